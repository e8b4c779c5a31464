"""What a research house counts of one company after the other: IC인사이츠에 따르면 …. 인텔은 120억 달러를 투입한다."""

from __future__ import annotations

from functools import lru_cache

from capex.passes.scene import Scene, View
from capex.tokens import Sentence

#: Sentences over which a count goes on from company to company.
_REACH = 8


def is_counted(scene: Scene, view: View) -> bool:
    """Whether a figure is somebody's guess by the end of its sentence, or goes on with what a house counts."""
    if scene.document.issuer or not scene.lexicon.joined:
        return False
    sentence = view.sentence
    if any(m.span.start >= view.place.end for m in sentence.marks.of("guess_ends")):
        return True
    if _says_itself(scene, sentence):
        return False
    return _follows_a_count(scene, sentence.span.start)


@lru_cache(maxsize=512)
def _follows_a_count(scene: Scene, start: int) -> bool:
    """Whether a house counts in a sentence before with no company speaking since, or right behind the first one."""
    index = next(n for n, sentence in enumerate(scene.sentences) if sentence.span.start == start)
    if index == 0:
        return len(scene.sentences) > 1 and _counts(scene, scene.sentences[1])
    for before in reversed(scene.sentences[max(index - _REACH, 0) : index]):
        if before.marks.any_of("counters"):
            return _counts(scene, before)
        if before.whos and _says_itself(scene, before):
            return False
    return False


def _counts(scene: Scene, sentence: Sentence) -> bool:
    """Whether a house tells what it counted of spending itself, and no company that it is only beside of."""
    spoken = sentence.marks.of("officers") if sentence.whos or not scene.lexicon.spaced else ()
    return sentence.marks.any_of("counters") and sentence.marks.any_of("mentions", "weak_mentions") and not spoken


def _says_itself(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells what a company itself decides or says."""
    told = ("decisions", "officers", "own_words") if scene.lexicon.spaced else ("decisions", "officers")
    return sentence.marks.any_of(*told)
