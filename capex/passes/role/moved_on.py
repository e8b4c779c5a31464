"""Whether a figure is where guidance was before it moved on."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import View
from capex.statement import Action
from capex.tokens import Mark


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
    start, end = view.place.end, behind[0].span.start
    return any(start <= m.span.start <= start + 1 and m.span.end + 1 >= end for m in view.marks("moves_to"))


def leaves_its_plan(case: Case) -> bool:
    """Whether a verb behind a new level changes the plan that the figure was: "$25bn, trimming a target of $27bn"."""
    view, scene = case.view, case.scene
    if not scene.lexicon.spaced or scene.lexicon.joined or view.figure_end == view.sentence.span.start:
        return False
    verbs = [m.span.end for m in view.marks("actions") if m.value in _MOVES and m.span.start >= view.figure_end]
    nouns = [m.span for m in view.marks("guidance") if m.span.end <= view.place.start]
    last = next((noun for noun in reversed(nouns) if any(0 <= noun.start - end <= _NAMED for end in verbs)), None)
    if last is None or view.left("deltas") == 0 or view.led_by_any((Mark("guidance", last),)) > 1:
        return False
    gap = Span(min(verbs), view.place.start)
    others = ("moves_to", "parts", "low_end", "high_end", "midpoint")
    told = "," not in scene.text[last.end : view.place.start]  # "$3bn, below its earlier budget, and $2.5bn in 2025"
    return told and not any(gap.covers(m.span) for m in view.marks(*others))


#: Signs of "its most recent full-year" between a verb and the noun of the plan.
_NAMED = 30


def moves_that(view: View) -> bool:
    """Whether those who speak move what was spoken of to the figure: "we have since trimmed that to", "cut it by"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined or not view.in_clause("anaphors"):
        return False
    if view.led_by_any(view.marks("moves_to"), across=True) > 0:
        return False
    own = [m.span.end for m in view.marks("own_words") if view.clause.start <= m.span.start]
    if own:  # "We'd planned $260 million, took that to"
        own.append(view.scene.text.rfind(", ", own[0], view.place.start))
    objects = (m.span.start for m in view.marks("anaphors") if m.span.end <= view.place.start)
    return any(0 < view.scene.distance(end, it) <= _VERB for it in objects for end in own if end < it)


#: Words of "have since trimmed" between "we" and "that".
_VERB = 3


def takes_that_to(view: View) -> bool:
    """Whether a verb of change takes "that" or "it" to the figure: "in September it reduced that to"."""
    back = [m for m in view.marks("anaphors") if m.span.end <= view.place.start and view.left("anaphors") <= 1]
    moves = [m for m in view.marks("actions") if m.value in (Action.RAISED, Action.LOWERED)]
    moves = [m for m in moves if back and m.span.end <= back[-1].span.start]
    olds = [m.span for m in view.marks("recalled")]  # "in February it had cut the figure to"
    moves = [m for m in moves if not any(span.covers(m.span) for span in olds)]
    led = view.scene.lexicon.joined or view.left("moves_to") <= 1
    return led and any(0 <= view.scene.distance(m.span.end, back[-1].span.start) <= 1 for m in moves)
