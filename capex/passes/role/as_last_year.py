"""Verbs that keep spending where it was the year before, and no plan: "the same as last year"."""

from __future__ import annotations

from capex.passes.scene import Scene
from capex.statement import Action
from capex.tokens import Mark, Sentence

#: Words between "the same as" and a year gone by: "it spent in".
_AS = 3


def is_as_last_year(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word that keeps something leads to a year gone by, whose plan it does not name."""
    day = scene.document.said_on
    if mark.value is not Action.REAFFIRMED or day is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    end = mark.span.end
    behind = [w for w in sentence.whens if end <= w.span.start and scene.distance(end, w.span.start) <= _AS]
    gone = behind and not behind[0].part and ((behind[0].offset or 0) < 0 or (behind[0].year or day.year) < day.year)
    if not gone or "," in scene.text[end : behind[0].span.start]:
        return False
    if any(end <= a.span.start < behind[0].span.start for a in sentence.amounts):
        return False
    plans = [m.span.start for m in sentence.marks.of("guidance", "recalled", "priors") if m.span.start >= end]
    return not any(scene.distance(behind[0].span.end, at) <= 1 for at in plans if at >= behind[0].span.end)
