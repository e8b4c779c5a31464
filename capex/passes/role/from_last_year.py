"""Whether a change is measured from what was spent the year before and moves no plan: 同比减少7.75%, 前期比10%減."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.statement import Action
from capex.tokens import Mark, Sentence, Unit, When

#: Words between a change and the year that it is measured from.
_FROM = 3


_MOVING = (Action.RAISED, Action.LOWERED)
#: The tables that name years by their distance from the running one.
RELATIVE = ("relative_years", "relative_fiscal_years", "relative_numbered_years")


def is_from_last_year(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a change is measured from a year that is over, and moves no plan: "a 74 % increase from 2020"."""
    if mark.value is Action.REAFFIRMED:
        return False
    if scene.lexicon.joined and scene.lexicon.spaced:
        return mark.value in _MOVING and _follows_last_year(scene, sentence, mark)
    if scene.lexicon.joined:
        return _is_loose(sentence, mark) and _tells_last_year(scene, sentence, mark)
    if not scene.lexicon.spaced:
        return False
    if any(0 <= m.span.start - mark.span.end <= 1 and m.value < 0 for m in sentence.marks.of("relative_years")):
        return True  # "lower year over year"
    end, planned = mark.span.end, _is_only_planned(scene, sentence, mark)
    behind = [w for w in sentence.whens if w.span.start >= end]
    near = [w for w in behind if planned or _words(scene, sentence, Span(end, w.span.start)) <= _FROM]
    compared = [*sentence.marks.of("compared"), *(m for m in sentence.marks.of("joins") if m.span.start == end + 1)]
    return any(
        is_gone_by(scene, when) and any(end <= m.span.start and m.span.end <= when.span.end for m in compared)
        for when in near
    )


def _words(scene: Scene, sentence: Sentence, gap: Span) -> int:
    """Words in `gap` besides those of figures: "an increase of approximately 4 per cent from 2024's"."""
    figures = (a.span for a in sentence.amounts if gap.covers(a.span))
    return scene.distance(*gap) - sum(scene.distance(*span) for span in figures)


def _follows_last_year(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """The same where what is compared with stands before the verb: 지난해 30억달러에서 18억달러로 줄인다."""
    if sentence.marks.any_of("priors"):
        return False
    view, said_on = View(scene, sentence, mark.span), scene.document.said_on
    gone = [m.span for m in view.marks("relative_years") if m.value < 0]
    gone += [w.span for w in sentence.whens if w.year is not None and said_on is not None and w.year < said_on.year]
    held = [m.span for m in view.marks("compared_after", "prior_after")]
    running = {m.span.start for m in view.marks("relative_years") if m.value >= 0}
    gone += [m.span for m in view.marks("dates") if m.span.start not in running]  # 지난 2000년에 비해
    plans = [m.span.start for m in view.marks("guidance") if m.span.end <= mark.span.start]
    for span in gone:
        led = view.clause.start <= span.start and span.end <= mark.span.start
        against = [h for h in held if span.start <= h.start and h.end <= mark.span.start]
        if led and against and not any(start >= span.end for start in plans):
            return True
    return False


def is_unsettled(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word right before a verb says that it is yet to happen ("to reduce", "will cut")."""
    return any(
        m.span.end <= mark.span.start and scene.distance(m.span.end, mark.span.start) <= 1
        for m in sentence.marks.of("unsettled")
        if mark.span.start - m.span.end < _CLOSE
    )


#: Characters between "to" and its verb.
_CLOSE = 20


def _is_only_planned(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether spending, and no guidance, is to change: "plans to cut capex to $4.5bn, compared with … in 2019"."""
    leads = {m.span.start for m in sentence.marks.of("unsettled") if 0 <= mark.span.start - m.span.end <= 1}
    named = any(m.span.end + 1 not in leads for m in sentence.marks.of("guidance"))  # "plans to cut" is no noun
    return not named and is_unsettled(scene, sentence, mark)


def is_gone_by(scene: Scene, when: When) -> bool:
    """Whether a year lies before that of the document."""
    said_on = scene.document.said_on
    gone = when.year is not None and said_on is not None and when.year < said_on.year
    return (when.offset or 0) < 0 or when.form is PeriodForm.PAST or gone


def _is_loose(sentence: Sentence, mark: Mark) -> bool:
    """Whether a verb tells where spending goes as well as where a plan does, and no plan is its object: 計画を増額."""
    if not any(
        m.span.start <= mark.span.start and mark.span.end <= m.span.end for m in sentence.marks.of("loose_moves")
    ):
        return False
    named = {
        m.span for m in sentence.marks.of("weak_mentions", "about_after")
    }  # a budget that is drawn up is spending by its name
    plans = (m.span for m in sentence.marks.of("guidance") if m.span not in named)
    return not any(0 <= mark.span.start - span.end <= 1 for span in plans)


def _tells_last_year(scene: Scene, sentence: Sentence, verb: Mark) -> bool:
    """Whether a sentence without an earlier plan compares with a year that is over, or gives a rate of change."""
    first = scene.text.rfind(";", sentence.span.start, verb.span.start)
    if any(m.span.start > first for m in sentence.marks.of("priors")):
        return False
    past = [when.span for when in sentence.whens if is_gone_by(scene, when) or _is_left_behind(scene, sentence, when)]
    past += [m.span for m in sentence.marks.of(*RELATIVE) if m.value < 0]
    left = [m.span for m in sentence.marks.of("moves_from")]
    led = [span for span in left if not any(0 <= p.start - span.end <= 1 for p in past)]
    if any(0 <= a.span.start - span.end <= 1 for span in led for a in sentence.amounts):
        return False  # 由350億元提高至421億元,年增兩成: the plan stood at the first
    if past or _told_behind(scene, sentence) or (scene.lexicon.moves_to and _is_to_happen(sentence, verb)):
        return True
    rates = (a.span for a in sentence.amounts if a.unit is Unit.RATE)
    return any(_is_of_change(sentence, rate) for rate in rates)


def _is_to_happen(sentence: Sentence, verb: Mark) -> bool:
    """Whether the change is still to come, where verbs come first: 資本開支將壓減至60億元 moves no plan."""
    return any(0 <= verb.span.start - m.span.end <= 1 for m in sentence.marks.of("plans"))


def _told_behind(scene: Scene, sentence: Sentence) -> list[Span]:
    """The year that is over, with whose figure the next sentence goes on: 前期は2150億円だった."""
    index = scene.sentences.index(sentence) + 1
    behind = scene.sentences[index] if index < len(scene.sentences) else None
    if scene.lexicon.spaced or behind is None or behind.paragraph != sentence.paragraph or not behind.amounts:
        return []
    start, first = behind.span.start, behind.amounts[0].span.start
    return [m.span for m in behind.marks.of(*RELATIVE) if m.value < 0 and m.span.start - start <= 1 and first > start]


def _is_left_behind(scene: Scene, sentence: Sentence, when: When) -> bool:
    """Whether a plan for a year to come starts from the running one: 2026年…由今年的18億美元降至15億美元."""
    said_on = scene.document.said_on
    if when.offset != 0 or said_on is None:
        return False
    coming = any((w.offset or 0) > 0 or (w.year or 0) > said_on.year for w in sentence.whens)
    leads = sentence.marks.of("moves_from", "compared")
    return coming and any(0 <= when.span.start - m.span.end <= 1 for m in leads)


def _is_of_change(sentence: Sentence, rate: Span) -> bool:
    """Whether a word of direction stands right beside a rate: 減少7.75%, 2割減."""
    words = sentence.marks.of("ups", "downs", "deltas", "delta_after")
    return any(0 <= rate.start - m.span.end <= 1 or 0 <= m.span.start - rate.end <= 1 for m in words)


#: Words between the size of a difference and the year that it is measured against.
_AGAINST = 4


def is_against_last_year(scene: Scene, delta: Figure, level: Figure) -> bool:
    """Whether a difference is from what was spent before and not from a plan ("$2bn less than last year")."""
    sentence, end = scene.sentences[delta.sentence], delta.amount.span.end
    if scene.lexicon.joined and _follows_past_year(sentence, delta.amount.span.start):
        return True
    year = level.when.periods[0].year if level.when.periods else 0
    past = [w for w in sentence.whens if w.span.start >= end and ((w.offset or 0) < 0 or (w.year or year) < year)]
    past += [w for w in sentence.whens if w.span.start >= end and _is_before(scene, level, w)]
    if scene.lexicon.joined and _is_against_a_year(scene, sentence, delta.amount.span.start, year):
        return True
    held = any(0 <= m.span.start - end <= 1 for m in sentence.marks.of("compared"))
    olds = sentence.marks.any_of("recalled", "priors")
    held = held or (not olds and any(0 <= m.span.start - end <= 1 for m in sentence.marks.of("delta_after")))
    plans = [m.span.start for m in sentence.marks.of("guidance") if m.span.start >= end and scene.document.issuer]
    past = [
        w for w in past if not any(end <= start < w.span.start for start in plans)
    ]  # "from the plan we gave last year"
    if scene.lexicon.spaced and not scene.lexicon.joined:  # "down $2 billion year-over-year"
        told = [m.span.start for m in sentence.marks.of(*RELATIVE) if m.value < 0 and 0 <= m.span.start - end <= 1]
        if told:
            return True
    near = _AGAINST * (1 + held)
    return any(
        scene.distance(end, w.span.start) <= near + _is_of_spent(sentence, Span(end, w.span.start)) for w in past
    )


def _is_of_spent(sentence: Sentence, gap: Span) -> int:
    """How many words farther a year may stand, where what was spent in it is told: "from the amount spent on it in"."""
    plans = any(gap.covers(m.span) for m in sentence.marks.of("guidance"))
    spent = any(gap.covers(m.span) for m in sentence.marks.of("actuals", "weak_mentions", "mentions"))
    return _SPENT if spent and not plans else 0


#: So many.
_SPENT = 6


def _is_against_a_year(scene: Scene, sentence: Sentence, start: int, year: int) -> bool:
    """Whether a comparison with an earlier year leads to the size of a difference: 較2025年減少68億港元."""
    told = [m.span for m in sentence.marks.of("dates") if 0 <= start - m.span.end <= _COMPARING]
    years = [int(hit[0]) for span in told for hit in _YEAR.finditer(span.of(scene.text))]
    return any(found < year for found in years)


_YEAR = re.compile(r"(?:19|20)\d\d")


def is_added_to_spent(scene: Scene, figures: Sequence[Figure], delta: Figure) -> bool:
    """Whether a change stands right behind what was spent, which it starts from: 在去年34億的基礎上再加15億."""
    if not scene.lexicon.joined:
        return False
    before = [f for f in figures_near(figures, delta.sentence) if f.amount.span.end <= delta.amount.span.start]
    spent = [f for f in before if f.amount.unit is delta.amount.unit][-1:]
    return any(f.role == "actual" and f.rule == "compared with" for f in spent)


def _is_before(scene: Scene, level: Figure, when: When) -> bool:
    """Whether "this year" is the one before that of a plan: "$2.8 billion in 2026, $500 million less than this"."""
    said, year = scene.document.said_on, level.when.periods[0].year if level.when.periods else 0
    own = scene.companies.or_unknown(level.company or "").fiscal_year_end.month == _DECEMBER
    return own and said is not None and when.offset == 0 and not when.part and said.year < year


_DECEMBER = 12


def _follows_past_year(sentence: Sentence, start: int) -> bool:
    """Whether a year that is over leads to the size of a difference: 전년 대비 45억달러 축소한."""
    led = (m for m in sentence.marks.of(*RELATIVE) if 0 <= start - m.span.end <= _COMPARING)
    return any(mark.value < 0 for mark in led)


#: Signs of "compared with" between a past year and the size of a difference.
_COMPARING = 6
