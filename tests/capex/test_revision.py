"""The algebra of moves: a table, and the laws it keeps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import billions

from capex.money import InvalidRangeError, Range
from capex.revision import Figure, Incomparable, compare, move, revise
from capex.statement import Action

OPPOSITE = {
    Action.RAISED: Action.LOWERED,
    Action.LOWERED: Action.RAISED,
    Action.NARROWED: Action.WIDENED,
    Action.WIDENED: Action.NARROWED,
    Action.REAFFIRMED: Action.REAFFIRMED,
}

ends = st.integers(1, 40).map(Decimal)


@st.composite
def ranges(draw, closed=False):
    low, high = sorted((draw(ends), draw(ends)))
    shape = "closed" if closed else draw(st.sampled_from(["closed", "floor", "ceiling"]))
    return Range(low if shape != "ceiling" else None, high if shape != "floor" else None)


@given(ranges(), ranges())
def test_undoing_gives_the_opposite(old, new):
    assert move(new, old).action is OPPOSITE[move(old, new).action]


@given(ranges(), ranges())
def test_undoing_gives_the_opposite_where_open_ends_say_nothing(old, new):
    there, back = revise(old, new), revise(new, old)
    assert isinstance(there, Incomparable) == isinstance(back, Incomparable)
    if not isinstance(there, Incomparable):
        assert back.action is OPPOSITE[there.action]


@given(ranges(), ranges())
def test_reaffirmed_if_and_only_if_equal(old, new):
    assert (move(old, new).action is Action.REAFFIRMED) == (old.ends == new.ends)


@given(ranges(), ranges(), st.integers(1, 10**12).map(Decimal))
def test_units_do_not_matter(old, new, unit):
    assert move(old.scaled(unit), new.scaled(unit)).action is move(old, new).action
    there, scaled = revise(old, new), revise(old.scaled(unit), new.scaled(unit))
    assert getattr(scaled, "action", None) is getattr(there, "action", None)


@given(ranges(), ranges(), ranges())
def test_equal_moves_compose(first, second, third):
    action = move(first, second).action
    if action is move(second, third).action:
        assert move(first, third).action is action


@given(ranges(closed=True), ranges(closed=True))
def test_narrowed_if_and_only_if_strictly_inside(old, new):
    inside = old.low < new.low and new.high < old.high
    assert (move(old, new).action is Action.NARROWED) == inside


@given(ranges(closed=True), ranges(closed=True))
def test_closed_ranges_are_always_comparable_and_follow_the_table(old, new):
    assert revise(old, new) == move(old, new)


@pytest.mark.parametrize(
    ("old", "new", "action"),
    [
        ((60, 65), (64, 72), "raised"),
        ((64, 72), (66, 72), "raised"),
        ((66, 72), (70, 72), "raised"),
        ((30, 34), (32, 33), "narrowed"),
        ((32, 33), (30, 34), "widened"),
        ((100, None), (125, 125), "raised"),
        ((100, None), (80, 90), "lowered"),
        ((100, None), (100, 110), "narrowed"),
        ((None, 65), (60, 65), "narrowed"),
        ((None, 65), (70, 72), "raised"),
        ((60, 65), (None, 65), "widened"),
        ((60, 65), (None, 60), "lowered"),
        ((60, 65), (70, None), "raised"),
        ((100, None), (120, None), "raised"),
        ((None, 65), (70, None), "raised"),
        ((100, None), (None, 90), "lowered"),
    ],
)
def test_what_two_figures_show(old, new, action):
    assert revise(billions(*old), billions(*new)).action == action


def test_a_floor_and_a_ceiling_with_common_ground_say_nothing_of_each_other():
    assert "common ground" in revise(billions(100, None), billions(None, 120)).reason


def test_differences_of_ends_are_kept():
    found = move(billions(64, 72), billions(66, 72))
    assert (found.delta_low, found.delta_high) == (Decimal(2) * 10**9, 0)
    assert (found.delta_middle, found.delta_width) == (10**9, -2 * 10**9)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({"period": "FY2026"}, {"period": "CY2026"}, "other period: CY2026, not FY2026"),
        ({"currency": "USD"}, {"currency": "KRW"}, "other currency: KRW, not USD"),
        ({"scope": "total"}, {"scope": "AWS"}, "other scope: AWS, not total"),
        ({"definition": ("gross",)}, {"definition": ("net",)}, "other definition: net, not gross"),
    ],
)
def test_what_cannot_be_compared_says_why(old, new, reason):
    range_ = billions(60, 65)
    assert compare(Figure(range_, **old), Figure(range_, **new)) == Incomparable(reason)


def test_a_figure_without_a_definition_is_on_the_same_basis():
    assert compare(Figure(billions(60, 65)), Figure(billions(64, 72), definition=("net",))).action is Action.RAISED


@pytest.mark.parametrize(
    ("later", "known", "same"),
    [
        (billions(37, 37, approx=True), billions("37.2", "37.2", step=Decimal(10) ** 8), True),
        (billions(37, 37), billions("37.2", "37.2", step=Decimal(10) ** 8), True),
        (billions(37, 37), billions("37.6", "37.6", step=Decimal(10) ** 8), False),
        (billions("37.2", "37.2", step=Decimal(10) ** 8), billions(37, 37), False),
        (billions("37.2", "37.2", step=Decimal(10) ** 8), billions(37, 37, approx=True), True),
        (billions("4.4", "4.4", step=Decimal(10) ** 8), billions(4, 4, approx=True), False),
        (billions(4, 4), billions("4.4", "4.4", step=Decimal(10) ** 8), False),
        (billions(64, 72), billions(66, 72), False),
        (billions(None, 72), billions(64, 72), False),
        (billions(37, 37, step=None), billions("37.2", "37.2", step=None), True),
        (billions(100, 100, step=None), billions(104, 104, step=None), False),
    ],
)
def test_the_same_figure_with_fewer_digits_is_the_same_figure(later, known, same):
    assert later.same_as(known) is same


@pytest.mark.parametrize(
    ("later", "known", "hints"),
    [
        (billions(None, 72), billions(64, 72), True),
        (billions(64, None), billions(64, 72), True),
        (billions(None, 70), billions(64, 72), False),
        (billions(70, 70, approx=True), billions(66, 72), True),
        (billions(90, 90, approx=True), billions(91, 93), True),
        (billions(90, 90), billions(91, 93), False),
        (billions(4, 4), billions("4.4", "4.4", step=Decimal(10) ** 8), False),
        (billions(80, 80, step=Decimal(10) ** 10), billions(77, 77), False),
        (billions(72, 72), billions("71.6", "71.6", step=Decimal(10) ** 8), True),
        (billions(125, 125, approx=True), billions(100, None), False),
        (billions(100, 100), billions(100, None), True),
        (billions(125, None), billions(125, 125), True),
        (billions(75, 75), billions(66, 72), False),
    ],
)
def test_a_loose_word_for_a_figure(later, known, hints):
    assert later.hints_at(known) is hints


@given(ranges())
def test_every_range_says_itself(one):
    assert one.same_as(one)
    assert one.hints_at(one)


def test_a_range_needs_an_end():
    with pytest.raises(InvalidRangeError):
        Range(None, None)
