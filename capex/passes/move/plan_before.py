"""The plan that a plan for several years replaces: "$26.3 billion through 2029, up from $21.9 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene, view_of
from capex.tokens import Unit

#: Words that tell something new between the mark of what was before and the figure.
_LED = 2


#: So many sentences on, the plan is rolled forward.
_ON = 2


def _rolls_on(plan: Figure, other: Figure) -> bool:
    """Whether `other`, told shortly after, is the same plan for as many years that begin later."""
    if not other.pledge or other.reason or other.company != plan.company or not plan.when.periods:
        return False
    if (
        not 0 <= other.sentence - plan.sentence <= _ON
        or {plan.scope, other.scope} != {"total"}
        or not other.when.periods
    ):
        return False
    first, second = plan.when.periods[0], other.when.periods[0]
    if first.last is None or second.last is None or second.year <= first.year:
        return False
    return second.last - second.year == first.last - first.year and plan.amount.span.start < other.amount.span.start


def with_plan_before(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the earlier plan, where a pledge stands before it and a word for "from" leads to it."""
    if figure.pledge and not figure.reason and any(_rolls_on(figure, other) for other in figures):
        return figure._replace(role="prior", pledge=False, rule="plan before")
    if figure.noun not in ("money", "weak", "") or figure.amount.unit is not Unit.MONEY or figure.role == "level":
        return figure
    pledged = [
        f for f in figures
        if f.sentence == figure.sentence and f.pledge and not f.reason and f.amount.span.end <= figure.amount.span.start
    ]  # fmt: skip
    view = view_of(scene, figure)
    years = [when.span for when in view.sentence.whens]  # the "from" of "from 2025 through 2029" leads to no plan
    clear = tuple(m for m in view.marks("priors") if not any(m.span.overlaps(span) for span in years))
    if not pledged or view.led_by_any(clear) > _LED or figure.when.past:
        return figure
    return figure._replace(role="prior", reason="", rule="plan before", company=pledged[-1].company)
