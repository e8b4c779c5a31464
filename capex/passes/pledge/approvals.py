"""Money that a company's own document gives to no single year: projects passed by its board, and what is only told."""

from __future__ import annotations

from capex.passes.scene import Figure, Scene, View

#: Words between "approved" and the noun of what was ("approved new capital investments").
_APPROVED = 2


def is_approved(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether a company tells that it approved projects of so much, and names no time: they are no year's spending."""
    noun = figure.noun_mark
    if scene.document.issuer is None or not scene.lexicon.spaced or noun is None or figure.noun != "capex":
        return False
    ends = [m.span.end for m in view.marks("approvals") if view.clause.start <= m.span.start]
    near = any(end <= noun.span.start and scene.distance(end, noun.span.start) <= _APPROVED for end in ends)
    works = [m.span for m in view.marks("programmes") if not any(n.span.covers(m.span) for n in view.marks("mentions"))]
    near = near or any(end <= w.start and w.end <= noun.span.start for end in ends for w in works)
    budget = any(m.span.overlaps(noun.span) for m in view.marks("guidance"))
    return near and not budget and not view.sentence.whens and noun.span.end <= figure.amount.span.start


def is_told_loosely(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether nothing in a company's own sentence says that the money is spent or planned: another's may be told."""
    noun = figure.noun_mark
    own = noun is None or view.sentence.span.covers(noun.span) or scene.document.issuer is None
    times = [when.span for when in view.sentence.whens]  # "over a number of years" names no number
    said = view.marks("plans", "guidance", "pledges", "programmes", "weak_mentions", "anaphors")
    return not own and all(any(span.covers(m.span) for span in times) for m in said)
