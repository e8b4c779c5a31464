"""What each figure is: the level that is guided to, the one before, the size of a change, what was spent already.

`RULES` is the whole of it, in order: the first that fits decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from capex.passes.scene import Figure, Scene, View, view_of
from capex.tokens import Unit

#: Words that may stand between a marker and its figure ("previous guidance range of about …").
_CLOSE = 6
_TOUCHING = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One figure with its surroundings, as the rules look at it."""

    scene: Scene
    figure: Figure
    view: View


def _is_tolerance(case: Case) -> bool:
    return case.view.left("tolerances") <= 1


def _is_price(case: Case) -> bool:
    return case.view.right("per_units") == 0


def _is_share(case: Case) -> bool:
    return case.figure.amount.unit is Unit.RATE


def _is_bare(case: Case) -> bool:
    return case.figure.amount.unit is Unit.BARE


def _is_delta(case: Case) -> bool:
    """The size of a change: "by $2 billion", "an additional $100bn", "a $2 billion increase", "$1bn more than"."""
    view = case.view
    before, after = view.left("deltas"), view.right("delta_after")
    return before == 0 or after == 0


def _was_spent(case: Case) -> bool:
    """Whether the figure's period is over, or a past verb stands nearer than any plan."""
    figure, view = case.figure, case.view
    if figure.when.past:
        return True
    if view.right("actual_periods") <= _TOUCHING:
        return True
    spent = min(view.left("actuals", across=True), view.left("actual_periods"))
    planned = view.left("plans", "guidance", across=True)
    return spent < planned


def _is_prior(case: Case) -> bool:
    """The earlier guidance: a marker of the past stands before it or behind it, and it is no actual."""
    view = case.view
    marked = view.left("priors") <= _CLOSE or view.right("prior_after") == 0 or view.left("moves_from") <= 1
    if not marked or case.figure.when.past:
        return False
    guided = view.in_sentence("guidance") or view.in_sentence("actions")
    named = view.left("guidance") <= _CLOSE + 2 or view.right("prior_after") == 0 or view.right("guidance") <= _TOUCHING
    moved = view.in_sentence("actions") and not _was_really_spent(case)
    return guided and (named or moved)


def _was_really_spent(case: Case) -> bool:
    return case.view.in_clause("actual_periods") or case.view.left("actuals") <= _CLOSE


def _is_compared(case: Case) -> bool:
    return case.view.left("compared") <= 3 or case.view.right("compared_after") == 0


def _is_actual(case: Case) -> bool:
    return _was_spent(case)


def _is_planned(case: Case) -> bool:
    """Something looks forward: a verb or noun of planning in the sentence, or a period still to come."""
    view, figure = case.view, case.figure
    if view.in_clause("plans", "guidance"):
        return True
    if view.in_sentence("plans", "guidance") and not view.in_clause("actuals"):
        return True
    return bool(figure.when.periods) and not view.in_clause("actuals")


def _is_unplanned(case: Case) -> bool:
    return True


Rule = tuple[str, Callable[[Case], bool], str]

#: Name, condition, role. A role that is no level, prior or delta is the reason of a doubt.
RULES: tuple[Rule, ...] = (
    ("tolerance", _is_tolerance, "tolerance"),
    ("price", _is_price, "price"),
    ("rate", _is_share, "rate"),
    ("bare number", _is_bare, "bare number"),
    ("marked as earlier", _is_prior, "prior"),
    ("size of a change", _is_delta, "delta"),
    ("compared with", _is_compared, "actual"),
    ("already spent", _is_actual, "actual"),
    ("planned", _is_planned, "level"),
    ("no plan", _is_unplanned, "no plan"),
)


def with_role(scene: Scene, figure: Figure) -> Figure:
    """`figure` with its role; figures of other nouns have none."""
    if figure.noun not in ("capex", "weak"):
        reason = "other figure" if figure.noun else "no noun"
        return replace(figure, reason=figure.reason or reason, rule=figure.rule or "noun")
    case = Case(scene, figure, view_of(scene, figure))
    name, role = next((name, role) for name, fits, role in RULES if fits(case))
    standing = role in ("level", "prior", "delta", "rate")
    return replace(figure, role=role, rule=name, reason=figure.reason or ("" if standing else role))


