"""Rows of a table that add up to a row of capital spending are parts of it, and so is what such a row leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from capex.matching import any_of
from capex.passes.tables.pages import Page
from capex.passes.tables.rows import Row, Value

#: A row is the sum of at least so many, and of at most so many; figures are rounded, so that it is off by so much.
_LEAST, _MOST = 2, 14
_OFF = Decimal("0.02")


def parts_of(page: Page, index: int, row: Row) -> Sequence[int]:
    """The numbers of the rows right above line `index`, or right below it, that add up to its row in each column."""
    return _parts(page, index, row, -1) or _parts(page, index, row, 1)


def adds_up(page: Page, index: int, row: Row) -> bool:
    """Whether the row of line `index` is the sum of those right above it, by its first column: a sum may leave out."""
    return bool(_parts(page, index, row, -1, columns=1))


def _parts(page: Page, index: int, row: Row, step: int, columns: int | None = None) -> Sequence[int]:
    """The numbers of the rows that follow each other from line `index` on and add up to its row; none if none do."""
    found: list[tuple[int, Row]] = []
    for number, other in _beside(page, index, row, step):
        found.append((number, other))
        if len(found) >= _LEAST and _add_up([each.values[:columns] for _, each in found], row.values[:columns]):
            return [n for n, _ in found]
    return ()


def _beside(page: Page, index: int, row: Row, step: int) -> Iterator[tuple[int, Row]]:
    """The rows of the same width that follow each other from line `index` on, upwards or downwards."""
    number, left = index + step, _MOST
    while 0 <= number < len(page.lines) and left:
        other = page.row(number)
        if other is None and not page.written(number).strip(" |-:="):
            number += step
            continue
        if other is None or other.label is None or not other.values or len(other.values) != len(row.values):
            return
        yield number, other
        number, left = number + step, left - 1


def _add_up(parts: Sequence[Sequence[Value]], whole: Sequence[Value]) -> bool:
    """Whether rows add up to another one in each of its columns, none of them being nothing."""
    return all(_is_sum(values, total) for values, total in zip(zip(*parts, strict=True), whole, strict=True))


def _is_sum(values: Sequence[Value], total: Value) -> bool:
    if total.range is None or any(value.range is None for value in values):
        return False
    ends = zip(*(value.range.ends for value in values if value.range), strict=True)
    known = [(parts, end) for parts, end in zip(ends, total.range.ends, strict=True) if end and None not in parts]
    return bool(known) and all(_fits([part for part in parts if part is not None], end) for parts, end in known)


def _fits(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether the ends of parts add up to that of their whole."""
    return all(part > 0 for part in parts) and abs(sum(parts, Decimal(0)) - total) <= _OFF * total


#: What a row leaves out stands at most so many rows from it, and is known by so many of its words.
_NEAR, _WORDS = 3, 2
#: The scope of a row that leaves another one out.
LEFT_OUT = "excluding a part"
_WORD = re.compile(r"[^\W\d_]{3,}")


def left_out_of(page: Page, index: int, row: Row) -> int | None:
    """The number of the row near line `index` that its own leaves out: "growth" below "excluding growth"."""
    label = row.label.of(page.text) if row.label else ""
    lead = any_of(page.lexicon.excluded, page.lexicon).search(label)
    defines = any_of(tuple(page.lexicon.definitions), page.lexicon).search(label, lead.start()) if lead else None
    words = _WORD.findall(label, lead.end())[:_WORDS] if lead and not defines else []  # "excluding spectrum"
    for step in (1, -1):
        for number, other in _beside(page, index, row, step) if words else ():
            named = _WORD.findall(other.label.of(page.text)) if other.label else []
            if abs(number - index) <= _NEAR and named[: len(words)] == words:
                return number
    return None
