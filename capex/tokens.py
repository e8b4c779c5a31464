"""What the passes hand to each other: frozen tokens, each with its span in the folded text of one document."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from types import MappingProxyType
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


#: Both without the function that takes their fields by name: it takes longer than all the rest.
_mark: Callable[[tuple[str, Span, Any]], Mark] = partial(tuple.__new__, Mark)
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)

#: Where a word begins and ends, and its value: what a mark is made of.
Hit = tuple[int, int, Any]
#: Where a period may begin, and the numbers of those of the lexicon that do so with such a word.
Opening = tuple[int, tuple[int, ...]]


class Marks:
    """The marks of a sentence in order of place, and each table's by themselves.

    They are made when a table is first asked for: most of what a sentence holds is never asked for.
    """

    __slots__ = ("_several", "_tables", "openings")

    def __init__(
        self,
        tables: Mapping[str, list[Hit] | tuple[Mark, ...]] = MappingProxyType({}),
        openings: Sequence[Opening] | None = None,
    ) -> None:
        """`tables` has the words found of each table by place: hits in a list, or marks already made of them.

        `openings` are the places where periods may begin; `None`: anywhere.
        """
        self._tables, self.openings = dict(tables), openings
        self._several: dict[tuple[str, ...], tuple[Mark, ...]] = {}

    @property
    def tables(self) -> KeysView[str]:
        """The tables that have any marks."""
        return self._tables.keys()

    def of(self, *tables: str) -> tuple[Mark, ...]:
        """The marks of `tables`, one table after the other."""
        known = self._several.get(tables)
        if known is None:
            known = () if self._tables.keys().isdisjoint(tables) else self._joined(tables)
            self._several[tables] = known
        return known

    def _joined(self, tables: tuple[str, ...]) -> tuple[Mark, ...]:
        present = [table for table in tables if table in self._tables]
        if len(present) == 1:
            return self._made(present[0])
        return tuple([mark for table in present for mark in self._made(table)])

    def _made(self, table: str) -> tuple[Mark, ...]:
        found = self._tables[table]
        if isinstance(found, list):
            found = tuple([_mark((table, _span((start, end)), value)) for start, end, value in found])
            self._tables[table] = found
        return found

    def any_of(self, *tables: str) -> bool:
        """Whether there is a mark of these tables."""
        return not self._tables.keys().isdisjoint(tables)

    def in_order(self, *tables: str) -> tuple[Mark, ...]:
        """The marks of `tables`, all of them by place."""
        return tuple(sorted(self.of(*tables), key=_by_place))

    def without(self, dropped: Callable[[Mark], bool], *tables: str) -> Marks:
        """The same marks without those of `tables` that are `dropped`."""
        left = dict(self._tables)
        for table in self._tables.keys() & tables:
            left[table] = tuple([mark for mark in self.of(table) if not dropped(mark)])
            if not left[table]:
                del left[table]
        return Marks(left, self.openings)

    def joined_by(self, *added: Mark) -> Marks:
        """The same marks and those `added`, each in its place."""
        tables = dict(self._tables)
        for mark in added:
            tables[mark.table] = tuple(sorted((*self.of(mark.table), mark), key=_by_place))
        return Marks(tables, self.openings)

    def __iter__(self) -> Iterator[Mark]:
        """All marks, by place: where a few tables are meant, `in_order` spares making the others."""
        return iter(self.in_order(*self._tables))

    def __bool__(self) -> bool:
        return bool(self._tables)


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.span.start, mark.span.end


NOTHING = Marks()


class Atom(NamedTuple):
    """One number as written: `value` already holds `scale`, which is 1 where none is written."""

    span: Span
    value: Decimal
    scale: Decimal
    step: Decimal
    currency: str | None = None
    rate: bool = False
    short: bool = False
    band: tuple[Decimal, Decimal] | None = None


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

    @property
    def size(self) -> float:
        """The larger end, in units of the currency; of an open range the one that is told."""
        return float(self.range.high or self.range.low or 0)


@dataclass(frozen=True, slots=True)
class When:
    """A period as it is written; `capex.passes.text.calendar` resolves it for one company and day."""

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


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence with everything that was found in it, each kind in order of place.

    Compared by identity, so that what was worked out about it can be remembered cheaply. Nothing changes one; it is not
    frozen, because a document has very many of them and each would take three times as long to make.
    """

    span: Span
    paragraph: int
    marks: Marks = NOTHING
    amounts: tuple[Amount, ...] = ()
    whens: tuple[When, ...] = ()
    whos: tuple[Who, ...] = ()
    breaks: tuple[int, ...] = ()  #: where a new thought begins
