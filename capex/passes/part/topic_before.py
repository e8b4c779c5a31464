"""The part that a company turned to in the sentence before: "Turning to maintenance capex. We expect to invest $9m"."""

from __future__ import annotations

from collections.abc import Callable

from capex.passes.scene import Figure, Scene
from capex.tokens import Mark, Sentence

#: So many sentences back a topic may stand, with so many words before it in its own.
_BACK, _OPENS = 2, 6
#: What speaks of something else than the topic.
_OTHERS = ("mentions", "scopes", "programmes", "guidance", "segments")


def topic_before(scene: Scene, figure: Figure, modifier: Callable[[Scene, Sentence, Mark], str]) -> str:
    """The part of the topic, where the figure is only of what is invested or spent; empty where there is none."""
    noun, own = figure.noun_mark, scene.sentences[figure.sentence]
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced or noun is None:
        return ""
    if figure.noun != "weak" or not own.span.covers(noun.span) or own.marks.any_of(*_OTHERS) or tells_a_total(own):
        return ""
    for sentence in reversed(scene.sentences[max(figure.sentence - _BACK, 0) : figure.sentence]):
        named = sentence.marks.of("mentions")
        if named:
            opens = scene.distance(sentence.span.start, named[0].span.start) <= _OPENS
            return modifier(scene, sentence, named[0]) if opens and not sentence.marks.any_of("plans") else ""
        if sentence.marks.any_of("plans", "segments"):
            return ""
    return ""


def tells_a_total(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a whole, other than a whole year: "total capital", but "for the full year"."""
    whens = [when.span for when in sentence.whens]
    return any(not any(span.covers(m.span) for span in whens) for m in sentence.marks.of("total_words"))
