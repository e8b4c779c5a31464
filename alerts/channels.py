"""Channels: where messages go and what each one wants, as `[[channels]]` tables of the watch list say.

Secrets never stand in the watch list. An address that holds one is written as `env:NAME` or `file:/path`, or has
`{env:NAME}` where the secret belongs; nothing here prints an address as it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from alerts.addresses import ChannelError, Surroundings, kind_of, refuse_secrets, resolved, wrong
from alerts.figures import FORMATS
from alerts.words import LANGUAGES
from capex.statement import Action

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Digest:
    """When a digest goes out: at a time of day, on every day or on one `weekday` (Monday is 0)."""

    at: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """One target and what it wants to hear.

    `address` is secret and takes no part in what is printed. `companies` are tickers, empty for all. `actions`,
    `scopes` and `voices` (`company`, `press`) name what passes; empty means all. `smallest` is the least change by
    currency (key `""` for every currency), `smallest_share` the least change as a fraction of the old figure; events
    without a change pass both. `quiet` are two times of day in `zone` between which nothing is sent. `late` asks to be
    told at once of what comes late as well, which else only digests tell.
    """

    name: str
    address: str = field(repr=False)
    kind: str
    secret: str | None = field(default=None, repr=False)
    companies: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    smallest: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    smallest_share: Decimal = Decimal(0)
    quiet: tuple[time, time] | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    digest: Digest | None = None
    late: bool = False
    lang: str = "en"
    numbers: str = "long"
    currency: str | None = None
    cooldown: timedelta = timedelta(0)
    flaps: int = 3
    give_up: timedelta = timedelta(hours=24)
    pause: float = 0.0
    timeout: float = 10.0
    picture: bool = True
    format: str | None = None
    templates: Path | None = None
    groups: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


#: What stands in where no channel is configured: messages are printed.
TERMINAL = Channel("terminal", "terminal:", "terminal")

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_VOICES = ("company", "press")
_FORMATS = ("html", "text", "md")
#: Services that refuse or block those who send faster, with the seconds to leave between two messages.
_PAUSES = {"slack": 1.0, "discord": 1.0, "telegram": 1.0, "msteams": 1.0, "workflows": 1.0}
_KEYS = (
    "name", "url", "secret", "companies", "groups", "actions", "metrics", "scopes", "voices", "smallest",
    "smallest_percent", "quiet", "zone", "when", "late", "lang", "numbers", "currency", "cooldown", "flaps", "give_up",
    "pause", "timeout", "picture", "format", "templates", "enabled",
)  # fmt: skip


_ALONE = Surroundings()


def load(tables: Sequence[Table], around: Surroundings = _ALONE) -> tuple[Channel, ...]:
    """The channels of a watch list, or the terminal where it has none. Raises ChannelError."""
    channels = tuple(_channel(table, around) for table in tables if table.get("enabled", True))
    names = [channel.name for channel in channels]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ChannelError(f"two channels are called {twice!r}; give each its own name", twice)
    return channels or (TERMINAL,)


def _channel(table: Table, around: Surroundings) -> Channel:
    name = table.get("name")
    if not isinstance(name, str) or not re.fullmatch(r"[\w.-]{1,60}", name):
        what = f"channel name {name!r} cannot be used; write letters, digits, - and _, such as 'team-mail'"
        raise ChannelError(what, str(name))
    for key in table:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, 1)
            meant = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(_KEYS)}"
            raise wrong(name, f"does not know {key!r}; {meant}")
    try:
        return _built(name, table, around)
    except (TypeError, AttributeError) as error:
        raise wrong(name, f"holds a value of the wrong type ({error}); see docs/alerts.md") from error


def _built(name: str, table: Table, around: Surroundings) -> Channel:
    address, referred = resolved(name, "url", table.get("url"), around)
    kind = kind_of(name, address)
    if not referred:
        refuse_secrets(name, address, kind)
    secret, referred = resolved(name, "secret", table["secret"], around) if "secret" in table else (None, True)
    if not referred:
        raise wrong(name, 'its secret stands in the file; write secret = "env:NAME" and put it in the environment')
    return Channel(
        name=name,
        address=address,
        kind=kind,
        secret=secret,
        companies=_companies(name, table, around),
        actions=_among(name, "actions", table, [action.value for action in Action]),
        metrics=_among(name, "metrics", table, ["capex", "pledge"]),
        scopes=frozenset(_texts(name, "scopes", table)),
        voices=_among(name, "voices", table, _VOICES),
        smallest=_smallest(name, table.get("smallest")),
        smallest_share=_decimal(name, "smallest_percent", table.get("smallest_percent", 0)) / 100,
        quiet=_quiet(name, table.get("quiet")),
        zone=_zone(name, table.get("zone", "UTC")),
        digest=_digest(name, table.get("when", "instant")),
        late=_flag(name, "late", table.get("late", False)),
        lang=_one(name, "lang", table.get("lang", "en"), tuple(LANGUAGES)),
        numbers=_one(name, "numbers", table.get("numbers", "korean" if table.get("lang") == "ko" else "long"), FORMATS),
        currency=_currency(name, table.get("currency")),
        cooldown=_span(name, "cooldown", table.get("cooldown", "0s")),
        flaps=int(_decimal(name, "flaps", table.get("flaps", 3))),
        give_up=_span(name, "give_up", table.get("give_up", "24h")),
        pause=float(_decimal(name, "pause", table.get("pause", _PAUSES.get(kind, 0)))),
        timeout=float(_decimal(name, "timeout", table.get("timeout", 10))),
        picture=bool(table.get("picture", True)),
        format=_one(name, "format", table["format"], _FORMATS) if "format" in table else None,
        templates=_folder(name, table.get("templates"), around),
        groups=tuple(_texts(name, "groups", table)),
    )


def _one(name: str, key: str, value: Any, known: Sequence[str]) -> str:
    if value not in known:
        raise wrong(name, f"{key} {value!r} is not known; write one of {', '.join(known)}")
    return str(value)


def _flag(name: str, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong(name, f"{key} {value!r} is neither true nor false; write {key} = true")
    return value


def _among(name: str, key: str, table: Table, known: Sequence[str]) -> frozenset[str]:
    return frozenset(_one(name, key, value, known) for value in _texts(name, key, table))


def _texts(name: str, key: str, table: Table) -> Sequence[str]:
    values = table.get(key, ())
    if isinstance(values, str):
        raise wrong(name, f'{key} must be a list, such as ["{values}"]')
    return [str(value) for value in values]


def _companies(name: str, table: Table, around: Surroundings) -> frozenset[str]:
    tickers = set(_texts(name, "companies", table))
    for group in _texts(name, "groups", table):
        if group not in around.groups:
            known = ", ".join(around.groups) or "none is defined under [groups]"
            raise wrong(name, f"group {group!r} is not known; known: {known}")
        tickers.update(around.groups[group])
    return frozenset(tickers)


def _decimal(name: str, key: str, value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(-1)
    if isinstance(value, bool) or not number.is_finite() or number < 0:
        raise wrong(name, f"{key} {value!r} is no number of 0 or more; write for example {key} = 2")
    return number


def _smallest(name: str, value: Any) -> Mapping[str, Decimal]:
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return {str(currency): _decimal(name, "smallest", amount) for currency, amount in value.items()}
    return {"": _decimal(name, "smallest", value)}


def _currency(name: str, value: Any) -> str | None:
    if value is not None and not re.fullmatch("[A-Z]{3}", str(value)):
        raise wrong(name, f'currency {value!r} is no code; write three capitals, such as "KRW"')
    return None if value is None else str(value)


def _zone(name: str, value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        raise wrong(name, f'zone {value!r} is not known; write for example zone = "Asia/Seoul"') from None


def _time(text: str) -> time:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text.strip())
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def _quiet(name: str, value: Any) -> tuple[time, time] | None:
    if value is None:
        return None
    try:
        start, end = (_time(part) for part in str(value).split("-"))
    except ValueError:
        raise wrong(name, f'quiet {value!r} is no span of time; write quiet = "22:00-07:00"') from None
    if start == end:
        raise wrong(name, f"quiet {value!r} begins when it ends; write two different times")
    return start, end


def _digest(name: str, value: Any) -> Digest | None:
    words = str(value).lower().split()
    try:
        if words == ["instant"]:
            return None
        if words[0] == "daily" and len(words) == 2:
            return Digest(_time(words[1]))
        if words[0] == "weekly" and len(words) == 3:
            return Digest(_time(words[2]), _DAYS.index(words[1][:3]))
    except (ValueError, IndexError):
        pass
    raise wrong(name, f'when {value!r} is not known; write "instant", "daily 08:00" or "weekly mon 08:00"')


def _span(name: str, key: str, value: Any) -> timedelta:
    found = re.fullmatch(r"(\d+)\s*([smhd])", str(value))
    if not found:
        raise wrong(name, f'{key} {value!r} is no span of time; write for example {key} = "6h"')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _folder(name: str, value: Any, around: Surroundings) -> Path | None:
    if value is None:
        return None
    path = around.folder / Path(str(value)).expanduser()
    if not path.is_dir():
        raise wrong(name, f"there is no folder of templates {path}; make it, or take the setting out")
    return path
