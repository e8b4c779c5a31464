"""The plan that stands before its new level in one sentence: "The budget, of 4.6 billion, was cut to 4.3 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.scene import Figure, Scene, are_alike, view_of
from capex.passes.text.nouns import nouns
from capex.statement import Action
from capex.tokens import Unit

#: Words between the noun of a plan and its figure, and between that and the word that leads to the new level.
_NAMED, _MOVED = 8, 7
#: Words between a new level and the verb that ends its clause, or the year that it is for.
_LAST = 4
_MOVES = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)


def _is_alike(one: Figure, other: Figure) -> bool:
    money = one.amount.currency == other.amount.currency or None in (one.amount.currency, other.amount.currency)
    return one.company == other.company and money and are_alike(one.amount.size, other.amount.size)


def _is_named(scene: Scene, figure: Figure) -> bool:
    """Whether the figure stands right behind its noun, and no verb of planning leads to it."""
    noun, place, view = figure.noun_mark, figure.amount.span, view_of(scene, figure)
    if noun is None or noun.span.end > place.start or not view.sentence.span.covers(noun.span):
        return False
    stands = [m.span for m in view.marks("planned", "guidance", "priors", "prior_after", "actuals", "pasts")]
    verbs = [m.span for m in view.marks("plans") if noun.span.end <= m.span.start and m.span.end <= place.start]
    dated = sum(
        scene.distance(w.span.start, w.span.end)
        for w in view.sentence.whens
        if noun.span.end <= w.span.start and w.span.end <= place.start
    )
    near = scene.distance(noun.span.end, place.start) - dated <= _NAMED
    led = [m.span for m in view.marks("moves_to", "inside") if m.span.end <= place.start]  # "fixé à", "fijado en"
    stands += [verb for verb in verbs if any(0 <= to.start - verb.end <= 1 for to in led)]
    return near and all(any(span.overlaps(verb) for span in stands) for verb in verbs)


def _is_moved_to(scene: Scene, figure: Figure, other: Figure) -> bool:
    """Whether a verb of change and "to" lead from the figure to the `other` one, and no noun stands between."""
    view, start, end = view_of(scene, other), figure.amount.span.end, other.amount.span.start
    whens = [w.span for w in view.sentence.whens]  # "over the five years to March 2029" moves nothing
    goals = [
        m.span for m in view.marks("moves_to")
        if start <= m.span.start and view.led_by_any((m,), across=True) <= 1
        and not any(w.covers(m.span) for w in whens)
    ]  # fmt: skip
    if view.touching_right("parts_after") or not goals or scene.distance(start, goals[0].start) > _MOVED:
        return False
    gap = Span(start, end)
    between = [n for n in nouns(view.sentence) if gap.covers(n.span)]
    if between or any(gap.covers(a.span) for a in view.sentence.amounts):
        return False
    if any(gap.covers(m.span) for m in view.marks("low_end", "high_end")):
        return False  # "raised the low end to $380 million and lowered the high end to $395 million"
    moves = [m.span for m in view.marks("actions") if m.value in _MOVES] + [m.span for m in view.marks("ups", "downs")]
    whens += [m.span for m in view.marks("recalled")]  # "in February it had cut the figure to"
    moves = [span for span in moves if not any(w.covers(span) for w in whens)]
    beyond = other.amount.span.end
    ends = any(beyond <= span.start and scene.distance(beyond, span.start) <= _LAST for span in moves)
    return ends or any(gap.covers(span) and span.end <= goals[0].start for span in moves)


def _has_another_year(scene: Scene, figure: Figure, other: Figure) -> bool:
    """Whether a period of its own stands between the figures, or right behind the new one."""
    start, end = figure.amount.span.end, other.amount.span.end
    whens = [w for w in scene.sentences[figure.sentence].whens if w.span.start >= start]
    near = [w for w in whens if w.span.start < end or scene.distance(end, w.span.start) <= _LAST]
    return any(w.span != figure.when_span for w in near) and figure.when.periods != other.when.periods


def _new_level(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The level that the sentence moves the figure to."""
    behind = [
        f for f in figures
        if f.sentence == figure.sentence and f.amount.span.start >= figure.amount.span.end
        and f.amount.unit is Unit.MONEY
    ][:1]  # fmt: skip
    later = [f for f in behind if f.role == "level" and not f.reason and _is_alike(f, figure)]
    moved = bool(later) and _is_named(scene, figure) and _is_moved_to(scene, figure, later[0])
    return later[0] if moved and not _has_another_year(scene, figure, later[0]) else None


def _held_against(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The level before that is held against an earlier range: "3 to 3.4 billion, above the range of 2.5 to 3"."""
    if figure.amount.range.is_point or figure.amount.range.is_open:
        return None
    view = view_of(scene, figure)
    named = [
        m.span for m in view.marks("guidance") if view.figure_end <= m.span.start and m.span.end <= view.place.start
    ]
    if not named or view.led_by_any(view.marks("guidance"), across=True) > 0:
        return None
    led = any(
        m.span.end <= named[-1].start and scene.distance(m.span.end, named[-1].start) <= 1
        for m in view.marks("compared")
    )
    before = [
        f for f in figures
        if f.sentence == figure.sentence and f.amount.span.end <= figure.amount.span.start and f.role == "level"
        and not f.reason and _is_alike(f, figure)
    ]  # fmt: skip
    return before[-1] if led and before else None


def _left_behind(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The level before, to which a verb moved the plan from the figure: "baja a 1.200 a 1.300 desde 1.400 a 1.500"."""
    view = view_of(scene, figure)
    if view.left("moves_from", "priors") > 0 or view.left_of(view.marks("moves_to")) == 0:
        return None
    before = [
        f for f in figures
        if f.sentence == figure.sentence and f.amount.span.end <= figure.amount.span.start and f.role == "level"
        and not f.reason and f.when.periods == figure.when.periods and _is_alike(f, figure)
    ]  # fmt: skip
    if not before or scene.distance(before[-1].amount.span.end, figure.amount.span.start) > _FROM:
        return None
    return before[-1] if view_of(scene, before[-1]).left("moves_to") <= 1 else None


#: Words between a new level and the one that it was moved from.
_FROM = 4


def _instead(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """A figure without a noun of its own that a new one stands for: "Statt 55 Milliarden sollen es 35 sein"."""
    behind = [f for f in figures if f.sentence == figure.sentence and f.amount.span.start > figure.amount.span.end]
    newer = next((f for f in behind if f.amount.unit is Unit.MONEY), None)
    if view_of(scene, figure).left("priors") > 0 or newer is None or newer.role != "level" or newer.reason:
        return figure
    if not _is_alike(newer, figure._replace(company=newer.company)):
        return figure
    before = figure._replace(role="prior", reason="", rule="moved on", noun="weak", company=newer.company)
    return before._replace(when=newer.when, scope=newer.scope, pledge=newer.pledge)


def with_former(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the earlier plan, where its own sentence moves it to a new level or holds that against it."""
    if not scene.lexicon.spaced or scene.lexicon.joined or figure.amount.unit is not Unit.MONEY:
        return figure
    standing = figure.role == "level" and not figure.reason
    held = figure.role == "actual" and figure.rule == "compared with"
    if figure.noun == "" and figure.reason == "no noun":
        return _instead(scene, figures, figure)
    if figure.noun not in ("capex", "weak") or not (standing or held):
        return figure
    newer = _held_against(scene, figures, figure)
    if newer is None and standing:
        newer = _new_level(scene, figures, figure) or _left_behind(scene, figures, figure)
    if newer is None:
        return figure
    return figure._replace(role="prior", reason="", rule="moved on", when=newer.when, scope=newer.scope)
