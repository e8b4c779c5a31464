"""Guidance for capital spending that is taken back, with nothing in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.money import settle_currency
from capex.passes.scene import Figure, Scene, View
from capex.passes.subjects import foreign_voice, subject
from capex.passes.topics import CalendarOf, Topic, saying, topic_at
from capex.period import FiscalPeriod
from capex.statement import Action, Kind, Metric, Statement
from capex.tokens import Unit

#: Words between the verb and the guidance that it takes back.
_OBJECT = 8


#: So many sentences behind earlier guidance, it is taken back.
_BEHIND = 2


def _told_before(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """Earlier guidance recalled right before, where this sentence takes it back without naming a measure."""
    if scene.sentences[index].marks.of("other_metrics") or not scene.lexicon.spaced:
        return None
    near = (f for f in figures if 0 < index - f.sentence <= _BEHIND and f.role == "prior" and not f.reason)
    found = [f for f in near if f.rule == "recalled" and f.company and len(f.when.periods) == 1]
    return found[-1] if found else None


def _given_up(scene: Scene, figures: Sequence[Figure], index: int) -> Iterator[Statement]:
    """The projects that the press says a company has given up: one statement for each country or place."""
    sentence, said_on = scene.sentences[index], scene.document.said_on
    denied = next((f for f in figures if f.sentence == index and f.reason == "denied" and f.when_span is None), None)
    cost = denied or _own_cost(scene, figures, index)
    known, cost = cost is not None, cost or _cost(scene, figures, index)
    for mark in sentence.marks.of("actions") if scene.document.issuer is None else ():
        view = View(scene, sentence, mark.span)
        if mark.value is not Action.WITHDRAWN or not _is_of_a_project(scene, view, money=known):
            continue
        company = None if foreign_voice(scene, view) else subject(scene, index, mark.span)
        if company is None or said_on is None:
            continue
        topic = Topic(index, None, company, FiscalPeriod(said_on.year))
        found = replace(saying(scene, topic, Kind.WITHDRAWN, "project given up"), metric=Metric.PLEDGE, period=None)
        found = replace(found, action=Action.WITHDRAWN)
        if cost is not None:
            home = scene.companies.or_unknown(company).currency
            money = settle_currency(cost.amount.currency or home, home)
            found = replace(found, prior=cost.amount.range, currency=money)
        places = [str(m.value) for m in view.marks("places") if view.clause.covers(m.span)]
        yield from (replace(found, scope=place) for place in dict.fromkeys(places or ["project"]))
        return


def _is_of_a_project(scene: Scene, view: View, *, money: bool) -> bool:
    """Whether what is given up is a plan for a plant or the like, its building, or `money` for no year."""
    if view.in_clause("negations", "other_metrics") or not view.in_clause("plans", "guidance", "builds"):
        return money and not view.in_clause("negations")
    if money:
        return True
    named = [m.span for m in view.marks("programmes", "builds") if view.clause.covers(m.span)]
    if scene.lexicon.joined and not scene.lexicon.moves_to:
        named = [span for span in named if span.end <= view.place.start]
    far = _PROJECT if scene.lexicon.spaced else 3 * _PROJECT  # 終止與SBI在宮城縣合建晶圓廠的計畫
    return any(scene.distance(*sorted((span.end, view.place.start))) <= far for span in named)


#: Words between a project and the verb that gives it up.
_PROJECT = 6


def _own_cost(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """The only sum of the sentence, where it is for no year: 10億ドルの拠点の建設を見合わせる."""
    found = [f for f in figures if f.sentence == index and f.amount.unit is Unit.MONEY]
    alone = scene.lexicon.joined and len(found) == 1 and found[0].when_span is None and found[0].noun != "other"
    return found[0] if alone and found[0].amount.currency is not None else None


def _cost(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """What the project was to cost in all, told behind: 総投資額は1533億円の予定だった, 該案原定總投資逾8000億日圓."""
    behind = [f for f in figures if 0 < f.sentence - index <= _BEHIND + 1 and f.amount.unit is Unit.MONEY]
    for f in behind:
        known = scene.sentences[f.sentence].marks.of("programmes")
        whole = f.noun_mark is not None and any(m.span.overlaps(f.noun_mark.span) for m in known)
        if whole and f.role in ("prior", "level", "given up") and f.reason in ("", "given up"):
            return f
    return None


def withdrawals(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    """Every withdrawal or suspension of guidance that names capital spending, and every project given up."""
    for index, sentence in enumerate(scene.sentences):
        if not sentence.marks:
            continue
        if any(f.sentence == index and f.role == "level" and not f.reason for f in figures):
            continue
        if projects := tuple(_given_up(scene, figures, index)):
            yield from projects
            continue
        for mark in sentence.marks.of("withdrawals"):
            view = View(scene, sentence, mark.span)
            near = min(view.left("guidance"), view.right("guidance"))
            told = _told_before(scene, figures, index)
            if told is not None and near <= _OBJECT and view.left("negations") > 2:
                whole = Topic(index, None, told.company or "", told.when.periods[0])
                yield replace(saying(scene, whole, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
            if near > _OBJECT or not view.in_clause("mentions") or view.left("negations") <= 2:
                continue
            topic = topic_at(scene, index, view, calendar_of, dated=False)
            if topic is not None:
                yield replace(saying(scene, topic, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
