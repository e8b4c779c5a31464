"""What companies really spent, and what currencies were worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlite_utils import Database

from store.schema import write

#: Banks rest over holidays; a rate older than this is none.
_STALE = timedelta(days=10)


class Row(NamedTuple):
    """One figure of one filing, as plain values."""

    company: str
    metric: str
    period: str
    starts: date
    ends: date
    amount: Decimal
    currency: str
    tag: str
    accession: str
    form: str
    filed_on: date


def add(db: Database, rows: Iterable[Row], seen_at: datetime) -> int:
    """Keep figures; how many of them are new. A figure of a filing never changes, a restatement is another row."""
    values = [
        (*r[:3], r.starts.isoformat(), r.ends.isoformat(), _plain(r.amount), r.currency, r.tag, r.accession, r.form,
         r.filed_on.isoformat(), seen_at.isoformat())
        for r in rows
    ]  # fmt: skip
    with write(db):
        before = db.conn.total_changes
        db.conn.executemany("INSERT OR IGNORE INTO actuals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        return db.conn.total_changes - before


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def standing(db: Database, company: str, metric: str = "capex", as_of: date | None = None) -> dict[str, dict[str, Any]]:
    """The figure of each period as the newest filing (up to `as_of`) has it, by period label.

    A row holds `amount, currency, starts, ends, tag, accession, form, filed_on`.
    """
    sql = """SELECT period, starts, ends, amount, currency, tag, accession, form, filed_on FROM actuals
             WHERE company = ? AND metric = ? AND filed_on <= ? ORDER BY ends, filed_on, accession"""
    found: dict[str, dict[str, Any]] = {}
    for row in db.query(sql, [company, metric, as_of.isoformat() if as_of else "9999-12-31"]):
        found[row["period"]] = {**row, "amount": Decimal(str(row["amount"]))}
    return found


def newest_reports(db: Database) -> dict[str, datetime]:
    """When the newest periodic report of each company was stored, by ticker."""
    sql = """SELECT issuer, max(seen_at) FROM documents
             WHERE issuer IS NOT NULL AND (form LIKE '10-%' OR form LIKE '20-F%') GROUP BY issuer"""
    return {issuer: datetime.fromisoformat(seen) for issuer, seen in db.execute(sql)}


def year_to_date(db: Database, company: str, year: int, as_of: date | None = None) -> tuple[Decimal, str, date] | None:
    """What was spent of a fiscal year so far, its currency, and its last day; `None` before the first report."""
    figures = standing(db, company, as_of=as_of)
    whole = figures.get(f"FY{year}")
    if whole:
        return whole["amount"], whole["currency"], date.fromisoformat(whole["ends"])
    quarters = []
    for number in range(1, 5):
        quarter = figures.get(f"FY{year}Q{number}")
        if quarter is None:
            break
        quarters.append(quarter)
    if not quarters:
        return None
    total = sum((quarter["amount"] for quarter in quarters), Decimal(0))
    return total, quarters[-1]["currency"], date.fromisoformat(quarters[-1]["ends"])


def add_rates(db: Database, rates: Iterable[tuple[date, str, Decimal]]) -> None:
    """Keep reference rates: day, currency, units of it for one euro."""
    rows = [(day.isoformat(), currency, float(per_euro)) for day, currency, per_euro in rates]
    with write(db):
        db.conn.executemany("INSERT OR REPLACE INTO rates VALUES (?, ?, ?)", rows)


def rate(db: Database, source: str, target: str, day: date) -> tuple[Decimal, date] | None:
    """How many units of `target` one unit of `source` was worth, and the day of that rate: `day` or the last before.

    `None` where a currency has no rate within ten days.
    """
    if source == target:
        return Decimal(1), day
    ends = [_per_euro(db, currency, day) for currency in (source, target)]
    if ends[0] is None or ends[1] is None:
        return None
    return ends[1][0] / ends[0][0], min(ends[0][1], ends[1][1])


def _per_euro(db: Database, currency: str, day: date) -> tuple[Decimal, date] | None:
    if currency == "EUR":
        return Decimal(1), day
    sql = "SELECT per_euro, day FROM rates WHERE currency = ? AND day <= ? AND day >= ? ORDER BY day DESC LIMIT 1"
    row = db.execute(sql, [currency, day.isoformat(), (day - _STALE).isoformat()]).fetchone()
    return (Decimal(str(row[0])), date.fromisoformat(row[1])) if row else None
