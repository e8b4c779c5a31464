"""Whether the words around a figure tell that it is what a plan was, which another one took the place of."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import View
from capex.tokens import Amount, Unit


def was_a_range(case: Case) -> bool:
    """Whether the press tells behind a plan what it was, with a range or a day of saying so, which nothing spent has.

    "It was $3.8 billion to $4.2 billion", "three months ago it was $85 billion".
    """
    view, place = case.view, case.figure.amount
    if case.scene.document.issuer or not case.scene.lexicon.spaced or view.left("actuals") > 0:
        return False
    before = [a for a in view.sentence.amounts if a.span.end <= place.span.start and a.unit is place.unit]
    dated = any(when.year for when in view.sentence.whens if view.clause.covers(when.span))
    said = any(_is_beside(view, m.span) for m in view.marks("dates"))
    spread = not place.range.is_point and not place.range.is_open
    return bool(before) and not dated and (spread or said)


def _is_beside(view: View, day: Span) -> bool:
    """Whether the day of a statement stands right behind the figure, or right before its verb."""
    verb = max((m.span.start for m in view.marks("actuals") if m.span.end <= view.place.start), default=0)
    behind = 0 <= day.start - view.place.end <= 1
    return behind or (verb - day.end >= 0 and view.scene.distance(day.end, verb) <= 1)


def is_told_anew(case: Case) -> bool:
    """Whether "now" and a plan lead to the figure before this one of the same clause."""
    view, place = case.view, case.figure.amount.span.start
    before = [a.span.start for a in view.sentence.amounts if a.span.end <= place and a.unit is Unit.MONEY]
    now = [m.span.end for m in view.marks("currents") if before and m.span.end <= before[-1]]
    return bool(now) and any(now[-1] <= m.span.start and m.span.end <= before[-1] for m in view.marks("plans"))


def is_old_range(case: Case) -> bool:
    """Whether the figure is a range right behind another one of its sentence, or "to" leads from it to the next."""

    def spread(amount: Amount) -> bool:
        return amount.unit is Unit.MONEY and not amount.range.is_point and not amount.range.is_open

    place = case.figure.amount.span.start
    before = [a for a in case.view.sentence.amounts if a.span.end <= place]
    beside = bool(before) and spread(before[-1])
    return spread(case.figure.amount) and (beside or case.view.touching_right("moves_to"))


def has_moved(view: View) -> bool:
    """Whether a verb of change stands in the sentence; "with the increase largely in servers" has only a noun."""
    text, articles = view.scene.text, view.scene.lexicon.fillers
    return (
        any(
            not view.scene.document.issuer or text[view.sentence.span.start : m.span.start].split()[-1:] != ["the"]
            for m in view.marks("actions")
        )
        if articles
        else view.in_sentence("actions")
    )
