"""What lies below or above an earlier range that words lead beyond."""

from __future__ import annotations

from dataclasses import replace

from capex.money import Range
from capex.passes.scene import Figure, View
from capex.statement import Action


def beyond_guidance(view: View, before: Range) -> Range | None:
    """What lies beyond a range that is called guidance behind it: "slightly below our $500 to $550 million range"."""
    low, high = before.ends
    if view.scene.lexicon.joined or low is None or high is None or before.is_point or view.right("guidance") > 1:
        return None
    words = {m.span for m in view.marks("ups", "downs")}
    for table, found in (("ceiling_before", Range(None, low)), ("floor_before", Range(high, None))):
        leads = [m for m in view.marks(table) if m.span in words]
        if view.led_by_any(leads) <= 1 or any(view.place.covers(m.span) for m in leads):
            return found
    return None


def beyond_behind(view: View, before: Range) -> Range | None:
    """What lies beyond an old range, where verbs come last: 70~90억 달러를 웃돌 것, 70~90억 달러 목표를 웃돌 것."""
    goals = [m.span.end for m in view.marks("guidance", "high_end", "low_end") if m.span.start >= view.place.end]
    for table, end in (("floor_after", before.high), ("ceiling_after", before.low)):
        for mark in view.marks(table):
            led = any(0 <= mark.span.start - goal <= 1 for goal in goals)
            led = led or (mark.span.end == view.place.end and not before.is_point)
            if led and end is not None and mark.span.end <= view.right_end:
                return Range(end, None) if table == "floor_after" else Range(None, end)
    return None


#: Words between "less" and "than" ("weniger investieren als"), and on to the plan ("die bis 2030 veranschlagten").
_THAN, _PLAN = 2, 5


def beyond_a_plan(view: View, before: Range) -> Range | None:
    """What lies beyond a plan that the press holds spending against: "weniger investieren als die geplanten 5 Mrd."."""
    scene, start = view.scene, view.place.start
    thans = [m.span for m in view.marks("compared") if view.left_end <= m.span.start and m.span.end <= start]
    if scene.document.issuer or scene.lexicon.joined or not thans or scene.distance(thans[-1].end, start) > _PLAN:
        return None
    ways = [m for m in view.marks("ups", "downs") if view.left_end <= m.span.start and m.span.end <= thans[-1].end]
    if not ways or scene.distance(ways[-1].span.end, thans[-1].start) > _THAN:
        return None
    low, high = before.ends
    if ways[-1].table == "downs":
        return Range(None, low) if low is not None else None
    return Range(high, None) if high is not None else None


def moved_beyond(figure: Figure, now: Range) -> Figure:
    """`figure` as the new level, which lies beyond what it was before."""
    before = figure.amount.range
    action = Action.LOWERED if now.low is None else Action.RAISED
    amount = replace(figure.amount, range=now)
    return figure._replace(amount=amount, role="level", prior=before, action=action, rule="beyond the earlier figure")
