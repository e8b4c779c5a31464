"""Verbs behind a figure that do something to another time or another measure."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.statement import Action
from capex.tokens import Mark, Sentence


def is_done_elsewhere(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb does something to another figure, time or measure than the figure at `place`."""
    ways = (is_for_later, keeps_next, keeps_another, done_by_another)
    return any(other(scene, sentence, mark, place) for other in ways)


def is_for_later(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb behind a figure with its year leads to a later one: "this year, and to raise it in 2026"."""
    behind = [w for w in sentence.whens if w.span.start >= place.end and _gap(scene, w.span, mark.span) <= _LATER]
    before = [w for w in sentence.whens if behind and w.span.end <= min(behind[-1].span.start, mark.span.start)]
    if mark.span.start < place.end or not behind or not before:
        return False
    gap = Span(place.end, max(behind[-1].span.start, mark.span.start))
    parted = "," in scene.text[min(behind[-1].span.end, mark.span.end) : max(behind[-1].span.start, mark.span.start)]
    if parted or any(gap.covers(a.span) for a in sentence.amounts):
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


def keeps_another(_scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a verb keeps a figure of the thought before: "Das Ziel von 8,6 Milliarden gilt weiter, 2028 sollen"."""
    if mark.value is not Action.REAFFIRMED or mark.span.end > place.start:
        return False
    opens = [b for b in sentence.breaks if mark.span.end <= b <= place.start]
    before = [a for a in sentence.amounts if a.span.end <= mark.span.start]
    return bool(opens) and bool(before)


def done_by_another(_scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether another company acts behind the one whose verb it is: "Apple raised its budget and Verizon expects"."""
    before = [who for who in sentence.whos if who.span.end <= mark.span.start]
    behind = [who for who in sentence.whos if mark.span.end <= who.span.start and who.span.end <= place.start]
    if not before or not behind or before[-1].ticker == behind[-1].ticker:
        return False
    return any(0 <= m.span.start - behind[-1].span.end <= 1 for m in sentence.marks.of("plans", "speech", "actions"))


def keeps_next(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether another measure stands between a comma behind the figure and a verb that keeps it: its own, then."""
    if mark.value is not Action.REAFFIRMED or mark.span.start < place.end:
        return False
    comma = scene.text.find(",", place.end, mark.span.start)
    named = [m.span.start for m in sentence.marks.of("other_metrics") if place.end <= m.span.start < mark.span.start]
    return 0 <= comma < max(named, default=-1)
