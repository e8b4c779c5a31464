"""The file `watchlist.toml`: what it may hold, and what a mistake in it is called.

Every mistake is told with its line and with what to write instead; nothing unknown is skipped silently.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from capex.company import Companies, Company
from capex.period import CALENDAR, FiscalYearEnd, InvalidPeriodError
from flows.errors import UserError
from flows.keys import ALERTS, KEYS, REQUIRED, TEXTS, THRESHOLDS, TOP, Rule

Table = Mapping[str, Any]


class SettingsError(UserError):
    """A watch list, or a setting in the environment, that cannot be used."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What a watch list says. `feeds`, `pages`, `folders` and `channels` are its tables as they stand."""

    companies: Companies
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    feeds: tuple[Table, ...] = ()
    pages: tuple[Table, ...] = ()
    folders: tuple[Table, ...] = ()
    channels: tuple[Table, ...] = ()
    thresholds: Table = field(default_factory=dict)
    alerts: Table = field(default_factory=dict)
    contact: str | None = None
    allow_hosts: tuple[str, ...] = ()
    per_second: float = 1.0
    extends: bool | tuple[str, ...] = False


@dataclass(frozen=True, slots=True)
class Place:
    """A watch list's name and text, so that a mistake can be given its line."""

    name: str
    text: str

    def line(self, section: str, index: int = 0, key: str = "") -> int:
        """The line (from 1) of `key` in the `index`-th table of `section`, else that of the table's head."""
        head, count, inside = 1, -1, False
        for number, line in enumerate(self.text.splitlines(), 1):
            found = re.match(r"\s*\[\[?\s*([\w-]+)(\.[\w.-]+)?\s*\]\]?", line)
            if found:
                inside = found[1] == section
                if inside and not found[2]:
                    count += 1
                if inside and count == index and not found[2]:
                    head = number
                if inside and count == index and found[2] == f".{key}":
                    return number
            elif key and inside and count == index and re.match(rf'\s*"?{re.escape(key)}"?\s*[.=]', line):
                return number
        return self._top(section) if head == 1 else head

    def _top(self, key: str) -> int:
        lines = enumerate(self.text.splitlines(), 1)
        return next((n for n, line in lines if re.match(rf"\s*\[*\s*{re.escape(key)}\b", line)), 1)

    def error(self, text: str, section: str, index: int = 0, key: str = "") -> SettingsError:
        """The error that says `text` of this place."""
        return SettingsError(f"{self.name} line {self.line(section, index, key)}: {text}")


def parse(text: str, name: str = "watchlist.toml") -> Watchlist:
    """Read a watch list. Raises SettingsError with the line of the first mistake."""
    place = Place(name, text)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(place, error) from None
    _check_top(place, content)
    for section, rules in KEYS.items():
        for index, entry in enumerate(content.get(section, [])):
            _check_entry(place, section, index, entry, rules)
        _check_twice(place, section, content.get(section, []))
    groups = _groups(place, content)
    extends = content.get("extends", False)
    return Watchlist(
        companies=Companies(_company(place, i, c, groups) for i, c in enumerate(content.get("companies", []))),
        groups=groups,
        feeds=tuple(content.get("feeds", ())),
        pages=tuple(content.get("pages", ())),
        folders=tuple(content.get("folders", ())),
        channels=tuple(content.get("channels", ())),
        thresholds=content.get("thresholds", {}),
        alerts=content.get("alerts", {}),
        contact=content.get("contact"),
        allow_hosts=tuple(content.get("allow_hosts", ())),
        per_second=float(content.get("per_second", 1.0)),
        extends=tuple(extends) if isinstance(extends, list) else bool(extends),
    )


def _toml_error(place: Place, error: tomllib.TOMLDecodeError) -> SettingsError:
    text = str(error)
    found = re.search(r"\(at line (\d+), column \d+\)", text)
    what = text.partition(" (at ")[0]
    number = int(found[1]) if found else max(1, len(place.text.splitlines()))
    written = (place.text.splitlines() or [""])[number - 1].strip()
    advice = 'write key = value with text in quotes, such as name = "Meta"'
    return SettingsError(f"{place.name} line {number}: {what[:1].lower()}{what[1:]} in {written!r}; {advice}")


def _meant(key: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"


def _check_top(place: Place, content: Table) -> None:
    for key, value in content.items():
        if key in KEYS:
            if not (isinstance(value, list) and all(isinstance(entry, dict) for entry in value)):
                raise place.error(f"{key} are written as one [[{key}]] table each", key)
        elif key not in TOP:
            raise place.error(f"unknown {key!r}; {_meant(key, (*TOP, *KEYS))}", key)
        elif not TOP[key].fits(value):
            raise place.error(f"{key} is {_shown(value)}; write {TOP[key].write}", key)
    for section, rules in (("thresholds", THRESHOLDS), ("alerts", ALERTS)):
        _check_entry(place, section, 0, content.get(section, {}), rules)


def _shown(value: Any) -> str:
    """A value as it may stand in the file: TOML's days and times have no quotes."""
    return str(value) if isinstance(value, (date, time)) else repr(value)


def _check_entry(place: Place, section: str, index: int, entry: Table, rules: Mapping[str, Rule]) -> None:
    for key, value in entry.items():
        if rules and key not in rules:
            raise place.error(f"unknown {key!r} in {section}; {_meant(key, rules)}", section, index, key)
        if rules and not rules[key].fits(value):
            raise place.error(f"{key} is {_shown(value)}; write {rules[key].write}", section, index, key)
    for key in REQUIRED.get(section, ()):
        if key not in entry:
            example = rules[key].write if key in rules else "text in quotes"
            raise place.error(f"this entry of {section} has no {key}; add {key} = {example}", section, index)


def _check_twice(place: Place, section: str, entries: list[Table]) -> None:
    key = "ticker" if section == "companies" else "path" if section == "folders" else "name"
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(str(entry[key]), index)
        if first != index:
            line = place.line(section, first, key)
            raise place.error(
                f"{entry[key]} is listed twice (first on line {line}); keep one of them", section, index, key
            )


def _groups(place: Place, content: Table) -> dict[str, tuple[str, ...]]:
    tickers = {company["ticker"] for company in content.get("companies", [])}
    groups = content.get("groups", {})
    for name, members in groups.items():
        if not TEXTS.fits(members):
            raise place.error(f"group {name} is {members!r}; write {TEXTS.write}", "groups", 0, name)
        if not content.get("extends"):
            _check_members(place, name, members, tickers)
    return {name: tuple(members) for name, members in groups.items()}


def _check_members(place: Place, name: str, members: Iterable[str], known: Collection[str]) -> None:
    for ticker in members:
        if ticker not in known:
            what = f"group {name} names {ticker}, which is not among the companies; add it or take it out"
            raise place.error(what, "groups", 0, name)


def _company(place: Place, index: int, entry: Table, groups: Mapping[str, tuple[str, ...]]) -> Company:
    try:
        year_end = FiscalYearEnd.parse(entry["fiscal_year_end"]) if "fiscal_year_end" in entry else CALENDAR
    except InvalidPeriodError as error:
        raise place.error(str(error), "companies", index, "fiscal_year_end") from None
    ticker = entry["ticker"]
    return Company(
        ticker=ticker,
        name=entry["name"],
        fiscal_year_end=year_end,
        currency=entry.get("currency", "USD"),
        names={tag: tuple(names) for tag, names in entry.get("names", {}).items()},
        brands={tag: tuple(names) for tag, names in entry.get("brands", {}).items()},
        not_names=tuple(entry.get("not_names", ())),
        cik=entry.get("cik"),
        groups=tuple(name for name, members in groups.items() if ticker in members),
        sources=entry.get("sources", {}),
    )


def merged(shipped: Watchlist, own: Watchlist, place: Place) -> Watchlist:
    """The shipped list with a user's own on top: entries with the same ticker or name replace shipped ones.

    `place` is the own list's. Raises SettingsError where it names what neither list has.
    """
    groups = {**shipped.groups, **own.groups}
    tickers = {c.ticker: c for c in (*_chosen(shipped, own.extends, place), *own.companies)}
    known = {c.ticker for c in (*shipped.companies, *own.companies)}
    for name, members in own.groups.items():
        _check_members(place, name, members, known)
    companies = (
        replace(c, groups=tuple(name for name, members in groups.items() if c.ticker in members))
        for c in tickers.values()
    )
    whole = isinstance(own.extends, bool) or "press" in own.extends
    press = shipped if whole else Watchlist(shipped.companies)
    return Watchlist(
        companies=Companies(companies),
        groups=groups,
        feeds=_replaced(press.feeds, own.feeds),
        pages=_replaced(press.pages, own.pages),
        folders=(*shipped.folders, *own.folders),
        channels=_replaced(shipped.channels, own.channels),
        thresholds={**shipped.thresholds, **own.thresholds},
        alerts={**shipped.alerts, **own.alerts},
        contact=own.contact or shipped.contact,
        allow_hosts=own.allow_hosts or shipped.allow_hosts,
        per_second=own.per_second,
    )


def _chosen(shipped: Watchlist, extends: bool | tuple[str, ...], place: Place) -> list[Company]:
    """The shipped companies that an own list takes over: all, or those named by ticker or group."""
    if isinstance(extends, bool):
        return list(shipped.companies)
    known = {"press", *shipped.groups, *(company.ticker for company in shipped.companies)}
    unknown = [name for name in extends if name not in known]
    if unknown:
        raise place.error(f"extends names {unknown[0]!r}, which the shipped list does not have; take it out", "extends")
    return [c for c in shipped.companies if c.ticker in extends or set(c.groups) & set(extends)]


def _replaced(shipped: tuple[Table, ...], own: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple({entry["name"]: entry for entry in (*shipped, *own)}.values())
