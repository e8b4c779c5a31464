"""Questions: nobody states what they ask."""

from __future__ import annotations

from capex.passes.scene import Scene
from capex.tokens import Sentence


def is_question(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence ends with the sign of a question, or with a word that asks without one: …増えますか。."""
    said = sentence.span.of(scene.text).rstrip("\"' )」』”")
    return said.endswith(("?", "？")) or said.rstrip("。.").endswith(scene.lexicon.question_ends)
