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
    """The names of capital spending by how they begin, which is found by plain search.

    Names that share their first letters share an anchor, unless those are so few that every other word has them.
    """
    entries: dict[str, list[str]] = {}
    for entry in lexicon.mentions:
        literal = re.split(r"[*…]", entry, maxsplit=1)[0]
        shared = next((a for a in _SHARED if literal.startswith(a)), literal.split(" ")[0] if lexicon.loose_spaces else literal)
        entries.setdefault(shared, []).append(pattern(entry, lexicon))
    return tuple((word, re.compile("|".join(forms))) for word, forms in entries.items())


#: How most English names of capital spending begin.
_SHARED = ("capex", "capital ", "cap-ex", "cap ex")


def mention_places(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where folded `text` names capital spending."""
    for word, regex in _anchors(lexicon):
        place = text.find(word)
        while place >= 0:
            if regex.match(text, place):
                yield place
            place = text.find(word, place + 1)


def talked_of(document: Document, text: str, places: Sequence[int]) -> Container[int] | None:
    """The numbers of the paragraphs of a company's document that name capital spending, and of those before them.

    `None` where all of them are worth looking at. `places` is where capital spending is named.
    """
    if document.issuer is None and len(text) <= _SHORT:
        return None
    starts = [span.start for span in paragraphs(text)]
    named = {bisect.bisect_right(starts, place) - 1 for place in places}
    return named | {number - 1 for number in named}


def relevant(
    document: Document, text: str, spans: Sequence[Span], places: Sequence[int], lexicon: Lexicon
) -> Container[int]:
    """The numbers of the sentences to look at; none where nothing names capital spending in a company's document."""
    if document.issuer is None and len(text) <= _SHORT:
        return range(len(spans))
    chosen: set[int] = set()
    index = 0
    for place in places:
        while index < len(spans) - 1 and spans[index].end <= place:
            index += 1
        before = _LIST if is_item(text, spans[index]) else _BESIDE
        beside = range(max(index - before, 0), min(index + _BESIDE + 1, len(spans)))
        chosen.add(index)
        chosen.update(n for n in beside if n not in chosen and _counts_money(text, spans[n], lexicon))
    return chosen


@cache
def _money(lexicon: Lexicon) -> re.Pattern[str]:
    """A sign of a currency, or a scale written out: a sentence without either says no sum."""
    signs = [sign for sign in lexicon.currency_before if not sign[-1].isalnum()]
    words = [word for word in lexicon.scales if len(word) > 2 or not word.isascii()]  # noqa: PLR2004
    return re.compile("|".join(map(re.escape, (*signs, *words))) or r"\d")


def _counts_money(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a sentence beside one on capital spending holds a sum, so that it may go on about it."""
    return _DIGIT.search(text, span.start, span.end) is not None and _money(lexicon).search(
        text, span.start, span.end
    ) is not None
