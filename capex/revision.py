"""How a range moved: the sign of both ends, compared and never subtracted, since an open end is infinite.

The table of `MOVES` is the whole of the rule. Midpoints decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capex.money import Range
from capex.statement import Action

#: Rows: the low end went down, stayed, went up. Columns: the high end likewise.
MOVES: dict[tuple[int, int], Action] = {
    (-1, -1): Action.LOWERED, (-1, 0): Action.LOWERED, (-1, +1): Action.WIDENED,
    (0, -1): Action.LOWERED, (0, 0): Action.REAFFIRMED, (0, +1): Action.RAISED,
    (+1, -1): Action.NARROWED, (+1, 0): Action.RAISED, (+1, +1): Action.RAISED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """What happened to a range, end by end. A difference is `None` where an end is open on either side."""

    action: Action
    low: int
    high: int
    delta_low: Decimal | None
    delta_high: Decimal | None
    delta_middle: Decimal | None
    delta_width: Decimal | None


def _sign(old: Decimal, new: Decimal) -> int:
    return (new > old) - (new < old)


def _difference(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    return None if old is None or new is None else new - old


def move(old: Range, new: Range) -> Move:
    """How `old` became `new`, both in the same currency and by the same definition."""
    below, above = Decimal("-Infinity"), Decimal("Infinity")
    low = _sign(below if old.low is None else old.low, below if new.low is None else new.low)
    high = _sign(above if old.high is None else old.high, above if new.high is None else new.high)
    return Move(
        MOVES[low, high],
        low,
        high,
        _difference(old.low, new.low),
        _difference(old.high, new.high),
        _difference(old.middle, new.middle),
        _difference(old.width, new.width),
    )
