"""What a company's own document tells of another one in which it only holds a share: none of its own spending."""

from __future__ import annotations

from capex.passes.scene import View
from capex.tokens import Mark


def is_affiliates(view: View) -> bool:
    """Whether the figure is what an affiliate plans for itself, as its own sentence or the one before says."""
    scene = view.scene
    if scene.document.issuer is None or not scene.lexicon.affiliates:
        return False
    told = [m for m in view.marks("affiliates") if not _is_counted(view, m)]
    if _is_left_out(view):
        return True
    return any(m.span.end <= view.place.start for m in told)


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
