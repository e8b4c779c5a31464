"""Tables in text that was flattened: each row a line, its cells parted by "|", or a line of a PDF that ends in numbers.

Cells that were empty are gone, so nothing says at once which heading stands over which number: `headings`
works that out from how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.money import Range
from capex.numerals import atoms
from capex.passes.tables.unit_cells import with_units
from capex.statement import Action
from capex.tokens import Atom

#: A row of no numbers but years and days heads columns.
_YEARS = re.compile(r"(?:fy|cy)? ?'?(?:19|20)\d\d[efpb]?(?: ?(?:-|to) ?(?:19|20)?\d\d[efpb]?)?(?: ?\(\w\))?")
_DATED = re.compile(r"(?:fy|cy)? ?'?(?:19|20)\d\d[efpb]? \(?(?!to\b|million|billion|m\b|b\b)[a-z]")
_OF_YEAR = re.compile(r"[a-z] 20[0-4]\d$")
_FOOTNOTE = re.compile(r"\s*(?:\(\s?[a-z0-9*†‡]{1,2}\s?\)|[*†‡]+|(?<=[a-z)])\s?\d)$")
_WORD = re.compile(r"[^\W\d_]+")
#: Between the two ends of a range; the sign of a currency, a bracket and the edge of a cell may stand there too.
_JOIN = re.compile(r"[\s)|]*(?:-|—|~|to|and|bis|à|a)[\s(|$€£¥]*")
_ALONE = re.compile(r"[^\w\s]{0,3}[$€£¥₩]|[(\[]\s?[$€£]?|(?:us|c|a|nt|hk)\$")
_CLOSING = re.compile(r"[)\]%]+")
_TO = re.compile(r"to|-|~")
_NUMBERED = re.compile(r"[^\w\s]{0,3} ?\|? ?\d")
_SPREAD = re.compile(r"\d\s?(?:-|to)\s?\S*\d")
#: What a cell says of its number behind it: "$2.2 billion to $2.5 billion, after gross purchases of".
_BEHIND = re.compile(r"(?<=[\da-z])[,;] [a-z][^|]{8,}$")
#: Behind a number, how exact it is.
_ABOUT = re.compile(r",? ?(?:\+/-|±)(?: ?\d+%?)?$")
#: A number with another in brackets behind it.
_BRACKETS = re.compile(r"(.*\d[^()]*?) ?\(([^()]*\d[^()]*)\)")
_OPEN = re.compile(r"(?:to|-|—|and)\s*$")
#: No table for people has more columns.
_WIDEST = 40
_NOTHING = re.compile(r"-+|—+|n/?a|n\.a\.|nm|n\.m\.|\*+")


@dataclass(frozen=True, slots=True)
class Value:
    """The number of one cell as written, without the table's scale; `scaled` where it has a scale of its own."""

    span: Span
    range: Range | None
    currency: str | None = None
    scaled: bool = False
    same: bool = False  #: the cell only says that the figure has not changed
    before: Range | None = None  #: the figure in brackets behind it: that before, where the table says so
    told: bool = False  #: whether the brackets themselves say so

    @property
    def is_spread(self) -> bool:
        """Whether it is a range: what was spent is none."""
        return self.range is not None and not self.range.is_point and not self.range.is_open


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. A heading has no `values`, only `cells`."""

    span: Span
    label: Span | None
    cells: tuple[Span, ...]
    values: tuple[Value, ...] = ()


@cache
def _small_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that may stand beside a number without making the cell a text."""
    tables = (
        lexicon.range_words, lexicon.between_and, lexicon.about_before, lexicon.about_after, lexicon.floor_before,
        lexicon.floor_after, lexicon.ceiling_before, lexicon.ceiling_after, lexicon.fillers, tuple(lexicon.scales),
        tuple(lexicon.currency_before), tuple(lexicon.currency_after), lexicon.between,
    )  # fmt: skip
    named = {word for entry in lexicon.total_words for word in _WORD.findall(entry)}
    return frozenset(word for table in tables for entry in table for word in _WORD.findall(entry)) - named


@cache
def _signs(lexicon: Lexicon) -> re.Pattern[str]:
    """The small words of a language that writes them without a space behind a number: "1兆6400億円"."""
    return re.compile("|".join(sorted(map(re.escape, _small_words(lexicon)), key=len, reverse=True)))


def cells_of(text: str, line: Span) -> list[Span]:
    """The cells of a line that hold something; a sign in a cell of its own is one with the number beside it."""
    found: list[Span] = []
    place, glue = line.start, False
    for piece in line.of(text).split("|"):
        start = place + len(piece) - len(piece.lstrip())
        cell = Span(start, max(start, place + len(piece.rstrip())))
        place += len(piece) + 1
        written = cell.of(text)
        if not written:
            continue
        if found and (glue or _CLOSING.fullmatch(written)):
            found[-1] = Span(found[-1].start, cell.end)
        else:
            found.append(cell)
        glue = bool(_ALONE.fullmatch(written))
    return _ranged(text, found)


def _ranged(text: str, cells: Sequence[Span]) -> list[Span]:
    """`cells` where two numbers with "to" in a cell between them are one."""
    found: list[Span] = []
    joined = False
    for place, cell in enumerate(cells):
        between = 0 < place < len(cells) - 1 and _TO.fullmatch(cell.of(text))
        if (
            between
            and not _SPREAD.search(cells[place - 1].of(text))
            and all(_NUMBERED.match(cells[n].of(text)) for n in (place - 1, place + 1))
            and cells[place - 1].of(text) != cells[place + 1].of(text)
            and len(found) > 1
        ):
            joined = True
            continue
        if joined:
            found[-1], joined = Span(found[-1].start, cell.end), False
        else:
            found.append(cell)
    return found


def _hedged(atom: Atom, text: str, cell: Span, lexicon: Lexicon) -> tuple[Decimal | None, Decimal | None, bool]:
    """Both ends of a single number with the bounds and hedges in its cell."""
    before, after = text[cell.start : atom.span.start], text[atom.span.end : cell.end]
    approx = bool(any_of(lexicon.about_before, lexicon).search(before)) or "~" in before or "≈" in before
    if _ABOUT.search(after):
        return atom.value, atom.value, True
    if (
        any_of(lexicon.ceiling_before, lexicon).search(before)
        or before.strip()[:1] in ("<", "≤")
        or any_of(lexicon.ceiling_after, lexicon).search(after)
    ):
        return None, atom.value, approx
    if (
        any_of(lexicon.floor_before, lexicon).search(before)
        or before.strip()[:1] in (">", "≥")
        or after.strip()[:1] == "+"
        or any_of(lexicon.floor_after, lexicon).search(after)
    ):
        return atom.value, None, approx
    return atom.value, atom.value, approx


def _tells_more(written: str, lexicon: Lexicon) -> bool:
    """Whether a cell is to be read as a sentence: "the high end of $440 to $460", "$460, up from $440"."""
    behind = _BEHIND.search(written)
    kept = lexicon.actions.get(Action.REAFFIRMED, ())
    moved = behind is not None and any_of((*lexicon.priors, *kept), lexicon).search(behind[0]) is not None
    return moved or any_of((*lexicon.low_end, *lexicon.high_end), lexicon).search(written) is not None


def value_of(text: str, cell: Span, lexicon: Lexicon) -> Value | None:  # noqa: PLR0911 (one return for each kind)
    """The number of a cell; one without a range where it is a rate, or empty; `None` where the cell is a text."""
    written = _ABOUT.sub("", _FOOTNOTE.sub("", cell.of(text)).strip() or cell.of(text))
    if _tells_more(written, lexicon):
        return None
    written = _BEHIND.sub("", written)
    if _NOTHING.fullmatch(written):
        return Value(cell, None)
    if any_of(lexicon.column_unchanged, lexicon).fullmatch(written):
        return Value(cell, None, same=True)
    words = set(_WORD.findall(_signs(lexicon).sub(" ", written) if lexicon.joined else written))
    if (
        (hit := _BRACKETS.fullmatch(written))
        and not _OPEN.search(hit[1])
        and (both := _with_earlier(text, cell, hit, lexicon))
    ):
        return both
    if not any(c.isdigit() for c in written) or _YEARS.fullmatch(written) or words - _small_words(lexicon):
        return None
    if words and (_DATED.match(written) or _OF_YEAR.search(written)):
        return None  # "2025 projected", "ranges for 2026", where the word may stand beside a number too
    found = list(atoms(text, Span(cell.start, cell.start + len(written)), lexicon))
    if not found or any(a.rate for a in found) or "%" in written:
        return Value(cell, None)
    first, last = found[0], found[-1]
    if len(found) == 2 and _JOIN.fullmatch(text, first.span.end, last.span.start):
        return _between(cell, first, last, text, lexicon)
    if len(found) > 1:
        return Value(cell, None)
    low, high, approx = _hedged(first, text, cell, lexicon)
    return Value(cell, Range(low, high, approx, first.step), first.currency, first.scale > 1)


def _with_earlier(text: str, cell: Span, hit: re.Match[str], lexicon: Lexicon) -> Value | None:
    """The number of a cell with the one in the brackets behind it: "$750 to $775 ($700 to $750)"."""
    now = value_of(text, Span(cell.start, cell.start + hit.end(1)), lexicon)
    lead = any_of((*lexicon.column_priors, *lexicon.priors, *lexicon.actuals), lexicon).match(hit[2])
    rest = hit[2][lead.end() if lead else 0 :].lstrip(" :")
    end = cell.start + hit.end(2)
    before = value_of(text, Span(end - len(rest), end), lexicon)
    if now is None or before is None or now.range is None or before.range is None:
        return None
    return replace(now, span=cell, before=before.range, told=lead is not None)


def _between(cell: Span, first: Atom, last: Atom, text: str, lexicon: Lexicon) -> Value:
    """The range from `first` to `last`; a scale behind the second is that of both."""
    if first.scale == 1 and last.scale > 1:
        first = first._replace(value=first.value * last.scale, step=first.step * last.scale)
    _, _, approx = _hedged(first, text, Span(cell.start, first.span.end), lexicon)
    ends = sorted((first.value, last.value))
    currency = first.currency or last.currency
    return Value(cell, Range(ends[0], ends[1], approx, min(first.step, last.step)), currency, last.scale > 1)


def row_of(text: str, line: Span, lexicon: Lexicon) -> Row | None:
    """The row at `line`; `None` where the line holds no cells."""
    if "|" not in line.of(text):
        return None
    cells = with_units(text, cells_of(text, line), lexicon)
    if not 0 < len(cells) <= _WIDEST or all(set(cell.of(text)) <= set("-:= ") for cell in cells):
        return None
    values = [value_of(text, cell, lexicon) for cell in cells]
    label = None if values[0] else cells[0]
    rest = _without_negatives([value for value in values[1 if label else 0 :] if value], text)
    if not any(value.range or value.same for value in rest) and not (label and len(rest) == len(cells) - 1 > 0):
        return Row(line, None, tuple(cells))
    return Row(line, label, tuple(cells[1 if label else 0 :]), tuple(rest))


#: A number in brackets alone in its cell.
_NEGATIVE = re.compile(r"[^\w(]*\([^()]*\)?\W*")


def _without_negatives(values: list[Value], text: str) -> list[Value]:
    """`values` of which those in brackets, beside others that are not, are negative and so no spending."""
    found = [value.range is not None and bool(_NEGATIVE.fullmatch(value.span.of(text))) for value in values]
    if all(found) or not any(found):
        return values
    return [replace(value, range=None) if below else value for value, below in zip(values, found, strict=True)]
