"""Years counted from one that was told before: "$19 billion in 2026 and $20 billion the year after"."""

from __future__ import annotations

from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod
from capex.tokens import Sentence, When


def counts_on(sentence: Sentence, when: When) -> bool:
    """Whether a period counts from one told before, and not from the day of the document."""
    return when.offset == 1 and any(m.span.overlaps(when.span) for m in sentence.marks.of("years_after"))


def year_after(sentence: Sentence, when: When, calendar: Calendar) -> Resolved:
    """The year behind the latest one that the sentence names before `when`; what it compares with lies earlier."""
    told = [_year(sentence, w, calendar) for w in sentence.whens if w.span.end <= when.span.start]
    latest = max(filter(None, told), default=None)
    return Resolved((FiscalPeriod(latest + 1),)) if latest else NOWHERE


def _year(sentence: Sentence, when: When, calendar: Calendar) -> int | None:
    found = (counts_on(sentence, when) and year_after(sentence, when, calendar)) or resolve(when, calendar)
    return found.periods[0].year if len(found.periods) == 1 and not found.periods[0].is_several_years else None
