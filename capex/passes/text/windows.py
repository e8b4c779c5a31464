"""Which sentences are worth looking at: those that name capital spending, and those beside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.passes.text.sentences import is_item, paragraphs
from capex.passes.text.turns import Turn, answers
from capex.passes.text.word_sets import WORD, Firsts, firsts, holds

#: A text of so many characters is looked at whole: an article comes back to its subject by other names.
_SHORT = 12_000
_BESIDE = 4
#: Fewer sentences on, it may be told where spending goes in the year after.
_LATER = 2
#: So many characters before and behind a place that names capital spending may speak of it, too.
_BACK, _AHEAD = 2_500, 1_000
#: What a list is a list of stands before its first item.
_LIST = 10


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
        chosen.update(_list_before(text, spans, index, lexicon))
        for near in beside:
            if near in chosen or (near in left_out and not listed and near != index + 1):
                continue
            goes_on = listed or _goes_on(text, spans[near], lexicon, alone=near != index + 1)
            (chosen if goes_on else left_out).add(near)
        if (
            index
            and lexicon.spaced
            and _parts_of_years(lexicon).search(text, spans[index - 1].start, spans[index - 1].end)
        ):
            chosen.add(index - 1)  # "Looking ahead to the third quarter, …"
        if index and _leads_in(text, spans[index - 1], lexicon):
            chosen.add(index - 1)  # "Let me give you some color on 2026."
        chosen.update(_guided_before(text, spans, index, lexicon))
        last = max((near for near in beside if near in chosen), default=index)
        chosen.update(range(index + 1, last))  # what stands between may change the subject
        for near in range(index + 1, min(index + _LATER, len(spans))):
            if _years(lexicon).search(text, *spans[near]):
                chosen.add(near)  # "It should come down in 2027."
    return chosen


def _leads_in(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a short sentence without a sum names a year."""
    if span.end - span.start > _ITEM or not lexicon.spaced or lexicon.joined:
        return False
    hit = _years(lexicon).search(text, *span)
    return hit is not None and not any(
        sign in text[span.start : span.end] for sign in lexicon.currency_before if not sign[-1].isalnum()
    )


#: So many sentences back, within so many characters of where it begins, a sentence says what time guidance is for.
_GUIDED, _OPENING = 2, 32


def _guided_before(text: str, spans: Sequence[Span], index: int, lexicon: Lexicon) -> Iterator[int]:
    """The sentences of guidance right before, from the one on that opens with its time: "For 2026, we expect"."""
    if not lexicon.spaced or lexicon.joined:
        return
    for number in range(index - 1, max(index - 1 - _GUIDED, -1), -1):
        start, opening = spans[number].start, min(spans[number].start + _OPENING, spans[number].end)
        if _years(lexicon).search(text, start, opening) or _parts_of_years(lexicon).search(text, start, opening):
            told = range(number, index)
            plans = firsts(lexicon.plans)
            yield from told if all(holds(WORD.findall(text, *spans[n]), plans) for n in told) else ()
            return


#: An item of a spoken list has at most so many characters: "Tax rate, 22%."
_ITEM = 90
#: So many words open a sentence that goes on with what a sum holds.
_OPENS = 2


def _list_before(text: str, spans: Sequence[Span], index: int, lexicon: Lexicon) -> Iterator[int]:
    """The short sentences with figures and no verb that lead to such a one, and the one that they are a list of."""
    for number in range(index, max(index - _LIST, 0), -1):
        start, end = spans[number]
        parted = text.find("; ", start, end)  # "Capital spending, $1.1 billion; in 2025 we spent $921 million."
        end = parted if parted > 0 else end
        if number == index and holds(WORD.findall(text, start, end)[:_OPENS], firsts(lexicon.consisting)):
            yield number - 1  # "That includes capital expenditures of"
        if end - start > _ITEM or _DIGIT.search(text, start, end) is None:
            return
        if holds(WORD.findall(text, start, end), _verbs(lexicon)):
            return
        yield number - 1


@cache
def _verbs(lexicon: Lexicon) -> Firsts:
    """Words of planning that are no nouns, and those for the speaker."""
    return firsts((*(word for word in lexicon.plans if word not in lexicon.guidance), *lexicon.first_persons))


@cache
def _parts_of_years(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that number quarters and halves."""
    words = [word for word in lexicon.ordinals if word.isalpha() and len(word) > 3]
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")


def _goes_on(text: str, span: Span, lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether a sentence beside one on capital spending may go on about it: it holds a sum of nothing else.

    One that comes back to a range, or takes guidance back, needs no sum.
    """
    said = span.of(text)
    search, back = _going_on(lexicon)
    hits = search.find_matches_as_indexes(said, overlapping=True)
    if not hits:
        return False
    if any(n < len(back) and not (start and said[start - 1].isalnum()) for n, start, _ in hits):
        return True
    counts = _DIGIT.search(said) or _in_words(lexicon).search(said)
    if counts is None or not any(n >= len(back) for n, _, _ in hits):
        return False
    if not lexicon.spaced or not alone:
        return True
    words = WORD.findall(said)
    return holds(words, firsts(lexicon.weak_mentions)) or not holds(words, firsts(lexicon.other_metrics))


@cache
def _going_on(lexicon: Lexicon) -> tuple[AhoCorasick, tuple[str, ...]]:
    """One search for words that come back to a range or take guidance back, and for money; and the former."""
    stems = (word.rstrip("*") for word in lexicon.withdrawals if not word.startswith("re:"))
    words = (word for word in (*lexicon.ends_of, *stems) if "*" not in word and "…" not in word)
    back = tuple(dict.fromkeys(words if lexicon.spaced else ()))
    return AhoCorasick((*back, *_money(lexicon)), implementation=Implementation.DFA), back


_DIGIT = re.compile("[0-9]")


@cache
def _in_words(lexicon: Lexicon) -> re.Pattern[str]:
    """A number in words before its scale, where numbers are spoken: "a billion", "four and a half billion"."""
    words = (*lexicon.hundreds, *(word for word in (*lexicon.numbers, *lexicon.halves) if lexicon.hundreds))
    scales = (scale for scale in lexicon.scales if len(scale) > _WRITTEN)
    return re.compile(rf"\b(?:{'|'.join(words)})[ -](?:{'|'.join(scales)})\b" if words else r"(?!)")


#: A scale that is written out has more signs.
_WRITTEN = 3


@cache
def _years(lexicon: Lexicon) -> re.Pattern[str]:
    """A year in figures, and the words for the next ones."""
    told = [re.escape(word) for word, far in lexicon.relative_years.items() if far > 0]
    words = "|".join(told if lexicon.spaced and not lexicon.joined else ())
    return re.compile(rf"(?<![0-9])20[0-9][0-9](?![0-9])|\b(?:{words or '(?!)'})\b")


@cache
def _money(lexicon: Lexicon) -> tuple[str, ...]:
    """Signs of currencies and scales written out: a sentence without any says no sum."""
    signs = [sign for sign in lexicon.currency_before if not sign[-1].isalnum()]
    words = [word for word in lexicon.scales if len(word) > 2 or not word.isascii()]
    return (*signs, *words)
