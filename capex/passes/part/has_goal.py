"""Whether a figure's own noun says what the money is for, so that it can be a part of a larger plan."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene
from capex.tokens import Sentence


def has_goal(scene: Scene, figure: Figure) -> bool:
    """Whether a noun of spending says itself what the money is for: "spending on train control will be $450m"."""
    noun, sentence = figure.noun_mark, scene.sentences[figure.sentence]
    if noun is None or not sentence.span.covers(noun.span):
        return False
    if noun.span.start >= figure.amount.span.end:  # "$800 million will be spent on track"
        return _is_undated(sentence, [m.span.end for m in sentence.marks.of("receives") if m.span.covers(noun.span)])
    beside = scene.distance(noun.span.end, figure.amount.span.start) <= 1
    if scene.lexicon.spaced and figure.noun == "weak" and beside and _goes_to(scene, figure):
        return True
    leads = [m.span.end for m in sentence.marks.of("joins") if 0 <= m.span.start - noun.span.end <= 1]
    return _is_undated(sentence, leads)


def _is_undated(sentence: Sentence, leads: Sequence[int]) -> bool:
    """Whether one of the small words that end at `leads` leads to something else than a time."""
    return any(not any(0 <= when.span.start - end <= 1 for when in sentence.whens) for end in leads)


def _goes_to(scene: Scene, figure: Figure) -> bool:
    """Whether words right behind the figure tell what it is for, and no time ("earmarks $5 million for mills")."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    return _is_undated(sentence, [m.span.end for m in sentence.marks.of("purposes") if 0 <= m.span.start - end <= 1])
