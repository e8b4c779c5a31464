"""Whether a figure is only supposed: what the press weighs, what could be one day, what hangs on something."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.tokens import Unit


def is_supposed(case: Case) -> bool:
    """What the press only supposes ("if Amazon spends", "capex could reach"), and nobody of the company says."""
    view, start = case.view, case.view.place.start
    if case.scene.document.issuer and case.scene.lexicon.spaced:
        return _might_be(case)
    if case.scene.document.issuer or case.scene.lexicon.joined:
        return False
    weighed = view.left("reviews") <= _WEIGHED and view.left("deltas") > 0
    if weighed and not view.in_sentence("unnamed"):
        return True  # "is considering spending $10 billion"
    if _goes_beyond(case):
        return True
    ahead = Span(view.clause.start, max(view.clause.start, start))
    supposed = [m.span for m in view.marks("hypotheticals") if ahead.covers(m.span)]
    plans = [m.span for m in view.marks("plans", "guidance", "actions") if ahead.covers(m.span)]
    plans = [
        span for span in plans if not any(0 <= span.start - other.end <= 1 for other in supposed)
    ]  # "evalúa destinar"
    planned = any(not any(span.overlaps(other) for other in supposed) for span in plans)
    return bool(supposed) and not planned and not view.in_clause("speech", "officers")


def _might_be(case: Case) -> bool:
    """Whether a company says what could be one day: "the site could reach $30 billion over time"."""
    view = case.view
    unsure = {m.span for m in view.marks("hypotheticals")}
    verbs = [m for m in view.marks("unsettled") if m.span in unsure]
    return view.left_of(verbs) <= _MIGHT or _hangs_on_something(case)


def _goes_beyond(case: Case) -> bool:
    """Whether a figure without a noun of its own is what the one before could become: "$4bn, and could reach $5bn"."""
    view, noun, money = case.view, case.figure.noun_mark, Unit.MONEY
    before = [a for a in view.sentence.amounts if a.span.end <= view.place.start and a.unit is money]
    if not before or noun is None or noun.span.start >= before[-1].span.start:
        return False
    unsure = {m.span for m in view.marks("hypotheticals")}
    gap = Span(before[-1].span.end, view.place.start)
    verbs = (m.span.end for m in view.marks("unsettled") if m.span in unsure and gap.covers(m.span))
    return any(view.scene.distance(end, gap.end) <= _GROWS for end in verbs)


def _hangs_on_something(case: Case) -> bool:
    """Whether a sentence opens with "if" and does not name capital spending: "If costs rise, we'd be at $20m"."""
    view, noun = case.view, case.figure.noun_mark
    opens = any(m.span.start == view.sentence.span.start for m in view.marks("hypotheticals"))
    named = noun is not None and view.sentence.span.covers(noun.span) and noun.table == "mentions"
    return opens and not named


#: Words between "is weighing" and its figure: "an investment of".
_WEIGHED = 3

#: Words between "could" and its figure: "could reach", "could be as much as"; "could rise further, to".
_MIGHT, _GROWS = 2, 4
