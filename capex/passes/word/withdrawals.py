"""Guidance for capital spending that is taken back, with nothing in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.money import settle_currency
from capex.passes.move.kept import TAKEN_BACK
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.passes.text.calendar import default_year
from capex.passes.when.dated_words import period_at
from capex.passes.who.subjects import foreign_voice, subject
from capex.passes.word.topics import CalendarOf, Topic, saying, topic_at
from capex.period import FiscalPeriod
from capex.statement import Action, Kind, Metric, Statement
from capex.tokens import Unit

#: What names guidance that was told right before.
_TOLD = ("guidance", "anaphors")
#: Words between the verb and the guidance that it takes back.
_OBJECT = 8
#: Signs between the verb and a sum that alone is given up, and no plan: "cancelled about $1.9 billion of spending".
_SUM = 20


#: So many sentences behind earlier guidance, it is taken back.
_BEHIND = 2


def _told_before(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """Earlier guidance recalled right before, where this sentence takes it back without naming a measure."""
    if scene.sentences[index].marks.of("other_metrics") or not scene.lexicon.spaced:
        return None
    near = [f for f in figures_near(figures, index - _BEHIND, index - 1) if not f.reason]
    told = (f for f in near if f.role == "prior" and (f.rule == "recalled" or scene.document.issuer is not None))
    found = [f for f in told if f.company and len(f.when.periods) == 1]
    return (
        found[-1]
        if found and not any(f.role == "level" and f.amount.span > found[-1].amount.span for f in near)
        else None
    )


def _given_up(scene: Scene, figures: Sequence[Figure], index: int) -> Iterator[Statement]:
    """The projects that the press says a company has given up: one statement for each country or place."""
    if scene.document.issuer is not None:
        return
    sentence, said_on = scene.sentences[index], scene.document.said_on
    own = figures_near(figures, index)
    denied = next((f for f in own if f.reason == "denied" and f.when_span is None), None)
    cost = denied or _own_cost(scene, figures, index)
    known, cost = cost is not None, cost or _cost(scene, figures, index)
    for mark in sentence.marks.of("actions"):
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
            money = _money(scene, cost._replace(company=company))
            found = replace(found, prior=cost.amount.range, currency=money)
        places = [str(m.value) for m in view.marks("places") if view.clause.covers(m.span)]
        yield from (replace(found, scope=place) for place in dict.fromkeys(places or ["project"]))
        return


def _money(scene: Scene, figure: Figure) -> str | None:
    """The currency of `figure`."""
    home = scene.companies.or_unknown(figure.company or "").currency
    return settle_currency(figure.amount.currency or home, home)


def _is_void(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """A year's plan of the press that holds no more: "planned investments of $1.3 billion are no longer valid"."""
    if scene.document.issuer or scene.lexicon.joined or not scene.lexicon.spaced:
        return None
    own = figures_near(figures, index)
    denied = (f for f in own if f.reason == "denied" and f.noun in ("capex", "weak"))
    void = (f for f in denied if f.company and len(f.when.periods) == 1 and f.when.periods[0].is_year)
    voids = {m.span.start for m in scene.sentences[index].marks.of("withdrawals")}
    return next((f for f in void if any(f.amount.span.end <= start for start in voids)), None)


def _is_named(view: View) -> bool:
    """Whether the clause names capital spending, and not as what stays: "withdrew its guidance, excluding capex"."""
    return any(not _stays(view, m.span) for m in view.marks("mentions") if view.clause.covers(m.span))


def _stays(view: View, name: Span) -> bool:
    """Whether what is named is left out, or another verb takes it: "withdrew its sales and kept its capex guidance"."""
    if any(0 <= name.start - m.span.end <= 1 for m in view.marks("excluded")):
        return True
    others = (m.span for m in view.marks("actions") if m.value is not Action.WITHDRAWN)
    return any(view.place.end <= span.start and span.end <= name.start for span in others)


#: Words between "including" and the name of capital spending.
_LED = 12


def _is_held_with_the_rest(view: View) -> bool:
    """Whether what is taken back holds capital spending: "withdrew its guidance for 2020, including capex"."""
    scene, end = view.scene, view.place.end
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    left_out = {m.span for m in view.marks("excluded")}
    leads = [m.span for m in view.marks("consisting") if m.span.start >= end and m.span not in left_out]
    names = [
        m.span for m in view.marks("mentions") if m.span.start >= end and ";" not in scene.text[end : m.span.start]
    ]
    led = any(
        lead.end <= name.start and scene.distance(lead.end, name.start) <= _LED for lead in leads for name in names
    )
    behind = (m.span.start for m in view.marks("taken_in"))
    return led or any(0 <= start - name.end <= 1 for start in behind for name in names)


def _is_listed(view: View) -> bool:
    """Whether capital spending stands in the list of what guidance is of: "our outlook for sales and capex".

    The list may lead to it as well: "its sales, earnings and capital expenditure guidance".
    """
    if view.scene.lexicon.joined or not view.scene.lexicon.spaced:
        return False
    named = [m.span for m in view.marks("mentions") if view.clause.covers(m.span) and not _stays(view, m.span)]
    if any(0 <= m.span.start - name.end <= 1 for m in view.marks("guidance") for name in named):
        return True
    plans = [m.span.end for m in view.marks("guidance") if view.clause.covers(m.span)]
    names = [m.span.start for m in view.marks("mentions") if view.clause.covers(m.span)]
    small = view.marks("other_metrics", "joins", "between_and", "own_words", "fillers", "scopes", "total_words")
    known = [m.span for m in small] + [when.span for when in view.sentence.whens]
    return any(
        name - plan > 0 and all(any(span.covers(word) for span in known) for word in _words(view, plan, name))
        for name in names
        for plan in plans
    )


def _words(view: View, start: int, end: int) -> list[Span]:
    return [Span(*hit.span()) for hit in _WORD.finditer(view.scene.text, start, end)]


_WORD = re.compile(r"\w+")


def _whole(scene: Scene, index: int, view: View, calendar_of: CalendarOf) -> Topic | None:
    """The company that takes guidance back and the year that it is for."""
    company = None if foreign_voice(scene, view) else subject(scene, index, view.place)
    if company is None:
        return None
    calendar = calendar_of(company)
    period = period_at(scene, view, calendar) or default_year(calendar, scene.document.said_on)
    return Topic(index, None, company, period) if period else None


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
    found = [f for f in figures_near(figures, index) if f.amount.unit is Unit.MONEY]
    alone = scene.lexicon.joined and len(found) == 1 and found[0].when_span is None and found[0].noun != "other"
    return found[0] if alone and found[0].amount.currency is not None else None


def _cost(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """What the project was to cost in all, told behind: 総投資額は1533億円の予定だった, 該案原定總投資逾8000億日圓."""
    behind = [f for f in figures_near(figures, index + 1, index + _BEHIND + 1) if f.amount.unit is Unit.MONEY]
    for f in behind:
        known = scene.sentences[f.sentence].marks.of("programmes")
        whole = f.noun_mark is not None and any(m.span.overlaps(f.noun_mark.span) for m in known)
        if whole and f.role in ("prior", "level", "given up") and f.reason in ("", "given up"):
            return f
    return None


def withdrawals(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    """Every withdrawal or suspension of guidance that names capital spending, and every project given up."""
    tables = ("withdrawals", "actions") if scene.document.issuer is None else ("withdrawals",)
    for index, sentence in enumerate(scene.sentences):
        own = figures_near(figures, index) if sentence.marks else ()
        if not sentence.marks or any(f.role == "level" and not f.reason for f in own):
            continue
        gone = next((f for f in own if f.rule == TAKEN_BACK and f.company and f.when.periods), None) or _is_void(
            scene, figures, index
        )
        if gone is not None:
            whole = Topic(index, None, gone.company or "", gone.when.periods[0])
            found = replace(saying(scene, whole, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
            yield replace(found, prior=gone.amount.range, currency=_money(scene, gone))
            continue
        if not sentence.marks.any_of(*tables):
            continue
        if projects := tuple(_given_up(scene, figures, index)):
            yield from projects
            continue
        for mark in sentence.marks.of("withdrawals"):
            view = View(scene, sentence, mark.span)
            near = min(view.left(*_TOLD), view.right(*_TOLD))
            told = _told_before(scene, figures, index)
            if told is not None and near <= _OBJECT and view.left("negations") > 2:
                whole = Topic(index, None, told.company or "", told.when.periods[0])
                found = replace(saying(scene, whole, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                yield replace(found, prior=told.amount.range, currency=_money(scene, told))
                break
            near = min(view.left("guidance"), view.right("guidance"))
            held = _is_held_with_the_rest(view)
            summed = any(0 <= f.amount.span.start - mark.span.end <= _SUM for f in own if f.reason == "denied")
            if near > _OBJECT or summed or not (held or _is_named(view)) or view.left("negations") <= 2:
                continue
            named = _whole(scene, index, view, calendar_of) if held or _is_listed(view) else None
            topic = named or topic_at(scene, index, view, calendar_of, dated=False)
            if topic is not None:
                yield replace(saying(scene, topic, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
