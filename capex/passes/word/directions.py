"""Where spending is going, in words only: "significantly higher than 2025", "takes $400 million out of the budget"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.passes.role.asking import is_question
from capex.passes.role.by_the_plan import (
    against_earlier,
    is_denied,
    leads_to_another_years,
)
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.passes.text.nouns import nouns
from capex.passes.text.resolving import resolve
from capex.passes.who.several import each_of
from capex.passes.word.both_ways import against_the_year
from capex.passes.word.doubtful import is_doubtful, is_shadowed
from capex.passes.word.lone_changes import lone_changes
from capex.passes.word.measures import opens_after_a_plan
from capex.passes.word.measuring import is_for, may_go_on, measures
from capex.passes.word.plan_moves import moves_a_plan, plain_moves
from capex.passes.word.topics import CalendarOf, is_planned, is_to_come, part_of, saying, topic_at
from capex.passes.word.who_acts import is_of_growth, opens_with_it
from capex.statement import Direction, Kind, Statement
from capex.tokens import Mark, Sentence

_TABLES = {"ups": Direction.UP, "downs": Direction.DOWN, "flats": Direction.FLAT}
#: The ends of guidance that is told without its figures: "toward the high end of our capital guidance".
_ENDS = {"low_end": Direction.DOWN, "high_end": Direction.UP}
#: Words between a word of direction and a negation, a hypothesis or a plan that it is measured by.
_CLOSE = 4
#: Words between spending and its growth ("growth of our capital expenditures").
_OF = 3
#: Words between a direction and what says that it was only asked or reported.
_ASKED = 10
#: The rule of directions whose sentence names no period.
UNDATED = "direction in words, no period"


def directions(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    """Every direction that the document states for a company's capital spending; those that name a period first."""
    found = list(_directions(scene, figures, calendar_of))
    yield from sorted(found, key=lambda statement: statement.rule == UNDATED)


def _directions(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    for index, sentence in enumerate(scene.sentences):
        if not sentence.marks:
            continue
        own = figures_near(figures, index)
        yield from lone_changes(scene, index, own, figures, calendar_of)
        told: list[Statement] = []
        for mark in (*sentence.marks.in_order(*_TABLES, *_ENDS), *plain_moves(scene, sentence)):
            view = View(scene, sentence, mark.span)
            if mark.table in _ENDS and not _is_end_of_guidance(view, mark):
                continue
            if scene.lexicon.joined and leads_to_another_years(view, mark):
                continue
            sizes = measures(view, mark, own)
            if not sizes or may_go_on(view, sizes):
                found = _direction(scene, index, view, mark, calendar_of)
                if found is not None and not any(is_for(figure, found) for figure in sizes):
                    found = against_the_year(scene, sentence, mark, found, calendar_of(found.company))
                    found = _of_the_part_before(scene, index, mark, found, figures)
                    found = _of_the_same_part(view, found, told)
                    told.append(found)
                    yield from _each_year(scene, sentence, found, calendar_of)
                    others = each_of(scene, index, mark.span)
                    yield from (replace(found, company=other) for other in others if other != found.company)


def _of_the_same_part(view: View, found: Statement, told: Sequence[Statement]) -> Statement:
    """`found` for the part that goes the same way in the clause before, where nothing tells of the whole or a time.

    "메모리는 전년과 유사한 투자를 이어갈 계획"이라며 "전년 수준의 투자를 집행하는 것은 …"
    """
    last = told[-1] if told else found
    same = (last.company, last.period, last.direction) == (found.company, found.period, found.direction)
    whole = found.scope != "total" or found.rule != UNDATED or view.in_clause("total_words")
    return replace(found, scope=last.scope) if same and not whole else found


def _is_end_of_guidance(view: View, mark: Mark) -> bool:
    """Whether a company plans at an end of guidance, which no figure of the sentence tells."""
    scene = view.scene
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined or view.sentence.amounts:
        return False
    if any(m.span.overlaps(mark.span) for m in view.marks(*_TABLES)):
        return False  # "lower end" is told already
    plans = [m.span for m in view.marks("plans", "planned")]
    past = (m.span for m in view.marks("actuals", "pasts") if view.clause.covers(m.span))
    told = any(not any(span.overlaps(plan) for plan in plans) for span in past)  # "of the guided range" is none
    return view.right("guidance") <= _CLOSE and not told


def _of_the_part_before(scene: Scene, index: int, mark: Mark, found: Statement, figures: Sequence[Figure]) -> Statement:
    """`found` for the part of which alone the sentence before gives the figure, where no noun of its own leads to it.

    "올해 송배전 설비에 10조원을 투자한다. 작년보다 14% 늘어난 규모로, …"
    """
    sentence, before = scene.sentences[index], figures_near(figures, index - 1)
    levels = [f for f in before if f.role == "level" and not f.reason and f.company == found.company]
    own = any(noun.span.end <= mark.span.start for noun in nouns(sentence))
    if not scene.lexicon.joined or own or found.scope != "total" or not levels or index == 0:
        return found
    parts = {f.scope for f in levels}
    near = scene.sentences[index - 1].paragraph == sentence.paragraph
    same = all(found.period in f.when.periods for f in levels)
    return replace(found, scope=parts.pop()) if near and same and len(parts) == 1 else found


def _each_year(scene: Scene, sentence: Sentence, found: Statement, calendar_of: CalendarOf) -> Iterator[Statement]:
    """The direction for its time, and for those that "and" joins to that: "around that level in 2027 and 2028"."""
    yield found
    spans, calendar = [when.span for when in sentence.whens], calendar_of(found.company)
    told = [resolve(when, calendar).periods for when in sentence.whens]
    own = [number for number, periods in enumerate(told) if found.period in periods]
    if scene.document.issuer is None or scene.lexicon.joined or not own:
        return
    ands = {m.span for m in sentence.marks.of("between_and")}
    for number in range(own[0], len(spans)):
        if number > own[0] and Span(spans[number - 1].end + 1, spans[number].start - 1) not in ands:
            return
        others = [period for period in told[number] if period != found.period and not period.is_several_years]
        yield from (replace(found, period=period) for period in others)


def _is_of_share(view: View, noun: Mark | None) -> bool:
    """Whether what moves is the share of sales that is spent, and not the spending."""
    return noun is not None and any(m.span.overlaps(noun.span) for m in view.marks("ratio_mentions"))


def _direction(scene: Scene, index: int, view: View, mark: Mark, calendar_of: CalendarOf) -> Statement | None:
    """The direction that one word gives, if management says it of spending that is to come."""
    sentence = scene.sentences[index]
    moved = moves_a_plan(view, mark)
    planned = is_planned(scene, view) or opens_after_a_plan(view) or opens_with_it(view) or moved is not None
    kept = _is_kept(view, mark)
    if (
        not (planned or _may_come(scene, view))
        or (is_doubtful(view, mark) and not kept)
        or is_shadowed(sentence, mark, spaced=scene.lexicon.spaced)
    ):
        return None
    topic = topic_at(scene, index, view, calendar_of, dated=scene.document.issuer is not None)
    now, later = _is_under_way(view), scene.lexicon.spaced and not _moves_now(view)
    told = scene.lexicon.joined and view.right("asked_after", across=True) <= _ASKED
    if told or is_question(scene, sentence):
        return None
    if (
        topic is None
        or not (planned or (now and not topic.dated) or is_to_come(topic, calendar_of, later=later))
        or _is_of_share(view, topic.noun)
        or (planned and _is_anothers_plan(scene, view, topic.company))
    ):
        return None
    found = saying(scene, topic, Kind.DIRECTION, "direction in words" if topic.dated else UNDATED)
    if (
        not topic.dated
        and scene.lexicon.joined
        and any(m.span.start <= mark.span.start < m.span.end for m in view.marks("pasts"))
    ):
        return None  # 設備投資を減らした: of a year that is not told, that is over
    alone = any(m.span == mark.span for m in view.marks("growth_nouns")) and not _touches(scene, mark, topic.noun)
    if alone and not (topic.noun is None and view.in_sentence("officers") and scene.lexicon.spaced):
        return None  # "Für 2026 kündigte die Finanzchefin einen Anstieg an" goes on about spending
    grows = _is_growth(scene, view, topic.noun) if topic.noun is not None else is_of_growth(view)
    found = replace(found, scope=part_of(scene, view, topic) or found.scope)
    if any(m.span.overlaps(mark.span) and m.value == found.scope for m in view.marks("scopes")):
        found = replace(found, scope="total")  # "prevé un crecimiento de la inversión": the change is no part
    way = Direction.FLAT if kept else Direction.UP if grows else (_TABLES | _ENDS)[mark.table]
    return replace(found, direction=way, action=None if kept else against_earlier(view, mark) or moved)


def _is_anothers_plan(scene: Scene, view: View, company: str) -> bool:
    """Whether all that plans stands before the name of the company: "raised its plans, despite Microsoft easing up"."""
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    start = view.place.start
    named = [who for who in view.sentence.whos if who.span.end <= start]
    if len({who.ticker for who in named}) < 2 or named[-1].ticker != company:
        return False
    plans = [m.span for m in view.marks("plans", "present_moves", "guidance")]
    return not any(span.end > named[-1].span.start for span in plans)


def _is_kept(view: View, mark: Mark) -> bool:
    """Whether a company denies that its spending will change, and so keeps it: "we're not planning to increase"."""
    lexicon = view.scene.lexicon
    if view.scene.document.issuer is None or not lexicon.spaced or lexicon.joined or mark.table == "flats":
        return False
    if view.left("hypotheticals") <= _CLOSE or view.right("guidance", "compared") <= _CLOSE:
        return False
    if any(m.span.overlaps(mark.span) for m in view.marks("floor_before", "ceiling_before")):
        return False  # "We don't guide to capex beyond the year."
    return view.left("negations") <= 2 or is_denied(view)


def _may_come(scene: Scene, view: View) -> bool:
    """Whether a verb of planning may be left out: 2026年资本开支与2025年大体相当, said of a year that is not over."""
    if scene.lexicon.spaced and not scene.lexicon.joined:  # "is reducing its capital spending in 2026"
        told = scene.document.issuer is not None or _moves_now(view)
        return told and not view.in_clause("actuals", "pasts", "actual_periods")
    return not scene.lexicon.spaced and not view.in_clause("actuals", "actual_periods")


def _moves_now(view: View) -> bool:
    """Whether the word is a verb in the present tense, which tells of a year that is not over: "senkt 2025 die …"."""
    return any(m.span.overlaps(view.place) for m in view.marks("present_moves"))


def _is_under_way(view: View) -> bool:
    """Whether a helping verb leads to the change, which then needs no year: "is slashing capital spending"."""
    return any(m.span.overlaps(view.place) and m.span.start < view.place.start for m in view.marks("present_moves"))


def _is_growth(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether what moves is the growth of spending ("capex growth will slow"): spending itself still goes up."""
    return any(m.span != view.place and _touches(scene, m, noun) for m in view.marks("growth_nouns"))


def _touches(scene: Scene, growth: Mark, noun: Mark | None) -> bool:
    """Whether it is the growth of spending, and not of something else beside it."""
    if noun is None:
        return False
    first, last = sorted((growth.span, noun.span))
    if not scene.lexicon.spaced:
        return first.end <= last.start and scene.distance(first.end, last.start) <= 1
    if first == growth.span and last.start - first.end == 1:
        return False  # "growth capex" is a kind of it
    small = {*scene.lexicon.own_words, *scene.lexicon.fillers}
    between = [word for word in scene.text[first.end : last.start].split() if word not in small]
    return first.end <= last.start and len(between) <= _OF
