"""What stood before a new figure, and what became of it."""

from __future__ import annotations

from capex.money import Range
from capex.passes.scene import Figure, Scene, View
from capex.revision import Move, move, revise
from capex.statement import Action

_SHIFTS = (Action.RAISED, Action.LOWERED)


def _moved(before: Range, level: Range) -> Action:
    """What became of an earlier figure; an end that only one of them leaves open says nothing."""
    if before.is_point and level.is_open:  # "to exceed £11 billion", after "around £11 billion"
        return _crossing(before, level) or move(before, level).action
    found = revise(before, level)
    return found.action if isinstance(found, Move) else move(before, level).action


def _crossing(before: Range, level: Range) -> Action | None:
    """What an end beyond an earlier point says: "up to 50 billion" after 40 is more, "at least 9" after 10 is less."""
    point = before.low or before.high or 0
    if level.high is not None:
        return Action.RAISED if level.high > point else None
    return Action.LOWERED if level.low is not None and level.low < point else None


def told_move_from(before: Range, now: Range, verb: Action | None) -> Action:
    """What became of an earlier figure; the document's own verb decides where the figures are too vague for it.

    2조7000억원에서 2조원대로; 下調至145億美元以下,此前為約145億美元: an open end alone widens nothing.
    """
    found = _moved(before, now)
    vague = before.is_point and now.approx and not now.is_point and not now.is_open
    opened = before.is_open != now.is_open and found not in _SHIFTS
    return verb if verb in _SHIFTS and (vague or opened) else found


def stood_before(scene: Scene, prior: Figure, level: Figure) -> Range:
    """What stood before; no bound where the new figure only crosses it: 期初の1100億円を下回り900億円になる."""
    before, now = prior.amount.range, level.amount.range
    if not before.is_open or not now.is_point or now.low is None:
        return before
    view = View(scene, scene.sentences[prior.sentence], prior.amount.span)
    if not scene.lexicon.joined:
        return Range.point(before.high or before.low or now.low) if _compares(view) else before
    below = view.in_clause("downs", "ceiling_after") and before.high is not None and now.low < before.high
    above = view.in_clause("ups", "floor_after") and before.low is not None and now.low > before.low
    return Range.point(before.high or before.low or now.low) if below or above else before


def _compares(view: View) -> bool:
    """Whether a bound only holds the new figure against the old one: "$5 billion, less than the $6 billion planned"."""
    start = view.place.start
    bounds = [m.span for m in view.marks("floor_before", "ceiling_before") if m.span.start == start]
    goals = {m.span.start for m in view.marks("moves_to")}  # "up to"
    crossing = {m.span.start for m in view.marks("ups", "downs", "compared")} - goals
    led = any(0 <= start - m.span.end <= 1 for m in view.marks("moves_from", "priors"))
    return bool(bounds) and bounds[0].start in crossing and not led
