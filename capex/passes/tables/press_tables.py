"""Tables of an article: the forecasts of the one company it is about, or what one company after the other plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capex.document import Span
from capex.grammar import amounts
from capex.matching import any_of, fold
from capex.money import Range, settle_currency
from capex.passes.scene import Scene, stated
from capex.passes.tables.rows import cells_of
from capex.passes.text.calendar import Calendar
from capex.passes.text.companies import whos
from capex.passes.text.periods import whens
from capex.passes.text.resolving import resolve
from capex.period import FiscalPeriod
from capex.revision import move
from capex.statement import Statement
from capex.tokens import Amount, Marks, Unit, When
from capex.vocabulary import vocabulary

CalendarOf = Callable[[str | None], Calendar]
#: So many lines above a table may say what it holds and in which unit.
_ABOVE = 3
#: A table has a head and at least one row.
_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that holds a plan, and for when."""

    place: int
    when: When


@dataclass(frozen=True, slots=True)
class _Head:
    """Which columns of a table hold plans, which one the plan before, and in which unit bare numbers are."""

    width: int
    columns: tuple[_Column, ...]
    prior: int | None
    bracketed: bool  #: whether the figure in brackets is the one before
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
        for column in head.columns:
            level, period = _level(scene, cells[column.place], head), _period(column.when, calendar_of(ticker))
            if level is not None and period is not None:
                prior = _prior(scene, cells, column, head)
                yield _statement(scene, line, ticker, period, level, prior, head), line


def _head(scene: Scene, line: Span) -> _Head | None:
    """The head of a table that lists plans for capital spending, each of its columns for another period."""
    above = _above(scene, line)
    marks = vocabulary(scene.lexicon).scan(scene.text, above)
    title = fold(scene.document.title or "")
    told = vocabulary(scene.lexicon).scan(title, Span(0, len(title)))
    if marks.any_of("analysts") or told.any_of("analysts") or not (marks.any_of("mentions") or scene.titled):
        return None
    cells = cells_of(scene.text, line)
    whens_of = {n: _whens(scene, cell) for n, cell in enumerate(cells) if n and _is_plan(scene, cell)}
    columns = tuple(_Column(n, found[0]) for n, found in whens_of.items() if found)
    if len(columns) != len(whens_of) or not columns or len({c.when.span for c in columns}) != len(columns):
        return None
    lexicon, words = scene.lexicon, above.of(scene.text)
    priors, brackets = any_of(lexicon.column_priors, lexicon), any_of(lexicon.in_brackets, lexicon)
    before = [n for n, cell in enumerate(cells) if n and priors.search(cell.of(scene.text))]
    prior = before[0] if len(before) == 1 and len(columns) == 1 else None
    scale, currency = _unit(scene, above)
    bracketed = any(priors.search(each) and brackets.search(each) for each in (words, title))
    return _Head(len(cells), columns, prior, bracketed, scale, currency)


def _whens(scene: Scene, cell: Span) -> Sequence[When]:
    """The periods that a heading names; those of the title where it names none."""
    marks = vocabulary(scene.lexicon).scan(scene.text, cell)
    return whens(scene.text, cell, scene.lexicon, marks) or scene.headed


def _above(scene: Scene, line: Span) -> Span:
    """The lines above a table, and its head."""
    start = line.start
    for _ in range(_ABOVE):
        start = max(scene.text.rfind("\n", 0, max(start - 1, 0)), 0)
    return Span(start, line.end)


def _is_plan(scene: Scene, cell: Span) -> bool:
    """Whether a heading promises a plan for spending, and neither what was or was planned before nor a change."""
    lexicon, text = scene.lexicon, cell.of(scene.text)
    others = (lexicon.column_actuals, lexicon.column_changes, lexicon.column_priors)
    told = any_of(lexicon.column_plans, lexicon).search(text) is not None
    marks = vocabulary(lexicon).scan(scene.text, cell)
    if marks.any_of("other_metrics") and not marks.any_of("mentions"):
        return False
    return told and not any(words and any_of(words, lexicon).search(text) for words in others)


def _unit(scene: Scene, above: Span) -> tuple[Decimal, str]:
    """The scale and the currency that are told above a table or in the title; one and nothing where none is."""
    text = fold(scene.document.title or "") + "\n" + above.of(scene.text)
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


def _prior(scene: Scene, cells: Sequence[Span], column: _Column, head: _Head) -> Amount | None:
    """The plan before: of its own column, or in brackets behind the figure."""
    if head.prior is not None:
        return _level(scene, cells[head.prior], head)
    cell = cells[column.place]
    opened = scene.text.find("(", cell.start, cell.end)
    return _level(scene, Span(opened + 1, cell.end), head) if head.bracketed and opened >= 0 else None


def _period(when: When, calendar: Calendar) -> FiscalPeriod | None:
    found = resolve(when, calendar)
    return found.periods[0] if len(found.periods) == 1 and not found.past else None


def _statement(  # noqa: PLR0913, PLR0917 (what a statement is made of)
    scene: Scene, row: Span, ticker: str, period: FiscalPeriod, level: Amount, prior: Amount | None, head: _Head
) -> Statement:
    home = scene.companies.or_unknown(ticker).currency
    return replace(
        stated(scene, ticker, period, row, "table of companies"),
        range=level.range,
        currency=settle_currency(level.currency or head.currency or home, home),
        action=move(prior.range, level.range).action if prior else None,
        prior=prior.range if prior else None,
    )
