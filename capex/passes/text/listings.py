"""Companies that the press names with the code of their listing behind: 南亞(1303), 한화솔루션(009830)."""

from __future__ import annotations

import re

from capex.company import Companies
from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.tokens import Mark, Who

_CODE = re.compile(r"[(（]\s?(?P<code>\d{4,6})(?P<market>[.\-][A-Z]{1,3})?\s?[)）]")
#: A name is written without signs, and is not longer.
_NAME = re.compile(r"[^\s\W_]{2,8}$")
#: Four digits in brackets that are a year.
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d$")


def by_code(
    text: str, span: Span, companies: Companies, lexicon: Lexicon, named: tuple[Who, ...]
) -> tuple[tuple[Who, ...], tuple[Mark, ...]]:
    """`named` and the companies whose code tells who they are; those of codes that nobody watches are strangers."""
    if not lexicon.listings:
        return named, ()
    found, strangers = list(named), []
    for hit in _CODE.finditer(text, span.start, span.end):
        known = any(who.span.start < hit.start() <= who.span.end + _KY for who in named)
        name = _NAME.search(text, max(span.start, hit.start() - _LONGEST), hit.start())
        if known or name is None or _YEAR.match(hit["code"]):
            continue
        place = Span(name.start(), name.end())
        tickers = _tickers(hit["code"], hit["market"] or "", lexicon)
        ticker = next((ticker for ticker in tickers if ticker in companies), None)
        if ticker:
            found.append(Who(Span(name.start(), hit.end()), ticker))
        elif not any(who.span.overlaps(place) for who in named):
            strangers.append(Mark("strangers", place))
    return tuple(sorted(found, key=lambda who: who.span)), tuple(strangers)


#: "臻鼎-KY(4958)": so many signs of a name may stand before its code.
_KY = 3
#: Signs before a code in which its name is looked for.
_LONGEST = 8


def _tickers(code: str, market: str, lexicon: Lexicon) -> list[str]:
    """The tickers that a code may stand for: 00700 is 0700.HK."""
    suffixes = lexicon.listings.get(str(len(code)), ())
    short = code[1:] if code.startswith("0") and len(code) == _PADDED else code
    return [short + suffix for suffix in suffixes if not market or suffix[1:] == market[1:]]


#: Digits of a code that is padded with a nought.
_PADDED = 5
