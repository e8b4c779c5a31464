"""Events as they are stored: folded again, compared with what stands, and written together with what is to be told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import chain, count
from typing import Any, NamedTuple

from sqlite_utils import Database

from capex.event import Attestation, Event, Fold, Subject
from capex.history import fold
from capex.statement import plain
from store import queries, statements
from store.closing import closed_on
from store.schema import write

#: Is told of each new or corrected version in the open transaction, and writes what is due to be told of it.
Ring = Callable[[Database, Mapping[str, Any]], int]

#: What people were told: if one of these changes, they get a correction. Other columns change in place.
_TOLD = ("action", "kind", "low", "high", "direction", "prior_low", "prior_high")

_COLUMNS = (
    "key", "id", "company", "metric", "scope", "period", "currency", "definition", "action", "kind", "low", "high",
    "approx", "direction", "prior_low", "prior_high", "delta_low", "delta_high", "said_on", "seen_at", "status",
    "own_word", "reason", "late", "place", "replaces", "replaced_by", "current", "recorded_at",
)  # fmt: skip


class Stored(NamedTuple):
    """The standing version of an event: its row, and the statements of its documents."""

    row: dict[str, Any]
    evidence: frozenset[str]


class Folded(NamedTuple):
    """The history of a subject out of all its stored statements, and when each document was first seen."""

    subject: Subject
    fold: Fold
    seen: Mapping[str, str]

    @property
    def places(self) -> dict[str, int]:
        """The place of each event, by id, in its subject's history."""
        return {event.id: place for place, event in enumerate(self.fold.events)}


class Difference(NamedTuple):
    """What a fold changes: events that are new, pairs that differ, versions that no longer stand."""

    folded: Folded
    new: tuple[Event, ...]
    changed: tuple[tuple[Stored, Event], ...]
    gone: tuple[Stored, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class Applied(NamedTuple):
    """The keys of versions that were written: of new events, of events that changed, of corrections to told ones."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    corrections: tuple[str, ...]


def refold(db: Database, subject: Subject) -> Folded:
    """Fold a subject again."""
    known = statements.of_subject(db, subject)
    seen = {one.statement.document: one.seen_at for one in known}
    return Folded(subject, fold(subject, (one.statement for one in known), closed_on(db, subject)), seen)


def difference(db: Database, folded: Folded) -> Difference:
    """Compare a fold with what is stored. Events are matched by id, else by the documents they share."""
    standing = {row["id"]: Stored(row, _evidence(db, row["key"])) for row in _standing(db, folded.subject)}
    places = folded.places
    fresh = [event for event in folded.fold.events if event.id not in standing]
    gone = [stored for identity, stored in standing.items() if identity not in places]
    both = [(standing[event.id], event) for event in folded.fold.events if event.id in standing]
    changed = [(stored, event) for stored, event in both if _differs(db, stored, event, places[event.id])]
    for stored in list(gone):
        heir = _heir(stored, fresh)
        if heir is not None:
            fresh.remove(heir)
            gone.remove(stored)
            changed.append((stored, heir))
    return Difference(folded, tuple(fresh), tuple(changed), tuple(gone))


def _standing(db: Database, subject: Subject) -> list[dict[str, Any]]:
    sql = (
        "SELECT * FROM events WHERE company = ? AND metric = ? AND scope = ? AND period = ? AND current ORDER BY place"
    )
    return list(db.query(sql, list(subject)))


def _evidence(db: Database, key: str) -> frozenset[str]:
    rows = db.execute("SELECT statement FROM attestations WHERE event = ?", [key]).fetchall()
    return frozenset(statement for (statement,) in rows)


def _heir(stored: Stored, fresh: Iterable[Event]) -> Event | None:
    """The new event that tells the same story: the one which shares most documents with the old one."""
    shared = [(len(stored.evidence & {a.statement for a in (*e.attestations, *e.conflicts)}), e) for e in fresh]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def facts(event: Event) -> dict[str, Any]:
    """The columns of an event that follow from the event alone."""
    low, high = event.range.ends if event.range else (None, None)
    prior_low, prior_high = event.prior.ends if event.prior else (None, None)
    return {
        **event.series.subject._asdict(),
        "id": event.id,
        "currency": event.series.currency,
        "definition": json.dumps(event.series.definition, ensure_ascii=False),
        "action": event.action.value,
        "kind": event.kind.value,
        "low": plain(low),
        "high": plain(high),
        "approx": int(bool(event.range and event.range.approx)),
        "direction": event.direction and event.direction.value,
        "prior_low": plain(prior_low),
        "prior_high": plain(prior_high),
        "delta_low": plain(event.move.delta_low) if event.move else None,
        "delta_high": plain(event.move.delta_high) if event.move else None,
        "said_on": event.said_on.isoformat(),
        "status": event.status.value,
        "own_word": event.own_word and event.own_word.value,
        "reason": event.reason,
        "late": int(event.late),
    }


def _differs(db: Database, stored: Stored, event: Event, place: int) -> bool:
    values = {**facts(event), "place": place}
    return any(stored.row[name] != value for name, value in values.items()) or _notes(db, stored.row["key"]) != _told(
        event
    )


def _notes(db: Database, key: str) -> list[tuple[Any, ...]]:
    sql = "SELECT role, statement, note FROM attestations WHERE event = ? ORDER BY role, position"
    return list(db.execute(sql, [key]).fetchall())


def _told(event: Event) -> list[tuple[Any, ...]]:
    roles = (("attests", event.attestations), ("conflicts", event.conflicts))
    return [(role, one.statement, one.note) for role, found in roles for one in found]


# ---- writing ----------------------------------------------------------------------------------------------------


def apply(db: Database, change: Difference, now: datetime, ring: Ring | None = None) -> Applied:
    """Write a difference and, through `ring`, what is to be told of it: all of it or nothing.

    A version that somebody was told stays as it was; the new one points to it, and `ring` is asked for a correction.
    """
    pen = _Pen(db, change.folded, now, ring)
    with write(db):
        # A late old document may split a told event in two; the documents that were told of ring no second time.
        told = pen.told_evidence()
        new = [pen.insert(event, ring=any(a.statement not in told for a in event.attestations)) for event in change.new]
        replaced = [pen.replace(stored, event) for stored, event in change.changed]
        retracted = [pen.drop(stored) for stored in change.gone]
    changed = [key for key, corrects in replaced if not corrects]
    corrections = [*(key for key, corrects in replaced if corrects), *(key for key in retracted if key)]
    return Applied(tuple(new), tuple(changed), tuple(corrections))


class _Pen(NamedTuple):
    """Writes the rows of one subject inside an open transaction."""

    db: Database
    folded: Folded
    now: datetime
    ring: Ring | None

    def insert(self, event: Event, *, ring: bool, replaces: str | None = None) -> str:
        """Write a new version; its key."""
        key = self._free_key(event.id)
        fixed = {
            "key": key,
            "replaces": replaces,
            "replaced_by": None,
            "current": 1,
            "recorded_at": self.now.isoformat(),
        }
        self._insert_row({**self._values(event), **fixed})
        self._insert_attestations(key, event)
        if ring:
            self._ring(key)
        return key

    def replace(self, stored: Stored, event: Event) -> tuple[str, bool]:
        """Write over the old version, or beside it where people were told of it; whether they were."""
        old, values = stored.row["key"], self._values(event)
        if any(stored.row[name] != values[name] for name in _TOLD) and self._was_told(old):
            key = self.insert(event, ring=False, replaces=old)
            self._retire(old, key)
            self._ring(key)
            return key, True
        if stored.row["id"] != event.id:
            # What waits to be told of the old one is told of the new one; what was kept quiet stays quiet.
            return self.insert(event, ring=self._delete(old)), False
        sets = ", ".join(f"{name} = ?" for name in values)
        self.db.execute(f"UPDATE events SET {sets} WHERE key = ?", [*values.values(), old])  # noqa: S608 (our own names)
        self.db.execute("DELETE FROM attestations WHERE event = ?", [old])
        self._insert_attestations(old, event)
        return old, False

    def drop(self, stored: Stored) -> str | None:
        """Take back an event: deleted if nobody was told of it, else kept, and its correction's key is returned."""
        old = stored.row["key"]
        if not self._was_told(old):
            self._delete(old)
            return None
        key = self._free_key(stored.row["id"])
        fixed = {"key": key, "replaces": old, "current": 0, "recorded_at": self.now.isoformat(), "status": "corrected"}
        reason = "taken back: no document that counts says so any more"
        self._insert_row({**stored.row, **fixed, "reason": reason})
        self._retire(old, key)
        self._ring(key)
        return key

    def _values(self, event: Event) -> dict[str, Any]:
        seen = (self.folded.seen[a.document] for a in event.attestations if a.document in self.folded.seen)
        first_seen = min(seen, default=self.now.isoformat())
        return {**facts(event), "place": self.folded.places[event.id], "seen_at": first_seen}

    def _free_key(self, identity: str) -> str:
        keys = chain((identity,), (f"{identity}.{version}" for version in count(2)))
        return next(k for k in keys if not self.db.execute("SELECT 1 FROM events WHERE key = ?", [k]).fetchone())

    def _insert_row(self, row: Mapping[str, Any]) -> None:
        marks = ", ".join("?" * len(_COLUMNS))
        sql = f"INSERT INTO events ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608 (our own names)
        self.db.execute(sql, [row[name] for name in _COLUMNS])

    def _insert_attestations(self, key: str, event: Event) -> None:
        roles = (("attests", event.attestations), ("conflicts", event.conflicts))
        rows = [_row(key, role, position, one) for role, found in roles for position, one in enumerate(found)]
        self.db.conn.executemany("INSERT INTO attestations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def told_evidence(self) -> frozenset[str]:
        """The statements behind the events of the subject that somebody was told."""
        sql = """SELECT a.statement FROM events e JOIN attestations a ON a.event = e.key AND a.role = 'attests'
                 WHERE e.company = ? AND e.metric = ? AND e.scope = ? AND e.period = ? AND e.current
                 AND EXISTS (SELECT 1 FROM outbox o WHERE o.event = e.key AND o.state IN ('sent', 'sending'))"""
        return frozenset(one for (one,) in self.db.execute(sql, list(self.folded.subject)).fetchall())

    def _was_told(self, key: str) -> bool:
        """Whether somebody was told this version, or is being told it right now."""
        sql = "SELECT 1 FROM outbox WHERE event = ? AND state IN ('sent', 'sending')"
        return self.db.execute(sql, [key]).fetchone() is not None

    def _retire(self, key: str, heir: str) -> None:
        sql = "UPDATE events SET current = 0, status = 'corrected', replaced_by = ? WHERE key = ?"
        self.db.execute(sql, [heir, key])
        # A channel that was not told of the old version yet is not told any more.
        self.db.execute("UPDATE outbox SET state = 'dropped' WHERE event = ? AND state = 'waiting'", [key])

    def _delete(self, key: str) -> bool:
        """Delete a version of which nobody was told; whether it waited to be told."""
        waiting = self.db.execute("SELECT 1 FROM outbox WHERE event = ? AND state = 'waiting'", [key]).fetchone()
        self.db.execute("DELETE FROM outbox WHERE event = ? OR corrects = ?", [key, key])
        self.db.execute("UPDATE events SET replaces = NULL WHERE replaces = ?", [key])
        self.db.execute("UPDATE events SET replaced_by = NULL WHERE replaced_by = ?", [key])
        self.db.execute("DELETE FROM events WHERE key = ?", [key])
        return waiting is not None

    def _ring(self, key: str) -> None:
        if self.ring is not None:
            self.ring(self.db, queries.event(self.db, key))


def _row(key: str, role: str, position: int, one: Attestation) -> tuple[Any, ...]:
    what = (one.statement, one.document, one.kind.value, one.voice.value, one.said_on.isoformat(), one.quote, one.note)
    return (key, role, position, *what)
