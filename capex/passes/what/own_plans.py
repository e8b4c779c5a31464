"""A company's own plan to invest, which never says "capital": "In 2025, we plan to invest $12.1 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import FAR, Scene
from capex.tokens import Mark, Sentence, When

#: Words between "plan" and "to invest", and between that and the figure.
_LED, _HELD = 1, 6
#: Words between a figure (or the period behind it) and what it is for.
_NEXT = 1
#: What a figure is for is told in so many words.
_GOAL = 8
#: Periods that are no year to come.
_NO_YEAR = (PeriodForm.PAST, PeriodForm.PART, PeriodForm.PART_RELATIVE)


def plans_to_invest(scene: Scene, sentence: Sentence, place: Span, known: Sequence[Mark]) -> bool:
    """Whether a company's own document plans to invest the figure at `place` over a year or more.

    `known` are the nouns of the sentence. What is invested in something other than plant, a part or a place of the
    business ("in marketing") is none.
    """
    next_one = min((a.span.start for a in sentence.amounts if a.span.start >= place.end), default=sentence.span.end)
    own = [when for when in sentence.whens if when.span.start < next_one]  # not those of the next figure
    years = [when for when in own or sentence.whens if _is_year(when)]
    if any(mark.table == "other_metrics" for mark in known) or not years or any(_is_several(when) for when in years):
        return False
    ends = [m.span.end for m in sentence.marks.of("plans")]
    verbs = [m for m in sentence.marks.of("weak_mentions") if m.span.end <= place.start]
    led = [m for m in verbs if any(0 <= scene.distance(e, m.span.start) <= _LED and e <= m.span.start for e in ends)]
    held = [m for m in led if scene.distance(m.span.end, _first(scene, sentence, m, place)) <= _HELD]
    return bool(held) and _is_for_plant(scene, sentence, place)


def _first(scene: Scene, sentence: Sentence, verb: Mark, place: Span) -> int:
    """Where the figure begins, or the sum that a colon breaks down to it: "$1.2 billion in total: $600 million in"."""
    first = min((a.span for a in sentence.amounts if a.span.start >= verb.span.end), default=place)
    return first.start if ": " in scene.text[first.end : place.start] else place.start


def _is_year(when: When) -> bool:
    return not when.part and when.form not in _NO_YEAR and (when.offset or 0) >= 0


def _is_several(when: When) -> bool:
    return when.form in (PeriodForm.SPAN, PeriodForm.UNTIL, PeriodForm.NEXT)


def _is_for_plant(scene: Scene, sentence: Sentence, place: Span) -> bool:
    """Whether nothing says what the money is for, or that says plant, a part of the business or a place."""
    end = place.end
    for when in sentence.whens:
        if end <= when.span.start and scene.distance(end, when.span.start) <= _NEXT:
            end = when.span.end
    whole = [m.span for m in sentence.marks.of("total_words")]  # "$1.2 billion in total"
    leads = [m.span for m in sentence.marks.of("purposes") if m.span.start >= end]
    leads = [span for span in leads if not any(words.covers(span) for words in whole)]
    goal = next((span.end for span in leads if scene.distance(end, span.start) <= _NEXT), None)
    if goal is None:
        return True
    tables = ("capex_context", "scopes", "places", "whole_goals")
    told = [m.span.start for table in tables for m in sentence.marks.of(table)]
    return min((scene.distance(goal, start) for start in told if start >= goal), default=FAR) <= _GOAL
