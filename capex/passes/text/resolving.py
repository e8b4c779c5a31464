"""What a written period means for one company on the day of one document."""

from __future__ import annotations

from datetime import date, timedelta

from capex.lexicon.words import PeriodForm
from capex.passes.text.calendar import NOWHERE, OVER, Calendar, Resolved, is_calendar_year, is_over
from capex.period import FiscalPeriod, fiscal_quarter_of
from capex.tokens import When

#: The last month of a calendar year, and the time before its end in which "the next five years" begin behind it.
_LAST_MONTH, _LATE = 12, timedelta(weeks=10)


def _years(first: int, count: int) -> Resolved:
    if count == 1:
        return Resolved((FiscalPeriod(first),))
    return Resolved((FiscalPeriod(first, last=first + count - 1),))


def _coming(calendar: Calendar) -> int:
    """The first of "the coming years": the running one while it is young, else the next."""
    year = calendar.year or 0
    return year if calendar.quarter <= 2 else year + 1


def _is_late(calendar: Calendar) -> bool:
    """Whether the running year, which is the calendar's, is as good as over."""
    said_on = calendar.said_on
    return (
        said_on is not None
        and is_calendar_year(calendar)
        and said_on.year == calendar.year
        and date(said_on.year, _LAST_MONTH, 31) - said_on < _LATE
    )


_DECADE = 10


def resolve(when: When, calendar: Calendar) -> Resolved:  # noqa: C901, PLR0911 (one return for each form)
    """The periods that `when` names."""
    form, year = when.form, when.year or _year_of_month(when, calendar.said_on)
    if form is PeriodForm.PAST:
        return OVER
    if form is PeriodForm.MONTHS:
        return _months(when, calendar)
    if year is not None:
        return _with_year(when, year, calendar)
    if calendar.year is None:
        return NOWHERE if when.offset is None or when.offset >= 0 else OVER
    if form is PeriodForm.UNTIL and (when.offset or when.count):
        decade = (calendar.year // _DECADE + 1) * _DECADE  # "by the end of the decade"
        return _years(calendar.year, when.offset + 1) if when.offset else _with_year(when, decade, calendar)
    if when.offset is not None:
        return _offset(when, when.offset, calendar)
    if form is PeriodForm.RUN:
        return _each_from(calendar.year, when.count)
    if form is PeriodForm.NEXT and when.count <= 1:
        return Resolved((FiscalPeriod(_coming(calendar)),))
    if form is PeriodForm.NEXT:
        return _years(calendar.year + _is_late(calendar), when.count)
    if form is PeriodForm.EACH:
        return Resolved(tuple(FiscalPeriod(_coming(calendar) + n) for n in range(when.count)))
    if form is PeriodForm.REST:
        return Resolved((_rest(calendar, calendar.year),))
    if when.part:
        return _part(when.part, calendar, calendar.year)
    return NOWHERE


#: A quarter that ended longer ago than so many months is not the one that is meant.
_GONE = 4
#: A quarter that begins in so many months is the coming one; one farther ahead is last year's.
_AHEAD = 3


def _months(when: When, calendar: Calendar) -> Resolved:
    """The quarter of three months that a text names by its first and last one, unless it is over."""
    first, last, said_on = when.month, when.count, calendar.said_on
    if said_on is None or last - first != 2 or not 1 <= first <= 10:
        return OVER
    year = when.year or said_on.year
    over = (year, last) < (said_on.year, said_on.month) or (when.year is None and first - said_on.month > _AHEAD)
    return OVER if over else Resolved((fiscal_quarter_of(date(year, last, 1), calendar.year_end),))


#: So many months behind its end, a fiscal year is reported on.
_REPORTED = 2


def _year_of_month(when: When, said_on: date | None) -> int | None:
    """The year of a fiscal year or quarter that a text calls by its last month alone.

    The fiscal year is the running one, or, shortly behind its end, the one just over; the quarter the one just over,
    or the one to come.
    """
    month = when.month
    if said_on is None or when.form not in (PeriodForm.YEAR_END, PeriodForm.QUARTER_END):
        return None
    if when.form is PeriodForm.YEAR_END:
        return said_on.year + (month < said_on.month - _REPORTED)
    return said_on.year + (month - said_on.month < -_GONE) - (month - said_on.month > 12 - _GONE)


def _rest(calendar: Calendar, year: int) -> FiscalPeriod:
    part = {4: "Q4", 3: "H2"}.get(calendar.quarter, "") if year == calendar.year else ""
    return FiscalPeriod(year, part)


def _part(part: str, calendar: Calendar, year: int) -> Resolved:
    """A quarter or half without a year: of the running year, or, in the report on it, over."""
    period = FiscalPeriod(year, part)
    if calendar.done and part == calendar.done.part:
        return OVER
    if is_over(period, calendar):
        return Resolved((period,), past=True)
    return Resolved((period,))


def _offset(when: When, offset: int, calendar: Calendar) -> Resolved:
    fiscal = when.fiscal or calendar.year_end.month <= 2  # a retailer's "this year" is the one that begins in it
    closed = when.fiscal and calendar.closed and calendar.quarter == 1
    year = (
        (calendar.year or 0) - closed - ((when.numbered or (fiscal and calendar.only_numbered)) and calendar.numbered)
    )
    if when.part == "Q":
        index = year * 4 + calendar.quarter - 1 + offset
        return OVER if offset < 0 else Resolved((FiscalPeriod(index // 4, f"Q{index % 4 + 1}"),))
    if when.part == "H":
        index = year * 2 + (calendar.quarter - 1) // 2 + offset
        return OVER if offset < 0 else Resolved((FiscalPeriod(index // 2, f"H{index % 2 + 1}"),))
    return Resolved((FiscalPeriod(year + offset),), past=offset < closed)


def _each_from(year: int, further: int) -> Resolved:
    """A year and each of so many after it."""
    return Resolved(tuple(FiscalPeriod(year + n) for n in range(further + 1)))


def _with_year(when: When, year: int, calendar: Calendar) -> Resolved:  # noqa: PLR0911 (one return for each form)
    form = when.form
    if form is PeriodForm.RUN:
        return _each_from(year, when.count)
    if form is PeriodForm.NEXT and when.count > 1:
        period = FiscalPeriod(year - when.count + 1, last=year)  # "over the five years to March 2031"
        return Resolved((period,), is_over(period, calendar))
    if form is PeriodForm.QUARTER_END:
        quarter = fiscal_quarter_of(date(year, when.month, 28), calendar.year_end)
        return Resolved((quarter,), is_over(quarter, calendar))
    if form is PeriodForm.SPAN and when.until:
        until = when.until if when.until > year else when.until + 100 * (when.until < 100)
        if until == year + 1 and not is_calendar_year(calendar):  # "en 2025-2026": one fiscal year over two years
            return Resolved((FiscalPeriod(until),), is_over(FiscalPeriod(until), calendar))
        period = FiscalPeriod(year, last=until) if until > year else FiscalPeriod(year)
        begins = when.numbered and calendar.year_end.month < _BY_ITS_END  # 21〜23年度 runs to March 2024
        return Resolved((period,), is_over(FiscalPeriod(until + begins), calendar))
    if form is PeriodForm.BOTH and when.until:
        return Resolved((FiscalPeriod(year), FiscalPeriod(when.until)), is_over(FiscalPeriod(when.until), calendar))
    if form is PeriodForm.UNTIL:
        first = (calendar.year or year) - (when.numbered and calendar.year_end.month < _BY_ITS_END)
        whole = FiscalPeriod(first, last=year) if year > first else FiscalPeriod(year)
        return Resolved((whole,), is_over(whole, calendar))
    if form is PeriodForm.CALENDAR and not is_calendar_year(calendar):
        return Resolved((FiscalPeriod(year, basis="CY"),), is_over(FiscalPeriod(year, basis="CY"), calendar))
    if form is PeriodForm.REST:
        return Resolved((_rest(calendar, year),))
    period = FiscalPeriod(year, when.part)
    return Resolved((period,), is_over(_by_its_end(period, form, calendar), calendar))


#: A year that ends before this month is numbered by its beginning as well.
_BY_ITS_END = 7


def _by_its_end(period: FiscalPeriod, form: PeriodForm, calendar: Calendar) -> FiscalPeriod:
    """A year that a text numbers by its beginning (2025年度 ends in March 2026), as it is numbered by its end.

    Retailers whose year ends in January call it by the year in which it began.
    """
    numbered = form is PeriodForm.NUMBERED and calendar.year_end.month < _BY_ITS_END
    begins = numbered or (form is PeriodForm.PLAIN and calendar.year_end.month <= 2)
    return period.shifted(1) if begins else period
