"""Lines of a PDF that head the columns of a table, with no edges between the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.pages import Page
from capex.passes.tables.rows import Row
from capex.passes.text.periods import whens
from capex.tokens import Marks
from capex.vocabulary import vocabulary

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
    """The headings of columns with which a line ends.

    Each says one thing of a sort once: a second period, version or end begins the next column.
    """
    written = line.of(page.text)
    found: list[Span] = []
    said: set[str] = set()
    for sort, unit in _units(written, page.lexicon):
        between = written[found[-1].end : unit.start].strip(" (") if found else ""
        if between.strip(")"):
            found, said = [], set()
        apart = sort != "time" or not found or _has_year(unit.of(written)) == _has_year(found[-1].of(written))
        anew = sort in said and apart  # "2025 full year outlook" is one heading
        if found and not anew and sort not in _ALONE and said.isdisjoint(_ALONE):
            found[-1] = Span(found[-1].start, unit.end)
        else:
            found.append(unit)
            said = set()
        said.add(sort)
    rest = written[found[-1].end :].strip() if found else ""
    return [] if len(rest) > _REST else [Span(line.start + each.start, line.start + each.end) for each in found]


def _has_year(text: str) -> bool:
    return re.search(r"\d\d", text) is not None


#: What heads a column by itself.
_ALONE = {"part"}


def _units(written: str, lexicon: Lexicon) -> Iterator[tuple[str, Span]]:
    """What may head a column, by its sort: a time, a version, an end, a day, a plan, a part, the total."""
    taken = [when.span for when in whens(written, Span(0, len(written)), lexicon, _marks(written, lexicon))]
    found = [("time", span) for span in taken]
    for hit in _heads(lexicon).finditer(written):
        span = Span(*hit.span())
        if not any(span.overlaps(other) for other in taken):
            found.append((hit.lastgroup or "", span))
    yield from sorted(found, key=lambda each: each[1])


def _marks(written: str, lexicon: Lexicon) -> Marks:
    return vocabulary(lexicon).scan(written, Span(0, len(written)))


@cache
def _heads(lexicon: Lexicon) -> re.Pattern[str]:
    plans = tuple(word for word in (*lexicon.column_plans, *lexicon.column_actuals) if not word.startswith("re:"))
    tables = {
        "day": rf"(?:as of )?(?:{'|'.join(lexicon.months)})\.? \d{{1,2}}, 20\d\d",
        "time": r"(?:fy ?)?'?(?:20)?\d\d[aefp]?(?![\w.,])",
        "version": any_of((*lexicon.column_priors, *lexicon.column_currents), lexicon).pattern,
        "sort": any_of(plans, lexicon).pattern,
        "end": any_of((*lexicon.column_lows, *lexicon.column_highs, *lexicon.column_middles), lexicon).pattern,
        "part": any_of((*lexicon.scopes, "total"), lexicon).pattern,
    }
    return re.compile("|".join(rf"(?P<{sort}>{pattern})" for sort, pattern in tables.items()))
