"""What the label of a row says it is: all of a company's capital spending, a part of it, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import alternation, any_of
from capex.notation import literal
from capex.passes.scene import Scene
from capex.passes.tables.headings import HEADING, Sheet
from capex.passes.tables.pages import Page
from capex.passes.tables.rows import Row
from capex.passes.tables.summed import adds_up
from capex.passes.tables.unit_cells import bare
from capex.passes.text.nouns import nouns
from capex.tokens import Mark, Sentence
from capex.vocabulary import vocabulary

#: A label of more words says something else than the name of a part.
_LABEL = 8
#: A row is the sum of at least so many before it.
_PARTS = 2
#: The part of spending that a company pays itself, which is the whole where it tells no other.
NET = "net"


@lru_cache(maxsize=16)
def _list(lexicon: Lexicon) -> re.Pattern[str]:
    """What else a row holds: "capital expenditures and leases", but not "capital expenditures, net of grants"."""
    own = alternation((*lexicon.definitions, *lexicon.excluded, *lexicon.parts), lexicon)
    return re.compile(rf", (?!{own})\w|\+|&| {literal(lexicon.ands)} ")


_STEP = re.compile(r"\w+:\s")
_STOP = re.compile(r"(?<=[.:])\s+")


@lru_cache(maxsize=512)
def _marks(label: str, lexicon: Lexicon) -> Sentence:
    span = Span(0, len(label))
    return Sentence(span, 0, vocabulary(lexicon).scan(label, span))


def scope_of(label: str, lexicon: Lexicon, *, sums: bool = False) -> str | None:
    """The part of capital spending that a label names, `None` where the label is about something else.

    A row that `sums` up those above it is the whole if it names several, known or not: "total wells and midstream".
    """
    said = _marks(label, lexicon)
    found = sorted(nouns(said), key=lambda mark: mark.span)
    planned = {mark.span for mark in said.marks.of("planned", "plans", "guidance")}
    found = found[1:] if found[1:] and found[0].span in planned else found  # "budgeted capital expenditures"
    if not found or found[0].table != "mentions" or said.marks.any_of("per_units", "revenue_share"):
        return None
    own = [m for m in _parts_in(said) if m.span.start < _named_to(label, found[0], said)]
    joined = sums and said.marks.any_of("total_words") and _list(lexicon).search(label) is not None
    return "total" if joined or _adds(own, said) else own[0].value


#: Words of a part's name in brackets.
_NAMED = 3


def _named_to(label: str, noun: Mark, said: Sentence) -> int:
    """Where a label stops to name its spending: a bracket or what it leaves out or takes in only says more of it."""
    more = [m.span.start for m in said.marks.of("excluded", "consisting") if m.span.start >= noun.span.end]
    opening = label.find("(")
    inside = Span(opening + 1, max(label.find(")", opening), opening + 1))
    ends = {m.span.end for m in said.marks.of("scopes") if inside.covers(m.span)}  # "capex (growth)"
    named = opening >= noun.span.end and inside.end in ends and len(inside.of(label).split()) <= _NAMED
    return min([*more, len(label) if opening < 0 or named else opening])


def _parts_in(said: Sentence) -> list[Mark]:
    """The parts that a label names; "capital and exploration expenditure" is a name of the whole."""
    names = [m.span for m in said.marks.of("mentions")]
    return [m for m in said.marks.of("scopes") if not any(s.start < m.span.start and m.span.end < s.end for s in names)]


def _adds(parts: list[Mark], said: Sentence) -> bool:
    """Whether a label names no part, or adds several up: "total sustaining and growth capital"."""
    return not parts or (len({m.value for m in parts}) > 1 and said.marks.any_of("total_words"))


def under_heading(page: Page, index: int, sheet: Sheet) -> str | None:
    """The same for a row under a heading that names capital spending: its total, or a part by name."""
    lexicon = page.lexicon
    label = bare(sheet.row.label.of(page.text)) if sheet.row.label else ""
    leads = _leads_to_spending(sheet, lexicon)
    if leads is None or not label:
        return None
    if any_of(lexicon.table_totals, lexicon).fullmatch(label):
        return "total"
    heads = (noun.table for head in (*sheet.wide, *sheet.columns) for noun in nouns(_marks(head, lexicon)))
    own = leads and ("mentions" in heads or _is_among_its_own(page, index, sheet.row))
    part = part_in(label, lexicon, free=own)
    named = part in lexicon.scopes.values()  # "total upstream" adds up to that part
    return "total" if leads and not named and adds_up(page, index, sheet.row) else part


#: So many rows around one tell whether a table is on spending alone.
_AROUND = 4


def _is_among_its_own(page: Page, index: int, row: Row) -> bool:
    """Whether a row stands in a table of more than one row, of which none around it is on another measure."""
    around = [n for n in range(index - _AROUND, index + _AROUND + 1) if n != index and 0 <= n < len(page.lines)]
    rows = [other for n in around if (other := page.row(n)) and len(other.values) == len(row.values) and other.label]
    return bool(rows) and not any(
        is_on_another(other.label.of(page.text), page.lexicon) for other in rows if other.label
    )


def is_on_another(label: str, lexicon: Lexicon) -> bool:
    """Whether a label names another measure than spending, and not only in the name of a part."""
    said = _marks(label, lexicon)
    parts = said.marks.of("scopes", "mentions")
    others = [m for m in said.marks.of("other_metrics") if not any(part.span.overlaps(m.span) for part in parts)]
    return bool(others) and not _ends_in_works(said)


def _ends_in_works(said: Sentence) -> bool:
    """Whether a label is of works that another measure only describes: "return on investment projects"."""
    return any(m.span.end == said.span.end for m in said.marks.of("programmes"))


def part_in(label: str, lexicon: Lexicon, *, free: bool) -> str | None:
    """The part of the business that a short label names: a known one, or where `free` any."""
    said = _marks(label, lexicon)
    own = _parts_in(said)
    others = (m for m in said.marks.of("other_metrics") if not any(part.span.covers(m.span) for part in own))
    if len(label.split()) > _LABEL or (any(others) and not _ends_in_works(said)):  # "return-seeking" is no return
        return None
    if own:
        return "total" if _adds(own, said) else str(own[0].value)
    return label if free and any(c.isalpha() for c in label) else None


def _leads_to_spending(sheet: Sheet, lexicon: Lexicon) -> bool | None:
    """Whether the nearest words over a row that name any measure name capital spending.

    `None` where they do not; false where only the end of a text does, which may be about something else.
    """
    for heading, loose in _nearest(sheet, lexicon):
        tables = {mark.table for mark in nouns(_marks(heading, lexicon)) if not _is_extra(mark, heading, lexicon)}
        tables -= {"weak_mentions"}
        if tables:
            return not loose if tables == {"mentions"} else None
    return None


def _is_extra(mark: Mark, heading: str, lexicon: Lexicon) -> bool:
    """Whether the name of another measure only says what the spending beside it holds: "and acquisitions"."""
    extras = any_of(lexicon.table_extras, lexicon)
    return mark.table == "other_metrics" and any(
        hit.start() <= mark.span.start and mark.span.end <= hit.end() for hit in extras.finditer(heading)
    )


def _nearest(sheet: Sheet, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """The headings over a row, nearest first, each with whether it only stands before the table."""
    yield from ((heading, False) for heading in (*sheet.wide, *sheet.columns))
    for text in sheet.prose:
        if len(text) <= HEADING:
            yield bare(text), False
            continue
        said = _STOP.split(text)
        leading = [n for n, each in enumerate(said) if any_of(lexicon.table_leads, lexicon).search(each)]
        for number in range(leading[-1] if leading else -1, -1, -1):
            yield bare(said[number]), False
        yield bare(text[-HEADING * 3 :]), True
        return


def columns_of_parts(headings: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The part that each column of a table is about, where several columns are about parts."""
    found = [_parts_in(said) if not said.marks.any_of("other_metrics") else [] for said in _each(headings, lexicon)]
    named = [str(own[0].value) if own else "" for own in found]
    return named if len({name for name in named if name}) > 1 else [""] * len(named)


def _each(headings: Sequence[str], lexicon: Lexicon) -> Iterator[Sentence]:
    yield from (_marks(heading, lexicon) for heading in headings)


def share_of(label: str, lexicon: Lexicon) -> str:
    """The part that a row under that of a whole names: "of which new restaurants"."""
    label = bare(label)
    lead = any_of(lexicon.parts, lexicon).match(label)
    return label[lead.end() :].strip() if lead else ""


def is_step(page: Page, index: int, row: Row) -> bool:
    """Whether a row is but a step of a sum: "Less: partners' share", or alone in brackets among others that are not."""
    label = row.label.of(page.text) if row.label else ""
    spread = any(value.is_spread for value in row.values)  # what was spent is no range
    more = holds_more(label, page.lexicon) or scope_of(label, page.lexicon) != "total"
    taken = _in_brackets(page, row) and more and not spread
    beside = (page.row(n) for n in (index - 1, index + 1) if 0 <= n < len(page.lines))
    plain = any(other is not None and other.values and not _in_brackets(page, other) for other in beside)
    step = _STEP.match(label)
    named = step is not None and any_of(page.lexicon.mentions, page.lexicon).fullmatch(bare(label[step.end() :]))
    return (step is not None and not named) or (taken and plain)  # "Less: capital expenditures" is all of it


def holds_more(label: str, lexicon: Lexicon) -> bool:
    """Whether a label goes on with something else: "capital expenditures and leases"."""
    return _list(lexicon).search(label) is not None


def _in_brackets(page: Page, row: Row) -> bool:
    told = [value.span.of(page.text) for value in row.values if value.range is not None]
    return bool(told) and all(written.lstrip("$€£ ").startswith("(") for written in told)


def is_above_all(page: Page, index: int, row: Row) -> bool:
    """Whether the rows right above a row all give less, as those that it sums up do."""
    above = [page.row(n) for n in range(max(index - _PARTS, 0), index)]
    told = [_first(other) for other in above if other is not None and len(other.values) == len(row.values)]
    return len(told) == _PARTS and all(0 < size < _first(row) for size in told)


def _first(row: Row) -> float:
    found = row.values[0].range if row.values else None
    return float(found.high or found.low or 0) if found else 0.0


def section_scope(scene: Scene, sheet: Sheet) -> str:
    """The part of the business that a heading right above the row is: "Development", and nothing else."""
    heading = bare(sheet.sections[0]) if sheet.sections else ""
    return next((part for name, part in scene.lexicon.scopes.items() if name == heading), "")
