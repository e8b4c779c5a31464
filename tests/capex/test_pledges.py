"""Pledges: which figures they claim, and that none of them is read as a year's spending as well."""

from __future__ import annotations

from datetime import date

import pytest
from test_cases import companies

from capex.document import Document, DocumentKind
from capex.reading import read
from capex.statement import Metric, Statement

DAY = date(2025, 7, 30)


def statements(text: str, issuer: str | None = None) -> tuple[Statement, ...]:
    kind = DocumentKind.RELEASE if issuer else DocumentKind.NEWS
    return read(Document(id="test", text=text, kind=kind, issuer=issuer, said_on=DAY), companies()).statements


@pytest.mark.parametrize(
    ("horizon", "period"),
    [
        ("over the next four years", "FY2025-FY2028"),
        ("from 2026 to 2030", "FY2026-FY2030"),
        ("through 2029", "FY2025-FY2029"),
    ],
)
def test_several_years_make_a_pledge_of_any_name_of_spending(horizon: str, period: str) -> None:
    for words in ("capital expenditures of", "capital investment of", "to invest", "to spend"):
        (found,) = statements(f"Duke Energy plans {words} $80 billion {horizon}.")
        assert (found.metric, str(found.period), found.company) == (Metric.PLEDGE, period, "DUK")


def test_a_year_and_a_programme_in_one_sentence_stay_apart() -> None:
    found = statements("We expect capital expenditures of $12 billion in 2025 and $70 billion over five years.", "AEP")
    assert {(s.metric, str(s.period), s.range and int(s.range.low or 0)) for s in found} == {
        (Metric.CAPEX, "FY2025", 12_000_000_000),
        (Metric.PLEDGE, "FY2025-FY2029", 70_000_000_000),
    }


def test_a_companys_long_document_is_looked_at_where_it_plans_to_invest() -> None:
    filler = "Our people served customers well in every region.\n\n" * 400
    found = statements(f"{filler}Over the next four years, we plan to invest $120 billion.\n\n{filler}", "NEE")
    assert [(s.metric, s.range and s.range.low) for s in found] == [(Metric.PLEDGE, 120_000_000_000)]


def test_the_place_is_named_alike_in_every_language() -> None:
    english = statements("Apple will invest $500 billion in the United States over the next four years.")
    korean = statements("애플은 앞으로 4년간 미국에 5000억달러를 투자하겠다고 밝혔다.")
    assert [s.scope for s in (*english, *korean)] == ["US", "US"]
