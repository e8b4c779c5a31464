"""Pledges: money for several years together, or for one country, project or programme without a year of its own."""

from __future__ import annotations

from capex.document import Span
from capex.passes.calendar import Calendar, Resolved, resolve
from capex.passes.costs import is_cost, is_dated_apart, is_programme, is_whole
from capex.passes.horizons import MEMORY, CalendarOf, horizon, is_attached, plain_sentence
from capex.passes.into import goal, is_into_a_place, is_into_something
from capex.passes.joined import is_about
from capex.passes.nouns import nouns
from capex.passes.projects import is_invested, is_own_project
from capex.passes.roles import role_of
from capex.passes.scene import Figure, Scene, View, view_of
from capex.passes.subjects import foreign_voice
from capex.tokens import Mark, Unit, When

#: No pledge is smaller, in units of any currency.
_SMALLEST = 50_000_000
#: No plan's high end is so many times its low end.
_WIDEST = 100
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
    limit = Span(view.sentence.span.start if scene.lexicon.joined else view.left_end, view.right_end)
    names = [who.span for who in view.sentence.whos]
    found = [m for m in view.marks("places", "programmes") if limit.covers(m.span)]
    found = [m for m in found if not any(s.covers(m.span) for s in names)]
    behind = [m for m in found if m.span.start >= view.place.end]
    near = [m for m in behind if scene.distance(view.place.end, m.span.start) <= _PLACE]
    before = [m for m in found if m.span.end <= view.place.start]
    return next(iter(near or before[::-1]), None)


def _is_for_years(view: View, figure: Figure, calendar: Calendar) -> bool:
    """Whether the sentence gives single years or quarters still running: then the figure is no open-ended pledge."""
    parts = view.scene.sentences[figure.sentence].marks.of("parts") if view.scene.lexicon.joined else ()
    behind = [m.span.start for m in parts if m.span.start >= view.place.end]
    end = min(behind, default=view.sentence.span.end)  # 공장에 1918억원을 투입하는데, 이 가운데 올해분은 700억원
    found = [resolve(when, calendar) for when in view.sentence.whens if when.span.start < end]
    return any(r.periods or r.past for r in found)


def _is_free_pledge(  # noqa: PLR0911 (one return for each way to promise)
    scene: Scene, view: View, figure: Figure, calendar: Calendar
) -> bool:
    """Whether the figure is promised to a project or place without any period."""
    if figure.noun not in ("weak", "money", "capex"):
        return False
    if (figure.when_span is None or is_dated_apart(scene, view, figure)) and is_whole(scene, view, figure):
        return scene.document.issuer is None
    of_whole = scene.lexicon.joined or view.figure_end > view.sentence.span.start  # "otros 2.000 millones" are of none
    if _is_for_years(view, figure, calendar) or (of_whole and view.left("parts") == 0):
        return False  # 투자 가운데 3000억원은: a part of what may be a year's
    if scene.lexicon.spaced and view.right("parts_after") == 0:
        return False  # "$9 billion of its budget in the U.S."
    if figure.noun == "capex" and _is_topic(scene, view, figure):
        return False  # 설비투자는 북미 현지화를 위해 9조 원: of the year that is spoken of
    if figure.noun_mark and is_programme(view, figure.noun_mark) and _is_undated(view, figure):
        return scene.document.issuer is None
    verb = _verb(scene, view)
    if verb is None:
        return False
    promised = any(m.span.overlaps(verb.span) for m in view.marks("pledges"))
    if scene.document.issuer is None and promised:
        return True
    if verb.table == "mentions":
        placed = _is_placed(scene, view, verb) or _is_for_a_project(scene, view, figure)
        return scene.document.issuer is None and placed and view.in_clause("plans", "pledges")
    promised = view.in_clause("plans", "pledges") or (not scene.lexicon.spaced and _is_announced(view, verb))
    return scene.document.issuer is None and _project(scene, view) is not None and promised


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


def _is_yearly(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press has a company spend so much every year, and names no year ("25 milliards d'euros par an")."""
    if scene.document.issuer or not scene.lexicon.spaced or figure.noun not in ("capex", "weak"):
        return False
    if scene.sentences[figure.sentence].whens:
        return False
    yearly = [m.span for m in view.marks("annual")]
    left, right = figure.amount.span.start, figure.amount.span.end
    near = any(0 <= left - span.end <= 1 or 0 <= span.start - right <= 1 for span in yearly)
    return near and view.in_clause("plans")


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
    if not scene.lexicon.spaced or scene.lexicon.joined or figure.when.periods:
        return False
    end = view.place.end
    leads = [m.span.end for m in view.marks("purposes", "joins") if 0 <= m.span.start - end <= 1]
    starts = [m.span.start for m in view.marks("programmes") if view.clause.covers(m.span)]
    return any(lead <= start and scene.distance(lead, start) <= _ADJECTIVES for lead in leads for start in starts)


def _is_talked_of(scene: Scene, view: View, figure: Figure, when: When) -> bool:
    """Whether a figure without a noun is spent all the same: by a programme, or in a list that goes on so."""
    before = scene.sentences[max(figure.sentence - MEMORY, 0) : figure.sentence]
    said = [[n.table for n in nouns(sentence)] for sentence in before]
    spending = any(table != "other_metrics" for tables in said for table in tables)
    if scene.document.issuer and scene.lexicon.spaced:  # "the programme" of a call may as well save costs
        last = next((tables for tables in reversed(said) if tables), ["other_metrics"])
        return last[-1] != "other_metrics" and view.in_clause("programmes", "pledges", "guidance")
    if view.in_clause("programmes", "pledges"):
        return True
    return is_attached(scene, view, when) and spending and "other_metrics" not in said[-1]


def _stands(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether the figure is a level that the company itself speaks of."""
    if figure.reason in _REFUSED or foreign_voice(scene, view):
        return False
    _, role = role_of(scene, figure, view)
    added = role == "delta" and any(m.span.end <= view.place.start for m in view.marks("pledges"))
    return role in ("level", "no plan") or added


#: Reasons that no horizon can heal.
_REFUSED = ("analyst", "unnamed", "several companies", "other company", "outsider")


def with_pledge(scene: Scene, figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` as a pledge where it is one; others are returned as they are."""
    size = max(abs(end) for end in figure.amount.range.ends if end is not None)
    if figure.amount.unit is not Unit.MONEY or size < _SMALLEST:
        return figure
    if is_cost(scene, figure, view_of(scene, figure)):
        timed: Figure | None = figure._replace(when=Resolved(()), when_span=None, noun="weak")
    elif (figure.noun == "other" and not is_invested(scene, figure, view_of(scene, figure))) or (
        not figure.noun and figure.amount.currency is None and scene.lexicon.spaced
    ):
        return figure
    else:
        known = figure._replace(noun="weak") if figure.noun == "other" else figure
        timed = _timed(scene, known, calendar_of(figure.company))
    if timed is None or timed.reason == _SLIP:
        return timed or figure
    view = _plain_view(scene, timed)
    if not _stands(scene, timed, view):
        return figure if timed.noun != figure.noun else timed
    scope = _place(view) or _named(scene, view, timed) or timed.scope
    return timed._replace(pledge=True, role="level", reason="", rule="pledge", scope=scope)


def _plain_view(scene: Scene, figure: Figure) -> View:
    """The view from a figure in its sentence without cues that only belong to the wording of a period."""
    sentence = plain_sentence(scene, scene.sentences[figure.sentence], figure.amount.span)
    return View(
        scene, sentence, figure.amount.span, tuple(a.span for a in sentence.amounts if a.span != figure.amount.span)
    )


def _timed(scene: Scene, figure: Figure, calendar: Calendar) -> Figure | None:
    """`figure` with its several years, or without any time where it is promised so; `None` where it is no pledge."""
    view = _plain_view(scene, figure)
    when = horizon(scene, figure, view, calendar)
    if when is not None and _is_slip(figure):
        return figure._replace(reason=_SLIP, rule="pledge")
    if when is not None:
        talked = figure.noun or _is_talked_of(scene, view, figure, when)
        return figure._replace(when=resolve(when, calendar), when_span=when.span) if talked else None
    if is_into_a_place(scene, view, figure):
        return figure  # a year's money for one country is a pledge for that year
    if is_into_something(scene, view, figure):
        return figure._replace(when=Resolved(()), when_span=None, scope=goal(scene, view))
    own = is_own_project(scene, figure, view)
    if own or _is_yearly(scene, view, figure) or _is_free_pledge(scene, view, figure, calendar):
        return figure._replace(when=Resolved(()), when_span=None, noun="weak" if own else figure.noun)
    return None


def _named(scene: Scene, view: View, figure: Figure) -> str:
    """The project that a cost is told of, where it stands right before the noun of the cost: 5공장의 투자비는."""
    noun = figure.noun_mark
    if noun is None or not scene.lexicon.joined or not scene.lexicon.spaced or not is_programme(view, noun):
        return ""
    ends = [m.span.end for m in view.marks("programmes") if 0 < noun.span.start - m.span.end <= _OWNED]
    return scene.document.text[view.sentence.span.start : ends[-1]].split()[-1] if ends else ""


#: The reason of a figure whose scales cannot both be meant.
_SLIP = "ends far apart"


def _is_slip(figure: Figure) -> bool:
    """Whether the scales of both ends cannot both be meant ("$14 million to $16 billion")."""
    low, high = figure.amount.range.ends
    return bool(low and high and high / low > _WIDEST)


#: The sign and blank between a country and the name of its company.
_OWNED = 3


def _owns(view: View, place: Span, name: Span) -> bool:
    """Whether a country only says whose company the name is."""
    gap = name.start - place.end
    return 0 <= gap <= _OWNED and "," not in view.scene.text[place.end : name.start]


def _place(view: View) -> str:
    """The country or state that the money goes to, by the one name it has in every language."""
    names = [who.span for who in view.sentence.whos]  # "Korea Zinc", "Italy's Enel"
    found = [m for m in view.marks("places") if view.left_end <= m.span.start and m.span.end <= view.right_end]
    found = [m for m in found if not any(s.covers(m.span) or _owns(view, m.span, s) for s in names)]
    near = min(found, key=lambda m: abs(m.span.start - view.place.end), default=None)
    return str(near.value) if near else ""
