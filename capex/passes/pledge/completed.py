"""Works that a company's own document dates and prices in one breath: "completion in mid-2023 at a capital cost of"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.tokens import Mark, When

#: Words between the price and what leads to it; between a verb of completing and its time, and the other way round.
_NEAR, _BEHIND, _BEFORE = 2, 7, 2


def is_done_for(scene: Scene, view: View) -> bool:
    """Whether a price leads to the figure, and the time in its sentence is that at which the work is done."""
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = [m for m in view.marks("prices", "costs") if " " in m.span.of(scene.text)]  # "for" leads to all sorts
    if view.led_by_any(leads) > _NEAR or view.in_clause("actuals", "hypotheticals"):
        return False
    return any(dates_the_end(view, when) for when in view.sentence.whens)


def dates_the_end(view: View, when: When) -> bool:
    """Whether a period tells when a work is done or begins: "will start up in mid-2023", "completion late in 2022"."""
    other = [m.span for m in view.marks("other_metrics")]
    ends = [m.span for m in view.marks("starts", "finishes") if not any(m.span.overlaps(span) for span in other)]
    distance, money = view.scene.distance, [view.place, *view.others]
    for span in ends:
        start, end = min(span, when.span).end, max(span, when.span).start
        parted = any(start <= place.start < end for place in money) or ";" in view.scene.text[start:end]
        reach = _BEHIND if span.start < when.span.start else _BEFORE
        if not parted and 0 <= distance(start, max(start, end)) <= reach:
            return True
    return False


def names_the_price(view: View, noun: Mark) -> bool:
    """Whether a noun of spending is only in the words that lead to a price: "at a capital investment of $9 million"."""
    held = any(m.span.overlaps(noun.span) for m in view.marks("costs", "prices"))
    return held and view.led_by("costs", "prices") <= _NEAR


#: Signs of ", for " between a work and the relative clause on it; words between a figure and a year of its own.
_LED, _DATED = 6, 2


def is_told_of_the_work(scene: Scene, view: View) -> bool:
    """Whether a relative clause right behind a work says what it comes to: "the facility, which should total $90m"."""
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = [m.span for m in view.marks("relatives") if view.left_end <= m.span.start < view.place.start]
    works = [m.span.end for m in view.marks("programmes") if leads and m.span.end < leads[-1].start]
    if not works or not 0 < leads[-1].start - works[-1] <= _LED or scene.text[works[-1]] != ",":
        return False
    gap = Span(leads[-1].end, view.place.start)
    planned = any(gap.start <= m.span.start < gap.end for m in view.marks("plans", "costs", "planned"))
    near = (w.span.start for w in view.sentence.whens if w.span.start > leads[-1].start)
    dated = any(start < gap.end or scene.distance(view.place.end, start) <= _DATED for start in near)
    return planned and not dated and not view.in_clause("actuals", "hypotheticals")
