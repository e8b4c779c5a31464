"""Whether a company's own document tells what a plan was: a range that was guided to, a figure that stood in a plan."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.when.respective import list_around
from capex.tokens import Unit

#: Words between "was" and the range that was guided to.
_WAS = 2


def was_guided(case: Case) -> bool:
    """Whether the figure is told as what a plan was, and not as what was spent."""
    if case.scene.document.issuer is None or not case.scene.lexicon.spaced or case.figure.noun not in ("capex", "weak"):
        return False
    return _was_a_range(case) or _was_in_a_plan(case) or _was_the_plan(case)


def told_last_quarter(case: Case) -> bool:
    """Whether only the day of the telling is past: "we told you $650 million to $700 million last quarter".

    A quarter may be named, too, where the telling stands before it: "the $9.5 billion we guided to in Q2".
    """
    figure, view = case.figure, case.view
    if case.scene.document.issuer is None or case.scene.lexicon.joined or not figure.when.past:
        return False
    span = figure.when_span
    behind = span is not None and span.start >= view.place.end
    if span is None or not behind or view.in_clause("actuals"):
        return False
    gap = Span(view.place.end, span.start)
    quarters = (m.span for m in view.marks("relative_quarters") if m.value < 0)
    told = any(gap.covers(m.span) and m.span.start - gap.start <= 1 for m in view.marks("prior_after", "recalled"))
    named = any(when.span == span and when.part for when in view.sentence.whens)
    return any(span.overlaps(q) for q in quarters) or (told and named)


def _was_the_plan(case: Case) -> bool:
    """Whether a plan itself was the figure, for a time not yet over: "our capital plan for 2023 was $3.4 billion"."""
    view, scene = case.view, case.scene
    if view.in_clause("actual_periods") or case.figure.when.past or not case.figure.amount.range.is_point:
        return False
    was = [m.span for m in view.marks("past_moves") if any(m.span == other.span for other in view.marks("actuals"))]
    was = [s for s in was if s.end <= view.place.start and scene.distance(s.end, view.place.start) <= 1]
    works = [m.span for m in view.marks("programmes")]
    plans = [m.span for m in view.marks("guidance") if not any(span.overlaps(m.span) for span in works)]
    times = [when.span for when in view.sentence.whens]
    return any(_leads(case, plan.end, span.start, times) for plan in plans for span in was if plan.end <= span.start)


def _leads(case: Case, start: int, end: int, times: list[Span]) -> bool:
    """Whether nothing but a time and small words stand between a plan and its verb."""
    spent = sum(case.scene.distance(*t) for t in times if start <= t.start and t.end <= end)
    return case.scene.distance(start, end) - spent <= 1


def _was_a_range(case: Case) -> bool:
    """Whether a company's own document tells what a range was: money that was spent is none."""
    view = case.view
    size = case.figure.amount.range
    if case.figure.noun != "capex" or size.is_point or size.is_open or view.in_clause("actual_periods"):
        return False
    was = [m for m in view.marks("past_moves") if any(m.span == other.span for other in view.marks("actuals"))]
    return view.left_of(was) <= min(_WAS, view.left("actions"))  # "was increased to" tells what it is now


def _was_in_a_plan(case: Case) -> bool:
    """Whether a figure stood in a plan: "we had $2.6 billion in the forecast in April"."""
    view = case.view
    if case.figure.noun != "capex":
        return False
    held = [m for m in view.marks("guidance") if m.span.start >= view.place.end]
    joined = any(0 <= m.span.start - view.place.end <= 1 for m in view.marks("joins"))
    return joined and view.right_of(held) <= _WAS and view.left("actuals") == 0


def _is_own_guidance(case: Case) -> bool:
    """Whether a company holds a figure against its guidance: "$1.05 billion, a bit above our $1 billion guidance"."""
    view = case.view
    if case.scene.document.issuer is None or case.scene.lexicon.joined or not view.touching_right("guidance"):
        return False
    before = any(a.unit is Unit.MONEY and a.span.end <= view.place.start for a in view.sentence.amounts)
    words = view.marks("floor_before", "ceiling_before", "held_to")
    bounded = view.led_by_any(words) <= 1 or any(view.place.covers(m.span) for m in words)
    return before and bounded


def _is_in_a_list_of_old_ones(case: Case) -> bool:
    """Whether figures told one by one were guided to: "compared to $130m and $505m in our last update"."""
    view, scene = case.view, case.scene
    if scene.document.issuer is None or scene.lexicon.joined or not view.in_sentence("prior_after"):
        return False
    money = [a.span for a in view.sentence.amounts if a.unit is Unit.MONEY]
    told = list_around(scene, view.sentence, money, money.index(view.place)) if view.place in money else range(0)
    first = money[told.start] if len(told) > 1 else view.place
    return len(told) > 1 and any(0 <= first.start - m.span.end <= 1 for m in view.marks("compared", "priors"))


def is_told_beside(case: Case) -> bool:
    """Whether a company's own guidance stands beside what is new, in a list or behind a word that compares."""
    return _is_in_a_list_of_old_ones(case) or _is_own_guidance(case)
