"""What sets the cells of a table apart in a text that was flattened: tabs and the dots that lead to a number."""

from __future__ import annotations

import re

from capex.matching import fold

_LEADERS = re.compile(r"(?: ?\.){4,}(?= ?[$€£¥~(\d|—-])")
#: A line with a tab between two cells; one behind a bullet or a number of a list parts none.
_TABBED = re.compile(r"^(?![ \t]*(?:\W|\(?\w{1,2}[.)])\t)[^\n]*[^\s\n][ ]*\t[^\n]*[^\s\n]", re.MULTILINE)
#: A longer line is a paragraph.
_LONG = 400


def laid_out(raw: str) -> str:
    """`raw` folded, of the same length: "|" for tabs between cells, blanks for leading dots, which end no sentence."""
    if "\t" in raw:
        raw = _TABBED.sub(lambda line: line[0].replace("\t", "|") if len(line[0]) <= _LONG else line[0], raw)
    text = fold(raw)
    if "...." in text or ". . . ." in text:
        text = _LEADERS.sub(lambda dots: " " * len(dots[0]), text)
    return text
