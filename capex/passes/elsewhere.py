"""Verbs behind a figure that do something to another time or another measure."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.statement import Action
from capex.tokens import Mark, Sentence


def is_for_later(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb behind a figure with its year leads to a later one: "this year, and to raise it in 2026"."""
    behind = [w for w in sentence.whens if w.span.start >= place.end and _gap(scene, w.span, mark.span) <= _LATER]
    before = [w for w in sentence.whens if behind and w.span.end <= min(behind[-1].span.start, mark.span.start)]
    if mark.span.start < place.end or not behind or not before:
        return False
    gap = Span(place.end, max(behind[-1].span.start, mark.span.start))
    if any(gap.covers(a.span) for a in sentence.amounts):
        return False
    day, own, then = scene.document.said_on, before[-1], behind[-1]
    if own.year is not None and then.year is not None:
        return own.year < then.year
    coming = (then.offset or 0) > 0 or bool(then.year and day and then.year > day.year)
    return coming and (own.offset or 0) == 0


def _gap(scene: Scene, one: Span, other: Span) -> int:
    return scene.distance(min(one, other).end, max(one, other).start)


#: Words between a verb and the later year that it is for.
_LATER = 4


def keeps_next(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether another measure stands between a comma behind the figure and a verb that keeps it: its own, then."""
    if mark.value is not Action.REAFFIRMED or mark.span.start < place.end:
        return False
    comma = scene.text.find(",", place.end, mark.span.start)
    named = [m.span.start for m in sentence.marks.of("other_metrics") if place.end <= m.span.start < mark.span.start]
    return 0 <= comma < max(named, default=-1)
