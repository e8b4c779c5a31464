"""Companies that nobody watches: what is said of them is not said of the one named before (三井化学は…, 字節跳動…)."""

from __future__ import annotations

from capex.passes.scene import Scene
from capex.tokens import Sentence

#: A subject begins its sentence, or stands behind one of these.
_BEFORE = " ,;:、。「（("


def stranger_acts(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company that is not watched is the subject of a thought that begins between `start` and `end`."""
    return any(
        start <= mark.span.start and mark.span.end <= end and _is_subject(scene, sentence, mark.span.start)
        for mark in sentence.marks.of("strangers")
    )


def _is_subject(scene: Scene, sentence: Sentence, place: int) -> bool:
    return place == sentence.span.start or scene.text[place - 1] in _BEFORE
