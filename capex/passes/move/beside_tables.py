"""What a company's sentences tell of a figure in its tables: what stood before it, and which way it moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from capex.passes.move.moves import action_of_change
from capex.passes.scene import Figure, Scene, are_alike, figures_near
from capex.revision import move
from capex.statement import Kind, Metric, Statement
from capex.tokens import Unit


def given_way(figures: Sequence[Figure], told: Sequence[Statement]) -> tuple[Figure, ...]:
    """`figures`, of which an earlier one that was kept for want of a newer is earlier where a table gives a newer."""
    rows = {(row.company, row.scope, row.period) for row in told if row.metric is Metric.CAPEX}
    if not rows:
        return tuple(figures)
    return tuple(
        f._replace(role="prior", rule="newer in a table")
        if f.rule == "nothing newer" and any((f.company, f.scope, period) in rows for period in f.when.periods)
        else f
        for f in figures
    )


def with_told_beside(scene: Scene, figures: Sequence[Figure], told: Iterable[Statement]) -> list[Statement]:
    """The statements of tables with the earlier figure that a sentence gives, or else with the way they moved."""
    rows = list(told)
    if scene.document.issuer is None or scene.lexicon.joined or not any(_is_open(row) for row in rows):
        return rows
    olds = [f for f in figures if f.role == "prior" and _is_alone(scene, figures, f)]
    changes = [f for f in figures if f.role == "delta" and _is_alone(scene, figures, f) and _moves_a_plan(scene, f)]
    return [_with_move(scene, row, rows, olds, changes) if _is_open(row) else row for row in rows]


def _is_open(row: Statement) -> bool:
    """Whether a row of a table gives all of a company's spending, and tells of no move itself."""
    whole = row.metric is Metric.CAPEX and row.kind is Kind.AMOUNT and row.scope == "total" and row.range is not None
    return whole and row.prior is None and row.action is None


def _is_alone(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a figure's own sentence names all of a company's spending, and gives no plan that it belongs to."""
    noun, sentence = figure.noun_mark, scene.sentences[figure.sentence]
    named = noun is not None and sentence.span.covers(noun.span) and figure.noun == "capex"
    beside = (f.role == "level" and not f.reason for f in figures_near(figures, figure.sentence))
    plain = figure.amount.unit is Unit.MONEY and figure.scope == "total" and not figure.reason and not figure.pledge
    return named and plain and not any(beside)


def _moves_a_plan(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence of a change speaks of guidance, and not only of what was spent."""
    marks = scene.sentences[figure.sentence].marks
    return marks.any_of("guidance", "midpoint", "low_end", "high_end") and not marks.any_of("actual_periods")


def _with_move(
    scene: Scene, row: Statement, rows: Sequence[Statement], olds: Sequence[Figure], changes: Sequence[Figure]
) -> Statement:
    before = {f.amount.range.ends: f.amount.range for f in olds if _fits(f, row, rows) and _is_alike(f, row)}
    if len(before) == 1 and row.range is not None:
        prior = next(iter(before.values()))
        return replace(row, prior=prior, action=move(prior, row.range).action)
    ways = {action_of_change(scene, f) for f in changes if _fits(f, row, rows)} - {None}
    return replace(row, action=ways.pop()) if len(ways) == 1 and not before else row


def _fits(figure: Figure, row: Statement, rows: Sequence[Statement]) -> bool:
    """Whether a figure is for the period of a row; without one of its own, for the only year of the tables."""
    if figure.company != row.company or row.period is None or figure.when.past:
        return False
    years = {other.period for other in rows if other.period is not None and other.period.is_year}
    if figure.when.periods and figure.when_span is not None:
        return figure.when.periods == (row.period,)
    return years == {row.period}


def _is_alike(figure: Figure, row: Statement) -> bool:
    return row.range is not None and are_alike(figure.amount.size, float(row.range.high or row.range.low or 0))
