"""A direction held against two things at once: "lower than its earlier guidance, though still higher than in 2024"."""

from __future__ import annotations

from dataclasses import replace

from capex.passes.scene import Scene
from capex.passes.text.calendar import Calendar
from capex.passes.text.resolving import resolve
from capex.statement import Direction, Statement
from capex.tokens import Mark, Sentence

_TABLES = {"ups": Direction.UP, "downs": Direction.DOWN, "flats": Direction.FLAT}
#: Words between a word that compares and the year before: "the level of".
_OF = 3


def against_the_year(scene: Scene, sentence: Sentence, mark: Mark, found: Statement, calendar: Calendar) -> Statement:
    """`found`, told of a plan at `mark`, with where spending goes against the year before, if the sentence says so.

    The plan is lowered then, and the spending rises.
    """
    if found.action is None or found.period is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return found
    for other in sentence.marks.in_order(*_TABLES):
        if other.span.start >= mark.span.end and _is_held_against(scene, sentence, other, found, calendar):
            return replace(found, direction=_TABLES[other.table])
    return found


def _is_held_against(scene: Scene, sentence: Sentence, other: Mark, found: Statement, calendar: Calendar) -> bool:
    """Whether a word that compares leads from `other` to the year before that of `found`."""
    bounds = [m.span for m in sentence.marks.of("compared", "floor_before", "ceiling_before")]
    leads = [b for b in bounds if b.overlaps(other.span) or 0 <= b.start - other.span.end <= 1]
    if not leads or found.period is None:
        return False
    held = [w for w in sentence.whens if any(b.covers(w.span) for b in leads)]  # "above last year's level"
    start = max(b.end for b in leads)
    near = [w for w in sentence.whens if w.span.start >= start and scene.distance(start, w.span.start) <= _OF]
    before = (found.period.shifted(-1),)
    return any(resolve(when, calendar).periods == before for when in (*held, *near[:1]))
