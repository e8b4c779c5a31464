"""`capexwatch silence`: who said nothing, and why we think so."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import click

from capex.company import Company
from flows.terminal import DAY, emit_json, json_option, table


@click.command(
    epilog="""\b
Examples:
  capexwatch silence META MSFT
  capexwatch silence --since 2025-01-01 --all
Exit code 1 says that something was not read, could not be fetched or is missing."""
)
@click.argument("tickers", nargs=-1)
@click.option("--since", type=DAY, help="Quarters that ended since then (default: a year ago).")
@click.option("--all", "everything", is_flag=True, help="Quarters of which a figure was stated as well.")
@json_option
def silence(tickers: tuple[str, ...], since: datetime | None, everything: bool, as_json: bool) -> None:
    """Show what became of each document that was expected: stated, silent, not read, fetch failed, missing.

    Each company is expected to publish results after every fiscal quarter. "Silent" means that they were read and say
    nothing about spending to come; no company is silent because we failed to look.
    """
    from flows.settings import load
    from flows.watch import check_tickers, opened, real_clock

    settings, today = load(), real_clock().date()
    names = [ticker.upper() for ticker in tickers]
    check_tickers(settings, names)
    first = since.date() if since else today - timedelta(days=365)
    with opened(settings) as db:
        chosen = (
            [c for c in settings.companies if c.ticker in names] if names else _with_documents(db, settings.companies)
        )
        entries = [entry for company in chosen for entry in _entries(db, company, first, today)]
    shown = [e for e in entries if everything or e["heard"] not in ("stated", "awaited")]
    if as_json:
        emit_json(shown)
    else:
        rows = [(e["company"], e["quarter"], e["heard"], e["due"], len(e["documents"]), e["note"]) for e in shown]
        table(("company", "quarter", "heard", "due", ">documents", "note"), rows, empty="nobody was silent")
    if any(e["heard"] in ("not read", "fetch failed", "missing") for e in entries):
        raise SystemExit(1)


def _with_documents(db: Any, companies: Any) -> list[Company]:
    """The companies whose own documents come here, or would if they could be fetched: of others none is expected."""
    from store.ledger import failures, own_documents

    return [c for c in companies if own_documents(db, c.ticker, date.min) or failures(db, c.ticker)]


def _entries(db: Any, company: Company, since: date, today: date) -> list[dict[str, Any]]:
    from capex.period import FiscalPeriod
    from capex.silence import Failed, Report, ledger
    from store.ledger import failures, own_documents

    reports = [
        Report(own.document, own.said_on, own.statements, FiscalPeriod.parse(own.reports) if own.reports else None)
        for own in own_documents(db, company.ticker, since)
    ]
    failed = [Failed(*failure) for failure in failures(db, company.ticker)]
    return [
        {
            "company": entry.company,
            "quarter": str(entry.quarter),
            "heard": entry.heard.value,
            "due": entry.due.isoformat(),
            "documents": list(entry.documents),
            "note": entry.note,
        }
        for entry in ledger(company, reports, failed, since, today)
    ]
