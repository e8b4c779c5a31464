"""What people and programs look at: events and the evidence behind them, as plain mappings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from store.errors import UnknownIdError

#: So many characters of an id name an event, where only one begins with them.
_ENOUGH = 4

_ORDER = "e.said_on, e.company, e.metric, e.scope, e.period, e.place"


class UnknownEventError(UnknownIdError):
    """No event has the given id, or several begin with it."""


def event_json(
    row: Mapping[str, Any], attestations: list[dict[str, Any]], conflicts: list[dict[str, Any]]
) -> dict[str, Any]:
    """A stored event in the published shape. `id` names this version of it."""
    return {
        "id": row["key"],
        "company": row["company"],
        "metric": row["metric"],
        "scope": row["scope"],
        "period": row["period"] or None,
        "currency": row["currency"],
        "action": row["action"],
        "kind": row["kind"],
        "low": row["low"],
        "high": row["high"],
        "approx": bool(row["approx"]),
        "direction": row["direction"],
        "prior_low": row["prior_low"],
        "prior_high": row["prior_high"],
        "delta_low": row["delta_low"],
        "delta_high": row["delta_high"],
        "said_on": row["said_on"],
        "seen_at": row["seen_at"],
        "status": row["status"],
        "definition": json.loads(row["definition"]),
        "own_word": row["own_word"],
        "reason": row["reason"],
        "late": bool(row["late"]),
        "attestations": attestations,
        "conflicts": conflicts,
        "replaces": row["replaces"],
        "replaced_by": row["replaced_by"],
    }


# Of several addresses of one document the shortest is told, so that the order in which they were found does not matter.
_ABOUT = """(SELECT x.url FROM addresses x WHERE x.document = d.id ORDER BY length(x.url), x.url LIMIT 1) AS url,
    d.title, d.publisher, d.copy_of,
    coalesce((SELECT r.lang FROM readings r WHERE r.document = d.id ORDER BY r.number DESC), d.lang) AS lang"""


def _evidence(db: Database, key: str, role: str) -> list[dict[str, Any]]:
    sql = f"""SELECT a.statement, a.document, a.kind, a.said_on, a.quote, a.voice, a.note, {_ABOUT}
             FROM attestations a LEFT JOIN documents d ON d.id = a.document
             WHERE a.event = ? AND a.role = ? ORDER BY a.position"""  # noqa: S608 (our own words)
    return list(db.query(sql, [key, role]))


def about_document(db: Database, document: str) -> dict[str, Any]:
    """Where a document is and what it is called: `url, title, publisher, copy_of, lang, seen_at`."""
    sql = f"SELECT {_ABOUT}, d.seen_at FROM documents d WHERE d.id = ?"  # noqa: S608 (our own words)
    return dict(next(iter(db.query(sql, [document])), {}))


def _events(db: Database, where: str, values: list[Any], order: str = _ORDER) -> list[dict[str, Any]]:
    rows = list(db.query(f"SELECT * FROM events e WHERE {where} ORDER BY {order}", values))  # noqa: S608 (our own words)
    return [
        event_json(row, _evidence(db, row["key"], "attests"), _evidence(db, row["key"], "conflicts")) for row in rows
    ]


def event(db: Database, key: str) -> dict[str, Any]:
    """One version of an event; the beginning of an id will do where only one has it. Raises UnknownEventError."""
    found = _events(db, "e.key = ?", [key])
    if not found and len(key) >= _ENOUGH:
        found = _events(db, "substr(e.key, 1, ?) = ? AND e.current", [len(key), key])
    if len(found) != 1:
        what = "no event" if not found else f"{len(found)} events begin with"
        raise UnknownEventError(f"{what} {key!r}; 'capexwatch revisions --json' shows ids")
    return found[0]


def existing(db: Database, keys: Iterable[str]) -> list[dict[str, Any]]:
    """The versions with these keys that are still there, in the order of the keys."""
    return [found for key in keys for found in _events(db, "e.key = ?", [key])]


def history_of(db: Database, company: str, period: str | None = None) -> list[dict[str, Any]]:
    """The events that stand for a company, oldest first; of one period, or of all."""
    where, values = "e.current AND e.company = ?", [company]
    if period:
        where, values = where + " AND e.period = ?", [*values, period]
    return _events(db, where, values)


def history_of_series(db: Database, of: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The standing events of the subject that an event (in the published shape) belongs to, oldest first."""
    where = "e.current AND e.company = ? AND e.metric = ? AND e.scope = ? AND e.period = ?"
    return _events(db, where, [of["company"], of["metric"], of["scope"], of["period"] or ""])


def revisions(db: Database, since: date | None = None) -> list[dict[str, Any]]:
    """All events that stand, newest first; those said on `since` or later."""
    where, values = ("e.current AND e.said_on >= ?", [since.isoformat()]) if since else ("e.current", [])
    return list(reversed(_events(db, where, values)))


def board(db: Database) -> list[dict[str, Any]]:
    """The events after which a figure stands now, by company and period."""
    order = "e.company, e.metric, e.scope != 'total', e.scope, e.period, e.place"
    return stand(_events(db, "e.current", [], order))


def stand(events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of a subject's events after which something stands at the end; subjects come one after the other.

    A basis that was left for another one stands no more, nor do words once there is a figure.
    """
    return [event for _, of_one in groupby(events, key=subject_of) for event in _stand_in_one(of_one)]


def subject_of(event: Mapping[str, Any]) -> tuple[str, ...]:
    """Company, metric, scope and period (empty for none) of an event in the published shape."""
    return event["company"], event["metric"], event["scope"], event["period"] or ""


def _stand_in_one(events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    standing: dict[Any, dict[str, Any]] = {}
    for event in events:
        is_amount = event["kind"] == "amount"
        if event["action"] in ("withdrawn", "rebased"):
            standing.clear()
        if is_amount:
            standing.pop("words", None)
        standing[(event["currency"], *event["definition"]) if is_amount else "words"] = event
    return list(standing.values())


def standing(
    db: Database, company: str, period: str, scope: str = "total", metric: str = "capex"
) -> dict[str, Any] | None:
    """The event after which one figure stands, if there is one."""
    where = "e.current AND e.company = ? AND e.period = ? AND e.scope = ? AND e.metric = ?"
    found = _events(db, where, [company, period, scope, metric])
    return found[-1] if found else None
