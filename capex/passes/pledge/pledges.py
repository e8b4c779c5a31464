"""Pledges: money for several years together, or for one country, project or programme without a year of its own."""

from __future__ import annotations

from capex.document import Span
from capex.passes.part.into import goal, is_into_a_place, is_into_something
from capex.passes.part.listed import goal_by_ending
from capex.passes.pledge.approvals import is_approved, is_told_loosely
from capex.passes.pledge.costs import is_cost, is_shared
from capex.passes.pledge.moved_investments import is_moved_investment
from capex.passes.pledge.one_investment import is_one_investment
from capex.passes.pledge.priced import prices_a_work
from capex.passes.pledge.projects import is_invested, is_own_project
from capex.passes.pledge.promises import is_free_pledge, next_figure
from capex.passes.pledge.runs import has_years, is_for_works, is_one_of_a_run
from capex.passes.pledge.towns import town
from capex.passes.pledge.works import is_programme
from capex.passes.pledge.year_by_year import is_yearly
from capex.passes.role.roles import PRICE, role_of
from capex.passes.role.so_far import is_so_far
from capex.passes.scene import Figure, Scene, View, view_of
from capex.passes.startups import dates_a_start
from capex.passes.text.calendar import Calendar, Resolved
from capex.passes.text.nouns import nouns
from capex.passes.text.resolving import resolve
from capex.passes.when.horizons import MEMORY, CalendarOf, horizon, is_attached, may_span_years, plain_sentence
from capex.passes.when.same_again import with_same_again
from capex.passes.who.subjects import foreign_voice
from capex.tokens import Unit, When

#: No pledge is smaller, in units of any currency.
_SMALLEST = 5_000_000
#: No plan's high end is so many times its low end.
_WIDEST = 100


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
    so_far = _is_added_up(figure, view) or is_so_far(view_of(scene, figure))
    if figure.reason in _REFUSED or so_far or foreign_voice(scene, view):
        return False
    _, role = role_of(scene, figure, view)
    added = role == "delta" and any(m.span.end <= view.place.start for m in view.marks("pledges"))
    added = added or (role == "delta" and _is_a_further_one(scene, figure, view))
    added = added and not view.touching_right("delta_after")  # "soit 100 milliards de plus que promis"
    return role in ("level", "no plan") or added or (role == "delta" and _is_spent_on_top(figure, view))


#: Words of "an additional" and a hedge between a verb of spending and its figure.
_FURTHER = 3


def _is_a_further_one(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether money for several years, or for a place, is only further money: "will spend an additional $1bn in"."""
    placed = not figure.when.periods and scene.document.issuer is None
    long = placed or (bool(figure.when.periods) and figure.when.periods[0].is_several_years)
    if not long or not scene.lexicon.spaced or scene.lexicon.joined or view.left("furthers") > 0:
        return False
    verbs = [m.span.end for m in view.marks("weak_mentions") if view.left_end <= m.span.start < view.place.start]
    near = bool(verbs) and scene.distance(verbs[-1], view.place.start) <= _FURTHER
    moved = any(m.span.start < view.place.start and view.clause.covers(m.span) for m in view.marks("actions"))
    return near and view.in_clause("plans", "announces") and not moved


def _is_spent_on_top(figure: Figure, view: View) -> bool:
    """Whether a verb of spending says that money for several years is further money: 4년 동안 13조원을 더 투자한다."""
    long = bool(figure.when.periods) and figure.when.periods[0].is_several_years
    if not long or not view.scene.lexicon.owner or view.in_clause("actuals"):
        return False
    ends = [m.span.end for m in view.marks("delta_after") if 0 <= m.span.start - view.place.end <= 1]
    verbs = [m.span.start for m in view.marks("weak_mentions", "mentions")]
    return any(0 <= start - end <= 1 for start in verbs for end in ends)


def _is_added_up(figure: Figure, view: View) -> bool:
    """Whether a total that is larger follows what is only added to it: "another $100bn, so that the total is"."""
    if view.left("furthers") > 0:
        return False
    totals = [m.span.end for m in view.marks("total_words") if m.span.start >= view.place.end]
    behind = [a for a in view.sentence.amounts if totals and a.span.start >= totals[0] and a.unit is Unit.MONEY]
    return any(a.size > figure.amount.size for a in behind)


#: Reasons that no horizon can heal.
_REFUSED = ("analyst", "unnamed", "several companies", "other company", "outsider")


def with_pledge(scene: Scene, figure: Figure, calendar_of: CalendarOf) -> Figure:
    """`figure` as a pledge where it is one; others are returned as they are."""
    size = max(abs(end) for end in figure.amount.range.ends if end is not None)
    if figure.amount.unit is not Unit.MONEY or size < _SMALLEST:
        return figure
    if is_cost(scene, figure, view_of(scene, figure)):
        timed: Figure | None = _priced(figure, view_of(scene, figure))
    elif (figure.noun == "other" and not is_invested(scene, figure, view_of(scene, figure))) or (
        not figure.noun and figure.amount.currency is None and scene.lexicon.spaced
    ):
        return figure
    else:
        known = figure._replace(noun="weak") if figure.noun == "other" else figure
        calendar = calendar_of(figure.company)
        timed = None if _is_of_one_year(scene, known, calendar) else _timed(scene, known, calendar)
    if timed is None and figure.role == "level" and not figure.reason and prices_a_work(scene, view_of(scene, figure)):
        return figure._replace(reason=PRICE, rule=PRICE)
    if timed is None or timed.reason in (_SLIP, _LOOSE, _SHARED):
        return timed or figure
    view = _plain_view(scene, timed)
    if not _stands(scene, timed, view):
        return figure if timed.noun != figure.noun else timed
    scope = _place(view) or _named(scene, view, timed) or goal_by_ending(scene, view, timed.amount) or timed.scope
    timed = with_same_again(scene, timed, calendar_of(timed.company))
    return timed._replace(pledge=True, role="level", reason="", rule="pledge", scope=scope)


def _priced(figure: Figure, view: View) -> Figure:
    """`figure` as what a work costs in all, for which others may pay, too."""
    if is_shared(view):
        return figure._replace(reason=_SHARED, rule="joint venture")
    return figure._replace(when=Resolved(()), when_span=None, noun="weak")


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
    if when is not None:
        loose = bool(figure.noun) and is_told_loosely(scene, view, figure)
        if _is_slip(figure) or (loose and not _is_talked_of(scene, view, figure, when)):
            return figure._replace(reason=_SLIP if _is_slip(figure) else _LOOSE, rule="pledge")
        run = is_one_of_a_run(scene, view, figure) and has_years(scene, view, when)
        talked = figure.noun or run or _is_talked_of(scene, view, figure, when)
        return figure._replace(when=resolve(when, calendar), when_span=when.span) if talked else None
    if is_into_a_place(scene, view, figure):
        return figure  # a year's money for one country is a pledge for that year
    if is_into_something(scene, view, figure):
        return figure._replace(when=Resolved(()), when_span=None, scope=goal(scene, view))
    own = is_own_project(scene, figure, view) or is_approved(scene, view, figure)
    own = own or (is_one_of_a_run(scene, view, figure) and is_for_works(scene, view))
    own = own or _is_for_what_starts(scene, view, figure)
    own = own or is_moved_investment(scene, view, figure) or is_one_investment(scene, view, figure)
    free = own or is_yearly(scene, view, figure) or is_free_pledge(scene, view, figure, calendar)
    if free and not _grows(view):
        return figure._replace(when=Resolved(()), when_span=None, noun="weak" if own else figure.noun)
    return None


def _is_for_what_starts(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press puts money into what is to start in a year that the sentence names, and in no other time."""
    whens = [w for w in view.sentence.whens if w.year is not None]
    if scene.document.issuer or not scene.lexicon.joined or figure.noun != "weak":
        return False
    if figure.when_span is not None or not whens:
        return False
    return view.in_clause("weak_mentions") and all(dates_a_start(view, when) for when in whens)


#: Signs between a rate of change and the figure that it leads to: 7.6%増の約2100億円.
_GROWN = 6


def _grows(view: View) -> bool:
    """Whether a rate right before the figure says how it grows, as only the spending of a year does: 同9%増の."""
    if not view.scene.lexicon.joined:
        return False
    place = view.place.start
    rates = [a.span.end for a in view.sentence.amounts if a.unit is Unit.RATE and 0 < place - a.span.end <= _GROWN]
    return any(rates[0] <= m.span.start < place for m in view.marks("ups", "downs")) if rates else False


#: Beside several years, what makes a pledge of a company's own figure for its capital spending, in its sentence.
_PLEDGING = ("long_runs", "approvals", "annual", "afterwards")


def _is_of_one_year(scene: Scene, figure: Figure, calendar: Calendar) -> bool:
    """Whether nothing beside a company's own figure for its capital spending can make it a pledge, as is the rule."""
    sentence = scene.sentences[figure.sentence]
    own = scene.document.issuer is not None and figure.noun == "capex"
    return own and not sentence.marks.any_of(*_PLEDGING) and not may_span_years(sentence, calendar)


def _named(scene: Scene, view: View, figure: Figure) -> str:
    """The project that a cost is told of, where it stands right before the noun of the cost: 5공장의 투자비는."""
    noun = figure.noun_mark
    if noun is None or not scene.lexicon.joined or not scene.lexicon.spaced or not is_programme(view, noun):
        return ""
    ends = [m.span.end for m in view.marks("programmes") if 0 < noun.span.start - m.span.end <= _OWNED]
    return scene.document.text[view.sentence.span.start : ends[-1]].split()[-1] if ends else ""


#: The reason of what a project costs for which others pay, too.
_SHARED = "shared project"
#: The reason of a figure whose scales cannot both be meant.
_SLIP = "ends far apart"
#: The reason of a figure for several years that nobody says will be spent.
_LOOSE = "not said to be spent"


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
    end = next_figure(view)
    found = [m for m in view.marks("places") if view.left_end <= m.span.start and m.span.end <= end]
    found = [m for m in found if not any(s.covers(m.span) or _owns(view, m.span, s) for s in names)]
    parts = [m.span.start for m in view.marks("consisting") if m.span.start >= view.place.end]
    found = [m for m in found if not parts or m.span.start < parts[0]]  # "including a plant in Ohio"
    before = [m for m in found if m.span.end <= view.place.start] if view.scene.lexicon.joined else []
    if before:  # 長崎に240億円、山形に210億円
        found = [m for m in found if "、" not in view.scene.text[view.place.end : m.span.start]]
    near = min(found, key=lambda m: abs(m.span.start - view.place.end), default=None)
    named = None if near else town(view.scene, view)
    return named.of(view.scene.document.text) if named else str(near.value) if near else ""
