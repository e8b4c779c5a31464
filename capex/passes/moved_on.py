"""Whether a verb moves a figure on to another one of its sentence, so that it was before."""

from __future__ import annotations

from capex.document import Span
from capex.passes.case import Case
from capex.statement import Action

#: Words that lead from a verb of change to its goal ("se rebajó a un rango de").
_GOAL = 4


def is_moved_to_the_next(case: Case) -> bool:
    """Whether a verb behind the figure moves it to the next one: "el presupuesto, de 4.600, se rebajó a 4.300"."""
    view, amount = case.view, case.figure.amount
    if case.scene.lexicon.joined or not case.scene.lexicon.spaced or view.left("deltas", "moves_to") == 0:
        return False
    behind = [a.span for a in view.sentence.amounts if a.span.start >= view.place.end and a.unit is amount.unit]
    told = [w for w in view.sentence.whens if w.span.start >= view.place.end]
    if not behind or told or any(view.place.end <= p < behind[0].start for p in view.sentence.breaks):
        return False
    gap = Span(view.place.end, behind[0].start)
    verbs = [m.span.end for m in view.marks("actions") if m.value in _CHANGED and gap.covers(m.span)]
    goals = [m.span.start for m in view.marks("moves_to") if gap.covers(m.span)]
    near = any(verb <= goal and case.scene.distance(verb, goal) == 0 for verb in verbs for goal in goals)
    return near and case.scene.distance(min(goals), behind[0].start) <= _GOAL + 1


_CHANGED = (Action.RAISED, Action.LOWERED)


def moved_before(case: Case) -> bool:
    """Whether a range is where guidance was moved in a quarter gone by: "we cut it to $2 to $2.3bn last quarter"."""
    view, amount = case.view, case.figure.amount
    if case.scene.document.issuer is None or amount.range.is_point or amount.range.is_open or not case.figure.when.past:
        return False
    moved = any(m.value in _MOVES and view.left_end <= m.span.start < view.place.start for m in view.marks("actions"))
    return case.figure.noun == "capex" and moved and view.left("moves_to") == 0


_MOVES = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)


def leads_down(case: Case) -> bool:
    """Whether only "to" parts the figure from a smaller one behind it: "(US$5bn to US$4.6bn)" is a move."""
    view, amount = case.view, case.figure.amount
    behind = [a for a in view.sentence.amounts if a.span.start >= view.place.end and a.unit is amount.unit]
    if not behind or not behind[0].range.high or not amount.range.low or behind[0].range.high >= amount.range.low:
        return False
    gap = case.scene.text[view.place.end : behind[0].span.start].strip()
    return any(m.span.of(case.scene.text) == gap and m.span.start >= view.place.end for m in view.marks("moves_to"))
