"""Statements of one series, in any order, become the events that happened.

`history` is a pure function of the set of statements: the order in which documents arrive changes nothing.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from capex.document import DocumentKind
from capex.money import Range
from capex.revision import Move
from capex.statement import Action, Direction, Kind, Metric, Statement, Voice


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """What figures must share before they can be compared. `period` is a label such as `FY2025`."""

    company: str
    metric: Metric
    scope: str
    period: str
    currency: str | None
    definition: tuple[str, ...] = ()


class Status(enum.StrEnum):
    """How sure an event is."""

    STATED = "stated"  # the company's own document says it
    REPORTED = "reported"  # only the press says that the company said it
    CONFIRMED = "confirmed"  # the press said it first, the company's document says the same
    CORRECTED = "corrected"  # replaced: see `replaced_by` in the store
    CONFLICT = "conflict"  # the press contradicts the company's own document of the same days


@dataclass(frozen=True, slots=True)
class Attestation:
    """One document that says what an event says (or, among an event's conflicts, contradicts it)."""

    statement: str
    document: str
    kind: DocumentKind
    voice: Voice
    said_on: date
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a series.

    `range` is the figure that stands after it and `prior` the one that stood before. `move` compares them end by
    end, `None` where there is nothing to compare. `own_word` is the verb the documents themselves used. `reason` says
    in words why two figures were not compared, or anything else a reader should know. `late` marks what was said of a
    period after its actual spending had been reported.
    """

    id: str
    series: Series
    action: Action
    kind: Kind
    range: Range | None
    direction: Direction | None
    prior: Range | None
    move: Move | None
    said_on: date
    status: Status
    attestations: tuple[Attestation, ...]
    conflicts: tuple[Attestation, ...] = ()
    own_word: Action | None = None
    reason: str = ""
    late: bool = False


def history(statements: Iterable[Statement]) -> tuple[Event, ...]:
    """The events that `statements` tell of, ordered by day, then series."""
    raise NotImplementedError
