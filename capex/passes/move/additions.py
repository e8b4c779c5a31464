"""Money that is added to a programme beside what it comes to then: 額外投資1000億美元，總投資額達1650億美元."""

from __future__ import annotations

from collections.abc import Sequence

from capex.money import Range
from capex.passes.scene import Figure, Scene, view_of
from capex.statement import Action

#: Words between "additional" and the figure, and between "in all" and the new total.
_NEAR = 4


def _added(scene: Scene, figure: Figure) -> bool:
    view = view_of(scene, figure)
    return view.left("deltas") <= _NEAR or view.touching_right("delta_after")


def _total_of(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The larger figure behind `figure` that its sentence, or the next one, calls the total."""
    for other in figures:
        behind = other.amount.span.start > figure.amount.span.end and other.sentence - figure.sentence <= 1
        money = other.pledge and other.role == "level" and not other.reason and other.company == figure.company
        if behind and money and _size(other) > _size(figure) and view_of(scene, other).left("total_words") <= _NEAR:
            return other
    return None


def _size(figure: Figure) -> float:
    return float(figure.amount.range.low or figure.amount.range.high or 0)


def with_addition(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the size of a change, or as what was raised by one; others are returned as they are."""
    if not scene.lexicon.joined or scene.document.issuer or figure.reason:
        return figure
    if _added(scene, figure) and figure.role in ("level", "delta") and _total_of(scene, figures, figure):
        return figure._replace(role="delta", pledge=False, rule="added to a programme")
    for other in figures:
        if (
            other is not figure
            and figure.pledge
            and _added(scene, other)
            and _total_of(scene, figures, other) is figure
        ):
            return _raised(figure, other)
    return figure


def _raised(total: Figure, added: Figure) -> Figure:
    now, by = total.amount.range, added.amount.range.low
    before = now.low - by if now.low is not None and by is not None and now.is_point and by < now.low else None
    return total._replace(action=Action.RAISED, prior=Range.point(before) if before is not None else None)
