"""Companies that nobody watches: what is said of them is not said of the one named before (三井化学は…, 字節跳動…)."""

from __future__ import annotations

from collections import Counter

from capex.passes.scene import Scene
from capex.tokens import Sentence

#: A subject begins its sentence, or stands behind one of these: a sign, or the end of what it is (封測大廠力成).
_BEFORE = " ,;:、。「（(廠厂者頭头司團团商"

#: The same between blanks, where every word has one before it: signs that part a subject from what leads to it.
_PARTS = (",", ";", ":", "(", "•", "-", "–")


def stranger_acts(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company that is not watched is the subject of a thought that begins between `start` and `end`."""
    return any(
        start <= mark.span.start and mark.span.end <= end and _is_subject(scene, sentence, mark.span.start)
        for mark in sentence.marks.of("strangers")
    )


def only_names(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether the watched company named at `start` only says something of a stranger before: 京元電為輝達的供應商."""
    if _is_subject(scene, sentence, start):
        return False
    return stranger_acts(scene, sentence, sentence.span.start, start)


def of_a_stranger(scene: Scene, main: str | None) -> bool:
    """Whether a stranger is what the article is about: its headline names nobody, and the stranger is named most."""
    if scene.headline or scene.lexicon.spaced:
        return False
    names = Counter(m.span.of(scene.text) for s in scene.sentences for m in s.marks.of("strangers"))
    most = max(names.values(), default=0)
    return most > max(1, sum(who.ticker == main for s in scene.sentences for who in s.whos))


def _is_subject(scene: Scene, sentence: Sentence, place: int) -> bool:
    if scene.lexicon.spaced:  # "Face à la baisse, Vallourec va …", not "with Bosch"
        return place == sentence.span.start or scene.text[:place].rstrip(' «"').endswith(_PARTS)
    return place == sentence.span.start or scene.text[place - 1] in _BEFORE
