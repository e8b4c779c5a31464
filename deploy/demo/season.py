"""The documents of the season, and what should come of them, as `season.toml` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

#: SEC's numbers and names of the companies. Two of them say nothing of capital spending in their releases.
FILERS = {
    "MSFT": (789019, "MICROSOFT CORP"),
    "AMZN": (1018724, "AMAZON COM INC"),
    "META": (1326801, "Meta Platforms, Inc."),
    "GOOGL": (1652044, "Alphabet Inc."),
    "UPS": (1090727, "UNITED PARCEL SERVICE INC"),
    "COP": (1163165, "CONOCOPHILLIPS"),
}


@dataclass(frozen=True, slots=True)
class Feed:
    """One newspaper."""

    name: str
    publisher: str
    lang: str
    zone: str


@dataclass(frozen=True, slots=True)
class Release:
    """One earnings release, filed as exhibit 99.1 of an 8-K. `number` counts the season's filings."""

    number: int
    ticker: str
    at: datetime
    reports: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def cik(self) -> int:
        """SEC's number of the filer."""
        return FILERS[self.ticker][0]

    @property
    def accession(self) -> str:
        """The accession number, as SEC writes it."""
        return f"{self.cik:010}-25-{self.number:06}"


@dataclass(frozen=True, slots=True)
class Article:
    """One newspaper article."""

    number: int
    feed: str
    at: datetime
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a filing says was spent from `start` to `end`, in millions of dollars."""

    ticker: str
    form: str
    accession: str
    filed: date
    start: date
    end: date
    payments: int
    leases: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that happened. `low` and `high` in dollars; `press` where only newspapers say it."""

    said_on: date
    company: str
    period: str
    action: str
    low: Decimal | None
    high: Decimal | None
    press: bool


@dataclass(frozen=True, slots=True)
class Season:
    """All of it, in the order in which it came out."""

    feeds: tuple[Feed, ...]
    releases: tuple[Release, ...]
    articles: tuple[Article, ...]
    spent: tuple[Spent, ...]
    events: tuple[Expected, ...]

    @property
    def headlines(self) -> tuple[tuple[datetime, str], ...]:
        """What was published when, in order."""
        documents = [*((r.at, r.title) for r in self.releases), *((a.at, a.title) for a in self.articles)]
        return tuple(sorted(documents))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip().split("\n\n"))


def _billions(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)) * 10**9


def load() -> Season:
    """Read the season that stands beside this module."""
    content = tomllib.loads(Path(__file__).with_name("season.toml").read_text(encoding="utf-8"))
    return Season(
        feeds=tuple(Feed(**feed) for feed in content["feeds"]),
        releases=tuple(
            Release(n, r["ticker"], r["at"], r["reports"], r["title"], _paragraphs(r["text"]))
            for n, r in enumerate(content["releases"], 1)
        ),
        articles=tuple(
            Article(n, a["feed"], a["at"], a["title"], _paragraphs(a["text"]))
            for n, a in enumerate(content["articles"], 1)
        ),
        spent=tuple(Spent(**entry) for entry in content["spent"]),
        events=tuple(
            Expected(
                e["said_on"],
                e["company"],
                e["period"],
                e["action"],
                _billions(e.get("low")),
                _billions(e.get("high")),
                e.get("press", False),
            )
            for e in content["events"]
        ),
    )
