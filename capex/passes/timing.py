"""Which period a figure is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from capex.document import DocumentKind, Span
from capex.lexicon.words import PeriodForm
from capex.passes.calendar import NOWHERE, Calendar, Resolved, resolve
from capex.passes.joined import period_cost
from capex.passes.numbering import is_still_planned, numbered_by_its_beginning
from capex.passes.overhead import over, over_list
from capex.passes.periods import dated
from capex.passes.respective import in_order
from capex.passes.scene import FAR, Figure, Scene, View, view_of
from capex.tokens import Sentence, Unit, When

#: A quarter or half that a sentence before opens with still holds; one named in passing does not.
_OPENING = 5

#: Signs of an article between a word that compares and its period.
_ARTICLE = 5

_COMPARING = ("compared", "compared_after", "ups", "downs", "flats", "deltas", "delta_after")

CalendarOf = Callable[[str | None], Calendar]


def _cost(scene: Scene, view: View, when: When) -> float:
    """How far a period is from the view's place, in words; other figures and clause breaks make it farther."""
    if scene.lexicon.joined:
        return period_cost(scene, view, when)
    place = view.place
    if _compared(view, when):
        return FAR
    if when.span.start >= place.end:
        words = scene.distance(place.end, when.span.start) + _TAKEN * _opens_next(scene, view, when)
        if when.span.start >= view.right_end:
            return FAR if when.span.start >= view.clause.end or _is_theirs(view, when) else 12 + words
        return words * 0.6 + 2 * scene.text.count(",", place.end, when.span.start)
    if when.span.end > place.start or _dates_the_compared(view, when):
        return FAR
    words = scene.distance(when.span.end, place.start)
    crossed = (when.span.start < view.left_end) * 3 + (when.span.start < view.clause.start) * 4
    crossed += _TAKEN * _is_taken(scene, view, when)
    return words * 0.7 + crossed + 0.5 + 2 * scene.text.count(",", when.span.end, place.start)


def _opens_next(scene: Scene, view: View, when: When) -> bool:
    """Whether a period behind a comma is the next figure's, and this one has its own ahead.

    "Full year 2026 capital of $3.6 billion, Q1 2026 capital of $900 million"
    """
    led = scene.text[view.place.end : when.span.start].endswith((", ", "; "))
    own = any(view.figure_end <= w.span.start and w.span.end <= view.place.start for w in view.sentence.whens)
    behind = [o.start for o in view.others if o.start >= when.span.end]
    return led and own and bool(behind) and scene.distance(when.span.end, min(behind)) <= _NEXT


def _is_theirs(view: View, when: When) -> bool:
    """Whether a figure behind has a verb and the period of its own: "to $39 billion from the $42 billion it plans"."""
    later = [o for o in view.others if view.place.end <= o.start and o.end <= when.span.start]
    if not later:
        return False
    led = any(
        view.place.end <= m.span.start and m.span.end <= later[0].start for m in view.marks("moves_from", "compared")
    )
    gap = Span(later[-1].end, when.span.start)
    return led and any(gap.covers(m.span) for m in view.marks("plans", "actuals", "weak_mentions"))


#: So many words lead from a period to its figure ("Q1 2026 capital expenditures of approximately").
_NEXT = 6
#: How much farther a period is that the figure before has taken already.
_TAKEN = 3


def _is_taken(scene: Scene, view: View, when: When) -> bool:
    """Whether a period ahead is another figure's, and this one has its own: "$11bn for 2025 and $10bn for 2026"."""
    before = when.span.start >= view.figure_end and scene.distance(view.figure_end, when.span.start) <= 1
    own = any(view.place.end <= w.span.start < view.right_end for w in view.sentence.whens)
    return before and own and any(span.end == view.figure_end for span in view.others)


def _dates_the_compared(view: View, when: When) -> bool:
    """Whether a year ahead dates what the figure is compared with: "after €2.8 billion in 2024, it plans €3bn"."""
    scene = view.scene
    for other in view.others:
        beside = other.end <= when.span.start and scene.distance(other.end, when.span.start) <= 1
        led = any(0 <= other.start - m.span.end <= 1 for m in view.marks("compared"))
        if beside and led and "," not in scene.text[other.end : when.span.start]:
            return True
    return False


def _compared(view: View, when: When) -> bool:
    """Whether a word of comparison behind the figure leads to the period ("as compared to 2022")."""
    end, start = view.place.end, when.span.start
    if any(m.span.end <= start <= m.span.end + 1 for m in view.marks("floor_before", "ceiling_before")):
        return True  # "will be below 2024"
    if any(0 <= m.span.start - when.span.end <= 1 for m in view.marks("compared_after")):
        return True  # "down from 2025 levels"
    apart = when.span.start >= end or view.scene.distance(when.span.end, view.place.start) > 1
    if apart and any(m.span.covers(when.span) for m in view.marks("flats", "ups", "downs")):
        return True  # "auf Vorjahresniveau", not "über dem Vorjahreswert von 3,5 Milliarden"
    if when.span.end <= view.place.start:  # "is lower than the 2024 budget and expected at $5 billion"
        led = any(0 <= start - m.span.end <= _ARTICLE for m in view.marks("compared"))
        between = Span(when.span.end, view.place.start)
        return led and any(between.covers(m.span) for m in view.marks("plans"))
    said_on = view.scene.document.said_on
    coming = said_on is not None and when.year is not None and when.year > said_on.year
    opening = [m.span for m in view.marks("moves_from")] if coming else []  # "$10 billion a year from fiscal 2028"
    return any(
        m.span.start >= end and m.span.end <= when.span.start
        for m in view.marks("compared")
        if not view.place.overlaps(m.span) and m.span not in opening
    )


def nearest(scene: Scene, sentence: Sentence, view: View) -> When | None:
    """The period of the sentence that stands nearest to the view's place."""
    costs = [(_cost(scene, view, when), when) for when in dated(sentence)]
    best = min(costs, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < FAR else None


def _refined(sentence: Sentence, when: When, calendar: Calendar) -> Resolved:
    """A quarter or half takes its year from a period written right beside it ("the fourth quarter of this year")."""
    if when.form is PeriodForm.EACH:
        return _following(sentence, when, calendar)
    if when.offset == 0 and any(m.span.overlaps(when.span) for m in sentence.marks.of("whole_years")):
        told = [w for w in sentence.whens if (w.part or w.form is PeriodForm.PAST) and w.span.end <= when.span.start]
        if told and resolve(told[-1], calendar).past and not _is_planned(sentence, when):  # 2024年四季度…；全年…
            over = calendar.done.year if calendar.done and calendar.done.part == "Q4" else None
            year = told[-1].year or over
            return resolve(replace(when, offset=None, year=year), calendar) if year else resolve(when, calendar)
    if when.form is PeriodForm.PART and when.part:
        for other in sentence.whens:
            beside = 0 <= other.span.start - when.span.end <= 8 or 0 <= when.span.start - other.span.end <= 4
            found = resolve(other, calendar) if beside and other is not when else NOWHERE
            if len(found.periods) == 1 and found.periods[0].is_year:
                return resolve(replace(when, year=found.periods[0].year), calendar)
    return resolve(when, calendar)


def _is_planned(sentence: Sentence, when: When) -> bool:
    """Whether a plan follows a period before the next figure."""
    end = min((a.span.start for a in sentence.amounts if a.span.start >= when.span.end), default=sentence.span.end)
    return any(when.span.start <= m.span.start < end for m in sentence.marks.of("plans", "guidance"))


def _following(sentence: Sentence, when: When, calendar: Calendar) -> Resolved:
    """Each of the next years: behind a year of its own ("in 2024 and in each of the following two") those after it."""
    found = resolve(when, calendar)
    before = [resolve(other, calendar).periods for other in sentence.whens if other.span.end <= when.span.start]
    years = [periods[0].year for periods in before if len(periods) == 1 and periods[0].is_year]
    later = years[-1] + 1 - found.periods[0].year if years and found.periods else 0
    return Resolved(tuple(period.shifted(later) for period in found.periods)) if later > 0 else found


def _part_behind(sentence: Sentence, when: When) -> When | None:
    """The quarter or half written right behind its year (올 4분기, 今年下半年): the two are one period."""
    if when.part or when.form not in (PeriodForm.PLAIN, PeriodForm.FISCAL):
        return None
    near = [
        w for w in sentence.whens if w.form is PeriodForm.PART and w.part and 0 <= w.span.start - when.span.end <= 1
    ]
    return near[0] if near else None


def with_period(scene: Scene, figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` with its period: the nearest of its sentence, else what the sentences before speak of."""
    calendar = calendar_of(figure.company)
    sentence = scene.sentences[figure.sentence]
    listed = in_order(scene, figure, lambda said, when: _refined(said, when, calendar))
    if listed is not None:
        return figure._replace(when=listed[1], when_span=listed[0].span)
    when = nearest(scene, sentence, view_of(scene, figure))
    if when is not None and (part := _part_behind(sentence, when)):
        when = part
    if when is not None:
        found = _refined(sentence, when, calendar)
        spread = not figure.amount.range.is_point
        if found.past and numbered_by_its_beginning(view_of(scene, figure), when, calendar, spread=spread):
            found = replace(found, past=False)
        if found.past and is_still_planned(view_of(scene, figure), found, calendar):
            found = replace(found, past=False)
        compared = _coming(scene, figure, calendar) if found.past and _beside(scene, figure, when) else None
        if found.past and (coming := compared or _planned_for(scene, figure, when, calendar)):
            when, found = coming
        return figure._replace(when=found, when_span=when.span)
    headed = over_list(scene, figure.sentence, calendar)
    told = headed or inherited(scene, figure.sentence, calendar, figure.company)
    if told is NOWHERE and scene.headed:
        told = _of_headline(scene, calendar)
    return figure._replace(when=told if told.periods else over(scene, figure.sentence, calendar))


def _of_headline(scene: Scene, calendar: Calendar) -> Resolved:
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
    found = [(when, _refined(sentence, when, calendar)) for when in reversed(before)] if planned else []
    return next(((when, r) for when, r in found if r.periods and not r.past), None)


def _planned_for(scene: Scene, figure: Figure, when: When, calendar: Calendar) -> tuple[When, Resolved] | None:
    """The coming period behind the figure, where a plan stands between a past one and the figure.

    "We spent $11 billion last year and expect approximately $18 billion in 2025."
    """
    view, sentence = view_of(scene, figure), scene.sentences[figure.sentence]
    start, end = when.span.end, figure.amount.span.start
    if not any(start <= m.span.start and m.span.end <= end for m in view.marks("plans")):
        return None
    behind = [w for w in sentence.whens if figure.amount.span.end <= w.span.start and w.span.end <= view.right_end]
    found = [(w, _refined(sentence, w, calendar)) for w in behind]
    return next(((w, r) for w, r in found if r.periods and not r.past), None)


def inherited(scene: Scene, index: int, calendar: Calendar, ticker: str | None) -> Resolved:
    """The coming period that the two sentences before speak of, in the same paragraph."""
    paragraph = scene.sentences[index].paragraph
    for before in reversed(scene.sentences[max(index - 2, 0) : index]):
        spoken = scene.document.kind is DocumentKind.CALL and before is scene.sentences[index - 1]
        if paragraph - before.paragraph > int(spoken):  # where speech is cut into paragraphs says little
            break
        others = {who.ticker for who in before.whos} - {ticker}
        whens = [when for when in before.whens if not (others and when.form is PeriodForm.FISCAL)]  # its own years
        if scene.lexicon.spaced and before.amounts:
            whens = _taken(scene, before, whens)
        if scene.lexicon.joined and _is_another(scene.sentences[index], before, ticker):
            whens = [when for when in whens if (when.offset or 0) <= 0 and not when.part]
        found = [_refined(before, when, calendar) for when in whens]
        opens = [scene.distance(before.span.start, when.span.start) <= _OPENING for when in whens]
        coming = [
            r for r, first in zip(found, opens, strict=True)
            if r.periods and not r.past and not _is_far(r, calendar)
            and (r.periods[0].is_year or (first and r.periods[0].part))
        ]  # fmt: skip
        if coming:
            return coming[0]
    return NOWHERE


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


def _is_another(sentence: Sentence, before: Sentence, ticker: str | None) -> bool:
    """Whether a sentence turns to a company that the one before does not name: the year after is the other's then."""
    return any(who.ticker == ticker for who in sentence.whos) and all(who.ticker != ticker for who in before.whos)
