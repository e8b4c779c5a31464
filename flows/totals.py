"""A group's figures out of the store, in one currency, ready to be added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from capex.company import Company
from capex.money import Range
from capex.period import FiscalPeriod
from capex.total import Member
from flows.errors import UserError
from flows.settings import Settings


@dataclass(frozen=True, slots=True)
class Exchange:
    """Turns amounts into one currency at the rates of one day, and remembers which it used.

    `given` are rates from the command line, in units of `target` for one unit of a currency.
    """

    db: Any
    target: str
    day: date
    given: Mapping[str, Decimal] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def rate(self, currency: str) -> Decimal:
        """Units of the target currency for one of `currency`. Raises UserError where no rate is known."""
        from store.actuals import rate

        if currency == self.target:
            return Decimal(1)
        if currency in self.given:
            self.used[currency] = f"{self.given[currency]} as given"
            return self.given[currency]
        found = rate(self.db, currency, self.target, self.day)
        if found is None:
            raise UserError(
                f"no exchange rate from {currency} to {self.target} for {self.day}; "
                f"'capexwatch run' fetches the European Central Bank's, or give --rate {currency}=NUMBER"
            )
        self.used[currency] = f"{found[0]:.6g} of {found[1]}"
        return found[0]


def members_of(settings: Settings, group: str) -> list[Company]:
    """The companies of a group. Raises UserError."""
    tickers = settings.groups.get(group)
    if not tickers:
        known = ", ".join(settings.groups) or "none"
        raise UserError(f"no group {group!r} in {settings.watchlist}; known are: {known}")
    return [settings.companies.or_unknown(ticker) for ticker in tickers]


def events_of(db: Any, company: str, period: str, as_of: date | None, by: str) -> list[dict[str, Any]]:
    """The events of a company's total capital spending of one period that give an amount, oldest first."""
    from store import asof, queries

    found = (
        asof.events(db, company=company, **{f"{by}_until": as_of}) if as_of else queries.history_of(db, company, period)
    )
    wanted = ("capex", "total", period)
    return [e for e in found if (e["metric"], e["scope"], e["period"]) == wanted]


def figures(events: Iterable[dict[str, Any]], company: Company, exchange: Exchange) -> list[Member]:
    """The amounts that stood one after the other, oldest first, in the currency of the exchange."""
    return [_member(event, company, exchange) for event in events if event["kind"] == "amount"]


def standing(events: Sequence[dict[str, Any]], company: Company, exchange: Exchange) -> Member | None:
    """The amount that stands; none after a withdrawal."""
    event = standing_amount(events)
    return _member(event, company, exchange) if event else None


def standing_amount(events: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The event after which an amount stands; none after a withdrawal."""
    from store.queries import stand

    left = stand(events)
    amounts = [event for event in left if event["kind"] == "amount"]
    return None if not amounts or any(event["kind"] == "withdrawn" for event in left) else amounts[0]


def _member(event: Mapping[str, Any], company: Company, exchange: Exchange) -> Member:
    stated = range_of(event)
    assert stated
    period = FiscalPeriod.parse(event["period"])
    return Member(
        company.ticker,
        stated.scaled(exchange.rate(event["currency"])),
        date.fromisoformat(event["said_on"]),
        event["period"],
        period.dates(company.fiscal_year_end),
        tuple(event["definition"]),
        event["status"],
        stated,
        event["currency"],
        _last_year(company, period, exchange),
    )


def range_of(event: Mapping[str, Any], low: str = "low", high: str = "high") -> Range | None:
    """The range of an event's JSON."""
    ends = [None if event[end] is None else Decimal(str(event[end])) for end in (low, high)]
    return None if ends == [None, None] else Range(ends[0], ends[1], bool(event["approx"]))


def _last_year(company: Company, period: FiscalPeriod, exchange: Exchange) -> Decimal | None:
    from store.actuals import standing as actuals

    if not period.is_year:
        return None
    found = actuals(exchange.db, company.ticker, as_of=exchange.day).get(str(period.shifted(-1)))
    return found["amount"] * exchange.rate(found["currency"]) if found else None
