"""Whether a figure only measures another one: "up from $5 billion", "el doble de los 72.000 millones"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.measured_by import bracket_end
from capex.passes.role.case import Case
from capex.passes.role.earlier import goes_on_listing, unmoved
from capex.passes.role.elsewhen import is_expected_elsewhen
from capex.passes.scene import View
from capex.passes.when.nearness import is_as_before, leads_to_spending
from capex.tokens import Mark, Unit


def is_compared(case: Case) -> bool:
    """Whether the figure only measures another; "after it said it would spend $200 billion" compares nothing."""
    view = case.view
    told = [m.span for m in view.marks("planned") if view.place.start - m.span.end <= 1]
    beside = {span for span in told if not _is_done(view, span)}  # "this year's planned $20bn"
    plans = [m.span.start for m in view.marks("plans") if m.span.end <= view.place.start and m.span not in beside]
    ranging = [m.span for m in view.marks("between")]  # the "from" of "ranging from", not all of "el doble de los"
    only = {m.span for m in view.marks("only")} if view.in_clause("negations") else set()  # "n'investira plus que"
    leads = (m for m in unmoved(view, view.marks("compared")) if m.span not in only)
    leads = (m for m in leads if not any(s.end == m.span.end and s.covers(m.span) for s in ranging))
    times = [when.span for when in view.sentence.whens] if case.scene.lexicon.spaced else []
    leads = (
        m for m in leads if not (_is_told_in_full(view, m) or _is_taken_off(case, m) or _stands_as_before(view, m))
    )
    leads = (m for m in leads if not _multiplies(view, m))
    times += [m.span for m in view.marks("definitions")]  # "net capex after government incentives of"
    leads = (m for m in leads if not any(span.covers(m.span) for span in times))
    clear = tuple(m for m in leads if not any(m.span.end <= start for start in plans))
    clear = tuple(m for m in clear if not _leads_to_a_part(view, m))
    if case.scene.lexicon.joined and _is_in_a_compared_bracket(case):
        return True
    if case.scene.lexicon.joined and _is_level_with(view):
        return view.touching_right("compared_after")
    if is_expected_elsewhen(case) or goes_on_listing(view):
        return False
    if _is_below_a_year_before(case):
        return True
    return _is_left_behind(view) or view.led_by_any(clear) <= 1 or view.touching_right("compared_after")


def _is_done(view: View, verb: Span) -> bool:
    """Whether somebody does it, and it describes no figure: "after it projected $200 billion"."""
    who = [m.span for m in view.marks("pronouns", "plural_pronouns")] + [who.span for who in view.sentence.whos]
    text = view.scene.text
    return any(span.end + 1 == verb.start and text[span.end] == " " for span in who if span.end < verb.start)


#: Words between a figure and the participle that says it was spent: "de dollars".
_SPENT = 2


def _is_below_a_year_before(case: Case) -> bool:
    """Whether a bound behind the plan holds it against an earlier year: "por debajo de los 4.900 que desembolsó"."""
    view, start = case.view, case.view.place.start
    told = any(a.unit is Unit.MONEY and a.span.end <= start for a in view.sentence.amounts)
    if case.scene.lexicon.joined or not case.scene.lexicon.spaced or not told:
        return False
    if not any(m.span.start == start for m in view.marks("floor_before", "ceiling_before")):
        return False
    old = {m.span for m in view.marks("moves_from", "compared")}
    cues = (m.span for m in view.marks("actuals", "compared_after", "priors") if m.span not in old)
    behind = sorted(span.start for span in cues if span.start >= view.place.end)
    near = bool(behind) and case.scene.distance(view.place.end, behind[0]) <= _SPENT
    if near and "," not in case.scene.text[view.place.end : behind[0]]:
        return True
    own, year = case.figure.when_span, case.year
    if own is None or own.start < view.place.end or year is None:
        return False
    years = {w.span: w.year or year + (w.offset or 0) for w in view.sentence.whens if not w.part}
    ahead = [told for span, told in years.items() if span.end <= start]
    return own in years and years[own] < max(ahead, default=year)


def _is_in_a_compared_bracket(case: Case) -> bool:
    """Whether a bracket with the figure and a word stands before what compares: 올해(9000억원 추정)보다."""
    end = bracket_end(case.scene, case.view.place)
    return end > case.view.place.end and any(m.span.start == end for m in case.view.marks("compared_after"))


def _is_left_behind(view: View) -> bool:
    """Whether a verb leaves the figure for the next one: "la inversión media pasará de 600 a 1.100 millones"."""
    opening = set() if view.in_clause("fractions") else {m.span for m in view.marks("between")}
    leads = [m.span for m in view.marks("moves_from") if m.span not in opening and m.span.end <= view.place.start]
    multiplied = any(m.span.end <= view.place.start for m in view.marks("fractions"))  # "de doubler, de 1,2 à 2,4"
    led = any(view.place.start - s.end <= 1 and (multiplied or " " in s.of(view.scene.text)) for s in leads)
    return led and view.scene.lexicon.spaced and view.touching_right("moves_to")


def _leads_to_a_part(view: View, mark: Mark) -> bool:
    """Whether a comparison has its period, and the figure is a part of what is planned: "up from 2024, including"."""
    if view.scene.lexicon.joined:
        return False
    dated = any(0 <= w.span.start - mark.span.end <= 1 for w in view.sentence.whens)
    parts = (m for m in view.marks("consisting") if mark.span.end < m.span.start and m.span.end <= view.place.start)
    return dated and any(view.scene.text[: m.span.start].rstrip().endswith(",") for m in parts)


def _is_taken_off(case: Case, mark: Mark) -> bool:
    """Whether what is planned is told after spending is taken off: "free cash flow of $1bn after capex of $600m"."""
    view, distance = case.view, case.scene.distance
    deducted = any(m.span == mark.span for m in view.marks("deducts"))
    nouns = (m.span.start for m in view.marks("mentions") if m.span.start >= mark.span.end)
    behind = any(distance(mark.span.end, start) <= _KIND for start in nouns)
    planned = any(m.span.end <= mark.span.start for m in view.marks("plans", "guidance"))
    return deducted and behind and planned and not case.figure.when.past


#: Words of "gross" or "our adjusted" between "after" and the spending that is taken off.
_KIND = 2


def _is_told_in_full(view: View, mark: Mark) -> bool:
    """Whether a comparison has its period, and "and" goes on to spending: "unchanged from 2024 and investments of"."""
    start = mark.span.end
    dated = [w for w in view.sentence.whens if 0 <= w.span.start - start <= 1]
    return bool(dated) and (leads_to_spending(view, dated[0]) or _leads_to_the_level(view, dated[0].span.end))


def _leads_to_the_level(view: View, end: int) -> bool:
    """Whether a comma and "at" or "to" lead from the compared to the level: "lower than this year's, at $3bn"."""
    leads = [m.span for m in view.marks("moves_to", "converts")]  # "10% lower than 2025, or $2.7 billion"
    goals = [span.start for span in leads if 0 <= view.place.start - span.end <= 1]
    owned = view.scene.text[end : goals[0]] if goals and goals[0] >= end else ""
    return owned.endswith(", ") and view.scene.distance(end, goals[0]) <= 1


def _multiplies(view: View, mark: Mark) -> bool:
    """Whether a comparison only tells how many times over, and leads to a goal: "to more than double it to $20bn"."""
    times = any(0 <= m.span.start - mark.span.end <= 1 for m in view.marks("fractions"))
    if not view.scene.lexicon.spaced or not times:
        return False
    start = view.place.start
    return any(mark.span.end <= m.span.start and 0 <= start - m.span.end <= 1 for m in view.marks("moves_to"))


def _stands_as_before(view: View, mark: Mark) -> bool:
    """Whether spending is to be as in a year, and the figure is what that comes to: "flat with 2024 at $2 billion"."""
    return any(0 <= w.span.start - mark.span.end <= 1 and is_as_before(view, w) for w in view.sentence.whens)


def _is_level_with(view: View) -> bool:
    """Whether a word for "flat" leads to the figure, which is then the level itself: 前期比横ばいの4100億円."""
    return any(0 <= view.place.start - mark.span.end <= 1 for mark in view.marks("flats"))
