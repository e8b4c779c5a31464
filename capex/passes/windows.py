"""Which sentences are worth looking at: those that name capital spending, and those beside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.matching import pattern
from capex.passes.sentences import is_item, paragraphs

#: A text of so many characters is looked at whole: an article comes back to its subject by other names.
_SHORT = 12_000
_BESIDE = 2
_DIGIT = re.compile(r"\d")
#: What a list is a list of stands before its first item.
_LIST = 10


@cache
def _anchors(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names of capital spending by their first word, which is found by plain search."""
    entries: dict[str, list[str]] = {}
    for entry in lexicon.mentions:
        first = re.match(r"[\w&]+", entry)
        entries.setdefault(first[0] if first else entry[0], []).append(pattern(entry, lexicon))
    return tuple((word, re.compile("|".join(forms))) for word, forms in entries.items())


def mention_places(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where folded `text` names capital spending."""
    for word, regex in _anchors(lexicon):
        place = text.find(word)
        while place >= 0:
            if regex.match(text, place):
                yield place
            place = text.find(word, place + 1)


def talked_of(document: Document, text: str, lexicon: Lexicon) -> Container[int] | None:
    """The numbers of the paragraphs of a company's document that name capital spending, and of those before them.

    `None` where all of them are worth looking at.
    """
    if document.issuer is None and len(text) <= _SHORT:
        return None
    starts = [span.start for span in paragraphs(text)]
    named = {bisect.bisect_right(starts, place) - 1 for place in mention_places(text, lexicon)}
    return named | {number - 1 for number in named}


def relevant(document: Document, text: str, spans: Sequence[Span], lexicon: Lexicon) -> Container[int]:
    """The numbers of the sentences to look at; none where nothing names capital spending in a company's document."""
    if document.issuer is None and len(text) <= _SHORT:
        return range(len(spans))
    chosen: set[int] = set()
    index = 0
    for place in sorted(mention_places(text, lexicon)):
        while index < len(spans) - 1 and spans[index].end <= place:
            index += 1
        before = _LIST if is_item(text, spans[index]) else _BESIDE
        beside = range(max(index - before, 0), min(index + _BESIDE + 1, len(spans)))
        chosen.update(n for n in beside if n == index or _DIGIT.search(text, spans[n].start, spans[n].end))
    return chosen
