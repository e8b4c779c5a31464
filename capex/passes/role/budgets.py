"""A plan for a year that is not over, of which so much is spent: "spent $390 million of our $600 million budget"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import Figure
from capex.passes.text.calendar import NOWHERE
from capex.tokens import Unit

#: The rule by which a figure is the whole of a plan that is partly spent.
PARTLY = "part of it is spent"
#: Words between the figure of a plan and its noun: "$600 million 2025 capital budget".
_NAMED = 4
#: Words between "of" and the plan: "of our planned".
_OF = 2
#: Words between what is spent, or the verb of it where that has no figure, and "of": ", a little over half".
_SHARE = 4
#: The parts of a year with which it is over.
_LAST = ("", "Q4", "H2")


def is_partly_spent(case: Case) -> bool:
    """Whether a company says how much of the figure is spent, which it calls its budget for a year not yet over."""
    scene, view = case.scene, case.view
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined or not _runs(case):
        return False
    named = min(view.right("guidance"), view.right("planned")) <= _NAMED
    lead = _lead(case) if named else None
    return lead is not None and _is_spent_before(case, lead)


def of_running_year(figure: Figure) -> Figure:
    """A plan that is partly spent is for the year, not for the part of it in which so much was spent."""
    periods = figure.when.periods
    whole = len(periods) == 1 and periods[0].is_year and not figure.when.past
    return figure if figure.rule != PARTLY or whole else figure._replace(when=NOWHERE, when_span=None)


def _runs(case: Case) -> bool:
    """Whether no year that is over is spoken of, nor several."""
    when, year, reports = case.figure.when, case.year, case.scene.document.reports
    gone = ((w.offset or 0) < 0 or (w.year and year and w.year < year) for w in case.view.sentence.whens)
    if any(gone) or any(period.is_several_years for period in when.periods):
        return False
    if when.past and any(period.is_year for period in when.periods):
        return False
    running = reports is not None and reports.part not in _LAST
    return running or (not when.past and any(w.year for w in case.view.sentence.whens))


def _lead(case: Case) -> Span | None:
    """The word that leads from what was spent to the figure: "of our"."""
    scene, view = case.scene, case.view
    words = scene.text[view.clause.start : view.place.start].split()[-_OF - 1 :]
    led = [n for n, word in enumerate(words) if word in scene.lexicon.joins and word not in scene.lexicon.moves_to]
    if not led:
        return None
    at = scene.text.rfind(f" {words[led[-1]]} ", view.clause.start, view.place.start) + 1
    return Span(at, at + len(words[led[-1]])) if at else None


def _is_spent_before(case: Case, lead: Span) -> bool:
    """Whether a figure of what was spent stands before `lead`, or a verb of spending and a share in words."""
    view, scene = case.view, case.scene
    before = [a for a in view.sentence.amounts if a.span.end <= lead.start and a.unit in (Unit.MONEY, Unit.RATE)]
    if before and scene.distance(before[-1].span.end, lead.start) <= _SHARE:
        return any(m.span.end <= before[-1].span.start for m in view.marks("actuals", "pasts", "weak_mentions"))
    verbs = [m.span.end for m in view.marks("actuals") if m.span.end <= lead.start]
    return bool(verbs) and 0 < scene.distance(max(verbs), lead.start) <= _SHARE
