"""Dates as feeds and listings really write them. No time is ever made up: what cannot be read is `None`. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")

#: Abbreviations that stand for one place's time, summer time included. Feed readers read them as UTC or as fixed.
_ZONES: dict[str, tzinfo] = {
    "UTC": UTC,
    "GMT": UTC,
    "Z": UTC,
    "ET": NEW_YORK,
    "EST": NEW_YORK,
    "EDT": NEW_YORK,
    "CT": ZoneInfo("America/Chicago"),
    "CST": ZoneInfo("America/Chicago"),
    "CDT": ZoneInfo("America/Chicago"),
    "PT": ZoneInfo("America/Los_Angeles"),
    "PST": ZoneInfo("America/Los_Angeles"),
    "PDT": ZoneInfo("America/Los_Angeles"),
    "KST": timezone(timedelta(hours=9), "KST"),
    "JST": timezone(timedelta(hours=9), "JST"),
    "HKT": timezone(timedelta(hours=8), "HKT"),
    "BST": ZoneInfo("Europe/London"),
    "CET": ZoneInfo("Europe/Berlin"),
    "CEST": ZoneInfo("Europe/Berlin"),
}
_CLOCK = r"(?:[T\s,]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
_OFFSET = r"\s*(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})?"
_SHAPES = tuple(
    re.compile(shape + _CLOCK + _OFFSET)
    for shape in (
        r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})\.?",
        r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]",
    )
)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?)?" + _OFFSET)
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<y>\d{4})" + _CLOCK + _OFFSET)
_WORDED = re.compile(
    r"(?:[A-Z][a-z]+,?\s+)?(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})" + _CLOCK + _OFFSET
)
_DAY_WORDED = re.compile(r"(?P<d>\d{1,2})\s+(?P<month>[A-Z][a-z]{2,8})\.?,?\s+(?P<y>\d{4})" + _CLOCK + _OFFSET)
_MONTHS = {name: n for n, name in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)}


def moment(written: str | None, zone: tzinfo = UTC, *, day_first: bool = False) -> datetime | None:
    """The moment that a text names, with its zone; `zone` is the source's own, for texts that name none.

    A day without a clock is its beginning in that zone. `day_first` reads 01/02/2025 as the first of February.
    """
    text = " ".join((written or "").split())
    if not text:
        return None
    found = _by_mail(text, zone)
    if found is None:
        found = _by_shape(text, zone, day_first=day_first)
    return found if found is not None and 1990 <= found.year <= 2100 else None


def _by_mail(text: str, zone: tzinfo) -> datetime | None:
    """RFC 822 as mail and RSS write it, also without the space before the offset."""
    if not re.match(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}[\s-]\d{2,4}\b", text):
        return None
    text = re.sub(r"(\d{2}:\d{2})([+-]\d{2}:?\d{2})$", r"\1 \2", text)
    text = re.sub(r"([+-]\d{2}):(\d{2})$", r"\1\2", text)
    parts = parsedate_tz(re.sub(r"^((?:\w+,?\s+)?\d{1,2}[\s-][A-Za-z]{3})[a-z]+", r"\1", text))
    if parts is None:
        return None
    named = re.search(r"\b([A-Z]{1,4})$", text)
    own: tzinfo | None = _ZONES.get(named[1]) if named else None
    if own is None and parts[9] is not None and re.search(r"[+-]\d{4}$", text):
        own = timezone(timedelta(seconds=parts[9]))
    return _built(parts[:6], own or zone)


def _by_shape(text: str, zone: tzinfo, *, day_first: bool) -> datetime | None:
    for shape in (*_SHAPES, _COMPACT, _SLASHED, _WORDED, _DAY_WORDED):
        found = shape.fullmatch(text)
        if found:
            return _from(found.groupdict(), zone, day_first=day_first)
    return None


def _from(parts: dict[str, str | None], zone: tzinfo, *, day_first: bool) -> datetime | None:
    month, day = parts.get("m"), parts.get("d")
    if parts.get("one"):
        month, day = (parts["two"], parts["one"]) if day_first else (parts["one"], parts["two"])
    if parts.get("month"):
        month = str(_MONTHS.get((parts["month"] or "")[:3].lower(), 0))
    hour = int(parts.get("H") or 0)
    half = (parts.get("half") or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    own = _zone(parts.get("zone"), zone)
    if own is None:
        return None
    rest = [parts["y"], month, day, hour, parts.get("M"), parts.get("S")]
    return _built([int(part or 0) for part in rest], own)


def _zone(name: str | None, default: tzinfo) -> tzinfo | None:
    if not name:
        return default
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[-2:])
        return timezone((1 if name[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    return _ZONES.get(name)


def _built(numbers: Sequence[int], zone: tzinfo) -> datetime | None:
    try:
        year, month, day, hour, minute, second = numbers
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def day_in(at: datetime | None, zone: tzinfo | None) -> date | None:
    """The calendar day of a moment where it was published: in `zone`, else in the zone that the moment itself names."""
    return at.astimezone(zone or at.tzinfo).date() if at else None
