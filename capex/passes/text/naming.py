"""Where a text names capital spending: one search for how each entry begins, and its expression where that stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from capex.lexicon.words import Lexicon
from capex.matching import pattern


@dataclass(frozen=True, slots=True)
class _Entries:
    """Some entries, found by one search for how they begin."""

    search: AhoCorasick
    forms: tuple[re.Pattern[str], ...]  #: of the entries that begin so, by the number of the beginning

    def places(self, text: str) -> Iterator[int]:
        """Where an entry begins in folded `text`."""
        wide = [gap.span() for gap in _WIDE.finditer(text)] if any(map(text.__contains__, _GAPS)) else []
        plain = (_WIDE.sub(" ", text) if wide else text).replace("\n", " ")  # one blank between words, as in entries
        left_out = [0, *accumulate(end - start - 1 for start, end in wide)]
        blanks = [start - less for (start, _), less in zip(wide, left_out, strict=False)]
        for number, place, _ in self.search.find_matches_as_indexes(plain, overlapping=True):
            start = place + left_out[bisect_right(blanks, place - 1)] if wide else place
            if self.forms[number].match(text, start):
                yield start


#: More between two words than one blank or the end of a line.
_GAPS = ("  ", " \n", "\n ")
_WIDE = re.compile(r" [ \n]+|\n +")


@cache
def _mentions(lexicon: Lexicon) -> _Entries:
    return _entries({entry: pattern(entry, lexicon) for entry in lexicon.mentions}, lexicon)


@cache
def _mentions_and_pledges(lexicon: Lexicon) -> _Entries:
    pledges = {phrase: re.escape(phrase) for phrase in lexicon.pledge_phrases}
    return _entries(pledges | {entry: pattern(entry, lexicon) for entry in lexicon.mentions}, lexicon)


def _entries(patterns: Mapping[str, str], lexicon: Lexicon) -> _Entries:
    beginnings: dict[str, list[str]] = {}
    for entry, expression in patterns.items():
        plain = _plain(entry)
        beginnings.setdefault(plain.split(" ")[0] if lexicon.loose_spaces else plain, []).append(expression)
    forms = tuple(re.compile("|".join(expressions)) for expressions in beginnings.values())
    return _Entries(AhoCorasick(beginnings, implementation=Implementation.DFA), forms)


#: What an expression only looks at, before the first word that it holds.
_AROUND = re.compile(r"(?:\(\?<?[!=][^()]*\)|\(\?:(?:\(\?<?[!=][^()]*\)\|?)+\))+")
_HELD = re.compile(r"[^\W\d_]+")


def _plain(entry: str) -> str:
    """The part of an entry that stands in a text as it is written."""
    if not entry.startswith("re:"):
        return re.split(r"[*…]", entry.lstrip("*"), maxsplit=1)[0]
    around = _AROUND.match(entry, 3)
    held = _HELD.match(entry, around.end() if around else 3)
    return held[0] if held else entry


def mention_places(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where folded `text` names capital spending."""
    return _mentions(lexicon).places(text)


def talk_places(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """The same, and where it plans to invest without that name: money for several years is put so. In order."""
    return tuple(sorted(set(_mentions_and_pledges(lexicon).places(text))))
