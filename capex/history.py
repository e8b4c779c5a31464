"""Statements of one series, in any order, become the events that happened.

`history` is a pure function of the set of statements: the order in which documents arrive changes nothing.
The nouns live in `event`, the rules in `fold`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from capex.event import Attestation, Event, Fold, Refusal, Series, Status, Subject
from capex.fold import fold
from capex.statement import Statement

__all__ = [
    "Attestation",
    "Event",
    "Fold",
    "Refusal",
    "Series",
    "Status",
    "Subject",
    "fold",
    "fold_stream",
    "history",
]


def history(statements: Iterable[Statement], closed: Mapping[Subject, date] | None = None) -> tuple[Event, ...]:
    """The events that `statements` tell of, ordered by day, then series.

    `closed` says on which day the actual spending of a subject's period was reported.
    """
    grouped: dict[Subject, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(Subject.of(statement), []).append(statement)
    closed = closed or {}
    events = [event for subject, found in grouped.items() for event in fold(subject, found, closed.get(subject)).events]
    return tuple(sorted(events, key=lambda event: (event.said_on, event.series.subject)))


def fold_stream(
    statements: Iterable[Statement], closed: Mapping[Subject, date] | None = None
) -> Iterator[tuple[Subject, Fold]]:
    """Fold statements that come subject after subject, holding one subject at a time."""
    closed = closed or {}
    for subject, found in groupby(statements, key=Subject.of):
        yield subject, fold(subject, found, closed.get(subject))
