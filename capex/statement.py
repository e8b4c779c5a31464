"""What a document says that a company expects to spend, and what was doubted instead of taken."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from capex.document import DocumentKind, Span
from capex.money import Range
from capex.period import FiscalPeriod


class Metric(enum.StrEnum):
    """What is measured."""

    CAPEX = "capex"  # the company's capital spending for the period, under whatever name
    PLEDGE = "pledge"  # a commitment to a country, project or programme, or spread over several years


class Kind(enum.StrEnum):
    """In what form the expectation is stated."""

    AMOUNT = "amount"
    GROWTH = "growth"  # only a rate against another period; the range holds fractions
    DIRECTION = "direction"  # only words: "significantly higher"
    RATIO = "ratio"  # a share of revenue; the range holds fractions
    WITHDRAWN = "withdrawn"


class Action(enum.StrEnum):
    """What happened to the figure, as a document says it or as two figures show it."""

    INITIATED = "initiated"
    RAISED = "raised"
    LOWERED = "lowered"
    NARROWED = "narrowed"
    WIDENED = "widened"
    REAFFIRMED = "reaffirmed"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"  # of an event only: a figure again after a withdrawal
    REBASED = "rebased"  # of an event only: the definition changed, so that old and new cannot be compared


class Direction(enum.StrEnum):
    """Where spending is going."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Voice(enum.StrEnum):
    """Who says it. Only the first two make history."""

    ISSUER = "issuer"  # the company's own document
    REPORTED = "reported"  # the press quoting the company
    UNNAMED = "unnamed"  # people familiar with the matter
    ANALYST = "analyst"
    AGGREGATE = "aggregate"  # a sum over several companies


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one company's management expects to spend over one period, with its evidence.

    `range` is in units of `currency` for amounts and in fractions for growth and ratio; `None` for direction and
    withdrawn. `prior` is the earlier figure for the same period as the document itself gives it. `action` is what the
    document says or shows against that earlier figure, `None` where it is silent. `definition` holds the words that
    define the measure ("finance leases", "net", "organic"), sorted. `quote` is exactly the text at `span`. `rule`
    names the rule that read it. `amends` is true where the document amends an earlier one (8-K/A, 10-K/A).
    """

    document: str
    document_kind: DocumentKind
    said_on: date | None
    company: str
    period: FiscalPeriod | None
    span: Span
    quote: str
    rule: str
    metric: Metric = Metric.CAPEX
    scope: str = "total"
    kind: Kind = Kind.AMOUNT
    range: Range | None = None
    currency: str | None = None
    action: Action | None = None
    prior: Range | None = None
    direction: Direction | None = None
    definition: tuple[str, ...] = ()
    voice: Voice = Voice.ISSUER
    lang: str = "en"
    amends: bool = False

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that depend on the document, the place and what was read, on nothing else."""
        place = (self.document, self.span.start, self.span.end)
        what = (self.company, self.metric, self.scope, self.period, self.kind, self.direction, self.voice)
        # As they are once they were stored: "4.0 billion" and "4 billion" are one number, written in two ways.
        ends = tuple(_number(plain(end)) for end in self.range.ends) if self.range else ()
        how_much = (ends, self.currency)
        return hashlib.sha256(repr([str(fact) for fact in (*place, *what, *how_much)]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure beside a capex word that was not taken, and why.

    `reason` is one short name out of a fixed list (`actual`, `prior`, `analyst`, `several companies`,
    `other company`, `no period`, …); `note` says more to a person. `low`, `high` and `currency` are the figure as a
    value, where it could be read as one.
    """

    span: Span
    figure: str
    reason: str
    note: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None


def plain(number: Decimal | None) -> int | float | None:
    """A number as JSON wants it: whole ones as `int`."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def to_json(statement: Statement) -> dict[str, Any]:
    """The statement as a JSON object, fields named as in the published format of annotated documents."""
    now, before = statement.range, statement.prior
    return {
        "company": statement.company,
        "metric": statement.metric.value,
        "scope": statement.scope,
        "period": None if statement.period is None else str(statement.period),
        "kind": statement.kind.value,
        "low": plain(now.low) if now else None,
        "high": plain(now.high) if now else None,
        "currency": statement.currency,
        "approx": bool(now and now.approx),
        "step": plain(now.step) if now else None,
        "action": statement.action and statement.action.value,
        "prior_low": plain(before.low) if before else None,
        "prior_high": plain(before.high) if before else None,
        "direction": statement.direction and statement.direction.value,
        "quote": statement.quote,
        "start": statement.span.start,
        "end": statement.span.end,
        "rule": statement.rule,
        "voice": statement.voice.value,
        "definition": list(statement.definition),
        "lang": statement.lang,
    }


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _range(fields: Mapping[str, Any], low: str, high: str, *, approx: bool = False, step: Any = None) -> Range | None:
    ends = [_number(fields.get(key)) for key in (low, high)]
    return None if ends == [None, None] else Range(ends[0], ends[1], approx, _number(step))


def from_json(
    fields: Mapping[str, Any], document: str, kind: DocumentKind, said_on: date | None, *, amends: bool = False
) -> Statement:
    """The statement that `to_json` wrote (annotated ones, without `start` and `rule`, are taken as well)."""
    quote = fields["quote"]
    start = fields.get("start") or 0
    return Statement(
        document=document,
        document_kind=kind,
        said_on=said_on,
        company=fields["company"],
        period=FiscalPeriod.parse(fields["period"]) if fields.get("period") else None,
        span=Span(start, fields.get("end") or start + len(quote)),
        quote=quote,
        rule=fields.get("rule") or "annotated",
        metric=Metric(fields.get("metric") or "capex"),
        scope=fields.get("scope") or "total",
        kind=Kind(fields.get("kind") or "amount"),
        range=_range(fields, "low", "high", approx=bool(fields.get("approx")), step=fields.get("step")),
        currency=fields.get("currency"),
        action=Action(fields["action"]) if fields.get("action") else None,
        prior=_range(fields, "prior_low", "prior_high"),
        direction=Direction(fields["direction"]) if fields.get("direction") else None,
        definition=tuple(fields.get("definition") or ()),
        voice=Voice(fields.get("voice") or ("reported" if kind is DocumentKind.NEWS else "issuer")),
        lang=fields.get("lang") or "en",
        amends=amends,
    )
