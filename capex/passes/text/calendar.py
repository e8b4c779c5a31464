"""A company's fiscal calendar, as seen from one document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from capex.company import Company
from capex.document import Document
from capex.period import FiscalPeriod, FiscalYearEnd, fiscal_quarter_of, fiscal_year_of

#: A company reports this long after its quarter ended, give or take a few weeks.
_REPORTING_LAG = timedelta(days=35)
#: And so long after its year ended.
_YEARLY_LAG = timedelta(days=55)
#: A company that speaks so long before the end of a quarter, or longer, does not report on it.
_EARLY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A company's fiscal calendar as seen from one document.

    `year` is the fiscal year that guidance without a period is for: the running one, or, in the report on a fourth
    quarter, the one after. `done` is the last period known to be over (a quarter), `None` where nothing is known.
    """

    year: int | None
    quarter: int
    done: FiscalPeriod | None
    said_on: date | None
    year_end: FiscalYearEnd
    numbered: bool = False  #: the text numbers the running year by its beginning: 2024年度, so that 今年度 is 2024 too
    only_numbered: bool = False  #: and names no year by its end (25年3月期), so that 今期 is 2024 as well
    closed: bool = False  #: a company's own report on a whole year, whose 当期 is the year just over: 次期 is running


@dataclass(frozen=True, slots=True)
class Resolved:
    """The periods that a written one stands for; more than one where a figure is for each of them."""

    periods: tuple[FiscalPeriod, ...]
    past: bool = False


NOWHERE = Resolved(())
OVER = Resolved((), past=True)


def calendar_of(
    document: Document,
    company: Company,
    reported: FiscalPeriod | None = None,
    numbers: Collection[int] = (),
    *,
    ends: bool = False,
) -> Calendar:
    """The calendar of `company` as `document` sees it, from the reported quarter where it is known, else the day.

    `reported` is the quarter that the headline names, for documents that do not carry it; `numbers` are the years that
    the text numbers itself; `ends` says that it names years by their ends, too.
    """
    reports, said_on = document.reports or reported, document.said_on
    if reports is not None and reports.part.startswith("Q") and document.issuer == company.ticker:
        quarter = int(reports.part[1])
        year_end = (
            _inferred_year_end(said_on, quarter)
            if said_on and company.name == company.ticker
            else company.fiscal_year_end
        )
        year, now = (reports.year + 1, 1) if quarter == 4 else (reports.year, quarter + 1)
        if said_on is None or reports.dates(year_end)[1] - said_on < _EARLY:  # investors' days are before
            return Calendar(year, now, reports, said_on, year_end)
    if said_on is None:
        return Calendar(None, 0, None, None, company.fiscal_year_end)
    running = fiscal_quarter_of(said_on, company.fiscal_year_end)
    before = (
        FiscalPeriod(running.year, f"Q{int(running.part[1]) - 1}")
        if running.part != "Q1"
        else FiscalPeriod(running.year - 1, "Q4")
    )
    numbered = company.fiscal_year_end.month < 7 and running.year - 1 in numbers
    return Calendar(
        running.year, int(running.part[1]), before, said_on, company.fiscal_year_end, numbered, numbered and not ends
    )


_LAST = 4


def _inferred_year_end(said_on: date, quarter: int) -> FiscalYearEnd:
    """The fiscal year end of a company about which only the report on `quarter` is known."""
    ended = said_on - (_YEARLY_LAG if quarter == _LAST else _REPORTING_LAG)
    month = (ended.month - 1 + (4 - quarter) * 3) % 12 + 1
    if ended.day < 15:
        month = (month - 2) % 12 + 1
    return FiscalYearEnd(month, 31)


def is_over(period: FiscalPeriod, calendar: Calendar) -> bool:
    """Whether the whole of `period` lies before the document."""
    if calendar.done is None or calendar.year is None:
        return False
    last = period.last or period.year
    if period.basis == "CY":
        today = calendar.said_on or calendar.done.dates(calendar.year_end)[1]
        return period.dates()[1] < today
    quarter = {"": 4, "H1": 2, "H2": 4}.get(period.part) or int(period.part[1])
    return (last, quarter) <= (calendar.done.year, int(calendar.done.part[1]))


def is_calendar_year(calendar: Calendar) -> bool:
    """Whether the fiscal year is the calendar's."""
    return calendar.year_end.month == 12


def default_year(calendar: Calendar, said_on: date | None) -> FiscalPeriod | None:
    """The period of guidance that names none."""
    if calendar.year is not None:
        return FiscalPeriod(calendar.year - calendar.only_numbered)
    return fiscal_year_of(said_on, calendar.year_end) if said_on else None
