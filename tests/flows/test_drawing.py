"""Notes stand under the characters they speak of, whatever the width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from flows.drawing import drawn


def test_a_mark_stands_under_its_characters() -> None:
    assert drawn("a\nwe plan 70 now\nb", [(10, 12, "taken")]) == ["we plan 70 now", "        ~~", "        taken", ""]


def test_wide_characters_take_two_columns() -> None:
    assert drawn("올해 70억", [(3, 6, "taken")]) == ["올해 70억", "     ~~~~", "     taken", ""]


@pytest.mark.parametrize("text", ["word " * 60, "字" * 150, "a\tb\x1b[31m" * 30])
@pytest.mark.parametrize("width", [20, 61, 100])
def test_no_row_is_wider_than_the_terminal_and_marks_are_complete(text: str, width: int) -> None:
    lines = drawn(text, [(30, 110, "refused: other figure")], width)
    assert max(map(cell_len, (line for line in lines if "refused" not in line))) <= width
    assert sum(line.count("refused") for line in lines) == 1
    marked = "".join(c if c.isprintable() else " " for c in text[30:110])
    assert sum(line.count("~") for line in lines) == cell_len(marked)
    assert not any("\x1b" in line or "\t" in line for line in lines)
