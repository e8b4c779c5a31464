"""How a figure moved: the earlier figure beside it, the size of the change, or the document's own verb."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.money import InvalidRangeError, Range
from capex.passes.move.kept import TAKEN_BACK, is_taken_back, kept_before, kept_behind, kept_over
from capex.passes.move.partners import (
    against_plan,
    by_a_rate,
    far_prior,
    is_of_its_whole,
    is_of_the_whole,
    partner_of,
    rate_beside,
)
from capex.passes.move.stood import stood_before, told_move_from
from capex.passes.role.courses import is_course, leaves_last_year
from capex.passes.role.from_last_year import is_added_to_spent, is_against_last_year
from capex.passes.role.verbs import MOVING, action_in
from capex.passes.scene import FAR, Figure, Scene, View, view_of
from capex.passes.when.headline import told_move
from capex.period import FiscalPeriod
from capex.statement import Action
from capex.tokens import Sentence

#: Words between an earlier figure and a year that is its own.
_OWN_YEAR = 6


def _is_other_year(scene: Scene, prior: Figure, level: Figure) -> bool:
    """Whether a figure beside the new one is for another year, where periods lead to their figures: no move then."""
    own, place = prior.when_span, prior.amount.span
    if own is None or own == level.when_span or set(prior.when.periods) & set(level.when.periods):
        return False
    if any(p.is_several_years for p in prior.when.periods) and level.pledge:
        return False  # a plan for several years is measured against the one before
    if scene.lexicon.joined:
        return level.when_span is not None
    behind = own.start >= place.end and scene.distance(place.end, own.start) <= _OWN_YEAR  # "$42bn it plans this year"
    owned = 0 < place.start - own.end <= _OWNER and own.start > level.amount.span.end  # "than this year's $18 billion"
    return (behind or owned) and bool(prior.when.periods and level.when.periods)


#: Signs of "'s" and a blank between a year and the figure that is its own.
_OWNER = 3


def _is_anothers(scene: Scene, figures: Sequence[Figure], prior: Figure, level: Figure) -> bool:
    """Whether "from" is told of a year before: "cuts its 2025 budget to $9bn from $10bn and its 2026 one to $8bn"."""
    own, place = level.when_span, prior.amount.span
    if not scene.lexicon.spaced or scene.lexicon.joined or own is None or prior.sentence != level.sentence:
        return False
    if not place.end <= own.start < level.amount.span.start:
        return False
    ahead = [f for f in figures if f.sentence == prior.sentence and f.role == "level" and not f.reason]
    ahead = [f for f in ahead if f.amount.span.end <= place.start and f.company == level.company]
    led = bool(ahead) and scene.text[ahead[-1].amount.span.end : place.start].strip(" ,") in scene.lexicon.moves_from
    return led and set(ahead[-1].when.periods).isdisjoint(level.when.periods) and bool(ahead[-1].when.periods)


#: Words between the size of a difference and the plan that it is measured against.
_NEAR_PLAN = 4
#: Words between the earlier plan and the size of a difference from it, where the plan stands first.
_OF_PLAN = 3


def _against_range(sentence: Sentence, place: Span) -> Action | None:
    """Where the new figure lies in the earlier range: "at the high end of our initial range" has it raised."""
    if not any(m.span.start >= place.end for m in sentence.marks.of("priors")):
        return None
    found = [m for m in sentence.marks.in_order("low_end", "high_end") if m.span.start >= place.end]
    other = any(place.end <= a.span.start and a.span.end <= found[0].span.start for a in sentence.amounts if found)
    if not found or other:
        return None
    return Action.RAISED if found[0].table == "high_end" else Action.LOWERED


def _way(scene: Scene, delta: Figure) -> Action | None:
    """Whether a change against the earlier guidance goes up or down, by the word beside it."""
    view = View(scene, scene.sentences[delta.sentence], delta.amount.span)
    if not scene.lexicon.joined and any(m.span.covers(view.place) for m in view.marks("actions")):
        return None  # "took another $300 million out of it": the verb tells
    if view.left("furthers") == 0 and view.left("ups", "downs") > 1 and view.right("downs") > 1:
        ahead = (m for m in view.marks("actions") if view.clause.start <= m.span.start < view.place.start)
        if any(m.value is Action.LOWERED for m in ahead):
            return Action.LOWERED  # "reducing capital investment by a further $150 million"
        return Action.RAISED
    measured = any(m.span.start >= delta.amount.span.end for m in view.marks("priors", "prior_after", "guidance"))
    measured = measured or (scene.lexicon.joined and view.left("priors") <= _OF_PLAN)  # 従来より300億円少ない
    measured = measured or (scene.lexicon.joined and view.left("guidance") <= 1)  # 投資計画を100億円増やし
    if not measured and not (view.left("deltas") == 0 and view.in_sentence("guidance", "plans")):
        return None
    said = rate_beside(scene, delta) or view
    near = {table: min(said.left(table), view.right(table)) for table in ("ups", "downs")}
    if min(near.values()) > 1 or near["ups"] == near["downs"]:
        return None
    return Action.RAISED if near["ups"] < near["downs"] else Action.LOWERED


def action_of_change(scene: Scene, delta: Figure) -> Action | None:
    """Which way the sentence of a change moves the plan."""
    said = scene.sentences[delta.sentence]
    told = _way(scene, delta) or against_plan(scene, said, delta.amount.span)
    return told or action_in(scene, said, delta.amount.span)


def _end_shifted(scene: Scene, delta: Figure) -> str:
    """Which end of a range alone a change is told of ("lifts the low end by $2 billion"); empty for both."""
    view = View(scene, scene.sentences[delta.sentence], delta.amount.span)
    low, high = (min(view.left(table), view.right(table)) for table in ("low_end", "high_end"))
    if min(low, high) > _NEAR_PLAN:  # "lifted the low end of our guidance of $17 to $18 billion by $500 million"
        low, high = (FAR - view.in_clause(table) for table in ("low_end", "high_end"))
    return "low" if low < high else "high" if high < low else ""


def _shifted(level: Range, delta: Range, action: Action, end: str = "") -> Range | None:
    """What stood before `level`, or one `end` of it, was raised or lowered by the point `delta`."""
    by = delta.low or delta.high
    if by is None or not delta.is_point or action not in (Action.RAISED, Action.LOWERED):
        return None
    by = by if action is Action.RAISED else -by
    low = level.low if level.low is None or end == "high" else level.low - by
    high = level.high if level.high is None or end == "low" else level.high - by
    if any(bound is not None and bound <= 0 for bound in (low, high)):
        return None
    try:
        return Range(low, high)
    except InvalidRangeError:
        return None


def _shared_years(prior: Figure, figure: Figure) -> tuple[FiscalPeriod, ...]:
    """The years of a figure for several ones that the earlier figure was for, too; nothing where it was for all."""
    shared = tuple(period for period in figure.when.periods if period in prior.when.periods)
    return shared if len(shared) < len(figure.when.periods) else ()


def with_move(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` with what was done to it and with what stood before."""
    if figure.role != "level" or figure.reason or figure.prior is not None:
        return figure
    sentence = scene.sentences[figure.sentence]
    verb = action_in(scene, sentence, figure.amount.span)
    if verb in MOVING and _goes_its_way(scene, figures, figure):
        verb = None
    verb = _against_range(sentence, figure.amount.span) or verb
    prior = partner_of(scene, figures, figure, "prior") or far_prior(scene, figures, figure)
    if prior is not None and (_is_anothers(scene, figures, prior, figure) or is_of_the_whole(figures, prior, figure)):
        prior = None
    if prior is not None and not _is_other_year(scene, prior, figure):
        before = stood_before(scene, prior, figure)
        told = told_move_from(before, figure.amount.range, verb)
        return figure._replace(prior=before, action=told, moved=_shared_years(prior, figure))
    delta = _size_of_change(scene, figures, figure, verb)
    differs = delta is not None and against_plan(scene, scene.sentences[delta.sentence], delta.amount.span)
    if prior is not None and not scene.lexicon.joined and not differs:
        return figure._replace(action=verb if verb is Action.REAFFIRMED else None)
    verb = None if delta is None and _is_weighed(scene, figures, figure) else verb
    if delta is not None and (is_against_last_year(scene, delta, figure) or is_added_to_spent(scene, figures, delta)):
        return figure._replace(action=verb if verb is Action.REAFFIRMED or _moves_guidance(scene, figure) else None)
    if delta is not None:
        verb = _way(scene, delta) or verb or action_of_change(scene, delta)
    if delta is not None and verb:
        end = "" if figure.amount.range.is_point else _end_shifted(scene, delta)
        return figure._replace(prior=_shifted(figure.amount.range, delta.amount.range, verb, end), action=verb)
    own = verb is Action.WITHDRAWN or scene.document.issuer is not None
    gone = own and is_taken_back(scene, figure.sentence, figure.amount.span)
    left = figure._replace(role="prior", rule=TAKEN_BACK) if gone else figure
    elsewhere = figure.noun_mark is not None and not sentence.span.covers(figure.noun_mark.span)
    kept = verb is None and (
        kept_behind(scene, figure.sentence, figure.amount.span)
        or kept_over(scene, figure.sentence)
        or (elsewhere and figure.scope == "total" and kept_before(scene, figure.sentence))
    )
    return left._replace(
        action=Action.REAFFIRMED if kept else verb or by_a_rate(scene, figure) or _by_headline(scene, figures, figure)
    )


def _moves_guidance(scene: Scene, figure: Figure) -> bool:
    """Whether guidance by name is moved to the figure: "reduced its guidance to $5.5bn, down $550m from 2025"."""
    view = view_of(scene, figure)
    if scene.lexicon.joined or not scene.lexicon.spaced or view.left("moves_to") > 0:
        return False
    moved = [m.span.end for m in view.marks("actions") if m.value in MOVING and m.span.end <= view.place.start]
    plans = (m.span for m in view.marks("guidance") if moved and moved[-1] <= m.span.start < view.place.start)
    return any(scene.distance(span.end, view.place.start) <= 1 for span in plans)


def _size_of_change(scene: Scene, figures: Sequence[Figure], figure: Figure, verb: Action | None) -> Figure | None:
    """The size of the change of `figure`; none where that is only thought of, or a plan that is kept."""
    delta = partner_of(scene, figures, figure, "delta")
    if delta is None or _is_only_thought_of(scene, delta) or _is_of_another_year(scene, figures, delta, figure):
        return None
    spaced = scene.lexicon.spaced and not scene.lexicon.joined
    differs = delta.when.periods not in ((), figure.when.periods)
    if spaced and not figure.pledge and differs and any(period.last for period in delta.when.periods):
        return None  # "cut its 2026-27 capex by $4 billion and now expects $13 billion in 2026"
    other = figure.pledge and differs  # works agreed on the next day
    ahead = delta.sentence < figure.sentence and figure.scope != delta.scope
    other = other or (spaced and scene.document.issuer is not None and ahead)  # the change is of the item before
    return None if delta.sentence != figure.sentence and (other or verb is Action.REAFFIRMED) else delta


def _is_of_another_year(scene: Scene, figures: Sequence[Figure], delta: Figure, figure: Figure) -> bool:
    """Whether the plan right behind a change is another year's: "trims this year's by $1bn to $9bn, and sees $8bn"."""
    span = Span(delta.amount.span.end, max(figure.amount.span.start, delta.amount.span.end))
    if not scene.lexicon.spaced or scene.lexicon.joined or delta.sentence != figure.sentence:
        return False
    between = [f for f in figures if span.covers(f.amount.span) and f.role == "level" and not f.reason]
    own = set(figure.when.periods)
    return any(f.when.periods and own and own.isdisjoint(f.when.periods) for f in between)


def _is_only_thought_of(scene: Scene, delta: Figure) -> bool:
    """Whether a change is looked at, in another sentence, and not made: 1조원 이상 줄이는 방안을 검토 중."""
    view = View(scene, scene.sentences[delta.sentence], delta.amount.span)
    joined = scene.lexicon.joined and view.in_clause("hypotheticals", "reviews")
    return scene.document.issuer is None and (joined or view.left("reviews", "hypotheticals") <= _THOUGHT)


#: Words between what weighs a change and its size: "is considering adding another $10 billion".
_THOUGHT = 3


def _is_weighed(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the change beside a plan of the press is only thought of, so that no verb of the sentence moves it."""
    delta = partner_of(scene, figures, figure, "delta")
    return delta is not None and delta.sentence == figure.sentence and _is_only_thought_of(scene, delta)


def _goes_its_way(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the verbs of change tell where spending goes, and move no plan."""
    ways = (is_course, leaves_last_year, is_of_its_whole)
    return any(way(scene, figures, figure) for way in ways)


def _by_headline(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Action | None:
    """What the headline of an article says of its company's first figure, where the text leaves that out."""
    if scene.document.issuer or figure.company not in scene.headline or figure.pledge or figure.scope != "total":
        return None
    own = (f for f in figures if f.company == figure.company and f.role == "level" and not f.reason)
    return told_move(scene.document.title or "", scene.lexicon) if next(own, None) is figure else None
