"""A promise without a year that goes on from the parts of a plan: "Another $1.6 billion will be spent downstream"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.allotted import plan_before
from capex.passes.part.part_names import name_behind
from capex.passes.scene import Figure, Scene, view_of
from capex.tokens import Unit


def with_next_part(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the next part of the plan that the figure before it is a part of, where it is for one by name."""
    if not figure.pledge or figure.when.periods or scene.document.issuer or scene.lexicon.joined:
        return figure
    before = [f for f in figures if f.amount.span.end <= figure.amount.span.start and f.amount.unit is Unit.MONEY]
    last, whole, view = before[-1] if before else figure, plan_before(figures, figure), view_of(scene, figure)
    if whole is None or last is figure or last.reason or last.scope == "total" or last.company != figure.company:
        return figure
    named = any(view.place.end <= m.span.start < view.right_end for m in view.marks("scopes"))
    if not named or last.when.periods != whole.when.periods or figure.sentence - last.sentence > 1:
        return figure
    scope = name_behind(scene, view.sentence, view.place.end, view.right_end)
    return figure._replace(rule="part of a plan", scope=scope, when=whole.when, pledge=whole.pledge)
