"""Figures told in the order of what they are of: "depreciation and capex of $9m and $7m, respectively"."""

from __future__ import annotations

from itertools import pairwise

from capex.document import Span
from capex.passes.scene import Scene
from capex.passes.text.nouns import nouns
from capex.passes.when.respective import list_around
from capex.tokens import Amount, Mark, Sentence, Unit


def listed(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[int, int, int] | None:
    """The number of a figure in a list that "respectively" ends, how many it has, and where it begins; or nothing."""
    if scene.lexicon.joined or not scene.lexicon.spaced or not sentence.marks.any_of("respectively"):
        return None
    money = [a.span for a in sentence.amounts if a.unit is Unit.MONEY]
    if amount.span not in money:
        return None
    own = money.index(amount.span)
    members = list_around(scene, sentence, money, own)
    if len(members) == 1:
        return None
    return own - members.start, len(members), money[members.start].start


def noun_in_order(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun that stands in a list of nouns where the figure stands in the list of figures behind it."""
    place = listed(scene, sentence, amount)
    if place is None:
        return None
    own, count, start = place
    named = [m for m in nouns(sentence) if m.span.end <= start][-count:]
    apart = any(not _are_listed(scene, one, two) for one, two in pairwise(named))
    if len(named) < count or apart or all(m.table == named[0].table for m in named):
        return None
    return named[own], 0.0


def _are_listed(scene: Scene, one: Mark, two: Mark) -> bool:
    """Whether only "and" or a comma parts two nouns."""
    gap = Span(min(one.span.end, two.span.start), two.span.start).of(scene.text)
    words = gap.replace(",", " ").split()
    return bool(gap.strip()) and all(w in scene.lexicon.ands or w in scene.lexicon.articles for w in words)
