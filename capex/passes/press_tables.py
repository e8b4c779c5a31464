"""Tables of an article: the forecasts of the one company it is about, or what one company after the other plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capex.document import Span
from capex.grammar import amounts
from capex.money import Range, settle_currency
from capex.passes.calendar import Calendar, resolve
from capex.passes.companies import whos
from capex.passes.periods import whens
from capex.passes.rows import any_of, cells_of
from capex.passes.scene import Scene
from capex.period import FiscalPeriod
from capex.statement import Kind, Statement, Voice
from capex.tokens import Amount, Marks, Unit, When
from capex.vocabulary import vocabulary

CalendarOf = Callable[[str | None], Calendar]
#: So many lines above a table may say what it holds and in which unit.
_ABOVE = 3
#: A table has a head and at least one row.
_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column of a table holds the plan, for when, and in which unit bare numbers are."""

    width: int
    column: int
    when: When
    scale: Decimal
    currency: str


def as_own(scene: Scene) -> Scene | None:
    """`scene` as a document of the only company that an article with a table names; `None` where it is no such one."""
    if scene.document.issuer or "|" not in scene.text:
        return None
    named = {who.ticker for sentence in scene.sentences for who in sentence.whos} | set(scene.headline)
    return replace(scene, document=replace(scene.document, issuer=named.pop())) if len(named) == 1 else None


def company_rows(scene: Scene, calendar_of: CalendarOf) -> tuple[tuple[Statement, ...], tuple[Span, ...]]:
    """What the rows of an article's tables say, each of one company, and the rows that were read."""
    if scene.document.issuer or "|" not in scene.text or scene.document.said_on is None:
        return (), ()
    found = [pair for block in _blocks(scene) for pair in _read(scene, block, calendar_of)]
    return tuple(statement for statement, _ in found), tuple(row for _, row in found)


def _blocks(scene: Scene) -> Iterator[list[Span]]:
    """The lines of each table; lines of hyphens, which only part a head from its rows, are left out."""
    block: list[Span] = []
    place = 0
    for line in (*scene.text.split("\n"), ""):
        if line.count("|") > 0:
            if line.strip(" |-:"):
                block.append(Span(place, place + len(line)))
        elif block:
            if len(block) >= _ROWS:
                yield block
            block = []
        place += len(line) + 1


def _read(scene: Scene, block: Sequence[Span], calendar_of: CalendarOf) -> Iterator[tuple[Statement, Span]]:
    head = _head(scene, block[0])
    if head is None:
        return
    for line in block[1:]:
        cells = cells_of(scene.text, line)
        named = whos(scene.document.text, cells[0], scene.companies, scene.lexicon) if cells else ()
        tickers = {who.ticker for who in named}
        if len(tickers) != 1 or len(cells) != head.width:
            continue
        ticker = tickers.pop()
        level, period = _level(scene, cells[head.column], head), _period(head.when, calendar_of(ticker))
        if level is not None and period is not None:
            yield _statement(scene, line, ticker, period, level, head), line


def _head(scene: Scene, line: Span) -> _Head | None:
    """The head of a table that lists plans for capital spending, if just one of its columns holds them."""
    above = _above(scene, line)
    named = vocabulary(scene.lexicon).scan(scene.text, above).any_of("mentions")
    cells = cells_of(scene.text, line)
    plans = [n for n, cell in enumerate(cells) if n and _is_plan(scene, cell)]
    if not (named or scene.titled) or len(plans) != 1:
        return None
    cell = cells[plans[0]]
    own = whens(scene.text, cell, scene.lexicon, vocabulary(scene.lexicon).scan(scene.text, cell))
    told = [*own, *scene.headed]
    if not told:
        return None
    scale, currency = _unit(scene, above)
    return _Head(len(cells), plans[0], told[0], scale, currency)


def _above(scene: Scene, line: Span) -> Span:
    """The lines above a table, and its head."""
    start = line.start
    for _ in range(_ABOVE):
        start = max(scene.text.rfind("\n", 0, max(start - 1, 0)), 0)
    return Span(start, line.end)


def _is_plan(scene: Scene, cell: Span) -> bool:
    """Whether a heading promises a plan and neither what was, nor what was planned before, nor a change."""
    lexicon, text = scene.lexicon, cell.of(scene.text)
    others = (lexicon.column_actuals, lexicon.column_changes, lexicon.column_priors)
    told = any_of(lexicon.column_plans, lexicon).search(text) is not None
    return told and not any(words and any_of(words, lexicon).search(text) for words in others)


def _unit(scene: Scene, above: Span) -> tuple[Decimal, str]:
    """The scale and the currency that are told above a table; one and nothing where none is."""
    text = above.of(scene.text)
    scales = sorted((k for k in scene.lexicon.table_scales if k in text), key=len, reverse=True)
    scale = scene.lexicon.table_scales[scales[0]] if scales else Decimal(1)
    known = sorted((k for k in scene.lexicon.currency_after if scales and k in text), key=len, reverse=True)
    return scale, scene.lexicon.currency_after[known[0]] if known else ""


def _level(scene: Scene, cell: Span, head: _Head) -> Amount | None:
    """The one figure of a cell, in money or in the table's unit; what stands behind it in brackets counts no more."""
    marks: Marks = vocabulary(scene.lexicon).scan(scene.text, cell)
    found = [a for a in amounts(scene.text, cell, scene.lexicon, marks) if a.unit is not Unit.RATE]
    if not found or found[0].span.start - cell.start > _LED:
        return None
    first = found[0]
    if first.unit is Unit.MONEY:
        return first
    low, high = (None if end is None else end * head.scale for end in first.range.ends)
    return replace(first, range=Range(low, high, first.range.approx)) if head.scale > 1 else None


#: Signs before the figure of a cell: a hedge.
_LED = 3


def _period(when: When, calendar: Calendar) -> FiscalPeriod | None:
    found = resolve(when, calendar)
    return found.periods[0] if len(found.periods) == 1 and not found.past else None


def _statement(  # noqa: PLR0913, PLR0917 (what a statement is made of)
    scene: Scene, row: Span, ticker: str, period: FiscalPeriod, level: Amount, head: _Head
) -> Statement:
    document, home = scene.document, scene.companies.or_unknown(ticker).currency
    return Statement(
        document=document.id,
        document_kind=document.kind,
        said_on=document.said_on,
        company=ticker,
        period=period,
        span=row,
        quote=row.of(document.text),
        rule="table of companies",
        kind=Kind.AMOUNT,
        range=level.range,
        currency=settle_currency(level.currency or head.currency or home, home),
        voice=Voice.REPORTED,
        lang=scene.lexicon.tag,
    )
