"""A plan for a year that is not over, of which so much is spent: "spent $390 million of our $600 million budget"."""

from __future__ import annotations

from capex.passes.role.case import Case
from capex.tokens import Unit

#: Words between the figure of a plan and its noun: "$600 million 2025 capital budget".
_NAMED = 4
#: Words and signs between what is spent and "of our".
_OF = 3


def is_partly_spent(case: Case) -> bool:
    """Whether a company says how much of the figure is spent, which it calls its budget for a year not yet over."""
    view, scene = case.view, case.scene
    periods = case.figure.when.periods
    ahead = len(periods) == 1 and periods[0].is_year and not periods[0].is_several_years and not case.figure.when.past
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined or not ahead:
        return False
    start = view.place.start
    before = [a for a in view.sentence.amounts if a.span.end <= start and a.unit in (Unit.MONEY, Unit.RATE)]
    if not before or scene.distance(before[-1].span.end, start) > _OF:
        return False
    led = scene.text[before[-1].span.end : start].split()[:1]
    spent = any(m.span.end <= before[-1].span.start for m in view.marks("actuals", "pasts", "weak_mentions"))
    named = min(view.right("guidance"), view.right("planned")) <= _NAMED
    return spent and named and bool(led) and led[0] in scene.lexicon.joins
