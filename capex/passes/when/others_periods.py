"""Periods beside a figure that date something else: another figure, what was reported, when a plan was told."""

from __future__ import annotations

from capex.passes.scene import View
from capex.tokens import When


def is_in_brackets(view: View, when: When) -> bool:
    """Whether brackets behind the figure hold the period with a figure of its own: "$950m ($918m in 2024) for 2025"."""
    end, start = view.place.end, when.span.start
    opened = view.scene.text.rfind("(", end, start)
    if opened < 0 or ")" in view.scene.text[opened:start]:
        return False
    behind = [o.start for o in view.others if o.start >= when.span.end][:1]
    leads = any(view.scene.text[when.span.end : at].strip() in ("", ":") for at in behind)  # "(2024: 3,1 Mrd.)"
    return leads or any(opened <= other.start and other.end <= start for other in view.others)


def is_reported_on(view: View, when: When) -> bool:
    """Whether a quarter is only reported on before "and" leads to a plan: "told of its Q3 and raised its capex"."""
    place, marks = view.place, view.marks
    if view.scene.document.issuer or not when.part or when.span.end > place.start or not view.scene.lexicon.spaced:
        return False
    joins = [m.span.end for m in marks("between_and") if when.span.end <= m.span.start and m.span.end <= place.start]
    moved = (m.span for m in marks("actions") if joins and joins[0] <= m.span.start and m.span.end <= place.start)
    plans = [m.span.start for m in marks("guidance") if m.span.end <= place.start]
    return any(span.end <= start for span in moved for start in plans)


def dates_the_telling(view: View, when: When) -> bool:
    """Whether a year is only that in which a figure was told of: "its target of 133 trillion won announced in 2019"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined or when.year is None:
        return False
    leads = [m.span for m in view.marks("inside") if m.span.end == when.span.start - 1]
    told = [m.span.end for m in view.marks("announces", "speech")]
    starts = [lead.start for lead in leads] or [when.span.start]  # the period may hold its "in"
    return when.span.start >= view.place.end and any(0 <= start - end <= 1 for start in starts for end in told)
