"""Which heading stands over which value of a row, by how many there are and where the edges of cells are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.pages import Page
from capex.passes.tables.rows import Row, Value

_SIGNED = re.compile(r"[+-] ?[$€£¥\d]")


def is_signed(text: str, value: Value) -> bool:
    """Whether a value is written as how far a figure has moved: "+$449"."""
    return value.range is not None and _SIGNED.match(text, value.span.start) is not None


def over(page: Page, heads: Sequence[Row], row: Row, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings over each value of `row`, top to bottom, and those that stand over all of them."""
    text, groups = page.text, _groups(page, heads, width)
    columns: list[list[str]] = [[] for _ in row.values]
    wide: list[str] = []
    for head in heads:
        cells = [cell.of(text) for cell in head.cells]
        if (placed := _placed(text, head, row)) is not None:
            for column, heading in zip(columns, placed, strict=True):
                column.append(heading)
            wide.extend((cells[0], " | ".join(cells)))  # the heading of the labels, and the columns left empty
            continue
        unit = 1 < len(cells) == width and any_of(tuple(page.lexicon.table_scales), page.lexicon).search(cells[0])
        label, spread = (cells[:1], cells[1:]) if unit else _spread(cells, width, page.lexicon)
        if unit and width % len(spread) == 0:
            spread = [cell for cell in spread for _ in range(width // len(spread))]
        if len(cells) < width and len(cells) - 1 == max(groups, default=-1):
            label, spread = [], [cells[group] for group in groups]
        wide.extend(label)
        if len(spread) < width or (width == 1 and len(cells) > 2):
            wide.append(" | ".join(spread))
            continue
        if (begins := _under_changes(page, row, cells)) is not None:
            spread = cells[begins:]
        for column, heading in zip(columns, spread, strict=False):
            column.append(heading)
    return tuple(" ".join(column) for column in columns), tuple(reversed(wide))


def _under_changes(page: Page, row: Row, cells: Sequence[str]) -> int | None:
    """The heading that the values of a row begin under, by those of them that are written as changes: "+$449"."""
    changes = any_of(page.lexicon.column_changes, page.lexicon)
    moves = [is_signed(page.text, value) for value in row.values]
    told = [changes.search(cell) is not None for cell in cells]
    fits = [n for n in range(len(cells) - len(moves) + 1) if told[n : n + len(moves)] == moves]
    return fits[0] if any(moves) and fits else None


def _groups(page: Page, heads: Sequence[Row], width: int) -> list[int]:
    """For each column the number of the group that it is in, where the ends of a range are one beside single columns.

    "Year to date | 2026 forecast" stands over "June 30 | Low | High".
    """
    ends = any_of((*page.lexicon.column_highs, *page.lexicon.column_middles), page.lexicon)
    lows = any_of(page.lexicon.column_lows, page.lexicon)
    for head in heads:
        cells = [cell.of(page.text) for cell in head.cells][-width:]
        inside = [n > 0 and bool(ends.fullmatch(cell)) for n, cell in enumerate(cells)]
        if len(cells) == width and any(inside) and any(lows.fullmatch(cell) for cell in cells):
            found = [sum(not within for within in inside[: n + 1]) - 1 for n in range(width)]
            return found if len({found.count(group) for group in found}) > 1 else []
    return []


def _placed(text: str, head: Row, row: Row) -> tuple[str, ...] | None:
    """The headings over the values of a row with empty cells, where the edges show which stands over which."""
    edges = text.count("|", row.span.start, row.span.end)
    framed = 2 * (row.label is not None and text[row.span.start] == "|" == text[row.span.end - 1])
    if len(row.values) >= edges - framed or text.count("|", head.span.start, head.span.end) != edges:
        return None
    over = {text.count("|", head.span.start, cell.start): cell.of(text) for cell in head.cells}
    return tuple(over.get(text.count("|", row.span.start, value.span.start), "") for value in row.values)


def _spread(cells: list[str], width: int, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The heading of the labels, if there is one, and the cells spread over `width` columns; a change has but one."""
    count, pairs = len(cells), width // 2
    moves = width % 2 and pairs > 1 and count in (pairs + 1, pairs + 2)
    if moves and any_of(lexicon.column_changes, lexicon).match(cells[-1]):
        return cells[: -pairs - 1], [cell for cell in cells[-pairs - 1 : -1] for _ in range(2)] + cells[-1:]
    if count == width + 1:
        return cells[:1], cells[1:]
    if count and width % count == 0:
        return [], [cell for cell in cells for _ in range(width // count)]
    if count > 1 and width % (count - 1) == 0:
        return cells[:1], [cell for cell in cells[1:] for _ in range(width // (count - 1))]
    return [], cells[1:] if count > width + 1 else cells
