"""The same thing said twice in one document is one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capex.money import Range
from capex.statement import Kind, Metric, Statement


def deduped(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """`found` without repetitions."""
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in found:
        key = (
            statement.company,
            statement.metric,
            statement.scope,
            statement.period,
            statement.kind,
            statement.range and statement.range.ends,
        )
        known = kept.get(key)
        if known is None or _facts(statement) > _facts(known):
            kept[key] = statement
    told = tuple(kept.values())
    return tuple(s for s in told if not _is_said_better(s, told))


def _facts(statement: Statement) -> tuple[bool, bool]:
    """How much a statement says of the move: where the figure came from, else at least what was done."""
    return statement.prior is not None, statement.action is not None


def _is_said_better(loose: Statement, others: Sequence[Statement]) -> bool:
    """Whether another statement says more exactly what `loose` says ("up to 72" in a headline, "70 to 72" below it)."""
    if loose.kind is not Kind.AMOUNT or loose.range is None:
        return False
    return any(
        other.range is not None and _is_of_the_same(loose, other) and _blurs(loose.range, other.range)
        for other in others
        if other is not loose
    )


def _is_of_the_same(one: Statement, other: Statement) -> bool:
    """Whether two amounts are for the same; a promise may be told again without its years or place, not with others."""
    same = (one.company, one.metric, one.kind) == (other.company, other.metric, other.kind)
    same = same and one.currency == other.currency
    if one.metric is not Metric.PLEDGE:
        return same and (one.scope, one.period) == (other.scope, other.period)
    placed = one.scope == other.scope or "total" in (one.scope, other.scope)
    return same and placed and (one.period == other.period or None in (one.period, other.period))


def _blurs(loose: Range, exact: Range) -> bool:
    """Whether `loose` is one end of the range `exact`: as a bound, or as a bare number for a bound or a range."""
    if exact.is_point:
        return False
    if loose.is_point:
        return loose.low in exact.ends
    if not loose.is_open or exact.is_open:
        return False
    return loose.high == exact.high if loose.low is None else loose.low == exact.low


def told_once(found: Sequence[Statement]) -> list[Statement]:
    """`found` where a promise that a document repeats with other words for its years or place stands once.

    A figure that the document gives for a year is no promise where its headline leaves the year out.
    """
    kept: dict[object, Statement] = {}
    dated = {_how_much(s) for s in found if s.metric is Metric.CAPEX and s.range is not None and s.period is not None}
    for statement in found:
        promise = statement.metric is Metric.PLEDGE and statement.range is not None
        if promise and statement.period is None and _how_much(statement) in dated:
            continue
        key = _how_much(statement) if promise else id(statement)
        known = kept.get(key)
        if known and known.span == statement.span and known.period != statement.period:
            kept[id(statement)] = statement  # "for 2024-2025, and the same amount for 2025-2026"
        elif known is None or (known.action is None and statement.action is not None):
            kept[key] = statement
    return list(kept.values())


def _how_much(statement: Statement) -> tuple[object, ...]:
    return statement.company, statement.range and statement.range.ends, statement.currency
