"""A document line by line, each read as a row of a table once."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field, replace

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.tables.edges import under_headings, with_gaps, with_labels
from capex.passes.tables.plain_rows import plain_row_of
from capex.passes.tables.rows import Row, row_of
from capex.passes.tables.stacked import with_columns

#: A line of more characters is no half of a label.
_LABEL = 60


def lines_of(text: str) -> list[Span]:
    """The lines of `text`, empty ones too."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


@dataclass(slots=True)
class Page:
    """The lines of one folded text; what was worked out about a line is remembered by its number.

    `text` gets edges between all cells, so that a line may be several of the document's.
    """

    text: str
    lexicon: Lexicon
    raw: str = ""  #: the document's own letters
    lines: list[Span] = field(init=False)
    _edged: dict[int, Row | None] = field(default_factory=dict)
    _plain: dict[int, Row | None] = field(default_factory=dict)
    heads: dict[int, Row | None] = field(default_factory=dict)  #: rows that head columns

    def __post_init__(self) -> None:
        self.text = with_labels(with_gaps(under_headings(with_columns(self.text, self.lexicon))))
        self.lines = lines_of(self.text)

    def line_at(self, place: int) -> int:
        """The number of the line that holds `place`."""
        return bisect.bisect_right(self.lines, place, key=lambda line: line.start) - 1

    def written(self, number: int) -> str:
        """The text of a line."""
        return self.lines[number].of(self.text)

    def edged(self, number: int) -> Row | None:
        """The row of a line with edges between its cells."""
        if number not in self._edged:
            self._edged[number] = row_of(self.text, self.lines[number], self.lexicon)
        return self._edged[number]

    def plain(self, number: int) -> Row | None:
        """The row of a line of a PDF."""
        if number not in self._plain:
            self._plain[number] = plain_row_of(self.text, self.lines[number], self.lexicon)
        return self._plain[number]

    def row(self, number: int) -> Row | None:
        """The row of a line, with edges or without."""
        row = self.edged(number) or self.plain(number)
        return self._with_line_above(number, row) if row and row.label and row.values and number else row

    def _with_line_above(self, number: int, row: Row) -> Row:
        """`row` with its whole label, where that began in the line above: "Capital expenditures (net of"."""
        above = self.lines[number - 1]
        written = above.of(self.text).strip()
        if not written or "|" in written or len(written) > _LABEL or row.label is None:
            return row
        last = written.rsplit(" ", 1)[-1]
        open_end = written.endswith(",") or written.count("(") > written.count(")") or last in self._joins()
        begins = self.raw[row.label.start : row.label.start + 1].islower() and self.raw[above.start].isupper()
        goes_on = open_end or (begins and written[-1].isalpha())
        return replace(row, label=Span(above.start, row.label.end)) if goes_on else row

    def _joins(self) -> tuple[str, ...]:
        return (*self.lexicon.joins, *self.lexicon.ands, *self.lexicon.oblique)
