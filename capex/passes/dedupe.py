"""The same thing said twice in one document is one statement."""

from __future__ import annotations

from collections.abc import Iterable

from capex.statement import Statement


def deduped(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """`found` without repetitions."""
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in found:
        key = (statement.company, statement.metric, statement.scope, statement.period, statement.kind, statement.range and statement.range.ends)
        known = kept.get(key)
        if known is None or (known.action is None and statement.action is not None):
            kept[key] = statement
    return tuple(kept.values())
