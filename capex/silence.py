"""Who said nothing: for each document that a company was expected to publish, what became of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from capex.company import Company
from capex.period import FiscalPeriod, fiscal_quarter_of


class Heard(enum.StrEnum):
    """What became of an expected document."""

    STATED = "stated"  # it came, and says something about spending to come
    SILENT = "silent"  # it came and was read, and says nothing
    NOT_READ = "not read"  # it came, and no reader has read it
    FETCH_FAILED = "fetch failed"  # we tried, and could not get it
    MISSING = "missing"  # it should be out by now, and we have not seen it
    AWAITED = "awaited"  # it is not due yet


@dataclass(frozen=True, slots=True)
class Report:
    """A document of the company itself that was stored: when, for which quarter if it says so, and what it gave.

    `statements` is how many statements it holds, `None` where it was not read.
    """

    document: str
    said_on: date
    statements: int | None
    reports: FiscalPeriod | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An address or a source that could not be read, and why.

    `said_on` is the day of what could not be read, where it is known. Else `since` is the last day on which the source
    could be read, `None` where it never could.
    """

    what: str
    reason: str
    said_on: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: one company's results for one fiscal quarter, expected from `due` on."""

    company: str
    quarter: FiscalPeriod
    heard: Heard
    due: date
    documents: tuple[str, ...] = ()
    note: str = ""


#: Results come out within so many days of the end of a quarter (large filers of 10-Q: 40; annual results take longer).
USUAL = timedelta(days=45)
ANNUAL = timedelta(days=75)
#: Documents of the next quarter begin to come after this.
_LATEST = timedelta(days=95)


def ledger(
    company: Company, reports: Sequence[Report], failures: Sequence[Failed], since: date, today: date
) -> tuple[Entry, ...]:
    """One line for each fiscal quarter that ended from `since` to `today`, oldest first.

    A failure counts for the quarter whose results it may have kept from us, and for no other.
    """
    return tuple(_entry(company, quarter, reports, failures, today) for quarter in _quarters(company, since, today))


def _quarters(company: Company, since: date, today: date) -> Iterable[FiscalPeriod]:
    quarter = fiscal_quarter_of(since, company.fiscal_year_end)
    while quarter.dates(company.fiscal_year_end)[1] < today:
        yield quarter
        quarter = fiscal_quarter_of(
            quarter.dates(company.fiscal_year_end)[1] + timedelta(days=1), company.fiscal_year_end
        )


def _entry(
    company: Company, quarter: FiscalPeriod, reports: Sequence[Report], failures: Sequence[Failed], today: date
) -> Entry:
    ends = quarter.dates(company.fiscal_year_end)[1]
    due = ends + (ANNUAL if quarter.part == "Q4" else USUAL)
    found = [report for report in reports if _is_about(report, quarter, ends)]
    documents = tuple(report.document for report in sorted(found, key=lambda r: (r.said_on, r.document)))
    if any(report.statements for report in found):
        return Entry(company.ticker, quarter, Heard.STATED, due, documents)
    if any(report.statements == 0 for report in found):
        return Entry(company.ticker, quarter, Heard.SILENT, due, documents)
    if found:
        return Entry(company.ticker, quarter, Heard.NOT_READ, due, documents)
    in_the_way = sorted(f"{one.what}: {one.reason}" for one in failures if _hides(one, ends, due))
    if in_the_way:
        return Entry(company.ticker, quarter, Heard.FETCH_FAILED, due, note=in_the_way[0])
    return Entry(company.ticker, quarter, Heard.MISSING if today > due else Heard.AWAITED, due)


def _hides(failed: Failed, ends: date, due: date) -> bool:
    """Whether what failed may be the results of the quarter that ended on a day and were due on another."""
    if failed.said_on is not None:
        return ends < failed.said_on <= ends + _LATEST
    return failed.since is None or failed.since < due


def _is_about(report: Report, quarter: FiscalPeriod, ends: date) -> bool:
    """Whether a document reports on a quarter: by its own word, else by having come out in the weeks after its end."""
    if report.reports is not None:
        return report.reports == quarter or (quarter.part == "Q4" and report.reports == quarter.whole_year)
    return ends < report.said_on <= ends + _LATEST
