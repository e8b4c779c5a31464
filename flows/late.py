"""Which steps of a history became known too late to be news, as far as that can be told from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from alerts.rules import is_late
from store.queries import subject_of


def known_late(events: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The events, by id, that became known long after they were said, when a later one of the same subject was known.

    The events of a subject come in their order. What a backfill brings is not among them: there all steps became known
    together.
    """
    found: set[str] = set()
    first_seen: dict[tuple[str, ...], str] = {}
    for event in reversed(events):
        subject, day = subject_of(event), str(event["seen_at"])[:10]
        after = first_seen.get(subject, day)
        if day > after and is_late({**event, "late": False}, date.fromisoformat(day)):
            found.add(event["id"])
        first_seen[subject] = min(after, day)
    return frozenset(found)
