"""An investment in a place or work that is told by how it moves: "cut its investment in Ohio from $5bn to $4bn"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.verbs import MOVING
from capex.passes.scene import Figure, Scene, View
from capex.tokens import Mark

#: Words between the verb and the noun ("cut its planned"), and between the noun and where the money goes.
_VERB, _GOAL = 3, 4
#: Words of "in", a goal and "from" before the figure: at least and at most.
_NAMED, _LONG = 3, 8


def is_moved_investment(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press has a company move its own investment in something that is built to the figure, for no year."""
    if scene.document.issuer is not None or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    if figure.noun not in ("weak", "money") or view.sentence.whens or view.left("moves_to") > 0:
        return False
    nouns = [m for m in view.marks("invested") if view.clause.start <= m.span.start and m.span.end <= view.place.start]
    return bool(nouns) and _is_moved(scene, view, nouns[-1]) and _has_goal(scene, view, nouns[-1])


def _is_moved(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether a verb that raises or lowers stands before "its investment"."""
    verbs = [m.span for m in view.marks("actions") if m.value in MOVING and m.span.end <= noun.span.start]
    verbs = [span for span in verbs if scene.distance(span.end, noun.span.start) <= _VERB]
    own = any(verbs and verbs[-1].start < m.span.start < noun.span.start for m in view.marks("own_words"))
    covered = any(verbs and m.span.start <= verbs[-1].end <= m.span.end for m in view.marks("own_words"))
    return bool(verbs) and (own or covered or scene.text[verbs[-1].start : verbs[-1].end].endswith(scene.lexicon.its))


def _has_goal(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether only small words lead from the noun to a place or work, and only an older figure from that to this.

    What has no capital is no company either: "its investment in electrification from".
    """
    between = [o for o in view.others if noun.span.end <= o.start < view.place.start]
    froms = [m.span for m in view.marks("moves_from", "priors")]
    if len(between) > 1 or not all(any(0 <= o.start - span.end <= 1 for span in froms) for o in between):
        return False
    goals = [m.span for m in view.marks("places", "programmes") if noun.span.end <= m.span.start < view.place.start]
    lead = Span(noun.span.end, min([view.place.start, *(o.start for o in between)]))
    if goals and scene.distance(noun.span.end, goals[0].start) <= _GOAL:
        return not any(Span(lead.start, goals[0].start).covers(who.span) for who in view.sentence.whos)
    led = any(0 <= m.span.start - noun.span.end <= 1 for m in view.marks("joins"))
    words = lead.of(scene.document.text)
    return led and words == words.lower() and scene.distance(lead.start, lead.end) in range(_NAMED, _LONG)
