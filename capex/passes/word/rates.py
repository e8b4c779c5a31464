"""Spending that is stated only as a rate: of growth ("up 30 %", "halved"), or as a share of revenue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.money import Range
from capex.passes.role.verbs import action_in
from capex.passes.scene import FAR, Figure, Scene, View, figures_near
from capex.passes.word.against_plans import is_against_plan, plan_moved
from capex.passes.word.before_nouns import is_before_the_noun
from capex.passes.word.topics import CalendarOf, Topic, is_planned, is_to_come, part_of, saying, topic_at
from capex.passes.word.ways import near, signed, way_of
from capex.statement import Action, Direction, Kind, Statement
from capex.tokens import Mark, Unit

_MOVES = {Action.RAISED: Direction.UP, Action.LOWERED: Direction.DOWN}
_ACTIONS = {way: action for action, way in _MOVES.items()}


#: The rule of rates whose sentence names no period.
UNDATED = "rate of growth, no period"


def rates(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    """Every rate of growth and every share of revenue that a company plans to spend; those without a period last."""
    found = list(_rates(scene, figures, calendar_of))
    yield from sorted(found, key=lambda statement: statement.rule == UNDATED)


def _rates(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    for index, sentence in enumerate(scene.sentences):
        if not sentence.marks.any_of("fractions") and all(a.unit is not Unit.RATE for a in sentence.amounts):
            continue
        own = [f for f in figures_near(figures, index) if f.role == "level" and not f.reason]
        levels = {f.company for f in own if not (f.pledge and scene.lexicon.joined)}
        if _is_beside_what_is_no_plan(figures, index) or _measures_the_last(scene, figures, index):
            continue
        if _goes_on_about_the_last(scene, figures, index):
            continue
        alone = bool(levels) and len({who.ticker for who in sentence.whos}) < 2
        for place, size in _sizes(scene, index, figures):
            if part := _grown_part(scene, index, place):
                found = _rate(scene, index, place, size, calendar_of, planned=bool(levels))
                yield from (replace(each, scope=part) for each in found if each.kind is Kind.GROWTH)
            if part or alone:
                money = [] if part else [f for f in figures_near(figures, index) if f.amount.unit is Unit.MONEY]
                yield from _of_another_year(scene, index, place, size, calendar_of, told=money)
                continue  # a rate beside an amount only says what the amount says
            found = _rate(scene, index, place, size, calendar_of)
            yield from (each for each in found if each.company not in levels)


def _of_another_year(  # noqa: PLR0913 (what a rate is read from)
    scene: Scene, index: int, place: Span, size: Range, calendar_of: CalendarOf, *, told: Sequence[Figure]
) -> Iterator[Statement]:
    """The growth of a year that none of the amounts beside it is for: 26年度は25年度計画(4500億円)より1割減らす."""
    taken = {period for figure in told for period in figure.when.periods}
    if not scene.lexicon.spaced and taken:
        found = _rate(scene, index, place, size, calendar_of)
        yield from (each for each in found if each.kind is Kind.GROWTH and each.period not in taken)


def _grown_part(scene: Scene, index: int, place: Span) -> str:
    """The part that a rate beside the whole is of: 資本開支1512億元,其中算力投資增長10%."""
    view = View(scene, scene.sentences[index], place)
    leads = [m.span.start for m in view.marks("parts") if view.clause.start <= m.span.end <= place.start]
    if scene.lexicon.spaced or not leads or not view.in_clause("mentions", "weak_mentions"):
        return ""
    named = [m for m in view.marks("scopes") if leads[-1] <= m.span.start and m.span.end <= place.start]
    return str(named[0].value) if named else ""


def _sizes(scene: Scene, index: int, figures: Sequence[Figure]) -> Iterator[tuple[Span, Range]]:
    """The rates of a sentence, in figures and in words, with their places."""
    for figure in figures_near(figures, index):
        if figure.amount.unit is Unit.RATE and not figure.reason.startswith("other c"):
            yield figure.amount.span, figure.amount.range
    for mark in scene.sentences[index].marks.of("fractions"):
        yield mark.span, _bounded(scene, index, mark)


def _bounded(scene: Scene, index: int, mark: Mark) -> Range:
    """The rate of a word, open at one end after a bound: "more than double", "up to a third"."""
    view = View(scene, scene.sentences[index], mark.span)
    if view.led_by("floor_before") == 0 or view.touching_right("floor_after"):
        return Range(mark.value, None)
    below = view.led_by("ceiling_before") == 0 or view.touching_right("ceiling_after")
    return Range(None, mark.value) if below else Range.point(mark.value)


def _is_beside_what_is_no_plan(figures: Sequence[Figure], index: int) -> bool:
    """Whether an amount of the sentence is another company's, or only supposed: then a rate beside it is no less."""
    own = figures_near(figures, index)
    return any(f.amount.unit is Unit.MONEY and f.reason in ("other company", "hypothetical") for f in own)


def _measures_the_last(scene: Scene, figures: Sequence[Figure], index: int) -> bool:
    """Whether a rate only says how the plan told right before differs from what it is compared with.

    "내년 145억달러로 책정했다. 이는 올해 예산인 155억달러보다 7% 감소한 규모다."
    """
    if not (scene.lexicon.joined and scene.lexicon.spaced):
        return False
    against = {f.company for f in figures_near(figures, index) if f.rule == "compared with"}
    before = figures_near(figures, index - 1)
    return any(f.company in against for f in before if f.role == "level" and not f.reason)


def _goes_on_about_the_last(scene: Scene, figures: Sequence[Figure], index: int) -> bool:
    """Whether a sentence only says how the plan right before grows: 300億ドルを投じる。前年から5割の増加となる."""
    sentence, before = scene.sentences[index], figures_near(figures, index - 1)
    bare = not sentence.whos and not sentence.marks.any_of("mentions", "own_words", "officers")
    coming = any((when.offset or 0) >= 0 for when in sentence.whens)
    if scene.lexicon.spaced or not bare or coming or index == 0:
        return False
    near = scene.sentences[index - 1].paragraph == sentence.paragraph
    return near and any(f.role == "level" and not f.reason for f in before)


def _rate(  # noqa: PLR0913 (what a rate is read from)
    scene: Scene, index: int, place: Span, size: Range, calendar_of: CalendarOf, *, planned: bool = False
) -> Iterator[Statement]:
    """The statement that a rate makes; `planned` where the whole beside it is a plan already."""
    view = View(scene, scene.sentences[index], place)
    share = view.right("revenue_share") <= 2 or view.in_clause("ratio_mentions")
    share = share or (scene.lexicon.joined and view.left("revenue_share") <= 2)  # 売上高の5%以下
    share = share or (scene.lexicon.joined and _goes_on_sharing(view))
    spread = scene.document.issuer is not None and not size.is_point  # what was spent is no range
    told = share and (spread or not scene.lexicon.spaced) and not view.in_clause("actuals", "pasts")
    planned = planned or told or is_planned(scene, view) or _moves_now(view)
    may_come = not scene.lexicon.spaced and _may_come(scene, view)
    if not (planned or may_come) or view.left("negations") <= 2 or is_before_the_noun(view):
        return
    if scene.lexicon.joined and (view.right("recalled") < FAR or view.left("parts") == 0):
        return  # 20~30% 줄이겠다고 말씀드렸는데: what was said before stands before its verb; 투자 가운데 절반을
    way = Direction.DOWN if (size.low or size.high or 0) < 0 else way_of(view)
    moved = plan_moved(scene, index, view)
    if moved is None and way is not None and not share and (is_against_plan(view) or _is_of_a_plan(view)):
        moved = _ACTIONS[way]
    if moved is not None:
        topic = topic_at(scene, index, view, calendar_of, dated=False)
        if topic is not None:
            found = saying(scene, topic, Kind.DIRECTION, "rate of a change of plan")
            yield replace(found, direction=_MOVES[moved], action=moved)
        return
    dated = scene.document.issuer is not None or scene.lexicon.joined or share
    topic = topic_at(scene, index, view, calendar_of, dated=dated)
    own = topic is not None and (topic.dated or _is_their_own(view, topic))
    if topic is None or not own or not (planned or is_to_come(topic, calendar_of, later=False)):
        return  # 26年の設備投資は25年の2倍を上回る: the year is not over, and no verb plans
    if share:
        yield replace(saying(scene, topic, Kind.RATIO, "share of revenue"), range=size)
        return
    if way is None or _is_moved_to(view) or _is_kept_level(scene, index, view) or _is_of_the_whole(view):
        return
    change = signed(size, way)
    found = saying(scene, topic, Kind.GROWTH, "rate of growth" if topic.dated else UNDATED)
    yield replace(found, range=change, direction=way, scope=part_of(scene, view, topic) or found.scope)


#: Words of "of its previously announced" between a rate and the plan that it is taken out of.
_PLAN = 5


def _is_of_a_plan(view: View) -> bool:
    """Whether a rate is a share of a plan by name: "will defer 15% of its planned capital spending"."""
    if view.scene.document.issuer is not None or not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    leads = [m.span.end for m in view.marks("joins") if 0 <= m.span.start - view.place.end <= 1]
    plans = [m.span.start for m in view.marks("guidance", "planned") if m.span.start >= view.place.end]
    return bool(leads) and bool(plans) and view.scene.distance(min(leads), plans[0]) < _PLAN


def _moves_now(view: View) -> bool:
    """Whether the press moves it by the rate with a verb in the present tense: "kürzt 2026 um 20 Prozent"."""
    own = view.scene.document.issuer is None and view.in_clause("present_moves")
    said = {m.span for m in view.marks("speech")}
    pasts = [m for m in view.marks("pasts") if view.clause.start <= m.span.start and m.span not in said]
    over = pasts if view.scene.lexicon.finals else [m for m in pasts if m.span.start < view.place.start]
    return own and not over and not view.in_clause("actuals", "actual_periods")


def _is_their_own(view: View, topic: Topic) -> bool:
    """Whether the company itself stands before a rate of capital spending by name, as one for no year must."""
    start, noun = view.place.start, topic.noun
    named = [who.span.end for who in view.sentence.whos] + [m.span.end for m in view.marks("own_words")]
    return noun is not None and noun.table == "mentions" and any(end <= start for end in named)


def _is_of_the_whole(view: View) -> bool:
    """Whether a company's rate is a share of what it spends: "higher in the second half, around 55% of the total"."""
    scene = view.scene
    ends = [a.span.end for a in view.sentence.amounts if a.unit is Unit.RATE and not scene.lexicon.joined]
    given = [m.span.start for m in view.marks("receives")]  # "el 55 % tendrá por destino Italia y el 20 %, Iberia"
    if any(end <= start and scene.distance(end, start) <= _BESIDE for end in ends for start in given):
        return True
    return scene.document.issuer is not None and scene.lexicon.spaced and view.right("parts_after") == 0


def _may_come(scene: Scene, view: View) -> bool:
    """Whether a clause of its own names a year that is not over, and tells neither money nor anything past."""
    said_on, clause = scene.document.said_on, view.clause
    if said_on is None or view.in_clause("actuals", "actual_periods", "pasts", "compared"):
        return False
    money = any(clause.covers(a.span) for a in view.sentence.amounts if a.unit is Unit.MONEY)
    years = (w for w in view.sentence.whens if clause.covers(w.span) and not w.part)
    coming = any((w.offset or 0) >= 0 and (w.year or said_on.year) >= said_on.year for w in years)
    return coming and not money


def _is_moved_to(view: View) -> bool:
    """Whether a rate is where a share moves to or from, and no change: "the share of vans falls to 30 % from 40"."""
    lexicon = view.scene.lexicon
    rates = [a for a in view.sentence.amounts if a.unit is Unit.RATE]
    if lexicon.joined or not lexicon.spaced or len(rates) < 2 or view.in_clause("growth_nouns"):
        return False
    bounds = [m.span for m in view.marks("ceiling_before")]  # "by up to 30 %"
    return view.left_of([m for m in view.marks("moves_to", "moves_from") if m.span not in bounds]) == 0


def _is_kept_level(scene: Scene, index: int, view: View) -> bool:
    """Whether the rate is a level that a plan stays at, and no growth: "is maintained at a reduced level of 50%"."""
    kept = action_in(scene, scene.sentences[index], view.place) is Action.REAFFIRMED
    return kept and not scene.lexicon.joined and near(view, "ups", "raises", "downs", "deltas", "compared") > _BESIDE


#: Words between a rate and what says that it is a change ("up about 5%", "5% more").
_BESIDE = 1


def _goes_on_sharing(view: View) -> bool:
    """Whether a rate before this one was a share of revenue, and nothing compares this one with a year."""
    rates = [a.span for a in view.sentence.amounts if a.unit is Unit.RATE and a.span.end <= view.place.start]
    shares = [m.span.end for m in view.marks("revenue_share")]
    told = any(0 <= rate.start - end <= 1 for rate in rates for end in shares)
    return told and not any(m.span.end >= max(shares) for m in view.marks("compared_after"))
