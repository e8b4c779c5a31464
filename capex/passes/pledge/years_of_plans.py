"""What a plan of several years comes to in one of them: "$2.4 billion from 2022 to 2026, including $500m in 2022"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.scene import Figure, Scene, View, figures_near, view_of
from capex.passes.text.calendar import Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.passes.when.horizons import CalendarOf
from capex.tokens import Unit, When

#: Words between the figure and its year: "of that will be spent in".
_TIMED = 7
_LEADS = ("parts", "parts_loose", "consisting", "moves_from")


def with_year_of_plan(scene: Scene, figures: Sequence[Figure], figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` as a company's plan for one year, where it is told as that year's part of the plan right before it."""
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return figure
    free = figure.pledge or figure.noun in ("money", "weak") or figure.reason == "no plan"
    if figure.amount.unit is not Unit.MONEY or not free or (figure.role == "level" and not figure.pledge):
        return figure
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    plan = before[-1] if before else None
    if plan is None or not plan.pledge or plan.reason or plan.amount.size <= figure.amount.size:
        return figure
    years = plan.when.periods
    view = view_of(scene, figure)
    if not years or not years[0].is_several_years or not _is_part(view, plan):
        return figure
    when = _year_behind(view, calendar_of(plan.company))
    if when is None or not years[0].year <= when[1].periods[0].year <= (years[0].last or years[0].year):
        return figure
    return figure._replace(
        noun="capex", role="level", reason="", pledge=False, rule="year of a plan", company=plan.company,
        when=when[1], when_span=when[0].span, scope=plan.scope, noun_mark=plan.noun_mark,
    )  # fmt: skip


def _is_part(view: View, plan: Figure) -> bool:
    """Whether "including" or "with" leads from the plan to the figure, or "of which" follows it."""
    gap = Span(plan.amount.span.end, view.place.start)
    if any(gap.covers(m.span) for m in view.marks("actuals")):
        return False
    led = any(gap.start <= m.span.start < gap.end for m in view.marks(*_LEADS))
    return led or view.right("parts_after") <= 1


def _year_behind(view: View, calendar: Calendar) -> tuple[When, Resolved] | None:
    """The one year, not over yet, that stands shortly behind the figure."""
    for when in view.sentence.whens:
        if when.span.start < view.place.end or when.span.start > view.right_end or when.part:
            continue
        found = resolve(when, calendar)
        near = view.scene.distance(view.place.end, when.span.start) <= _TIMED
        if near and len(found.periods) == 1 and found.periods[0].is_year and not found.past:
            return when, found
        return None
    return None
