"""What words without a figure are about: the noun of spending, the period and the plan around one place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from capex.document import Span
from capex.passes.calendar import Calendar, default_year, resolve
from capex.passes.joined import part_spoken_of
from capex.passes.left_out import leaves_out
from capex.passes.measures import noun_of
from capex.passes.numbering import numbered_by_its_beginning
from capex.passes.scene import FAR, Scene, View
from capex.passes.scopes import own_modifier
from capex.passes.subjects import foreign_voice, subject
from capex.passes.timing import inherited, refined
from capex.period import FiscalPeriod
from capex.statement import Kind, Statement, Voice
from capex.tokens import Mark, Sentence, When

#: Words that lead to what is compared with: "than in 2025", "in line with 2025", "above 2025".
_LEADING = ("compared", "flats", "floor_before", "ceiling_before")
_PARTED = re.compile(r"[\d,;]")

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
    return inside or _is_expected(view) or view.left("plans", across=True) < view.left("actuals", across=True)


#: Words between a change and the verb in the passive that plans it ("a significant increase is now expected").
_PASSIVE = 2


def _is_expected(view: View) -> bool:
    """Whether a change opens the sentence as its subject, and what follows at once is planned."""
    opens = view.scene.distance(view.sentence.span.start, view.place.start) <= _PASSIVE + 1
    verbs = [m.span.start for m in view.marks("presents") if 0 <= m.span.start - view.place.end <= _PASSIVE]
    return opens and bool(verbs) and view.right("plans") <= _PASSIVE


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


def period_at(scene: Scene, view: View, calendar: Calendar) -> FiscalPeriod | None:
    """The coming period that the words at the view's place are about; what they compare with is none.

    Where only that is named, the year after it is meant ("will be higher than in 2025").
    """
    for limit in (view.clause, view.sentence.span):
        told = [(w, refined(view.sentence, w, calendar)) for w in view.sentence.whens if limit.covers(w.span)]
        single = [(w, r) for w, r in told if len(r.periods) == 1 and not r.periods[0].is_several_years]
        free = [(w, r) for w, r in single if not _is_compared(scene, view, w) or _is_level_in(scene, view, w)]
        own = [
            (w, r.periods[0]) for w, r in free if not r.past or numbered_by_its_beginning(view, w, calendar)
        ]  # fmt: skip
        if own:
            if scene.lexicon.joined and scene.lexicon.spaced:  # 올해 …는 줄여 운영하고 있다"며 "내년엔 …
                own = [pair for pair in own if pair[0].span.start < view.clause.end] or own
            when, period = min(own, key=lambda pair: _away(scene, view.place, pair[0]))
            return _with_part(view.sentence, when, period)
        if any(r.past and w.offset == 0 for w, r in free):
            return None  # 2025年前三季…,全年預計年增20%, said when that year is over
        led = [(w, r.periods[0]) for w, r in single if _is_led(scene, view, w) and not _dates_a_plan(scene, view, w)]
        against = [period.shifted(1) for _, period in led if period.is_year]
        year = calendar.year or 0  # "after 2028" compares with no year that is known
        coming = [period for period in against if year <= period.year <= year + 1]
        if coming:
            return coming[-1]
        beside = [(w, r.periods[0]) for w, r in single if not r.past]
        if beside and not against:
            return _with_part(view.sentence, *beside[0])
    return _year_after_spent(scene, view, calendar)


def _year_after_spent(scene: Scene, view: View, calendar: Calendar) -> FiscalPeriod | None:
    """The running year, where only what was spent the year before is dated ("spent $32bn in 2022 and will … more")."""
    if not scene.lexicon.spaced or calendar.year is None:
        return None
    told = [r for r in (resolve(w, calendar) for w in view.sentence.whens if w.span.end <= view.place.start) if r.past]
    last = [r for r in told if len(r.periods) == 1 and r.periods[0] == FiscalPeriod(calendar.year - 1)]
    spent = any(m.span.end <= view.place.start for m in view.marks("actuals"))
    return FiscalPeriod(calendar.year) if spent and last and len(told) == len(view.sentence.whens) else None


def _is_level_in(scene: Scene, view: View, when: When) -> bool:
    """Whether a level is kept in a period ("stable en 2026", "flat this year") and not compared with it."""
    kept = any(m.span.overlaps(view.place) for m in view.marks("flats"))
    between = scene.text[view.place.end : max(when.span.start, view.place.end)].strip()
    leads = view.place.of(scene.text).rpartition(" ")[2] in scene.lexicon.oblique  # "in line with this year"
    behind = scene.lexicon.spaced and when.span.start > view.place.end and not leads
    return kept and (between in scene.lexicon.inside or (behind and not between))


def _dates_a_plan(scene: Scene, view: View, when: When) -> bool:
    """Whether the period is that of guidance that follows it ("above our original full-year projection")."""
    starts = [m.span.start for m in view.marks("guidance") if m.span.start >= when.span.end]
    return bool(starts) and scene.distance(when.span.end, min(starts)) <= 2


def _with_part(sentence: Sentence, when: When, period: FiscalPeriod) -> FiscalPeriod:
    """A year whose quarter or half is written right before it ("the second half of this year")."""
    parts = [w for w in sentence.whens if w.part and w.year is None and 0 <= when.span.start - w.span.end <= 8]
    joins = [m.span for m in sentence.marks.of("between_and")]  # 今年下半年及明年 are two
    parts = [
        w
        for w in parts
        if not any(w.span.end <= place <= when.span.start for place in sentence.breaks)
        and not any(w.span.end <= span.start and span.end <= when.span.start for span in joins)
    ]
    return replace(period, part=parts[-1].part) if parts and period.is_year and parts[-1].part[1:] else period


def _is_compared(scene: Scene, view: View, when: When) -> bool:
    """Whether `when` is only what is compared with: "than in 2025", "compared to FY25", "高於2025年"."""
    place = view.place
    behind, ahead = 0 <= when.span.start - place.end <= 2, 0 <= place.start - when.span.end <= 2
    if scene.lexicon.joined and (behind or (ahead and (not scene.lexicon.moves_to or _is_likened(view, when)))):
        return True
    return _is_led(scene, view, when)


def _is_likened(view: View, when: When) -> bool:
    """Whether "with" or a word that compares leads to a year, where verbs come first: 與2025年持平, but 2026年持平."""
    leads = view.marks("compared", "between_and", *_LEADING)
    return any(0 <= when.span.start - m.span.end <= 1 for m in leads)


def _is_led(scene: Scene, view: View, when: When) -> bool:
    """Whether a word of comparison leads to `when` or follows it."""
    start = when.span.start
    marks = [m for m in view.marks(*_LEADING) if m.span.end <= start]
    if scene.lexicon.spaced and start >= view.place.end:  # "more than double in 2026" compares with no year
        marks = [m for m in marks if m.span.end > view.place.start]
    if (
        marks
        and scene.distance(marks[-1].span.end, start) <= 2
        and not _PARTED.search(scene.text, marks[-1].span.end, start)
    ):
        return True
    flat = not scene.lexicon.spaced and (not scene.lexicon.moves_to or _is_likened(view, when))  # 今期並みに抑える
    tables = ("compared_after", "flats") if flat else ("compared_after",)
    behind = (m for m in view.marks(*tables) if not m.span.overlaps(view.place))
    if scene.lexicon.joined and scene.lexicon.moves_to and not _is_likened(view, when):
        moves = [m.span for m in view.marks("ups", "downs")]  # 2026年增加15億美元
        behind = (m for m in behind if not any(m.span.overlaps(span) for span in moves))
    end = _behind_its_figure(scene, view, when)
    if end != when.span.end and 0 < view.place.start - end <= _LIKENED and view.in_clause("flats"):
        return any(m.span.overlaps(view.place) for m in view.marks("flats"))  # 지난해(2조원)와 비슷하게
    reach = 1 if end == when.span.end else _FIGURE
    return any(0 <= m.span.start - end <= reach or 0 <= m.span.start - when.span.end <= 1 for m in behind)


def _behind_its_figure(scene: Scene, view: View, when: When) -> int:
    """Where the figure of a period that stands right behind it ends: 지난해(17조원)보다, 작년 3조원 대비."""
    if not scene.lexicon.joined:
        return when.span.end
    own = (a.span.end for a in view.sentence.amounts if 0 <= a.span.start - when.span.end <= _FIGURE)
    return next(own, when.span.end)


#: Signs between a period and its figure: a blank, a bracket, a particle; and between that and what is like it.
_FIGURE, _LIKENED = 2, 3


def _away(scene: Scene, place: Span, when: When) -> int:
    if when.span.start >= place.end:
        return scene.distance(place.end, when.span.start)
    return scene.distance(when.span.end, place.start)


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
    if period is None and dated and scene.lexicon.joined:
        period = _after_compared(view, calendar)
    told = period is not None
    open_ended = view.in_clause("programmes") or not _names_no_period(view.sentence, calendar)
    if not told and not dated and noun is not None and not open_ended:
        period = default_year(calendar, scene.document.said_on)
    return None if period is None else Topic(index, noun, company, period, told)


def part_of(scene: Scene, view: View, topic: Topic) -> str:
    """The part of the spending that words without an amount are about; empty where it is the whole."""
    named = scene.document.issuer or scene.lexicon.joined
    noun = topic.noun if named else None
    part = own_modifier(scene, view.sentence, noun) or leaves_out(scene, view, noun) if noun is not None else ""
    return part or part_spoken_of(scene, view)


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


def _going_on(scene: Scene, index: int, calendar: Calendar, company: str) -> FiscalPeriod | None:
    """The period that the sentences before speak of, where a sentence goes on about the spending without a word."""
    if any(when.span for when in scene.sentences[index].whens):
        return None
    found = inherited(scene, index, calendar, company)
    return found.periods[0] if len(found.periods) == 1 else None


def _names_no_period(sentence: Sentence, calendar: Calendar) -> bool:
    """Whether nothing in the sentence is past or spans years, so that the year guided to may be meant."""
    found = [resolve(when, calendar) for when in sentence.whens]
    return not any(r.past or (r.periods and r.periods[0].is_several_years) for r in found)


def saying(scene: Scene, topic: Topic, kind: Kind, rule: str, span: Span | None = None) -> Statement:
    """A statement of `kind` about `topic`, quoting its sentence."""
    document = scene.document
    span = span or scene.sentences[topic.index].span
    return Statement(
        document=document.id,
        document_kind=document.kind,
        said_on=document.said_on,
        company=topic.company,
        period=topic.period,
        span=span,
        quote=span.of(document.text),
        rule=rule,
        kind=kind,
        voice=Voice.ISSUER if document.issuer else Voice.REPORTED,
        lang=scene.lexicon.tag,
    )
