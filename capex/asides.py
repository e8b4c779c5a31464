"""Figures that stand beside a history: slips, leaps, other currencies. They belong to an event, or are refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from capex.draft import Draft
from capex.event import Refusal
from capex.lanes import matches
from capex.sayings import OCCASION, Saying


class Aside(NamedTuple):
    """A figure that belongs to an event of the same days but is not compared with it, and why."""

    saying: Saying
    note: str
    contradicts: bool = False


def settle(drafts: list[Draft], asides: Iterable[Aside]) -> list[Refusal]:
    """Give slips, leaps and figures in other currencies to an event of the same days, once all events are known."""
    amounts = [draft for draft in drafts if draft.range and draft.currency]
    left = []
    for aside in asides:
        draft, agrees = _belongs(aside, amounts)
        if draft is None:
            left.append(Refusal(aside.saying.statement.id, aside.saying.statement.document, aside.note))
        elif agrees:
            draft.attest(aside.saying, "" if aside.contradicts else aside.note)
        else:
            draft.contradict(aside.saying, aside.note)
    return left


def _belongs(aside: Aside, amounts: list[Draft]) -> tuple[Draft | None, bool]:
    """The event that an aside is about, and whether it says the same: then somebody else has borne it out."""
    saying, mine = aside.saying, aside.saying.statement.range
    near = [d for d in amounts if abs(d.said_on - saying.said_on) <= OCCASION]
    same = [d for d in near if aside.contradicts and mine and d.range and matches(mine, d.range)]
    standing = [d for d in amounts if d.said_on <= saying.said_on][-1:] if aside.contradicts else []
    found = same or near or standing
    draft = min(found, key=lambda d: abs(d.said_on - saying.said_on)) if found else None
    return draft, bool(same) or not aside.contradicts


def second_voice(asides: Iterable[Aside], saying: Saying) -> Aside | None:
    """An earlier article that told of the same leap in words of its own: two that do not copy each other are enough."""
    one = saying.statement
    for aside in asides:
        other = aside.saying.statement
        apart = other.document != one.document and other.quote != one.quote
        recent = saying.said_on - aside.saying.said_on <= OCCASION
        if apart and recent and other.range and one.range and matches(other.range, one.range):
            return aside
    return None
