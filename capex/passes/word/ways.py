"""Which way a rate goes, and the change that it counts as."""

from __future__ import annotations

from decimal import Decimal

from capex.money import Range
from capex.passes.scene import FAR, View
from capex.statement import Direction


def way_of(view: View) -> Direction | None:
    """Up or down, by the nearest word of direction in the clause."""
    distances = {
        Direction.UP: near(view, "ups", "raises"),
        Direction.DOWN: near(view, "downs"),
    }
    way = min(distances, key=lambda d: distances[d])
    return way if distances[way] < FAR else None


def near(view: View, *tables: str) -> int:
    """How far the nearest word of `tables` is; none where the rate itself holds one.

    A bound of the rate goes nowhere: "cut by over 50%".
    """
    start, end = view.place
    bounds = {m.span for m in view.marks("floor_before", "ceiling_before") if start <= m.span.end + 1 <= end}
    marks = [m for m in view.marks(*tables) if m.span not in bounds]
    inside = [0 for m in marks if view.place.covers(m.span)]  # 增加一倍
    return min([view.left_of(marks), view.right_of(marks), *inside])


def signed(size: Range, way: Direction) -> Range:
    """The change as it counts: a fall is negative, and "more than 30 % lower" is open downwards."""
    falling = way is Direction.DOWN and (size.low or size.high or Decimal(0)) > 0
    if not falling:
        return size
    low, high = (None if end is None else -end for end in (size.high, size.low))
    return Range(low, high, size.approx, size.step)
