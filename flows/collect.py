"""Gathering: every source is polled in a pool of threads, one thread a host; documents are stored as they come."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import store.documents
import store.sources
from flows.facts import gather
from flows.folders import look
from flows.settings import Settings
from flows.sourcing import sources, web_for
from scrapers.edgar import EdgarCompany
from scrapers.folders import Folder
from scrapers.source import Failure, Found, Link, Memory, Owed, Poll, Source, Validators, Window
from scrapers.urls import host_of
from scrapers.walk import poll
from scrapers.web import Web
from store.schema import write

if TYPE_CHECKING:
    from sqlite_utils import Database

#: Threads; each serves one host at a time. Most of their time is waiting.
THREADS = 16
#: Documents read and not yet stored: a bound on memory, for a 10-K weighs megabytes.
_WAITING = 32
#: Companies whose filings are looked through for the first time in one look at everything.
_NEW_AT_ONCE = 25

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look at the sources brought: ids of new documents in order of arrival, and what failed.

    `polled` are the names of the sources that were asked.
    """

    documents: tuple[str, ...]
    failures: tuple[Failure, ...]
    polled: tuple[str, ...] = ()


@dataclass
class _Looked:
    """One source's poll, as it comes out of its thread."""

    source: Source | Folder
    result: Poll
    seconds: float


def collect(  # noqa: PLR0913, PLR0917 (what a look may be told)
    settings: Settings,
    db: Database,
    tickers: Sequence[str] | None = None,
    since: date | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
    *,
    due_only: bool = False,
    awaited: bool = True,
) -> Collected:
    """Ask the sources for what is new, and store it. One source's failure never stops another.

    With `tickers` only the sources of those companies and the press are asked; with `since` they are read back to that
    day; with `due_only` those whose time has come. `awaited` is false for backfills: only sources that reach back
    are asked, and how long their documents took means nothing.
    """
    began = time.monotonic()
    start = now or datetime.now(UTC)
    web = web_for(settings, lambda: start + timedelta(seconds=time.monotonic() - began))
    known = store.sources.remembered(db)
    chosen = [
        source
        for source in sources(settings, tickers, past=not awaited)
        if since or tickers or _is_due(source, known.get(source.name), start, due_only=due_only)
    ]
    if not tickers:
        chosen = _a_few_new(chosen, known)
    back_to = datetime(since.year, since.month, since.day, tzinfo=UTC) if since else None
    ledgers = {ledger: set(store.sources.known(db, ledger)) for ledger in {source.ledger for source in chosen}}
    memories = {s.name: _memory(known.get(s.name, store.sources.NOTHING), ledgers[s.ledger]) for s in chosen}
    polls = _Look(db, web, start, back_to, memories, ledgers, awaited=awaited)
    try:
        found = polls.at(chosen, progress or _silent)
        facts = gather(settings, db, web, start, tickers, known)
        return replace(found, failures=(*found.failures, *facts))
    finally:
        web.close()


def _silent(done: int, total: int, what: str) -> None:
    """Progress that nobody wants to see."""


def _is_due(source: Source | Folder, state: store.sources.Remembered | None, now: datetime, *, due_only: bool) -> bool:
    """Whether a source's time has come. One that is asked once a day has its time even in a run by hand."""
    if state is None or state.next_poll is None:
        return True
    daily = source.expects.every >= timedelta(days=1)
    return state.next_poll <= now or not (due_only or daily)


def _a_few_new(
    chosen: Sequence[Source | Folder], known: Mapping[str, store.sources.Remembered]
) -> list[Source | Folder]:
    """All but the first few companies whose filings were never looked through: the others follow in the next looks.

    A first look at one company takes some twenty requests, and there may be hundreds of companies.
    """
    new = [source for source in chosen if isinstance(source, EdgarCompany) and source.name not in known]
    later = {source.name for source in new[_NEW_AT_ONCE:]}
    return [source for source in chosen if source.name not in later]


def _memory(state: store.sources.Remembered, keys: set[str]) -> Memory:
    return Memory(
        validators={url: Validators(*values) for url, values in state.validators.items()},
        known=keys,
        pending=tuple(Owed(Link.from_json(link), tries, since) for link, tries, since in state.owed),
        mark=state.mark,
    )


@dataclass
class _Look:
    """One look at many sources: threads fetch and read, this thread alone stores."""

    db: Database
    web: Web
    now: datetime
    since: datetime | None
    memories: dict[str, Memory]
    ledgers: dict[str, set[str]]
    awaited: bool
    documents: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    polled: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def at(self, chosen: Sequence[Source | Folder], progress: Progress) -> Collected:
        """Poll the sources and store what they bring."""
        came: queue.Queue[tuple[Source | Folder, Found] | _Looked] = queue.Queue(_WAITING)
        groups = _by_host(chosen, Window(self.now, self.now), self.web)
        with ThreadPoolExecutor(THREADS) as pool:
            for group in groups:
                pool.submit(self._poll_all, group, came)
            try:
                for _ in range(len(chosen)):
                    self._until_looked(came, len(chosen), progress)
            except BaseException:
                self.stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                _drain(came, pool)
                raise
        return Collected(tuple(self.documents), tuple(self.failures), tuple(self.polled))

    def _poll_all(self, group: Sequence[Source | Folder], came: queue.Queue[Any]) -> None:
        for source in group:
            began = time.monotonic()
            result = self._poll(source, came)
            # Sources of one ledger are on one host, and so in this thread: the next one need not fetch this again.
            self.ledgers[source.ledger] |= result.keys
            came.put(_Looked(source, result, time.monotonic() - began))

    def _poll(self, source: Source | Folder, came: queue.Queue[Any]) -> Poll:
        def keep(found: Found) -> None:
            if self.stop.is_set():
                raise _StoppedError
            came.put((source, found))

        try:
            if isinstance(source, Folder):
                return look(source, self.memories[source.name], self.now, keep)
            return poll(source, self.web, self.memories[source.name], self.now, since=self.since, keep=keep)
        except Exception as error:  # noqa: BLE001 (one source's failure never stops another)
            reason = f"could not be polled ({type(error).__name__}: {error})"
            return _failed(source, reason, self.memories[source.name])

    def _until_looked(self, came: queue.Queue[Any], total: int, progress: Progress) -> None:
        """Store documents as they come, until one more source is done."""
        while not isinstance(item := came.get(), _Looked):
            source, found = item
            self._store(source, found)
            progress(len(self.polled), total, f"{source.name}: {found.document.title or found.link.url}")
        self._finish(item)
        progress(len(self.polled), total, item.source.name)

    def _store(self, source: Source | Folder, found: Found) -> None:
        with write(self.db):
            identity, new = store.documents.add(self.db, found.document, found.raw, found.media_type, self.now)
            store.sources.know(self.db, source.ledger, [found.link.key], self.now)
            published = found.document.provenance.published_at
            if new and published and self.awaited and self.memories[source.name].mark:
                store.sources.arrived(self.db, identity, source.name, published, self.now)
        if new:
            self.documents.append(identity)

    def _finish(self, looked: _Looked) -> None:
        source, result = looked.source, looked.result
        first = next((f for f in result.failures), None)
        outcome = store.sources.Outcome(
            validators={url: (v.etag, v.last_modified, v.sha256, v.moved_to) for url, v in result.validators.items()},
            keys=result.keys,
            owed=[(o.link.key, o.link.to_json(), o.tries, o.since) for o in result.pending],
            mark=result.mark,
            documents=result.documents,
            failures=len(result.failures),
            trouble=f"{first.reason}: {first.url}" if first else None,
            advice=first.advice if first else None,
            permanent=bool(first and first.permanent and not result.ok),
            seconds=looked.seconds,
        )
        identity = store.sources.Identity(source.name, source.ledger, source.expects.every, source.expects.quiet)
        store.sources.polled(self.db, identity, outcome, self.now)
        self.failures += result.failures
        self.polled.append(source.name)


class _StoppedError(Exception):
    """The look was broken off; the thread ends."""


def _failed(source: Source | Folder, reason: str, memory: Memory) -> Poll:
    failure = Failure(source.name, reason, "report it; the other sources are not affected", permanent=False)
    return Poll((), (failure,), {}, frozenset(), memory.pending, None, 0, fresh=False)


def _by_host(chosen: Sequence[Source | Folder], window: Window, web: Web) -> Iterator[list[Source | Folder]]:
    """Sources in groups that share a host, and so its pace: two threads would only wait for each other."""
    groups: dict[str, list[Source | Folder]] = {}
    for source in chosen:
        first = None if isinstance(source, Folder) else next(iter(source.index(window)), None)
        host = host_of(first.url) if first else source.name
        groups.setdefault("sec" if web.is_sec(host) else host, []).append(source)
    yield from groups.values()


def _drain(came: queue.Queue[Any], pool: ThreadPoolExecutor) -> None:
    """Empty the queue until the threads that wait to fill it have ended."""
    while any(thread.is_alive() for thread in pool._threads):  # noqa: SLF001 (there is no other way to ask)
        try:
            came.get(timeout=0.1)
        except queue.Empty:
            continue
