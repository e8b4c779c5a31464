"""Relative clauses that a comma closes before a figure: what they measure is told beside."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene
from capex.tokens import Mark, Sentence


def is_in_relative_clause(scene: Scene, sentence: Sentence, noun: Span, place: int) -> bool:
    """Whether `noun` stands in such a clause before `place`: "Zenova, which agreed to buy a mill, is sticking with"."""
    for mark in sentence.marks.of("relatives"):
        if mark.span.end <= noun.start < place and scene.text[: mark.span.start].endswith(", "):
            closed = scene.text.find(", ", mark.span.end, place)
            if closed >= noun.end:
                return True
    return False


def is_closed_before(scene: Scene, sentence: Sentence, figure: Span, place: int) -> bool:
    """Whether `figure` stands in such a clause that is over before `place`: "which sold a mill for $1bn, plans"."""
    leads = [m.span for m in sentence.marks.of("relatives") if m.span.end <= figure.start]
    leads = [span for span in leads if scene.text[: span.start].endswith(", ")]
    if not leads or any(leads[-1].end <= m.span.start < figure.start for m in sentence.marks.of("plans")):
        return False  # "Zenova, which plans $5 billion, and Verilon"
    if any(leads[-1].end <= a.span.start < figure.start for a in sentence.amounts) and _is_next(scene, figure):
        return False  # "$7bn to the grid, which includes $2bn for storage, $9bn to gas": the clause is over before
    return figure.end <= scene.text.find(", ", figure.end, place)


def _is_next(scene: Scene, figure: Span) -> bool:
    """Whether a comma leads to a figure: it is the next item of a list."""
    return scene.text[: figure.start].endswith(", ")


def is_parted(scene: Scene, sentence: Sentence, figure: Span, noun: Mark) -> bool:
    """Whether such a clause parts a figure from a noun: one of the two stands in it, and the other behind it."""
    if scene.lexicon.spaced and noun.span.end <= figure.start and _is_listed_aside(scene, sentence, figure, noun):
        return True
    if not scene.lexicon.spaced or not sentence.marks.any_of("relatives"):
        return False
    if noun.table == "other_metrics" and is_in_relative_clause(scene, sentence, noun.span, figure.start):
        return True
    return noun.span.start >= figure.end and is_closed_before(scene, sentence, figure, noun.span.start)


def _is_listed_aside(scene: Scene, sentence: Sentence, figure: Span, noun: Mark) -> bool:
    """Whether commas set off the noun as what a total takes in: "capital spending, including fleet capex, of $2bn"."""
    if not sentence.marks.any_of("consisting"):
        return False
    leads = [m.span for m in sentence.marks.of("consisting") if m.span.end <= noun.span.start]
    if not leads or not scene.text[: leads[-1].start].endswith(", "):
        return False
    named = any(m.span.end <= leads[-1].start for m in sentence.marks.of("mentions"))
    told = [a.span.end for a in sentence.amounts if leads[-1].end <= a.span.start and a.span.end <= figure.start]
    closed = scene.text.find(",", max([noun.span.end, *told]), figure.start)
    if not named or closed < 0:
        return False
    verbs = (m.span for m in sentence.marks.of("presents", "plans"))
    return not told or any(closed < span.start and span.end <= figure.start for span in verbs)
