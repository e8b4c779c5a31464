"""Whether a figure is what a measure leaves out, and no part of it."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.beside import is_price_left_out
from capex.passes.role.case import Case
from capex.passes.text.nouns import nouns


def is_excluded(case: Case) -> bool:
    """Whether words right before the figure leave it out of the measure: "excluding $150 million of"."""
    view = case.view
    leads = [m.span.end for m in view.marks("excluded") if m.span.end <= view.place.start]
    if is_price_left_out(case.scene, view, leads) or _is_told_of_it(case):
        return True
    capital = [m.span for m in view.marks("capex_context")]  # "excluding capital of $150 million"
    led = view.led_by_any(view.marks("excluded"), told=capital) == 0
    if not led or any(sign in case.scene.text[max(leads) : view.place.start] for sign in ",)"):
        return False
    if _names_the_measure(case, max(leads)) or _is_of_cash(case, max(leads)):
        return False
    between = Span(max(leads), view.place.start)  # "ohne Lizenzen will der Konzern 17 Milliarden investieren"
    return case.scene.lexicon.joined or not any(between.covers(m.span) for m in view.marks("plans", "own_words"))


def _is_of_cash(case: Case, end: int) -> bool:
    """Whether it is all capital spending that another measure leaves out: "cash flow of $2bn, net of capex of $1bn"."""
    view, noun = case.view, case.figure.noun_mark
    if noun is None or noun.table != "mentions" or not 0 <= noun.span.start - end <= 1:
        return False
    named = [n for n in nouns(view.sentence) if n.span.end <= end and view.clause.covers(n.span)]
    return bool(named) and all(n.table == "other_metrics" for n in named)


def _names_the_measure(case: Case, end: int) -> bool:
    """Whether what is left out only defines the noun before: "Investitionen ohne Spektrum von 17 Milliarden"."""
    view, noun = case.view, case.figure.noun_mark
    whole = [m.span.end for m in view.marks("definitions") if m.span.start < end < m.span.end]
    if view.scene.lexicon.spaced and any(view.place.start - at == 1 for at in whole):
        return True  # "gibt ohne Spektrum 17 Milliarden aus"
    if not case.scene.lexicon.spaced or noun is None or noun.table != "mentions" or noun.span.end > end:
        return False
    defined = [m.span for m in view.marks("definitions") if m.span.start < end < m.span.end]
    return any(0 <= span.start - noun.span.end <= 1 for span in defined)


def _is_told_of_it(case: Case) -> bool:
    """Whether a relative clause only sizes what spending leaves out: "excludes turnarounds, which should be $4m"."""
    view, noun, text = case.view, case.figure.noun_mark, case.scene.text
    if (
        noun is None
        or case.scene.lexicon.joined
        or not case.scene.lexicon.spaced
        or view.sentence.span.start > noun.span.start
    ):
        return False
    leads = [m.span for m in view.marks("excluded") if noun.span.end <= m.span.start and m.span.end <= view.place.start]
    if not leads or any(leads[-1].end <= o.start and o.end <= view.place.start for o in view.others):
        return False
    starts = [m.span.start for m in view.marks("relatives") if leads[-1].end < m.span.start < view.place.start]
    return any(text[leads[-1].end : start].rstrip().endswith(",") for start in starts)
