"""What the passes hand to each other: frozen tokens, each with its span in the folded text of one document."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.money import Range


class Unit(enum.StrEnum):
    """What a figure counts."""

    MONEY = "money"
    RATE = "rate"  # a share or a rate of change; the range holds fractions
    BARE = "bare"  # a number with neither currency nor scale: money only in a table whose header says so


class Mark(NamedTuple):
    """A word of a lexicon's table, with the value that the table gives it.

    A named tuple, because there are very many of them and they cost half as much as a data class.
    """

    table: str
    span: Span
    value: Any = None


class Marks(tuple[Mark, ...]):  # noqa: SLOT001 (slots would leave no room for what is remembered)
    """The marks of a sentence in order of place, and each table's by themselves."""

    @cached_property
    def tables(self) -> dict[str, list[Mark]]:
        """The marks by their table; only tables that have any."""
        found: dict[str, list[Mark]] = {}
        for mark in self:
            found.setdefault(mark.table, []).append(mark)
        return found

    def of(self, *tables: str) -> Sequence[Mark]:
        """The marks of `tables`, one table after the other."""
        if len(tables) == 1:
            return self.tables.get(tables[0], ())
        known = self.tables
        return [mark for table in tables if table in known for mark in known[table]]


NOTHING = Marks()


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a range. `currency` may be ambiguous, `None` where the text names none.

    `end` names a low or high end or the midpoint that the words before the range single out.
    """

    span: Span
    unit: Unit
    range: Range
    currency: str | None = None
    end: str = ""
    annual: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A period as it is written; `capex.passes.calendar` resolves it for one company and day."""

    span: Span
    form: PeriodForm
    year: int | None = None
    until: int | None = None
    part: str = ""
    offset: int | None = None
    fiscal: bool = False
    count: int = 0
    month: int = 0
    numbered: bool = False  #: a fiscal year that the text numbers itself, as the form `NUMBERED` is


@dataclass(frozen=True, slots=True)
class Who:
    """A company that is named."""

    span: Span
    ticker: str


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence with everything that was found in it, each kind in order of place.

    Compared by identity, so that what was worked out about it can be remembered cheaply.
    """

    span: Span
    paragraph: int
    marks: Marks = NOTHING
    amounts: tuple[Amount, ...] = ()
    whens: tuple[When, ...] = ()
    whos: tuple[Who, ...] = ()
    breaks: tuple[int, ...] = ()  #: where a new thought begins
