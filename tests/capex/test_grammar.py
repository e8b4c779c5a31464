"""Numbers, currencies, ranges and bounds, one notation at a time; and the laws of folding and reading."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capex.document import Span
from capex.grammar import amounts
from capex.lexicon.en import LEXICON
from capex.matching import fold
from capex.tokens import Amount, Unit
from capex.vocabulary import vocabulary

BN, M = Decimal(10) ** 9, Decimal(10) ** 6


def figures(text: str) -> list[Amount]:
    folded = fold(text)
    whole = Span(0, len(folded))
    return list(amounts(folded, whole, LEXICON, vocabulary(LEXICON).scan(folded, whole)))


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$64-72 billion", 64 * BN, 72 * BN, "$"),
        ("$64 billion to $72 billion", 64 * BN, 72 * BN, "$"),
        ("$64 billion to about $72 billion", 64 * BN, 72 * BN, "$"),
        ("between $55 and $60 million", 55 * M, 60 * M, "$"),
        ("600 million to 650 million", 600 * M, 650 * M, None),
        ("ranging from 685 million to $715 million", 685 * M, 715 * M, "$"),
        ("$1.2 to 1.4 billion", Decimal("1.2") * BN, Decimal("1.4") * BN, "$"),
        ("$52-$56 billion", 52 * BN, 56 * BN, "$"),
        ("$20 - 22 billion", 20 * BN, 22 * BN, "$"),
        ("$125 billion–$145 billion", 125 * BN, 145 * BN, "$"),
        ("£150m-£170m", 150 * M, 170 * M, "GBP"),
        ("$10bn", 10 * BN, 10 * BN, "$"),
        ("$11.5-billion", Decimal("11.5") * BN, Decimal("11.5") * BN, "$"),
        ("US$11 bn", 11 * BN, 11 * BN, "USD"),
        ("C$1.2 billion", Decimal("1.2") * BN, Decimal("1.2") * BN, "CAD"),
        ("47.5 trillion won", Decimal("47.5e12"), Decimal("47.5e12"), "KRW"),
        ("SAR 43.8 billion", Decimal("43.8") * BN, Decimal("43.8") * BN, "SAR"),
        ("USD30 billion", 30 * BN, 30 * BN, "USD"),
        ("two and a half billion dollars", Decimal("2.5") * BN, Decimal("2.5") * BN, "$"),
        ("seventy-five billion dollars", 75 * BN, 75 * BN, "$"),
        ("twenty two billion dollars", 22 * BN, 22 * BN, "$"),
        ("a hundred and fifty million dollars", 150 * M, 150 * M, "$"),
        ("four hundred fifty million dollars", 450 * M, 450 * M, "$"),
        ("three hundred to three hundred fifty million", 300 * M, 350 * M, None),
        ("between two hundred and three hundred million", 200 * M, 300 * M, None),
        ("six to eight hundred million", 600 * M, 800 * M, None),
        ("twelve hundred million", 1200 * M, 1200 * M, None),
        ("thirty to thirty-five million", 30 * M, 35 * M, None),
        ("one point two billion dollars", Decimal("1.2") * BN, Decimal("1.2") * BN, "$"),
        ("two point oh five billion dollars", Decimal("2.05") * BN, Decimal("2.05") * BN, "$"),
        ("one point two to one point four billion", Decimal("1.2") * BN, Decimal("1.4") * BN, None),
        ("between four and four and a half billion", 4 * BN, Decimal("4.5") * BN, None),
        ("eleven and a half to twelve billion", Decimal("11.5") * BN, 12 * BN, None),
        ("3 and a half billion", Decimal("3.5") * BN, Decimal("3.5") * BN, None),
        ("one and three-quarters billion", Decimal("1.75") * BN, Decimal("1.75") * BN, None),
        ("a billion five", Decimal("1.5") * BN, Decimal("1.5") * BN, None),
        ("a billion five to a billion seven", Decimal("1.5") * BN, Decimal("1.7") * BN, None),
        ("two billion three of that", Decimal("2.3") * BN, Decimal("2.3") * BN, None),
        ("a billion and a half", Decimal("1.5") * BN, Decimal("1.5") * BN, None),
        ("two billion five years ago", 2 * BN, 2 * BN, None),
        ("$1 billion two years in a row", 1 * BN, 1 * BN, "$"),
        ("a billion, three plants", 1 * BN, 1 * BN, None),
        ("$2,200 million", 2200 * M, 2200 * M, "$"),
        ("at least $120 million", 120 * M, None, "$"),
        ("$16 billion-plus", 16 * BN, None, "$"),
        ("$20 billion or less", None, 20 * BN, "$"),
        ("no more than about $1 billion", None, 1 * BN, "$"),
        ("up to $65 billion", None, 65 * BN, "$"),
    ],
)
def test_one_amount(text: str, low: Decimal | None, high: Decimal | None, currency: str | None) -> None:
    (found,) = figures(text)
    assert found.unit is Unit.MONEY
    assert found.range.ends == (low, high)
    assert found.currency == currency


@pytest.mark.parametrize("hedge", ["about", "approximately", "roughly", "around", "just over", "in the region of", "~"])
def test_a_hedge_makes_it_approximate(hedge: str) -> None:
    (found,) = figures(f"{hedge} $5 billion")
    assert found.range.approx


@pytest.mark.parametrize(
    "text", ["300 million barrels", "$1.81 per share", "5G phones", "300mm fabs", "fiscal 2026", "18A", "Q4"]
)
def test_no_money(text: str) -> None:
    assert not [
        found for found in figures(text) if found.unit is Unit.MONEY and found.range.low and found.range.low > 10
    ]


def test_numbers_before_their_years_share_a_unit() -> None:
    told = [f.range.low for f in figures("$11 billion in 2025, 11.5 in 2026, and about 10 next year")]
    assert told == [11 * BN, Decimal("11.5") * BN, 10 * BN]
    assert [f.unit for f in figures("$3 billion in 2025, 2 plants in 2026 and 3 in 2027")][1:] != [Unit.MONEY] * 2


def test_old_and_new_are_no_range() -> None:
    old, new = figures("raised from around $450 million to approximately $500 million")
    assert (old.range.low, new.range.low) == (450 * M, 500 * M)


def test_a_change_and_its_goal_are_no_range() -> None:
    change, goal = figures("cut by $500 million to $14.5 billion")
    assert (change.range.low, goal.range.low) == (500 * M, Decimal("14.5") * BN)


def test_a_conversion_in_brackets_is_the_same_figure() -> None:
    (found,) = figures("13 billion yuan ($1.83 billion)")
    assert found.currency == "CNY"


def test_rates() -> None:
    (half, teens) = figures("up to 50% or in the mid-teens")
    assert half.unit is teens.unit is Unit.RATE
    assert half.range.high == Decimal("0.50")
    assert teens.range.ends == (Decimal("0.14"), Decimal("0.16"))


@given(st.integers(1, 998), st.integers(1, 900), st.sampled_from(["million", "billion", "trillion"]))
def test_a_range_reads_back_however_it_is_written(low: int, more: int, scale: str) -> None:
    high = low + more
    factor = LEXICON.scales[scale]
    expected = (low * factor, high * factor)
    for text in (
        f"${low} {scale} to ${high} {scale}",
        f"${low}-{high} {scale}",
        f"between ${low} {scale} and ${high} {scale}",
        f"${low} to ${high} {scale}",
    ):
        (found,) = figures(text)
        assert found.range.ends == expected, text
        assert found.span.of(fold(text)).endswith(scale)


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for found in figures(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
