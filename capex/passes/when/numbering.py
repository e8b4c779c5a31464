"""Fiscal years that a company numbers by the calendar year in which they begin, as retailers do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from capex.company import Company
from capex.document import Document, DocumentKind
from capex.lexicon.words import PeriodForm
from capex.passes.scene import FAR, Scene, View
from capex.passes.text.calendar import OVER, Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.tokens import Sentence, When

#: So long after a year's end nobody has reported on it.
_UNREPORTED = timedelta(days=31)
#: Fiscal years that end in these months of the year are often numbered by the year before.
_EARLY = 3


def begins_early(company: Company) -> bool:
    """Whether all companies whose year ends with this one's number it alike: those of Japan do, retailers do not."""
    return company.fiscal_year_end.month == _EARLY


def planned_years(document: Document, sentence: Sentence) -> Iterator[int]:
    """The running calendar year, where a sentence of the press plans for a fiscal year of that number."""
    said_on = document.said_on
    if said_on is None or not sentence.marks.of("plans") or sentence.marks.of("actuals"):
        return
    held = [m.span.end for m in sentence.marks.of("compared")]
    for when in sentence.whens:
        compared = any(end <= when.span.start for end in held)
        if when.form is PeriodForm.FISCAL and when.year == said_on.year and not when.part and not compared:
            yield said_on.year


def numbers_of(scene: Scene, ticker: str) -> frozenset[int]:
    """The fiscal years that sentences on one company alone number: those of one retailer are not another's."""
    told: set[int] = set()
    last = set(scene.headline)
    for sentence in scene.sentences:
        last = {who.ticker for who in sentence.whos} or last
        if last == {ticker}:
            told.update(planned_years(scene.document, sentence))
    return frozenset(told)


def numbered_by_its_beginning(view: View, when: When, calendar: Calendar, *, spread: bool = False) -> bool:
    """Whether a year that is planned for is over by our label only: the company numbers it by the year it begins in.

    A range or bound (`spread`) is a plan without any verb, too.
    """
    own = view.scene.document.issuer is not None and view.scene.lexicon.spaced  # a plan leads to its parts, too
    spent = view.left("actuals", across=own)
    planned = min(view.left("plans", across=own), view.right("plans")) < spent or (spread and spent == FAR)
    return planned and not unless_begun(OVER, when, calendar).past


def unless_begun(found: Resolved, when: When, calendar: Calendar) -> Resolved:
    """`found`, not over where only our label has it so: a heading "Full year 2025 outlook" of a retailer in 2025."""
    early = calendar.year_end.month <= _EARLY and not when.part and when.form is not PeriodForm.PAST
    running = calendar.said_on is not None and when.year is not None and when.year >= calendar.said_on.year
    return replace(found, past=False) if found.past and early and running else found


def is_still_planned(view: View, found: Resolved, calendar: Calendar) -> bool:
    """Whether the press tells of a plan for a year that is just over, on which the company has yet to report."""
    said_on, years = calendar.said_on, found.periods
    press = view.scene.document.kind is DocumentKind.NEWS
    press = press and (view.scene.lexicon.spaced or view.in_clause("actions"))  # 2022年预算为900亿元 is only recalled
    if not press or said_on is None or len(years) != 1 or not years[0].is_year:
        return False
    fresh = timedelta() < said_on - years[0].dates(calendar.year_end)[1] <= _UNREPORTED
    planned = view.left("plans", "guidance", across=True)
    return fresh and planned < view.left("actuals", "pasts", "recalled", across=True)


#: Names of years by their distance from the running one, or of none by name.
_A_YEAR = ("relative_fiscal_years", "loose_years")
#: The forms in which a text names a fiscal year by its number or its last month.
_NAMED = (PeriodForm.FISCAL, PeriodForm.YEAR_END)


def reports_a_year(scene: Scene, calendar: Calendar) -> bool:
    """Whether an article tells of a fiscal year that is just over and calls none the running one: then that is next.

    "It spent $3 billion in the year ended March 31 and plans $4 billion for the next fiscal year."
    """
    if scene.document.issuer is not None or scene.lexicon.joined or not scene.lexicon.spaced or calendar.quarter != 1:
        return False
    whens = [(sentence, when) for sentence in scene.sentences for when in sentence.whens]
    if not any(when.fiscal and when.offset == 1 for _, when in whens):
        return False
    if any(when.fiscal and when.offset == 0 for _, when in whens):
        return False
    return any(_is_the_last(sentence, when, calendar) for sentence, when in whens)


def _is_the_last(sentence: Sentence, when: When, calendar: Calendar) -> bool:
    """Whether a period is the fiscal year that has just ended."""
    if when.form is PeriodForm.PAST:
        return any(m.span.overlaps(when.span) for m in sentence.marks.of(*_A_YEAR))
    if when.form not in _NAMED or when.part:
        return False
    found = resolve(when, calendar).periods
    return len(found) == 1 and found[0].is_year and found[0].year + 1 == calendar.year
