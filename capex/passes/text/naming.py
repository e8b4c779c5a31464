"""Where a text names capital spending, found by plain search for a few words before any expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from capex.lexicon.words import Lexicon
from capex.matching import pattern

#: Shorter words stand in too many other words to be searched for.
_LONG = 5

#: Entries with one place in them of the word by which they are found, compiled together.
_Form = tuple[int, re.Pattern[str]]


class _Anchor(dict[str, tuple[_Form, ...]]):
    """A word that several entries share, and which of these may match, by the two signs before the word.

    What two signs allow is worked out when they are first met, so that few entries are tried at each place.
    """

    def __init__(self, word: str, forms: Mapping[str, tuple[_Form, ...]]) -> None:
        super().__init__()
        self.word, self._forms = word, forms

    def __missing__(self, two: str) -> tuple[_Form, ...]:
        plain = two.replace("\n", " ")
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[two] = tuple(
            form for before in {"", plain[-1:], plain} for form in self._forms.get(before, ())
        )  # fmt: skip
        return found


#: So many pairs of signs are remembered.
_REMEMBERED = 20_000


@cache
def _mentions(lexicon: Lexicon) -> tuple[_Anchor, ...]:
    return _anchors({entry: pattern(entry, lexicon) for entry in lexicon.mentions})


@cache
def _mentions_and_pledges(lexicon: Lexicon) -> tuple[_Anchor, ...]:
    pledges = {phrase: re.escape(phrase) for phrase in lexicon.pledge_phrases}
    return _anchors(pledges | {entry: pattern(entry, lexicon) for entry in lexicon.mentions})


def _anchors(patterns: Mapping[str, str]) -> tuple[_Anchor, ...]:
    """Entries by a word in them, which is found by plain search: as few words as will do."""
    left = {entry: _plain(entry) for entry in patterns}
    words = {word for literal in left.values() for word in literal.split(" ") if len(word) >= _LONG or word == literal}
    found: list[_Anchor] = []
    while left:
        word = max(words, key=lambda w: (sum(w in literal for literal in left.values()), w), default="")
        held = [entry for entry, literal in left.items() if word in literal] if word else list(left)
        if not word or not held:
            held = list(left)[:1]
            word = left[held[0]]
        forms: dict[str, dict[int, list[str]]] = {}
        for entry in held:
            literal = left.pop(entry)
            offset = literal.index(word)
            before = literal[max(offset - 2, 0) : offset]
            forms.setdefault(before, {}).setdefault(offset, []).append(patterns[entry])
        found.append(_Anchor(word, {before: _compiled(offsets) for before, offsets in forms.items()}))
    return tuple(found)


#: What an expression only looks at, before the first word that it holds.
_AROUND = re.compile(r"(?:\(\?<?[!=][^()]*\)|\(\?:(?:\(\?<?[!=][^()]*\)\|?)+\))+")
_HELD = re.compile(r"[^\W\d_]+")


def _plain(entry: str) -> str:
    """The part of an entry that stands in a text as it is written."""
    if not entry.startswith("re:"):
        return re.split(r"[*…]", entry, maxsplit=1)[0]
    around = _AROUND.match(entry, 3)
    held = _HELD.match(entry, around.end() if around else 3)
    return held[0] if held else entry


def _compiled(offsets: Mapping[int, Sequence[str]]) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((offset, re.compile("|".join(forms))) for offset, forms in offsets.items())


def mention_places(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where folded `text` names capital spending."""
    return _places(text, _mentions(lexicon))


def talk_places(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """The same, and where it plans to invest without that name: money for several years is put so. In order."""
    return tuple(sorted(set(_places(text, _mentions_and_pledges(lexicon)))))


def _places(text: str, anchors: Iterable[_Anchor]) -> Iterator[int]:
    for anchor in anchors:
        word = anchor.word
        place = text.find(word)
        while place >= 0:
            for offset, regex in anchor[text[place - 2 : place] if place > 1 else text[:place]]:
                if place >= offset and regex.match(text, place - offset):
                    yield place - offset
            place = text.find(word, place + 1)
