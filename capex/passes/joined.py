"""What languages need that glue endings to their words and put the verb last: Korean, Japanese, Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import FAR, Figure, Scene, View
from capex.tokens import Mark, Marks, Sentence, Unit, When, Who

#: An ending (の, に, 의, 에는) between a period and the figure that it belongs to is at most so many signs long.
_ENDING = 2
_ENDINGS = ("", "の", "に", "は", "も", "には", "의", "에", "엔", "는", "에는", "的", "約", "约", "약")
_ELSEWHERE = 8.0


def own_marks(marks: Marks, named: Sequence[Who]) -> Marks:
    """The marks that are words of their own: 比 in 比亚迪 compares nothing, 드는 in 포드는 spends nothing."""
    names = [who.span for who in named]
    heard = [mark.span for mark in marks.of("analysts")]
    return Marks(
        mark
        for mark in marks
        if not any(span.start <= mark.span.start < span.end for span in names)
        and not (mark.table in ("plans", "guidance") and any(span.covers(mark.span) for span in heard))
    )


def period_cost(scene: Scene, view: View, when: When) -> float:
    """How far a period is from the view's place: periods lead to their figures, and to the nearest of them."""
    place = view.place
    if when.span.overlaps(place):
        return FAR
    if when.span.start >= place.end:
        behind = scene.distance(place.end, when.span.start) + _ELSEWHERE
        if when.span.start < view.right_end:
            return behind
        return FAR if when.span.start >= view.clause.end else behind + _ELSEWHERE
    taken = _is_taken(scene, when.span, view)
    if taken and (when.form is PeriodForm.PAST or (when.offset or 0) < 0):
        return FAR  # what was spent in a year that is over says nothing about the next figure
    words = scene.distance(when.span.end, place.start)
    crossed = (when.span.start < view.left_end) * 3 + (when.span.start < view.clause.start) * 4
    return words * 0.7 + crossed + 0.5 + _ELSEWHERE * taken


def _is_taken(scene: Scene, period: Span, view: View) -> bool:
    """Whether another figure stands right behind the period: 前期の1800億円, 지난해 830억 달러."""
    behind = [other for other in view.others if 0 <= other.start - period.end <= _ENDING]
    return any(scene.text[period.end : other.start].strip(" (") in _ENDINGS for other in behind)


def moves_it(scene: Scene, verb: Mark, place: Span) -> bool:
    """Whether a verb of change stands right behind its figure, so that it needs no noun: 1250억 달러로 상향했다."""
    gap = scene.text[place.end : verb.span.start]
    bracketed = gap.lstrip()[:1] == "(" and ")" not in gap  # 1,250억 달러 (올해 여러 차례 상향)
    return scene.lexicon.joined and verb.span.start >= place.end and (len(gap) <= _OBJECT or bracketed)


def moves_another(scene: Scene, sentence: Sentence, verb: Mark, place: Span) -> bool:
    """Whether a verb that stands last has an object of its own before it: 매출 1023억 달러를 올렸으며, 투자는 ….

    Chinese has verbs before their objects, and with them words that lead to the new level.
    """
    if not scene.lexicon.joined or scene.lexicon.moves_to:
        return False
    figures = [a.span for a in sentence.amounts if a.unit is Unit.MONEY and a.span.end <= verb.span.start]
    objects = [span for span in figures if verb.span.start - span.end <= _OBJECT]
    return bool(objects) and objects[-1] != place


#: An object and its verb are at most so many signs apart.
_OBJECT = 3


def follows_spent(scene: Scene, figure: Figure) -> bool:
    """Whether a figure without any cue of its own goes on with what was spent: its list, or the quarter it names."""
    sentence = scene.sentences[figure.sentence]
    if sentence.marks.of("plans", "guidance") or not figure.amount.range.is_point:
        return False
    if any(period.part.startswith("Q") for period in figure.when.periods):
        return True
    before = scene.sentences[figure.sentence - 1] if figure.sentence else None
    if before is None or before.paragraph != sentence.paragraph or figure.when.periods:
        return False
    tables = before.marks.tables.keys()
    spent = "actuals" in tables or any(when.form is PeriodForm.PAST for when in before.whens)
    return spent and not tables & {"plans", "guidance"}
