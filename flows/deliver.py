"""What is due is told: outbox rows become messages, channels answer, the answers are recorded.

Each channel has its own thread, so that one dead target never holds another. The database is spoken to by the thread
that called: the intent is recorded before a message leaves, the result as soon as its channel has answered.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from threading import Event
from typing import TYPE_CHECKING, Any

from alerts.answers import Delivery
from alerts.channels import Channel
from alerts.context import MessageError
from alerts.message import Message
from alerts.rules import FLAP_TIME, Seen, retry_at, series_of, targets
from alerts.sending import send
from flows.channels import channels
from flows.settings import Settings
from store import outbox

if TYPE_CHECKING:
    from sqlite_utils import Database

#: So many failures in a row, and a channel is left alone until the next run.
PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the rows that were due: told, failed for now, given up; and how many wait in all."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0
    gave_up: int = 0


def ringer(settings: Settings, now: datetime, *, quiet: bool = False) -> Callable[[Any, Mapping[str, Any]], int]:
    """A function that puts an event (its JSON) into the outbox for whoever shall be told of it.

    It is to be called in the transaction that records the event, and says how many channels will be told. `quiet` is
    for first fills, backfills and replays: then only corrections go out.
    """
    known = channels(settings)

    def ring(db: Any, event: Mapping[str, Any]) -> int:
        before = event.get("replaces")
        told, untold = (outbox.told(db, before), outbox.untold(db, before)) if before else (frozenset(), frozenset())
        is_fill = not outbox.is_watched(db, event["company"])
        rung = outbox.rung(db, series_of(event), now - FLAP_TIME)
        seen = Seen(quiet or is_fill, told, untold, rung)
        chosen = targets(event, known, now, seen)
        rows = [outbox.Due(event["id"], t.channel, t.due_at, t.purpose, t.corrects, t.series) for t in chosen]
        return outbox.add(db, rows, now)

    return ring


def deliver(db: Database, settings: Settings, now: datetime) -> Delivered:
    """Tell what is due, once, and say how it went. Raises ChannelError, and OutboxError while another process delivers.

    Messages that leave this machine are sent by a process of their own (see `flows.courier`).
    """
    start_watching(db, settings, now)
    delivered = _deliver(db, settings, now)
    if settings.alerts.get("files", True):
        from flows.alert_files import write_files

        write_files(db, settings, now)
    return delivered


def _deliver(db: Database, settings: Settings, now: datetime) -> Delivered:
    if not settings.channels:
        return deliver_here(db, settings, now)
    names = {str(table.get("name")) for table in settings.channels}
    if outbox.channels_with_due(db, now) or outbox.in_doubt(db) or not names <= outbox.known_channels(db):
        from flows.dispatch import dispatch

        return Delivered(**dispatch(settings, now))
    return Delivered(waiting=outbox.waiting(db))


def deliver_here(db: Database, settings: Settings, now: datetime, stop: Event | None = None) -> Delivered:
    """Tell what is due from within this process, until all is told or `stop` is set."""
    from flows.telling import Teller

    known = channels(settings)
    schedule(db, settings, known, now)
    with outbox.delivering(settings.database):
        outbox.recover(db)
        return Round(db, known, now, Teller(db, settings, now).message, stop=stop or Event()).run()


def start_watching(db: Database, settings: Settings, now: datetime) -> None:
    """From now on what the watched companies say rings. `deliver` does so at its start, after the first fill."""
    outbox.watch(db, (company.ticker for company in settings.companies), now)


def schedule(db: Database, settings: Settings, known: Sequence[Channel], now: datetime) -> None:
    """Put the greeting of new channels and the next digests into the outbox."""
    from alerts.rules import after_quiet, next_digest

    rows = []
    for channel in known:
        if settings.alerts.get("welcome", True):
            rows.append(outbox.Due("welcome", channel.name, after_quiet(channel, now), "welcome"))
        if channel.digest is not None:
            at = next_digest(channel.digest, channel, now)
            rows.append(outbox.Due(f"digest:{outbox.stamp(at)}", channel.name, at, "digest"))
    outbox.add(db, rows, now)


@dataclass
class Line:
    """The messages that wait for one channel in this round, and how often in a row it has failed."""

    channel: Channel
    groups: deque[list[outbox.Row]]
    failures: int = 0


@dataclass
class Round:
    """One round of delivery over all channels."""

    db: Database
    channels: Sequence[Channel]
    now: datetime
    compose: Callable[[Channel, list[outbox.Row]], Message | None]
    transmit: Callable[[Channel, Message], Delivery] = send
    stop: Event = field(default_factory=Event)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("sent", "waiting", "gave up", "dropped"), 0))

    def run(self) -> Delivered:
        """Serve every channel until nothing is due or it has failed too often."""
        by_name = {channel.name: channel for channel in self.channels}
        due = outbox.channels_with_due(self.db, self.now)
        for name in due:
            if name not in by_name:
                self._settle(outbox.due(self.db, name, self.now), "dropped", "the channel is no longer configured")
        lines = [self._line(by_name[name]) for name in due if name in by_name]
        with ThreadPoolExecutor(max_workers=max(len(lines), 1), thread_name_prefix="channel") as pool:
            self._serve(pool, lines)
        return Delivered(self.counts["sent"], self.counts["waiting"], outbox.waiting(self.db), self.counts["gave up"])

    def _line(self, channel: Channel) -> Line:
        return Line(channel, deque(grouped(channel, outbox.due(self.db, channel.name, self.now))))

    def _serve(self, pool: ThreadPoolExecutor, lines: Iterable[Line]) -> None:
        active: dict[Future[Delivery], tuple[Line, list[outbox.Row]]] = {}

        def start(line: Line) -> None:
            if (next_one := self._next(line)) is not None:
                rows, message = next_one
                active[pool.submit(self._hand_over, line.channel, message)] = (line, rows)

        for line in lines:
            start(line)
        while active:
            for future in wait(active, return_when=FIRST_COMPLETED).done:
                line, rows = active.pop(future)
                self._record(line, rows, future.result())
                start(line)

    def _hand_over(self, channel: Channel, message: Message) -> Delivery:
        result = self.transmit(channel, message)
        if channel.pause:
            time.sleep(channel.pause)
        return result

    def _next(self, line: Line) -> tuple[list[outbox.Row], Message] | None:
        """The next message of a channel; what cannot be written or need not be told is settled on the way."""
        while not self.stop.is_set():
            if not line.groups:
                line.groups.extend(grouped(line.channel, outbox.due(self.db, line.channel.name, self.now)))
            if not line.groups or line.failures >= PATIENCE:
                self._give_up_old(line)
                return None
            rows = line.groups.popleft()
            try:
                message = self.compose(line.channel, rows)
            except MessageError as error:
                outbox.begin(self.db, rows, self.now)
                self._fail(line.channel, rows, str(error), permanent=False)
                continue
            if message is None:
                self._settle(rows, "dropped", "replaced before it was told")
            elif outbox.begin(self.db, rows, self.now):
                return rows, replace(message, sent_at=self.now)
        return None

    def _record(self, line: Line, rows: list[outbox.Row], result: Delivery) -> None:
        if result.ok:
            line.failures = 0
            self._settle(rows, "sent", result.detail)
            return
        line.failures += 0 if result.permanent else 1
        self._fail(line.channel, rows, result.detail, permanent=result.permanent)

    def _fail(self, channel: Channel, rows: list[outbox.Row], detail: str, *, permanent: bool) -> None:
        oldest = min(row.due_at for row in rows)
        attempts = max(row.attempts for row in rows) + 1
        again = None if permanent else retry_at(channel, attempts, oldest, self.now)
        if again is None:
            self._settle(rows, "gave up", detail)
        else:
            self._settle(rows, "waiting", detail, again)

    def _give_up_old(self, line: Line) -> None:
        """A channel that is dead for so long that its time is over must not try its whole queue to find that out."""
        if line.failures < PATIENCE:
            return
        limit = self.now - line.channel.give_up
        old = [row for rows in line.groups for row in rows if row.due_at <= limit]
        line.groups.clear()
        if old:
            self._settle(old, "gave up", "the channel has not worked for too long")

    def _settle(self, rows: list[outbox.Row], state: str, detail: str, at: datetime | None = None) -> None:
        outbox.settle(self.db, rows, state, detail, at or self.now)
        self.counts[state] += len(rows)


def grouped(channel: Channel, rows: Sequence[outbox.Row]) -> list[list[outbox.Row]]:
    """Rows that go out in one message: those that did so before, a digest's, and events of one series."""

    def key(row: outbox.Row) -> str:
        if row.batch is not None:
            return f"batch {row.batch}"
        if channel.digest is not None and row.purpose in ("event", "digest"):
            return "digest"
        return f"series {row.series}" if row.series and row.purpose == "event" else f"row {row.number}"

    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(key(row), len(order))
    ranked = sorted(
        rows, key=lambda row: (row.purpose != "welcome", order[key(row)], row.purpose != "digest", row.number)
    )
    return [list(group) for _, group in groupby(ranked, key)]
