"""Tables whose cells stand below each other, each on a line of its own: they are put into rows.

The text keeps its length: what parted the cells of a row becomes "|".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of

#: A line of more characters is no cell, and one of more heads no column.
_CELL, _HEADING = 70, 45
_ONE = r"(?:us|c)?[$€£¥]? ?\(?\d[\d,.]*%?\+?\)?(?: ?(?:million|billion|bn|mm|m|b)(?![a-z]))?"
#: The sign of a currency on a line of its own, and the number below it; a bracket that closes below its number.
_LONE = re.compile(r"(?<=[$€£¥])\s*\n\s*(?=[(\d])|(?<=\d)\s*\n\s*(?=[)%]{1,2}\s*\n)")
_LONE_SIGN = re.compile(r"\n *(?:[$€£¥]|\)) *\n")
#: What else a line may hold that heads a column: its place in a year, and signs.
_TIMES = re.compile(
    r"(?<![^\W\d])(?:as of|full[- ]year|fiscal|fy|cy|[1-4]?q[1-4]?|h[12]|year|quarter|half|first|second|third|fourth"
    r"|[aefp])(?![^\W\d])"
)
#: So many lines in a row, label and values by turns, are a table and no list.
_LEAST = 3


def with_columns(text: str, lexicon: Lexicon) -> str:
    """`text` with the cells of a table that stand below each other put into rows: a label, and the values under it."""
    text = _LONE.sub(lambda hit: hit[0].replace("\n", " "), text) if _LONE_SIGN.search(text) else text
    lines = [(hit.start(), hit.end()) for hit in _LINE.finditer(text)]
    single = [_value(lexicon).fullmatch(text, *line) is not None for line in lines]
    groups = list(_groups(text, lines, single))
    joined = list(text)
    for table in _tables(groups):
        first, width = table[0].start, table[0].end - table[0].start - 1
        for group in table:
            _join(joined, lines[group.start : group.end])
        _join_heads(joined, text, _heads(text, lines, first, lexicon), width, lexicon)
    return "".join(joined)


@cache
def _value(lexicon: Lexicon) -> re.Pattern[str]:
    """A line that is one value of a table: a number or range with its bounds, or that nothing has changed."""
    before, after, joins, same = (
        any_of(words, lexicon).pattern
        for words in (
            (*lexicon.about_before, *lexicon.floor_before, *lexicon.ceiling_before, *lexicon.between),
            (*lexicon.floor_after, *lexicon.ceiling_after),
            (*lexicon.range_words, *lexicon.between_and),
            lexicon.column_unchanged,
        )
    )
    more = rf"(?: ?(?:-|—|{joins}) ?{_ONE})?"
    return re.compile(
        rf"(?:(?:{before}) |~ ?|< ?|> ?)*\(?{_ONE}{more}\)?[%+]*(?: (?:{after}))?(?:,? ?\+/-(?: ?\d+%)?)?"
        rf"|n/a|-|—|{same}"
    )


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


def _heads(text: str, lines: Sequence[tuple[int, int]], first: int, lexicon: Lexicon) -> Sequence[tuple[int, int]]:
    """The lines right above line `first` that head columns; what heads its rows may stand between."""
    for last in range(first, max(first - _SECTIONS, 0), -1):
        start = last
        while start and _is_head(text[slice(*lines[start - 1])], lexicon):
            start -= 1
        if start < last or lines[last - 1][1] - lines[last - 1][0] > _HEADING:
            return lines[start:last]
    return ()


#: So many lines from the heads of columns to the first row of a table, one of which it heads.
_SECTIONS = 3


def _is_head(line: str, lexicon: Lexicon) -> bool:
    """Whether a line holds but a period, an end of a range, a version, a plan or a unit."""
    if len(line) > _HEADING or line.endswith((".", ":", ";")):
        return False
    rest = _TIMES.sub(" ", _words(lexicon).sub(" ", line))
    return not any(sign.isalpha() for sign in rest)


@cache
def _words(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(
        (
            *lexicon.column_lows, *lexicon.column_highs, *lexicon.column_middles, *lexicon.column_plans,
            *lexicon.column_priors, *lexicon.column_currents, *lexicon.column_actuals, *lexicon.column_changes,
            *lexicon.table_totals, *lexicon.table_scales, *lexicon.months,
        ),
        lexicon,
    )  # fmt: skip


def _join_heads(joined: list[str], text: str, heads: Sequence[tuple[int, int]], width: int, lexicon: Lexicon) -> None:
    """Put the lines that head the columns of a table into one, "as of" with its day, groups of columns above them."""
    if len(heads) < width or not width:
        return
    above, own, pairs = heads[:-width], heads[-width:], heads[-2 * width :]
    if len(pairs) == 2 * width > 2 and text[slice(*pairs[0])] == text[slice(*pairs[2])]:
        for (_, end), (begin, _) in zip(pairs[::2], pairs[1::2], strict=True):
            joined[end:begin] = " " * (begin - end)
        _join(joined, [(one[0], other[1]) for one, other in zip(pairs[::2], pairs[1::2], strict=True)])
        return
    scale = any_of(tuple(lexicon.table_scales), lexicon)
    if len(above) == 1 or (above and scale.search(text, *above[-1])):
        above, own = above[:-1], [above[-1], *own]  # what the labels are headed by
    if (above and width % len(above) == 0) or (above[1:] and width % (len(above) - 1) == 0):
        _join(joined, above)
    _join(joined, own)
