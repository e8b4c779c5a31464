"""`capexwatch history`, `revisions`, `board`: what happened, and what stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from textwrap import shorten
from typing import Any

import click

from flows.terminal import DAY, emit_json, figure, json_option, sure, table


def as_of_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of` and `--by`."""
    by = click.option(
        "--by",
        type=click.Choice(["said", "seen"]),
        callback=_needs_a_day,
        help="With --as-of: what had been said by then (the default), or what was known here, as it was read then.",
    )
    # Eager, so that it is known when `--by` is looked at.
    as_of = click.option(
        "--as-of", type=DAY, metavar="DATE", is_eager=True, help="As it was known at the end of that day."
    )
    return as_of(by(command))


def _needs_a_day(context: click.Context, _: click.Parameter, value: str | None) -> str:
    if value and not context.params.get("as_of"):
        raise click.UsageError("--by says how --as-of is meant; give a day with --as-of as well", context)
    return value or "said"


@click.command(
    epilog="""\b
Examples:
  capexwatch history META
  capexwatch history META --period FY2025 --as-of 2025-08-01
  capexwatch history MSFT --json"""
)
@click.argument("ticker")
@click.option("--period", metavar="LABEL", help="Only one period, such as FY2025 or FY2026Q1.")
@as_of_options
@click.option("--refused", is_flag=True, help="Instead: the statements that make no history, and why.")
@json_option
def history(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    ticker: str, period: str | None, as_of: datetime | None, by: str, refused: bool, as_json: bool
) -> None:
    """Show how one company's figures came about, oldest first.

    A statement makes no history where it has no date or no period, where nobody of the company says it, where one
    document gives several figures between which nothing decides, or where it was edited or ruled wrong.
    """
    ticker, label = ticker.upper(), _label(period)
    events, left = _events_and_refused(ticker, as_of, by)
    events, left = ([one for one in found if label in (None, one["period"])] for found in (events, left))
    if as_json:
        emit_json(left if refused else events)
    elif refused:
        columns = ("said on", "period", "what", "figure", "why not", "quote", "statement")
        table(columns, [_refused_row(one) for one in left], empty=f"no statement on {ticker} was refused")
    else:
        _show_history(events, len(left), ticker)


def _show_history(events: list[dict[str, Any]], left: int, ticker: str) -> None:
    columns = ("said on", "period", "what", "how", "figure", "before", "change", "sure", ">documents")
    table(columns, [_history_row(event) for event in events], empty=f"nothing is known of {ticker} yet")
    for event in events:
        _remarks(event)
    for period, day in {event["period"]: event["closed_on"] for event in events if event["closed_on"]}.items():
        click.echo(f"\n{period} closed on {day}, when its actual spending was reported: see 'capexwatch fare {ticker}'")
    if left:
        what = "1 statement makes" if left == 1 else f"{left} statements make"
        click.echo(f"({what} no history: 'capexwatch history {ticker} --refused' says why)", err=True)


def _events_and_refused(
    ticker: str, as_of: datetime | None, by: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A company's events, and its statements that make none. Raises UserError for a company that nobody knows."""
    from flows.settings import load
    from flows.watch import check_tickers, opened
    from store import asof

    settings = load()
    until = {f"{by}_until": as_of.date()} if as_of else {}
    with opened(settings) as db:
        events, left = _events_of(db, as_of, by, ticker), asof.refused(db, company=ticker, **until)
        if not events and not left:
            check_tickers(settings, [ticker])
    return events, left


def _refused_row(one: Mapping[str, Any]) -> Sequence[Any]:
    quote = shorten(one["quote"], 120, placeholder="…")
    return (one["said_on"], one["period"], _what(one), shown(one), one["reason"], quote, one["statement"])


def _label(period: str | None) -> str | None:
    from capex.period import FiscalPeriod

    return str(FiscalPeriod.parse(period.upper())) if period else None


def _events(as_of: datetime | None, by: str) -> list[dict[str, Any]]:
    """The standing events, subject after subject; those of a day where one is given."""
    from flows.settings import load
    from flows.watch import opened

    with opened(load()) as db:
        return _events_of(db, as_of, by)


def _events_of(db: Any, as_of: datetime | None, by: str, company: str | None = None) -> list[dict[str, Any]]:
    from flows.late import known_late
    from store import asof, queries
    from store.closing import closings

    until = {f"{by}_until": as_of.date()} if as_of else {}
    if as_of:
        events = asof.events(db, company=company, **until)
    else:
        events = queries.history_of(db, company) if company else list(reversed(queries.revisions(db)))
        events.sort(key=queries.subject_of)
    closed = {tuple(subject): day.isoformat() for subject, day in closings(db, **until).items()}
    late = known_late(events)
    return [
        {**event, "closed_on": closed.get(queries.subject_of(event)), "known_late": event["id"] in late}
        for event in events
    ]


def shown(event: Mapping[str, Any]) -> str:
    """The figure of an event as a cell: a range, a direction, or that there is none any more."""
    if event["kind"] == "withdrawn":
        return "none"
    text = figure(event["low"], event["high"], event["currency"], approx=bool(event["approx"]))
    return text or str(event["direction"] or "")


def before(event: Mapping[str, Any]) -> str:
    """The figure before, as a cell."""
    return figure(event["prior_low"], event["prior_high"], event["currency"])


def _what(event: Mapping[str, Any]) -> str:
    """Which measure: empty for the company's total capital spending."""
    parts = [event["metric"] if event["metric"] != "capex" else "", event["scope"] if event["scope"] != "total" else ""]
    return " ".join(part for part in (*parts, *event["definition"]) if part)


def _change(event: Mapping[str, Any]) -> str:
    """The differences of both ends: `low +2, high +0 bn`."""
    cells = []
    for end in ("low", "high"):
        delta = event[f"delta_{end}"]
        if delta:
            text = figure(abs(delta), abs(delta), event["currency"]).removeprefix(f"{event['currency']} ")
            cells.append(f"{end} {'+' if delta > 0 else '−'}{text}")
    return ", ".join(cells)


def _history_row(event: Mapping[str, Any]) -> Sequence[Any]:
    return (
        event["said_on"],
        event["period"],
        _what(event),
        event["action"],
        shown(event),
        before(event),
        _change(event),
        sure(event),
        _documents(event),
    )


def _documents(event: Mapping[str, Any]) -> str:
    """How many documents say so, and how many of them are copies of another one."""
    found = event["attestations"]
    copies = sum(one["copy_of"] is not None for one in found)
    return f"{len(found)}, {copies} cop{'y' if copies == 1 else 'ies'}" if copies else str(len(found))


def _remarks(event: Mapping[str, Any]) -> None:
    """What does not fit into a row: reasons, and the quotes that contradict each other."""
    late = f"became known here on {event['seen_at'][:10]}, after later ones" if event["known_late"] else ""
    if not event["reason"] and not event["conflicts"] and not late:
        return
    why = "; ".join(part for part in (event["reason"], late) if part)
    click.echo(f"\n{event['said_on']} {event['period'] or ''} {event['action']} {why}".rstrip())
    if event["conflicts"]:
        _quote(event["attestations"][0], "says")
    for one in event["conflicts"]:
        _quote(one, one["note"])


def _quote(one: Mapping[str, Any], note: str) -> None:
    where = one.get("url") or one.get("title") or one["document"]
    click.echo(f"  {one['said_on']} {one['voice']}, {note}: “{' '.join(one['quote'].split())}” ({where})")


@click.command(
    epilog="""\b
Examples:
  capexwatch revisions --since 2025-07-01
  capexwatch revisions --json | jq '.[] | select(.action == "lowered")'"""
)
@click.option("--since", type=DAY, metavar="DATE", help="Only what was said on that day or later.")
@click.option("--seen", is_flag=True, help="With --json: also when each event was first seen here.")
@json_option
def revisions(since: datetime | None, seen: bool, as_json: bool) -> None:
    """Show what moved, newest first. The same documents give the same output, in whatever order they came."""
    from flows.settings import load
    from flows.watch import opened
    from store import queries

    with opened(load()) as db:
        events = queries.revisions(db, since.date() if since else None)
    if as_json:
        emit_json(events if seen else [{k: v for k, v in event.items() if k != "seen_at"} for event in events])
        return
    columns = ("said on", "company", "period", "what", "how", "figure", "before", "sure", ">documents", "id")
    table(columns, [_revision_row(event) for event in events], empty="nothing moved")


def _revision_row(event: Mapping[str, Any]) -> Sequence[Any]:
    return (
        event["said_on"],
        event["company"],
        event["period"],
        _what(event),
        event["action"],
        shown(event),
        before(event),
        sure(event),
        _documents(event),
        event["id"],
    )


@click.command(
    epilog="""\b
Examples:
  capexwatch board
  capexwatch board --as-of 2025-08-01
  capexwatch board --all --json"""
)
@as_of_options
@click.option("--all", "everything", is_flag=True, help="Parts, pledges, quarters and past years as well.")
@json_option
def board(as_of: datetime | None, by: str, everything: bool, as_json: bool) -> None:
    """Show the figure that stands for each company: whole years, from the last one on."""
    from flows.watch import real_clock
    from store.queries import stand

    events = stand(_events(as_of, by))
    if not everything:
        day = as_of.date() if as_of else real_clock().date()
        events = [event for event in events if _is_current_year(event, day)]
    if as_json:
        emit_json(events)
        return
    columns = ("company", "period", "what", "figure", "since", "how", "before", "sure")
    table(columns, [_board_row(event) for event in events], empty="no figure stands")


def _is_current_year(event: Mapping[str, Any], day: date) -> bool:
    """Whether an event is about the whole company and a whole year that is not long over."""
    from capex.period import FiscalPeriod

    if (event["metric"], event["scope"]) != ("capex", "total") or not event["period"]:
        return False
    period = FiscalPeriod.parse(event["period"])
    return period.is_year and period.year >= day.year - 1


def _board_row(event: Mapping[str, Any]) -> Sequence[Any]:
    return (
        event["company"],
        event["period"],
        _what(event),
        shown(event),
        event["said_on"],
        event["action"],
        before(event),
        f"{sure(event)}, year closed" if event["closed_on"] else sure(event),
    )
