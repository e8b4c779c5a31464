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
    """How far the nearest word of `tables` is; none where the rate itself holds one."""
    inside = [0 for m in view.marks(*tables) if view.place.covers(m.span)]  # 增加一倍
    return min([view.left(*tables), view.right(*tables), *inside])


def signed(size: Range, way: Direction) -> Range:
    """The change as it counts: a fall is negative, and "more than 30 % lower" is open downwards."""
    falling = way is Direction.DOWN and (size.low or size.high or Decimal(0)) > 0
    if not falling:
        return size
    low, high = (None if end is None else -end for end in (size.high, size.low))
    return Range(low, high, size.approx, size.step)
