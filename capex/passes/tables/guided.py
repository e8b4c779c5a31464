"""The year that a company's own document is on as its opening tells: "released its 2026 corporate guidance"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from capex.document import DocumentKind, Span
from capex.matching import fold
from capex.passes.scene import Scene
from capex.passes.tables.headings import whens_of
from capex.passes.text.calendar import Calendar
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod
from capex.tokens import Marks, When
from capex.vocabulary import vocabulary

#: So many sentences and signs are the opening of a document, and so many words stand between a year and its guidance.
_OPENING, _SIGNS, _WORDS = 6, 1500, 3


@lru_cache(maxsize=64)
def guided_year(scene: Scene, calendar: Calendar) -> FiscalPeriod | None:
    """The year to come that the headline and opening promise guidance for, if they speak of nothing else."""
    if scene.document.issuer is None or scene.document.kind is DocumentKind.CALL or calendar.year is None:
        return None
    years = set(_years(scene, calendar))
    coming = years.pop() if len(years) == 1 else None
    return coming if coming is not None and coming.is_year and coming.year > calendar.year else None


def _years(scene: Scene, calendar: Calendar) -> Iterator[FiscalPeriod | None]:
    """The years that headline and opening guide to; `None` for the report on a quarter, which is on its own too."""
    opening = (s.span for s in scene.sentences[:_OPENING] if s.span.end <= _SIGNS)
    for written in (fold(scene.document.title or ""), *(span.of(scene.text) for span in opening)):
        marks = vocabulary(scene.lexicon).scan(written, Span(0, len(written)))
        for when in whens_of(written, scene.lexicon):
            found = resolve(when, calendar)
            if when.part and when.offset is None and found.past:
                yield None
            elif when.year and not when.part and _is_guided(written, when, marks) and len(found.periods) == 1:
                yield found.periods[0]


def _is_guided(written: str, when: When, marks: Marks) -> bool:
    """Whether a word for guidance stands right behind a period: "2026 corporate guidance"."""
    gaps = (written[when.span.end : m.span.start] for m in marks.of("guidance") if m.span.start >= when.span.end)
    return any(len(gap.split()) <= _WORDS and not set(gap) & set(".,;:") for gap in gaps)
