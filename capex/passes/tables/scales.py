"""The scale that a document gives once for all of its figures: "(dollars in millions, except per-share amounts)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.money import Range
from capex.numerals import atoms
from capex.tokens import Amount, Sentence, Unit

#: A line of more characters is no heading, and a bracket opens at most so far before what stands in it.
_HEADING, _BRACKET = 160, 60
#: A figure as large is written out.
_WRITTEN_OUT = 1_000_000
#: A scale behind the sign of a currency is spelled out: "$ millions", and not "$ m".
_SPELLED = 5
#: Of the figures of a text that gives their scale once, so few have one of their own.
_FEW = 4


@lru_cache(maxsize=32)
def document_scale(text: str, lexicon: Lexicon) -> Decimal | None:
    """The one scale that the headings and notes of a document give; nothing where they give several."""
    found = set(_noted(text, lexicon))
    return found.pop() if len(found) == 1 else None


@cache
def _notes(lexicon: Lexicon) -> dict[str, Decimal]:
    """The words for a scale that are unlikely to be anything else."""
    return {
        k: scale
        for k, scale in lexicon.table_scales.items()
        if " " in k and not k.startswith("re:") and not k.endswith(" of") and (k[0] != "$" or len(k) > _SPELLED)
    }


def _noted(text: str, lexicon: Lexicon) -> Iterator[Decimal]:
    words, last = _notes(lexicon), -1
    for hit in any_of(tuple(words), lexicon).finditer(text) if words else ():
        start = text.rfind("\n", 0, hit.start()) + 1
        end = text.find("\n", hit.end())
        short = (len(text) if end < 0 else end) - start <= _HEADING
        opened = text.rfind("(", max(start, hit.start() - _BRACKET), hit.start()) > text.rfind(")", start, hit.start())
        counted = text[max(start, hit.start() - 2) : hit.start()].strip()[-1:].isdigit()  # "500 mio. euro"
        if start != last and (short or opened) and not counted:  # "in millions, except shares, which are in thousands"
            last = start
            scale = words.get(re.sub(r"\s+", " ", hit[0]))
            if scale is not None:
                yield scale


def with_document_scale(text: str, found: Sequence[Sentence], lexicon: Lexicon) -> Sequence[Sentence]:
    """Sentences on capital spending whose figures have no scale, in a text that gives it once for all of them."""
    bare = [
        n
        for n, s in enumerate(found)
        if s.marks.any_of("mentions") and any(_is_bare(text, a, lexicon) for a in s.amounts)
    ]
    bare = [n for n in bare if _is_prose(text, found[n])]
    scale = document_scale(text, lexicon) if bare else None
    if scale is None or not _goes_without(text, found, lexicon):
        return found
    scaled = {n: _scaled(text, found[n], scale, lexicon) for n in bare}
    return [scaled.get(n, sentence) for n, sentence in enumerate(found)]


def _is_prose(text: str, sentence: Sentence) -> bool:
    return text[sentence.span.end - 1] == "." and "|" not in sentence.span.of(text)


def _is_bare(text: str, amount: Amount, lexicon: Lexicon) -> bool:
    """Whether a figure is money and has no scale, by word or by size."""
    low, high = amount.range.ends
    if amount.unit is not Unit.MONEY or max(abs(end) for end in (low, high) if end is not None) >= _WRITTEN_OUT:
        return False
    return not any(atom.scale > 1 for atom in atoms(text, amount.span, lexicon))


def _goes_without(text: str, found: Sequence[Sentence], lexicon: Lexicon) -> bool:
    """Whether hardly a figure of a text has a scale of its own."""
    money = [_is_bare(text, a, lexicon) for s in found if _is_prose(text, s) for a in s.amounts if a.unit is Unit.MONEY]
    return money.count(False) * _FEW <= money.count(True)


def _scaled(text: str, sentence: Sentence, scale: Decimal, lexicon: Lexicon) -> Sentence:
    amounts = tuple(
        replace(a, range=times(a.range, scale)) if _is_bare(text, a, lexicon) else a for a in sentence.amounts
    )
    return replace(sentence, amounts=amounts)


def times(figure: Range, scale: Decimal) -> Range:
    """A range in units of its currency."""
    low, high = (None if end is None else end * scale for end in figure.ends)
    return Range(low, high, figure.approx, figure.step * scale if figure.step else None)
