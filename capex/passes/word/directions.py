"""Where spending is going, in words only: "significantly higher than 2025", "takes $400 million out of the budget"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.passes.role.asking import is_question
from capex.passes.role.by_the_plan import (
    against_earlier,
    is_denied,
    is_denied_behind,
    keeps_a_plan,
    leads_to_another_years,
)
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.passes.text.calendar import resolve
from capex.passes.text.nouns import nouns
from capex.passes.who.several import each_of
from capex.passes.word.lone_changes import lone_changes
from capex.passes.word.measures import opens_after_a_plan
from capex.passes.word.measuring import is_for, may_go_on, measures
from capex.passes.word.topics import CalendarOf, is_planned, is_to_come, part_of, saying, topic_at
from capex.statement import Direction, Kind, Statement
from capex.tokens import Mark, Sentence, Unit

_TABLES = {"ups": Direction.UP, "downs": Direction.DOWN, "flats": Direction.FLAT}
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
        for mark in sentence.marks.in_order(*_TABLES):
            view = View(scene, sentence, mark.span)
            if scene.lexicon.joined and leads_to_another_years(view, mark):
                continue
            sizes = measures(view, mark, own)
            if not sizes or may_go_on(view, sizes):
                found = _direction(scene, index, view, mark, calendar_of)
                if found is not None and not any(is_for(figure, found) for figure in sizes):
                    found = _of_the_part_before(scene, index, mark, found, figures)
                    yield from _each_year(scene, sentence, found, calendar_of)
                    others = each_of(scene, index, mark.span)
                    yield from (replace(found, company=other) for other in others if other != found.company)


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
    """The direction for its year, and for those that "and" joins to that: "around that level in 2027 and 2028"."""
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
        others = [period for period in told[number] if period != found.period and period.is_year]
        yield from (replace(found, period=period) for period in others)


def _is_of_share(view: View, noun: Mark | None) -> bool:
    """Whether what moves is the share of sales that is spent, and not the spending."""
    return noun is not None and any(m.span.overlaps(noun.span) for m in view.marks("ratio_mentions"))


def _direction(scene: Scene, index: int, view: View, mark: Mark, calendar_of: CalendarOf) -> Statement | None:
    """The direction that one word gives, if management says it of spending that is to come."""
    sentence = scene.sentences[index]
    planned, kept = is_planned(scene, view) or opens_after_a_plan(view), _is_kept(view, mark)
    if (
        not (planned or _may_come(scene, view))
        or (_is_doubtful(view, mark) and not kept)
        or _is_shadowed(sentence, mark, spaced=scene.lexicon.spaced)
    ):
        return None
    topic = topic_at(scene, index, view, calendar_of, dated=scene.document.issuer is not None)
    told = scene.lexicon.joined and view.right("asked_after", across=True) <= _ASKED
    if told or is_question(scene, sentence):
        return None
    if (
        topic is None
        or not (planned or is_to_come(topic, calendar_of, later=scene.lexicon.spaced and not _moves_now(view)))
        or _is_of_share(view, topic.noun)
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
    grows = topic.noun is not None and _is_growth(scene, view, topic.noun)
    found = replace(found, scope=part_of(scene, view, topic) or found.scope)
    way = Direction.FLAT if kept else Direction.UP if grows else _TABLES[mark.table]
    return replace(found, direction=way, action=None if kept else against_earlier(view, mark))


def _is_kept(view: View, mark: Mark) -> bool:
    """Whether a company denies that its spending will change, and so keeps it: "we're not planning to increase"."""
    lexicon = view.scene.lexicon
    if view.scene.document.issuer is None or not lexicon.spaced or lexicon.joined or mark.table == "flats":
        return False
    if view.left("hypotheticals") <= _CLOSE or view.right("guidance", "compared") <= _CLOSE:
        return False
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


def _is_doubtful(view: View, mark: Mark) -> bool:
    """Whether the word is denied, supposed, or only holds the plan against itself ("in line with our guidance")."""
    if view.left("negations") <= 2 or view.left("hypotheticals") <= _CLOSE or view.in_clause("recalled"):
        return True
    if view.scene.lexicon.joined and view.right("hypotheticals") <= 1:
        return True  # 늘어날 가능성: what only may be stands behind its verb
    if _has_another_object(view, mark) or _is_why(view, mark) or _tells_where_it_lies(view, mark):
        return True
    if is_denied(view) or is_denied_behind(view) or _lacks_object(view, mark) or _names_a_part(view, mark):
        return True
    if mark.table == "flats" and (keeps_a_plan(view, mark) or _likens_a_change(view, mark)):
        return True
    lexicon = view.scene.lexicon  # 유사한 수준으로 집행할 계획: where verbs come last, the plan behind is the verb
    held = view.left("guidance") <= 1 if lexicon.joined else view.right("guidance") <= _CLOSE
    return mark.table == "flats" and lexicon.spaced and held


def _tells_where_it_lies(view: View, mark: Mark) -> bool:
    """Whether a share of spending only lies in a year: "most of this spend falls in 2026 and 2027"."""
    if view.scene.document.issuer is None or view.scene.lexicon.joined or view.left("parts_after") > _CLOSE:
        return False
    inside = [m.span.end for m in view.marks("inside") if m.span.start == mark.span.end + 1]
    starts = [w.span.start for w in view.sentence.whens] + [w.span.start + 3 for w in view.sentence.whens]
    return any(0 <= start - end <= 1 for end in inside for start in starts) or any(
        w.span.start == mark.span.end + 1 for w in view.sentence.whens
    )


def _is_why(view: View, mark: Mark) -> bool:
    """Whether a comma and a preposition lead to a change that only tells why: "down $150m, on lower upkeep"."""
    scene = view.scene
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = [m.span.start for m in view.marks("joins") if m.span.end + 1 == mark.span.start]
    money = any(a.unit is Unit.MONEY and a.span.end <= mark.span.start for a in view.sentence.amounts)
    return money and any(scene.text[:start].endswith(", ") for start in leads)


def _has_another_object(view: View, mark: Mark) -> bool:
    """Whether a company raises something else of its own: "capital projects to continue expanding our capacity"."""
    if view.scene.document.issuer is None or view.scene.lexicon.joined or not view.scene.lexicon.spaced:
        return False
    own = [m.span.end for m in view.marks("own_words") if m.span.start == mark.span.end + 1]
    return bool(own) and view.right("mentions", "weak_mentions", "guidance", "annual") > _CLOSE


def _likens_a_change(view: View, mark: Mark) -> bool:
    """Whether it is a change that is like another: 비슷하게 큰 폭의 증가."""
    if not (view.scene.lexicon.joined and view.scene.lexicon.spaced and view.scene.text.startswith(" ", mark.span.end)):
        return False
    return view.right("ups", "downs") <= _CHANGE


#: Words between "similarly" and the change that is so: "large in".
_CHANGE = 2


def _names_a_part(view: View, mark: Mark) -> bool:
    """Whether growth is only what projects are for: "two thirds of the budget is for growth projects"."""
    if not view.scene.lexicon.spaced or not any(m.span == mark.span for m in view.marks("scopes")):
        return False
    if view.scene.document.issuer and not view.scene.lexicon.joined:
        named = any(m.span.covers(mark.span) for m in view.marks("mentions"))  # "most of the growth capital"
        given = any(0 <= mark.span.start - m.span.end <= 1 for m in view.marks("purposes"))  # "the balance to growth"
        if named or given:
            return True
    return any(0 <= m.span.start - mark.span.end <= 1 for m in view.marks("programmes"))


def _lacks_object(view: View, mark: Mark) -> bool:
    """Whether a word that compares ("above", "under") leads to no period that it could compare with."""
    bounds = [m.span for m in view.marks("floor_before", "ceiling_before") if m.span.overlaps(mark.span)]
    if not bounds:
        return False
    if any(0 <= m.span.start - bound.end <= 1 for m in view.marks("fractions") for bound in bounds):
        return True  # "more than double in 2026"
    if any(m.span.start == mark.span.start for m in view.marks("dates")):  # 高於去年
        return False
    further = not view.scene.lexicon.spaced and any(m.span.start >= mark.span.end for m in view.marks(*_TABLES))
    if against_earlier(view, mark) and not further:
        return False  # 低於早前指引, where the year before measures nothing: 低於早前指引,但高於2024年
    if any(mark.span.covers(when.span) for when in view.sentence.whens):
        return False  # "unter dem Vorjahresniveau"
    starts = [w.span.start for w in view.sentence.whens if w.span.start >= mark.span.end]
    if not view.scene.lexicon.spaced:
        starts = [start for start in starts if start < view.clause.end]
    return not starts or view.scene.distance(mark.span.end, min(starts)) > _CLOSE


def _is_shadowed(sentence: Sentence, mark: Mark, *, spaced: bool) -> bool:
    """Whether a longer word of another table holds this one ("more" in "more than planned")."""
    bounds = () if spaced else ("ceiling_before", "floor_before")  # 不高於
    return any(
        m.span != mark.span
        and m.span.covers(mark.span)
        and not (m.table == "dates" and m.span.start == mark.span.start)
        for m in sentence.marks.of("other_metrics", "dates", *bounds, *_TABLES)
    )
