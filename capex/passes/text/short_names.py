"""Companies by the first word of the name that the press gave in full before: "Marathon Oil …; Marathon's capex …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.tokens import Sentence, Who

#: Shorter words stand for too much else.
_SHORTEST = 5


def with_short_names(text: str, found: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Sentence]:
    """`found`, each sentence with the companies that unfolded `text` calls by the first word of their full name."""
    known = _short_names(text, found, lexicon)
    for sentence in found:
        more = [who for word, ticker in known.items() for who in _called(text, sentence, word, ticker)] if known else []
        whos = tuple(sorted((*sentence.whos, *more), key=lambda who: who.span)) if more else sentence.whos
        yield replace(sentence, whos=whos) if more else sentence


def _short_names(text: str, found: Sequence[Sentence], lexicon: Lexicon) -> dict[str, str]:
    """The first words of the names of two words or more, and whose they are; none that is also a word or a place."""
    owners: dict[str, set[str]] = {}
    for sentence in found:
        for who in sentence.whos:
            words = who.span.of(text).split()
            if len(words) > 1 and len(words[0]) >= _SHORTEST and words[0][0].isupper() and words[0].isalpha():
                owners.setdefault(words[0], set()).add(who.ticker)
    single = {word: next(iter(tickers)) for word, tickers in owners.items() if len(tickers) == 1}
    return {word: ticker for word, ticker in single.items() if not _is_common(text, word, lexicon)}


def _is_common(text: str, word: str, lexicon: Lexicon) -> bool:
    """Whether `word` names a place or comes from one ("Canadian"), or the text writes it small as well ("Union")."""
    small = word.lower()
    if any(small.startswith(place[:-1]) for place in lexicon.places if len(place) >= _SHORTEST):
        return True
    return small in lexicon.places or re.search(rf"\b{word.lower()}\b", text) is not None


def _called(text: str, sentence: Sentence, word: str, ticker: str) -> Iterator[Who]:
    """Where the sentence calls a company by `word` alone: as a possessive, or before a word that is no name."""
    taken = [who.span for who in sentence.whos]
    for hit in re.finditer(rf"\b{word}\b(?=[’']s\b|\s+[a-z])", text[sentence.span.start : sentence.span.end]):
        span = Span(sentence.span.start + hit.start(), sentence.span.start + hit.end())
        if not any(span.overlaps(other) for other in taken):
            yield Who(span, ticker)
