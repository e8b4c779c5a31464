"""Rates of what is told before the noun of spending, and not of that."""

from __future__ import annotations

import re
from functools import cache

from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import View
from capex.tokens import Unit


def is_before_the_noun(view: View) -> bool:
    """Whether the rate is of what is told before the spending: "grow sales by 5% and capex by 9%"."""
    lexicon, place = view.scene.lexicon, view.place
    if not lexicon.spaced or lexicon.joined:
        return False
    nouns = [m.span for m in view.marks("mentions", "weak_mentions")]
    if (
        not nouns
        or nouns[0].start < place.end
        or not _joins(lexicon).search(view.scene.text, place.end, nouns[0].start)
    ):
        return False
    rates = [a.span.start for a in view.sentence.amounts if a.unit is Unit.RATE]
    return any(rate >= nouns[0].end for rate in [*rates, *(m.span.start for m in view.marks("fractions"))])


@cache
def _joins(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins a second thing that grows to the first."""
    return re.compile(rf"(?:,? {literal(lexicon.ands)}|,? {literal(lexicon.hard_breaks)}) ")
