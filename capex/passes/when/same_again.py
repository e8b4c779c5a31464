"""A figure that holds for a further period as well: "$15 billion for 2025 and the same amount for 2026"."""

from __future__ import annotations

from dataclasses import replace

from capex.document import Span
from capex.passes.scene import Figure, Scene
from capex.passes.text.calendar import Calendar
from capex.passes.when.refining import refined
from capex.tokens import Unit


def with_same_again(scene: Scene, figure: Figure, calendar: Calendar) -> Figure:
    """`figure` with the period for which words behind it, before any other money, plan the same once more."""
    sentence, end, own = scene.sentences[figure.sentence], figure.amount.span.end, figure.when_span
    if not sentence.marks.any_of("same_again") or own is None or len(figure.when.periods) != 1 or figure.when.past:
        return figure
    money = [a.span.start for a in sentence.amounts if a.unit is Unit.MONEY and a.span.start >= end]
    close = min(money, default=sentence.span.end)
    for mark in sentence.marks.of("same_again"):
        near = (
            w for w in sentence.whens if w.span.start >= end and w.span != own and _is_near(scene, mark.span, w.span)
        )
        when = next(near, None)
        if when and end <= mark.span.start < close:
            again = refined(sentence, when, calendar)
            periods = (*figure.when.periods, *(p for p in again.periods if p not in figure.when.periods))
            return figure if again.past else figure._replace(when=replace(figure.when, periods=periods))
    return figure


#: Words between "the same amount" and its period: "is planned for".
_NEAR = 3


def _is_near(scene: Scene, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return scene.distance(first.end, last.start) <= _NEAR
