"""What a research house counts of one company after the other: IC인사이츠에 따르면 …. 인텔은 120억 달러를 투입한다."""

from __future__ import annotations

from functools import lru_cache

from capex.passes.scene import Scene, View
from capex.tokens import Sentence


def is_counted(scene: Scene, view: View) -> bool:
    """Whether a figure is somebody's guess by the end of its sentence, or goes on with what a house counts."""
    if scene.document.issuer or not (scene.lexicon.spaced and scene.lexicon.joined):
        return False
    sentence = view.sentence
    if any(m.span.start >= view.place.end for m in sentence.marks.of("guess_ends")):
        return True
    if sentence.marks.any_of("decisions", "officers", "own_words"):
        return False
    return _follows_a_count(scene, sentence.span.start)


@lru_cache(maxsize=512)
def _follows_a_count(scene: Scene, start: int) -> bool:
    """Whether a house counts in a sentence before with nobody else speaking since, or right behind the first one."""
    index = next(n for n, sentence in enumerate(scene.sentences) if sentence.span.start == start)
    if index == 0:
        return len(scene.sentences) > 1 and scene.sentences[1].marks.any_of("counters")
    for before in reversed(scene.sentences[:index]):
        if before.marks.any_of("counters"):
            return _counts(before)
        if before.marks.any_of("officers", "own_words"):
            return False
    return False


def _counts(sentence: Sentence) -> bool:
    """Whether a house tells what it counted itself, and no company that it is only beside of."""
    return bool(sentence.amounts) and not sentence.marks.any_of("officers", "own_words")
