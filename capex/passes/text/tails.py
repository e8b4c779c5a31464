"""Names that go on and are another company's: イオン北海道, 東レ建設, 東芝テック."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.text.companies import HAN, KATAKANA
from capex.tokens import Mark, Who


@cache
def _tail(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{literal(lexicon.name_tails)}(?![{HAN}{KATAKANA}])")


def without_longer(
    text: str, span: Span, lexicon: Lexicon, named: tuple[Who, ...]
) -> tuple[tuple[Who, ...], tuple[Mark, ...]]:
    """`named` without those that are only the head of a longer name in folded `text`, and these as strangers."""
    kept, strangers = [], []
    for who in named:
        hit = _tail(lexicon).match(text, who.span.end, span.end)
        if hit is None:
            kept.append(who)
        else:
            strangers.append(Mark("strangers", Span(who.span.start, hit.end())))
    return tuple(kept), tuple(strangers)
