"""Rates that measure a plan against the one before, and not spending against a year."""

from __future__ import annotations

from capex.passes.role.verbs import action_in
from capex.passes.scene import FAR, Scene, View
from capex.statement import Action

#: Words between a rate and "from", and between "earlier" and "guidance".
_LED = 2


def plan_moved(scene: Scene, index: int, view: View) -> Action | None:
    """What is done to a plan, where a rate says by how much: "slashed its 2020 budget by 30 %".

    A budget, a forecast or planned spending is moved against itself, spending against the year before.
    """
    if scene.lexicon.objects and not scene.lexicon.spaced:
        return _moved_behind(view)
    action = action_in(scene, scene.sentences[index], view.place)
    if action not in (Action.RAISED, Action.LOWERED) or view.left("deltas") > 0:
        return None
    moved = [m for m in view.marks("actions") if m.value is action and m.span.end <= view.place.start]
    start = moved[-1].span.start if moved else view.clause.start
    plans = [m for m in view.marks("guidance", "planned") if start <= m.span.start and m.span.end <= view.place.start]
    return action if plans and view.right("compared") == FAR else None


def _moved_behind(view: View) -> Action | None:
    """The same where the verb stands behind the rate, and the plan right before it: 設備投資目標を約10%削減した."""
    distance, place = view.scene.distance, view.place
    verbs = [m.value for m in view.marks("actions") if 0 <= m.span.start - place.end <= _LED]
    plans = [m.span.end for m in view.marks("guidance") if view.clause.start <= m.span.start < place.start]
    near = bool(plans) and distance(plans[-1], place.start) <= _LED
    held = [m.span for m in view.marks("compared", "compared_after", "dates") if view.clause.covers(m.span)]
    held = [span for span in held if plans and plans[-1] <= span.start < place.start]
    moved = verbs[0] if verbs and near and not held else None
    return moved if moved in (Action.RAISED, Action.LOWERED) else None


def is_against_plan(view: View) -> bool:
    """Whether a rate measures a plan against an earlier one: "down 10 % from earlier guidance"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    distance, end = view.scene.distance, view.place.end
    leads = [m.span.end for m in view.marks("compared") if m.span.start >= end and distance(end, m.span.start) <= _LED]
    loose = {m.span for m in view.marks("compared")}
    olds = [m.span for m in view.marks("priors") if m.span not in loose]
    plans = [m.span.start for m in view.marks("guidance")]
    named = [old for old in olds if any(old.end <= plan and distance(old.end, plan) <= _LED for plan in plans)]
    return any(lead <= old.start and distance(lead, old.start) <= 1 for lead in leads for old in named)
