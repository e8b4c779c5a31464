"""Figures that stand become statements, and figures that do not become doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from capex.document import Span
from capex.money import YUAN, settle_currency
from capex.passes.scene import Figure, Scene, stated
from capex.passes.text.calendar import Calendar, default_year
from capex.passes.what.currencies import yuan_of
from capex.passes.what.definitions import definition_of
from capex.passes.who.several import each_of
from capex.period import FiscalPeriod
from capex.statement import Doubt, Metric, Statement
from capex.tokens import Unit

#: A sentence of more characters is quoted in part.
_LONG = 240


def quote_span(scene: Scene, figure: Figure) -> Span:
    """The part of the document that supports the figure: its sentence, of a long one only the thoughts it takes."""
    sentence = scene.sentences[figure.sentence]
    whole = sentence.span
    if whole.end - whole.start <= _LONG:
        return whole
    held = [figure.amount.span, figure.when_span, figure.noun_mark.span if figure.noun_mark else None]
    needed = [span for span in held if span is not None and whole.covers(span)]
    first, last = min(span.start for span in needed), max(span.end for span in needed)
    start = max((place for place in sentence.breaks if place <= first), default=whole.start)
    end = min((place for place in sentence.breaks if place >= last), default=whole.end)
    text = scene.document.text
    while start < first and not text[start].isalnum():
        start += 1
    return Span(start, last + len(text[last:end].rstrip(" ,;:-—")))


def _local(scene: Scene, figure: Figure) -> str:
    """The money of the place where the text was written, for a sign that the company's own does not settle."""
    return yuan_of(scene.document.text, scene.lexicon) if figure.amount.currency == YUAN else ""


def statements_of(scene: Scene, figure: Figure, calendar: Calendar) -> Iterator[Statement]:
    """One statement for each period of a standing figure."""
    document, company = scene.document, figure.company
    if company is None:
        return
    periods: tuple[FiscalPeriod | None, ...] = figure.when.periods
    if not periods and not figure.pledge:
        periods = (default_year(calendar, document.said_on),)
    span = quote_span(scene, figure)
    others = [ticker for ticker in each_of(scene, figure.sentence, figure.amount.span) if ticker != company]
    for ticker, period in product((company, *others), periods or (None,)):
        home = scene.companies.or_unknown(ticker).currency
        moved = not figure.moved or period in figure.moved
        yield replace(
            stated(scene, ticker, period, span, figure.rule),
            metric=Metric.PLEDGE if figure.pledge or (period and period.is_several_years) else Metric.CAPEX,
            scope=figure.scope,
            range=figure.amount.range,
            currency=settle_currency(figure.amount.currency or home, home, _local(scene, figure)),
            action=figure.action if moved else None,
            prior=figure.prior if moved else None,
            definition=definition_of(scene, figure),
            voice=figure.voice,
        )


def doubts_of(scene: Scene, figures: Sequence[Figure]) -> tuple[Doubt, ...]:
    """The refused figures that stand beside capital spending, by name."""
    refused = (f for f in figures if f.reason or f.role != "level" or not f.company)
    return tuple(_doubt(scene, figure) for figure in refused)


def _doubt(scene: Scene, figure: Figure) -> Doubt:
    amount, home = figure.amount, scene.companies.or_unknown(figure.company or "").currency
    low, high = amount.range.ends if amount.unit is Unit.MONEY else (None, None)
    currency = settle_currency(amount.currency, home) if amount.currency else None
    reason = figure.reason or (figure.role if figure.role != "level" else "no company")
    return Doubt(amount.span, amount.span.of(scene.document.text), reason, figure.rule, low, high, currency)
