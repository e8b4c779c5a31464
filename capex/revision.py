"""How a range moved: the sign of both ends, compared and never subtracted, since an open end is infinite.

The table of `MOVES` is the whole of the rule. Midpoints decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from capex.money import Range
from capex.statement import Action, Kind, Statement

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


# ---- what may be compared ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Why two figures say nothing about each other."""

    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A range and all that another one must share with it before both can be compared."""

    range: Range
    currency: str | None = None
    definition: tuple[str, ...] = ()
    period: str = ""
    scope: str = "total"
    company: str = ""
    metric: str = "capex"
    kind: Kind = Kind.AMOUNT

    @classmethod
    def of(cls, statement: Statement) -> Figure | None:
        """The figure of a statement; `None` where it holds only words."""
        if statement.range is None:
            return None
        return cls(
            statement.range,
            statement.currency,
            statement.definition,
            str(statement.period or ""),
            statement.scope,
            statement.company,
            statement.metric.value,
            statement.kind,
        )


_MUST_SHARE = ("company", "metric", "scope", "period", "kind", "currency")


def compare(old: Figure, new: Figure) -> Move | Incomparable:
    """How `old` became `new`, or why that cannot be told.

    Fiscal and calendar years are other periods. A figure that names no definition is taken to be on the same basis as
    the one it is compared with; two that name different ones are not comparable.
    """
    for name in _MUST_SHARE:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            return Incomparable(f"other {name}: {after or 'none'}, not {before or 'none'}")
    if old.definition and new.definition and old.definition != new.definition:
        return Incomparable(f"other definition: {', '.join(new.definition)}, not {', '.join(old.definition)}")
    return revise(old.range, new.range)


def revise(old: Range, new: Range) -> Move | Incomparable:
    """As `move`, save that an end which is open on one side only says nothing, and the other end decides.

    So "at least 100" and then "about 125" is raised, and "at least 100" and then "100 to 110" is narrowed. A floor and
    a ceiling are compared only where they leave no common ground.
    """
    found = move(old, new)
    low_known = (old.low is None) == (new.low is None)
    high_known = (old.high is None) == (new.high is None)
    if low_known and high_known:
        return found
    if not low_known and not high_known:
        return _floor_and_ceiling(found, old, new)
    sign = found.low if low_known else found.high
    closing = new.is_open < old.is_open
    still = Action.NARROWED if closing else Action.WIDENED
    return replace(found, action={-1: Action.LOWERED, 0: still, +1: Action.RAISED}[sign])


def _floor_and_ceiling(found: Move, old: Range, new: Range) -> Move | Incomparable:
    if old.low is not None and new.high is not None and new.high < old.low:
        return replace(found, action=Action.LOWERED)
    if old.high is not None and new.low is not None and new.low > old.high:
        return replace(found, action=Action.RAISED)
    return Incomparable("a floor and a ceiling that leave common ground")
