"""Ends of ranges that words single out, and earlier figures that turn out to be the ones that stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from capex.document import Span
from capex.money import Range
from capex.passes.move.beyond import beyond_a_plan, beyond_behind, beyond_guidance, moved_beyond
from capex.passes.move.kept import kept_behind
from capex.passes.role.verbs import action_in
from capex.passes.scene import FAR, Figure, Scene, View, figures_near, view_of
from capex.revision import move
from capex.statement import Action
from capex.tokens import Unit

_NEAR = 8
#: "Are not expected to exceed": so many words at most stand between the denial and the bound.
_DENIED = 3
#: Words between a verb and the end of a range that it moves.
_OBJECT = 6


def _single(end: Decimal) -> Range:
    return Range.point(end, approx=True)


def _end_of(view: View, whole: Range, others: bool) -> Range | None:
    """The end of `whole` that words beside it single out ("the low end of", "at the upper end of the range")."""
    if whole.low is None or whole.high is None or whole.is_point:
        return None
    for table, end in (("low_end", whole.low), ("high_end", whole.high)):
        if view.led_by(table) == 0:
            return _single(end)
        behind = [m for m in view.marks(table) if m.span.start >= view.place.end and not _was_then(view, m.span)]
        if behind and not others and view.in_sentence("ends_of"):
            return _single(end)
        near = any(_belongs(view, m.span.start) for m in behind) and view.scene.lexicon.joined
        if near and min(view.led_by("floor_before"), view.led_by("ceiling_before")) > 1:
            return _single(end)
    return None


def _was_then(view: View, end: Span) -> bool:
    """Whether another time than that of the figure is told before the name of an end: "a month ago the bottom was"."""
    return any(view.place.end <= m.span.start and m.span.end <= end.start for m in view.marks("told_then"))


def _belongs(view: View, start: int) -> bool:
    """Whether nothing but a link (的, の, 의) parts a range from the name of its end: 400億至440億美元的低標."""
    lexicon, text, place = view.scene.lexicon, view.scene.text, view.place.end
    marks, beside = view.marks("guidance", "between_after"), range(place, place + 2 + lexicon.spaced)
    named = [m.span.end for m in marks if m.span.start in beside and m.span.end <= start]
    gap = text[max(named, default=place) : start].strip()  # 400億至440億美元區間的低標, 180억~210억 달러 범위의 하단
    return not gap or gap in (*lexicon.scope_links, lexicon.owner.strip())


def with_end(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """A range of which one end is expected becomes that end; the range is what stood before."""
    if figure.role not in ("level", "prior") or figure.reason or figure.amount.unit is not Unit.MONEY:
        return figure
    if figure.rule in ("where the plan lies", "difference from a plan"):
        return figure  # the end is told already
    others = any(
        f.sentence == figure.sentence and f is not figure and f.role in ("level", "delta", "prior") and not f.reason
        for f in figures
    )
    view = view_of(scene, figure)
    whole = _is_moved_end(view, figure) or _shares_an_end(figures, figure)
    found = None if whole else _end_of(view, figure.amount.range, others)
    if found is None and not others and (alone := _end_moved_to(view, figure)) is not None:
        return figure._replace(amount=replace(figure.amount, range=alone))
    if found is None:
        return _unbounded(scene, figure)
    amount = replace(figure.amount, range=found)
    before = figure.amount.range
    return figure._replace(
        amount=amount, role="level", prior=before, action=move(before, found).action, rule="end of a range"
    )


def _is_moved_end(view: View, figure: Figure) -> bool:
    """Whether an end was moved and the whole new range is told: "raised the low end of its range to $70-72 billion"."""
    if figure.amount.range.is_point:
        return False
    moved = any(
        m.value in (Action.RAISED, Action.LOWERED) and m.span.end <= view.place.start for m in view.marks("actions")
    )
    if view.scene.lexicon.joined and _end_moved_before(view):
        return True
    if not view.scene.lexicon.joined and _is_object(view):
        return True
    return moved and view.led_by("moves_to") == 0 and view.left("moves_to") <= 1


def _end_moved_to(view: View, figure: Figure) -> Range | None:
    """The one end that was moved to the figure, which alone is told: "raised the low end of its range to $31bn"."""
    size = figure.amount.range
    if view.scene.lexicon.joined or not size.is_point or view.left("moves_to") > 0 or not _is_object(view):
        return None
    low, high = (view.left(table) for table in ("low_end", "high_end"))
    if min(low, high) > _NEAR:
        return None
    return Range(size.low, None, approx=size.approx) if low < high else Range(None, size.high, approx=size.approx)


def _shares_an_end(figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the earlier range has the other end in common, which so did not move ("70 bis 72 statt 66 bis 72")."""
    own = figure.amount.range.ends
    return any(
        f.sentence == figure.sentence and f.role == "prior" and f is not figure and None not in f.amount.range.ends
        and sum(one == other for one, other in zip(own, f.amount.range.ends, strict=True)) == 1
        for f in figures
    )  # fmt: skip


def _is_object(view: View) -> bool:
    """Whether a verb has moved the end, so that the range behind is new ("a relevé le bas de sa fourchette")."""
    moves = [m.span.end for m in view.marks("actions") if m.value in (Action.RAISED, Action.LOWERED)]
    ends = [m.span.start for m in view.marks("low_end", "high_end") if m.span.end <= view.place.start]
    return any(0 <= view.scene.distance(moved, end) <= _OBJECT for end in ends for moved in moves if moved <= end)


def _end_moved_before(view: View) -> bool:
    """The same where the verb parts the end from the range: 下限引き上げ 400億〜420億ドルに, 低標上修."""
    ends = [m.span.end for m in view.marks("low_end", "high_end") if m.span.end <= view.place.start]
    moves = [m.span.start for m in view.marks("actions") if m.value in (Action.RAISED, Action.LOWERED)]
    return bool(ends) and any(max(ends) <= start < view.place.start for start in moves)


def _unbounded(scene: Scene, figure: Figure) -> Figure:
    """A ceiling after a verb of raising is the new level: "took its forecast up to $85 billion"."""
    low, high = figure.amount.range.ends
    view = view_of(scene, figure)
    if figure.role == "level" and (beyond := beyond_guidance(view, figure.amount.range)) is not None:
        return moved_beyond(figure, beyond)
    denied = not scene.lexicon.joined and view.left("negations", across=True) <= _DENIED
    if low is not None and high is None and denied:
        return figure._replace(amount=replace(figure.amount, range=replace(figure.amount.range, low=None, high=low)))
    if figure.role == "level" and low is not None and low == high and view.left("guidance") <= _NEAR:
        return _led(figure, view)
    if low is not None or high is None:
        return figure
    start = figure.amount.span.start
    led = {m.span.end + 1 for m in view.marks("moves_to")}  # "raised to up to $4 billion" keeps its ceiling
    ceilings = {m.span for m in view.marks("ceiling_before") if m.span.start not in led}
    leads = any(m.span in ceilings and m.span.start <= start <= m.span.end + 2 for m in view.marks("moves_to"))
    raised = [m for m in view.marks("actions") if m.value is Action.RAISED and m.span.end <= start]
    near = any(scene.distance(m.span.end, start) <= _NEAR for m in raised)
    if not leads or not (near or _comes_from(view, high)):
        return figure
    return figure._replace(amount=replace(figure.amount, range=replace(figure.amount.range, low=high)))


def _comes_from(view: View, now: Decimal) -> bool:
    """Whether a lower figure follows, from which this one comes: "nudged its outlook up to $2.0bn from $1.9bn"."""
    leads = [m.span.end for m in view.marks("moves_from") if m.span.start == view.place.end + 1]
    olds = [a for a in view.sentence.amounts if leads and view.scene.distance(leads[0], a.span.start) <= 1]
    return any(a.span.start >= leads[0] and a.range.high is not None and a.range.high < now for a in olds)


def _led(figure: Figure, view: View) -> Figure:
    """A bound that stands before the noun of guidance: "at or below our all-in budget of $425 million"."""
    amount = figure.amount.range
    goals = {m.span for m in view.marks("moves_to")}
    if view.led_by_any(tuple(m for m in view.marks("ceiling_before") if m.span not in goals)) == 0:
        return figure._replace(amount=replace(figure.amount, range=replace(amount, low=None)))
    times = [when.span for when in view.sentence.whens]  # "over the five years our plan is $32 billion" bounds nothing
    floors = [m for m in view.marks("floor_before") if not any(s.overlaps(m.span) for s in times)]
    floors = [m for m in floors if not set(",:") & set(view.scene.text[m.span.end : view.place.start])]
    if view.led_by_any(floors) == 0:
        return figure._replace(amount=replace(figure.amount, range=replace(amount, high=None)))
    return figure


def with_promotion(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:  # noqa: PLR0911 (one return for each case)
    """An earlier figure beside which no new one stands: it is kept, or the new one lies below or above it."""
    if figure.role != "prior" or figure.reason:
        return figure
    near = figures_near(figures, figure.sentence)
    if any(f.role == "level" and not f.reason and f.company == figure.company for f in near):
        return figure
    view, before = view_of(scene, figure), figure.amount.range
    if _told_before(scene, figures, figure):
        return figure
    if scene.lexicon.joined and (beyond := beyond_behind(view, before)):
        return moved_beyond(figure, beyond)
    if before.low is not None and view.led_by("ceiling_before") <= 1:
        return moved_beyond(figure, Range(None, before.low))
    if before.high is not None and view.led_by("floor_before") <= 1:
        return moved_beyond(figure, Range(before.high, None))
    action = action_in(scene, view.sentence, figure.amount.span)
    if action is Action.REAFFIRMED:
        return figure._replace(role="level", rule="kept")
    if kept_behind(scene, figure.sentence, figure.amount.span) and not figure.when.past:
        return figure._replace(role="level", rule="kept", action=Action.REAFFIRMED)
    start = view.sentence.span.start
    recalled = view.left("recalled", across=True) < FAR or view.in_sentence("reviews", "postpones", "put_off")
    olds = [m.span for m in view.marks("priors") if m.span.end <= view.place.start and not scene.lexicon.joined]
    recalled = recalled or (len(olds) > 1 and olds[0].start == start)  # "Earlier Devon gave a previous budget of"
    over = figure.when.past or not figure.when.periods
    late = _was_moved_to(scene, view, action)
    if (late or (action is None and not recalled)) and not over and not _replaced(scene, figures, figure):
        beyond = None if late else beyond_a_plan(view, before)
        told = figure._replace(role="level", rule="nothing newer", action=action or figure.action)
        return moved_beyond(figure, beyond) if beyond else told
    return figure


def _was_moved_to(scene: Scene, view: View, action: Action | None) -> bool:
    """Whether the press only tells late that a plan had been moved to the figure: "had earlier cut its budget to"."""
    moved = action in (Action.RAISED, Action.LOWERED) and view.led_by("moves_to") == 0
    plain = scene.lexicon.spaced and not scene.lexicon.joined and scene.document.issuer is None
    return moved and plain


def _told_before(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the press gave the new figure in the sentence before ("This is lower than the prior guide of $6.7bn")."""
    if scene.document.issuer or not scene.lexicon.spaced or figure.when_span is not None:
        return False
    return any(
        f.role == "level"
        and f.reason in ("", "unnamed")
        and f.company == figure.company
        and f.sentence == figure.sentence - 1
        for f in figures
    )


def _replaced(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the document gives another figure of the company, or none for this period that could be newer."""
    levels = [
        f
        for f in figures
        if f.role == "level" and not f.reason and f.company == figure.company and f.scope in ("total", figure.scope)
    ]
    if figure.when.periods[0].is_several_years and any(f.pledge for f in levels):
        return True
    same = (f for f in figures if f.company == figure.company and f.amount.range.ends == figure.amount.range.ends)
    if any(f.role == "prior" and not f.reason and f.sentence < figure.sentence for f in same):
        return True  # what was told of before as what a new plan replaced
    levels = [f for f in levels if not f.pledge]
    if not scene.lexicon.spaced and figure.when_span is None:  # 去年12月给出的区间为70至75亿: of the year told before
        return any(f.sentence <= figure.sentence for f in levels)
    return any(not f.when.periods or set(f.when.periods) & set(figure.when.periods) for f in levels)
