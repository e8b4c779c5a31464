"""What the sentence behind a range makes of it: "We had told you $4 to $5 billion. We now see the low end of that"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.money import Range
from capex.passes.scene import Figure, Scene
from capex.revision import move
from capex.tokens import Sentence, Unit

#: So many sentences behind a range, one of its ends may be singled out.
_REACH = 2


def _single(sentence: Sentence, whole: Range) -> Range | None:
    """The end or the middle of `whole` that a sentence without money of its own is planned at."""
    marks = sentence.marks
    if not (marks.of("ends_of") and marks.of("plans", "currents")) or marks.of("other_metrics", "actuals", "negations"):
        return None
    if marks.of("hypotheticals"):
        return None  # "if activity picks up we could see the high end of that range"
    found = marks.in_order("low_end", "high_end", "midpoint")
    if len({m.table for m in found}) != 1 or whole.low is None or whole.high is None:
        return None
    middle = (whole.low + whole.high) / 2
    ends = {"low_end": whole.low, "high_end": whole.high, "midpoint": middle}
    return Range.point(ends[found[0].table], approx=True)


def _singled_out(scene: Scene, figure: Figure) -> Range | None:
    """What the sentences right behind the figure leave of its range; nothing where they tell another sum first."""
    own = scene.sentences[figure.sentence]
    for sentence in scene.sentences[figure.sentence + 1 : figure.sentence + 1 + _REACH]:
        money = any(amount.unit is Unit.MONEY for amount in sentence.amounts)
        if money or sentence.paragraph - own.paragraph > 1:
            return None
        if (found := _single(sentence, figure.amount.range)) is not None:
            return found
    return None


def with_end_after(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """A range of which one end is expected behind it becomes that end; the range is what stood before."""
    standing = figure.role in ("level", "prior") and not figure.reason and figure.amount.unit is Unit.MONEY
    before = figure.amount.range
    last = all(f.amount.span.start <= figure.amount.span.start for f in figures if f.sentence == figure.sentence)
    if not standing or not last or before.is_point or before.is_open or not scene.lexicon.spaced:
        return figure
    found = _singled_out(scene, figure)
    if found is None:
        return figure
    amount = replace(figure.amount, range=found)
    action = move(before, found).action
    return figure._replace(amount=amount, role="level", prior=before, action=action, rule="end told behind a range")
