"""`capexwatch replay`: everything derived again from the stored documents, with today's reader."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

import click

from flows.terminal import DAY, emit_json, json_option, progress, table


class _Rehearsed(Exception):  # noqa: N818 (no error: it takes back what was only tried)
    """Ends the transaction of a rehearsal without keeping anything."""


@click.command(
    epilog="""\b
Examples:
  capexwatch replay                      what today's reader would change
  capexwatch replay --since 2025-01-01 --apply
Exit code 0 also where there are differences, 3 where the reader failed on a document."""
)
@click.option("--since", type=DAY, help="Only documents said on that day or later.")
@click.option("--apply", "keep", is_flag=True, help="Keep the result; without it, only the difference is shown.")
@json_option
def replay(since: datetime | None, keep: bool, as_json: bool) -> None:
    """Read the stored documents again and show how the events differ; keep the result with --apply.

    Texts are taken anew out of the bytes as they were fetched, and read with today's reader. Rulings made with
    'capexwatch judge' hold. Nothing rings but corrections of what people were told.
    """
    from flows.settings import load
    from flows.watch import opened, real_clock
    from store.schema import write

    settings = load()
    with opened(settings) as db:
        again = _read(db, settings, since.date() if since else None)
        with suppress(_Rehearsed), write(db):
            told = _derive(db, settings, again, real_clock())
            if not keep:
                raise _Rehearsed
    # Printed when nothing is locked any more: whoever pages through it may take his time.
    emit_json(told | {"applied": keep}) if as_json else _show(told)
    click.echo(_sentence(told, keep), err=True)
    if again.unread:
        raise SystemExit(3)


class _Again(NamedTuple):
    """Everything read again: the texts that are others today, what documents say, on which the reader failed."""

    texts: dict[str, str]
    readings: list[Any]
    unread: list[str]


def _read(db: Any, settings: Any, since: date | None) -> _Again:
    """Take every text out of its bytes and read it again. Nothing is locked meanwhile: others may go on recording."""
    from flows.record import read_one
    from scrapers.again import text_again
    from store import documents

    ids, again = list(documents.ids(db, since)), _Again({}, [], [])
    with progress("reading") as tell:
        for number, identity in enumerate(ids):
            tell(number, len(ids), "")
            document = documents.get(db, identity)
            text = text_again(*documents.raw(db, identity), document)
            if text != document.text:
                again.texts[identity] = text
            reading = read_one(replace(document, text=text), settings)
            again.readings.append((identity, reading)) if reading else again.unread.append(identity)
    return again


def _derive(db: Any, settings: Any, again: _Again, now: datetime) -> dict[str, Any]:
    """Write the readings and what follows from them into the open transaction; how the events differ."""
    from flows.deliver import ringer
    from flows.record import keep, refold
    from store import documents, queries, statements

    before = {event["id"]: event for event in queries.revisions(db)}
    for identity, text in again.texts.items():
        documents.retext(db, identity, text)
    # The rules of history may have changed too: subjects are folded again also where the statements are the same.
    ids = [identity for identity, _ in again.readings]
    touched = keep(db, again.readings, now) | statements.subjects_of(db, ids)
    refold(db, touched, now, ringer(settings, now, quiet=True))
    after = {event["id"]: event for event in queries.revisions(db)}
    counts = {"documents": len(ids), "texts": len(again.texts), "unread": again.unread}
    return counts | _difference(before, after)


def _sentence(told: dict[str, Any], keep: bool) -> str:
    documents, count = told["documents"], _count(told)
    parts = [f"{documents} document{'s' * (documents != 1)} read again"]
    parts += [f"{told['texts']} of them with another text"] if told["texts"] else []
    done = "kept" if keep else "not kept; --apply keeps it"
    parts += [f"{count or 'no'} event{'s' * (count != 1)} differ{'s' * (count == 1)} ({done})"]
    parts += [f"the reader failed on {', '.join(told['unread'][:5])}; please report it"] if told["unread"] else []
    return ", ".join(parts)


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
