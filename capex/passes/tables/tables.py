"""Guidance in tables: the row of capital spending under headings that promise it.

A row is read only where its headings (or those above the table) speak of a plan and none of them of what was. Its
scale stands in a heading, its period over its column; "low" and "high" are the ends of one range, "prior" and
"current" the figure before and the new one. Rows of what was spent are refused by name, all others are left to the
reading of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from capex.document import DocumentKind, Span
from capex.matching import any_of
from capex.money import settle_currency
from capex.passes.scene import Scene, stated
from capex.passes.tables.headings import Sheet, sheet_of
from capex.passes.tables.labels import (
    columns_of_parts,
    holds_more,
    is_above_all,
    is_on_another,
    is_step,
    scope_of,
    section_scope,
    share_of,
    under_heading,
)
from capex.passes.tables.offers import Offer, offers_of, pairs_of
from capex.passes.tables.old_blocks import is_prior_block, keeps_guidance, with_priors
from capex.passes.tables.pages import Page
from capex.passes.tables.press_tables import as_own, company_rows
from capex.passes.tables.rows import Row
from capex.passes.tables.summed import LEFT_OUT, left_out_of, parts_of
from capex.passes.tables.totals import only_totals
from capex.passes.tables.unit_cells import bare
from capex.passes.text.calendar import Calendar
from capex.revision import move
from capex.statement import Action, Doubt, Metric, Statement, Voice
from capex.vocabulary import vocabulary

#: No plan for capital spending is smaller, in units of any currency.
_SMALLEST = 100_000
_OWN = "table"
#: A document with more rows on capital spending is a collection of figures, and gives guidance near its beginning.
_MOST = 250
#: So many lines below a heading of capital spending may belong to its table.
_BELOW = 24

CalendarOf = Callable[[str | None], Calendar]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a document say: `taken` are the rows that nothing else need read.

    `priors` stand in tables of the guidance before.
    """

    statements: tuple[Statement, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    priors: tuple[Statement, ...] = ()
    taken: tuple[Span, ...] = ()

    def holds(self, span: Span) -> bool:
        """Whether a figure stands in a row that was read here."""
        return any(row.covers(span) for row in self.taken)


def read_tables(scene: Scene, calendar_of: CalendarOf) -> Tables:
    """The guidance in the tables of a company's own document, or of an article."""
    issuer, lexicon = scene.document.issuer, scene.lexicon
    if issuer is None:
        return _read_article(scene, calendar_of)
    spoken = scene.document.kind is DocumentKind.CALL and "|" not in scene.text
    if issuer is None or spoken or not lexicon.column_plans:
        return Tables()
    calendar = calendar_of(issuer)
    sheets = islice(_sheets(scene, Page(scene.text, lexicon, scene.document.text)), _MOST)
    read = [_read(scene, sheet, scope, calendar) for sheet, scope in sheets]
    told = only_totals([s for found in read for s in found.statements], scene)
    before = only_totals([s for found in read for s in found.priors], scene)
    return Tables(
        tuple(with_priors(told, tuple(before))),
        tuple(d for found in read for d in found.doubts),
        taken=tuple(t for found in read for t in found.taken),
    )


def _read_article(scene: Scene, calendar_of: CalendarOf) -> Tables:
    """The tables of an article: of the one company that it names, or with a row for each company."""
    if (own := as_own(scene)) is not None:
        found = read_tables(own, calendar_of)
        return replace(found, statements=tuple(replace(s, voice=Voice.REPORTED) for s in found.statements))
    statements, rows = company_rows(scene, calendar_of)
    return Tables(statements, taken=rows)


def _sheets(scene: Scene, page: Page) -> Iterator[tuple[Sheet, str]]:
    """The rows on capital spending with their headings, and the part of it that each is about."""
    found = {n: (sheet, scope) for n, sheet, scope in _named(scene, page)}
    for index, (sheet, scope) in tuple(found.items()):
        if scope != "total" or any(columns_of_parts(sheet.columns, page.lexicon)):
            continue  # nobody guides to parts of parts
        rows = [(n, row, _name(page, row)) for n in parts_of(page, index, sheet.row) if (row := page.row(n))]
        plain = len(rows) > _PAIR or not any(is_on_another(name, page.lexicon) for _, _, name in rows)
        for number, row, name in rows if plain else ():
            found.setdefault(number, (sheet_of(page, number, row), name))
        other = left_out_of(page, index, sheet.row)
        out = page.row(other) if other is not None else None
        if other is not None and out and not is_on_another(_name(page, out), page.lexicon):
            found[index] = sheet, LEFT_OUT
            found.setdefault(other, (sheet_of(page, other, out), _name(page, out)))
    yield from (found[number] for number in sorted(found))


def _name(page: Page, row: Row) -> str:
    return bare(row.label.of(page.text)) if row.label else ""


#: So few figures may add up to another by chance.
_PAIR = 2


def _named(scene: Scene, page: Page) -> Iterator[tuple[int, Sheet, str]]:
    """The rows on capital spending by their names, or what stands over them, with their numbers."""
    last, whole = -1, ""
    for index in _near(scene, page):
        row = page.row(index)
        if row is None or row.label is None or not row.values or is_step(page, index, row):
            continue
        sheet = sheet_of(page, index, row)
        scope = _scope(scene, page, index, sheet)
        part = share_of(row.label.of(scene.text), scene.lexicon)
        if scope is None and part and whole and index == last + 1:
            scope, last = part, index
        elif scope is not None:
            last, whole = index, scope
        if scope is not None:
            yield index, sheet, " ".join(filter(None, (section_scope(scene, sheet), scope))).removesuffix(" total")


def _near(scene: Scene, page: Page) -> Iterator[int]:
    """The lines that name capital spending or stand not far below one, in order."""
    named = {page.line_at(place) for place in scene.places}
    yield from (n for n in sorted({n + step for n in named for step in range(_BELOW)}) if n < len(page.lines))


def _scope(scene: Scene, page: Page, index: int, sheet: Sheet) -> str | None:
    """The part of a company's capital spending that a row is about, `None` where it is about something else."""
    row, lexicon = sheet.row, scene.lexicon
    label = row.label.of(scene.text) if row.label else ""
    scope = scope_of(label, lexicon, sums=holds_more(label, lexicon) and is_above_all(page, index, row))
    if scope is None and any_of(lexicon.table_labels, lexicon).fullmatch(bare(label)):
        return "total"
    return scope if scope is not None else under_heading(page, index, sheet)


def _as_written(scene: Scene, row: Row, *parts: str) -> str:
    """The name of a part, with the capitals that the row's label gives it: "sustaining LaRonde"."""
    names = [_written(scene, row, part) for part in parts if part]
    return " ".join(names).removesuffix(" total")


def _written(scene: Scene, row: Row, name: str) -> str:
    known = name == "total" or name in scene.lexicon.scopes.values()
    at = row.label.of(scene.text).find(name) if row.label and not known else -1
    return scene.document.text[row.label.start + at :][: len(name)] if row.label and at >= 0 else name


def _read(scene: Scene, sheet: Sheet, scope: str, calendar: Calendar) -> Tables:
    """What one row says."""
    found = list(offers_of(scene, sheet, calendar))
    old = is_prior_block(sheet, scene.lexicon)
    pairs = list(pairs_of([offer for _, offer in found if isinstance(offer, Offer)]))
    if scope != "total" and len(pairs) > 1:
        pairs = [pair for pair in pairs if not pair[0].period.is_several_years]  # the sum of what the row says already
    statements = tuple(
        _statement(scene, sheet.row, _as_written(scene, sheet.row, level.part, scope), level, prior)
        for level, prior in pairs
        if _large(level)
    )
    if statements and keeps_guidance(sheet, scene.lexicon):
        statements = tuple(s if s.action or s.prior else replace(s, action=Action.REAFFIRMED) for s in statements)
    reasons = {reason for _, reason in found if isinstance(reason, str)}
    if not statements and (reasons != {"actual"} or not all(value.range for value, _ in found)):
        return Tables()
    doubts = tuple(
        Doubt(value.span, value.span.of(scene.document.text), reason, _OWN)
        for value, reason in found
        if isinstance(reason, str) and value.range is not None
    )
    if old:
        doubts = tuple(Doubt(v.span, v.span.of(scene.document.text), "prior", _OWN) for v, _ in found if v.range)
        return Tables((), doubts, statements, (sheet.row.span,))
    return Tables(statements, doubts, taken=(sheet.row.span,))


def _large(offer: Offer) -> bool:
    return offer.range is not None and max(abs(end) for end in offer.range.ends if end is not None) >= _SMALLEST


def _statement(scene: Scene, row: Row, scope: str, level: Offer, prior: Offer | None) -> Statement:
    issuer = scene.document.issuer or ""
    home = scene.companies.or_unknown(issuer).currency
    before = prior.range if prior else None
    action: Action | None = move(before, level.range).action if before and level.range else None
    several = level.period.is_several_years
    return replace(
        stated(scene, issuer, level.period, row.span, _OWN),
        metric=Metric.PLEDGE if several else Metric.CAPEX,
        scope=scope,
        range=level.range,
        currency=settle_currency(level.currency or home, home),
        action=action,
        prior=before,
        definition=_definition(scene, row),
    )


def _definition(scene: Scene, row: Row) -> tuple[str, ...]:
    """The words in the label that define the measure, sorted."""
    marks = vocabulary(scene.lexicon).scan(scene.text, row.label) if row.label else ()
    return tuple(sorted({str(mark.value) for mark in marks if mark.table == "definitions"}))
