"""Actual spending beside guidance: how far the year has come, what is left, and how past guidance fared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from capex.money import Range


@dataclass(frozen=True, slots=True)
class Progress:
    """A year under way, in units of one currency.

    `rest` is what the guidance implies for what is left of the year, `share` the fraction of it already spent (of the
    high end first, then of the low end); ends are open where the guidance's are. `elapsed` is the fraction of the
    year's days that the actual figures cover.
    """

    spent: Decimal
    until: date
    rest: Range
    share: tuple[Decimal | None, Decimal | None]
    elapsed: Decimal


def progress(guidance: Range, spent: Decimal, until: date, covers: tuple[date, date]) -> Progress:
    """What spending so far means for `guidance` for a year that covers the days from the first to the last given."""
    low, high = (None if end is None else max(end - spent, Decimal(0)) for end in guidance.ends)
    of_high, of_low = (spent / end if end else None for end in (guidance.high, guidance.low))
    first, last = covers
    elapsed = Decimal((until - first).days + 1) / Decimal((last - first).days + 1)
    return Progress(spent, until, Range(low, high), (of_high, of_low), elapsed)


@dataclass(frozen=True, slots=True)
class Fare:
    """How one year's guidance fared.

    `place` is `below`, `within` or `above`, `off` the distance from the nearest end as a fraction
    of it, negative below; `None` where that end is zero.
    """

    guidance: Range
    said_on: date
    actual: Decimal
    place: str
    off: Decimal | None


def fare(guidance: Range, said_on: date, actual: Decimal) -> Fare:
    """Set the actual spending of a year beside a figure that was given for it."""
    low, high = guidance.ends
    slack = guidance.slack if guidance.is_point else Decimal(0)
    if low is not None and actual < low - slack:
        return Fare(guidance, said_on, actual, "below", _off(actual, low))
    if high is not None and actual > high + slack:
        return Fare(guidance, said_on, actual, "above", _off(actual, high))
    return Fare(guidance, said_on, actual, "within", Decimal(0))


def _off(actual: Decimal, end: Decimal) -> Decimal | None:
    return (actual - end) / end if end else None
