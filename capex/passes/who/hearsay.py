"""What nobody signs for goes on over the sentences of a paragraph until somebody is named: それによると…、…という."""

from __future__ import annotations

from capex.passes.scene import Scene, View

#: So many sentences back the source may stand.
_REACH = 2


def _led_in(scene: Scene, view: View) -> bool:
    """Whether a source in a clause before goes on: 據知情人士透露，阿里巴巴今年…; a company that speaks ends it."""
    if scene.lexicon.spaced:
        return False
    sources = [m.span.end for m in view.marks("unnamed") if m.span.end <= view.place.start]
    named = [w.span.start for w in view.sentence.whos] + [m.span.start for m in view.marks("officers", "own_words")]
    said = [m.span.start for m in view.marks("speech") if m.span.end <= view.place.start]
    return bool(sources) and not any(max(sources) <= who < told for who in named for told in said)


#: Words between an officer and the verb by which he speaks: "Chairman Mark Liu told".
_SPEAKS = 3


def _names_an_officer(scene: Scene, view: View) -> bool:
    """Whether the press only hands on what an officer said: "Reuters reported that CEO Wei told reporters"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    ends = [m.span.end for m in view.marks("unnamed") if view.clause.covers(m.span)]
    officers = [m.span.end for m in view.marks("officers") if max(ends) <= m.span.start < view.place.start]
    says = [m.span.start for m in view.marks("speech") if m.span.end <= view.place.start]
    return any(end <= at and scene.distance(end, at) <= _SPEAKS for end in officers for at in says)


def is_hearsay(scene: Scene, view: View) -> bool:
    """Whether an unnamed source says what stands at the view's place, in its clause or a sentence or two before.

    Across sentences only where endings are glued on: there the sentence keeps its tense and leaves its subject out.
    """
    if (view.in_clause("unnamed") and not _names_an_officer(scene, view)) or _led_in(scene, view):
        return True
    if not scene.lexicon.joined or scene.document.issuer or not view.in_sentence("hearsay"):
        return False
    start = view.sentence.span.start
    before = [s for s in scene.sentences if s.paragraph == view.sentence.paragraph and s.span.start < start]
    return any(s.marks.of("unnamed") for s in before[-_REACH:])
