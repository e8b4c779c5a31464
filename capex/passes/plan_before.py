"""The plan that a plan for several years replaces: "$26.3 billion through 2029, up from $21.9 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene, view_of
from capex.tokens import Unit

#: Words that tell something new between the mark of what was before and the figure.
_LED = 2


def with_plan_before(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the earlier plan, where a pledge stands before it and a word for "from" leads to it."""
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
