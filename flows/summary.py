"""What a run did: in rows, in plain JSON, and in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from flows.terminal import figure, sure, table

if TYPE_CHECKING:
    from flows.collect import Collected
    from flows.deliver import Delivered
    from flows.record import Recorded


def event_row(event: Mapping[str, Any]) -> dict[str, str]:
    """One event (as JSON) as the cells of a table."""
    now = figure(event["low"], event["high"], event["currency"], approx=bool(event["approx"]))
    return {
        "said on": str(event["said_on"]),
        "company": event["company"],
        "period": event["period"],
        "what": event["action"],
        "figure": now or event["direction"] or "",
        "before": figure(event["prior_low"], event["prior_high"], event["currency"]),
        "sure": sure(event),
    }


def outcome(
    documents: int, recorded: Iterable[Recorded], delivered: Delivered | None, collected: Collected | None = None
) -> dict[str, Any]:
    """What was done, as plain JSON. `delivered` is `None` where nothing was to be sent.

    `failures` names what could not be fetched, and documents on which the reader broke down.
    """
    done = tuple(recorded)
    failures = (
        [f"{failure.url}: {failure.reason}; {failure.advice}" for failure in collected.failures] if collected else []
    )
    unread = (document for each in done for document in each.unread)
    failures += [f"document {document} could not be read; it is kept, and read again next time" for document in unread]
    return {
        "documents": documents,
        "failures": failures,
        "events": [event for each in done for event in each.events],
        "sent": delivered.sent if delivered else 0,
        "failed": delivered.failed if delivered else 0,
        "waiting": delivered.waiting if delivered else 0,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sentence(told: Mapping[str, Any], *, dry_run: bool = False) -> str:
    """An outcome as one line."""
    parts = [_count(told["documents"], "new document"), _count(len(told["events"]), "event")]
    parts.append(f"{_count(told['sent'], 'alert')} sent")
    more = (("failed", "not delivered yet"), ("waiting", "waiting"))
    parts += [f"{told[key]} {words}" for key, words in more if told[key]]
    if told["failures"]:
        parts.append(f"{_count(len(told['failures']), 'failure')}")
    return ", ".join(parts) + (" (dry run: nothing kept)" if dry_run else "")


def show_events(told: Mapping[str, Any]) -> None:
    """Print an outcome's events as a table; nothing where there are none."""
    rows = [event_row(event) for event in told["events"]]
    if rows:
        table(list(rows[0]), [list(row.values()) for row in rows])


#: So many addresses with one trouble are told one by one.
FEW = 3


def grouped(failures: Iterable[str]) -> Iterator[str]:
    """Failures as lines for a person: what many addresses have in common (no network, no contact) is said once."""
    alike: dict[str, list[str]] = {}
    for failure in failures:
        where, _, what = failure.partition(": ")
        alike.setdefault(what, []).append(where)
    for what, places in alike.items():
        if what and len(places) > FEW:
            yield f"{places[0]} and {len(places) - 1} more: {what}"
        else:
            yield from (f"{where}: {what}" if what else where for where in places)


def end(told: Mapping[str, Any]) -> None:
    """Say on standard error what failed, and end with code 3 where something did."""
    for line in grouped(told["failures"]):
        click.echo(f"capexwatch: {line}", err=True)
    if told["failures"] or told["failed"]:
        raise SystemExit(3)
