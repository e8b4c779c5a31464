"""Document in, statements and doubts out: the passes, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from capex.company import Companies
from capex.document import Document
from capex.lexicon import LEXICONS, detect
from capex.passes.conflicts import with_conflict, with_measure
from capex.passes.dedupe import deduped, told_once
from capex.passes.move.additions import with_addition
from capex.passes.move.beside_tables import given_way, with_told_beside
from capex.passes.move.bounds import with_end, with_promotion
from capex.passes.move.changed_by import with_size
from capex.passes.move.changed_rate import with_changed_rate
from capex.passes.move.differences import with_difference
from capex.passes.move.ends import with_both_ends, with_old_ends
from capex.passes.move.former import with_former
from capex.passes.move.from_a_range import with_from_a_range
from capex.passes.move.moves import with_move
from capex.passes.move.plan_before import with_plan_before
from capex.passes.move.recalled import with_recalled
from capex.passes.move.told_after import with_end_after
from capex.passes.move.told_then import with_told_then
from capex.passes.part.addends import with_sum
from capex.passes.part.allotted import with_allotment
from capex.passes.part.breakdown import with_breakdown
from capex.passes.part.expensed import with_expensed
from capex.passes.part.led_on import with_led_on
from capex.passes.part.listed import with_listed_part
from capex.passes.part.listing import with_listing
from capex.passes.part.next_part import with_next_part
from capex.passes.part.remainders import with_remainder
from capex.passes.part.scopes import with_scope
from capex.passes.part.shares import with_share
from capex.passes.pledge.pledges import with_pledge
from capex.passes.pledge.programmes import with_programme
from capex.passes.pledge.renewed import with_renewed
from capex.passes.pledge.years_of_plans import with_year_of_plan
from capex.passes.role.outcomes import with_outcome
from capex.passes.role.roles import with_role
from capex.passes.role.tolerances import with_tolerance
from capex.passes.scene import Figure, Scene
from capex.passes.scenes import scene_of
from capex.passes.statements import doubts_of, statements_of
from capex.passes.tables.guided import guided_year
from capex.passes.tables.merged import with_tables
from capex.passes.tables.tables import Tables, read_tables
from capex.passes.text.calendar import Calendar, Resolved, calendar_of, default_year
from capex.passes.what.currencies import with_conversion
from capex.passes.what.measured import with_noun
from capex.passes.when.headline import reported
from capex.passes.when.numbering import begins_early, numbers_of, reports_a_year
from capex.passes.when.timing import with_period
from capex.passes.when.undated import with_default, with_promise
from capex.passes.who.subjects import with_company, with_voice
from capex.passes.word.kinds import kinds
from capex.statement import Doubt, Statement
from capex.tokens import Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of one document, and what was doubted."""

    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    lang: str


def read(document: Document, companies: Companies) -> Reading:
    """The statements and doubts of `document`."""
    lang = document.lang if document.lang in LEXICONS else detect(document.text)
    if lang is None:
        return Reading((), (), "")
    scene = scene_of(document, companies, LEXICONS[lang])
    tables = read_tables(scene, partial(_calendar, scene))
    figures = given_way(figures_of(scene, tables), tables.statements)
    found = [
        s
        for f in figures
        if f.role == "level" and not f.reason
        for s in statements_of(scene, f, _calendar(scene, f.company))
    ]
    found = with_tables(found, with_told_beside(scene, figures, tables.statements))
    found.extend(kinds(scene, figures, found, partial(_calendar, scene)))
    return Reading(deduped(told_once(found)), (*doubts_of(scene, figures), *tables.doubts), lang)


@lru_cache(maxsize=64)
def _calendar(scene: Scene, ticker: str | None) -> Calendar:
    known, company = reported(scene.document, scene.lexicon), scene.companies.or_unknown(ticker or "")
    named = {who.ticker for sentence in scene.sentences for who in sentence.whos} if scene.numbers else set()
    named = named | set(scene.headline) if scene.numbers else named
    alone = ticker is not None and named == {ticker}  # "the fiscal 2025" of one retailer is not that of another
    numbers = scene.numbers if scene.lexicon.joined or begins_early(company) or alone else frozenset()
    numbers = numbers_of(scene, ticker) if scene.numbers and ticker and not numbers else numbers
    calendar = calendar_of(scene.document, company, known, numbers, ends=scene.ends)
    closes = scene.document.issuer is not None and any(s.marks.any_of("closing_years") for s in scene.sentences)
    closes = closes or reports_a_year(scene, calendar)
    return replace(calendar, closed=closes) if closes else calendar


def figures_of(scene: Scene, tables: Tables) -> tuple[Figure, ...]:
    """Every figure of the document's sentences after all passes; a bare number or a row that `tables` took is none."""
    every = (
        Figure(n, amount, company=scene.document.issuer)
        for n, sentence in enumerate(scene.sentences)
        for amount in sentence.amounts
        if amount.unit is not Unit.BARE
    )
    figures = tuple(figure for figure in every if not tables.holds(figure.amount.span))
    for alone in PASSES:
        figures = tuple([alone(scene, figure) for figure in figures])
    for together in TOGETHER:
        figures = tuple([together(scene, figures, figure) for figure in figures])
    return figures


def _with_period(scene: Scene, figure: Figure) -> Figure:
    if figure.noun in ("other", "") and scene.document.issuer:
        return figure  # nothing asks for it
    return with_period(scene, figure, partial(_calendar, scene))


def _with_pledge(scene: Scene, figure: Figure) -> Figure:
    return with_pledge(scene, figure, partial(_calendar, scene))


def _with_default(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    return with_default(scene, figures, figure, partial(_calendar, scene))


def _with_listing(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    return with_listing(scene, figures, figure, partial(_calendar, scene))


def _with_year_of_plan(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    return with_year_of_plan(scene, figures, figure, partial(_calendar, scene))


def _with_year(scene: Scene, _figures: Sequence[Figure], figure: Figure) -> Figure:
    """A company's own plan without a time is for the year that guidance is for."""
    if scene.document.issuer is None or figure.role != "level" or figure.reason or figure.pledge or figure.when.periods:
        return figure
    calendar = _calendar(scene, figure.company)
    year = guided_year(scene, calendar) or default_year(calendar, scene.document.said_on)
    return figure._replace(when=Resolved((year,))) if year else figure


#: Each pass sees one figure and its document, and fills in one more thing.
PASSES: tuple[Callable[[Scene, Figure], Figure], ...] = (
    with_noun,
    with_company,
    _with_period,
    with_role,
    with_voice,
    _with_pledge,
)

#: These see the other figures too.
TOGETHER: tuple[Callable[[Scene, Sequence[Figure], Figure], Figure], ...] = (
    _with_listing,
    _with_default,
    with_tolerance,
    with_outcome,
    with_old_ends,
    with_from_a_range,
    with_scope,
    with_led_on,
    with_allotment,
    with_next_part,
    with_listed_part,
    with_breakdown,
    with_sum,
    with_share,
    with_expensed,
    with_renewed,
    with_programme,
    _with_year_of_plan,
    with_promise,
    with_difference,
    with_end,
    with_end_after,
    with_former,
    with_recalled,
    with_told_then,
    with_promotion,
    with_plan_before,
    with_addition,
    with_size,
    with_changed_rate,
    with_move,
    with_both_ends,
    with_conversion,
    with_remainder,
    _with_year,
    with_conflict,
    with_measure,
)
