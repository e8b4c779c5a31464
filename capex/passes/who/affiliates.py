"""What a company's own document tells of another one in which it only holds a share: none of its own spending."""

from __future__ import annotations

from bisect import bisect_left

from capex.document import Span
from capex.passes.scene import View
from capex.tokens import Mark, Sentence


def is_affiliates(view: View) -> bool:
    """Whether the figure is what an affiliate plans for itself, as its own sentence or the one before says."""
    scene = view.scene
    if scene.document.issuer is None or not scene.lexicon.affiliates:
        return False
    told = [m for m in view.marks("affiliates") if not _is_counted(view, m)]
    if _is_left_out(view):
        return True
    ahead = [m.span for m in told if m.span.end <= view.place.start]
    if ahead:
        return not _acts_again(view, ahead[-1].end)
    return not told and _goes_on(view)


def _is_left_out(view: View) -> bool:
    """Whether words behind the figure leave it out of the company's own, before another figure comes."""
    stop = min((other.start for other in view.others if other.start >= view.place.end), default=view.sentence.span.end)
    return any(view.place.end <= m.span.start < stop for m in view.marks("not_ours"))


def _is_counted(view: View, mark: Mark) -> bool:
    """Whether the company's measure takes its share of an affiliate in or leaves it out: "including our share of"."""
    for reach, tables in ((_SHARE, ("consisting", "excluded", "parts", "definitions")), (1, ("purposes",))):
        leads = (m.span.end for m in view.marks(*tables) if m.span.end <= mark.span.start)
        if any(0 <= view.scene.distance(end, mark.span.start) <= reach for end in leads):
            return True
    return False


#: Words of "including our proportionate share of its".
_SHARE = 5


def _acts_again(view: View, start: int) -> bool:
    """Whether behind `start` the company itself takes the word for the figure."""
    gap = Span(start, max(start, view.place.start))
    inside = [m.span for m in view.marks("affiliates")]
    its = {m.span for m in view.marks("its")}
    own = (m.span for m in view.marks("own_words", "first_persons") if gap.covers(m.span) and m.span not in its)
    return any(not any(span.covers(word) for span in inside) for word in own)


def _goes_on(view: View) -> bool:
    """Whether "it" or "its" opens the figure's thought behind a sentence whose subject is an affiliate."""
    scene, start = view.scene, view.sentence.span.start
    if not any(m.span.start == start for m in view.marks("its", "own_words")) or not view.in_sentence("its"):
        return False
    index = bisect_left(scene.sentences, start, key=lambda sentence: sentence.span.start)
    before = scene.sentences[index - 1] if index else None
    return before is not None and before.paragraph == view.sentence.paragraph and _is_about_one(before)


def _is_about_one(sentence: Sentence) -> bool:
    """Whether a sentence names an affiliate, and does not begin with the company itself."""
    first = min((m.span.start for m in sentence.marks.of("own_words", "first_persons")), default=-1)
    return sentence.marks.any_of("affiliates") and first != sentence.span.start
