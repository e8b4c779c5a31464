"""Sums that hold dividends and the like beside capital spending: plans for cash, and none for spending."""

from __future__ import annotations

from itertools import pairwise

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import View
from capex.tokens import Mark, Unit


def holds_payouts(case: Case) -> bool:
    """A plan for all uses of capital: "$140 million, which includes $33 million of dividends"."""
    view, end = case.view, case.view.place.end
    lists = [m.span.end for m in view.marks("consisting") if m.span.start >= end]
    excluded = {m.span.end for m in view.marks("excluded")}
    lists = [place for place in lists if place not in excluded]
    told = bool(lists) and any(m.span.start >= lists[0] for m in view.marks("payouts"))
    return told or _is_told_with_them(case)


def _is_told_with_them(case: Case) -> bool:
    """Whether one figure is told of spending and payouts together: "capital spending and dividends of $900 million"."""
    view, noun = case.view, case.figure.noun_mark
    if noun is None or case.scene.lexicon.joined or not case.scene.lexicon.spaced or _has_a_twin(view):
        return False
    names = [noun] if view.sentence.span.covers(noun.span) else []
    names += [m for m in view.marks("mentions") if view.right_of([m]) <= _GOAL]  # "to deploy $9 million across capex"
    return any(_are_joined(view, name, other) for other in view.marks("payouts") for name in names)


def _are_joined(view: View, noun: Mark, other: Mark) -> bool:
    """Whether nothing but "and" or a comma stands between a name of spending and that of a payout."""
    first, second = sorted((noun.span, other.span))
    gap = Span(min(first.end, second.start), second.start)
    words = gap.of(view.scene.text).replace(",", " ").split()
    more = any(gap.covers(m.span) for m in view.marks("parts"))  # "capital spending plus dividends"
    known = {*view.scene.lexicon.ands, *view.scene.lexicon.articles}
    return not first.overlaps(second) and all(w in known or more for w in words) and len(words) <= _GAP


#: Words between the two: "and the"; words between a figure and what it is for.
_GAP, _GOAL = 2, 2


def _has_a_twin(view: View) -> bool:
    """Whether the figures of a sentence are of one each: "capital spending and dividends of $9 and $2 million"."""
    if view.in_sentence("respectively"):
        return True
    places = [a.span for a in view.sentence.amounts if a.unit is Unit.MONEY]
    gaps = [view.scene.text[one.end : two.start].strip(" ,") for one, two in pairwise(places) if one.end <= two.start]
    return any(gap in view.scene.lexicon.ands for gap in gaps)
