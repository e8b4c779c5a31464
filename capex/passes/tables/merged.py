"""What tables and sentences tell, each figure once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.passes.tables.labels import NET
from capex.statement import Kind, Statement


def with_tables(found: Sequence[Statement], told: Sequence[Statement]) -> list[Statement]:
    """`found` in sentences and `told` in tables, each figure once: as exactly as the table says it."""
    kept = [s for s in found if not any(_says_less(s, other) for other in told)]
    named = [table for table in told if not any(_is_inside(table, other) for other in kept)]
    named = [_whole_alone(table, [*kept, *named]) for table in named]
    return [*kept, *(_with_move(table, [s for s in found if _says_less(s, table)]) for table in named)]


def _whole_alone(table: Statement, every: Sequence[Statement]) -> Statement:
    """`table` as the whole where it only takes off what others pay, and nothing wider is told for its period."""
    if table.scope != NET:
        return table
    wider = (s for s in every if s.scope == "total" and (s.company, s.period) == (table.company, table.period))
    return table if any(s.range for s in wider) else replace(table, scope="total")


def _is_inside(table: Statement, told: Statement) -> bool:
    """Whether a table only gives the middle of a range that a sentence tells in full."""
    return told.kind is Kind.AMOUNT and told.scope == "total" and _says_less(table, told)


def _with_move(table: Statement, loose: Sequence[Statement]) -> Statement:
    """`table` with what the sentences tell of its move, where the table itself does not."""
    moved = next((s for s in loose if s.action is not None), None)
    if moved is None or table.action is not None:
        return table
    return replace(table, action=moved.action, prior=moved.prior)


def _says_less(one: Statement, other: Statement) -> bool:
    """Whether `one` is a point inside of the range that `other` gives for the same, or the same figure rounded."""
    same = (one.company, one.metric, one.scope, one.period) == (other.company, other.metric, other.scope, other.period)
    if not same or one.range is None or other.range is None or other.range.is_open or not one.range.is_point:
        return False
    (low, high), point = other.range.ends, one.range.low
    if low is None or high is None or point is None:
        return False
    return low <= point <= high or (low == high and abs(point - low) < (one.range.step or 0))
