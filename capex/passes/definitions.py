"""By what definition a figure is measured: including finance leases, net, gross, organic."""

from __future__ import annotations

from capex.passes.scene import Figure, Scene
from capex.tokens import Amount, Mark, Sentence

#: A definition stands beside its noun or its figure; "gross" farther off belongs to something else.
_NEAR = 25


def definition_of(scene: Scene, figure: Figure) -> tuple[str, ...]:
    """The words that define a figure's measure, sorted; empty where the text gives none."""
    sentence = scene.sentences[figure.sentence]
    places = [figure.amount.span, *([figure.noun_mark.span] if figure.noun_mark else [])]
    beside = (
        mark.value
        for mark in sentence.marks.of("definitions")
        if any(max(mark.span.start - p.end, p.start - mark.span.end) <= _NEAR for p in places)
        and _nearest(sentence, mark) == figure.amount
    )
    return tuple(sorted(set(beside)))


def _nearest(sentence: Sentence, mark: Mark) -> Amount | None:
    """The amount that stands closest to a mark: gross and net figures share a sentence."""
    return min(
        sentence.amounts,
        key=lambda a: max(mark.span.start - a.span.end, a.span.start - mark.span.end),
        default=None,
    )
