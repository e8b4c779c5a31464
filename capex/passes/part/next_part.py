"""What goes on from the parts of a plan, and is neither added to it nor promised apart.

"…, of which $4 billion is for upstream projects. Another $1.6 billion will be spent on downstream projects."
"""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.allotted import plan_before
from capex.passes.part.part_names import name_behind
from capex.passes.scene import Figure, Scene, view_of
from capex.tokens import Unit


def with_next_part(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the next part of the plan that the figure before it is a part of, where it is for one by name."""
    if scene.document.issuer or scene.lexicon.joined or not (_is_free(figure) or _is_added(scene, figure)):
        return figure
    before = [f for f in figures if f.amount.span.end <= figure.amount.span.start and f.amount.unit is Unit.MONEY]
    last, whole, view = before[-1] if before else figure, plan_before(figures, figure), view_of(scene, figure)
    if whole is None or last is figure or last.reason or last.scope == "total" or last.company != figure.company:
        return figure
    named = any(view.place.end <= m.span.start < view.right_end for m in view.marks("scopes"))
    named = named or (figure.role == "delta" and view.right("purposes", "receives", "prices", "joins") <= _FOR)
    if not named or last.when.periods != whole.when.periods or figure.sentence - last.sentence > 1:
        return figure
    scope = name_behind(scene, view.sentence, view.place.end, view.right_end)
    return figure._replace(
        role="level", reason="", rule="part of a plan", scope=scope, when=whole.when, pledge=whole.pledge
    )


#: Words between further money and what it is for: "will be allocated for".
_FOR = 3


def _is_free(figure: Figure) -> bool:
    return figure.pledge and not figure.when.periods


def _is_added(scene: Scene, figure: Figure) -> bool:
    """Whether "another" or "a further" leads to money."""
    return figure.role == "delta" and view_of(scene, figure).left("furthers") == 0
