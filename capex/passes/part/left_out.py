"""What a measure of spending leaves out: "capital expenditure, not counting Louisiana LNG, is"."""

from __future__ import annotations

import re

from capex.passes.scene import Scene, View
from capex.tokens import Mark

#: The scope of a measure that leaves a part out.
LEFT_OUT = "excluding a part"
#: Characters that a period may take up between a noun or figure and what the measure leaves out.
_BESIDE = 14
#: A subsidiary's short name between a word that leaves it out and a comma or bracket: "excluding MPLX,".
_SHORT_NAME = re.compile(r" [A-Z]{3,}(?=[,)])")
#: Words that a name of something else than a part is away from the word that leaves it out.
_OBJECT = 2


def past_period(scene: Scene, view: View) -> int:
    """Where the words begin that tell what a figure is for: behind a period that follows it at once."""
    place = view.place.end
    for when in view.sentence.whens:
        if place <= when.span.start and scene.distance(place, when.span.start) <= 1:
            place = when.span.end
    return place


def leaves_out(scene: Scene, view: View, noun: Mark) -> str:
    """Named where the measure leaves a project or business out: "capital expenditure, not counting Louisiana LNG, is".

    Deals, leases and companies in which it has a share only define the whole.
    """
    if not scene.lexicon.spaced:
        return ""
    known = [m.span for m in view.marks("definitions")]
    end = past_period(scene, view)
    for mark in view.marks("excluded"):
        beside = 0 <= mark.span.start - noun.span.end <= _BESIDE and mark.span.end <= view.place.start
        if not (beside or 0 <= mark.span.start - end <= 2) or any(span.overlaps(mark.span) for span in known):
            continue
        if _SHORT_NAME.match(scene.document.text, mark.span.end):
            continue
        named = [m.span.start for m in view.marks("other_metrics", "pro_forma") if m.span.start >= mark.span.end]
        if not any(scene.distance(mark.span.end, start) <= _OBJECT for start in named):
            return LEFT_OUT
    return ""
