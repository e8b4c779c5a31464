"""Whether a period behind a figure is the next figure's: "to $3.3 billion and, for 2028, we have it at"."""

from __future__ import annotations

import re

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import Scene, View
from capex.tokens import When


def opens_next(scene: Scene, view: View, when: When) -> bool:
    """Whether a period behind a comma is the next figure's, and this one has its own ahead.

    "Full year 2026 capital of $3.6 billion, Q1 2026 capital of $900 million"
    """
    led = _goes_on(scene, view, Span(view.place.end, when.span.start))
    own = any(view.figure_end <= w.span.start and w.span.end <= view.place.start for w in view.sentence.whens)
    behind = [o.start for o in view.others if o.start >= when.span.end]
    if own and behind and scene.text[when.span.end : min(behind)].strip() in scene.lexicon.moves_to:
        return True  # "to $9 billion this year and next year to $7 billion"
    return led and own and bool(behind) and scene.distance(when.span.end, min(behind)) <= _NEXT


def _goes_on(scene: Scene, view: View, gap: Span) -> bool:
    """Whether a comma, "and" and small words are all between a figure and a period: "to $3.3bn and, for 2028, at"."""
    if gap.of(scene.text).endswith((", ", "; ")):
        return True
    if scene.lexicon.joined or not any(gap.covers(m.span) for m in view.marks("clause_breaks")):
        return False
    small = [m.span for m in view.marks("clause_breaks", "between_and", "inside", "moves_to")]
    return all(any(span.covers(word) for span in small) for word in _words(scene, gap))


def _words(scene: Scene, gap: Span) -> list[Span]:
    return [Span(*hit.span()) for hit in _WORD.finditer(scene.text, gap.start, gap.end)]


_WORD = re.compile(r"\w+")


def is_theirs(view: View, when: When) -> bool:
    """Whether a figure behind has a verb and the period of its own: "to $39 billion from the $42 billion it plans"."""
    later = [o for o in view.others if view.place.end <= o.start and o.end <= when.span.start]
    if not later:
        return False
    if view.scene.document.issuer and _is_what_is_left(view, later, when):
        return True
    if view.scene.document.issuer and when.form in _LONG and view.scene.distance(later[-1].end, when.span.start) <= 1:
        told = Span(view.place.end, later[-1].start)  # "of $450 million, which will be $500 million over three years"
        return any(told.covers(m.span) for m in view.marks("relatives"))
    led = any(
        view.place.end <= m.span.start and m.span.end <= later[0].start for m in view.marks("moves_from", "compared")
    )
    gap = Span(later[-1].end, when.span.start)
    return led and any(gap.covers(m.span) for m in view.marks("plans", "actuals", "weak_mentions"))


def _is_what_is_left(view: View, later: list[Span], when: When) -> bool:
    """Whether a comma parts the figure from one that the period dates: "$410 million, with $130m left for Q4"."""
    apart = "," in view.scene.text[view.place.end : later[0].start]
    near = view.scene.distance(later[-1].end, when.span.start) <= _LED
    return apart and bool(when.part) and near and "," not in view.scene.text[later[-1].end : when.span.start]


#: Words of "left for" between a figure and its period.
_LED = 2

#: Periods of several years.
_LONG = (PeriodForm.NEXT, PeriodForm.SPAN, PeriodForm.UNTIL)

#: So many words lead from a period to its figure ("Q1 2026 capital expenditures of approximately").
_NEXT = 6
