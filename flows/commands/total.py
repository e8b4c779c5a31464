"""`capexwatch total` and `explain-total`: sums over a group, and what stands behind a sum in the press."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from capex.company import Company
from capex.total import Explanation, Member, Total
from flows.commands.history import as_of_options
from flows.terminal import emit_json, figure, json_option, table
from flows.totals import Exchange

_YEAR = "The fiscal year, each company's own."
_SCALES = {"k": 3, "m": 6, "bn": 9, "b": 9, "tn": 12, "t": 12}


class Amount(click.ParamType[Decimal]):
    """A number such as 320e9, 320bn or 0.32tn."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read it."""
        text = str(value).replace(",", "").replace("_", "").lower().strip()
        unit = next((unit for unit in ("bn", "tn", "k", "m", "b", "t") if text.endswith(unit)), "")
        try:
            number = Decimal(text.removesuffix(unit)).scaleb(_SCALES.get(unit, 0))
        except InvalidOperation:
            self.fail(f"{value!r} is no amount; write 320e9 or 320bn", param, ctx)
        if not number.is_finite() or number <= 0:
            self.fail(f"{value!r} is no amount; write one above zero", param, ctx)
        return number


def _rates(values: Iterable[str]) -> dict[str, Decimal]:
    found = {}
    for value in values:
        currency, _, number = value.partition("=")
        try:
            rate = Decimal(number)
        except InvalidOperation:
            rate = Decimal(0)
        if not (rate.is_finite() and rate > 0 and re.fullmatch("[A-Za-z]{3}", currency)):
            raise click.BadParameter(f"{value!r} is no rate; write a currency and a number, such as EUR=1.17")
        found[currency.upper()] = rate
    return found


def _shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--group", default="bigtech", show_default=True, help="A group of the watch list."),
        click.option("--year", type=click.IntRange(1990, 2100), required=True, metavar="YYYY", help=_YEAR),
        click.option("--currency", metavar="CODE", help="The currency of the sum (default: the members', else USD)."),
        click.option("--rate", "rates", multiple=True, metavar="CUR=NUMBER", help="A rate, instead of the stored one."),
        as_of_options,
        json_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    epilog="""\b
Examples:
  capexwatch total --year 2025
  capexwatch total --group bigtech --year 2025 --currency KRW --as-of 2025-02-09"""
)
@_shared_options
def total(**options: Any) -> None:
    """Add up what a group's companies say they will spend in a year.

    A floor stays a floor, a ceiling comes on top; each company's figure, its day and last year's spending stand beside.
    """
    from flows.settings import load
    from flows.totals import members_of
    from flows.watch import opened

    settings = load()
    companies = members_of(settings, options["group"])
    with opened(settings) as db:
        told = _told(db, companies, _Question(db, companies, options))
    if options["as_json"]:
        emit_json(told)
    else:
        _show(told)


class _Question:
    """What is asked: the events of each company of a group for one year, and the currency to count in."""

    def __init__(self, db: Any, companies: Sequence[Company], options: dict[str, Any]) -> None:
        from flows.totals import events_of
        from flows.watch import real_clock

        as_of = options["as_of"].date() if options["as_of"] else None
        self.group, self.year = options["group"], options["year"]
        self.period = f"FY{self.year}"
        self.events = {c.ticker: events_of(db, c.ticker, self.period, as_of, options["by"]) for c in companies}
        used = {event["currency"] for events in self.events.values() for event in events if event["kind"] == "amount"}
        self.currency = (options["currency"] or (used.pop() if len(used) == 1 else "USD")).upper()
        self.exchange = Exchange(db, self.currency, as_of or real_clock().date(), _rates(options["rates"]))


def _told(db: Any, companies: Sequence[Company], asked: _Question) -> dict[str, Any]:
    from capex.total import total as add_up
    from flows.totals import standing

    found = [standing(asked.events[c.ticker], c, asked.exchange) for c in companies]
    members = [member for member in found if member]
    missing = [c.ticker for c, member in zip(companies, found, strict=True) if member is None]
    result = add_up(members)
    prints = _printed(db, asked, result)
    last = result.last_year
    by = "actuals" if last is not None else None
    if last is None and (sums := [p for p in prints if p["of"] == "the year before"]):
        last, by = sums[0]["low"] or sums[0]["high"], "the press"
    warnings = [*result.warnings, *([f"no figure stands for {', '.join(missing)}"] if missing else [])]
    return {
        "group": asked.group,
        "year": asked.year,
        "currency": asked.currency,
        "firm": result.firm,
        "on_top": result.on_top,
        "top": result.top,
        "is_floor": result.is_floor,
        "low": result.firm,
        "high": result.range.high if members else None,
        "last_year": last,
        "last_year_by": by,
        "members": [_member_json(member) for member in members],
        "missing": missing,
        "printed": prints,
        "rates": asked.exchange.used,
        "warnings": warnings,
    }


def _member_json(member: Member) -> dict[str, Any]:
    stated = member.stated or member.range
    return {
        "company": member.company,
        "period": member.period,
        "low": member.range.low,
        "high": member.range.high,
        "approx": member.range.approx,
        "stated_low": stated.low,
        "stated_high": stated.high,
        "stated_currency": member.currency,
        "said_on": member.said_on,
        "status": member.status,
        "definition": list(member.definition),
        "last_year": member.last_year,
        "covers": [str(day) for day in member.covers or ()],
    }


def _printed(db: Any, asked: _Question, result: Total) -> list[dict[str, Any]]:
    """Sums that the members' own documents print: of about the size of this total, and for the year before.

    What a document calls spent is a sum over the group where it is too large for any one member.
    """
    from flows.errors import UserError
    from store.ledger import printed

    documents = {a["document"]: 0 for events in asked.events.values() for e in events for a in e["attestations"]}
    largest = max((m.range.high or m.range.low or Decimal(0) for m in result.members), default=Decimal(0))
    found = []
    for one in printed(db, documents):
        try:
            rate = asked.exchange.rate(one.currency or asked.currency)
        except UserError:
            continue
        low, high = (None if end is None else end * rate for end in (one.low, one.high))
        size = low or high or Decimal(0)
        if largest * Decimal("1.5") <= size <= result.top * Decimal("1.5"):
            of = "this year" if one.reason == "several companies" else "the year before"
            about = {"document": one.document, "url": one.url, "title": one.title, "said_on": one.said_on}
            found.append({"of": of, "low": low, "high": high, "figure": one.figure, **about})
    return found


def _show(told: dict[str, Any]) -> None:
    code = told["currency"]
    rows = [
        (
            m["company"],
            m["period"],
            figure(m["low"], m["high"], code, approx=m["approx"]),
            figure(m["stated_low"], m["stated_high"], m["stated_currency"]) if m["stated_currency"] != code else "",
            m["said_on"],
            m["status"],
            figure(m["last_year"], m["last_year"], code),
        )
        for m in told["members"]
    ]
    table(
        ("company", "period", "figure", "as stated", "said on", "sure", "year before"), rows, empty="no figure stands"
    )
    if not rows:
        return
    click.echo("\n" + in_words(told))
    for one in told["printed"]:
        where = one["url"] or one["title"] or one["document"]
        click.echo(f"printed for {one['of']}: {figure(one['low'], one['high'], code)}, “{one['figure']}” ({where})")
    for currency, rate in told["rates"].items():
        click.echo(f"1 {currency} in {code}: {rate}")
    for warning in told["warnings"]:
        click.echo(f"mind: {warning}")


def in_words(told: dict[str, Any]) -> str:
    """A total as a sentence: what is firm, what comes on top, last year."""
    code = told["currency"]
    bounded = told["is_floor"] or told["on_top"]
    text = f"{'at least ' if bounded else ''}{figure(told['firm'], told['firm'], code)} firm"
    if told["on_top"]:
        text += f", with up to {figure(told['on_top'], told['on_top'], code)} on top"
    if told["top"] != told["firm"]:
        text += f": up to {figure(told['top'], told['top'], code)}"
    if told["is_floor"]:
        text += ", or more where only a floor was given"
    if told["last_year"] is not None:
        by = "spent" if told["last_year_by"] == "actuals" else "as the press prints it"
        text += f"; the year before {figure(told['last_year'], told['last_year'], code)} ({by})"
    return text


@click.command(
    epilog="""\b
Examples:
  capexwatch explain-total 320e9 --year 2025
  capexwatch explain-total 380bn --year 2025 --group bigtech --as-of 2025-11-01"""
)
@click.argument("amount", type=Amount())
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, help="How many explanations to show."
)
@_shared_options
def explain_total(amount: Decimal, most: int, **options: Any) -> None:
    """Find which members, bounds and dates add up to a sum that the press prints."""
    from capex.total import explain
    from flows.settings import load
    from flows.totals import figures, members_of
    from flows.watch import opened

    settings = load()
    companies = members_of(settings, options["group"])
    with opened(settings) as db:
        asked = _Question(db, companies, options)
        histories = {c.ticker: figures(asked.events[c.ticker], c, asked.exchange) for c in companies}
    ways = explain(amount, histories, most=most)
    if options["as_json"]:
        emit_json([_way_json(way) for way in ways])
    for number, way in enumerate(() if options["as_json"] else ways, 1):
        click.echo(
            f"{number}. {figure(way.value, way.value, asked.currency)}{_off(way)}: {_choices(way, asked.currency)}"
        )
    if not ways:
        raise SystemExit(_unexplained(amount, histories, asked))


def _unexplained(amount: Decimal, histories: dict[str, list[Member]], asked: _Question) -> int:
    known = [name for name, figures in histories.items() if figures]
    what = f"no figures of {', '.join(known)}" if known else "no figure of any member is known, so none"
    click.echo(f"{what} for {asked.period} add up to {figure(amount, amount, asked.currency)}", err=True)
    return 1


def _off(way: Explanation) -> str:
    return f" ({way.off:.1%} off)" if way.off else ""


def _choices(way: Explanation, currency: str) -> str:
    words = {"low": "low end", "high": "high end", "middle": "middle", "point": ""}
    parts = []
    for choice in way.choices:
        about = ", ".join(part for part in (words[choice.bound], f"said {choice.said_on}") if part)
        parts.append(f"{choice.company} {figure(choice.value, choice.value, currency)} ({about})")
    return " + ".join(parts)


def _way_json(way: Explanation) -> dict[str, Any]:
    choices = [
        {"company": c.company, "value": c.value, "bound": c.bound, "said_on": c.said_on.isoformat()}
        for c in way.choices
    ]
    return {"value": way.value, "off": float(way.off), "choices": choices}
