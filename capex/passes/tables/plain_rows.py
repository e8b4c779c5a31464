"""Lines of a PDF that are rows of a table: words, then numbers up to the line's end, with no edges between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.rows import Row, value_of

_SUM = r"\(?(?:us|c|a)?[$€£]? ?\(?\d[\d,.]*\)?(?: ?(?:million|billion|mm|m|bn|b)(?!\w))?"
#: Longer lines, and labels of more words, are sentences.
_SHORT, _LONG, _NAME = 110, 180, 12
_OPEN = re.compile(r"\([^)]*$")
_NOTE = re.compile(r"\(\d\) ?")
_SEVERAL = 2  #: a longer line is a row if it ends with so many values


@cache
def _tail(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One value of a row without edges, and several of them up to the line's end."""
    bounds = (*lexicon.about_before, *lexicon.floor_before, *lexicon.ceiling_before)
    hedge, same = (any_of(words, lexicon).pattern for words in (bounds, lexicon.column_unchanged))
    value = rf"(?:(?:{hedge}|~|≈) ?)?{_SUM}(?: ?(?:-|—|to) ?{_SUM})?%?|{same}"
    item = rf"(?:{value})(?: |$)"
    return re.compile(item), re.compile(rf"(?<![\w.,$])(?:{item})+$")


def _goes_on(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words before the numbers are the beginning of a sentence and no label."""
    if any_of(lexicon.table_totals, lexicon).fullmatch(" ".join(words)):
        return False
    leads = {
        *lexicon.joins,
        *lexicon.range_words,
        *lexicon.between_and,
        *lexicon.between,
        *lexicon.fillers,
        *lexicon.deltas,
    }
    last = next((word for word in reversed(words) if word not in lexicon.currency_before), words[-1])
    return last in leads or any(word[:1] in "$€£¥" for word in words) or any(w in lexicon.presents for w in words)


def plain_row_of(text: str, line: Span, lexicon: Lexicon) -> Row | None:
    """The row of a line without edges between its cells: words, then numbers up to its end."""
    written = line.of(text)
    if len(written) > _LONG or "|" in written or not written[-1:].strip(".;,:"):
        return None
    item, ending = _tail(lexicon)
    tail = ending.search(written)
    words = written[: tail.start()].split() if tail else []
    if tail is None or not 0 < len(words) <= _NAME or _goes_on(words, lexicon) or _OPEN.search(words[-1]):
        return None  # "(February 18, 2025)"
    if _NOTE.fullmatch(tail[0]):
        return None  # "Capital expenditures ($ millions)(1)"
    if len(written) > _SHORT and sum(1 for _ in item.finditer(tail[0])) < _SEVERAL:
        return None
    label = Span(line.start, line.start + len(written[: tail.start()].rstrip(" :.")))
    cells = [
        Span(line.start + hit.end() - len(hit[0].lstrip()), line.start + hit.start() + len(hit[0].rstrip()))
        for hit in item.finditer(written, tail.start())
    ]
    values = [value_of(text, cell, lexicon) for cell in cells]
    if not all(values):
        return None
    return Row(line, label, tuple(cells), tuple(value for value in values if value))
