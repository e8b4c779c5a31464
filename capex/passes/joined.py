"""What languages need that glue endings to their words and put the verb last: Korean, Japanese, Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.businesses import business_at_the_head, business_spoken_of, place_beside, topic_of
from capex.passes.measured_by import only_measures
from capex.passes.scene import FAR, Figure, Scene, View
from capex.passes.startups import dates_a_start
from capex.passes.text.brackets import BRACKET
from capex.passes.text.clauses import told_beside
from capex.tokens import Mark, Marks, Sentence, Unit, When, Who

#: An ending (の, に, 의, 에는) between a period and the figure that it belongs to is at most so many signs long.
_ENDING = 2
_ELSEWHERE = 8.0
#: A word or two that tell whose figure it was may stand between: 올해 예상했던 220억 달러에서.
_TOLD = 8


def own_marks(marks: Marks, named: Sequence[Who]) -> Marks:
    """The marks that are words of their own: 比 in 比亚迪 compares nothing, 드는 in 포드는 spends nothing."""
    names = [who.span for who in named]
    heard = [mark.span for mark in marks.of("analysts")]
    outdone = [mark.span for mark in marks.of("outdone")]
    dated = [mark.span for mark in marks.of("dates")]  # 2019年度実績比: nothing was spent here
    marks = marks.without(lambda mark: any(s.start <= mark.span.start < s.end for s in names), *marks.tables)
    for spans, tables in (
        (heard, ("plans", "guidance")),
        (outdone, ("analysts", "plans", "guidance")),
        (dated, ("actuals", "actual_periods")),
    ):
        marks = marks.without(partial(_is_inside, spans), *tables) if spans else marks
    return marks


def _is_inside(spans: Sequence[Span], mark: Mark) -> bool:
    return any(span.covers(mark.span) for span in spans)


def part_spoken_of(scene: Scene, view: View) -> str:
    """The part of the business that the clause is about: "파운드리는 …", "이차전지 투자비의 경우 …"."""
    found = ""
    for mark in view.marks("scopes") if scene.lexicon.topic else ():
        before = view.clause.start <= mark.span.start and mark.span.end <= view.place.start
        if before and topic_of(scene.lexicon).match(scene.text, mark.span.end):
            found = str(mark.value)
    if not scene.lexicon.spaced and scene.lexicon.topic:
        found = found or business_spoken_of(scene, view)
    if scene.lexicon.joined and scene.lexicon.moves_to:
        found = found or business_at_the_head(scene, view)
    return found


#: Words that may stand between the name of a part and its figure: 전지 부문에 약 9000억원.
_HEDGES = ("about_before", "floor_before", "ceiling_before", "segments")


def part_beside(scene: Scene, view: View) -> str:
    """The part that stands right before its figure: 반도체 23조3천억원, 디스플레이가 5조6000억원, DS에 10조원."""
    known = [m.span for m in view.marks(*_HEDGES)] + _rates(view)
    for mark in view.marks("scopes"):
        gap = scene.text[mark.span.end : view.place.start]
        between = [span for span in known if mark.span.end <= span.start and span.end <= view.place.start]
        length = len(gap.strip(" ()")) - sum(span.end - span.start for span in between)
        if view.place.start - mark.span.end >= 0 and length <= _ENDING and "," not in gap:
            return str(mark.value)
        if (
            scene.text[view.place.end : mark.span.start] in ("", " ", *scene.lexicon.goal_links)
            and view.place.end <= mark.span.start
        ):
            ends = {(m.span.start, m.span.end) for m in view.marks("builds", "purposes", "destined")}
            led = any(start == mark.span.start or end == mark.span.end for start, end in ends)
            placed = any(m.span.end <= view.place.start for m in view.marks("places"))  # 日本で…
            if led and not placed and not view.marks("mentions"):
                return str(mark.value)  # 800億美元興建AI資料中心, 800億ドルをデータセンターの建設に
    return place_beside(scene, view)


def _is_spent_before(scene: Scene, view: View, when: When) -> bool:
    """Whether a verb of spending stands between a figure and a period, which then dates what comes of it."""
    between = Span(view.place.end, max(when.span.start, view.place.end))
    return bool(scene.lexicon.owner) and any(between.covers(m.span) for m in view.marks("weak_mentions"))


def _rates(view: View) -> list[Span]:
    """The rates that stand with their endings before a figure, which is their share of a whole: 철강에 41%인 4조원."""
    links = [m.span for m in view.marks("share_links") if m.span.end <= view.place.start]
    rates = [a.span for a in view.sentence.amounts if a.unit is Unit.RATE]
    return [Span(rate.start, link.end) for link in links for rate in rates if rate.start < link.start <= rate.end]


def period_cost(scene: Scene, view: View, when: When) -> float:
    """How far a period is from the view's place: periods lead to their figures, and to the nearest of them."""
    place = view.place
    if (
        dates_a_start(view, when)
        or when.span.overlaps(place)
        or told_beside(scene.text, view.sentence, place, when.span)
        or only_measures(scene, view, when)
    ):
        return FAR
    over = when.form is PeriodForm.PAST or (when.offset or 0) < 0
    if when.span.start >= place.end:
        owns_next = (over or _is_gone(scene, when)) and _owns_the_next(scene, when.span, view)
        if owns_next or _is_spent_before(scene, view, when):
            return FAR  # 3400億円と、前期の3066億円を超える; 투입해 내년부터 생산한다: of what follows
        behind = scene.distance(place.end, when.span.start) + _ELSEWHERE
        if when.span.start < view.right_end:
            return behind
        return FAR if when.span.start >= view.clause.end else behind + _ELSEWHERE
    taken = _is_taken(scene, when.span, view)
    told = taken and (over or _is_told_of(scene, view, when) or _is_left(scene, view, when))
    if told or (when.form is PeriodForm.FISCAL and _is_of_another(view, when)):
        return FAR  # of what was spent, or another's: 微軟2026財年…;亞馬遜維持1000億美元
    words = scene.distance(when.span.end, place.start)
    crossed = (when.span.start < view.left_end) * 3 + (when.span.start < view.clause.start) * 4
    return words * 0.7 + crossed + 0.5 + _ELSEWHERE * taken


def _is_gone(scene: Scene, when: When) -> bool:
    """Whether a period is a year before that of the document."""
    said_on = scene.document.said_on
    return said_on is not None and when.year is not None and when.form is PeriodForm.PLAIN and when.year < said_on.year


def _is_of_another(view: View, when: When) -> bool:
    """Whether a fiscal year is that of the company named before it, and another one stands before the figure."""
    owners = [who.ticker for who in view.sentence.whos if who.span.end <= when.span.start]
    since = [w.ticker for w in view.sentence.whos if when.span.end <= w.span.start and w.span.end <= view.place.start]
    return bool(owners and since) and since[-1] != owners[-1]


def _is_left(scene: Scene, view: View, when: When) -> bool:
    """Whether a change starts from the figure of a period: 由今年的18億美元降至15億美元."""
    led = any(m.span.end == when.span.start for m in view.marks("moves_from"))
    return led and _owns_the_next(scene, when.span, view)


def _is_told_of(scene: Scene, view: View, when: When) -> bool:
    """Whether a figure of a year before that of the document stands right behind it: 從2024年的613億元降至550億元."""
    said_on = scene.document.said_on
    if said_on is None or when.year is None or when.form is not PeriodForm.PLAIN:
        return False
    return when.year < said_on.year and _owns_the_next(scene, when.span, view)


def _is_taken(scene: Scene, period: Span, view: View) -> bool:
    """Whether another figure stands right behind the period: 前期の1800億円, 지난해 830억 달러."""
    if _owns_the_next(scene, period, view):
        return True
    told = [o for o in view.others if 0 <= o.start - period.end <= _TOLD and o.end <= view.place.start]
    free = (m.span.start for m in view.marks("mentions", "weak_mentions") if m.span.start >= period.end)
    return any("," not in scene.text[period.end : o.start] and not any(n < o.start for n in free) for o in told)


def _owns_the_next(scene: Scene, period: Span, view: View) -> bool:
    """Whether nothing but an ending stands between a period and another figure."""
    behind = [other for other in view.others if 0 <= other.start - period.end <= _ENDING]
    return any(
        scene.text[period.end : other.start].strip(" (") in ("", *scene.lexicon.period_links) for other in behind
    )


def moves_it(scene: Scene, verb: Mark, place: Span) -> bool:
    """Whether a verb of change stands right behind its figure, so that it needs no noun: 1250억 달러로 상향했다."""
    if scene.lexicon.joined and scene.lexicon.moves_to and 0 <= place.start - verb.span.end <= _LED:
        return True  # Meta上調至700億至720億美元
    gap = scene.text[place.end : verb.span.start]
    bracketed = gap.lstrip()[:1] == "(" and ")" not in gap  # 1,250억 달러 (올해 여러 차례 상향)
    gap = BRACKET.sub("", gap)  # 6000億ドル(約88兆円)に引き上げる
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


#: Signs between a verb that stands before its figure and that, where verbs come first: 上調至.
_LED = 2
#: An object and its verb are at most so many signs apart.
_OBJECT = 3


def is_about(scene: Scene, noun: Mark) -> bool:
    """Whether a noun has the ending of a subject, also behind a bracket that it closes."""
    place = noun.span.end
    return scene.text.startswith(scene.lexicon.subject_endings, place + int(scene.text[place : place + 1] == ")"))


def is_habit(figure: Figure, view: View) -> bool:
    """Whether a figure is what is spent year by year, with no plan and for no year: 연평균 7000억원을 넘는다."""
    span = figure.amount.span
    yearly = any(0 <= span.start - m.span.end <= 1 or span.covers(m.span) for m in view.marks("annual"))
    return yearly and not figure.when.periods and not view.in_sentence("plans")


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
    tables = before.marks.tables
    spent = "actuals" in tables or any(when.form is PeriodForm.PAST for when in before.whens)
    return spent and not tables & {"plans", "guidance"}
