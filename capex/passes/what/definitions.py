"""By what definition a figure is measured: including finance leases, net, gross, organic."""

from __future__ import annotations

from collections.abc import Sequence

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


#: Definitions of a measure that a wider one holds.
_NARROW = ("organic", "net")


def narrower(scene: Scene, one: Figure, others: Sequence[Figure]) -> str:
    """The definition of a figure beside which the whole is told: "organic capex below $14bn, total around $14.5bn"."""
    own = definition_of(scene, one) if any(other.amount.size > one.amount.size for other in others) else ()
    for name in (name for name in _NARROW if name in own):
        for other in others:
            wider = definition_of(scene, other)
            whole = "gross" in wider or (one.sentence == other.sentence and _is_named_whole(scene, other))
            whole = whole or _is_told_net(scene, one, other)
            if other.amount.size > one.amount.size and name not in wider and whole:
                return name
    return ""


#: Definitions that take in what others spend.
_WIDE = ("affiliates",)


def wider(scene: Scene, one: Figure, others: Sequence[Figure]) -> str:
    """The definition of a figure that takes in what others spend, beside the company's own: "with its share of"."""
    told = [m for m in scene.sentences[one.sentence].marks.of("definitions") if m.value in _WIDE]
    own = [other for other in others if other.sentence != one.sentence and other.amount.size < one.amount.size]
    return str(told[0].value) if told and own else ""


def _is_told_net(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether a company tells what is left of the figure before: "$1.2bn of capital. Net of grants, it's $1bn"."""
    spoken = scene.document.issuer is not None and scene.lexicon.spaced and not scene.lexicon.joined
    return spoken and 0 <= one.sentence - other.sentence <= 1 and other.amount.span.end <= one.amount.span.start


def _is_named_whole(scene: Scene, figure: Figure) -> bool:
    """Whether "total" stands right before the noun of a figure."""
    noun, sentence = figure.noun_mark, scene.sentences[figure.sentence]
    totals = [m.span for m in sentence.marks.of("total_words")]
    return noun is not None and any(s.overlaps(noun.span) or 0 <= noun.span.start - s.end <= 1 for s in totals)
