"""The plan of the year before, by which a later year's is only measured: 25年度見通し(3015億円)から2割増やす."""

from __future__ import annotations

from bisect import bisect_left

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.tokens import When

#: What compares with the figure or plan before it.
_COMPARES = ("compared_after", "prior_after", "flats")
#: So many sentences back the later year may stand.
_REACH = 3


def only_measures(scene: Scene, view: View, when: When) -> bool:
    """Whether a period and its plan are compared with in the talk of a later year, and the place is none of that."""
    sentence = view.sentence
    if scene.document.issuer or not sentence.marks.any_of(*_COMPARES):
        return False
    if _is_likened(view, when):
        return True
    if when.year is None:
        return False
    plan = _its_plan(scene, view, when.span)
    held = plan != when.span and any(0 <= m.span.start - plan.end <= 1 for m in view.marks(*_COMPARES))
    return held and not plan.overlaps(view.place) and _is_of_a_later_year(scene, view, when.year)


#: Signs of "with" between a period and the word for what is like it: 내년과 비슷하게.
_WITH = 2


def _is_likened(view: View, when: When) -> bool:
    """Whether another period before is only told to be like this one: 2024년 역시 내년과 비슷하게 1조원을."""
    likes = any(0 <= m.span.start - when.span.end <= _WITH for m in view.marks("flats"))
    before = [w for w in view.sentence.whens if w.span.end <= when.span.start]
    return likes and bool(before) and not (before[-1].offset or 0) < 0 and view.clause.covers(before[-1].span)


def was_planned(scene: Scene, view: View, period: Span | None) -> bool:
    """Whether the figure is told in the past as the plan for a year before that of the talk: 見通しは…だった."""
    if period is None or scene.document.issuer or not view.touching_right("actuals") or not view.in_clause("guidance"):
        return False
    year = next((w.year for w in view.sentence.whens if w.span == period), None)
    return year is not None and _is_of_a_later_year(scene, view, year)


def bracket_end(scene: Scene, place: Span) -> int:
    """Where the bracket closes in which a figure and a word or two stand: (9000억원 추정); else where that ends."""
    close = scene.text.find(")", place.end, place.end + _WORD)
    return close + 1 if scene.text[place.start - 1 : place.start] == "(" and close >= 0 else place.end


#: Signs of a word behind a figure in brackets.
_WORD = 6


def _its_plan(scene: Scene, view: View, period: Span) -> Span:
    """A period with the noun of its plan and the figure of that which stand right behind it."""
    end, links = period.end, ("", *scene.lexicon.period_links)
    for span in sorted([m.span for m in view.marks("guidance")] + [a.span for a in view.sentence.amounts]):
        if span.start >= end and scene.text[end : span.start].strip(" (") in links:
            end = bracket_end(scene, span)
    return Span(period.start, end)


def _is_of_a_later_year(scene: Scene, view: View, year: int) -> bool:
    """Whether the headline, the sentence, or one before it in the paragraph names a year after `year`."""
    index = bisect_left(scene.sentences, view.sentence.span.start, key=lambda s: s.span.start)
    near = [s for s in scene.sentences[max(index - _REACH, 0) : index + 1] if s.paragraph == view.sentence.paragraph]
    told = [*scene.headed, *(w for s in near for w in s.whens)]
    return any((w.year or 0) > year for w in told)
