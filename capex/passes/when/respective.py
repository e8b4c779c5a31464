"""Figures and years told one list after the other: "$12.1 billion and $11.2 billion in 2025 and 2026, respectively"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from capex.document import Span
from capex.passes.scene import Figure, Scene
from capex.passes.text.calendar import Resolved
from capex.period import FiscalPeriod
from capex.tokens import Sentence, Unit, When

#: Words that may stand between the members of a list.
_BETWEEN = ("clause_breaks", "between_and", "about_before", "floor_before", "ceiling_before", "inside")
_WORD = re.compile(r"\w+")


def _joined(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether only commas and words such as "and" part two members of a list."""
    gap = scene.text[start:end].replace("、", ",")
    if end < start or gap.strip(" ,") == "" or any(sign in gap for sign in "-—~;("):
        return gap.strip(" ") == ","
    if gap.strip() in scene.lexicon.pairs:
        return True  # 현대차와 기아, 9조원과 4조원
    spans = _between(sentence)
    words = (Span(start + w.start(), start + w.end()) for w in _WORD.finditer(gap))
    return all(any(span.covers(word) for span in spans) for word in words)


@lru_cache(maxsize=256)
def _between(sentence: Sentence) -> list[Span]:
    each = sentence.marks.any_of("respectively")  # "12.000 y 2.100 millones, respectivamente" are no range
    ranging = {m.span for m in sentence.marks.of("moves_to" if each else "range_words")}  # "by $4bn to $11bn and $9bn"
    return [m.span for m in sentence.marks.of(*_BETWEEN) if m.span not in ranging]


def list_around(scene: Scene, sentence: Sentence, spans: Sequence[Span], index: int) -> range:
    """The numbers of the members of the list that the member `index` is in."""
    first = last = index
    while first and _joined(scene, sentence, spans[first - 1].end, spans[first].start):
        first -= 1
    while last + 1 < len(spans) and _joined(scene, sentence, spans[last].end, spans[last + 1].start):
        last += 1
    return range(first, last + 1)


def in_order(
    scene: Scene, figure: Figure, resolved: Callable[[Sentence, When], Resolved]
) -> tuple[When, Resolved] | None:
    """The year that stands in the list of years where the figure stands in the list of figures."""
    sentence = scene.sentences[figure.sentence]
    money = [a.span for a in sentence.amounts if a.unit is Unit.MONEY]
    if len(money) < 2 or not sentence.whens or figure.amount.span not in money:
        return None
    if not scene.lexicon.spaced and not sentence.marks.any_of("respectively"):
        return None
    own = money.index(figure.amount.span)
    figures = list_around(scene, sentence, money, own)
    spans = [when.span for when in sentence.whens]
    for index in range(len(spans) if len(figures) > 1 else 0):
        members = list_around(scene, sentence, spans, index)
        named = [sentence.whens[n] for n in members]
        told = [(when, p) for when in named for p in _each(resolved(sentence, when), when)]
        years = [period for _, period in told]
        if len(years) == len(figures) == len(set(years)) and all(_is_plain(period) for period in years):
            when, period = told[own - figures.start]
            return when, Resolved((period,), past=_is_past(sentence, when, period, resolved))
    return None


def with_all_years(scene: Scene, figure: Figure, resolved: Callable[[Sentence, When], Resolved]) -> Figure:
    """`figure` for every year of the list that its own is in: "$23 billion for each of 2026, 2027 and 2028"."""
    sentence, place = scene.sentences[figure.sentence], figure.amount.span
    spans = [when.span for when in sentence.whens]
    alone = sum(a.unit is Unit.MONEY for a in sentence.amounts) == 1
    if figure.when_span not in spans or figure.when.past or not alone:
        return figure
    members = list_around(scene, sentence, spans, spans.index(figure.when_span))
    if len(members) < _SEVERAL:
        return figure
    if not all(sentence.whens[n].year and not sentence.whens[n].part for n in members):
        return figure  # "this year and next year to $20 billion"
    last = spans[members[-1]].end
    if last > place.end and scene.text[last : sentence.span.end].strip(" \n")[:1] not in _ENDS:
        return figure  # "$30 billion this year, and next year it will be higher"
    told = [(when, p) for n in members for when in (sentence.whens[n],) for p in _each(resolved(sentence, when), when)]
    own = all(_is_plain(p) for p in figure.when.periods)
    coming = own and all(_is_plain(p) and not _is_past(sentence, when, p, resolved) for when, p in told)
    periods = tuple(dict.fromkeys(period for _, period in told))
    return figure._replace(when=Resolved(periods)) if coming else figure


#: Of two years in one wording both are known without this.
_SEVERAL = 2
#: Signs that may follow a list of years.
_ENDS = ("", ".", ",", ";", ":", ")", "。", "、")


def _each(found: Resolved, when: When) -> list[FiscalPeriod]:
    """The periods of one that is written, each year of a span for itself: 2025年至2027年的資本開支分別為….

    "The next five years" names no year: with five companies it is the time of each, and no list: 향후 5년간 각각.
    """
    spans = [p for p in found.periods if p.last and when.year]
    return [FiscalPeriod(y) for p in spans for y in range(p.year, (p.last or p.year) + 1)] or [*found.periods]


def _is_plain(period: FiscalPeriod) -> bool:
    return not period.is_several_years


def _is_past(
    sentence: Sentence, when: When, period: FiscalPeriod, resolved: Callable[[Sentence, When], Resolved]
) -> bool:
    found = resolved(sentence, when)
    return found.past and (period in found.periods or any(p.last for p in found.periods))
