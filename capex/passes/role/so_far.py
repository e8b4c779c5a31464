"""What was promised or spent since a year that stands beside the figure, or is said to be spent right behind it."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Figure, View


def is_so_far(view: View) -> bool:
    """Whether a sentence opens with since when it counts: "Since 2020 it has committed $23 billion"."""
    if _is_dated_behind(view):
        return True
    start, place = view.sentence.span.start, view.place.start
    ends = [m.span.end for m in view.marks("compared") if m.span.start == start]
    dated = any(0 <= when.span.start - end <= 1 for when in view.sentence.whens for end in ends)
    if not dated or not view.scene.lexicon.spaced:
        return False
    verbs = [m.span.start for m in view.marks("pledges", "weak_mentions") if start < m.span.start < place]
    done = any(m.span.end < verb for m in view.marks("perfects") for verb in verbs)
    again = [m for m in view.marks("hard_breaks", "actions", "plans") if m.span.start < place]
    return done and all(m.span.start in verbs for m in again)


#: Signs of " of " between a figure and its noun, and words of "has already been" before the verb.
_OF, _HELPING = 4, 3


def is_laid_out(figure: Figure, view: View) -> bool:
    """Whether the words behind the figure say that it was spent: "$2bn spent to date", "$1bn of capex was invested"."""
    scene, noun, end = view.scene, figure.noun_mark, view.place.end
    if scene.lexicon.joined:
        return False
    if noun is not None and noun.table == "mentions" and 0 <= noun.span.start - end <= _OF:
        end = noun.span.end
    past = [m.span for m in view.marks("actuals") if m.span.end > end]
    verbs = [m.span for m in view.marks("weak_mentions") if m.span.start >= end]
    verb = next((v for v in verbs if any(v.overlaps(span) for span in past)), None)
    if verb is None or scene.distance(end, verb.start) > _HELPING:
        return False
    gap = Span(min(end, verb.start), verb.start)
    if not gap.of(scene.text).strip():
        return any(0 <= m.span.start - verb.end <= 1 for m in view.marks("actuals", "actual_periods"))
    helping = [m.span for m in view.marks("actuals", "pasts", "perfects", "actual_periods")]
    settled = not any(gap.covers(m.span) for m in view.marks("unsettled", "plans", "deducts"))  # "after spending $5bn"
    return settled and any(gap.overlaps(span) for span in helping) and not set(gap.of(scene.text)) & set(",;:(")


#: Words between a figure and "since 2010".
_BEHIND = 1


def _is_dated_behind(view: View) -> bool:
    """Whether so much was spent since the year behind it: "has seen it invest $21.5 billion since 2010"."""
    place, distance = view.place, view.scene.distance
    if not view.scene.lexicon.spaced:
        return False
    leads = [m.span for m in view.marks("compared") if m.span.start >= place.end]
    near = [span.end for span in leads if distance(place.end, span.start) <= _BEHIND]
    dated = any(0 <= when.span.start - end <= 1 for when in view.sentence.whens for end in near)
    verbs = [m.span for m in view.marks("weak_mentions") if m.span.end <= place.start]
    promised = dated and verbs and any(m.span.overlaps(verbs[-1]) for m in view.marks("pledges"))
    return bool(dated and verbs) and not promised and any(m.span.end < verbs[-1].start for m in view.marks("perfects"))
