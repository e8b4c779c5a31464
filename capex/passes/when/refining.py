"""What a written period is for one company, with what its sentence says of it."""

from __future__ import annotations

from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.passes.when.years_on import counts_on, year_after
from capex.tokens import Sentence, When


def refined(sentence: Sentence, when: When, calendar: Calendar) -> Resolved:
    """A quarter or half takes its year from a period written right beside it ("the fourth quarter of this year")."""
    if when.form is PeriodForm.EACH:
        return _following(sentence, when, calendar)
    if counts_on(sentence, when) and (later := year_after(sentence, when, calendar)).periods:
        return later
    if when.offset == 0 and any(m.span.overlaps(when.span) for m in sentence.marks.of("whole_years")):
        told = [w for w in sentence.whens if (w.part or w.form is PeriodForm.PAST) and w.span.end <= when.span.start]
        own = told[-1].year or _year_before(sentence, told[-1]) if told else None
        if told and resolve(told[-1], calendar).past and (own or not _is_planned(sentence, when)):
            over = calendar.done.year if calendar.done and calendar.done.part == "Q4" else None
            year = own or over  # 2024年四季度…；全年…
            return resolve(replace(when, offset=None, year=year), calendar) if year else resolve(when, calendar)
        if (past := _year_over(sentence, when, calendar)) is not None:
            return past
    if when.form is PeriodForm.PART and when.part:
        for other in sentence.whens:
            beside = _is_right_behind(sentence, other, when) or _is_right_before(sentence, other, when)
            found = resolve(other, calendar) if beside and other is not when else NOWHERE
            if len(found.periods) == 1 and found.periods[0].is_year:
                return resolve(replace(when, year=found.periods[0].year), calendar)
    return resolve(when, calendar)


def _is_right_behind(sentence: Sentence, other: When, when: When) -> bool:
    """Whether a period stands right behind another, and none between: no 第四季與第三季相當，2026年將更高."""
    near = 0 <= other.span.start - when.span.end <= _BEHIND
    return near and not any(when.span.end <= w.span.start and w.span.end <= other.span.start for w in sentence.whens)


#: Signs between a part of a year and its year.
_BEHIND = 8


def _is_right_before(sentence: Sentence, other: When, when: When) -> bool:
    """Whether nothing parts a period from the one before it: "last year's Q4", but not "year over year in Q4"."""
    gap = Span(other.span.end, max(other.span.end, when.span.start))
    near = 0 <= when.span.start - other.span.end <= _GAP
    return near and not any(gap.covers(m.span) for m in sentence.marks.of("inside"))


#: Signs between a year and a part of it.
_GAP = 4


def _year_over(sentence: Sentence, when: When, calendar: Calendar) -> Resolved | None:
    """The past year that a sentence has told of before it speaks of the whole, and plans nothing: 去年…,全年…約81億."""
    alone = any(m.span == when.span for m in sentence.marks.of("whole_years"))
    before = [w for w in sentence.whens if (w.offset or 0) < 0 and not w.part and w.span.end <= when.span.start]
    if not alone or not before or _is_planned(sentence, when):
        return None
    found = resolve(before[-1], calendar)
    return found if found.past else None


def _year_before(sentence: Sentence, part: When) -> int | None:
    """The year written right before a part of it: 2025年前三季."""
    return next((w.year for w in sentence.whens if w.year and w.span.end == part.span.start), None)


def _is_planned(sentence: Sentence, when: When) -> bool:
    """Whether a plan follows a period before the next figure."""
    end = min((a.span.start for a in sentence.amounts if a.span.start >= when.span.end), default=sentence.span.end)
    return any(when.span.start <= m.span.start < end for m in sentence.marks.of("plans", "guidance"))


def _following(sentence: Sentence, when: When, calendar: Calendar) -> Resolved:
    """Each of the next years: behind a year of its own ("in 2024 and in each of the following two") those after it."""
    found = resolve(when, calendar)
    before = [resolve(other, calendar).periods for other in sentence.whens if other.span.end <= when.span.start]
    years = [periods[0].year for periods in before if len(periods) == 1 and periods[0].is_year]
    later = years[-1] + 1 - found.periods[0].year if years and found.periods else 0
    return Resolved(tuple(period.shifted(later) for period in found.periods)) if later > 0 else found
