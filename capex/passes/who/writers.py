"""Whether the writer of an article expects a figure himself."""

from __future__ import annotations

from capex.passes.scene import Scene, View

#: Words between "we" and the verb or noun by which the writer expects something ("we now forecast", "our model").
_EXPECTS = 2


def is_the_writers(scene: Scene, view: View) -> bool:
    """Whether the writer of an article expects it himself, outside of any quotation: "we forecast capex of $36bn"."""
    if scene.document.issuer or not scene.lexicon.spaced:
        return False
    start = max(view.clause.start, view.sentence.span.start)
    for mark in view.marks("first_persons"):
        if not start <= mark.span.start < view.place.start or _is_quoted(scene, mark.span.start):
            continue
        verbs = [m.span.start for m in view.marks("plans", "guidance") if m.span.start >= mark.span.end]
        if verbs and min(verbs) < view.place.start and scene.distance(mark.span.end, min(verbs)) <= _EXPECTS:
            return True
    return False


def _is_quoted(scene: Scene, place: int) -> bool:
    """Whether a quotation of the paragraph is open at `place`."""
    start = scene.text.rfind("\n\n", 0, place) + 1
    opened, closed = scene.text.count("«", start, place), scene.text.count("»", start, place)
    return scene.text.count('"', start, place) % 2 == 1 or opened > closed


#: Words before those who listen, at the head of a thought.
_HEAD = 2


def is_what_listeners_have(view: View) -> bool:
    """Whether a company's speaker tells what analysts reckon with: "Analysts have us at $1.7 billion for next year"."""
    scene = view.scene
    if scene.lexicon.joined or not scene.lexicon.spaced or not view.in_clause("analysts"):
        return False
    start, place = view.clause.start, view.place.start
    heads = [m.span.end for m in view.marks("analysts") if start <= m.span.start and m.span.end <= place]
    heads = [end for end in heads if scene.distance(start, end) <= _HEAD + 1]
    speakers = [m.span.end for m in view.marks("first_persons") if heads and heads[0] <= m.span.start < place]
    verbs = [m.span.start for m in view.marks("plans", "presents", "unsettled")]
    return bool(heads) and not any(0 <= verb - end <= 1 for end in speakers for verb in verbs)
