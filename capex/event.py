"""What happened to a figure, and which documents say so."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from capex.document import DocumentKind
from capex.money import Range
from capex.revision import Move
from capex.statement import Action, Direction, Kind, Metric, Statement, Voice


class Subject(NamedTuple):
    """What one history is about. `period` is a label such as `FY2025`, empty for pledges without one.

    Series of one subject differ in currency and definition; they are told apart and never mixed.
    """

    company: str
    metric: str
    scope: str
    period: str

    @classmethod
    def of(cls, statement: Statement) -> Self:
        """The subject that a statement speaks of."""
        period = "" if statement.period is None else str(statement.period)
        return cls(statement.company, statement.metric.value, statement.scope, period)


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """What figures must share before they can be compared. `period` is a label such as `FY2025`."""

    company: str
    metric: Metric
    scope: str
    period: str
    currency: str | None
    definition: tuple[str, ...] = ()

    @property
    def subject(self) -> Subject:
        """The history that this series is part of."""
        return Subject(self.company, self.metric.value, self.scope, self.period)


class Status(enum.StrEnum):
    """How sure an event is."""

    STATED = "stated"  # the company's own document says it
    REPORTED = "reported"  # only the press says that the company said it
    CONFIRMED = "confirmed"  # the press said it first, the company's document says the same
    CORRECTED = "corrected"  # replaced: see `replaced_by` in the store
    CONFLICT = "conflict"  # another document of the same days says something else


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


class Refusal(NamedTuple):
    """A statement that makes no history, and why."""

    statement: str
    document: str
    reason: str


class Fold(NamedTuple):
    """All that one subject's statements come to."""

    events: tuple[Event, ...]
    refused: tuple[Refusal, ...]
