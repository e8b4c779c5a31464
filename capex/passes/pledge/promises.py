"""What is promised to a project, plant or place without any period of its own."""

from __future__ import annotations

from capex.document import Span
from capex.passes.joined import is_about
from capex.passes.pledge.priced import is_its_own, is_part_of_it
from capex.passes.pledge.towns import town
from capex.passes.pledge.works import is_dated_apart, is_plain, is_programme, is_whole_cost, leads_to_a_work
from capex.passes.scene import Figure, Scene, View
from capex.passes.startups import dates_a_start
from capex.passes.text.calendar import Calendar
from capex.passes.text.resolving import resolve
from capex.tokens import Mark

#: Words between the verb of spending and its figure, and between a figure and the place or project it is for.
_VERB, _PLACE = 8, 12


def _verb(scene: Scene, view: View) -> Mark | None:
    """The word of spending that governs the figure: before it and near, else behind it (where verbs come last)."""
    place = view.place
    names = [m.span for m in view.marks("mentions")]
    loose = [
        m for m in view.marks("weak_mentions") if not any(span.covers(m.span) and span != m.span for span in names)
    ]
    verbs = [*loose, *(m for m in view.marks("mentions", "pledges") if m.span not in [w.span for w in loose])]
    first = view.sentence.span.start if scene.lexicon.joined else view.clause.start
    before = [m for m in verbs if first <= m.span.start and m.span.end <= place.start]
    near = [m for m in before if scene.distance(m.span.end, place.start) <= _VERB]
    if near and not scene.lexicon.joined:
        return near[-1]
    behind = [m for m in verbs if place.end <= m.span.start and m.span.end <= view.clause.end]
    reach = 2 * _VERB if scene.lexicon.joined else _VERB
    finals = [m.span for m in view.marks("finals")]
    close = [
        m for m in behind
        if scene.distance(place.end, m.span.start) <= reach or any(m.span.overlaps(span) for span in finals)
    ]  # fmt: skip
    return next(iter(close or near), None)


def _project(scene: Scene, view: View) -> Mark | None:
    """The country, project or programme that the figure goes to, in its clause and not beyond another figure."""
    first = view.sentence.span.start if scene.lexicon.joined else view.left_end
    if scene.lexicon.owner and view.clause.start < view.figure_end:
        first = view.figure_end  # 북미 공장에 9조원을, 전략투자는 1조원을
    limit = Span(first, next_figure(view))
    names = [who.span for who in view.sentence.whos]
    found = [m for m in view.marks("places", "programmes") if limit.covers(m.span)]
    goals = {
        m.span.start for m in view.marks("destined") if view.left("total_words") <= 1
    }  # クルーズ事業には総額3300億円を投じる
    found += [m for m in view.marks("businesses") if m.span.end in goals and m.span.end <= view.place.start]
    found = [m for m in found if not any(s.covers(m.span) for s in names) and not is_plain(view, m)]
    behind = [m for m in found if m.span.start >= view.place.end]
    near = [m for m in behind if scene.distance(view.place.end, m.span.start) <= _PLACE]
    before = [m for m in found if m.span.end <= view.place.start]
    return next(iter(near or before[::-1] or _where(view)), None)


def next_figure(view: View) -> int:
    """Where what is told of a figure ends: at a comma; at the next figure where no blanks part words and verbs lead."""
    if view.scene.lexicon.spaced or not view.scene.lexicon.moves_to:
        return view.right_end
    after = [span.start for span in view.others if span.start >= view.place.end]
    return min([view.sentence.span.end, *after])


#: Characters of a comma and a blank.
_COMMA = 2


def _where(view: View) -> list[Mark]:
    """The place that the figure's clause only goes on about: "Nevada, where it is putting $3 billion into"."""
    starts = [m.span.start for m in view.marks("wheres") if 0 <= m.span.start - view.clause.start <= _COMMA]
    places = view.marks("places") if starts else ()
    return [m for m in places if 0 < starts[0] - m.span.end <= _COMMA]


def _is_for_years(view: View, figure: Figure, calendar: Calendar) -> bool:
    """Whether the sentence gives single years or quarters still running: then the figure is no open-ended pledge."""
    parts = view.scene.sentences[figure.sentence].marks.of("parts") if view.scene.lexicon.joined else ()
    behind = [m.span.start for m in parts if m.span.start >= view.place.end]
    end = min(behind, default=view.sentence.span.end)  # 공장에 1918억원을 투입하는데, 이 가운데 올해분은 700억원
    last = max((o.start for o in view.others if view.scene.lexicon.joined), default=0)  # 421億元,今年支付398億元
    whens = (w for w in view.sentence.whens if w.span.start < end and not dates_a_start(view, w))
    whens = (w for w in whens if not view.place.end <= w.span.start < last)
    said = view.scene.sentences[figure.sentence]
    since = [m.span.end for m in said.marks.of("compared")]  # "has pledged $50 billion since 2020"
    whens = (w for w in whens if not any(0 <= w.span.start - at <= 1 for at in since))
    found = [resolve(when, calendar) for when in whens]
    return any(r.periods or r.past for r in found)


def is_free_pledge(  # noqa: PLR0911 (one return for each way to promise)
    scene: Scene, view: View, figure: Figure, calendar: Calendar
) -> bool:
    """Whether the press has the figure promised to a project or place without any period."""
    part = bool(scene.lexicon.owner) and view.left("parts") == 0  # 투자 가운데 3000억원은: what may be a year's
    if scene.document.issuer is not None or part or figure.noun not in ("weak", "money", "capex"):
        return False
    if (figure.when_span is None or is_dated_apart(scene, view, figure)) and is_whole_cost(scene, view, figure):
        return True
    of_whole = scene.lexicon.joined or view.figure_end > view.sentence.span.start  # "otros 2.000 millones" are of none
    if _is_for_years(view, figure, calendar) or (of_whole and view.left("parts") == 0):
        return False
    if scene.lexicon.spaced and (view.right("parts_after") == 0 or _goes_on_dividing(view, figure)):
        return False  # "$9 billion of its budget in the U.S."
    if figure.noun == "capex" and _is_topic(scene, view, figure):
        return False  # 설비투자는 북미 현지화를 위해 9조 원: of the year that is spoken of
    if figure.noun_mark and is_programme(view, figure.noun_mark) and _is_undated(view, figure):
        return True
    verb = _verb(scene, view)
    if verb is None:
        return False
    promised = any(m.span.overlaps(verb.span) for m in view.marks("pledges"))
    if promised:
        return True
    if verb.table == "mentions":
        return _is_of_a_project(scene, view, figure, verb)
    whole = is_part_of_it(scene, view) and 0 <= verb.span.start - view.place.end <= 1
    goes = _project(scene, view) is not None or town(scene, view) is not None
    return whole or leads_to_a_work(view) or (goes and _is_promised(scene, view, verb))


def _is_promised(scene: Scene, view: View, verb: Mark) -> bool:
    """Whether the clause plans, pledges or announces what its verb spends, or names it as the company's own."""
    if view.in_clause("plans", "pledges", "announces"):
        return True
    if any(m.span.overlaps(verb.span) for m in view.marks("presents")):
        return True  # "BYD investit en Hongrie"
    if not scene.lexicon.spaced:
        return _is_announced(view, verb) or _has_a_work(view, verb)
    return not scene.lexicon.joined and _is_an_own_investment(scene, view, verb)


def _is_an_own_investment(scene: Scene, view: View, verb: Mark) -> bool:
    """Whether a company's investment is named by its price, and nothing says that it is over: "Google's $2bn ….

    What follows the noun at once is the place or project that it goes to.
    """
    place, end = view.place, verb.span.end
    if verb.span.start < place.end or not any(m.span == verb.span for m in view.marks("invested")):
        return False
    goals = [m.span.start for m in view.marks("places", "programmes") if m.span.start >= end]
    led = any(scene.distance(end, start) <= _GOAL for start in goals)
    return led and is_its_own(scene, view) and not view.in_clause("actuals", "pasts", "finishes", "mishaps")


#: Words of "in the new" between an investment and the place or project that it goes to.
_GOAL = 3


def _goes_on_dividing(view: View, figure: Figure) -> bool:
    """Whether "of this" opens the sentence behind a year's plan: "Davon gehen 500 Millionen in das Programm"."""
    start, years = view.sentence.span.start, figure.when.periods
    opens = any(m.span.start == start for m in view.marks("parts", "parts_after"))
    return opens and bool(years) and years[0].is_year and figure.when_span is None


def _follows_project(view: View) -> bool:
    """Whether a project or place is named right before the figure, with nothing but a blank between."""
    return any(0 <= view.place.start - m.span.end <= 1 for m in view.marks("programmes", "places"))


def _is_undated(view: View, figure: Figure) -> bool:
    """Whether no year is told, or the noun is a project's whole cost, which no year told before is for: 총투자비."""
    noun = figure.noun_mark
    whole = noun is not None and any(m.span.overlaps(noun.span) for m in view.marks("total_words"))
    return not figure.when.periods or (whole and figure.when_span is None)


def _is_topic(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether capital spending itself, and not that for a place or project, is what the sentence is about."""
    noun = figure.noun_mark
    if noun is None or noun.table != "mentions" or is_programme(view, noun):
        return False
    placed = any(0 <= noun.span.start - m.span.end <= 1 for m in view.marks("places"))
    return not placed and view.sentence.span.covers(noun.span) and is_about(scene, noun)


def _is_announced(view: View, verb: Mark) -> bool:
    """Whether a verb of spending goes on to what is announced: 工場に2億ドルを投資し、300人を雇うと発表した."""
    told = any(m.span.start > verb.span.end for m in view.marks("speech"))
    return verb.span.start >= view.place.end and told and not view.in_clause("actuals")


def _has_a_work(view: View, verb: Mark) -> bool:
    """Whether a project stands right before a verb that leads, and nothing was spent: 馬來西亞新廠投資3億美元."""
    led = any(m.span.end == verb.span.start for m in view.marks("programmes"))
    return led and verb.span.end <= view.place.start and not view.in_sentence("actuals")


def _is_placed(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether a country or project stands right behind the noun: "the investment in Arizona will come to …"."""
    places = [
        m.span.start for m in view.marks("places") if m.span.start >= noun.span.end and m.span.end <= view.place.start
    ]
    led = scene.lexicon.joined and any(0 <= noun.span.start - m.span.end <= 1 for m in view.marks("places"))
    led = led or (scene.lexicon.joined and _follows_project(view))  # 캐나다 공장 150억달러 투자 계획
    return led or any(scene.distance(noun.span.end, start) <= 3 for start in places)


#: Words that part "for" from the project: "for its second wind farm".
_ADJECTIVES = 3


def _is_for_a_project(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether a project stands behind the figure, which no year is told for: "$1.4 billion for a new wind farm"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    end = view.place.end
    leads = [m.span.end for m in view.marks("purposes", "joins") if 0 <= m.span.start - end <= 1]
    starts = [m.span.start for m in view.marks("programmes") if view.clause.covers(m.span) and not is_plain(view, m)]
    if figure.when_span is None and not view.sentence.whens:  # "für den neuen Standort seien 200 Millionen vorgesehen"
        leads += [m.span.end for m in view.marks("topics") if view.clause.start <= m.span.start < view.place.start]
    elif figure.when.periods:
        return False
    return any(lead <= start and scene.distance(lead, start) <= _ADJECTIVES for lead in leads for start in starts)


def _is_of_a_project(scene: Scene, view: View, figure: Figure, noun: Mark) -> bool:
    """Whether capital spending by name is for one project that a plan names, and for no year."""
    built = bool(scene.lexicon.owner) and figure.when_span is None and _is_of_a_building(view, noun)
    if built or _serves_a_project(scene, view):
        return view.in_clause("plans", "pledges", "speech")
    placed = _is_placed(scene, view, noun) or _is_for_a_project(scene, view, figure)
    return placed and view.in_clause("plans", "pledges")


def _is_of_a_building(view: View, noun: Mark) -> bool:
    """Whether what is built stands right before the noun of its cost: 정비공장 건립 투자액을 5780억원으로."""
    return any(0 <= noun.span.start - m.span.end <= 1 for m in view.marks("builds", "programmes"))


def _serves_a_project(scene: Scene, view: View) -> bool:
    """Whether a project is named right before the figure as what it is for: 공장 건립을 위해 2280억원의 시설투자를."""
    if not scene.lexicon.owner:
        return False
    starts = [m.span.start for m in view.marks("prices") if 0 <= view.place.start - m.span.end <= 1]
    into = view.place.start - len(scene.lexicon.into)
    starts += [into] * scene.text.startswith(scene.lexicon.into, into)
    named = [m.span.end for m in view.marks("programmes", "builds") if m.span.start >= view.left_end]
    return any(0 <= start - end <= _ENDING for start in starts for end in named)


#: Signs of an ending behind the name of a project.
_ENDING = 2
