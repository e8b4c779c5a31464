"""Whether a pronoun stands for analysts of the sentence before: "said an analyst at Citi. She expects"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.tokens import Mark, Sentence

#: So many words open a sentence before its subject, and stand between a verb of saying and who says it.
_OPENS, _NAME = 1, 4


def is_said_by_them(scene: Scene, view: View, index: int) -> bool:
    """Whether a pronoun that stands for analysts says it."""
    lexicon = scene.lexicon
    if scene.document.issuer or not lexicon.plural_pronouns or index == 0 or view.in_sentence("officers"):
        return False
    before, pronoun = scene.sentences[index - 1], _subject(scene, view)
    if pronoun is None or view.sentence.paragraph - before.paragraph > 1:
        return False
    several = any(m.span == pronoun for m in view.marks("plural_pronouns"))
    return any(_is_one(before, mark) is not several for mark in _speakers(scene, before))


def _subject(scene: Scene, view: View) -> Span | None:
    """The pronoun before the first verb of the sentence that plans or says something, if it is the verb's subject."""
    start = view.sentence.span.start
    verbs = [m.span.start for m in view.sentence.marks.in_order("plans", "speech") if m.span.end <= view.place.start]
    found = [m.span for m in view.marks("pronouns", "plural_pronouns") if verbs and m.span.end <= verbs[0]]
    if not found or scene.distance(found[-1].end, verbs[0]) > _OPENS:
        return None
    led = (
        any(m.span.start == start for m in view.marks("object_leads"))
        and "," not in scene.text[start : found[-1].start]
    )
    return found[-1] if led or scene.distance(start, found[-1].start) <= _OPENS else None


def _speakers(scene: Scene, sentence: Sentence) -> list[Mark]:
    """The analysts who are the subject of a sentence, or say what stands before them in it."""
    own = min((m.span.start for m in sentence.marks.of("own_words")), default=sentence.span.end)
    found = [m for m in sentence.marks.of("analysts") if m.span.start < own]
    if not found or sentence.marks.any_of("officers"):
        return []
    start = sentence.span.start
    says = [m.span.end for m in sentence.marks.of("speech")]
    first = [m for m in found if scene.distance(start, m.span.start) <= _OPENS]
    named = [who.span for who in sentence.whos]
    last = [
        m for m in found
        for end in says
        if 0 <= scene.distance(end, m.span.start) <= _NAME and end <= m.span.start
        and "," in scene.text[end : m.span.start] and not any(end <= who.start < m.span.start for who in named)
    ]  # fmt: skip
    return first or last


def _is_one(sentence: Sentence, mark: Mark) -> bool:
    """Whether the analysts are one house or person."""
    return not any(
        mark.span.overlaps(m.span) or 0 <= m.span.start - mark.span.end <= 1
        for m in sentence.marks.of("plural_analysts")
    )
