"""`capexwatch fare`: what was really spent, beside what was said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import click

from capex.company import Company
from flows.terminal import emit_json, figure, json_option, table


@click.command(
    epilog="""\b
Examples:
  capexwatch fare META
  capexwatch fare META --json"""
)
@click.argument("ticker")
@json_option
def fare(ticker: str, as_json: bool) -> None:
    """Show a company's actual spending beside its guidance, year by year.

    For a year under way: spent so far, what the guidance implies for the rest, the share already spent. For a year
    that is over: where the actual came out against each figure that was given.
    """
    from flows.settings import load
    from flows.watch import check_tickers, opened

    settings = load()
    ticker = ticker.upper()
    check_tickers(settings, [ticker])
    company = settings.companies.or_unknown(ticker)
    with opened(settings) as db:
        years = [found for year in _years(db, ticker) if (found := _year(db, company, year))]
    if as_json:
        emit_json(years)
        return
    rows = [row for year in years for row in _rows(year)]
    table(
        ("period", "said on", "guidance", "spent", "until", "result"), rows, empty=f"no actual spending of {ticker} yet"
    )


def _years(db: Any, ticker: str) -> list[int]:
    """The years of which some actual spending is known."""
    from capex.period import FiscalPeriod
    from store.actuals import standing

    return sorted({FiscalPeriod.parse(label).year for label in standing(db, ticker)})


def _year(db: Any, company: Company, year: int) -> dict[str, Any] | None:
    from capex.period import FiscalPeriod
    from flows.totals import events_of, standing_amount
    from store.actuals import year_to_date

    spent = year_to_date(db, company.ticker, year)
    if spent is None:
        return None
    amount, currency, until = spent
    period = FiscalPeriod(year)
    covers = period.dates(company.fiscal_year_end)
    events = [e for e in events_of(db, company.ticker, str(period), None, "said") if e["currency"] == currency]
    # Reporting dates of 52/53-week years lie within a week of the nominal ones.
    over = (covers[1] - until).days <= 7
    told = {"period": str(period), "spent": amount, "currency": currency, "until": until.isoformat(), "over": over}
    if over:
        return told | {"fares": [_fare(event, amount) for event in events if event["kind"] == "amount"]}
    event = standing_amount(events)
    return told | {"progress": _progress(event, amount, until, covers) if event else None}


def _fare(event: dict[str, Any], amount: Decimal) -> dict[str, Any]:
    from capex.fare import fare as compare
    from flows.totals import range_of

    guidance = range_of(event)
    assert guidance
    found = compare(guidance, date.fromisoformat(event["said_on"]), amount)
    about = {"said_on": event["said_on"], "action": event["action"], "low": event["low"], "high": event["high"]}
    return about | {"place": found.place, "off": None if found.off is None else float(found.off)}


def _progress(event: dict[str, Any], amount: Decimal, until: date, covers: tuple[date, date]) -> dict[str, Any]:
    from capex.fare import progress
    from flows.totals import range_of

    guidance = range_of(event)
    assert guidance
    found = progress(guidance, amount, until, covers)
    shares = [None if share is None else float(share) for share in found.share]
    return {
        "said_on": event["said_on"],
        "low": event["low"],
        "high": event["high"],
        "rest_low": found.rest.low,
        "rest_high": found.rest.high,
        "share_of_high": shares[0],
        "share_of_low": shares[1],
        "elapsed": float(found.elapsed),
    }


def _rows(year: dict[str, Any]) -> list[tuple[Any, ...]]:
    spent = figure(year["spent"], year["spent"], year["currency"])
    if not year["over"]:
        now = year["progress"]
        if now is None:
            return [(year["period"], "", "none", spent, year["until"], "")]
        guidance, result = figure(now["low"], now["high"], year["currency"]), _so_far(now, year["currency"])
        return [(year["period"], now["said_on"], guidance, spent, year["until"], result)]
    fares = [
        (year["period"], f["said_on"], figure(f["low"], f["high"], year["currency"]), spent, year["until"], _result(f))
        for f in year["fares"]
    ]
    return fares or [(year["period"], "", "none", spent, year["until"], "")]


def _so_far(now: dict[str, Any], currency: str) -> str:
    shares = [share for share in (now["share_of_high"], now["share_of_low"]) if share is not None]
    spent = f"{shares[0]:.0%} spent in {now['elapsed']:.0%} of the year, " if shares else ""
    return f"{spent}{figure(now['rest_low'], now['rest_high'], currency)} left"


def _result(found: dict[str, Any]) -> str:
    return f"{found['place']} by {abs(found['off']):.1%}" if found["off"] else str(found["place"])
