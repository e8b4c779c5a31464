"""Whether a sentence without a known measure has a subject of its own, so that it goes on about nothing before it."""

from __future__ import annotations

import re

from capex.passes.scene import Figure, Scene

_WORD = re.compile(r"\w+")
#: The subject of a sentence has at most so many words.
_SUBJECT = 3
#: Words of these tables may as well be part of a new name.
_LOOSE = ("pasts", "currency_before", "joins", "purposes", "starts")
_VERBS = ("presents", "unsettled", "actuals")


def has_other_subject(scene: Scene, figure: Figure) -> bool:
    """Whether a plan without a known noun has a subject of its own: "we expect amortisation for the year to be"."""
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return False
    sentence, place = scene.sentences[figure.sentence], figure.amount.span.start
    own = [m.span for m in sentence.marks.of("own_words")]
    helping = [m.span for m in sentence.marks.of("unsettled")]  # behind "will" stands a verb, and no subject
    plans = [m.span for m in sentence.marks.of("plans") if m.span.end <= place and m.span not in helping]
    plans = [span for span in plans if scene.text[span.start] != "'"]
    settled = [m.span.start for m in sentence.marks.of("unsettled") if m.span.end <= place]
    if not own or not plans:
        return False
    known = [m.span for m in sentence.marks.of(*(sentence.marks.tables - {"pasts", "currency_before"}))]
    known += [when.span for when in sentence.whens]
    for plan in plans:
        led = any(0 <= plan.start - span.end <= 1 for span in own)
        verb = min((start for start in settled if start > plan.end), default=0)
        words = _WORD.finditer(scene.text, plan.end, max(verb, plan.end)) if led else ()
        new = [w for w in words if not any(k.start <= w.start() < k.end for k in known)]
        if any(w[0] not in scene.lexicon.fillers for w in new):
            return True
    return False


def is_of_something_else(scene: Scene, figure: Figure) -> bool:
    """Whether a new word is what the figure is said to be, right before the verb: "Pre-opening will be $24 million"."""
    sentence, place = scene.sentences[figure.sentence], figure.amount.span.start
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return False
    start = max((b for b in sentence.breaks if b <= place), default=sentence.span.start)
    verbs = [m.span.start for m in sentence.marks.of(*_VERBS) if start < m.span.start and m.span.end + 1 < place]
    verbs += [m.span.start for m in sentence.marks.of("presents", "actuals") if start < m.span.start < place]
    verbs.sort()  # "to" right before a figure is no verb: "we pulled that back to"
    if not verbs or scene.distance(verbs[0], place) > _SUBJECT:
        return False
    if any(m.span.start == verbs[0] and m.span.end > verbs[0] for m in sentence.marks.of("own_words")):
        return False  # "Then it's $3 billion": the verb has its subject in it
    known = [m.span for m in sentence.marks.of(*(sentence.marks.tables - set(_LOOSE)))]
    known += [when.span for when in sentence.whens] + [amount.span for amount in sentence.amounts]
    words = list(_WORD.finditer(scene.text, start, verbs[0]))
    new = [w for w in words if not any(k.start <= w.start() < k.end for k in known)]
    return bool(new) and new[-1].end() >= verbs[0] - 1 and new[-1][0] not in scene.lexicon.fillers
