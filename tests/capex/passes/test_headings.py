"""What stands over a row: columns by how many cells there are, scales and sections above."""

from __future__ import annotations

from datetime import date

import pytest

from capex.lexicon import LEXICONS
from capex.passes.tables.headings import Sheet, day_of, sheet_of
from capex.passes.tables.pages import Page

EN = LEXICONS["en"]


def sheet(text: str) -> Sheet:
    """The sheet of the last line."""
    page = Page(text.strip("\n").lower(), EN)
    last = len(page.lines) - 1
    row = page.edged(last) or page.plain(last)
    assert row is not None
    return sheet_of(page, last, row)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("(in millions) | 2025 | 2026\ncapex | 1 | 2", ("2025", "2026")),
        ("2025 | 2026\ncapex | 1 | 2", ("2025", "2026")),
        ("q3 2025 | full year\n(in millions) | low | high | low | high\ncapex | 1 | 2 | 3 | 4",
         ("q3 2025 low", "q3 2025 high", "full year low", "full year high")),
        ("prior fy 2025 | adjustment | revised fy 2025 | q3 2025\nsales | 1 | 2 | 3 | 4\ncapex | 1 | 2 | 3",
         ("prior fy 2025", "adjustment", "revised fy 2025")),
        ("prior fy25 outlook updated fy25 outlook\ncapital expenditures $400 million no change",
         ("prior fy25 outlook", "updated fy25 outlook")),
    ],
)  # fmt: skip
def test_headings_stand_over_their_columns(table: str, columns: tuple[str, ...]) -> None:
    assert sheet(table).columns == columns


def test_lines_above_are_told_apart_from_headings() -> None:
    found = sheet("2025 Guidance\n\n(in millions)\n\nTax rate | 24%\nCapex | 300")
    assert found.sections == ("(in millions)", "2025 guidance")
    assert found.texts == ("(in millions)", "2025 guidance")


def test_another_table_higher_up_heads_nothing() -> None:
    found = sheet("cash flow | 2024 | 2023\ncapex | 1 | 2\n\nOutlook\n\nsales | 5\ncapex | 300")
    assert found.columns == ("",)


def test_days_and_lines() -> None:
    assert day_of("as of august 6, 2025") == date(2025, 8, 6)
    assert day_of("as of june 31, 2025") is None
    assert Page("a\nb\nc", EN).line_at(2) == 1
