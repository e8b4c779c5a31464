"""Whether a name begins a thought, and so is its subject."""

from __future__ import annotations

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene
from capex.passes.text.brackets import past_bracket
from capex.tokens import Sentence

#: A subject begins its sentence, or stands behind one of these, or the end of what it is (封測大廠力成).
_BEFORE = " ,;:、。「（("

#: The same between blanks, where every word has one before it: signs that part a subject from what leads to it.
_PARTS = (",", ";", ":", "(", "•", "-", "–")


def is_subject(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name begins a thought; where endings tell it, whether it has that of a subject (엘앤에프는)."""
    place = name.start
    if scene.lexicon.spaced and scene.lexicon.joined:
        return scene.text.startswith((*scene.lexicon.subject_endings, ","), past_bracket(scene.text, name.end))
    if scene.lexicon.spaced:  # "Face à la baisse, Vallourec va …", not "with Bosch"
        ands = {m.span for m in sentence.marks.of("between_and")}
        beside = {m.span for m in sentence.marks.of("oblique")} - ands  # "a contract with Zenova"
        breaks = [m.span for m in sentence.marks.of("speech", "hard_breaks", "clause_breaks")]
        breaks = [s for s in breaks if s not in beside or scene.text.startswith(", ", s.start - 2)]
        led = any(0 <= place - span.end <= 1 for span in breaks)
        led = led or opens(scene, sentence, name) or _is_called(scene, sentence, name)
        return led or scene.text[:place].rstrip(' «"').endswith((*_PARTS, "\n"))
    return place == sentence.span.start or scene.text[place - 1] in _BEFORE + scene.lexicon.called_ends


#: So many words say what a company is before its name ("Le gestionnaire du réseau RTE").
_CALLED = 4


def _is_called(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a thought begins with what the company is and its name, with no verb and no other name between."""
    comma = scene.text.rfind(", ", sentence.span.start, name.start)
    start = comma + 2 if comma > 0 and scene.lexicon.scope_links else sentence.span.start
    named = any(start <= who.span.start < name.start for who in sentence.whos)
    if named or scene.distance(start, name.start) > _CALLED:
        return False
    verbs = sentence.marks.of("plans", "actuals", "speech", "weak_mentions", "other_metrics", "mentions", "guidance")
    leads = [m.span for m in sentence.marks.of("oblique", "inside", "purposes") if m.span.end <= name.start]
    led = any(span.start == start or name.start - span.end <= 1 for span in leads)
    return not led and not any(start <= m.span.start < name.start for m in verbs)


def opens(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name begins its sentence, with or without an article."""
    before = scene.document.text[sentence.span.start : name.start]
    return not before or article(before, scene.lexicon) == len(before)


def article(name: str, lexicon: Lexicon) -> int:
    """How many signs the article that opens a sentence before a name takes up: 4 of "The Zenova group"."""
    first, blank, _ = name.partition(" ")
    return len(first) + 1 if blank and first.lower() in lexicon.articles and first[0].isupper() else 0
