"""What words without a figure are about: the noun of spending, the period and the plan around one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from capex.document import Span
from capex.passes.joined import part_spoken_of
from capex.passes.part.left_out import leaves_out
from capex.passes.part.scopes import own_modifier
from capex.passes.scene import FAR, Scene, View, stated
from capex.passes.text.calendar import Calendar, default_year
from capex.passes.text.resolving import resolve
from capex.passes.when.dated_words import period_at
from capex.passes.when.inherited import inherited
from capex.passes.who.subjects import foreign_voice, subject
from capex.passes.word.answers import asked_for
from capex.passes.word.measures import noun_of
from capex.passes.word.years_of_talk import headed, is_year_on_year, talked_of
from capex.period import FiscalPeriod
from capex.statement import Kind, Statement
from capex.tokens import Mark, Sentence

CalendarOf = Callable[[str | None], Calendar]


@dataclass(frozen=True, slots=True)
class Topic:
    """A place in a sentence that speaks of one company's capital spending over one period."""

    index: int
    noun: Mark | None
    company: str
    period: FiscalPeriod
    dated: bool = True  #: whether the sentence names the period


def is_planned(scene: Scene, view: View) -> bool:
    """Whether a word of planning governs the place: before it, or behind it where verbs come last."""
    inside = any(m.span.overlaps(view.place) for m in view.marks("plans"))
    if scene.lexicon.joined:
        spent, planned = view.right("actuals", across=True), view.right("plans", across=True)
        if inside or (planned < FAR and planned <= spent) or (spent == FAR and _is_planned_before(view)):
            return True
        return min(spent, planned) == FAR and _is_planned_after(view)
    if inside or (scene.lexicon.finals and _is_planned_at_the_end(view)):
        return True
    return view.left("plans", across=True) < view.left("actuals", across=True) or _is_expected(view)


def _is_planned_at_the_end(view: View) -> bool:
    """Whether a clause ends with its verbs, the last of which plans: "dass die Ausgaben um 50 % steigen werden"."""
    unsettled = {m.span for m in view.marks("unsettled")}
    ends = [m.span for m in view.marks("plans") if m.span in unsettled and m.span.start >= view.place.end]
    near = [span for span in ends if view.scene.distance(view.place.end, span.start) <= _PASSIVE]
    return any(view.scene.text[span.end : span.end + 1] in {",", "."} for span in near)


#: Words between a change and the verb in the passive that plans it ("a significant increase is now expected").
_PASSIVE = 2


#: No words before a subject are longer together.
_LEAD = 60


def _is_expected(view: View) -> bool:
    """Whether a change opens the sentence as its subject, and what follows at once is planned."""
    start, place = view.sentence.span.start, view.place.start
    if view.scene.distance(start, min(place, start + _LEAD)) > _PASSIVE + 1:
        return False  # as most do, which a short look tells
    opens = view.scene.distance(start, place) <= _PASSIVE + 1
    verbs = [m.span.start for m in view.marks("presents") if 0 <= m.span.start - view.place.end <= _PASSIVE]
    if opens and verbs and view.right("plans") <= _PASSIVE:
        return True
    names = [m.span.end for m in view.marks("mentions") if 0 <= m.span.start - view.place.end <= 1]
    ends = [m.span.end for end in names for m in view.marks("presents") if 0 <= m.span.start - end <= 1]
    planned = view.marks("plans", "planned")  # "Lower capital spending is planned"
    told = any(0 <= m.span.start - end <= _PASSIVE for end in ends for m in planned)
    return opens and (told or _is_peak_of_spending(view))


def _is_peak_of_spending(view: View) -> bool:
    """Whether the verb behind the subject, in which spending is named, plans: "le pic des investissements sera en"."""
    named = [m.span.end for m in view.marks("mentions") if m.span.start >= view.place.end]
    near = bool(named) and view.scene.distance(view.place.end, named[0]) <= _PASSIVE + 1
    plans = [m.span.start for m in view.marks("plans") if near and view.clause.end > m.span.start >= named[0]]
    gone = any(named[0] <= m.span.start < plans[0] for m in view.marks("pasts", "actuals")) if plans else True
    return not gone and view.scene.distance(named[0], plans[0]) <= _SUBJECT


#: Words between the noun of spending in a subject, whose it is, and the verb.
_SUBJECT = 6


def _is_planned_after(view: View) -> bool:
    """Whether a clause without a tense of its own takes that of the next, which plans: 소폭 늘리되 …에 쓰겠다."""
    if not view.scene.lexicon.spaced or view.in_clause("plans", "actuals", "other_metrics"):
        return False
    if not view.in_clause("dates", "relative_years"):
        return False
    behind = sorted(m.span.start for m in view.marks("plans") if m.span.start >= view.clause.end)
    spent = sorted(m.span.start for m in view.marks("actuals") if m.span.start >= view.clause.end)
    return bool(behind) and (not spent or behind[0] < spent[0])


def _is_planned_before(view: View) -> bool:
    """Whether the clause plans, or those before it do and tell nothing past ("預計低於指引，但仍高於2024年")."""
    if view.in_clause("plans") or view.scene.lexicon.spaced:
        return view.in_clause("plans")
    plans = [m.span.end for m in view.marks("plans") if m.span.end <= view.place.start]
    past = [m.span.end for m in view.marks("actuals") if m.span.end <= view.place.start]
    return bool(plans) and max(plans) > max(past, default=0)


def topic_at(scene: Scene, index: int, view: View, calendar_of: CalendarOf, *, dated: bool = True) -> Topic | None:
    """What the words at the view's place are about; `None` where it is no plan of a known company for a known period.

    With `dated` false, words without a period are about the year that is guided to.
    """
    fits, noun = noun_of(scene, index, view)
    if not fits or foreign_voice(scene, view):
        return None
    company = subject(scene, index, view.place)
    if company is None:
        return None
    calendar = calendar_of(company)
    period = period_at(scene, view, calendar)
    if period is None and dated and noun is None and scene.lexicon.joined:
        period = _going_on(scene, index, calendar, company)
    if period is None and not scene.lexicon.spaced and _tells_only_past(scene.sentences[index]):
        period = _going_on(scene, index, calendar, company)
    open_ended = view.in_clause("programmes") or not _names_no_period(view.sentence, calendar)
    compared = dated or (bool(scene.lexicon.owner) and (open_ended or noun is None))  # 공장 투자로 전년 대비 늘어난다
    if period is None and compared and scene.lexicon.joined:
        period = _after_compared(view, calendar)
    if period is None and noun is not None:
        period = _of_the_talk(scene, index, view, noun, calendar, company) if dated else None
    if period is None and dated and noun is None:
        period = asked_for(scene, index, calendar, company)
    told = period is not None
    if not told and not dated and noun is not None and not open_ended:
        period = _planned_for(scene, index, calendar) or default_year(calendar, scene.document.said_on)
    return None if period is None else Topic(index, noun, company, period, told)


def part_of(scene: Scene, view: View, topic: Topic) -> str:
    """The part of the spending that words without an amount are about; empty where it is the whole."""
    noun = topic.noun
    if noun is not None and scene.lexicon.owner and not view.clause.covers(noun.span):
        return part_spoken_of(scene, view) or own_modifier(scene, view.sentence, noun)
    part = own_modifier(scene, view.sentence, noun) or leaves_out(scene, view, noun) if noun is not None else ""
    return part or part_spoken_of(scene, view)


def _of_the_talk(  # noqa: PLR0913, PLR0917 (what words are about)
    scene: Scene, index: int, view: View, noun: Mark, calendar: Calendar, company: str
) -> FiscalPeriod | None:
    """The year that the talk or a heading tells, or that is guided to where spending is only compared with the last."""
    if not scene.lexicon.joined and (found := talked_of(scene, index, calendar, company)):
        return found
    if not is_planned(scene, view):
        return None
    moved = any(m.span.overlaps(view.place) for m in view.marks("past_moves", "pasts"))
    found = None if moved else headed(scene, index, noun, calendar, company)
    return found or (default_year(calendar, scene.document.said_on) if is_year_on_year(scene, view, noun) else None)


#: What names a year by its distance from the running one.
_YEARS = ("relative_years", "relative_fiscal_years", "relative_numbered_years")


def _after_compared(view: View, calendar: Calendar) -> FiscalPeriod | None:
    """The year after the only one that is named, which a plan is measured against: 지난해보다 36% 줄인다."""
    held = [m.span for m in view.marks("compared_after", "flats")]
    against = [m.span for m in view.marks("dates") if view.clause.covers(m.span)]
    if view.scene.lexicon.spaced:  # no 지난해 4분기 실적, but 前期を2割ほど上回る
        against = [span for span in against if any(span.overlaps(other) for other in held)]
    years = [m.value for m in view.marks(*_YEARS) if any(m.span.start == span.start for span in against)]
    if calendar.year is None or len(years) != 1 or years[-1] < -1:
        return None
    return FiscalPeriod(calendar.year + years[-1] + 1)


def _tells_only_past(sentence: Sentence) -> bool:
    """Whether a sentence that compares with a year gone by is about the one told before: 前期の1000億円から増やす."""
    return bool(sentence.whens) and all((when.offset or 0) < 0 for when in sentence.whens)


def _going_on(scene: Scene, index: int, calendar: Calendar, company: str) -> FiscalPeriod | None:
    """The period that the sentences before speak of, where a sentence goes on about the spending without a word."""
    if any((when.offset or 0) >= 0 for when in scene.sentences[index].whens):
        return None
    found = inherited(scene, index, calendar, company)
    return found.periods[0] if len(found.periods) == 1 else None


def _planned_for(scene: Scene, index: int, calendar: Calendar) -> FiscalPeriod | None:
    """The one year to come that the sentence before names for spending, where blanks part words and endings tell.

    "내년 시설 투자를 절반으로 줄이겠다고 밝혔다. 장비 투자도 줄일 것이라고 답했다."
    """
    before = scene.sentences[index - 1] if index and scene.lexicon.owner else None
    if before is None or not before.marks.any_of("mentions") or scene.sentences[index].whens:
        return None
    found = {r.periods[0] for r in (resolve(when, calendar) for when in before.whens) if len(r.periods) == 1}
    year = found.pop() if len(found) == 1 else None
    return year if year and year.is_year and year.year > (calendar.year or 0) else None


def _names_no_period(sentence: Sentence, calendar: Calendar) -> bool:
    """Whether nothing in the sentence is past, spans years or is far, so that the year guided to may be meant."""
    found = [resolve(when, calendar) for when in sentence.whens]
    year = calendar.year or 0
    return not any(r.past or (r.periods and (r.periods[0].is_several_years or r.periods[0].year > year)) for r in found)


def saying(scene: Scene, topic: Topic, kind: Kind, rule: str, span: Span | None = None) -> Statement:
    """A statement of `kind` about `topic`, quoting its sentence."""
    span = span or scene.sentences[topic.index].span
    return replace(stated(scene, topic.company, topic.period, span, rule), kind=kind)


def is_to_come(topic: Topic, calendar_of: CalendarOf, *, later: bool) -> bool:
    """Whether the sentence names a whole year that runs (not where it must be `later`) or is to come."""
    calendar, period = calendar_of(topic.company), topic.period
    first = None if calendar.year is None else calendar.year + later
    return topic.dated and period.is_year and first is not None and period.year >= first
