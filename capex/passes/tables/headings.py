"""What stands over a row: the headings of its columns, and the lines above the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.over import over
from capex.passes.tables.pages import Page
from capex.passes.tables.plain_heads import plain_head
from capex.passes.tables.rows import Row
from capex.passes.text.periods import whens
from capex.tokens import When
from capex.vocabulary import vocabulary

#: So many lines above a row may belong to its table, and so many lines of text above it are read.
_HEIGHT, _TEXTS = 80, 5
#: So many rows below it tell how wide a table is.
_BELOW = 12
#: A line of text of more characters is no heading, and none of more is read at all.
HEADING, _LONGEST = 90, 700
#: Of a paragraph above a table so many characters at its end lead to the table.
_ENDING = 260
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<d>\d{1,2}),? (?P<y>20\d\d)")
_OF_DAY = re.compile(r"as of (?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<d>\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One row with what stands over it, as folded text.

    `columns` holds a heading for each value, `wide` what stands over all of them, `texts` the lines of text above
    (nearest first, of long ones the end), `sections` the short ones of these inside the table or right above it.
    """

    row: Row
    columns: tuple[str, ...]
    wide: tuple[str, ...]
    texts: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()  #: the lines of text in full
    spread: tuple[bool, ...] = ()  #: for each value, whether a row of the table gives a range in its column

    @property
    def above(self) -> tuple[str, ...]:
        """All that may set a scale or a period, nearest first."""
        return (*self.wide, *self.texts)


def _heads(page: Page, row: Row) -> bool:
    """Whether a row of texts heads columns: it names times, ends, plans or a unit."""
    lexicon = page.lexicon
    words = (
        *lexicon.column_lows, *lexicon.column_highs, *lexicon.column_plans, *lexicon.column_priors,
        *lexicon.column_currents, *lexicon.column_actuals, *lexicon.column_changes, *lexicon.table_scales,
    )  # fmt: skip
    written = row.span.of(page.text)
    return bool(any_of(words, lexicon).search(written) or day_of(written) or whens_of(written, lexicon))


def _above(page: Page, index: int) -> Iterator[int]:
    """The lines above `index` that hold something, nearest first, back to the first long piece of prose."""
    for number in range(index - 1, max(index - _HEIGHT, -1), -1):
        if page.written(number).strip(" |-:="):
            yield number
            if len(page.written(number)) > _LONGEST:
                return


def sheet_of(page: Page, index: int, row: Row) -> Sheet:
    """The row at line `index` with its headings."""
    heads: list[Row] = []
    texts: list[tuple[int, bool]] = []
    widths = [len(row.values)]
    rows, below = [row], list(_below(page, index))
    inner: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    closed = False
    for number in _above(page, index):
        other = page.edged(number) or (plain_head(page, number) if "|" not in page.written(index) else None)
        if other is None:
            texts.append((number, not closed or not texts))
            closed = closed or bool(heads)
            if len(texts) == _TEXTS:
                break
        elif other.values:
            # Behind a line of text, rows of another width are another table.
            closed = closed or bool(heads) or (bool(texts) and len(other.values) != len(row.values))
            if not closed:
                widths.append(len(other.values))
                rows.append(other)
        elif not closed and not heads and len(other.cells) == 1 < max(widths):
            inner = inner or (other.cells[0].of(page.text),)  # the nearest heading inside of the table
        elif not closed and len(other.cells) == 1 < max(widths) and "|" not in page.written(number):
            title = title or (other.cells[0].of(page.text),)  # over all columns
        elif not closed and (_heads(page, other) or 1 < max(widths) <= len(other.cells) <= max(widths) + 1):
            heads.append(other)
    width = _width([*widths, *(len(other.values) for other in below)])
    columns, wide = over(page, heads[::-1], row, width)
    prose = tuple(page.written(number) for number, _ in texts)
    sections = [written for n, inside in texts if inside and len(written := page.written(n)) <= HEADING]
    spread = _spreads([other for other in (*rows, *below) if len(other.values) == len(row.values)])
    return Sheet(
        row, columns, (*inner, *wide, *title), tuple(said[-_ENDING:] for said in prose), tuple(sections), prose, spread
    )


def _spreads(rows: Sequence[Row]) -> tuple[bool, ...]:
    """For each column of `rows`, whether a figure in it is a range: what was spent is none."""
    return tuple(any(value.is_spread for value in column) for column in zip(*(row.values for row in rows), strict=True))


def _width(widths: Sequence[int]) -> int:
    """The columns of a table by the values of its rows, its own first: as most rows have it, else as the widest."""
    return widths[0] if widths.count(widths[0]) * 2 > len(widths) else max(widths)


def _below(page: Page, index: int) -> Iterator[Row]:
    """The rows below one, up to the end of the table."""
    for number in range(index + 1, min(index + 1 + _BELOW, len(page.lines))):
        other = page.edged(number)
        if other is None or not other.values:
            return
        yield other


@lru_cache(maxsize=512)
def whens_of(heading: str, lexicon: Lexicon) -> tuple[When, ...]:
    """The periods that a heading names."""
    span = Span(0, len(heading))
    return whens(heading, span, lexicon, vocabulary(lexicon).scan(heading, span))


def day_of(heading: str, said_on: date | None = None) -> date | None:
    """The day that a heading gives, as of a forecast: "as of august 6, 2025"; without a year, the last such day."""
    hit = _DAY.search(heading)
    year = int(hit["y"]) if hit else said_on.year if said_on else 0
    hit = hit or (_OF_DAY.search(heading) if said_on else None)
    if hit is None:
        return None
    try:
        day = date(year, _MONTHS.index(hit["m"]) + 1, int(hit["d"]))
    except ValueError:
        return None
    return day if said_on is None or day <= said_on or _DAY.search(heading) else day.replace(year=year - 1)


@dataclass(frozen=True, slots=True)
class Version:
    """When a guidance was given that a column holds, by its month, and where its heading says so."""

    day: date
    span: Span


def version_of(heading: str, said_on: date | None, lexicon: Lexicon) -> Version | None:
    """The month of the guidance in a column: "may 2025 guidance", "2025 outlook (february)"."""
    hit = _versions(lexicon).search(heading) if said_on else None
    if hit is None or said_on is None:
        return None
    month = _MONTHS.index((hit["a"] or hit["b"])[:3]) + 1
    written = hit["y"] or hit["z"]
    day = date(int(written) if written else said_on.year - (month > said_on.month), month, 1)
    return Version(day, Span(*hit.span())) if day <= said_on else None


@cache
def _versions(lexicon: Lexicon) -> re.Pattern[str]:
    plans = any_of(lexicon.column_plans, lexicon).pattern
    names = sorted((name for name in lexicon.months if name.startswith(_MONTHS)), key=len, reverse=True)
    month = rf"(?:{'|'.join(names)})\.?"
    return re.compile(
        rf"(?<!\w)(?<!end )(?<!ended )(?<!ending )(?<!to )(?P<a>{month}),?(?: (?P<y>20\d\d))? (?={plans})"
        rf"|\((?:\w+ ){{0,2}}(?P<b>{month}),?(?: (?P<z>20\d\d))?\)"
    )
