"""Notes stand under the characters they speak of, whatever the width."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from capex.document import DocumentKind, Span
from capex.money import Range
from capex.period import FiscalPeriod
from capex.reading import Reading
from capex.statement import Statement
from flows import cli
from flows.commands.extract import notes
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


def why(tmp_path, text: str, *options: str) -> str:
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    shown = CliRunner().invoke(cli.main, ["why", str(tmp_path / "letter.txt"), "--issuer", "META", *options])
    assert shown.exit_code == 0, shown.output
    return " ".join(shown.stdout.replace("~", "").split())


PLAN = "We expect capital expenditures of $66 billion to $72 billion in 2025."


def test_why_says_what_history_makes_of_a_taken_figure(tmp_path) -> None:
    assert "taken: META FY2025 USD 66–72 bn (planned); history refuses it: no date (--published" in why(tmp_path, PLAN)
    dated = why(tmp_path, PLAN, "--published", "2025-07-30")
    assert "taken: META FY2025 USD 66–72 bn (planned)" in dated
    assert "history" not in dated


def test_a_ticker_that_is_not_watched_is_told(tmp_path) -> None:
    assert "taken: META FY2025" in why(tmp_path, PLAN, "--issuer", "meta")
    args = ["extract", str(tmp_path / "letter.txt"), "--issuer", "METTA"]
    shown = CliRunner().invoke(cli.main, args)
    assert shown.exit_code == 0
    assert "METTA is not watched, and is taken for a ticker; did you mean META" in shown.stderr


def test_why_names_the_part_that_a_figure_is_of(tmp_path) -> None:
    text = f"{PLAN} Elsewhere in this letter, capital expenditures for 2025 are expected to be about $50 billion."
    assert "taken: META FY2025 part USD 50 bn" in why(tmp_path, text, "--published", "2025-07-30")


def test_why_tells_that_nothing_decides_between_several_figures() -> None:
    amounts = (Range(Decimal(66), Decimal(72)), Range(Decimal(50), Decimal(50)))
    found = [
        Statement("d", DocumentKind.RELEASE, date(2025, 7, 30), "META", FiscalPeriod(2025), Span(n, n + 5), "words",
                  "rule", range=amount, currency="USD")
        for n, amount in enumerate(amounts)
    ]  # fmt: skip
    reason = "several figures for one series in one document"
    assert [note for *_, note in notes(Reading(tuple(found), (), "en"))] == [
        f"taken: META FY2025 USD 66–72 (rule); history refuses it: {reason}",
        f"taken: META FY2025 USD 50 (rule); history refuses it: {reason}",
    ]
