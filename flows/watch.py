"""One look at the world: collect, record, deliver. Plain functions; the clock is handed in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import UserError
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.collect import Collected
    from flows.deliver import Delivered
    from flows.record import Recorded

#: Gives the present moment, with its zone.
Clock = Callable[[], datetime]
#: Is told how far work is: done, total (0 where it is not known), what now.
Progress = Callable[[int, int, str], None]


def real_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Watched:
    """What one look brought. `delivered` is `None` for a dry run."""

    collected: Collected
    recorded: Recorded
    delivered: Delivered | None


def watch(
    settings: Settings,
    clock: Clock = real_clock,
    tickers: Sequence[str] | None = None,
    since: date | None = None,
    progress: Progress | None = None,
) -> Watched:
    """Look at every source once, read and record what is new, send what is due."""
    collected = collect_step(settings, clock(), tickers, since, progress)
    # Not only what was collected just now: a run that was killed may have left documents unread.
    recorded = record_step(settings, clock())
    return Watched(collected, recorded, deliver_step(settings, clock()))


def rehearse(
    settings: Settings,
    clock: Clock = real_clock,
    tickers: Sequence[str] | None = None,
    since: date | None = None,
    progress: Progress | None = None,
) -> Watched:
    """A dry run: fetch and read as `watch` does, keep nothing, send nothing."""
    with working_copy(settings) as copy:
        collected = collect_step(copy, clock(), tickers, since, progress)
        return Watched(collected, record_step(copy, clock()), None)


def collect_step(  # noqa: PLR0913 (what a look may be told)
    settings: Settings,
    now: datetime,
    tickers: Sequence[str] | None = None,
    since: date | None = None,
    progress: Progress | None = None,
    *,
    due_only: bool = False,
) -> Collected:
    """Fetch and store what is new. Raises UserError for a company that is not watched.

    `due_only` asks only the sources whose time has come.
    """
    from flows.collect import collect

    check_tickers(settings, tickers)
    with opened(settings) as db:
        return collect(settings, db, tickers, since, now, progress, due_only=due_only)


def record_step(settings: Settings, now: datetime) -> Recorded:
    """Read all documents that are unread, and derive what happened."""
    from flows.record import record

    with opened(settings) as db:
        return record(db, settings, None, now)


def backfill_step(
    settings: Settings, now: datetime, tickers: Sequence[str], since: date
) -> tuple[Collected, tuple[Recorded, ...]]:
    """Fetch and record the past of some companies; rings no bell."""
    from flows.backfill import backfill

    check_tickers(settings, tickers)
    with opened(settings) as db:
        return backfill(settings, db, tickers, since, now)


def start_step(settings: Settings, now: datetime) -> None:
    """Take every company as watched from now on, so that what comes next rings; a first run would only greet."""
    from flows.deliver import start_watching

    with opened(settings) as db:
        start_watching(db, settings, now)


def deliver_step(settings: Settings, now: datetime) -> Delivered:
    """Send what is due."""
    from flows.deliver import deliver

    with opened(settings) as db:
        return deliver(db, settings, now)


def check_tickers(settings: Settings, tickers: Sequence[str] | None) -> None:
    """Refuse a company that is not watched. Raises UserError."""
    for ticker in tickers or ():
        if ticker not in settings.companies:
            known = [company.ticker for company in settings.companies]
            close = [name for name in known if name.startswith(ticker[:2].upper())][:5]
            hint = f"did you mean {', '.join(close)}?" if close else f"add it: capexwatch companies add {ticker}"
            raise UserError(f"{ticker} is not watched; {hint}")


def check_settings(settings: Settings) -> None:
    """Refuse channels and sources that cannot be used, before anything is started. Raises an error that says which."""
    from flows.channels import channels
    from flows.sourcing import sources

    channels(settings)
    sources(settings)


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UserError(f"cannot make {home}: {why}; set CAPEXWATCH_HOME to a folder of yours") from None


@contextmanager
def opened(settings: Settings) -> Iterator[Any]:
    """The store, made where there is none, closed at the end."""
    from store.schema import open_store

    _make(settings.home)
    db = open_store(settings.database)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def working_copy(settings: Settings) -> Iterator[Settings]:
    """The settings with a copy of the database that is thrown away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="capexwatch-dry-run-"))
    try:
        copy = folder / settings.database.name
        if settings.database.exists():
            with opened(settings) as db:
                db.execute("VACUUM INTO ?", (str(copy),))
        yield replace(settings, database=copy)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
