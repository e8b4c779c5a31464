"""Sums over companies that the next sentence goes on about: "Added up, that is $700 billion. It was $650 billion"."""

from __future__ import annotations

from capex.passes.scene import Scene, View
from capex.tokens import Sentence

#: So many sentences back a sum may stand that goes on.
_SUMMING = 3


def goes_on_summing(scene: Scene, view: View) -> bool:
    """Whether a sentence that names nobody goes on with the sum of the one before, where subjects are left out.

    Where verbs come first, sentences that name nobody may stand between: 三大運營商合計…。這一規模今年縮減至….
    """
    if not scene.lexicon.joined:
        return _points_back_to_a_sum(scene, view)
    if view.sentence.whos or view.in_sentence("own_words", "officers"):
        return False
    index = scene.number(view.sentence)
    for before in reversed(scene.sentences[max(index - _SUMMING, 0) : index]):
        if before.paragraph != view.sentence.paragraph or before.marks.any_of("own_words", "officers"):
            return False
        summed = before.marks.any_of("aggregates") and bool(before.amounts)
        if summed and (scene.lexicon.moves_to or len({who.ticker for who in before.whos}) != 1):
            return not _names_one(before)
        if scene.lexicon.subject_endings or before.whos:
            return False
    return False


def _points_back_to_a_sum(scene: Scene, view: View) -> bool:
    """Whether "it" is the sum of the sentence before, which names nobody: "Added up, that is $700bn. It was $650bn"."""
    said = view.sentence
    if said.whos or not view.in_sentence("pronouns", "anaphors") or view.in_sentence("mentions", "weak_mentions"):
        return False
    index = scene.number(said)
    before = scene.sentences[index - 1] if index and scene.lexicon.spaced else None
    if before is None or before.paragraph != said.paragraph or before.whos:
        return False
    return before.marks.any_of("aggregates") and not before.marks.any_of("own_words") and bool(before.amounts)


def _names_one(sentence: Sentence) -> bool:
    """Whether one company alone is named, so that what is summed up is its own."""
    return len({who.ticker for who in sentence.whos}) == 1
