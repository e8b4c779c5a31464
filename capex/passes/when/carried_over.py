"""Money that moves from one year to another: "$100 million slipped into 2026" is the level of neither."""

from __future__ import annotations

from capex.lexicon.words import PeriodForm
from capex.passes.scene import View
from capex.tokens import When

#: Words between a figure and the verb that moves it, and between these and the year it moves to.
_NEAR, _INTO = 10, 8


def moved_into(view: View) -> When | None:
    """The year into which the figure of `view` is moved, if it is."""
    if not view.sentence.marks.any_of("carries"):
        return None
    place, scene = view.place, view.scene
    for mark in view.marks("carries"):
        first, last = sorted((mark.span, place))
        if any(first.end <= other.start and other.end <= last.start for other in view.others):
            continue  # "$1 billion, down $100 million as deliveries slip into 2022"
        if view.clause.covers(mark.span) and scene.distance(first.end, last.start) <= _NEAR:
            behind = [w for w in view.sentence.whens if w.span.start >= last.end and _is_led_into(view, w)]
            return next((w for w in behind if scene.distance(last.end, w.span.start) <= _INTO), None)
    return None


#: Years from the one that money leaves to the one it moves to.
_APART = 2


def _is_led_into(view: View, when: When) -> bool:
    """Whether a word like "into" stands right before a year, or is part of what names it ("from 2021 to 2022")."""
    if when.form is PeriodForm.SPAN and when.year and when.until and not view.scene.lexicon.joined:
        return when.until - when.year <= _APART
    leads = [m.span for m in view.marks("moves_to", "range_words")]
    text, articles = view.scene.text, view.scene.lexicon.articles
    gaps = {text[span.end : when.span.start].strip() for span in leads if span.start < when.span.start}
    return any(span.start < when.span.start <= span.end + 1 for span in leads) or any(a in gaps for a in articles)
