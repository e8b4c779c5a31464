"""Messages that are about no single event: the greeting, the digest, the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alerts import escape, figures
from alerts.context import Reader
from alerts.message import Message, page
from alerts.words import LANGUAGES

#: So many lines of a section are shown; the rest is counted.
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a notice, and where it leads."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened between two days (both included). Each list is in the order in which it is to be shown.

    `late` is what became known long after it was said, or was said of a year that had been closed.
    `silent` are companies that were expected to say something and did not; `expected` are companies with the day on
    which their next report is likely.
    """

    start: date
    end: date
    moved: Sequence[Line] = ()
    reaffirmed: Sequence[Line] = ()
    late: Sequence[Line] = ()
    silent: Sequence[Line] = ()
    expected: Sequence[tuple[str, date]] = ()
    totals: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is watched and what stands, for the first message to a channel."""

    companies: int
    lines: Sequence[Line] = field(default=())


def digest(name: str, content: Digest, reader: Reader, attempt: int = 1) -> Message:
    """The digest of some days."""
    labels, lang = LANGUAGES[reader.lang].labels, reader.lang
    days = {"start": figures.day(content.start, lang), "end": figures.day(content.end, lang)}
    headline = labels["digest" if content.moved else "digest one"].format(count=len(content.moved), **days)
    expected = [
        Line(labels["on day"].format(name=company, day=figures.day(day, lang))) for company, day in content.expected
    ]
    sections = [
        (labels["moved"], content.moved),
        (labels["reaffirmed"], content.reaffirmed),
        (labels["came late"], content.late),
        (labels["silent"], content.silent),
        (labels["expected"], expected),
        (labels["totals"], content.totals),
    ]
    view = _view(headline, (), [section for section in sections if section[1]])
    return _notice(name, view, reader, attempt)


def welcome(name: str, standing: Standing, reader: Reader, attempt: int = 1) -> Message:
    """The first message to a channel: what is watched, what stands."""
    labels = LANGUAGES[reader.lang].labels
    headline = labels["welcome one" if standing.companies == 1 else "welcome"].format(companies=standing.companies)
    sections = [(labels["standing"], standing.lines or [Line(labels["nothing"])])]
    return _notice(name, _view(headline, (labels["welcome body"],), sections), reader, attempt)


def trial(name: str, reader: Reader) -> Message:
    """The message of `capexwatch alerts test`."""
    labels = LANGUAGES[reader.lang].labels
    return _notice(name, _view(labels["test"], (labels["test body"],), []), reader, 1)


def _view(headline: str, lines: Sequence[str], sections: Sequence[tuple[str, Sequence[Line]]]) -> dict[str, Any]:
    return {"headline": headline, "lines": lines, "sections": sections}


def _notice(name: str, view: dict[str, Any], reader: Reader, attempt: int) -> Message:
    labels = LANGUAGES[reader.lang].labels
    sections = [_section(title, found, labels["and more"]) for title, found in view["sections"]]
    why = labels["why"].format(channel=reader.channel) if reader.channel else ""
    shown = {"lang": reader.lang, "words": labels, "id": escape.clean(name), "why": why}
    return page("notice", name, {**view, **shown, "sections": sections}, reader, attempt)


def _section(title: str, lines: Sequence[Line], more: str) -> dict[str, object]:
    left = len(lines) - MOST_LINES
    return {
        "title": title,
        "lines": [{"text": escape.clean(line.text, 300), "url": escape.url(line.url)} for line in lines[:MOST_LINES]],
        "more": more.format(count=left) if left > 0 else "",
    }
