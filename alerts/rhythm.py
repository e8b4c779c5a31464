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
    """The likely day of the next report; `None` where it has passed, or for a company that has never reported.

    It is a quarter of a year after the last season; where the company reported around that time a year ago, a year of
    weeks after that.
    """
    firsts = seasons(days)
    if not firsts:
        return None
    usual = firsts[-1] + YEAR / 4
    again = [day + YEAR for day in firsts if abs(day + YEAR - usual) <= SEASON * 2 / 3]
    likely = min(again, default=usual)
    return likely if likely >= today else None
