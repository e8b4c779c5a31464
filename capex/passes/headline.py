"""What a headline tells about its document: the quarter or year that is reported on."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Document
from capex.lexicon.words import Lexicon
from capex.matching import fold
from capex.period import FiscalPeriod


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
