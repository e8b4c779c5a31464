"""Edges between the cells of tables that were flattened without any: the same text, of the same length, with "|".

Columns stand apart by many blanks or dots, a label runs into its first number, or each cell has a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from capex.document import Span

#: Blanks in the middle of a line, and the dots that lead from a label to its number.
_GAP = re.compile(r"(?<=[^\s.:;!?|]) {3,}(?=[^\s|])| ?(?:\. ?){4,}(?=\S)| (?:\. ?){3}(?=[$€£¥~\d])")
_ARROW = re.compile(r"[^\n]*→[^\n]*")
#: Between a label and its first value.
_COLON = re.compile(r"(?<=[a-z)]):(?= )")
_NUMBER = r"\(?(?:us|c|a|r)?[$€£¥]? ?\(?\d[\d,.]*\)?(?: ?(?:million|billion|mm|bn))?"
#: A label with its first number in one cell, and the same with a sign that shows it to be money.
_GLUED = re.compile(rf"(?<=[a-z)&])( ){_NUMBER}$")
_SIGNED = re.compile(r"[$€£¥] ?\(?\d[\d,.]*\)?(?: ?(?:million|billion|mm|bn))?$")
#: A unit in brackets that heads the labels, before the heading of the first column.
_UNIT = re.compile(r"^[^|]{0,60}?\([^()|]{4,40}\):?( )(?=\S)")
#: A line of more characters is no cell.
_CELL = 70


def with_gaps(text: str) -> str:
    """`text` with an edge for each stretch of blanks or dots, and for each arrow from an old value to a new one."""
    if "→" in text:
        text = _ARROW.sub(lambda line: _COLON.sub("|", line[0].replace("→", "|"), count=1), text)
    if "   " not in text and "..." not in text and ". . ." not in text:
        return text
    return _GAP.sub(lambda gap: "|".center(len(gap[0])), text)


#: What a cell may begin with that stands right below the heading of its column.
_VALUE = re.compile(r"[$€£¥(~<>+\d-]|(?:approx|about|up to|around)\b")


def under_headings(text: str) -> str:
    """`text` with an edge where a cell begins right below the heading of its column, though one blank parts it.

    A cell as wide as its column leaves no more: "$500 million to $550 million $447 million".
    """
    if "   " not in text:
        return text
    lines = text.split("\n")
    for run in _runs(lines, lambda line: _WIDE.search(line) is not None):
        starts = [gap.end() for gap in _WIDE.finditer(lines[run.start])]
        for number in range(run.start + 1, run.end) if len(starts) > 1 else ():
            lines[number] = _NARROW.sub("| ", _cut_at(lines[number], starts))
    return "\n".join(lines)


#: Two blanks before a value, in a line whose other columns stand further apart.
_NARROW = re.compile(r"(?<=[^\s.:;!?|])  (?=[$€£¥(~\d])")
_WIDE = re.compile(r"(?:^|(?<=\S)) {3,}(?=\S)")


def _cut_at(line: str, starts: Sequence[int]) -> str:
    for start in starts[1:]:
        if line[start - 1 : start] == " " and line[start - 2 : start - 1].strip() and _VALUE.match(line, start):
            line = f"{line[: start - 1]}|{line[start:]}"
    return line


def _runs(lines: Sequence[str], fits: Callable[[str], bool]) -> Iterator[Span]:
    """The stretches of lines that fit, as numbers of lines."""
    start = None
    for number, line in enumerate((*lines, "")):
        if number < len(lines) and fits(line):
            start = number if start is None else start
        elif start is not None:
            yield Span(start, number)
            start = None


def with_labels(text: str) -> str:
    """`text` with an edge before the first number of each row whose label runs into it.

    A sign of money behind one label shows that all rows around it are written so.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    for run in _runs(lines, lambda line: "|" in line):
        block = range(run.start, run.end)
        if any(_SIGNED.search(lines[n].partition("|")[0].rstrip()) for n in block if not lines[n].startswith("|")):
            for number in block:
                lines[number] = _parted(lines[number])
    return "\n".join(lines)


def _parted(line: str) -> str:
    first = line.partition("|")[0].rstrip()
    found = _GLUED.search(first) or _UNIT.match(line)
    return f"{line[: found.start(1)]}|{line[found.end(1) :]}" if found else line


_ONE = r"(?:us|c)?[$€£¥]? ?\(?\d[\d,.]*%?\+?\)?(?: ?(?:million|billion|bn|mm|m|b)(?![a-z]))?"
_ALONE = re.compile(
    rf"(?:approximately |about |around |up to |~ ?|< ?|> ?)?\(?{_ONE}(?: ?(?:-|—|to|and) ?{_ONE})?\)?[%+]*"
    r"|n/a|-|—|unchanged|no change"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
#: A line that heads a column: a day, a period or a word for an end or a version, and nothing else.
_HEAD = re.compile(
    rf"as of|(?:as of )?{_MONTH}\.? \d{{1,2}},? 20\d\d|low|high|mid|midpoint"
    r"|(?:prior|previous|current|updated|revised|original|new|full[- ]year|fiscal|fy|q[1-4]|[1-4]q|20\d\d|guidance"
    r"|outlook|forecast|estimate|range|year|quarter|actual|first|second|third|fourth|change|[ '/()-]|\d\d)+"
)
#: So many lines in a row, label and values by turns, are a table and no list.
_LEAST = 3


def with_columns(text: str) -> str:
    """`text` with the cells of a table that stand below each other put into rows: a label, and the values under it."""
    lines = [(hit.start(), hit.end()) for hit in _LINE.finditer(text)]
    single = [_ALONE.fullmatch(text, *line) is not None for line in lines]
    groups = list(_groups(text, lines, single))
    joined = list(text)
    for table in _tables(groups):
        first, width = table[0].start, table[0].end - table[0].start - 1
        for group in table:
            _join(joined, lines[group.start : group.end])
        _join_heads(text, joined, lines, first, width)
    return "".join(joined)


_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def _groups(text: str, lines: Sequence[tuple[int, int]], single: Sequence[bool]) -> Iterator[Span]:
    """Each short line with the values in the lines below it, as numbers of lines."""
    number = 0
    while number < len(lines):
        end = number + 1
        while end < len(lines) and single[end]:
            end += 1
        start, stop = lines[number]
        if not single[number] and end > number + 1 and stop - start <= _CELL and "|" not in text[start:stop]:
            yield Span(number, end)
        number = end


def _tables(groups: Sequence[Span]) -> Iterator[list[Span]]:
    """Groups of one width that follow each other, with at most a heading or two between them."""
    table: list[Span] = []
    for group in (*groups, Span(0, 0)):
        wide = table and group.end - group.start == table[-1].end - table[-1].start
        if wide and group.start - table[-1].end <= 2:
            table.append(group)
            continue
        if sum(each.end - each.start for each in table) > _LEAST and len(table) > 1:
            yield table
        table = [group]


def _join(joined: list[str], cells: Sequence[tuple[int, int]]) -> None:
    for (_, end), (start, _) in pairwise(cells):
        joined[end:start] = "|" * (start - end)


def _join_heads(text: str, joined: list[str], lines: Sequence[tuple[int, int]], first: int, width: int) -> None:
    """Put the lines that head the columns of a table into one, "As of" with its day."""
    start = first
    while start and _HEAD.fullmatch(text, *lines[start - 1]):
        start -= 1
    heads = lines[start:first]
    if width and len(heads) == 2 * width:
        for (_, end), (begin, _) in zip(heads[::2], heads[1::2], strict=True):
            joined[end:begin] = " " * (begin - end)
        _join(joined, [(one[0], other[1]) for one, other in zip(heads[::2], heads[1::2], strict=True)])
    elif len(heads) in (width, width + 1):
        _join(joined, heads)
