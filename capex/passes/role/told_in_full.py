"""Earlier plans and years that are told in full, so that what follows is another thought."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import View
from capex.passes.when.nearness import leads_to_spending
from capex.tokens import Mark


def has_its_plan(view: View, mark: Mark) -> bool:
    """Whether an earlier plan is named in full before another thought: "lower than our prior target, so $6 billion"."""
    ands = [m.span.start for m in view.marks("between_and") if view.scene.text.startswith(", ", m.span.start - 2)]
    opens = [place for place in (*view.sentence.breaks, *ands) if mark.span.end < place <= view.place.start]
    if not opens or view.scene.lexicon.joined:
        return False
    gap = Span(mark.span.end, opens[0])
    closed = view.scene.text[: opens[0]].rstrip().endswith(",")
    return closed and any(gap.covers(m.span) for m in view.marks("guidance"))


def is_told_of_another(view: View, mark: Mark) -> bool:
    """Whether a comparison has its year, and "and" goes on to spending: "unchanged from 2024 and investments of"."""
    dated = [when for when in view.sentence.whens if 0 <= when.span.start - mark.span.end <= 1]
    return bool(dated) and leads_to_spending(view, dated[0])
