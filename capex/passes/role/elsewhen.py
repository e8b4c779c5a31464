"""Whether what is compared with is itself the plan for another year, which is not over."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.passes.scene import View
from capex.tokens import When


def is_expected_elsewhen(case: Case) -> bool:
    """Whether what is compared with is the plan for another year that is not over ("$2.3 billion expected in 2023")."""
    view, figure = case.view, case.figure
    own = figure.when_span
    if own is None or own.start < view.place.end or figure.when.past or not case.scene.lexicon.spaced:
        return False
    others = [w for w in view.sentence.whens if w.span.end <= view.place.start and w.year]
    year = next((w.year for w in view.sentence.whens if w.span == own), None)
    if _is_told_behind(view) and year is None and not others and not figure.amount.annual:
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
    dated = [(w, _year(case, w)) for w in view.sentence.whens if w.until is None and not w.part]
    year = next((year for w, year in dated if w.span == own), None)
    others = {year for w, year in dated if w.span.end <= view.place.start} - {None, year}
    if year is None or not others:
        return False
    nouns = {m.span for m in view.marks("guidance")} - {m.span for m in view.marks("planned")}
    verbs = [m for m in view.marks("plans", "planned") if m.span not in nouns]
    return view.right_of(verbs) <= _THAT_WE or view.left_of(verbs) == 0


def _year(case: Case, when: When) -> int | None:
    """The year of a period that names one, or counts from the running one."""
    return when.year if when.offset is None or case.year is None else case.year + when.offset


def _is_told_behind(view: View) -> bool:
    """Whether a plan stands right behind the figure, or behind its noun and whose it is: "in capex that Dow sees"."""
    named = [w.span for w in view.sentence.whos] + [m.span for m in view.marks("own_words")]
    named = [span for span in named if view.place.end <= span.start]
    reach = _THAT_WE + _NAMED * bool(named and view.scene.distance(view.place.end, named[0].start) <= _THAT_WE + 1)
    return view.right("plans") <= reach


#: Words of a company's name and its verb.
_NAMED = 2


#: Words of "that we" between a figure and "will invest this year".
_THAT_WE = 2


def _is_yet_to_be_spent(view: View, own: Span) -> bool:
    """Whether a plan stands between the figure and its running year: "the $3.35bn that we will invest this year"."""
    relative = any(m.span.overlaps(own) and m.value == 0 for m in view.marks("relative_years", "relative_fiscal_years"))
    between = Span(view.place.end, own.start)
    return relative and any(between.covers(m.span) for m in view.marks("plans"))
