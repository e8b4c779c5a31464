"""What a run did: in rows, in plain JSON, and in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flows.terminal import figure, table

if TYPE_CHECKING:
    from flows.collect import Collected
    from flows.deliver import Delivered


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
        "sure": event["status"],
    }


def outcome(
    documents: int,
    events: Iterable[Mapping[str, Any]],
    delivered: Delivered | None,
    collected: Collected | None = None,
) -> dict[str, Any]:
    """What was done, as plain JSON. `delivered` is `None` where nothing was to be sent."""
    failures = collected.failures if collected else ()
    return {
        "documents": documents,
        "failures": [f"{failure.url}: {failure.reason}; {failure.advice}" for failure in failures],
        "events": list(events),
        "sent": delivered.sent if delivered else 0,
        "failed": delivered.failed if delivered else 0,
        "waiting": delivered.waiting if delivered else 0,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sentence(told: Mapping[str, Any]) -> str:
    """An outcome as one line."""
    parts = [_count(told["documents"], "new document"), _count(len(told["events"]), "event")]
    parts.append(f"{_count(told['sent'], 'alert')} sent")
    more = (("failed", "not delivered yet"), ("waiting", "waiting"))
    parts += [f"{told[key]} {words}" for key, words in more if told[key]]
    if told["failures"]:
        parts.append(f"{len(told['failures'])} not fetched")
    return ", ".join(parts)


def show_events(told: Mapping[str, Any]) -> None:
    """Print an outcome's events as a table; nothing where there are none."""
    rows = [event_row(event) for event in told["events"]]
    if rows:
        table(list(rows[0]), [list(row.values()) for row in rows])
