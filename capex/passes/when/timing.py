"""Which period a figure is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import FAR, Figure, Scene, view_of
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.passes.when.afterwards import is_afterwards
from capex.passes.when.inherited import inherited
from capex.passes.when.nearness import nearest
from capex.passes.when.numbering import is_still_planned, numbered_by_its_beginning
from capex.passes.when.of_its_noun import of_its_noun
from capex.passes.when.overhead import over, over_list, quarter_ahead, year_of_talk
from capex.passes.when.refining import refined
from capex.passes.when.respective import in_order, with_all_years
from capex.passes.when.same_again import with_same_again
from capex.passes.when.yearly import by_years
from capex.passes.when.years_on import counts_on
from capex.tokens import Sentence, Unit, When

_COMPARING = ("compared", "compared_after", "ups", "downs", "flats", "deltas", "delta_after")

CalendarOf = Callable[[str | None], Calendar]


def _part_behind(sentence: Sentence, when: When) -> When | None:
    """The quarter or half written right behind its year (올 4분기, 今年下半年): the two are one period."""
    if when.part or when.form not in (PeriodForm.PLAIN, PeriodForm.FISCAL):
        return None
    near = [
        w for w in sentence.whens if w.form is PeriodForm.PART and w.part and 0 <= w.span.start - when.span.end <= 1
    ]
    return near[0] if near else None


def with_period(scene: Scene, figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` with its period, and with another for which the same is planned."""
    if is_afterwards(scene, view_of(scene, figure), annual=figure.amount.annual):
        return figure
    calendar = calendar_of(figure.company)
    own = with_all_years(scene, _with_its_own(scene, figure, calendar), lambda said, w: refined(said, w, calendar))
    return with_same_again(scene, own, calendar)


def _with_its_own(scene: Scene, figure: Figure, calendar: Calendar) -> Figure:
    """`figure` with its period: the nearest of its sentence, else what the sentences before speak of."""
    sentence = scene.sentences[figure.sentence]
    listed = in_order(scene, figure, lambda said, when: refined(said, when, calendar))
    if listed is not None:
        return figure._replace(when=listed[1], when_span=listed[0].span)
    when = nearest(scene, sentence, view_of(scene, figure))
    if when is not None and (part := _part_behind(sentence, when)):
        when = part
    if when is not None:
        found = year_of_talk(scene, figure.sentence, when, calendar) or refined(sentence, when, calendar)
        found = _after_the_last(scene, figure, when, calendar) or found
        found = _part_of_the_year_told(scene, figure, when, calendar, found) or found
        spread = not figure.amount.range.is_point
        if found.past and numbered_by_its_beginning(view_of(scene, figure), when, calendar, spread=spread):
            found = replace(found, past=False)
        gone = scene.lexicon.joined and (when.offset or 0) < 0  # 去年拉升至409億美元
        if found.past and not gone and is_still_planned(view_of(scene, figure), found, calendar):
            found = replace(found, past=False)
        found = by_years(view_of(scene, figure), figure, when, found)
        if found.past and (ahead := quarter_ahead(scene, figure, when, calendar)) is not None:
            return figure._replace(when=ahead, when_span=when.span)
        compared = _coming(scene, figure, calendar) if found.past and _beside(scene, figure, when) else None
        if found.past and (coming := compared or _planned_for(scene, figure, when, calendar)):
            when, found = coming
        if found.past and _is_planned_since(scene, figure, when):
            return figure
        return figure._replace(when=found, when_span=when.span)
    headed = over_list(scene, figure.sentence, calendar)
    told = headed or inherited(scene, figure.sentence, calendar, figure.company)
    told = of_its_noun(scene, figure, calendar) if told is NOWHERE else told
    if told is NOWHERE and scene.headed and not scene.lexicon.spaced:
        told = of_headline(scene, calendar)
    return figure._replace(when=told if told.periods else over(scene, figure.sentence, calendar))


def _part_of_the_year_told(
    scene: Scene, figure: Figure, when: When, calendar: Calendar, found: Resolved
) -> Resolved | None:
    """A quarter of the coming year that the sentence before plans for: "We see $575m in 2026. In Q1 it's $180m"."""
    sentence, view = scene.sentences[figure.sentence], view_of(scene, figure)
    if scene.document.issuer is None or not found.past or when.form is not PeriodForm.PART or when.year:
        return None
    if scene.lexicon.joined or view.left("actuals", "pasts") < FAR or len(sentence.whens) > 1:
        return None
    told = inherited(scene, figure.sentence, calendar, figure.company).periods
    later = len(told) == 1 and told[0].is_year and calendar.year is not None and told[0].year > calendar.year
    return resolve(replace(when, year=told[0].year), calendar) if later else None


def _after_the_last(scene: Scene, figure: Figure, when: When, calendar: Calendar) -> Resolved | None:
    """The year after the one that the sentences before speak of: "We plan $4bn in 2026. The year after, it's $3bn"."""
    sentence = scene.sentences[figure.sentence]
    if not counts_on(sentence, when) or any(w.span.end <= when.span.start for w in sentence.whens):
        return None
    told = inherited(scene, figure.sentence, calendar, figure.company).periods
    return Resolved((told[0].shifted(1),)) if len(told) == 1 and told[0].is_year else None


def of_headline(scene: Scene, calendar: Calendar) -> Resolved:
    """The one year to come that a headline on spending names."""
    found = [resolve(when, calendar) for when in scene.headed]
    coming = [r for r in found if len(r.periods) == 1 and r.periods[0].is_year and not r.past]
    return coming[0] if len(found) == 1 == len(coming) else NOWHERE


def _beside(scene: Scene, figure: Figure, when: When) -> bool:
    """Whether a period behind the figure only serves to compare: something parts it from the figure."""
    if when.span.start < figure.amount.span.end:
        return False
    gap = Span(figure.amount.span.end, when.span.start)
    marks = scene.sentences[figure.sentence].marks.of(*_COMPARING)
    return "," in gap.of(scene.text) or any(gap.covers(m.span) for m in marks)


def _coming(scene: Scene, figure: Figure, calendar: Calendar) -> tuple[When, Resolved] | None:
    """The coming period of the figure's clause, where it plans: a past one beside it is only compared with.

    "The company expects 2024 spending to be between $2.5 and $2.7 billion, an increase over 2023."
    """
    view, sentence = view_of(scene, figure), scene.sentences[figure.sentence]
    before = [w for w in sentence.whens if view.left_end <= w.span.start and w.span.end <= figure.amount.span.start]
    planned = view.left("plans") < view.left("actuals")
    found = [(when, refined(sentence, when, calendar)) for when in reversed(before)] if planned else []
    return next(((when, r) for when, r in found if r.periods and not r.past), None)


#: What holds a plan against a figure, or tells that it was made before.
_HELD = (
    "compared", "priors", "recalled", "held_to", "delta_after", "flats", "low_end", "high_end", "actuals",
)  # fmt: skip


def _is_planned_since(scene: Scene, figure: Figure, when: When) -> bool:
    """Whether a past period is of what was spent, and a plan without a time leads from that to the figure.

    "We spent $600 million in the second quarter and expect $1.9 billion in total."
    """
    sentence, lexicon, end = scene.sentences[figure.sentence], scene.lexicon, figure.amount.span.start
    spent = [a.span.end for a in sentence.amounts if a.span.end <= end and a.unit is Unit.MONEY]
    if scene.document.issuer is None or not lexicon.spaced or lexicon.joined or not spent or when.span.start > end:
        return False
    gap = Span(max(*spent, when.span.end), end)
    plans = any(gap.covers(m.span) for m in sentence.marks.of("plans"))
    return plans and not any(gap.covers(m.span) for m in sentence.marks.of(*_HELD))


def _planned_for(scene: Scene, figure: Figure, when: When, calendar: Calendar) -> tuple[When, Resolved] | None:
    """The coming period behind the figure, where a plan stands between a past one and the figure.

    "We spent $11 billion last year and expect approximately $18 billion in 2025."
    """
    view, sentence = view_of(scene, figure), scene.sentences[figure.sentence]
    start, end = when.span.end, figure.amount.span.start
    if not any(start <= m.span.start and m.span.end <= end for m in view.marks("plans")):
        return None
    behind = [w for w in sentence.whens if figure.amount.span.end <= w.span.start and w.span.end <= view.right_end]
    found = [(w, refined(sentence, w, calendar)) for w in behind]
    return next(((w, r) for w, r in found if r.periods and not r.past), None)
