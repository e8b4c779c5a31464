"""Money that "and" joins to a promise in the press: "120 millones a su planta de Tepeaca y 80 millones a la de …"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.scene import Figure, Scene, figures_near
from capex.passes.text.nouns import nouns
from capex.tokens import Unit

#: Words of "in den USA" between "and" and its figure.
_GOAL = 4


def joined_promise(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The promise beside a figure of the same sentence that goes to something else, where no year is told."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or sentence.whens:
        return None
    if figure.pledge or figure.reason or figure.role != "level" or figure.amount.unit is not Unit.MONEY:
        return None
    group = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    at = group.index(figure)
    for other in (*group[max(at - 1, 0) : at], *group[at + 1 : at + 2]):
        promised = other.pledge and not other.reason and not other.when.periods and other.company == figure.company
        if promised and _are_joined(scene, *sorted((figure, other), key=lambda f: f.amount.span)):
            return other
    return None


def _are_joined(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether "and" leads from what one figure goes to, or from the figure, to the other and what that goes to."""
    sentence = scene.sentences[one.sentence]
    gap = Span(one.amount.span.end, other.amount.span.start)
    ands = [m.span for m in sentence.marks.of("between_and") if gap.covers(m.span)]
    if not ands or "," in gap.of(scene.text) or any(gap.covers(n.span) for n in nouns(sentence)):
        return False
    goals = [m.span.start for m in sentence.marks.of("purposes")]
    near = scene.distance(ands[-1].end, gap.end)
    ahead = near <= _GOAL and any(ands[-1].end <= at < gap.end for at in goals)  # "und in den USA 200 Millionen"
    behind = near == 0 and any(0 <= at - other.amount.span.end <= 1 for at in goals)
    return ahead or behind
