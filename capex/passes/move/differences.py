"""Levels told as a difference from an earlier figure: "$15 billion higher than the $35 billion estimated in June"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.document import Span
from capex.money import Range
from capex.passes.role.verbs import MOVING
from capex.passes.scene import FAR, Figure, Scene, View, figures_near, view_of
from capex.statement import Action
from capex.tokens import Unit

#: Words between the size of a difference and the earlier figure ("higher than the", "below what was").
_BETWEEN = 4
#: Words behind the earlier figure within which somebody must have planned it ("the company estimated").
_PLANNED = 4


def with_difference(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """An earlier plan from which the new one is told to differ becomes the new level."""
    if scene.lexicon.joined:
        return _changed_behind(scene, figures, figure)
    standing = figure.role == "level" and not figure.reason and _is_measured_from(scene, figures, figure)
    held = standing or figure.role == "prior" or figure.reason == "actual"
    if not scene.lexicon.spaced or not held or figure.amount.unit is not Unit.MONEY or figure.when.past:
        return figure
    size = _size(scene, figures, figure)
    view = view_of(scene, figure)
    if size is None or not (figure.role == "prior" or _was_planned(view) or standing):
        return figure if size or figure.role != "prior" else _from_the_size_told(scene, figures, figure)
    if view.in_sentence("midpoint") or view.in_clause("hypotheticals"):
        return figure  # the difference of two middles, or one that is only possible
    before, way = _unbounded(figure.amount.range)
    way = way or _way(scene, size, figure) or (Action.LOWERED if _is_taken_out(scene, size, figure) else None)
    now = _moved(before, size, way) if way else None
    if now is None or any(_stands(f, figure) for f in figures) or _is_summed_up(figures, figure, size):
        return figure
    amount = replace(figure.amount, range=now)
    return figure._replace(
        amount=amount, role="level", reason="", prior=before, action=way, rule="difference from a plan"
    )


def _from_the_size_told(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """The new level, where the sentence beside only tells by how much: "will cut it by $1bn. It had planned $7bn"."""
    near = figures_near(figures, figure.sentence - 1, figure.sentence + 1)
    sizes = [f for f in near if f.role == "delta" and f.company == figure.company and f.sentence != figure.sentence]
    if figure.reason or len(sizes) != 1 or _is_told(figures, figure) or not sizes[0].amount.range.is_point:
        return figure
    size = sizes[0]
    alike = size.amount.currency == figure.amount.currency and size.amount.unit is figure.amount.unit
    same = not (size.when.periods and figure.when.periods) or size.when.periods == figure.when.periods
    view = view_of(scene, size)
    moves = [m for m in view.marks("actions") if m.value in MOVING and view.clause.start <= m.span.start]
    moves = [m for m in moves if m.span.end <= view.place.start]
    if not (alike and same and moves) or size.when.past or view.in_clause("hypotheticals", "negations"):
        return figure
    now = _moved(figure.amount.range, size, moves[-1].value)
    if now is None or not (size.noun == "capex" or figure.noun == "capex"):
        return figure
    when, span = (figure.when, figure.when_span) if figure.when.periods else (size.when, size.when_span)
    amount, before = replace(figure.amount, range=now), figure.amount.range
    told = figure._replace(amount=amount, when=when, when_span=span if figure.when.periods else None)
    return told._replace(role="level", prior=before, action=moves[-1].value, rule="difference from a plan")


#: Words between an earlier plan and the size of its change, and signs between that and its verb.
_SIZE, _VERB = 6, 12


def _changed_behind(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """The same where endings are glued on, and the change follows its plan: 従来計画の4000億円から200億円減らす."""
    if figure.role != "prior" or figure.reason or figure.amount.unit is not Unit.MONEY or not figure.when.periods:
        return figure
    end, own = figure.amount.span.end, figures_near(figures, figure.sentence)
    behind = [f for f in own if f.amount.span.start >= end]
    size = behind[0] if behind and behind[0].role in ("delta", "rate") else None
    if size is None or scene.distance(end, size.amount.span.start) > _SIZE or _is_told(figures, figure):
        return figure
    if any((w.year or 0) > figure.when.periods[0].year for w in scene.sentences[figure.sentence].whens):
        return figure  # 26年度は25年度計画(4500億円)より1割減らす
    way = _way_joined(scene, size, end)
    now = _moved(figure.amount.range, size, way) if way else None
    if now is None:
        return figure
    amount, rule = replace(figure.amount, range=now), "difference from a plan"
    return figure._replace(amount=amount, role="level", prior=figure.amount.range, action=way, rule=rule)


def _is_told(figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the company's new level is told itself, in the sentence or for the period."""
    levels = (f for f in figures if f.role == "level" and not f.reason and f.company == figure.company)
    return any(f.sentence == figure.sentence or f.pledge or f.when.periods == figure.when.periods for f in levels)


def _way_joined(scene: Scene, size: Figure, start: int) -> Action | None:
    """Up or down, by the verb right behind the size of a change, else by the one that leads to it."""
    place, marks = size.amount.span, scene.sentences[size.sentence].marks.in_order("actions", "ups", "downs")
    ways = {"ups": Action.RAISED, "downs": Action.LOWERED}
    told = [(m.span, ways.get(m.table, m.value)) for m in marks if m.table in ways or m.value in ways.values()]
    behind = [way for span, way in told if 0 <= span.start - place.end <= _VERB]
    before = [way for span, way in told if start <= span.start and span.end <= place.start]
    return next(iter(behind), before[-1] if before else None)


def _unbounded(before: Range) -> tuple[Range, Action | None]:
    """The earlier figure without a bound that only led to it, and the way the bound tells ("10 % below the $350m")."""
    if before.low is None and before.high is not None:
        return Range.point(before.high, step=before.step), Action.LOWERED
    if before.high is None and before.low is not None:
        return Range.point(before.low, step=before.step), Action.RAISED
    return before, None


def _stands(other: Figure, figure: Figure) -> bool:
    """Whether the sentence gives the new level itself."""
    same = other.sentence == figure.sentence and other.amount.span != figure.amount.span
    return same and other.role == "level" and not other.reason


def _is_summed_up(figures: Sequence[Figure], figure: Figure, size: Figure) -> bool:
    """Whether the next sentence says what a difference that is itself a range comes to: "That makes it $2 billion"."""
    if size.amount.range.is_point:
        return False
    behind = (f for f in figures if f.sentence == figure.sentence + 1 and f.amount.unit is Unit.MONEY)
    carried = (f for f in behind if f.noun_mark and f.noun_mark.span.end <= figure.amount.span.start)
    return any(f.role == "level" and f.company == figure.company for f in carried)


def _size(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The figure right before, if it is the size of a difference."""
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    last = before[-1] if before else None
    if last is None or not (last.role == "rate" or _is_size(scene, last)) or last.amount.range.is_open:
        return None
    near = scene.distance(last.amount.span.end, figure.amount.span.start) <= _BETWEEN
    return last if near or _leads_to_a_plan(scene, last, figure) or _is_taken_out(scene, last, figure) else None


#: Words between the size of a difference and the plan that it is measured from: "less on plants this year than the".
_FAR = 8
_COMPARING = ("delta_after", "compared", "floor_before", "ceiling_before", "ups", "downs")


def _is_measured_from(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the figure is no new plan but what a difference is measured from: "$2bn above its May forecast of"."""
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    return bool(before) and _is_size(scene, before[-1]) and _leads_to_a_plan(scene, before[-1], figure)


def _is_size(scene: Scene, figure: Figure) -> bool:
    """Whether money is the size of a difference: by its role, or a word that compares right behind it."""
    if figure.role or figure.amount.unit is not Unit.MONEY:
        return figure.role == "delta"
    view = view_of(scene, figure)
    return view.in_clause("plans") and view.touching_right("delta_after")


def _leads_to_a_plan(scene: Scene, size: Figure, figure: Figure) -> bool:
    """Whether a word that compares leads from a difference to a plan by name, or to what was planned."""
    view, place = view_of(scene, figure), figure.amount.span
    bounded = any(m.span.start == place.start for m in view.marks("floor_before", "ceiling_before"))
    gap = Span(size.amount.span.end, place.end if bounded else place.start)  # "less than its $9 billion budget"
    if not _is_size(scene, size) or scene.distance(*gap) > _FAR or "," in gap.of(scene.text):
        return False
    own = figure.when_span or gap
    if any(gap.covers(w.span) and w.span != own for w in view.sentence.whens) and not own.overlaps(gap):
        return False  # "$1 billion more in 2026 than the $9 billion planned for 2025"
    if any(gap.covers(m.span) for m in view.marks("low_end", "high_end", "between_and")):
        return False
    if not any(gap.covers(m.span) for m in view.marks(*_COMPARING)):
        return False
    led = view.led_by("compared", "priors") == 0 and _was_planned(view)
    plans = [m.span for m in view.marks("guidance")]
    named = any(gap.covers(span) for span in plans)
    return led or named or any(0 <= scene.distance(place.end, s.start) <= 1 for s in plans if s.start >= place.end)


#: Words of the name of a plan between "from its" and its figure: "2020 capital spending budget of about".
_NAMED = 9


def _is_taken_out(scene: Scene, size: Figure, figure: Figure) -> bool:
    """Whether a verb takes the change out of a named plan: "cut $500 million from its 2020 budget of $1.8 billion"."""
    view = View(scene, scene.sentences[figure.sentence], size.amount.span, (figure.amount.span,))
    gap = Span(size.amount.span.end, figure.amount.span.start)
    if scene.document.issuer or scene.distance(gap.start, gap.end) > _NAMED or not _is_cut(view):
        return False
    led = any(0 <= m.span.start - gap.start <= 1 for m in view.marks("moves_from"))
    reach = Span(gap.start, view.sentence.span.end)
    named = any(gap.covers(m.span) for m in view.marks("guidance"))
    behind = (m.span.start for m in view.marks("guidance") if reach.covers(m.span))  # "from its $1.8 billion budget"
    return led and (named or any(0 <= at - figure.amount.span.end <= _PLAN for at in behind))


#: Signs between an earlier figure and the noun of its plan behind it.
_PLAN = 24


def _is_cut(view: View) -> bool:
    """Whether a verb of lowering stands right before the size of a change."""
    cuts = (m.span for m in view.marks("actions") if m.value is Action.LOWERED and m.span.end <= view.place.start)
    return any(view.scene.distance(span.end, view.place.start) == 0 for span in cuts)


def _was_planned(view: View) -> bool:
    """Whether words behind the figure say that somebody planned it: "the $35 billion the company estimated"."""
    behind = [m for m in view.marks("plans", "recalled", "prior_after", "guidance") if m.span.start >= view.place.end]
    return any(view.scene.distance(view.place.end, m.span.start) <= _PLANNED for m in behind)


def _way(scene: Scene, size: Figure, figure: Figure) -> Action | None:
    """Up or down, by the word between the difference and the earlier figure."""
    view = View(scene, scene.sentences[figure.sentence], size.amount.span, (figure.amount.span,))
    up, down = view.right("ups", "floor_before"), view.right("downs", "ceiling_before")
    if min(up, down) == FAR or up == down:
        return None
    return Action.RAISED if up < down else Action.LOWERED


def _moved(before: Range, size: Figure, way: Action) -> Range | None:
    """The earlier figure and the difference together."""
    least, most = size.amount.range.ends
    if least is None or most is None or before.low is None or before.high is None:
        return None
    by = (least, most) if way is Action.RAISED else (-most, -least)
    if size.amount.unit is Unit.RATE:
        by = (before.low * by[0], before.high * by[1])
    ends = before.low + by[0], before.high + by[1]
    return Range(*ends, before.approx or size.amount.range.approx) if ends[0] > 0 else None
