"""The size of a change beside spending in general: "will invest $26.3 billion, up $4.4 billion from the last plan"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene, View, view_of
from capex.tokens import Unit

#: Words between the size and what it is measured from ("up $4.4 billion or 20% from"), and on to the plan itself.
_FROM, _PLAN = 4, 4
#: What changes is so many times the size of its change.
_LARGER = 2


def with_size(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the size by which the plan right before it differs from an earlier one."""
    if figure.role or figure.noun not in ("money", "weak", "") or figure.amount.unit is not Unit.MONEY:
        return figure
    if not scene.lexicon.spaced or scene.lexicon.joined or not figure.amount.range.is_point:
        return figure
    plans = [
        f for f in figures
        if f.sentence == figure.sentence and f.role == "level" and not f.reason
        and f.amount.span.end <= figure.amount.span.start and f.amount.currency == figure.amount.currency
    ]  # fmt: skip
    if not plans or _LARGER * figure.amount.size > plans[-1].amount.size or not _is_change(view_of(scene, figure)):
        return figure
    return figure._replace(role="delta", reason="", rule="size of a change", company=plans[-1].company)


def _is_change(view: View) -> bool:
    """Whether a word for more or less stands beside the figure, and an earlier plan behind it."""
    near = view.left("ups", "downs", "deltas") == 0 or view.right("ups", "downs") == 0
    distance, end = view.scene.distance, view.place.end
    olds = [m.span for m in view.marks("priors") if m.span.start >= end and distance(end, m.span.start) <= _FROM]
    plans = [m.span.start for m in view.marks("guidance", "programmes")]
    return near and any(old.end <= plan and distance(old.end, plan) <= _PLAN for old in olds for plan in plans)
