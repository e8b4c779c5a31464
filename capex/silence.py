"""Who said nothing: for each document that a company was expected to publish, what became of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
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
    company: Company, reports: Sequence[Report], failures: Mapping[str, str], since: date, today: date
) -> tuple[Entry, ...]:
    """One line for each fiscal quarter that ended from `since` to `today`, oldest first.

    `failures` are addresses that could not be fetched for this company, with the reason.
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
    company: Company, quarter: FiscalPeriod, reports: Sequence[Report], failures: Mapping[str, str], today: date
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
    if failures:
        url, reason = min(failures.items())
        return Entry(company.ticker, quarter, Heard.FETCH_FAILED, due, note=f"{url}: {reason}")
    return Entry(company.ticker, quarter, Heard.MISSING if today > due else Heard.AWAITED, due)


def _is_about(report: Report, quarter: FiscalPeriod, ends: date) -> bool:
    """Whether a document reports on a quarter: by its own word, else by having come out in the weeks after its end."""
    if report.reports is not None:
        return report.reports == quarter or (quarter.part == "Q4" and report.reports == quarter.whole_year)
    return ends < report.said_on <= ends + _LATEST
