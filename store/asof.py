"""What was known on a day: the same statements, folded without those that came later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlite_utils import Database

from capex.event import Attestation, Event
from capex.history import fold_stream
from capex.statement import Statement, to_json
from store import queries, statements
from store.closing import closings
from store.events import facts


def events(
    db: Database, *, said_until: date | None = None, seen_until: date | None = None, company: str | None = None
) -> list[dict[str, Any]]:
    """The events that followed from what had been said, or been seen here, by the end of a day.

    They have the published shape and come subject after subject, each in its order.
    """
    until = {"said_until": said_until, "seen_until": seen_until}
    known = statements.stream(db, company=company, **until)
    folds = fold_stream((one.statement for one in known), closings(db, **until))
    return [_published(db, event, place) for _, fold in folds for place, event in enumerate(fold.events)]


def refused(
    db: Database, *, said_until: date | None = None, seen_until: date | None = None, company: str | None = None
) -> list[dict[str, Any]]:
    """The statements that make no history, and why: `reason`, where they stand, and what they say.

    Of what people ruled wrong and of edited articles only today's state is known.
    """
    until = {"said_until": said_until, "seen_until": seen_until}
    known = statements.stream(db, company=company, **until)
    folds = fold_stream((one.statement for one in known), closings(db, **until))
    found = [(refusal.reason, statements.get(db, refusal.statement)) for _, fold in folds for refusal in fold.refused]
    found += statements.silenced(db, company) if company and not any(until.values()) else []
    told = [{"reason": reason} | _told(db, statement) for reason, statement in found]
    return sorted(told, key=lambda one: (one["said_on"] or "", one["document"], one["statement"]))


def _told(db: Database, one: Statement) -> dict[str, Any]:
    about = queries.about_document(db, one.document)
    del about["seen_at"]
    facts_of = to_json(one)
    shown = ("company", "metric", "scope", "period", "kind", "low", "high", "currency", "approx", "direction", "quote")
    said_on = one.said_on and one.said_on.isoformat()
    what = {name: facts_of[name] for name in (*shown, "voice", "definition")}
    return {"statement": one.id, "document": one.document, "said_on": said_on, **what, **about}


def _published(db: Database, event: Event, place: int) -> dict[str, Any]:
    row = {**facts(event), "key": event.id, "place": place, "replaces": None, "replaced_by": None}
    attests, conflicts = (list(_evidence(db, found)) for found in (event.attestations, event.conflicts))
    row["seen_at"] = min((one.pop("seen_at") for one in attests), default=None)
    for one in conflicts:
        del one["seen_at"]
    return queries.event_json(row, attests, conflicts)


def _evidence(db: Database, found: tuple[Attestation, ...]) -> Iterator[dict[str, Any]]:
    for one in found:
        about = queries.about_document(db, one.document)
        yield {
            "statement": one.statement,
            "document": one.document,
            "kind": one.kind.value,
            "said_on": one.said_on.isoformat(),
            "quote": one.quote,
            "voice": one.voice.value,
            "note": one.note,
            **about,
        }
