"""`capexwatch replay`: everything derived again from the stored documents, with today's reader."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Any

import click

from flows.terminal import emit_json, json_option, progress, table


class _Rehearsed(Exception):  # noqa: N818 (no error: it takes back what was only tried)
    """Ends the transaction of a rehearsal without keeping anything."""


@click.command(
    epilog="""\b
Examples:
  capexwatch replay                      what today's reader would change
  capexwatch replay --since 2025-01-01 --apply
Exit code 0 also where there are differences."""
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only documents said on that day or later.")
@click.option("--apply", "keep", is_flag=True, help="Keep the result; without it, only the difference is shown.")
@json_option
def replay(since: datetime | None, keep: bool, as_json: bool) -> None:
    """Read the stored documents again and show how the events differ; keep the result with --apply.

    Rulings made with 'capexwatch judge' hold. Nothing rings but corrections of what people were told.
    """
    from flows.settings import load
    from flows.watch import opened, real_clock
    from store.schema import write

    settings = load()
    with opened(settings) as db:
        readings = _read(db, settings, since.date() if since else None)
        with suppress(_Rehearsed), write(db):
            told = _derive(db, settings, readings, real_clock())
            emit_json(told | {"applied": keep}) if as_json else _show(told)
            if not keep:
                raise _Rehearsed
    done = "kept" if keep else "not kept; --apply keeps it"
    click.echo(f"{told['documents']} documents read again, {_count(told)} events differ ({done})", err=True)


def _read(db: Any, settings: Any, since: date | None) -> list[Any]:
    """Read every document again. Nothing is locked meanwhile: others may go on recording."""
    from flows.record import BATCH, read_all
    from store import documents

    ids: list[str] = list(documents.ids(db, since))
    readings: list[Any] = []
    with progress("reading") as tell:
        for start in range(0, len(ids), BATCH):
            tell(start, len(ids), "")
            readings += read_all(db, settings, ids[start : start + BATCH])
    return readings


def _derive(db: Any, settings: Any, readings: list[Any], now: datetime) -> dict[str, Any]:
    """Write the readings and what follows from them into the open transaction; how the events differ."""
    from flows.deliver import ringer
    from flows.record import keep, refold
    from store import queries, statements

    before = {event["id"]: event for event in queries.revisions(db)}
    # The rules of history may have changed too: subjects are folded again also where the statements are the same.
    touched = keep(db, readings, now) | statements.subjects_of(db, [identity for identity, _ in readings])
    refold(db, touched, now, ringer(settings, now, quiet=True))
    after = {event["id"]: event for event in queries.revisions(db)}
    return {"documents": len(readings), **_difference(before, after)}


def _show(told: dict[str, Any]) -> None:
    columns = ("", "said on", "company", "period", "what", "how", "figure", "before")
    table(columns, _rows(told), empty="no event differs")


def _difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Events that went, that came, and pairs of those that say something else than before."""
    shared = before.keys() & after.keys()
    return {
        "gone": [event for identity, event in before.items() if identity not in after],
        "new": [event for identity, event in after.items() if identity not in before],
        "changed": [
            {"before": before[identity], "after": after[identity]}
            for identity in after
            if identity in shared and _told(before[identity]) != _told(after[identity])
        ],
    }


def _told(event: dict[str, Any]) -> tuple[Any, ...]:
    names = ("action", "kind", "low", "high", "direction", "prior_low", "prior_high", "status", "said_on")
    return tuple(event[name] for name in names)


def _count(told: dict[str, Any]) -> int:
    return sum(len(told[name]) for name in ("gone", "new", "changed"))


def _rows(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    pairs = [("−", event) for event in told["gone"]]
    for change in told["changed"]:
        pairs += [("−", change["before"]), ("+", change["after"])]
    pairs += [("+", event) for event in told["new"]]
    return [_row(sign, event) for sign, event in pairs]


def _row(sign: str, event: dict[str, Any]) -> tuple[Any, ...]:
    from flows.commands.history import before, shown

    what = event["scope"] if event["scope"] != "total" else ""
    how = (event["action"], shown(event), before(event))
    return (sign, event["said_on"], event["company"], event["period"], what, *how)
