"""Rows of flattened tables: cells, values, and what is no row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capex.document import Span
from capex.lexicon import LEXICONS
from capex.passes.tables.plain_rows import plain_row_of
from capex.passes.tables.rows import Row, cells_of, row_of, value_of
from capex.passes.tables.unit_cells import bare

EN = LEXICONS["en"]


def row(line: str) -> Row | None:
    return row_of(line, Span(0, len(line)), EN) or plain_row_of(line, Span(0, len(line)), EN)


def ends(cell: str) -> tuple[Decimal | None, Decimal | None] | None:
    found = value_of(cell, Span(0, len(cell)), EN)
    assert found is not None
    return found.range.ends if found.range else None


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("capex | $ | 300", ["capex", "$ | 300"]),
        ("| capex || 300 | |", ["capex", "300"]),
        ("loss | ( | 41 | ) | %", ["loss", "( | 41 | ) | %"]),
        ("total | $ 1,500 | to | $ 1,610", ["total", "$ 1,500 | to | $ 1,610"]),
    ],
)
def test_signs_in_cells_of_their_own_belong_to_their_number(line: str, cells: list[str]) -> None:
    assert [cell.of(line) for cell in cells_of(line, Span(0, len(line)))] == cells


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("3,800 to 4,000", 3800, 4000), ("$9,175 - 9,275", 9175, 9275), ("$ 1,500 | to | $ 1,610", 1500, 1610),
        ("~$9,500", 9500, 9500), ("2,000", 2000, 2000), ("2,100-2,300", 2100, 2300), ("(300) - (350)", 300, 350),
        ("up to $500", None, 500), ("$18,000+", 18000, None), ("$4.1 to $4.3 billion", 4_100_000_000, 4_300_000_000),
    ],
)  # fmt: skip
def test_values_are_read_as_they_are_written(cell: str, low: int | None, high: int | None) -> None:
    assert ends(cell) == (low, high)


@pytest.mark.parametrize("cell", ["14.7% to 15.0%", "—", "n/a", "unchanged"])
def test_rates_and_empty_cells_are_values_without_a_figure(cell: str) -> None:
    assert ends(cell) is None


@pytest.mark.parametrize("cell", ["2025", "fy 2025", "2025 - 2029", "q3 2025 guidance", "increase of 3%", "low"])
def test_years_and_words_are_no_values(cell: str) -> None:
    assert value_of(cell, Span(0, len(cell)), EN) is None


def test_a_line_of_a_pdf_is_a_row_where_it_ends_in_numbers() -> None:
    found = row("total capital expenditures $1,200 - $1,300")
    assert found is not None
    assert len(found.values) == 1
    found = row("capital expenditures (341) (383)")
    assert found is not None
    assert len(found.values) == 2


@pytest.mark.parametrize(
    "line",
    [
        "we anticipate making capital expenditures of approximately $27 billion to $30 billion in 2023.",
        "maintenance capex is expected to range between $100 million and $110 million",
        "capital expenditures of $3.6 billion",
        "2025 2024",
    ],
)
def test_sentences_and_headings_are_no_rows_of_a_pdf(line: str) -> None:
    found = row(line)
    assert found is None or not found.values


def test_a_label_without_its_footnotes() -> None:
    assert bare("capital expenditures (net of partners) (5)") == "capital expenditures"
    assert bare("total capital expenditures1") == "total capital expenditures"


@pytest.mark.parametrize("line", ["development capital (d)  1,330", "capital  1,330", "capital expenditures (d) 1,330"])
def test_blanks_before_a_number_take_nothing_of_it(line: str) -> None:
    found = plain_row_of(line, Span(0, len(line)), EN)
    assert found is not None
    assert [value.range.low for value in found.values if value.range] == [1330]
