"""What companies really spent, out of SEC's XBRL company facts. Pure.

Cash-flow facts run from the start of the fiscal year, so that a quarter is a difference; `fy` and `fp` describe the
filing and not the period, so that only start and end count; the newest filing wins where figures were restated.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from capex.company import Company
from capex.period import FiscalPeriod, fiscal_year_of
from scrapers.source import SourceError

#: Tags of payments for property, plant and equipment. Companies differ and change: the one in use last is taken first.
CAPEX_TAGS = (
    "PaymentsToAcquirePropertyPlantAndEquipment",
    "PaymentsToAcquireProductiveAssets",
    "PaymentsForCapitalImprovements",
    "PaymentsToAcquireOtherPropertyPlantAndEquipment",
    "PaymentsToAcquireOilAndGasPropertyAndEquipment",
    "PaymentsToAcquireAndDevelopRealEstate",
    "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities",
    "PurchaseOfPropertyPlantAndEquipmentIntangibleAssetsOtherThanGoodwillInvestmentPropertyAndOtherNoncurrentAssets",
)
#: What some companies count as capital spending beside payments; kept as a measure of its own.
LEASE_TAGS = ("FinanceLeasePrincipalPayments",)
_TAXONOMIES = ("us-gaap", "ifrs-full")

#: Lengths in days of a quarter, a half, nine months and a year, 52/53-week years included.
_LENGTHS = ((80, 100, 1), (170, 190, 2), (260, 285, 3), (350, 380, 4))


@dataclass(frozen=True, slots=True)
class Actual:
    """What a company spent in a period, as one filing says it. `metric` is `capex` or `finance leases`."""

    company: str
    metric: str
    period: FiscalPeriod
    starts: date
    ends: date
    amount: Decimal
    currency: str
    tag: str
    accession: str
    form: str
    filed_on: date


class _Fact(NamedTuple):
    """One value from one filing; `quarters` is how many the time from `start` to `end` has."""

    start: date
    end: date
    quarters: int
    value: Decimal
    currency: str
    tag: str
    accession: str
    form: str
    filed: date


def actuals(content: bytes, company: Company) -> tuple[Actual, ...]:
    """Years, halves and quarters, each as first filed and once more for each restatement. Raises SourceError."""
    try:
        facts = json.loads(content)["facts"]
    except (ValueError, KeyError, TypeError):
        raise SourceError("the company facts have another shape than they had") from None
    chosen = company.sources.get("xbrl")
    found = (
        *_measure(facts, (chosen,) if chosen else CAPEX_TAGS, "capex", company),
        *_measure(facts, LEASE_TAGS, "finance leases", company),
    )
    return tuple(sorted(found, key=lambda a: (a.metric, a.starts, a.ends, a.filed_on)))


def _measure(facts: Mapping[str, Any], tags: Sequence[str], metric: str, company: Company) -> Iterator[Actual]:
    by_tag = [found for tag in tags if (found := list(_facts(facts, tag)))]
    by_tag.sort(key=lambda rows: max(row.end for row in rows), reverse=True)
    taken: set[tuple[date, int]] = set()
    for rows in by_tag:
        years: dict[date, list[_Fact]] = defaultdict(list)
        for row in rows:
            years[row.start].append(row)
        before = set(taken)
        for row, period in _periods(years, company):
            # A tag no longer in use speaks only for the periods that the current one leaves out.
            if (row.end, row.quarters) not in before:
                taken.add((row.end, row.quarters))
                yield Actual(company.ticker, metric, period, row.start, row.end, row.value, row.currency, row.tag,
                             row.accession, row.form, row.filed)  # fmt: skip


def _facts(facts: Mapping[str, Any], tag: str) -> Iterator[_Fact]:
    for taxonomy in _TAXONOMIES:
        units = facts.get(taxonomy, {}).get(tag, {}).get("units", {})
        for unit, rows in units.items():
            for row in rows:
                fact = _fact(row, unit, tag)
                if fact:
                    yield fact


def _fact(row: Mapping[str, Any], unit: str, tag: str) -> _Fact | None:
    if "start" not in row or len(unit) != 3 or row.get("val") is None:
        return None
    start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    days = (end - start).days + 1
    quarters = next((n for low, high, n in _LENGTHS if low <= days <= high), 0)
    if not quarters:
        return None
    filed = date.fromisoformat(row["filed"])
    return _Fact(start, end, quarters, Decimal(str(row["val"])), unit, tag, row["accn"], row.get("form") or "", filed)


def _periods(years: Mapping[date, Sequence[_Fact]], company: Company) -> Iterator[tuple[_Fact, FiscalPeriod]]:
    """Every period of every fiscal year; only what begins with a fiscal year is told apart into quarters."""
    starts = {row.start for rows in years.values() for row in rows if row.quarters > 1}
    for start, rows in years.items():
        year = fiscal_year_of(start + timedelta(days=180), company.fiscal_year_end).year
        if start not in starts and not _begins_year(start, starts, company):
            continue
        by_length = {n: sorted((r for r in rows if r.quarters == n), key=lambda r: r.filed) for n in (1, 2, 3, 4)}
        for quarters, part in ((4, ""), (2, "H1"), (1, "Q1")):
            yield from ((row, FiscalPeriod(year, part)) for row in _versions(by_length[quarters]))
        for quarters in (2, 3, 4):
            later = _differences(by_length[quarters], by_length[quarters - 1])
            yield from ((row, FiscalPeriod(year, f"Q{quarters}")) for row in _versions(later))


def _begins_year(start: date, starts: Iterable[date], company: Company) -> bool:
    """Whether a lone quarter begins a fiscal year: near the turn of one, or whole years after a known beginning."""
    two_weeks = timedelta(days=14)
    around = [fiscal_year_of(day, company.fiscal_year_end) for day in (start - two_weeks, start + two_weeks)]
    offsets = ((start - known).days % 365 for known in starts)
    return around[0] != around[1] or any(days <= 14 or days >= 351 for days in offsets)


def _differences(longer: Sequence[_Fact], shorter: Sequence[_Fact]) -> Iterator[_Fact]:
    """What the last quarter of each longer stretch adds, as it was known when the longer one was filed."""
    for row in longer:
        before = [each for each in shorter if each.filed <= row.filed and each.currency == row.currency]
        if before:
            starts = before[-1].end + timedelta(days=1)
            yield row._replace(start=starts, quarters=1, value=row.value - before[-1].value)


def _versions(rows: Iterable[_Fact]) -> Iterator[_Fact]:
    """The first filing of a figure, and each later one that changes it; repeated comparatives say nothing new."""
    last: Decimal | None = None
    for row in rows:
        if row.value != last:
            yield row
        last = row.value
