"""The two ends of one range that are told apart: "lifts the low end to 38 from 37; the high end stays at 40"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.money import InvalidRangeError, Range
from capex.passes.scene import Figure, Scene, figures_near, view_of
from capex.revision import MOVES, move
from capex.statement import Action
from capex.tokens import Sentence, Unit


def with_old_ends(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """Both ends of an earlier range that are told apart as the range: "The prior range had a top of $1.8bn, a low"."""
    sentence = scene.sentences[figure.sentence]
    if not sentence.marks.any_of("low_end") or not sentence.marks.any_of("high_end") or scene.lexicon.joined:
        return figure
    own = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    if len(own) != 2 or figure not in own or not all(f.amount.range.is_point for f in own):
        return figure
    if not _is_all_old(sentence, own[0].amount.span.start):
        return figure
    low, high = sorted(own, key=lambda f: f.amount.range.low or 0)
    noun = next((f for f in own if f.noun == "capex"), None)
    if noun is None:
        return figure
    if figure is high:
        return figure._replace(reason="end of a range", rule="earlier ends told apart")
    amount = replace(low.amount, range=Range(low.amount.range.low, high.amount.range.high))
    old = figure._replace(role="prior", reason="", amount=amount, noun="capex", noun_mark=noun.noun_mark)
    return old._replace(rule="earlier ends told apart", company=noun.company)


def _is_all_old(sentence: Sentence, first: int) -> bool:
    """Whether a sentence speaks of an earlier range from its beginning, and of nothing new."""
    loose = {m.span for m in sentence.marks.of("compared", "moves_from")}
    olds = [m.span for m in sentence.marks.of("priors") if m.span not in loose and m.span.end <= first]
    return bool(olds) and not sentence.marks.any_of("currents", "moves_to")


#: So many words may stand between the name of an end and its figure (the old figure is among them).
_NEAR = 10


def _names_end(scene: Scene, figure: Figure) -> str:
    """The table of the word that says which end of a range a lone figure is; empty where none does."""
    if figure.role != "level" or figure.reason or not (figure.amount.range.is_point or figure.amount.range.is_open):
        return ""
    view = view_of(scene, figure)
    low, high = view.left("low_end", across=True), view.left("high_end", across=True)
    if min(low, high) > _NEAR:  # 最大560億ドルに達する。下限は520億ドル: a bound is an end where the other one is named
        return "high_end" if figure.amount.range.low is None and scene.lexicon.joined else ""
    return "low_end" if low < high else "high_end" if high < low else ""


def _other_end(scene: Scene, figures: Sequence[Figure], figure: Figure, end: str) -> Figure | None:
    """The figure that is the other end of the same range: in the same sentence or next to it."""
    wanted = "high_end" if end == "low_end" else "low_end"
    for other in figures:
        near = abs(other.sentence - figure.sentence) <= 1 and other.company == figure.company
        if near and other.amount.currency == figure.amount.currency and _names_end(scene, other) == wanted:
            return other
    return None


def with_both_ends(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """The low end becomes the whole range, the high end is taken into it; both keep what stood before."""
    end = _names_end(scene, figure)
    other = _other_end(scene, figures, figure, end) if end else None
    if other is None:
        return figure
    low, high = (figure, other) if end == "low_end" else (other, figure)
    if figure is high:
        return figure._replace(reason="end of a range", rule="ends told apart")
    try:
        now = Range(low.amount.range.low, high.amount.range.high)
        was = _stood(low, high)
    except InvalidRangeError:
        return figure
    periods = low.when if low.when.periods else high.when
    told = figure._replace(amount=replace(figure.amount, range=now), when=periods, rule="ends told apart")
    if low.prior is None and high.prior is None:
        return told._replace(action=_moved_apart(scene, low, high) or _told(low, high))
    return told._replace(prior=was, action=move(was, now).action)


def _told(low: Figure, high: Figure) -> Action | None:
    """The verb of the end that moved."""
    return high.action if low.action in (None, Action.REAFFIRMED) else low.action


#: Words between a verb and the end of a range that it moves.
_OBJECT = 4
_SIGNS = {Action.RAISED: 1, Action.LOWERED: -1}


def _moved_apart(scene: Scene, low: Figure, high: Figure) -> Action | None:
    """What the verbs right before the names of both ends do to the range: "lifted the low end, keeping the top"."""
    signs = (_way(scene, low, "low_end"), _way(scene, high, "high_end"))
    return MOVES[signs] if any(signs) and scene.lexicon.spaced and not scene.lexicon.joined else None


def _way(scene: Scene, figure: Figure, end: str) -> int:
    """Whether the verb that leads to the name of an end raises (1) or lowers it (-1)."""
    view = view_of(scene, figure)
    names = [m.span.start for m in view.marks(end) if m.span.end <= view.place.start]
    verbs = [m for m in view.marks("actions") if names and m.span.end <= names[-1]]
    near = bool(verbs) and scene.distance(verbs[-1].span.end, names[-1]) <= _OBJECT
    return _SIGNS.get(Action(verbs[-1].value), 0) if near else 0


def _stood(low: Figure, high: Figure) -> Range:
    """What stood before both: where the text says so, else where they stand. One earlier figure is the nearer end's."""
    bottom, top = low.amount.range.low, high.amount.range.high
    was_low, was_high = low.prior and low.prior.low, high.prior and high.prior.high
    if low.prior == high.prior and was_low and was_high and bottom and top:
        was_low, was_high = (was_low, None) if abs(was_low - bottom) <= abs(was_high - top) else (None, was_high)
    return Range(was_low or bottom, was_high or top)
