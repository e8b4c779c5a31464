"""Fetching what companies published in the past, company by company; no alert is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from flows.collect import Collected, collect
from flows.settings import Settings

if TYPE_CHECKING:
    from sqlite_utils import Database

    from flows.record import Recorded

Progress = Callable[[int, int, str], None]


def reachable(settings: Settings, tickers: Sequence[str]) -> list[str]:
    """The companies (all, where none are named) whose past can be fetched: those that file with a register."""
    from flows.sourcing import sources

    filers = {source.name.partition("/")[2] for source in sources(settings, None, past=True)}
    return [c.ticker for c in settings.companies if c.ticker in filers and (not tickers or c.ticker in tickers)]


def backfill(  # noqa: PLR0913, PLR0917 (what a backfill may be told)
    settings: Settings,
    db: Database,
    tickers: Sequence[str],
    since: date,
    now: datetime,
    progress: Progress | None = None,
) -> tuple[Collected, tuple[Recorded, ...]]:
    """Fetch and record the documents of each company since a day.

    It can be broken off and started again: what was stored is not fetched twice, and what was stored but not yet read
    is read then.
    """
    from flows.record import record
    from store import documents

    total = Collected((), ())
    recorded = []
    for number, ticker in enumerate(tickers):

        def tell(_done: int, _all: int, what: str, number: int = number) -> None:
            if progress:
                progress(number, len(tickers), what)

        tell(0, 0, ticker)
        found = collect(settings, db, tickers=[ticker], since=since, now=now, progress=tell, awaited=False)
        unread = [one for one in documents.unread(db) if documents.get(db, one).issuer == ticker]
        recorded.append(record(db, settings, unread, now, quiet=True))
        total = Collected(
            (*total.documents, *found.documents), (*total.failures, *found.failures), (*total.polled, *found.polled)
        )
    return total, tuple(recorded)
