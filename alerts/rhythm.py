"""When a company is likely to report next, from when it has reported so far."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

#: A year of whole weeks: companies keep to a weekday rather than to a day of the month.
YEAR = timedelta(weeks=52)
#: Reports of one season (release, call, filing) lie this close together; the first one counts.
SEASON = timedelta(days=45)


def seasons(days: Iterable[date]) -> list[date]:
    """The first day of each reporting season, oldest first."""
    firsts: list[date] = []
    for day in sorted(set(days)):
        if not firsts or day - firsts[-1] > SEASON:
            firsts.append(day)
    return firsts


def expected(days: Iterable[date], today: date) -> date | None:
    """The likely day of the next report; `None` for a company that has not reported for more than a year, if ever.

    It is a year of weeks after a season that lies ahead again, else a quarter of a year after the last one.
    """
    firsts = seasons(days)
    if not firsts or today - firsts[-1] > timedelta(days=400):
        return None
    again = [day + YEAR for day in firsts if day + YEAR >= today and day + YEAR - firsts[-1] > SEASON]
    if again:
        return min(again)
    quarter = firsts[-1] + YEAR / 4
    return quarter if quarter >= today else None
