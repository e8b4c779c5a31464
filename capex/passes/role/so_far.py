"""What was promised or spent since a year that opens the sentence."""

from __future__ import annotations

from capex.passes.scene import View


def is_so_far(view: View) -> bool:
    """Whether a sentence opens with since when it counts: "Since 2020 it has committed $23 billion"."""
    start, place = view.sentence.span.start, view.place.start
    ends = [m.span.end for m in view.marks("compared") if m.span.start == start]
    dated = any(0 <= when.span.start - end <= 1 for when in view.sentence.whens for end in ends)
    if not dated or not view.scene.lexicon.spaced:
        return False
    verbs = [m.span.start for m in view.marks("pledges", "weak_mentions") if start < m.span.start < place]
    done = any(m.span.end < verb for m in view.marks("perfects") for verb in verbs)
    again = [m for m in view.marks("hard_breaks", "actions", "plans") if m.span.start < place]
    return done and all(m.span.start in verbs for m in again)
