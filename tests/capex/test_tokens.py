"""The marks of a sentence: made where a table is asked for, in order of place."""

from __future__ import annotations

from capex.document import Span
from capex.tokens import NOTHING, Mark, Marks

MARKS = Marks({"plans": [(4, 8, None), (20, 24, None)], "ups": [(10, 12, 3)]})


def test_the_marks_of_tables_come_one_table_after_the_other() -> None:
    assert MARKS.of("ups") == (Mark("ups", Span(10, 12), 3),)
    assert [mark.span.start for mark in MARKS.of("ups", "none", "plans")] == [10, 4, 20]
    assert MARKS.any_of("none", "ups")
    assert not MARKS.any_of("none")
    assert MARKS.of("none") == MARKS.of("none", "neither") == ()


def test_all_marks_come_by_place() -> None:
    assert [mark.span.start for mark in MARKS] == [4, 10, 20]
    assert [mark.table for mark in MARKS.in_order("ups", "plans")] == ["plans", "ups", "plans"]


def test_what_is_dropped_of_one_table_stays_in_the_others_and_in_the_marks_before() -> None:
    left = MARKS.without(lambda mark: mark.span.start < 15, "plans", "none")
    assert [mark.span.start for mark in left] == [10, 20]
    assert len(MARKS.of("plans")) == 2
    assert left.without(lambda _: True, "plans").tables == {"ups"}


def test_a_sentence_without_marks_has_none() -> None:
    assert not NOTHING
    assert not list(NOTHING)
    assert MARKS
