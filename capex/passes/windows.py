"""Which sentences are worth looking at: those that name capital spending, and those beside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.matching import pattern
from capex.passes.sentences import is_item, paragraphs
from capex.passes.turns import Turn, answers

#: A text of so many characters is looked at whole: an article comes back to its subject by other names.
_SHORT = 12_000
_BESIDE = 4
#: So many characters before and behind a place that names capital spending may speak of it, too.
_BACK, _AHEAD = 2_500, 1_000
#: Shorter words stand in too many other words to be searched for.
_LONG = 5
_DIGIT = re.compile(r"\d")
#: What a list is a list of stands before its first item.
_LIST = 10


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A word that several entries share, and each of these with the word's place in it.

    They are found by the two signs before the word, so that few of them are tried at each place.
    """

    word: str
    forms: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]


@cache
def _mentions(lexicon: Lexicon) -> tuple[_Anchor, ...]:
    return _anchors({entry: pattern(entry, lexicon) for entry in lexicon.mentions})


@cache
def _mentions_and_pledges(lexicon: Lexicon) -> tuple[_Anchor, ...]:
    pledges = {phrase: re.escape(phrase) for phrase in lexicon.pledge_phrases}
    return _anchors(pledges | {entry: pattern(entry, lexicon) for entry in lexicon.mentions})


def _anchors(patterns: Mapping[str, str]) -> tuple[_Anchor, ...]:
    """Entries by a word in them, which is found by plain search: as few words as will do."""
    left = {entry: re.split(r"[*…]", entry, maxsplit=1)[0] for entry in patterns}
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
        place = text.find(anchor.word)
        while place >= 0:
            two = text[max(place - 2, 0) : place].replace("\n", " ")
            for before in {"", two[-1:], two}:
                for offset, regex in anchor.forms.get(before, ()):
                    if place >= offset and regex.match(text, place - offset):
                        yield place - offset
            place = text.find(anchor.word, place + 1)


def is_whole(document: Document, text: str, *, titled: bool) -> bool:
    """Whether a text is looked at whole: a short one of the press, or whose headline names capital spending."""
    return len(text) <= _SHORT and (document.issuer is None or titled)


def talked_of(text: str, places: Sequence[int]) -> dict[int, Span]:
    """The paragraphs of a company's document that name capital spending, and the two before each, by number.

    `places` is where capital spending is named, in order. What is far from all of them in a long paragraph is left out.
    """
    spans = list(paragraphs(text))
    starts = [span.start for span in spans]
    found: dict[int, Span] = {}
    for place in places:
        last = bisect.bisect_right(starts, place) - 1
        for number in range(max(last - 2, 0), last + 1):
            near = _near(text, spans[number], place)
            if near is not None:
                known = found.get(number, near)
                found[number] = Span(min(known.start, near.start), max(known.end, near.end))
    return found


def answered(text: str, turns: Sequence[Turn], places: Sequence[int]) -> Iterator[int]:
    """Where sentences begin from a question on capital spending on into the answers: they need not name that again."""
    for question, answer in answers(turns):
        start = next((place for place in places if question.span.start <= place < question.span.end), None)
        if start is not None:
            yield answer.span.start
            for part in (Span(start, question.span.end), answer.span):
                yield from (hit.end() for hit in _STOP.finditer(text, part.start, min(part.end, part.start + _AHEAD)))


#: The end of a sentence and what parts it from the next.
_STOP = re.compile(r"[.?!。？！]\s*")


def _near(text: str, paragraph: Span, place: int) -> Span | None:
    """What of a paragraph is near `place`, in whole sentences."""
    start, end = paragraph
    if start < place - _BACK:
        start = text.find(". ", place - _BACK, end) + 1 or end
    if end > place + _AHEAD:
        end = text.find(". ", place + _AHEAD, end) + 1 or end
    return Span(start, end) if start < end else None


def relevant(text: str, spans: Sequence[Span], places: Sequence[int], lexicon: Lexicon) -> Container[int]:
    """The numbers of the sentences to look at; none where nothing names capital spending in a company's document."""
    chosen: set[int] = set()
    left_out: set[int] = set()
    ends = [span.end for span in spans[:-1]]
    for index in sorted({bisect.bisect_right(ends, place) for place in places}) if spans else ():
        listed = is_item(text, spans[index])
        before = _LIST if listed else _BESIDE
        beside = range(max(index - before, 0), min(index + _BESIDE + 1, len(spans)))
        chosen.add(index)
        for near in beside:
            if near in chosen or (near in left_out and not listed):
                continue
            (chosen if listed or _goes_on(text, spans[near], lexicon) else left_out).add(near)
        if (
            index
            and lexicon.spaced
            and _parts_of_years(lexicon).search(text, spans[index - 1].start, spans[index - 1].end)
        ):
            chosen.add(index - 1)  # "Looking ahead to the third quarter, …"
    return chosen


@cache
def _parts_of_years(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that number quarters and halves."""
    words = [word for word in lexicon.ordinals if word.isalpha() and len(word) > 3]
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")


@cache
def _money(lexicon: Lexicon) -> re.Pattern[str]:
    """A sign of a currency, or a scale written out: a sentence without either says no sum."""
    signs = [sign for sign in lexicon.currency_before if not sign[-1].isalnum()]
    words = [word for word in lexicon.scales if len(word) > 2 or not word.isascii()]
    return re.compile("|".join(map(re.escape, (*signs, *words))) or r"\d")


def _goes_on(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a sentence beside one on capital spending may go on about it: it holds a sum of nothing else."""
    if _refers_back(lexicon).search(text, *span):
        return True
    if not _counts_money(text, span, lexicon):
        return False
    if not lexicon.spaced:
        return True
    words = _WORD.findall(text, span.start, span.end)
    return _holds(words, _firsts(lexicon.weak_mentions)) or not _holds(words, _firsts(lexicon.other_metrics))


@cache
def _refers_back(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that come back to a range, or take guidance back: such a sentence needs no sum."""
    stems = (word.rstrip("*") for word in lexicon.withdrawals if not word.startswith("re:"))
    words = [word for word in (*lexicon.ends_of, *stems) if "*" not in word and "…" not in word]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})" if words and lexicon.spaced else r"(?!)")


_WORD = re.compile(r"\w+")


@cache
def _firsts(entries: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The entries of one word: those that stand as they are, and the stems."""
    single = [entry for entry in entries if re.fullmatch(r"\w+\*?", entry)]
    stems = tuple(entry[:-1] for entry in single if entry.endswith("*"))
    return frozenset(entry for entry in single if not entry.endswith("*")), stems


def _holds(words: Sequence[str], entries: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    exact, stems = entries
    return not exact.isdisjoint(words) or any(word.startswith(stems) for word in words)


def _counts_money(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a sentence beside one on capital spending holds a sum, so that it may go on about it."""
    return (
        _DIGIT.search(text, span.start, span.end) is not None
        and _money(lexicon).search(text, span.start, span.end) is not None
    )
