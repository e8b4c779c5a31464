"""The sources that a user's settings name, as one tuple."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.settings import Settings
from flows.watchlist import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from capex.company import Company
    from scrapers.feeds import Feed
    from scrapers.folders import Folder
    from scrapers.pages import Page
    from scrapers.source import Expectation, Source
    from scrapers.web import Web

#: Capital spending as headlines write it: an article about it is fetched though its headline names no company.
_SPENDING = (
    "capex", "capital expenditure", "capital spending", "capital investment", "big tech", "hyperscaler",
    "설비투자", "시설투자", "캐펙스", "빅테크", "設備投資", "资本支出", "資本支出",
)  # fmt: skip
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def sources(
    settings: Settings, tickers: Sequence[str] | None = None, *, past: bool = False
) -> tuple[Source | Folder, ...]:
    """Every enabled source; with `tickers` the ones that can bring something of those companies.

    The feed of current filings is not asked for a few companies: it would then believe to have read what it has not.
    `past` leaves out what shows only the newest.
    """
    from scrapers.dart import Dart
    from scrapers.edgar import EdgarCompany, EdgarCurrent

    filers = [company for company in settings.companies if company.cik]
    edgar: list[Source] = []
    if filers and not tickers and not past:
        by_cik = {company.cik: company for company in filers if company.cik}
        edgar.append(EdgarCurrent(by_cik, www=settings.edgar.www))
    korean = [
        Dart(company, company.sources["dart"], settings.dart)
        for company in settings.companies
        if settings.dart_key and "dart" in company.sources and (not tickers or company.ticker in tickers)
    ]
    registers = (*korean, *_edinet(settings, tickers, apart=past or bool(tickers)))
    chosen = [company for company in filers if not tickers or company.ticker in tickers]
    edgar += [EdgarCompany(company, settings.edgar.www, settings.edgar.data) for company in chosen]
    if past:
        return (*edgar, *registers)
    feeds = [_feed(settings, entry) for entry in settings.feeds if is_on(entry)]
    pages = [_page(entry) for entry in settings.pages if is_on(entry)]
    folders = [_folder(settings, entry) for entry in settings.folders if entry.get("enabled", True)]
    press: list[Feed | Page] = [*feeds, *pages]
    chosen_press = [source for source in press if not tickers or source.issuer in (None, *tickers)]
    return (*edgar, *registers, *chosen_press, *folders)


def _edinet(settings: Settings, tickers: Sequence[str] | None, *, apart: bool) -> list[Source]:
    """Japan's register, one source for all its companies; `apart` one for each, whose state is its own."""
    from scrapers.edinet import Edinet

    codes = japanese([company for company in settings.companies if not tickers or company.ticker in tickers])
    if not settings.edinet_key or not codes:
        return []
    if apart:
        return [Edinet({code: each}, settings.edinet, f"edinet/{each.ticker}") for code, each in codes.items()]
    return [Edinet(codes, settings.edinet)]


def japanese(companies: Sequence[Company]) -> dict[str, Company]:
    """The companies that Japan's register knows, by its code for them."""
    from scrapers.edinet import code_of

    return {code: company for company in companies if (code := code_of(company))}


#: Hosts that are asked only where the user has written `enabled = true`, and why.
ASK_FIRST = {
    "news.google.com": "its feeds are for personal, non-commercial reading only",
    "feeds.finance.yahoo.com": "its feeds are for personal, non-commercial use only",
    "nvidianews.nvidia.com": "the site's terms exclude programs, although it publishes a feed",
}


def is_on(entry: Mapping[str, Any]) -> bool:
    """Whether a feed or page is to be asked: by default, but for hosts whose terms a person has to weigh."""
    return bool(entry.get("enabled", why_off(entry) is None))


def why_off(entry: Mapping[str, Any]) -> str | None:
    """Why a feed or page is off by default; `None` where nothing speaks against it."""
    host = (urlsplit(entry["url"]).hostname or "").removeprefix("www.")
    return ASK_FIRST.get(host)


def _page(entry: Mapping[str, Any]) -> Page:
    from capex.document import DocumentKind
    from scrapers.pages import Page

    gdelt = entry.get("style") == "gdelt"
    return Page(
        name=entry["name"],
        url=entry["url"],
        issuer=entry.get("issuer"),
        style=entry.get("style", "html"),
        link=entry.get("link"),
        selector=entry.get("selector"),
        kind=DocumentKind(entry.get("kind", "news" if gdelt or not entry.get("issuer") else "release")),
        lang=entry.get("lang"),
        publisher=entry.get("publisher"),
        zone=_zone(entry),
        day_first=bool(entry.get("day_first", False)),
        expects=_expectation(entry, "1h", 14 if gdelt else 100),
    )


def _folder(settings: Settings, entry: Mapping[str, Any]) -> Folder:
    from capex.document import DocumentKind
    from scrapers.folders import Folder

    return Folder(
        name=entry.get("name") or f"folder {entry['path']}",
        # Beside the watch list, and not wherever the command was called.
        path=str(settings.watchlist.parent.absolute() / Path(entry["path"]).expanduser()),
        issuer=entry.get("issuer"),
        kind=DocumentKind(entry["kind"]) if entry.get("kind") else None,
        lang=entry.get("lang"),
        publisher=entry.get("publisher"),
        tickers=tuple(company.ticker for company in settings.companies),
    )


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
        return ZoneInfo(entry["zone"]) if entry.get("zone") else None
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"{entry['name']}: no time zone {entry['zone']!r}; write one such as Asia/Seoul") from None


def _words(settings: Settings, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of an entry's `match`; `"companies"` stands for all watched names and for the thing itself."""
    match = entry.get("match", ())
    if match == "companies":
        lang = entry.get("lang") or "en"
        match = [*_SPENDING, *(name for company in settings.companies for name in company.names_in(lang))]
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
    real = bool(re.search(r"(?:^|\.)sec\.gov$", urlsplit(settings.edgar.www).hostname or ""))
    default = Limits()
    limits = Limits(
        per_second=settings.per_second,
        sec_per_second=default.sec_per_second if real else max(default.sec_per_second, settings.per_second),
    )
    registers = (
        (settings.dart, "crtfc_key", settings.dart_key),
        (settings.edinet, "Subscription-Key", settings.edinet_key),
    )
    keys = {urlsplit(base).netloc: (field, key) for base, field, key in registers if key}
    return Web(
        settings.contact,
        clock,
        home=settings.home,
        sec_hosts=hosts,
        allow_hosts=settings.allow_hosts,
        keys=keys,
        limits=limits,
    )
