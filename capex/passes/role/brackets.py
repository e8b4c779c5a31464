"""What a plan was, told in brackets right behind it: "$460 million (from $440 million)"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.case import Case
from capex.tokens import Unit


def is_bracketed(case: Case) -> bool:
    """Whether a company tells in brackets right behind a plan what it was: "$460 million (from $440 million)"."""
    view, start = case.view, case.figure.amount.span.start
    if not case.scene.document.issuer or not case.scene.lexicon.spaced:
        return False
    before = [a.span.end for a in view.sentence.amounts if a.span.end <= start and a.unit is case.figure.amount.unit]
    opens = case.scene.text.find("(", before[-1], start) if before else -1
    if opens < 0 or case.scene.text[before[-1] : opens].strip():
        return False
    inside = Span(opens, max(start, case.scene.text.find(")", start)))
    leads = view.marks("priors", "moves_from", "actuals")
    led = view.led_by_any([m for m in leads if 0 <= m.span.start - opens <= 1]) <= 1
    return led and not any(inside.covers(when.span) for when in view.sentence.whens)


def replaces_another(case: Case) -> bool:
    """Whether a bracket behind a company's figure tells what stood before: "$525 million (previously $600 million)"."""
    view, text = case.view, case.scene.text
    if case.scene.document.issuer is None or not text.startswith(" (", view.place.end):
        return False
    loose = {m.span for m in view.marks("compared")}
    opens = view.place.end + 2
    if any(m.span.start == opens and m.span not in loose for m in view.marks("priors", "prior_after")):
        return True
    held = Span(opens, max(opens, text.find(")", opens)))
    led = any(m.span.start == opens for m in view.marks("moves_from", "actuals"))
    told = any(held.covers(a.span) and a.unit is Unit.MONEY for a in view.sentence.amounts)
    dated = any(held.covers(when.span) for when in view.sentence.whens)
    spent = (m.span for m in view.marks("actuals", "pasts") if view.clause.covers(m.span))
    return led and told and not dated and not any(span.end <= view.place.start for span in spent)
