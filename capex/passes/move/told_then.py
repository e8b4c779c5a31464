"""A figure that was told at another time is the earlier one: "It sees $92 billion; three months ago it was $85bn"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.move.partners import TOLD_THEN
from capex.passes.role.moved_on import moves_that, takes_that_to
from capex.passes.scene import Figure, Scene, View, are_alike, view_of
from capex.tokens import Mark, Unit

_PASTS = ("actuals", "pasts", "priors", "recalled", "prior_after")


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one plan at two times, by their company, money and size."""
    same = one.company == other.company and one.amount.currency == other.amount.currency
    return same and are_alike(one.amount.size, other.amount.size)


def _newer(figures: Sequence[Figure], figure: Figure, reach: int = 1) -> Figure | None:
    """The plan that stands in the same sentence, or at most `reach` before or after it."""
    near = [
        f for f in figures
        if f is not figure and f.role == "level" and not f.reason and f.scope == figure.scope
        and abs(f.sentence - figure.sentence) <= reach and _is_alike(f, figure)
    ]  # fmt: skip
    return min(near, key=lambda f: abs(f.amount.span.start - figure.amount.span.start), default=None)


def _thens(view: View) -> list[Mark]:
    """The words of the sentence that lead from another time to the figure: "in August the range was"."""
    first = view.sentence.span.start
    return [
        m for m in view.marks("told_then")
        if m.span.end <= view.place.start and (view.clause.start <= m.span.start or m.span.start == first)
        and not any(m.span.end <= now.span.start < view.place.start for now in view.marks("currents"))
    ]  # fmt: skip


def _is_left_now(view: View) -> bool:
    """Whether the sentence goes on to what holds now: "cut it to $11bn in December, now expects $10.2bn"."""
    left = [m.span.end for m in view.marks("moves_from")]  # "to $11 billion from $12 billion, now expects"
    behind = [other.start for other in view.others if other.start >= view.place.end]
    behind = [at for at in behind if not any(0 <= view.scene.distance(end, at) <= 1 and end < at for end in left)]
    return bool(behind) and any(view.place.end <= m.span.start < behind[0] for m in view.marks("currents"))


def _was_told_then(view: View) -> bool:
    """Whether the thought of the figure begins with another time, or ends with it, and tells what was."""
    behind = [m for m in view.marks("told_then") if view.place.end <= m.span.start < view.right_end]
    near = bool(_thens(view)) or any(view.scene.distance(view.place.end, m.span.start) <= 1 for m in behind)
    told = any(view.clause.start <= m.span.start < view.place.start for m in view.marks(*_PASTS))
    if view.left("deltas") == 0:
        return False  # "in March it had come down by $500 million"
    if near and (view.left("compared") <= 1 or (view.scene.lexicon.spaced and _is_left_now(view))):
        return True  # "that compares with $85 billion forecast in July"
    return _is_forecast_then(view) or (near and (told or any(other.end <= view.place.start for other in view.others)))


def _is_forecast_then(view: View) -> bool:
    """Whether a comparison leads to another time's forecast, and that to the figure: "up from its July forecast"."""
    distance = view.scene.distance
    for then in view.marks("told_then"):
        led = any(then.span.start - m.span.end >= 0 and distance(m.span.end, then.span.start) <= 1
            for m in view.marks("compared"))  # fmt: skip
        plans = [m.span.end for m in view.marks("guidance") if 0 <= distance(then.span.end, m.span.start) <= 1]
        plans = [end for end in plans if then.span.end <= end <= view.place.start]
        gap = Span(plans[0], view.place.start) if led and plans else None
        crossed = [*view.others, *(m.span for m in view.marks("between_and", "analysts"))]
        if gap is not None and not any(gap.covers(span) for span in crossed):
            return True
    return False


def _is_moved_on(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The figure to which the same or the next sentence moves "it" or "that" ("it reduced that to $6.3 billion")."""
    for other in figures:
        later = other.amount.span.start > figure.amount.span.end and other.sentence - figure.sentence <= 1
        if not later or other.role != "level" or other.reason or not _is_alike(other, figure):
            continue
        view = view_of(scene, other)
        if (moves_that if scene.document.issuer else takes_that_to)(view):
            return other
    return None


def with_told_then(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the earlier one, where the press tells that it was so at another time, or moves it on at once."""
    standing = figure.pledge and figure.role == "level" and not figure.reason and scene.document.issuer is None
    if standing and _was_promised_then(view_of(scene, figure)):
        return figure._replace(role="prior", pledge=False, rule=TOLD_THEN)
    return _as_earlier(scene, figures, figure)


def _as_earlier(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    if not scene.lexicon.spaced or figure.amount.unit is not Unit.MONEY:
        return figure
    if figure.noun == "other" or figure.role in ("prior", "delta"):
        return figure
    standing = figure.role == "level" and not figure.reason
    newer = _is_moved_on(scene, figures, figure) if standing else None
    if scene.document.issuer:
        same = newer is not None and newer.when.periods == figure.when.periods and newer.scope == figure.scope
        return figure._replace(role="prior", reason="", rule=TOLD_THEN) if same else figure
    view = view_of(scene, figure)
    if newer is None and standing and _was_last_year(view):
        newer = _newer(figures, figure)
        newer = newer if newer and newer.when.periods == figure.when.periods else None
    if newer is None and _was_told_then(view) and not (standing and takes_that_to(view) and _newer(figures, figure)):
        opens = scene.lexicon.joined and any(m.span.start == view.sentence.span.start for m in _thens(view))
        newer = _newer(figures, figure, _TALK if opens else 1)
        if newer and _has_own_year(figure, view) and newer.when.periods != figure.when.periods:
            return figure
    if newer is None or (standing and not _gives_way(scene, figure, newer)):
        return figure
    return figure._replace(role="prior", reason="", rule=TOLD_THEN, when=newer.when, scope=newer.scope)


def _was_promised_then(view: View) -> bool:
    """Whether a promise was made at a time that is over: "It said at the time that it would invest $2 billion"."""
    if view.scene.lexicon.joined:
        return False
    led = any(view.sentence.span.start <= m.span.start < view.place.start for m in view.marks("back_then"))
    return led and not view.in_clause("currents") and view.in_sentence("speech", "pledges", "announces")


def _was_last_year(view: View) -> bool:
    """Whether the time at which a figure was told is of a year that is over: "announced in November of last year"."""
    return any(
        (when.form is PeriodForm.PAST or (when.offset or 0) < 0)
        and 0 <= view.scene.distance(m.span.end, when.span.start) <= 1
        for m in _thens(view)
        for when in view.sentence.whens
        if m.span.end <= when.span.start
    )


#: So many sentences away, "at that time" at the head of a sentence still goes back before the plan of the day.
_TALK = 8


def _has_own_year(figure: Figure, view: View) -> bool:
    """Whether the figure's own words name its period."""
    return figure.when_span is not None and view.clause.covers(figure.when_span)


def _gives_way(scene: Scene, figure: Figure, newer: Figure) -> bool:
    """Whether a figure that would stand is for the same time as the newer one, which is not old itself."""
    same = not figure.when.periods or figure.when.periods == newer.when.periods
    view = view_of(scene, newer)
    return same and (takes_that_to(view) or not _was_told_then(view))
