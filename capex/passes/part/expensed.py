"""What is paid beside capital spending and not out of it: "We plan to invest $14 million in exploration this year"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.goals import is_included
from capex.passes.part.left_out import past_period
from capex.passes.part.wholes import whole_of
from capex.passes.scene import Figure, Scene, View, view_of
from capex.tokens import Mark

#: Words between a figure and what it is for; and between a part's lead and its figure.
_FOR, _LED = 2, 3


def with_expensed(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """A figure for what is expensed is refused, unless a plan for capital spending is said to hold it."""
    if figure.role != "level" or figure.reason or figure.rule == "part of a plan":
        return figure
    if not scene.sentences[figure.sentence].marks.any_of("expensed") or not scene.lexicon.spaced:
        return figure
    view = view_of(scene, figure)
    if not any(_is_for(scene, view, mark) or _is_subject(view, mark) for mark in view.marks("expensed")):
        return figure
    part = view.left("parts") <= _LED or is_included(scene, figure, view)
    if part or whole_of(scene, figures, figure, view) is not None:
        return figure
    return figure._replace(reason="expensed", rule="paid beside capital spending")


def _is_for(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether the figure is for it: "$14 million in exploration"."""
    place = past_period(scene, view)
    if mark.span.start < place or mark.span.end > view.right_end:
        return False
    led = any(0 <= m.span.start - place <= 1 for m in view.marks("joins", "purposes"))
    return led and scene.distance(place, mark.span.start) <= _FOR and not _is_capital(view, mark)


def _is_subject(view: View, mark: Mark) -> bool:
    """Whether it leads to the figure, with no name of capital spending between: "and exploration at $25 million"."""
    if mark.span.start < view.left_end or mark.span.end > view.place.start or _is_capital(view, mark):
        return False
    if any(0 <= m.span.start - view.figure_end <= 1 for m in view.marks("joins")):
        return False  # what the figure before is for
    between = any(mark.span.end <= m.span.start < view.place.start for m in view.marks("mentions"))
    verbs = [m.span for m in view.marks("presents", "planned")]
    return not between and view.led_by_any((mark,), told=verbs) == 0


def _is_capital(view: View, mark: Mark) -> bool:
    """Whether a name of capital spending holds the word or follows it at once: "exploration capital"."""
    return any(m.span.overlaps(mark.span) or m.span.start == mark.span.end + 1 for m in view.marks("mentions"))
