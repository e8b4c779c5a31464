"""Money that a company is to spend every year, or in the long run, with no year named: "$600 million annually"."""

from __future__ import annotations

from capex.passes.scene import FAR, Figure, Scene, View
from capex.passes.when.afterwards import is_afterwards

#: Characters that lead from a figure to its noun: " of ", " in ".
_JOINED = 4
#: Words between "every year" and its figure where the noun stands between them.
_YEARLY = 4


def is_yearly(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether a company is to spend so much every year, and names no year ("25 milliards d'euros par an")."""
    if figure.noun in ("capex", "weak") and is_afterwards(scene, view, annual=figure.amount.annual):
        return True
    loose = scene.lexicon.joined and scene.lexicon.spaced
    if (scene.document.issuer and scene.lexicon.joined) or loose or figure.noun not in ("capex", "weak"):
        return False
    if any(view.clause.covers(when.span) for when in scene.sentences[figure.sentence].whens):
        return False
    yearly = [m.span for m in view.marks("annual")]
    left, right = figure.amount.span.start, figure.amount.span.end
    right = next((m.span.end for m in view.marks("guidance") if 0 <= m.span.start - right <= 1), right)  # "range"
    noun = figure.noun_mark  # "$600 million of capital expenditures annually"
    right = noun.span.end if noun and 0 <= noun.span.start - right <= _JOINED else right
    near = any(0 <= left - span.end <= 1 or 0 <= span.start - right <= 1 for span in yearly)
    if not scene.lexicon.spaced:  # 年均資本開支約500億元, but 年400億ドルに増やす
        near = view.left_of([m for m in view.marks("annual") if m.span.end - m.span.start > 1]) <= _YEARLY
    near = near or _is_for_the_long_run(view)
    return near and view.in_clause("plans", *(("presents",) if scene.document.issuer else ()))


def _is_for_the_long_run(view: View) -> bool:
    """Whether a figure is for no year in particular, and no other verb is ("plans 4 billion and will grow then")."""
    if view.left("long_runs") < FAR:
        return True
    behind = [m.span.start for m in view.marks("long_runs") if view.place.end <= m.span.start <= view.right_end]
    verbs = [m.span.start for m in view.marks("plans") if m.span.start >= view.place.end]
    apart = bool(behind) and "," in view.scene.text[view.place.end : behind[0]]
    return bool(behind) and not apart and not any(verb < behind[0] for verb in verbs)
