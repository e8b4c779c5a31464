"""Lines of a PDF that head the columns of a table, with no edges between the headings."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.pages import Page
from capex.passes.tables.rows import Row

#: Before headings of columns without edges stand at most so many words, and behind them so many signs.
_NAME, _REST = 8, 2


def plain_head(page: Page, number: int) -> Row | None:
    """A line above a row of a PDF, as a row of the same table or as the headings of its columns."""
    if number not in page.heads:
        page.heads[number] = _read_head(page, number)
    return page.heads[number]


def _read_head(page: Page, number: int) -> Row | None:
    other, line = page.plain(number), page.lines[number]
    if other is not None and other.label is not None and not re.search(r"(?:19|20)\d\d$", page.written(number)):
        return other
    found = _trailing(page, line)
    if not found:
        return None
    label = Span(line.start, line.start + len(page.text[line.start : found[0].start].rstrip(" :")))
    named = label.end > label.start
    if named and (len(found) == 1 or len(label.of(page.text).split()) > _NAME):
        return None
    return Row(line, None, (label, *found) if named else tuple(found))


def _trailing(page: Page, line: Span) -> list[Span]:
    """The headings of columns with which a line ends."""
    found: list[Span] = []
    first, behind = _columns(page.lexicon)
    led = first.search(page.text, line.start, line.end)
    columns = first if led and led["sort"] else behind
    for hit in columns.finditer(page.text, line.start, line.end):
        if found and page.text[found[-1].end : hit.start()].strip():
            found = []
        found.append(Span(hit.start(), hit.end()))
    rest = page.text[found[-1].end : line.end].strip() if found else ""
    return [] if len(rest) > _REST else found


@cache
def _columns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One heading of a column in a line of headings without edges: its sort before its year, or else behind it."""
    version = any_of((*lexicon.column_priors, *lexicon.column_currents), lexicon).pattern
    words = [word for word in (*lexicon.column_plans, *lexicon.column_actuals) if not word.startswith("re:")]
    sort = any_of(tuple(words), lexicon).pattern
    ends = any_of((*lexicon.column_lows, *lexicon.column_highs), lexicon).pattern
    year = r"(?:'?\d\d|(?:19|20)\d\d(?:-(?:20)?\d\d)?)[ef]?(?!\w)"
    when = rf"(?:q[1-4] ?|[1-4]q ?)?(?:full[- ]year |fiscal (?:year )?|fy ?)?{year}"
    parts = any_of((*lexicon.scopes, "total"), lexicon).pattern
    day = rf"(?:{'|'.join(lexicon.months)})\.? \d{{1,2}}, 20\d\d"
    return (
        re.compile(rf"(?:(?P<sort>{sort}) )?{when}"),
        re.compile(
            rf"(?:as of )?{day}|(?:(?:{version}) )?{when}(?: \(?(?:{sort})\)?)?(?: \({day}\))?"
            rf"|(?:{version})(?: (?:{sort}))?(?: \({day}\))?|{ends}|{parts}"
        ),
    )
