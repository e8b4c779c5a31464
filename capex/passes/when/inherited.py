"""The period that the sentences before speak of, which a figure without one of its own is for."""

from __future__ import annotations

from capex.document import DocumentKind, Span
from capex.lexicon.words import PeriodForm
from capex.passes.measured_by import bracket_end, only_measures
from capex.passes.scene import Scene, View
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.turns import answered_at
from capex.passes.when.nearness import nearest
from capex.passes.when.refining import refined
from capex.tokens import Sentence, Unit, When

#: A quarter or half that a sentence before opens with still holds; one named in passing does not.
_OPENING = 5


def inherited(scene: Scene, index: int, calendar: Calendar, ticker: str | None) -> Resolved:
    """The coming period that the two sentences before, or the head of a list, speak of, in the same paragraph."""
    paragraph = scene.sentences[index].paragraph
    back = _comes_back(scene, index)
    question = answered_at(scene.turns, scene.sentences[index].span.end - 1) if scene.turns else None
    first = index - max(_back(scene, index), _ANSWER if question else 0)
    for before in reversed(scene.sentences[max(first, 0) : index]):
        spoken = scene.document.kind is DocumentKind.CALL and before is scene.sentences[index - 1]
        spoken = spoken or (question is not None and question.span.overlaps(before.span))
        if paragraph - before.paragraph > int(spoken):  # where speech is cut into paragraphs says little
            break
        others = {who.ticker for who in before.whos} - {ticker}
        whens = [when for when in before.whens if not (others and when.form is PeriodForm.FISCAL)]  # its own years
        if others and all(who.ticker != ticker for who in before.whos):
            whens = [w for w in whens if not w.part and w.form is not PeriodForm.YEAR_END]  # another company's quarter
        if scene.lexicon.spaced and before.amounts:
            whens = _taken(scene, before, whens)
        other = scene.document.issuer is None and _tells_of_another_measure(before)
        whens = _without_annual(before, whens)
        if scene.lexicon.joined and before.marks.any_of("compared_after"):
            whens = [when for when in whens if not _dates_what_is_compared(scene, before, when)]
            behind = View(scene, before, Span(before.span.end, before.span.end))
            whens = [when for when in whens if not only_measures(scene, behind, when)]  # 24年度計画を400億円上回る
        if scene.lexicon.joined and _is_another(scene.sentences[index], before, ticker):
            whens = [when for when in whens if (when.offset or 0) <= 0 and not when.part]
        found = [refined(before, when, calendar) for when in whens]
        if scene.lexicon.spaced and not scene.lexicon.joined and _is_another(scene.sentences[index], before, ticker):
            found = [r for r in found if len(r.periods) <= 1]  # "in 2026 and 2027" are the years of the one before
            several = len({r.periods[0].year for r in found if r.periods and not r.past}) > 1
            found = [] if several and scene.document.issuer is None else found  # "as much in 2027 and less in 2028"
        opens = [_is_over_what_follows(scene, before, when) for when in whens]
        coming = [
            r for r, first in zip(found, opens, strict=False)
            if r.periods and not r.past and not _is_far(r, calendar) and not _is_a_goals(scene, before, r, calendar)
            and (r.periods[0].is_year or ((first or back) and r.periods[0].part and not other))
        ]  # fmt: skip
        if coming:
            return coming[0]
    return NOWHERE


def _is_over_what_follows(scene: Scene, before: Sentence, when: When) -> bool:
    """Whether a period opens its sentence, or a company guides for it at once: "we expect our fourth quarter tax"."""
    if scene.distance(before.span.start, when.span.start) <= _OPENING:
        return True
    if scene.document.issuer is None or scene.lexicon.joined or not before.amounts:
        return False
    ends = [m.span.end for m in before.marks.of("plans") if m.span.end <= when.span.start]
    led = bool(ends) and scene.distance(ends[-1], when.span.start) <= _GUIDED
    return led and all(a.span.start >= when.span.end for a in before.amounts)


#: Words of "our" or "that the" between a verb of planning and the quarter that it guides for.
_GUIDED = 2


def _tells_of_another_measure(before: Sentence) -> bool:
    """Whether the press tells only of sales or profit, the quarter of which is none of the spending told next."""
    return before.marks.any_of("other_metrics") and not before.marks.any_of("mentions", "weak_mentions")


def _without_annual(before: Sentence, whens: list[When]) -> list[When]:
    """The periods without what only says how often, where a year is named: "our annual capacity is funded in 2026"."""
    yearly = [m.span for m in before.marks.of("annual")]
    named = [when for when in whens if not any(span.overlaps(when.span) for span in yearly)]
    return named if any(when.year for when in named) else whens


def _comes_back(scene: Scene, index: int) -> bool:
    """Whether a company's sentence comes back to what was told right before, for the same time: "we cut that to"."""
    sentence = scene.sentences[index]
    spoken = scene.document.issuer is not None and scene.lexicon.spaced and not scene.lexicon.joined
    starts = [a.span.start for a in sentence.amounts] if spoken else []
    return any(m.span.end <= starts[0] for m in sentence.marks.of("anaphors")) if starts else False


#: So many sentences back, an answer still holds the period of its question.
_ANSWER = 6
#: A spoken list of guidance has at most so many items before the one on spending.
_LIST = 10


def _back(scene: Scene, index: int) -> int:
    """How many sentences back a period still holds: two, or to what leads to the items of a list without verbs."""
    if scene.document.kind is not DocumentKind.CALL or not scene.lexicon.spaced:
        return 2
    back = scene.sentences[max(index - _LIST, 0) : index]
    for far, before in enumerate(reversed(back), 1):
        if not before.marks or before.whens or before.marks.any_of("plans", "guidance", "pasts", "actuals"):
            return max(far, 2)
    return 2


def _dates_what_is_compared(scene: Scene, before: Sentence, when: When) -> bool:
    """Whether a period leads to a figure that only serves to compare: 올해 예상 집행액 2조4000억원보다 8% 많다."""
    behind = [a.span for a in before.amounts if a.unit is Unit.MONEY and a.span.start >= when.span.end][:1]
    held = [m.span.start for m in before.marks.of("compared_after")]
    return any(0 <= start - bracket_end(scene, span) <= 1 for span in behind for start in held)


def _taken(scene: Scene, before: Sentence, whens: list[When]) -> list[When]:
    """The periods that a figure of the sentence has, or that stand before all of them: "some work slips into 2027"."""
    money = [a.span for a in before.amounts if a.unit is Unit.MONEY]
    others = {place: tuple(span for span in money if span != place) for place in money}
    taken = [nearest(scene, before, View(scene, before, place, others[place])) for place in money]
    return [w for w in whens if not money or w in taken or w.span.end <= money[0].start]


#: So many years ahead no year is guided to: a mine may run "to 2046".
_FAR_AHEAD = 8


def _is_far(found: Resolved, calendar: Calendar) -> bool:
    """Whether the year is too far off for the spending of a sentence that names none."""
    return calendar.year is not None and found.periods[0].year > calendar.year + _FAR_AHEAD


#: So many years ahead, the year of another measure is that of a goal.
_GOAL_AHEAD = 2


def _is_a_goals(scene: Scene, before: Sentence, found: Resolved, calendar: Calendar) -> bool:
    """Whether a later year is that of another measure's goal in the press: "sees EBITDA of 18 billion in 2028"."""
    measured = before.marks.any_of("other_metrics") and not before.marks.any_of("mentions", "weak_mentions")
    late = calendar.year is not None and found.periods[0].year >= calendar.year + _GOAL_AHEAD
    return scene.document.issuer is None and scene.lexicon.spaced and measured and late


def _is_another(sentence: Sentence, before: Sentence, ticker: str | None) -> bool:
    """Whether a sentence turns to a company that the one before does not name: the year after is the other's then."""
    return any(who.ticker == ticker for who in sentence.whos) and all(who.ticker != ticker for who in before.whos)
