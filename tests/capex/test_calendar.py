"""What written periods mean for one company on one day."""

from __future__ import annotations

from datetime import date

import pytest

from capex.company import Company
from capex.document import Document, DocumentKind, Span
from capex.lexicon.en import LEXICON
from capex.matching import fold
from capex.passes.text.calendar import calendar_of
from capex.passes.text.periods import whens
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod, FiscalYearEnd
from capex.vocabulary import vocabulary

DECEMBER = Company("KO", "Coca-Cola")
JUNE = Company("MSFT", "Microsoft", FiscalYearEnd(6, 30))


def labels(text: str, company: Company, said_on: date, reports: str | None = None) -> list[str]:
    folded = fold(text)
    whole = Span(0, len(folded))
    document = Document(
        "d", text, DocumentKind.CALL, issuer=company.ticker, said_on=said_on,
        reports=FiscalPeriod.parse(reports) if reports else None,
    )  # fmt: skip
    calendar = calendar_of(document, company)
    found = whens(folded, whole, LEXICON, vocabulary(LEXICON).scan(folded, whole))
    resolved = [resolve(when, calendar) for when in found]
    return [str(period) + (" past" if r.past else "") for r in resolved for period in (r.periods or ("nothing",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("this year", ["FY2025"]),
        ("next year", ["FY2026"]),
        ("last year", ["FY2024 past"]),
        ("for the full year", ["FY2025"]),
        ("fiscal 2026", ["FY2026"]),
        ("FY '26", ["FY2026"]),
        ("FY26", ["FY2026"]),
        ("in 2024", ["FY2024 past"]),
        ("in the second quarter of 2025", ["FY2025Q2"]),
        ("Q3 2025", ["FY2025Q3"]),
        ("3Q25", ["FY2025Q3"]),
        ("the back half of 2025", ["FY2025H2"]),
        ("next quarter", ["FY2025Q2"]),
        ("in the third quarter", ["FY2025Q3"]),
        ("over the next three years", ["FY2025-FY2027"]),
        ("from 2025 to 2028", ["FY2025-FY2028"]),
        ("between 2026 and 2030", ["FY2026-FY2030"]),
        ("through 2030", ["FY2025-FY2030"]),
        ("in 2025 and 2026", ["FY2025", "FY2026"]),
        ("in each of the next two years", ["FY2025", "FY2026"]),
        ("the year ended December 31, 2025", ["FY2025"]),
        ("on February 4, 2025", []),
    ],
)
def test_a_calendar_year_company_in_february(text: str, expected: list[str]) -> None:
    assert labels(text, DECEMBER, date(2025, 2, 20)) == expected


def test_a_fiscal_year_company() -> None:
    assert labels("this year, next year", JUNE, date(2025, 7, 30)) == ["FY2026", "FY2027"]
    assert labels("calendar 2026", JUNE, date(2025, 7, 30)) == ["CY2026"]
    assert labels("calendar 2026", DECEMBER, date(2025, 7, 30)) == ["FY2026"]


def test_the_report_on_a_fourth_quarter_speaks_of_the_next_year() -> None:
    assert labels("for the year", DECEMBER, date(2025, 1, 30), "FY2024Q4") == ["FY2025"]
    assert labels("in the first quarter", DECEMBER, date(2025, 1, 30), "FY2024Q4") == ["FY2025Q1"]
    assert labels("in the fourth quarter", DECEMBER, date(2025, 1, 30), "FY2024Q4") == ["nothing past"]


def test_an_unknown_company_that_numbers_its_years_otherwise() -> None:
    unknown = Company("DG", "DG")
    assert labels("this year", unknown, date(2021, 3, 18), "FY2020Q4") == ["FY2021"]
    assert labels("for the rest of the year", unknown, date(2020, 8, 27), "FY2020Q2") == ["FY2020H2"]
