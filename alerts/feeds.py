"""Files that other programs subscribe to: an Atom feed of events, and a calendar of expected reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr

from alerts import escape
from alerts.message import Message

_SPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the feed: its message, when it was recorded, and the document that says it."""

    message: Message
    updated: datetime
    url: str | None = None


def atom(entries: Sequence[Entry], updated: datetime) -> str:
    """An Atom feed (RFC 4287), the newest entry first. Ids are those of the events, so readers show each once."""
    body = "".join(_entry(entry) for entry in entries)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_SPACE}">\n<id>tag:capexwatch,2025:events</id>\n'
        f"<title>capexwatch: capital expenditure guidance</title>\n<updated>{stamp(updated)}</updated>\n"
        f"<author><name>capexwatch</name></author>\n{body}</feed>\n"
    )


def _entry(entry: Entry) -> str:
    link = escape.url(entry.url)
    message = entry.message
    return (
        f"<entry>\n<id>tag:capexwatch,2025:event:{xml(escape.clean(message.id))}</id>\n"
        f"<title>{xml(escape.clean(message.subject))}</title>\n<updated>{stamp(entry.updated)}</updated>\n"
        + (f"<link href={quoteattr(link)}/>\n" if link else "")
        + f'<content type="text">{xml(_printable(message.text))}</content>\n</entry>\n'
    )


def _printable(text: str) -> str:
    return "\n".join(escape.clean(line) for line in text.split("\n"))


def stamp(when: datetime) -> str:
    """A time as a feed writes it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def calendar(expected: Iterable[tuple[str, str, date]], now: datetime) -> str:
    """A calendar (RFC 5545) of days on which companies are likely to report: ticker, name, day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//capexwatch//expected reports//EN", "CALSCALE:GREGORIAN"]
    for ticker, name, day in expected:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_folded_name(ticker)}-{day.year}-{day.month:02}@capexwatch",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_ical(f'{name} ({ticker}): report expected')}",
            "DESCRIPTION:Estimated from the days on which the company has reported before.",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _folded_name(ticker: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in ticker)


def _ical(text: str) -> str:
    line = escape.clean(text, 200)
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line of at most 75 octets, continued behind a space; no character is cut in two."""
    parts, part = [], ""
    for char in line:
        if len((part + char).encode()) > 74:
            parts.append(part)
            part = ""
        part += char
    return "\r\n ".join([*parts, part]) + "\r\n"
