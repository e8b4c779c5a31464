"""Relative clauses that a comma closes before a figure: what they measure is told beside."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.tokens import Sentence


def is_told_beside(scene: Scene, sentence: Sentence, noun: Span, place: int) -> bool:
    """Whether `noun` stands in such a clause before `place`: "Zenova, which agreed to buy a mill, is sticking with"."""
    for mark in sentence.marks.of("relatives"):
        if mark.span.end <= noun.start < place and scene.text[: mark.span.start].endswith(", "):
            closed = scene.text.find(", ", mark.span.end, place)
            if closed >= noun.end:
                return True
    return False
