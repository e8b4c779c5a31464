"""What a headline tells about its document: the quarter that is reported on, and that a plan was moved."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.matching import fold
from capex.period import FiscalPeriod
from capex.statement import Action
from capex.vocabulary import vocabulary


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon.report_titles)


def reported(document: Document, lexicon: Lexicon) -> FiscalPeriod | None:
    """The fiscal quarter that a company's own document reports on: as it was handed over, else as its headline says.

    A headline that names a year only is that of a report on the whole year, which ends with its fourth quarter.
    """
    if document.reports is not None or document.issuer is None:
        return document.reports
    headline = fold(document.title or "")
    for pattern in _patterns(lexicon):
        if hit := pattern.search(headline):
            word = hit.groupdict().get("q")
            quarter = 4 if word is None else int(word) if word.isdigit() else lexicon.ordinals[word]
            return FiscalPeriod(int(hit["y"]), f"Q{quarter}")
    return None


@lru_cache(maxsize=64)
def told_move(title: str, lexicon: Lexicon) -> Action | None:
    """What a headline says was done to a plan: raised or lowered; `None` where it says neither, both, or asks.

    Without a word for the plan or forecast, and beside a rate, it may tell how spending itself grows.
    """
    text = fold(title)
    marks = vocabulary(lexicon).scan(text, Span(0, len(text)))
    ways = {mark.value for mark in marks.of("actions")} & {Action.RAISED, Action.LOWERED}
    other = marks.any_of("other_metrics") and not marks.any_of("mentions")  # "Lucid trims production goal"
    if len(ways) != 1 or "%" in text or "?" in text or not marks.of("guidance") or other:
        return None
    return Action(ways.pop())
