"""Tables with a column of units: "Sustaining capital | M$ | 60 - 70" is a row whose label has its scale behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of

#: No unit is longer.
_LONG = 14


def with_units(text: str, cells: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """`cells` without a heading that only says that units stand below it, and a unit as part of the label before it."""
    if not len(cells) > 1 or not lexicon.column_units:
        return [*cells]
    if len(cells) > 2 and _is_scale(cells[1].of(text), lexicon):
        return [Span(cells[0].start, cells[1].end), *cells[2:]]
    units = any_of(lexicon.column_units, lexicon)
    return [cell for cell in cells if not units.fullmatch(cell.of(text).strip("()"))]


def _is_scale(written: str, lexicon: Lexicon) -> bool:
    """Whether a cell holds nothing but the scale of the money in its row: "US$ millions", "(M$)"."""
    plain = written.strip("() ")
    return len(plain) <= _LONG and any_of(tuple(lexicon.table_scales), lexicon).fullmatch(plain) is not None


def bare(text: str) -> str:
    """A label without its footnotes, brackets and units."""
    plain = re.sub(r"\|.*|\([^)]*\)|\[[^\]]*\]|[*†‡:]+|(?<=[a-z])\d\b|(?<=\s)\d$", " ", text)
    return re.sub(r"\s+", " ", plain).strip(" .-–—,")
