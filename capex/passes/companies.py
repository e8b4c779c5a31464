"""Companies that are named, by the names the press of a language uses."""

from __future__ import annotations

import re
from functools import cache

from capex.company import Companies
from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.tokens import Who

_HANGUL, _KATAKANA, _HAN = "가-힣", "ァ-ヴー", "一-鿿"


def _name(name: str, lexicon: Lexicon) -> str:
    """The regular expression of one name; in its own script it must not run on into another word."""
    body = re.escape(name).replace(r"\ ", r"\s+")
    first, last = name[0], name[-1]
    start = end = ""
    if first.isascii():
        start = r"(?<![A-Za-z0-9])"
    elif re.match(f"[{_HANGUL}]", first):
        start = f"(?<![{_HANGUL}])"
    elif re.match(f"[{_KATAKANA}]", first):
        start = f"(?<![{_KATAKANA}])"
    if last.isascii():
        end = r"(?![A-Za-z0-9])"
    elif re.match(f"[{_HANGUL}]", last) and lexicon.particles:
        particles = "|".join(sorted(map(re.escape, lexicon.particles), key=len, reverse=True))
        end = f"(?=(?:{particles})?(?![{_HANGUL}]))"
    elif re.match(f"[{_KATAKANA}]", last):
        end = f"(?![{_KATAKANA}])"
    return start + body + end


@cache
def _finder(companies: Companies, lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    tickers: dict[str, str] = {}
    for company in companies:
        for name in company.names_in(lexicon.tag):
            tickers.setdefault(name, company.ticker)
    names = sorted(tickers, key=len, reverse=True)
    return re.compile("|".join(_name(name, lexicon) for name in names) or r"(?!)"), tickers


def whos(text: str, span: Span, companies: Companies, lexicon: Lexicon) -> tuple[Who, ...]:
    """The companies named in `span` of the unfolded text, by place. Names are told from words by their capitals."""
    finder, tickers = _finder(companies, lexicon)
    found = finder.finditer(text, span.start, span.end)
    return tuple(Who(Span(hit.start(), hit.end()), tickers[re.sub(r"\s+", " ", hit[0])]) for hit in found)
