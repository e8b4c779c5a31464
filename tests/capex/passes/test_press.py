"""What the press tells beside a figure: differences, estimates, deals, sums, short names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from told import told

from capex.statement import Action

_BILLION = Decimal(10) ** 9


def levels(text: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """Company and ends, in billions, of every level that `text` gives."""
    read = (s for s in told(text, "en") if s.range is not None and s.scope == "total")
    return [(s.company, *(end and end / _BILLION for end in s.range.ends)) for s in read if s.range]


def test_a_difference_from_a_plan_is_a_level() -> None:
    (read,) = told(
        "Oracle expects its 2026 capex to be $15 billion higher than the $35 billion it estimated before.", "en"
    )
    assert read.range is not None
    assert read.range.low == 50 * _BILLION
    assert read.prior is not None
    assert read.prior.low == 35 * _BILLION
    assert read.action is Action.RAISED


def test_a_difference_from_what_was_spent_is_none() -> None:
    assert levels("Oracle's 2026 capex will be $15 billion higher than the $21 billion it spent in 2025.") == []


@pytest.mark.parametrize(
    "text",
    [
        "TSMC sees 2026 capital expenditure at $56 billion, surpassing market expectations.",
        "TSMC's 2026 capital expenditure of $56 billion crushes Morningstar's expectation of $47 billion.",
        "TSMC's chief said at a Citigroup conference that 2026 capital expenditure will be $56 billion.",
    ],
)
def test_an_estimate_that_is_surpassed_says_nothing(text: str) -> None:
    assert levels(text) == [("TSM", Decimal(56), Decimal(56))]


@pytest.mark.parametrize(
    "text",
    [
        "TSMC's 2026 capital expenditure will be $56 billion, analysts at Citigroup say.",
        "Capital expenditure at TSMC will reach $56 billion in 2026, according to Morningstar.",
    ],
)
def test_an_estimate_is_no_plan(text: str) -> None:
    assert levels(text) == []


def test_the_figure_without_the_deal_stands() -> None:
    text = (
        "Chevron expects to spend $18.5 billion to $19.5 billion next year on new projects. "
        "That deal, which is to close later, will push capital expenditures to between $19 billion and $22 billion."
    )
    assert levels(text) == [("CVX", Decimal("18.5"), Decimal("19.5"))]


def test_what_rose_by_itself_was_spent() -> None:
    assert levels("Comcast's capital expenditures increased 82.6 percent to $916 million, reflecting a new park.") == []


def test_the_first_word_of_a_name_stands_for_it() -> None:
    text = (
        "Marathon Oil and Hess Corp gave their budgets. Marathon's capex for 2026 will be $1.2 billion, while Hess "
        "said little. Its capex will be $2.6 billion in 2026."
    )
    assert levels(text) == [("MRO", Decimal("1.2"), Decimal("1.2")), ("HES", Decimal("2.6"), Decimal("2.6"))]


def test_a_word_that_is_written_small_too_is_no_name() -> None:
    assert levels("General Motors spoke of general matters. General spending will be $5 billion in 2026.") in (
        [],
        [("GM", Decimal(5), Decimal(5))],
    )
