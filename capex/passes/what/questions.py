"""What a question in a call is about, which its answer goes on with."""

from __future__ import annotations

from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.passes.text.turns import answered_at
from capex.tokens import Mark

#: So many sentences behind a question its subject still holds.
_ANSWER = 12


def asked_about(scene: Scene, index: int, place: int) -> Mark | None:
    """The name of capital spending that the question before an answer names last, until the answer names another."""
    question = answered_at(scene.turns, place)
    if question is None:
        return None
    for before in reversed(scene.sentences[max(index - _ANSWER, 0) : index + 1]):
        said = [noun for noun in nouns(before) if noun.table != "weak_mentions"]
        if before.span.end <= question.span.start or any(noun.table == "other_metrics" for noun in said):
            return None
        if said:
            return said[-1]
    return None
