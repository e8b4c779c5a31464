"""A range told by its ends and then the one that replaces it: "from $600 million to $700 million, to $500-550 million".

The first two figures look like a move of their own, which the third takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capex.document import Span
from capex.money import Range
from capex.passes.scene import Figure, Scene, figures_near
from capex.revision import move
from capex.tokens import Sentence, Unit

_THREE = 3
_RULE = "range that replaces one"


def with_from_a_range(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as the new range or point, or refused as an end of the old one."""
    sentence = scene.sentences[figure.sentence]
    if not scene.lexicon.spaced or scene.lexicon.joined or not sentence.marks.any_of("moves_from"):
        return figure
    own = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    found = (own[n : n + _THREE] for n in range(len(own) - _THREE + 1))
    three = next((t for t in found if figure in t and _replaces(scene, sentence, *t)), None)
    if three is None:
        return figure
    low, high, _ = three
    before = Range(low.amount.range.low, high.amount.range.high)
    if figure is low:
        whole = replace(figure.amount, range=before)
        return figure._replace(role="prior", reason="", amount=whole, rule="range that is replaced")
    if figure is high:
        return figure._replace(reason="end of a range", rule="range that is replaced")
    told = figure._replace(company=high.company, noun=high.noun, noun_mark=high.noun_mark, when=high.when, reason="")
    action = move(before, figure.amount.range).action
    return told._replace(role="level", when_span=high.when_span, prior=before, action=action, rule=_RULE)


def _replaces(scene: Scene, sentence: Sentence, low: Figure, high: Figure, new: Figure) -> bool:
    """Whether "from … to …" and a comma lead to one more "to": then the first two are the ends of one range."""
    first, last = low.amount.range.low, high.amount.range.high
    if not low.amount.range.is_point or not high.amount.range.is_point or (first or 0) >= (last or 0):
        return False
    tos = [m.span for m in sentence.marks.of("moves_to")]
    led = any(0 <= low.amount.span.start - m.span.end <= 1 for m in sentence.marks.of("moves_from"))
    gap = Span(low.amount.span.end, high.amount.span.start)
    then = Span(high.amount.span.end, new.amount.span.start)
    known = [*tos, *(m.span for m in sentence.marks.of("between", "downs", "ups", "about_before"))]
    plain = all(any(k.covers(word) for k in known) for word in _words(scene, then))
    goes_on = then.of(scene.text).startswith(",") and any(then.covers(span) for span in tos)
    return led and gap.of(scene.text).strip() in {span.of(scene.text) for span in tos} and goes_on and plain


def _words(scene: Scene, gap: Span) -> list[Span]:
    """The words of a gap, by their places."""
    words, at = [], gap.start
    for word in gap.of(scene.text).replace(",", " ").split():
        at = scene.text.index(word, at)
        words.append(Span(at, at + len(word)))
        at += len(word)
    return words
