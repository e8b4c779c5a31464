"""The figures of events as numbers: their unit, their level, what several of them come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from alerts.figures import number
from capex.money import Range
from capex.revision import move

Event = Mapping[str, Any]


def unit_of(event: Event) -> str | None:
    """The currency of an event's figures; `None` where they are fractions."""
    return None if event.get("kind") in ("growth", "ratio") else event.get("currency")


def net(event: Event, earlier: Sequence[Event]) -> Event:
    """An event as the last of several that are told together: it moves from where the first of them began."""
    if not earlier:
        return event
    old = {f"prior_{end}": earlier[0].get(f"prior_{end}") for end in ("low", "high")}
    ends = [number(event.get(end)) for end in ("low", "high")]
    before = [number(old[f"prior_{end}"]) for end in ("low", "high")]
    if ends == [None, None] or before == [None, None]:
        return {**event, **old}
    moved = move(Range(before[0], before[1]), Range(ends[0], ends[1]))
    return {**event, **old, "action": moved.action.value, "delta_low": moved.delta_low, "delta_high": moved.delta_high}


def level_of(event: Event) -> Decimal | None:
    """One number for a bar: the middle of a range, or its only end."""
    ends = [end for end in (number(event.get("low")), number(event.get("high"))) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def bars(levels: Sequence[Decimal]) -> str:
    """Levels as text, `▁▃▆█`, the last 24 of them; empty where there are not two to compare."""
    shown = levels[-24:]
    if len(shown) < 2:
        return ""
    least, most = min(shown), max(shown)
    if least == most:
        return "▄" * len(shown)
    return "".join("▁▂▃▄▅▆▇█"[int((level - least) * 7 / (most - least))] for level in shown)


def sureness(event: Event) -> str:
    """The key of the words for how sure an event is; a conflict is named by who contradicts whom."""
    status = str(event.get("status"))
    own, against = (
        any(proof.get("voice") == "issuer" for proof in event.get(role) or ()) for role in ("attestations", "conflicts")
    )
    sides = {(False, False): "conflict press", (False, True): "conflict company", (True, True): "conflict own"}
    return sides.get((own, against), status) if status == "conflict" else status
