"""Figures that are all of a company's spending, told behind its parts."""

from __future__ import annotations

from capex.passes.scene import Scene, View
from capex.tokens import Mark

#: Words between a figure and its noun: "$500 million in maintenance capex".
_OF = 2


def sums_up(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether the figure is the sum of those before it: "growth of $25 million and …, for a total of $375 million"."""
    before = [o for o in view.others if o.end <= view.place.start]
    if is_all_with_more(view):
        return True
    if not before or not scene.lexicon.spaced or noun.span.end > view.place.start:
        return False
    told = {a.span: a.size for a in view.sentence.amounts}
    if any(told.get(span, 0) > told.get(view.place, 0) for span in before):
        return False  # no sum: "while maintenance capital should still total about $250 million"
    theirs = noun.span.start - before[-1].end >= 0 and scene.distance(before[-1].end, noun.span.start) <= _OF
    named = view.left("total_words") <= 1 or view.right("total_words") == 0 or _is_all(view)
    return (theirs or noun.span.end <= before[-1].start) and named


def is_all_with_more(view: View) -> bool:
    """Whether a company's sentence opens with what its total holds: "Including $6 million for land, our total is"."""
    if view.scene.document.issuer is None or not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    start = view.sentence.span.start
    opens = any(m.span.start == start for m in view.marks("consisting"))
    told = {a.span: a.size for a in view.sentence.amounts}
    smaller = all(told.get(o, 0) < told.get(view.place, 0) for o in view.others if o.end <= view.place.start)
    return opens and smaller and _is_all(view)


def _is_all(view: View) -> bool:
    """Whether a total and its plan, of no part, lead to the figure: "so our total plan is $225 million"."""
    totals = [m for m in view.marks("total_words") if view.left_end <= m.span.start and m.span.end <= view.place.start]
    plans = [m.span for m in view.marks("guidance", "presents", "weak_mentions")]
    parts = any(
        totals and m.span.start >= totals[-1].span.end and m.span.end <= view.place.start for m in view.marks("scopes")
    )
    return bool(totals) and not parts and view.led_by_any(totals, told=plans) == 0
