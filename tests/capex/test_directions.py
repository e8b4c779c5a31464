"""Directions, rates and withdrawals beside amounts, and what they are about."""

from __future__ import annotations

import pytest
from test_pledges import statements

from capex.statement import Action, Direction, Kind

AMOUNT = "Capital expenditures for 2026 will be $50 billion to $60 billion. "


@pytest.mark.parametrize(
    "also",
    [
        "We expect capital expenditures to be significantly higher in 2026.",
        "We expect capital expenditures to grow 30% in 2026.",
        "We withdraw our 2026 guidance for capital expenditures.",
    ],
)
def test_an_amount_says_more_than_words_for_the_same_period(also: str) -> None:
    found = statements(AMOUNT + also, "META")
    assert [s.kind for s in found if str(s.period) == "FY2026"] == [Kind.AMOUNT]


def test_a_rate_says_more_than_a_direction() -> None:
    found = statements(
        "We expect capital expenditures to rise in 2026. We expect capital expenditures to grow 30% in 2026.", "META"
    )
    assert [s.kind for s in found] == [Kind.GROWTH]


def test_two_years_in_one_sentence_have_a_direction_each() -> None:
    found = statements("We expect capital expenditures to rise in 2026 and to fall in 2027.", "META")
    assert {(str(s.period), s.direction) for s in found} == {("FY2026", Direction.UP), ("FY2027", Direction.DOWN)}


@pytest.mark.parametrize("period", ["Capital expenditures will be higher than in 2025.", "Capex will exceed 2025."])
def test_what_is_compared_with_is_the_year_before(period: str) -> None:
    (found,) = statements(period, "META")
    assert (str(found.period), found.direction) == ("FY2026", Direction.UP)


def test_the_press_may_leave_the_period_out_and_a_company_may_not() -> None:
    (found,) = statements("Intel said it plans to cut capital expenditures.")
    assert (str(found.period), found.direction) == ("FY2025", Direction.DOWN)
    assert not statements("We plan to reduce capital expenditures over time.", "INTC")


def test_a_change_without_a_level_keeps_what_was_done_to_the_plan() -> None:
    (found,) = statements("We are cutting our 2025 capital budget by $300 million.", "UNP")
    assert (found.kind, found.direction, found.action) == (Kind.DIRECTION, Direction.DOWN, Action.LOWERED)
