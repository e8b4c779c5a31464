"""Sums, what is left of a year, and silence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import BILLION, billions

from capex.company import Company
from capex.fare import fare, progress
from capex.period import FiscalPeriod, FiscalYearEnd
from capex.silence import Failed, Report, ledger
from capex.total import Member, explain, total

DAY = date(2025, 2, 9)


def member(company, low, high, **about):
    return Member(company, billions(low, high), about.pop("said_on", DAY), **about)


SEED = [member("AMZN", 100, None), member("MSFT", 80, 80), member("GOOGL", 75, None), member("META", None, 65)]


def test_the_total_of_the_article_it_began_with():
    found = total(SEED)
    assert (found.firm, found.on_top, found.top) == (255 * BILLION, 65 * BILLION, 320 * BILLION)
    assert found.is_floor
    assert found.range.ends == (255 * BILLION, None)


def test_closed_ranges_add_end_by_end():
    found = total([member("META", 64, 72), member("MSFT", 80, 80)])
    assert found.range.ends == (144 * BILLION, 152 * BILLION)
    assert not found.is_floor


ends = st.integers(1, 200)
members = st.lists(
    st.tuples(ends, ends, st.sampled_from(["closed", "floor", "ceiling"])).map(
        lambda t: member("X", min(t[:2]) if t[2] != "ceiling" else None, max(t[:2]) if t[2] != "floor" else None)
    ),
    max_size=6,
)


@given(members, members)
def test_totals_add_up(one, other):
    both, first, second = total(one + other), total(one), total(other)
    assert both.firm == first.firm + second.firm
    assert both.top == first.top + second.top
    assert both.is_floor == (first.is_floor or second.is_floor)
    assert both.firm <= both.top


def test_last_years_sum_needs_every_member():
    known = [member("META", 64, 72, last_year=39 * BILLION), member("MSFT", 80, 80, last_year=55 * BILLION)]
    assert total(known).last_year == 94 * BILLION
    assert total([*known, member("AMZN", 100, None)]).last_year is None


def test_mixed_years_and_definitions_are_said():
    year, fiscal = (date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 7, 1), date(2025, 6, 30))
    found = total(
        [member("META", 64, 72, covers=year, definition=("finance leases",)), member("MSFT", 80, 80, covers=fiscal)]
    )
    assert found.warnings == (
        "fiscal years differ: MSFT 2024-07-01..2025-06-30",
        "definitions differ: META: finance leases",
    )


def test_a_printed_sum_is_explained():
    (best, *_) = explain(320 * BILLION, {m.company: [m] for m in SEED})
    assert (best.value, best.off) == (320 * BILLION, 0)
    assert {(c.company, c.bound) for c in best.choices} == {
        ("AMZN", "low"),
        ("MSFT", "point"),
        ("GOOGL", "low"),
        ("META", "high"),
    }


def test_an_older_figure_may_explain_a_sum():
    histories = {
        "META": [member("META", 60, 65, said_on=date(2025, 1, 29)), member("META", 66, 72)],
        "MSFT": [member("MSFT", 80, 80)],
    }
    (best, *_) = explain(145 * BILLION, histories)
    assert [(c.company, c.said_on) for c in best.choices] == [("META", date(2025, 1, 29)), ("MSFT", DAY)]
    assert explain(500 * BILLION, histories) == ()


def test_nothing_explains_a_sum_of_nothing():
    assert explain(BILLION, {}) == ()
    assert explain(BILLION, {"META": []}) == ()


def test_the_rest_of_the_year():
    covers = (date(2025, 1, 1), date(2025, 12, 31))
    found = progress(billions(66, 72), 30 * BILLION, date(2025, 6, 30), covers)
    assert found.rest.ends == (36 * BILLION, 42 * BILLION)
    assert [round(share, 3) for share in found.share] == [Decimal("0.417"), Decimal("0.455")]
    assert round(found.elapsed, 2) == Decimal("0.50")
    assert progress(billions(0, 0), 30 * BILLION, date(2025, 6, 30), covers).share == (None, None)
    assert progress(billions(66, None), 70 * BILLION, date(2025, 9, 30), covers).rest.ends == (0, None)


@pytest.mark.parametrize(
    ("guidance", "actual", "place", "off"),
    [
        (billions(66, 72), 70, "within", 0),
        (billions(66, 72), 60, "below", Decimal(-6) / 66),
        (billions(66, 72), 75, "above", Decimal(3) / 72),
        (billions(75, 75), Decimal("75.2"), "within", 0),
        (billions(100, None), 130, "within", 0),
        (billions(None, 65), 66, "above", Decimal(1) / 65),
        (billions(None, 0), 66, "above", None),
    ],
)
def test_how_guidance_fared(guidance, actual, place, off):
    found = fare(guidance, DAY, actual * BILLION)
    assert (found.place, found.off) == (place, off)


MICROSOFT = Company("MSFT", "Microsoft", FiscalYearEnd(6, 30))


@pytest.mark.parametrize(
    ("reports", "failures", "today", "heard"),
    [
        ([Report("d", date(2025, 7, 30), 2)], [], date(2025, 9, 1), "stated"),
        ([Report("d", date(2025, 7, 30), 0)], [], date(2025, 9, 1), "silent"),
        ([Report("d", date(2025, 7, 30), 0), Report("c", date(2025, 7, 30), 1)], [], date(2025, 9, 1), "stated"),
        ([Report("d", date(2025, 7, 30), None)], [], date(2025, 9, 1), "not read"),
        ([], [Failed("http://x", "timed out", date(2025, 7, 30))], date(2025, 9, 1), "fetch failed"),
        ([], [Failed("http://x", "timed out", date(2025, 4, 30))], date(2025, 12, 1), "missing"),
        ([], [Failed("edgar/MSFT", "gone", since=date(2025, 7, 1))], date(2025, 12, 1), "fetch failed"),
        ([], [Failed("edgar/MSFT", "gone")], date(2025, 12, 1), "fetch failed"),
        ([], [Failed("edgar/MSFT", "gone", since=date(2025, 11, 1))], date(2025, 12, 1), "missing"),
        ([], [], date(2025, 12, 1), "missing"),
        ([], [], date(2025, 7, 15), "awaited"),
        ([Report("d", date(2025, 11, 30), 2, FiscalPeriod(2025))], [], date(2025, 12, 1), "stated"),
        ([Report("d", date(2025, 7, 30), 2, FiscalPeriod(2025, "Q3"))], [], date(2025, 12, 1), "missing"),
    ],
)
def test_what_became_of_a_quarters_results(reports, failures, today, heard):
    entries = {str(entry.quarter): entry for entry in ledger(MICROSOFT, reports, failures, date(2025, 4, 1), today)}
    assert entries["FY2025Q4"].heard == heard
