"""Plans that a company moved without any figure: "have reduced our 2026 capital plans", "lowered our budget"."""

from __future__ import annotations

from collections.abc import Iterator

from capex.passes.role.verbs import MOVING
from capex.passes.scene import Scene, View
from capex.statement import Action
from capex.tokens import Mark, Sentence

_WAYS = ("ups", "downs", "flats")
#: Words between a verb and the plan that it moves.
_CLOSE = 4


def plain_moves(scene: Scene, sentence: Sentence) -> Iterator[Mark]:
    """Verbs that only plans are moved with, as words of direction: "we have lowered our capital budget"."""
    if scene.document.issuer is None or scene.lexicon.joined or sentence.amounts:
        return
    known = [m.span for m in sentence.marks.of(*_WAYS)]
    for mark in sentence.marks.of("actions"):
        plain = mark.value in MOVING and not any(mark.span.overlaps(span) for span in known)
        if plain and moves_a_plan(View(scene, sentence, mark.span), mark):
            yield mark._replace(table="ups" if mark.value is Action.RAISED else "downs")


def moves_a_plan(view: View, mark: Mark) -> Action | None:
    """What a company did to a plan by name, of which it gives no figure: "have reduced our 2026 capital plans"."""
    scene = view.scene
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined or view.sentence.amounts:
        return None
    done = [m.value for m in view.marks("actions") if m.span.overlaps(mark.span) and m.value in MOVING]
    near = bool(done) and (view.right("guidance") <= _CLOSE or view.right("planned") <= 1)
    return done[0] if near else None
