"""Earlier figures and changes of a sentence that belong to another figure of it."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.scene import Figure, Scene, figures_near


def is_anothers(scene: Scene, figures: Sequence[Figure], told: Figure, level: Figure) -> bool:
    """Whether an earlier figure or a change in the sentence of `level` is told of another figure."""
    if scene.lexicon.joined and told.role == "prior" and told.sentence == level.sentence:
        return _is_of_the_next(scene, figures, told, level)
    if scene.lexicon.joined or told.sentence != level.sentence:
        return False
    if told.role == "prior":
        return _is_other_item(scene, told, level)
    return told.role == "delta" and _moves_another(figures, told, level)


def _is_of_the_next(scene: Scene, figures: Sequence[Figure], prior: Figure, level: Figure) -> bool:
    """Whether an earlier figure stands behind another plan for a time of its own: 四季20億,全年80億,低於原先的100億."""
    end, start = level.amount.span.end, prior.amount.span.start
    if not scene.lexicon.moves_to:
        return False
    between = [f for f in figures_near(figures, level.sentence) if end <= f.amount.span.start < start]
    return any(f.role == "level" and not f.reason and f.when.periods != level.when.periods for f in between)


def _is_other_item(scene: Scene, prior: Figure, level: Figure) -> bool:
    """Whether an earlier figure stands in an item before that of spending: "interest was $250 million; capex of"."""
    end, noun = prior.amount.span.end, level.noun_mark
    return noun is not None and ";" in scene.text[end : noun.span.start]


def _moves_another(figures: Sequence[Figure], delta: Figure, level: Figure) -> bool:
    """Whether a change is that of a nearer figure: "gross capex was cut by $2bn to $18bn, net remains at $8bn"."""
    end = delta.amount.span.end
    same = [f for f in figures_near(figures, delta.sentence) if f.role == "level" and not f.reason]
    return any(end <= f.amount.span.start < level.amount.span.start and f.scope != level.scope for f in same)


#: Words between "includes" and the size of a change.
_OF_PART = 4


def is_of_a_part(scene: Scene, delta: Figure, level: Figure) -> bool:
    """Whether a change is told of part of a plan ("this includes a reduction of $1bn") or of more than the plan.

    "Would cut its total spending by $3 billion, including capital spending to $8.5 billion"
    """
    parts = scene.sentences[delta.sentence].marks.of("parts") if scene.lexicon.spaced else ()
    if delta.sentence != level.sentence:
        start = delta.amount.span.start
        return any(m.span.end <= start and scene.distance(m.span.end, start) <= _OF_PART for m in parts)
    gap = Span(delta.amount.span.end, max(level.amount.span.start, delta.amount.span.end))
    return any(gap.covers(m.span) for m in parts)
