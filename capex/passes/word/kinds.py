"""Statements without an amount of their own: directions, rates and withdrawals, where no amount says the same."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene
from capex.passes.word.directions import UNDATED, directions
from capex.passes.word.rates import rates
from capex.passes.word.topics import CalendarOf
from capex.passes.word.withdrawals import withdrawals
from capex.statement import Kind, Metric, Statement

#: The surest kind first: a rate says more than a direction.
_ORDER = (withdrawals, rates, directions)


def kinds(
    scene: Scene, figures: Sequence[Figure], amounts: Sequence[Statement], calendar_of: CalendarOf
) -> tuple[Statement, ...]:
    """The statements of other kinds than amounts; none for a company's period that has an amount already."""
    promised = {s.company for s in amounts if s.metric is Metric.PLEDGE}
    sized = {(s.company, s.period) for s in amounts if s.metric is Metric.CAPEX}
    taken = {(s.company, s.period, s.scope) for s in amounts if s.metric is Metric.CAPEX}
    kept: list[Statement] = []
    for each in _ORDER:
        told = set(taken)
        for found in each(scene, figures, calendar_of):
            what = (found.company, found.period, found.scope)
            beside = found.scope == "total" and what[:2] in sized  # an amount of a part says more, but of no move
            beside = beside and found.action is None
            loose = found.company in promised or beside
            if what in told or (found.rule == UNDATED and loose):
                continue
            kept.append(found)
            told.add(what)
            if found.kind is not Kind.RATIO:
                taken.add(what)
    return tuple(kept)
