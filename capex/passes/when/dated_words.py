"""Which coming period words without a figure are about; what they compare with is none."""

from __future__ import annotations

import re
from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.measured_by import only_measures
from capex.passes.scene import Scene, View
from capex.passes.text.calendar import Calendar, Resolved
from capex.passes.text.resolving import resolve
from capex.passes.when.numbering import numbered_by_its_beginning
from capex.passes.when.refining import refined
from capex.period import FiscalPeriod
from capex.tokens import Sentence, Unit, When

#: Words that lead to what is compared with: "than in 2025", "in line with 2025", "above 2025".
_LEADING = ("compared", "flats", "floor_before", "ceiling_before")
_PARTED = re.compile(r"[\d,;]")
_LEVEL = re.compile(r"^[^\W\d]+ (?=\w+$)")


def period_at(scene: Scene, view: View, calendar: Calendar) -> FiscalPeriod | None:
    """The coming period that the words at the view's place are about; what they compare with is none.

    Where only that is named, the year after it is meant ("will be higher than in 2025").
    """
    for limit in (view.clause, view.sentence.span):
        near = [w for w in view.sentence.whens if limit.covers(w.span) and not only_measures(scene, view, w)]
        told = [(w, refined(view.sentence, w, calendar)) for w in near]
        told = [(w, r) for w, r in told if not _is_another_measures(scene, view, w, r)]
        single = [(w, r) for w, r in told if _is_one(scene, w, r)]
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
        compared = ((w, r) for w, r in single if _is_led(scene, view, w) or _dates_the_old(scene, view, w))
        led = [(w, r.periods[0]) for w, r in compared if not _dates_a_plan(scene, view, w)]
        against = [period.shifted(1) for _, period in led if period.is_year]
        year = calendar.year or 0  # "after 2028" compares with no year that is known
        coming = [period for period in against if year <= period.year <= year + 1]
        if coming:
            return coming[-1]
        starts = [period for w, period in led if period.is_year and period.year > year and _is_start(scene, view, w)]
        if starts:
            return starts[0]
        beside = [(w, r.periods[0]) for w, r in single if not r.past]
        if beside and not against:
            return _with_part(view.sentence, *beside[0])
    return _year_after_spent(scene, view, calendar)


def _is_another_measures(scene: Scene, view: View, when: When, found: Resolved) -> bool:
    """Whether the press has a quarter in a clause on another measure: 2분기 매출은 밑돌았지만, 투자 전망은 높였다."""
    if scene.document.issuer or view.clause.covers(when.span) or not found.periods or not found.periods[0].part:
        return False
    beside = View(scene, view.sentence, when.span)
    return beside.in_clause("other_metrics") and not beside.in_clause("mentions", "weak_mentions")


def _is_one(scene: Scene, when: When, found: Resolved) -> bool:
    """Whether a period is one, or the first of two years told together: "in 2027 and 2028"."""
    both = when.form is PeriodForm.BOTH and bool(found.periods) and not scene.lexicon.joined
    return (len(found.periods) == 1 or both) and not found.periods[0].is_several_years


def _is_start(scene: Scene, view: View, when: When) -> bool:
    """Whether "from" leads to a year to come in which a change begins: "will decline from 2028 onwards"."""
    if scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    led = any(0 <= when.span.start - m.span.end <= 1 for m in view.marks("moves_from"))
    return led and not any(0 <= m.span.start - when.span.end <= 1 for m in view.marks("compared_after"))


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
    between = _LEVEL.sub("", between) if scene.lexicon.spaced else between  # "at a similar level in 2025"
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
    if _dates_the_old(scene, view, when):
        return True
    if _is_its_object(scene, view, when):
        return True
    if scene.lexicon.joined and (behind or (ahead and (not scene.lexicon.moves_to or _is_likened(view, when)))):
        return True
    return _is_led(scene, view, when)


def _is_its_object(scene: Scene, view: View, when: When) -> bool:
    """Whether a period is the object of the verb at the place, which so compares with it: 今期をさらに下回る."""
    gap = scene.text[when.span.end : view.place.start]
    return gap.startswith(scene.lexicon.objects or ("|",)) and len(gap) <= _ADVERB and not _PARTED.search(gap)


#: Signs of the ending of an object and an adverb before its verb.
_ADVERB = 8


def _dates_the_old(scene: Scene, view: View, when: When) -> bool:
    """Whether a period stands right behind the figure from which spending moves: "25% from $446 million in 2024"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    leads = [m.span.end for m in view.marks("moves_from", "compared")]
    return any(
        a.unit is Unit.MONEY
        and scene.text[a.span.end : max(when.span.start, a.span.end)].strip() in ("", *scene.lexicon.inside)
        and a.span.end <= when.span.start
        and not a.span.overlaps(view.place)
        and any(0 <= a.span.start - end <= 1 for end in leads)
        for a in view.sentence.amounts
    )


def _is_likened(view: View, when: When) -> bool:
    """Whether "with" or a word that compares leads to a year, where verbs come first: 與2025年持平, but 2026年持平."""
    leads = view.marks("compared", "between_and", *_LEADING)
    return any(0 <= when.span.start - m.span.end <= 1 for m in leads)


def _is_led(scene: Scene, view: View, when: When) -> bool:
    """Whether a word of comparison leads to `when`, follows it, or holds it: 維持今年水準."""
    start = when.span.start
    if any(m.span.start < start and when.span.end < m.span.end for m in view.marks("flats")):
        return True  # "hold it at 2021 levels"
    times = [w.span for w in view.sentence.whens]  # "higher year over year in Q4"
    leads = (m for m in view.marks(*_LEADING) if m.span.end <= start and not any(t.covers(m.span) for t in times))
    marks = sorted(leads, key=lambda m: m.span.end)
    if scene.lexicon.spaced and start >= view.place.end:  # "more than double in 2026" compares with no year
        marks = [m for m in marks if m.span.end > view.place.start]
    if marks and scene.lexicon.spaced and not scene.lexicon.joined:
        gap = Span(marks[-1].span.end, start)  # "faster than sales in fiscal 2026"
        if any(gap.covers(m.span) for m in view.marks("other_metrics")) or _measures_first(view, gap):
            return False
        first = gap.of(scene.text).split()[:1]  # "no big change in capex next year"
        if first and first[0] in scene.lexicon.inside and any(gap.covers(m.span) for m in view.marks("mentions")):
            return False
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
    named = _behind_its_noun(scene, view, when)
    return any(
        0 <= m.span.start - end <= reach or 0 <= m.span.start - when.span.end <= 1 or m.span.start in named
        for m in behind
    )


def _behind_its_noun(scene: Scene, view: View, when: When) -> set[int]:
    """Where nouns of spending or guidance end that stand right behind a period: 올해 가이던스보다, 今年度計画より."""
    if not scene.lexicon.joined:
        return set()
    return {m.span.end for m in view.marks("guidance", "mentions") if 0 <= m.span.start - when.span.end <= 1}


def _measures_first(view: View, gap: Span) -> bool:
    """Whether a plan or share stands before the year, and is what is compared: "under its forecast this year"."""
    plans = [m.span for m in view.marks("guidance", "planned", "recalled", "fractions")]
    sized = any(gap.overlaps(a.span) and a.span.end <= gap.end for a in view.sentence.amounts)  # "by more than half in"
    return sized or any(gap.covers(span) for span in plans)


def _behind_its_figure(scene: Scene, view: View, when: When) -> int:
    """Where the figure of a period that stands right behind it ends: 지난해(17조원)보다, 작년 3조원 대비."""
    if not scene.lexicon.joined:
        return when.span.end
    named = [m.span.end for m in view.marks("guidance") if m.span.start == when.span.end]  # 25年度計画(4500億円)より
    end = max(named, default=when.span.end)
    own = (a.span.end for a in view.sentence.amounts if 0 <= a.span.start - end <= _FIGURE)
    return next(own, when.span.end)


#: Signs between a period and its figure: a blank, a bracket, a particle; and between that and what is like it.
_FIGURE, _LIKENED = 2, 3


def _away(scene: Scene, place: Span, when: When) -> float:
    if when.span.start >= place.end:
        return scene.distance(place.end, when.span.start)
    return scene.distance(when.span.end, place.start) + _BEFORE * (scene.lexicon.spaced and not scene.lexicon.joined)


#: How much farther a period before the words counts, where both stand as near ("peaks this year and falls in 2024").
_BEFORE = 0.5
