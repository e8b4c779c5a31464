"""Fiscal years that a company numbers by the calendar year in which they begin, as retailers do."""

from __future__ import annotations

from capex.lexicon.words import PeriodForm
from capex.passes.calendar import Calendar
from capex.passes.scene import FAR, View
from capex.tokens import When

#: Fiscal years that end in these months of the year are often numbered by the year before.
_EARLY = 3


def numbered_by_its_beginning(view: View, when: When, calendar: Calendar, *, spread: bool = False) -> bool:
    """Whether a year that is planned for is over by our label only: the company numbers it by the year it begins in.

    A range or bound (`spread`) is a plan without any verb, too.
    """
    early = calendar.year_end.month <= _EARLY and not when.part and when.form is not PeriodForm.PAST
    running = calendar.said_on is not None and when.year is not None and when.year >= calendar.said_on.year
    spent = view.left("actuals")
    planned = min(view.left("plans"), view.right("plans")) < spent or (spread and spent == FAR)
    return early and running and planned
