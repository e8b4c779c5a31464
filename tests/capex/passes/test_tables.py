"""Guidance in tables becomes statements; rows that are read are left to nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from capex.company import Companies, Company
from capex.document import Document, DocumentKind
from capex.period import FiscalPeriod
from capex.reading import Reading, read

WATCHED = Companies([Company("ACME", "Acme")])


def reading(text: str, *, issuer: str | None = "ACME") -> Reading:
    return read(
        Document(
            id="1", text=text, kind=DocumentKind.RELEASE, issuer=issuer, said_on=date(2025, 7, 30),
            reports=FiscalPeriod(2025, "Q2") if issuer else None, lang="en",
        ),
        WATCHED,
    )  # fmt: skip


TABLE = """2025 Guidance

(in millions) | Previous | Current
Capital expenditures | $300 - 320 | $340 - 350
Free cash flow | $100 | $90"""


def test_a_row_is_a_statement_with_its_quote() -> None:
    (found,) = reading(TABLE).statements
    assert found.quote == "Capital expenditures | $300 - 320 | $340 - 350"
    assert found.span.of(TABLE) == found.quote
    assert found.rule == "table"
    assert found.range is not None
    assert found.range.ends == (Decimal(340_000_000), Decimal(350_000_000))
    assert str(found.action) == "raised"


def test_what_a_table_says_in_full_a_sentence_does_not_say_again() -> None:
    text = f"We now see 2025 capital expenditures of about $345 million.\n\n{TABLE}"
    assert [s.rule for s in reading(text).statements] == ["table"]


def test_actuals_are_doubted_by_name() -> None:
    text = "(in millions) | Three months ended June 30, 2025\nCapital expenditures | $ 84"
    found = reading(text)
    assert found.statements == ()
    assert [(d.figure, d.reason) for d in found.doubts] == [("$ 84", "actual")]


def test_tables_of_the_press_are_left_to_sentences() -> None:
    assert all(s.rule != "table" for s in reading(TABLE, issuer=None).statements)


def test_very_many_rows_take_no_long_time() -> None:
    many = "2025 guidance (in millions) | 2024 | 2025\n" + "Capital expenditures | 1,000 | 2,000\n" * 3000
    assert reading(many).statements


def test_headings_of_rows_may_part_stacked_columns_from_their_heads() -> None:
    text = (
        "Outlook\n3Q 2025\nFY 2025\nVolumes (MBod)\nOnshore\n49.5 - 50.5\n50.2 - 51.2\nOffshore\n1.0 - 1.4\n0.8 - 1.8\n"
        "Capital Expenditures ($MM)\n1,725 - 1,825\n5,800 - 6,200\nLease and Well ($/Boe)\n3.55 - 4.05\n3.60 - 4.10"
    )
    found = [(str(s.period), s.range.ends) for s in reading(text).statements if s.range]
    year, quarter = (Decimal(5_800_000_000), Decimal(6_200_000_000)), (Decimal(1_725_000_000), Decimal(1_825_000_000))
    assert sorted(found) == [("FY2025", year), ("FY2025Q3", quarter)]
