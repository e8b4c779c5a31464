"""Whether what is compared with is itself the plan for another year, which is not over."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import View


def is_expected_elsewhen(case: Case) -> bool:
    """Whether what is compared with is the plan for another year that is not over ("$2.3 billion expected in 2023")."""
    view, figure = case.view, case.figure
    own = figure.when_span
    if own is None or own.start < view.place.end or figure.when.past or not case.scene.lexicon.spaced:
        return False
    others = [w for w in view.sentence.whens if w.span.end <= view.place.start and w.year]
    year = next((w.year for w in view.sentence.whens if w.span == own), None)
    if view.right("plans") <= _THAT_WE and year is None and not others and not figure.amount.annual:
        return _is_yet_to_be_spent(view, own)
    ahead = any(w.offset == 1 for w in view.sentence.whens if w.span.end <= view.place.start)
    if ahead and year is not None and year == case.year and view.right("plans") <= _THAT_WE:
        return not view.in_clause("recalled")  # "next year will be higher than the $125 billion it expects for 2025"
    return is_for_another_year(case)


def is_for_another_year(case: Case) -> bool:
    """Whether the figure is planned for a year of its own: "$11 billion in 2025, against $9.5bn expected for 2024"."""
    view, own = case.view, case.figure.when_span
    if own is None or own.start < view.place.end or case.figure.when.past:
        return False
    if not case.scene.lexicon.spaced or case.scene.lexicon.joined:
        return False
    year = next((w.year for w in view.sentence.whens if w.span == own and w.until is None), None)
    others = {w.year for w in view.sentence.whens if w.span.end <= view.place.start and w.until is None} - {None, year}
    if year is None or not others:
        return False
    nouns = {m.span for m in view.marks("guidance")}
    verbs = [m for m in view.marks("plans", "planned") if m.span not in nouns]
    return view.right_of(verbs) <= _THAT_WE or view.left_of(verbs) == 0


#: Words of "that we" between a figure and "will invest this year".
_THAT_WE = 2


def _is_yet_to_be_spent(view: View, own: Span) -> bool:
    """Whether a plan stands between the figure and its running year: "the $3.35bn that we will invest this year"."""
    relative = any(m.span.overlaps(own) and m.value == 0 for m in view.marks("relative_years", "relative_fiscal_years"))
    between = Span(view.place.end, own.start)
    return relative and any(between.covers(m.span) for m in view.marks("plans"))
