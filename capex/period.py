"""Fiscal periods as companies name them, and the days they cover.

A label is the company's own: `FY2025`, `FY2025Q3`, `FY2025H2`, `CY2026` (a calendar year stated by a company with
another fiscal year), `FY2025-FY2028` (several years). A fiscal year bears the calendar year in which it ends.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self


class InvalidPeriodError(ValueError):
    """A label that names no fiscal period."""


@dataclass(frozen=True, slots=True)
class FiscalYearEnd:
    """The last day of a company's fiscal year: a month, and a day that is cut to the month's length.

    52/53-week years end on a weekday near that day; the day here is nominal and within a week of the true one.
    """

    month: int = 12
    day: int = 31

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `MM-DD` (or SEC's `MMDD`). Raises InvalidPeriodError for anything else."""
        found = re.fullmatch(r"(\d\d)-?(\d\d)", text)
        if not found or not 1 <= int(found[1]) <= 12 or not 1 <= int(found[2]) <= 31:
            raise InvalidPeriodError(f"fiscal year end {text!r} is not a day; write it as MM-DD, for example 06-30")
        return cls(int(found[1]), int(found[2]))

    def in_year(self, year: int) -> date:
        """The last day of the fiscal year that ends in calendar `year`."""
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


CALENDAR = FiscalYearEnd(12, 31)

_LABEL = re.compile(r"(FY|CY)(\d{4})(Q[1-4]|H[12])?(?:-(FY|CY)(\d{4}))?")
_MONTHS = {"": (0, 12), "Q1": (0, 3), "Q2": (3, 6), "Q3": (6, 9), "Q4": (9, 12), "H1": (0, 6), "H2": (6, 12)}


def _months_before(day: date, months: int) -> date:
    """The nominal period end that lies `months` before the period end `day`: month ends stay month ends."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    is_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_month_end else min(day.day, length))


@dataclass(frozen=True, slots=True)
class FiscalPeriod:
    """A year, a part of one (`Q1`-`Q4`, `H1`, `H2`) or several years (`last` is then the last one).

    `basis` is `FY` for the company's fiscal years and `CY` for calendar years.
    """

    year: int
    part: str = ""
    last: int | None = None
    basis: str = "FY"

    def __post_init__(self) -> None:
        if self.part not in _MONTHS or self.basis not in ("FY", "CY"):
            raise InvalidPeriodError(f"{self.basis}{self.year}{self.part} names no period; write FY2025 or FY2025Q3")
        if self.last is not None and (self.part or self.last <= self.year):
            raise InvalidPeriodError(f"{self.year} to {self.last} is no span of years; give them in order, whole")

    @classmethod
    def parse(cls, label: str) -> Self:
        """Read a label as `str` writes it. Raises InvalidPeriodError."""
        found = _LABEL.fullmatch(label)
        if not found or (found[4] and found[4] != found[1]):
            raise InvalidPeriodError(f"{label!r} names no period; write FY2025, FY2025Q3, CY2026 or FY2025-FY2028")
        return cls(int(found[2]), found[3] or "", int(found[5]) if found[5] else None, found[1])

    def __str__(self) -> str:
        label = f"{self.basis}{self.year}{self.part}"
        return label if self.last is None else f"{label}-{self.basis}{self.last}"

    @property
    def is_year(self) -> bool:
        """Whether it is exactly one whole year."""
        return not self.part and self.last is None

    @property
    def is_several_years(self) -> bool:
        """Whether it spans more than one year."""
        return self.last is not None

    @property
    def whole_year(self) -> FiscalPeriod:
        """The (first) year it belongs to."""
        return FiscalPeriod(self.year, basis=self.basis)

    def dates(self, year_end: FiscalYearEnd = CALENDAR) -> tuple[date, date]:
        """First and last day, for a company whose fiscal year ends on `year_end`. Calendar years ignore it."""
        ends = CALENDAR if self.basis == "CY" else year_end
        first_month, last_month = _MONTHS[self.part]
        start = _months_before(ends.in_year(self.year), 12 - first_month) + timedelta(days=1)
        end = _months_before(ends.in_year(self.last or self.year), 12 - last_month)
        return start, end

    def shifted(self, years: int) -> FiscalPeriod:
        """The same period some years later (or, negative, earlier)."""
        return replace(self, year=self.year + years, last=None if self.last is None else self.last + years)


def fiscal_year_of(day: date, year_end: FiscalYearEnd = CALENDAR) -> FiscalPeriod:
    """The fiscal year in which `day` lies."""
    return FiscalPeriod(day.year if day <= year_end.in_year(day.year) else day.year + 1)


def fiscal_quarter_of(day: date, year_end: FiscalYearEnd = CALENDAR) -> FiscalPeriod:
    """The fiscal quarter in which `day` lies."""
    year = fiscal_year_of(day, year_end).year
    quarters = (FiscalPeriod(year, f"Q{n}") for n in range(1, 5))
    return next(q for q in quarters if day <= q.dates(year_end)[1])
