"""Figures that the press tells of one company after the other, under the spending that it named before."""

from __future__ import annotations

from capex.passes.role.case import Case
from capex.passes.text.sentences import is_item
from capex.passes.what.rounds import is_told_in_turn


def is_of_another(case: Case) -> bool:
    """Whether the press goes on with a company's figure, and neither plans nor moves anything: "Zenova earned $2bn"."""
    said = ("plans", "guidance", "presents", "actions", "other_metrics", "moves_from")
    return _goes_on(case) and not case.view.in_sentence(*said) and not is_in_turn(case)


def _goes_on(case: Case) -> bool:
    """Whether a figure of the press has its noun from the sentences before, and a company of its own."""
    scene, view = case.scene, case.view
    if case.figure.rule != "carried" or scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    named = any(who.span.end <= view.place.start for who in view.sentence.whos)
    return named and not is_item(scene.text, view.sentence.span)  # the line over a list says what its items are


def is_in_turn(case: Case) -> bool:
    """Whether such a figure is all that its sentence tells: "Verilon: $12 billion"."""
    past = case.figure.when.past
    return not past and _goes_on(case) and is_told_in_turn(case.scene, case.figure.sentence, case.view.place)


def turns_to(case: Case) -> bool:
    """Whether a past verb only leads to such a company: "Last Thursday it was Zenova's turn: $2 billion"."""
    if not is_in_turn(case):
        return False
    name = max(who.span.end for who in case.view.sentence.whos if who.span.end <= case.view.place.start)
    return not any(name <= m.span.start < case.view.place.start for m in case.view.marks("actuals"))
