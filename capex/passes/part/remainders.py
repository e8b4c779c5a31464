"""A measure that leaves something out ("net", "excluding …") is a part only beside the figure it is left out of."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.left_out import LEFT_OUT
from capex.passes.scene import Figure, Scene
from capex.passes.tables.labels import NET


def with_remainder(_: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the whole where the document gives no wider one of its company and period.

    A company that only guides to net spending guides to its spending; what is taken off is the definition.
    """
    if figure.scope not in (NET, LEFT_OUT) or figure.pledge or figure.role != "level" or figure.reason:
        return figure
    return figure if any(_is_wider(other, figure) for other in figures) else figure._replace(scope="total")


def _is_wider(other: Figure, figure: Figure) -> bool:
    """Whether a figure stands for the same company and period without leaving anything out."""
    same = other.company == figure.company and set(other.when.periods) == set(figure.when.periods)
    stands = other.role == "level" and not other.reason and not other.pledge
    return same and stands and other.scope == "total" and other.amount.size > figure.amount.size
