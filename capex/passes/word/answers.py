"""Short answers in a call, which name neither spending nor its year: "Probably similar to this year"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.passes.text.calendar import Calendar
from capex.passes.text.nouns import nouns
from capex.passes.text.turns import answered_at
from capex.passes.what.questions import asked_about
from capex.passes.when.inherited import inherited
from capex.period import FiscalPeriod

#: A short answer has at most so many words.
_SHORT = 10


def answers_shortly(scene: Scene, index: int, view: View) -> bool:
    """Whether a sentence without a subject answers a question on capital spending."""
    sentence, place = scene.sentences[index], view.place
    if not scene.turns or not scene.lexicon.spaced or scene.lexicon.joined or nouns(sentence) or sentence.amounts:
        return False
    if scene.distance(*sentence.span) > _SHORT:
        return False
    verbs = [m for m in view.marks("presents", "unsettled", "actuals", "pasts") if m.span.start < place.start]
    grows = any(m.span.overlaps(place) for m in view.marks("growth_nouns"))
    if verbs or grows or _of_others(scene, place):
        return False
    return asked_about(scene, index, place.start) is not None


def _of_others(scene: Scene, place: Span) -> bool:
    """Whether the question that is answered speaks of what others spend."""
    question = answered_at(scene.turns, place.start)
    asked = (s for s in scene.sentences if question is not None and question.span.overlaps(s.span))
    return any(s.marks.any_of("others") for s in asked)


def asked_for(scene: Scene, index: int, calendar: Calendar, company: str) -> FiscalPeriod | None:
    """The year that a question is about, which its answer does not name again."""
    if not scene.turns or answered_at(scene.turns, scene.sentences[index].span.end - 1) is None:
        return None
    found = inherited(scene, index, calendar, company).periods
    return found[0] if len(found) == 1 and found[0].is_year else None
