"""Guidance that what was spent is only held against: "capex was $1.17 billion, in line with our guidance of $1.15"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.role.budgets import PARTLY
from capex.passes.scene import Figure, Scene, figures_near, view_of
from capex.tokens import Unit

_COMPARING = ("compared", "flats", "ups", "downs", "floor_before", "ceiling_before", "low_end", "high_end", "held_to")
_GUIDED = ("guidance", "planned", "prior_after")


def with_outcome(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` refused, where it is the guidance for the time of which the sentence tells what was spent."""
    if scene.lexicon.joined or not scene.lexicon.spaced or figure.amount.unit is not Unit.MONEY or figure.pledge:
        return figure
    if figure.rule == PARTLY:
        return figure
    if figure.reason or figure.role not in ("level", "prior", "delta") or figure.noun not in ("capex", "weak"):
        return figure
    place = figure.amount.span
    near = figures_near(figures, figure.sentence)
    spent = [f.amount.span.end for f in near if f.role == "actual" and f.amount.span.end <= place.start]
    newer = any(f.role == "level" and not f.reason and f is not figure for f in near)
    if spent and figure.role == "delta":
        return _of_what_was_spent(scene, figure, Span(max(spent), place.start))
    if not spent or newer or not _is_held_against(scene, figure, Span(max(spent), place.end)):
        return figure
    return figure._replace(role="actual", reason="actual", rule="held against its guidance")


def _of_what_was_spent(scene: Scene, figure: Figure, gap: Span) -> Figure:
    """The size of a difference that tells of the money spent right before it: "was $85m, $40m less than planned"."""
    view = view_of(scene, figure)
    verbs = [m.span.start for m in view.marks("actuals")]  # "At $85 million, capex was $40 million below"
    names = [m.span for m in view.marks("mentions") if not any(0 <= start - m.span.end <= 1 for start in verbs)]
    names += [m.span for m in view.marks("plans", "guidance", "own_words")]
    anew = any(gap.covers(name) for name in names)
    held = view.touching_right("delta_after") or any(gap.covers(m.span) for m in view.marks("ups", "downs"))
    return figure if anew or not held else figure._replace(role="actual", reason="actual", rule="of what was spent")


def _is_held_against(scene: Scene, figure: Figure, gap: Span) -> bool:
    """Whether a word that compares and one for guidance lead to the figure, and neither a plan nor a year to come."""
    view = view_of(scene, figure)
    named = [m.span for m in view.marks(*_GUIDED) if gap.covers(m.span)]
    behind = view.touching_right("prior_after") or (view.touching_right("guidance") and view.left("own_words") == 0)
    if not named and not behind:
        return False
    told = [*named, *(m.span for m in view.marks("priors", "pasts"))]
    plans = [m.span for m in view.marks("plans", "currents", "presents") if gap.covers(m.span)]
    if any(not any(plan.overlaps(span) for span in told) for plan in plans):
        return False
    compares = [m.span.start for m in view.marks(*_COMPARING) if gap.overlaps(m.span)]
    own = None if figure.when.past else figure.when_span  # behind the word that compares it is the guidance's
    if not compares or (own is not None and own.start >= min(compares)):
        return False
    return behind or any(span.start >= min(compares) for span in named)
