"""The sources that a user's settings name, as one tuple."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.settings import Settings
from flows.watchlist import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from scrapers.feeds import Feed
    from scrapers.source import Expectation, Source
    from scrapers.web import Web

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def sources(settings: Settings, tickers: Sequence[str] | None = None) -> tuple[Source, ...]:
    """Every enabled source; with `tickers` the ones that can bring something of those companies.

    The feed of current filings is not asked for a few companies: it would then believe to have read what it has not.
    """
    from scrapers.edgar import EdgarCompany, EdgarCurrent

    filers = [company for company in settings.companies if company.cik]
    edgar: list[Source] = []
    if filers and not tickers:
        by_cik = {company.cik: company for company in filers if company.cik}
        edgar.append(EdgarCurrent(by_cik, www=settings.edgar.www))
    chosen = [company for company in filers if not tickers or company.ticker in tickers]
    edgar += [EdgarCompany(company, settings.edgar.www, settings.edgar.data) for company in chosen]
    return (*edgar, *(_feed(settings, entry) for entry in settings.feeds if entry.get("enabled", True)))


def _feed(settings: Settings, entry: Mapping[str, Any]) -> Feed:
    from capex.document import DocumentKind
    from scrapers.feeds import Feed

    issuer = entry.get("issuer")
    return Feed(
        name=entry["name"],
        url=entry["url"],
        lang=entry.get("lang"),
        publisher=entry.get("publisher") or entry["name"],
        zone=_zone(entry),
        issuer=issuer,
        kind=DocumentKind.RELEASE if issuer else DocumentKind.NEWS,
        match=_words(settings, entry),
        full=bool(entry.get("full", False)),
        expects=_expectation(entry, "30m", 14),
    )


def _zone(entry: Mapping[str, Any]) -> Any:
    try:
        return ZoneInfo(entry["zone"]) if entry.get("zone") else UTC
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"{entry['name']}: no time zone {entry['zone']!r}; write one such as Asia/Seoul") from None


def _words(settings: Settings, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """`match = "companies"` stands for the names of all watched companies; else the entry lists its words itself."""
    match = entry.get("match", ())
    if match == "companies":
        lang = entry.get("lang") or "en"
        match = [name for company in settings.companies for name in company.names_in(lang)]
    return tuple(word.casefold() for word in match)


def pause(text: str) -> timedelta:
    """`15m`, `2h`, `1d` as a length of time."""
    return timedelta(**{_UNITS[text[-1]]: int(text[:-1])})


def _expectation(entry: Mapping[str, Any], every: str, quiet: int) -> Expectation:
    from scrapers.source import Expectation

    days = entry.get("expect_days", quiet)
    return Expectation(pause(entry.get("every", every)), timedelta(days=days) if days else None)


def web_for(settings: Settings, clock: Callable[[], datetime]) -> Web:
    """The one way to the network, with the user's contact and limits. Nobody asks SEC faster than six a second."""
    from scrapers.web import Limits, Web

    bases = (settings.edgar.www, settings.edgar.data, settings.edgar.efts)
    hosts = {urlsplit(base).netloc.lower() for base in bases}
    real = any(re.search(r"(?:^|\.)sec\.gov(?::\d+)?$", host) for host in hosts)
    default = Limits()
    limits = Limits(
        per_second=settings.per_second,
        sec_per_second=default.sec_per_second if real else max(default.sec_per_second, settings.per_second),
    )
    return Web(
        settings.contact, clock, home=settings.home, sec_hosts=hosts, allow_hosts=settings.allow_hosts, limits=limits
    )
