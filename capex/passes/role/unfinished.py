"""Figures that look forward without a verb, for a year that is not over."""

from __future__ import annotations

from capex.document import DocumentKind
from capex.passes.role.case import Case


def is_about_a_year(case: Case) -> bool:
    """Whether a speaker puts spending for a year that is not over at about so much: "Capex this year, roughly $2bn"."""
    figure, document = case.figure, case.scene.document
    spoken = document.kind in (DocumentKind.CALL, DocumentKind.RELEASE)
    own = figure.noun == "capex" and document.issuer is not None and spoken
    ahead = figure.when_span is not None and not figure.when.past and all(p.is_year for p in figure.when.periods)
    past = case.view.in_sentence("actuals", "pasts", "actual_periods")
    return own and ahead and not past


def stands_now(case: Case) -> bool:
    """Whether a company says where its plan stands today: "We had been at $900 million; we're now at $800 million"."""
    own = case.scene.document.issuer is not None and not case.scene.lexicon.joined and not case.figure.when.past
    return own and case.view.in_clause("currents") and case.view.led_by("presents") == 0


def spans_a_running_year(case: Case) -> bool:
    """Whether a range stands beside a year that is not over: "total capex for the year of $3.1-3.6 billion"."""
    figure, scene = case.figure, case.scene
    if scene.document.issuer or not scene.lexicon.spaced or figure.noun != "capex" or figure.when_span is None:
        return False
    spread = not figure.amount.range.is_point and not figure.amount.range.is_open
    return spread and not figure.when.past and all(period.is_year for period in figure.when.periods)


def is_a_range_ahead(case: Case) -> bool:
    """Whether a company gives a range for a year that is not over, which nothing spent is: "of $250-300m in 2025"."""
    figure, size = case.figure, case.figure.amount.range
    own = figure.noun == "capex" and case.scene.document.issuer is not None and case.scene.lexicon.spaced
    ahead = figure.when_span is not None and not figure.when.past and all(p.is_year for p in figure.when.periods)
    return own and ahead and not (size.is_point or size.is_open or case.view.in_sentence("actuals"))


def recalls_its_year(case: Case) -> bool:
    """Whether a company tells what a year came to that bears no number: "Full-year cash flow was $9bn, on capex of"."""
    figure, view = case.figure, case.view
    if case.scene.document.issuer is None or not case.scene.lexicon.spaced or figure.when_span is None:
        return False
    loose = any(m.span.overlaps(figure.when_span) for m in view.marks("loose_years"))
    return loose and view.in_sentence("actuals", "pasts") and not view.in_sentence("plans", "guidance")
