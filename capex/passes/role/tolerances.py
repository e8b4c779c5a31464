"""A figure that a plan may miss by so much either way: "$14 billion, plus or minus 5%" is a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from capex.money import Range
from capex.passes.scene import Figure, Scene, figures_near
from capex.tokens import Unit

#: Words of a period between a plan and its tolerance.
_NEAR = 5
#: No plan leaves more than this share of itself open.
_MOST = Decimal("0.5")


def with_tolerance(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the range that the tolerance right behind it makes of it."""
    amount = figure.amount
    plan = figure.role == "level" and amount.unit is Unit.MONEY and amount.range.is_point and not amount.range.is_open
    if not plan or not scene.sentences[figure.sentence].marks.any_of("tolerances"):
        return figure
    size = amount.range.low or Decimal(0)
    behind = [f for f in figures_near(figures, figure.sentence) if f.amount.span.start > amount.span.end]
    if not behind or behind[0].role != "tolerance" or not _is_near(scene, figure, behind[0].amount.span.start):
        return figure
    told = behind[0].amount.range.low or behind[0].amount.range.high or Decimal(0)
    by = size * told if behind[0].amount.unit is Unit.RATE else told
    if not 0 < by < size * _MOST:
        return figure
    ends = Range(size - by, size + by, amount.range.approx, amount.range.step)
    return figure._replace(amount=replace(amount, range=ends))


def _is_near(scene: Scene, figure: Figure, start: int) -> bool:
    """Whether at most a period, or "with a range of", stands between a plan and the words of its tolerance."""
    end, marks = figure.amount.span.end, scene.sentences[figure.sentence].marks.of("tolerances")
    led = [m.span.start for m in marks if end <= m.span.start < start]
    return bool(led) and scene.distance(end, led[0]) <= _NEAR
