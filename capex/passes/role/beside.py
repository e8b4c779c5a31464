"""What the figures right beside a figure make of it: the size of a change told again, guidance that is only held up."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Figure, Scene, View
from capex.tokens import Unit

#: Words between a rate and the money that says the same.
_APART = 6
#: Words that hold what was spent against guidance: "below guidance of", "within our range of".
HOLDING = ("floor_before", "ceiling_before", "compared", "flats", "low_end", "high_end", "midpoint", "held_to")


def says_rate_again(scene: Scene, view: View) -> bool:
    """Whether the figure gives in money the size of a change that a rate has just given: "by 20 %, or about $4bn"."""
    place, sentence = view.place, view.sentence
    rates = [a.span for a in sentence.amounts if a.unit is Unit.RATE and a.span.end <= place.start]
    if not rates or not scene.lexicon.spaced:
        return False
    gap = Span(rates[-1].end, place.start)
    goals = [m.span for m in view.marks("moves_to")]
    joined = any(
        m.span.start >= gap.start and m.span not in goals and not scene.text[m.span.end : place.start].strip()
        for m in view.marks("between_and")
        if m.span.start <= place.start
    )
    changed = View(scene, sentence, rates[-1]).left("deltas") == 0
    return joined and changed and scene.distance(gap.start, gap.end) <= _APART


def is_held_against(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether guidance only measures what was spent: "capex was $942 million, below guidance of $0.9 to $1 billion"."""
    if not scene.lexicon.spaced or not view.others or figure.when_span is not None:
        return False
    start = max(view.figure_end, view.sentence.span.start)
    named = [m for m in view.marks("guidance") if start <= m.span.start and m.span.end <= view.place.start]
    if not named or view.led_by_any((named[-1],), across=True) > 0:
        return False
    kept = [m.span for m in view.marks("actions")]  # "and left unchanged its guidance of"
    holding = [m.span for m in view.marks(*HOLDING) if not any(span.covers(m.span) for span in kept)]
    first = max(start, view.clause.start) if scene.document.issuer and view.in_clause("plans") else start
    led = any(first <= span.start and span.end <= named[-1].span.start for span in holding)
    return led and any(m.span.end <= view.figure_end for m in view.marks("actuals", "past_moves"))


def is_price_left_out(scene: Scene, view: View, leads: list[int]) -> bool:
    """Whether the figure is the price of what a measure leaves out: "excluding the purchase of the mill for $1.4bn".

    `leads` are the ends of the words that leave something out.
    """
    priced = any(m.span.end + 1 == view.place.start for m in view.marks("prices"))
    if not leads or not priced or scene.lexicon.joined:
        return False
    gap = Span(max(leads), view.place.start)
    money = any(gap.covers(a.span) and a.unit is Unit.MONEY for a in view.sentence.amounts)
    again = any(gap.covers(m.span) for m in view.marks("own_words", "mentions"))
    return not money and not again and "," not in gap.of(scene.text)


def holds_a_plan(view: View, figure: Figure) -> bool:
    """Whether a range only tells where the plan before it lies: "$18.5 billion, near the low end of our $18 to $21"."""
    whole, currency = figure.amount.range, figure.amount.currency
    plans = [a for a in view.sentence.amounts if a.span.end <= view.place.start and a.currency == currency]
    if whole.is_point or whole.is_open or not plans or plans[-1].range.ends == whole.ends:
        return False
    plan = plans[-1].range
    inside = plan.low is not None and plan.high is not None and whole.low <= plan.low and plan.high <= whole.high  # type: ignore[operator]
    ends = [m.span for m in view.marks("low_end", "high_end") if plans[-1].span.end <= m.span.start < view.place.start]
    own = figure.when_span  # "… $24 billion, the low end, and for 2026 the range is": of a year of its own
    anew = bool(ends) and own is not None and ends[0].end <= own.start < view.place.start
    return inside and bool(ends) and not anew


def moved_itself(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether it is told where spending went by itself: "Sky's capital expenditures decreased 44 % to $186m"."""
    noun = figure.noun_mark
    if not scene.lexicon.spaced or noun is None or noun.table != "mentions":
        return False
    if not view.sentence.span.covers(noun.span) or view.in_clause("plans", "guidance"):
        return False
    verbs = [m.span for m in view.marks("past_moves") if m.span.end <= view.place.start]
    return any(noun.span.end <= v.start and not scene.text[noun.span.end : v.start].strip() for v in verbs)


def is_goal(view: View, figure: Figure) -> bool:
    """Whether the figure is where a plan was moved to, for a time to come: "cut from the $23bn it spent to $20bn"."""
    moved = any(m.span.end <= view.place.start for m in view.marks("actions"))
    return moved and view.left("moves_to") == 0 and figure.when_span is not None and not figure.when.past


def goes_on_adding(view: View) -> bool:
    """Whether a figure only adds the next item to a list: "$5 billion will go to A, and another $1.5bn to B"."""
    before = any(other.end <= view.place.start for other in view.others)
    return before and view.left("furthers") == 0 and (view.right("purposes") == 0 or view.right("receives") <= 1)


def adds_for_a_place(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether money is pledged to a country on top of what goes there: "zusätzlich 10 Milliarden in Deutschland"."""
    if scene.document.issuer or scene.lexicon.joined or figure.when.periods or view.in_clause("actions"):
        return False
    start, end = view.place.start, view.place.end
    further = any(0 <= start - m.span.end <= 1 or 0 <= m.span.start - end <= 1 for m in view.marks("furthers"))
    places = (m.span.start for m in view.marks("places") if m.span.start >= end)
    return further and any(scene.distance(end, place) <= _NEARBY for place in places)


#: Words between money and the country that it goes to.
_NEARBY = 4
