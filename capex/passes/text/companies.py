"""Companies that are named, by the names the press of a language uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from capex.company import Companies
from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.tokens import Who

#: Ranges of signs, for the inside of a character class.
HANGUL, KATAKANA, HAN = "가-힣", "ァ-ヴー", "一-鿿"


#: Headlines and data services write longer names in capitals, and only longer ones have an owner's ending.
_SHORT_NAME = 4
#: The ending of an owner where every noun has a capital: "Amazons Investitionen".
_OWNED_S = "s?"


def _name(name: str, lexicon: Lexicon) -> str:
    """The regular expression of one name; in its own script it must not run on into another word."""
    body = re.escape(name).replace(r"\ ", r"\s+")
    first, last = name[0], name[-1]
    start = end = ""
    if first.isascii():
        start = r"(?<![A-Za-z0-9])"
    elif re.match(f"[{HANGUL}]", first):
        start = f"(?<![{HANGUL}])"
    elif re.match(f"[{KATAKANA}]", first):
        start = f"(?<![{KATAKANA}])"
    if last.isascii():
        owned = _OWNED_S if lexicon.capital_nouns and len(name) >= _SHORT_NAME and name[-1] not in "sxz" else ""
        end = rf"{owned}(?![A-Za-z0-9])"
    if (last.isascii() or re.match(f"[{HANGUL}]", last)) and lexicon.particles:  # LG트윈타워 is no LG
        particles = "|".join(sorted(map(re.escape, lexicon.particles), key=len, reverse=True))
        end += f"(?=(?:{particles})?(?![{HANGUL}]))"
    elif re.match(f"[{KATAKANA}]", last):
        end = f"(?![{KATAKANA}])"
    return start + body + end


@dataclass(frozen=True)
class _Name:
    """One name; without a ticker it is a longer word or phrase that only looks like a name."""

    written: str
    ticker: str | None
    lexicon: Lexicon

    @cached_property
    def first(self) -> str:
        """The first word, which a text holds as it is."""
        return self.written.partition(" ")[0]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """How the name stands in a text; compiled where a text has its first word, since there are thousands."""
        return re.compile(_name(self.written, self.lexicon))


@cache
def _index(companies: Companies, lexicon: Lexicon) -> dict[str, tuple[_Name, ...]]:
    """The names by how they begin: a Latin word, or one character of another script; longest first."""
    tickers: dict[str, str | None] = {name: None for company in companies for name in company.not_names}
    for company in companies:
        for name in company.names_in(lexicon.tag):
            tickers.setdefault(name, company.ticker)
            if len(name) > _SHORT_NAME:
                tickers.setdefault(name.upper(), company.ticker)
    index: dict[str, list[_Name]] = {}
    for name in sorted(tickers, key=len, reverse=True):
        index.setdefault(_START.match(name)[0], []).append(_Name(name, tickers[name], lexicon))  # type: ignore[index]
    return {start: tuple(names) for start, names in index.items()}


_START = re.compile(r"[A-Za-z0-9]+|\S")


#: The word behind a name, which may go on with it.
_BEHIND = re.compile(r" ([A-Z][a-z]+)")


def _is_place(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name goes on as that of a place does, or of another body: "Mohawk Valley", "Duke University"."""
    behind = _BEHIND.match(text, end) if lexicon.landmarks else None
    return behind is not None and behind[1].lower() in lexicon.landmarks


@cache
def _tail(lexicon: Lexicon) -> re.Pattern[str]:
    """What the press writes behind a name and is of it: "Verizon Communications Inc (NYSE: VZ)", 기아(000270)."""
    return re.compile(rf"(?:,? (?i:{literal(lexicon.firms)})\b\.?(?!\w)){{0,2}}(?: ?[(（][A-Z0-9][A-Z0-9.: ]*[)）])*")


def whos(text: str, span: Span, companies: Companies, lexicon: Lexicon) -> tuple[Who, ...]:
    """The companies named in `span` of the unfolded text, by place. Names are told from words by their capitals."""
    index = _index(companies, lexicon)
    found: list[Who] = []
    place = span.start
    for start in _START.finditer(text, span.start, span.end):
        if start.start() < place:
            continue
        names = index.get(start[0], ())
        if lexicon.capital_nouns and start[0].endswith("s"):
            names = (*names, *index.get(start[0][:-1], ()))
        for name in names:
            began = text.startswith(name.first, start.start())
            if began and (hit := name.regex.match(text, start.start(), span.end)):
                place = hit.end()
                if name.ticker and not _is_place(text, place, lexicon):
                    place = _tail(lexicon).match(text, place, span.end).end()  # type: ignore[union-attr]
                    found.append(Who(Span(hit.start(), place), name.ticker))
                break
    return tuple(found)
