"""Edges between the cells of tables that were flattened without any: the same text, of the same length, with "|".

Columns stand apart by many blanks or dots, a label runs into its first number, or each cell has a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from capex.document import Span

#: Blanks in the middle of a line, and the dots that lead from a label to its number.
_GAP = re.compile(r"(?<=[^\s.:;!?|]) {3,}(?=[^\s|])| ?(?:\. ?){4,}(?=\S)| (?:\. ?){3}(?=[$€£¥~\d])")
#: Two blanks set the columns of a short line apart; in a longer one they may stand anywhere.
_SHORT = re.compile(r"^[^\n|.]{,90}[^\s.:;!?|]  (?=[$€£¥(~\w])[^\n|]{,90}[^\s.:;,|]$", re.MULTILINE)
_TWO = re.compile(r"(?<=[^\s.:;!?|])  (?=[$€£¥(~\w])")
_ARROW = re.compile(r"[^\n]*→[^\n]*")
#: Between a label and its first value.
_COLON = re.compile(r"(?<=[a-z)]):(?= )")
_NUMBER = r"\(?(?:us|c|a|r)?[$€£¥]? ?\(?\d[\d,.]*\)?(?: ?(?:million|billion|mm|bn))?"
#: A label with its first number in one cell, and the same with a sign that shows it to be money.
_GLUED = re.compile(rf"(?<=[a-z)&])( ){_NUMBER}$")
_SIGNED = re.compile(r"[$€£¥] ?\(?\d[\d,.]*\)?(?: ?(?:million|billion|mm|bn))?$")
#: A unit in brackets that heads the labels, before the heading of the first column.
_UNIT = re.compile(r"^[^|]{0,60}?\([^()|]{4,40}\):?( )(?=\S)")


def with_gaps(text: str) -> str:
    """`text` with an edge for each stretch of blanks or dots, and for each arrow from an old value to a new one."""
    if "→" in text:
        text = _ARROW.sub(lambda line: _COLON.sub("|", line[0].replace("→", "|"), count=1), text)
    if "  " in text:
        text = _SHORT.sub(lambda line: _TWO.sub("| ", line[0]), text)
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
        led = line[:start].endswith((" - ", "$ ", " to ")) or line.startswith("- ", start)  # inside of a range
        if (
            not led
            and line[start - 1 : start] == " "
            and line[start - 2 : start - 1].strip()
            and _VALUE.match(line, start)
        ):
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
