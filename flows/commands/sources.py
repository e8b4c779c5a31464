"""`capexwatch status`, `sources` and `backfill`: how the sources are doing, and what they had in the past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import click

from flows.errors import UserError
from flows.health import Health, judge
from flows.settings import Settings, load
from flows.summary import grouped
from flows.terminal import DAY, ago, ahead, emit_json, json_option, length, progress, table
from flows.watch import check_tickers, opened, real_clock

STATUS_EXAMPLES = """\
\b
Examples:
  capexwatch status            what needs attention, and all sources of the press
  capexwatch status --all      every source, each company's filings too
  capexwatch status --json     for programs

\b
Exit codes: 0 fine, 1 a source is broken or silent or a channel is dead, 2 bad configuration.

\b
States: fine; new: nothing has come yet; failing: the last polls failed, it is tried again; broken: three failures in
a row, or one that only a person can mend; silent: nothing new for longer than the source promises; off: not enabled."""


@click.command(epilog=STATUS_EXAMPLES)
@click.option("--all", "everything", is_flag=True, help="Show every source.")
@json_option
def status(everything: bool, as_json: bool) -> None:
    """How each source and channel is doing.

    For each source: when it last answered, when it last brought something new, how long documents took from
    publication to storing (median, and 95 of 100), failures in a row, documents owed, and when it is asked next.
    """
    settings, now = load(), real_clock()
    with opened(settings) as db:
        found = _health(settings, db, now)
        channels = _channels(db)
    wrong = [each for each in found if each.wrong]
    if as_json:
        emit_json({"sources": [_plain(each) for each in found], "channels": channels})
    else:
        _show(found, now, everything=everything)
        _show_channels(channels, now)
    if wrong or any(channel["wrong"] for channel in channels):
        raise SystemExit(1)


def _health(settings: Settings, db: Any, now: datetime) -> list[Health]:
    """Every source that is configured, in order, and the two kinds of figures that are no documents."""
    import store.sources
    from flows.sourcing import sources

    rows = {row["name"]: row for row in store.sources.states(db)}
    for ticker, stored in store.sources.newest_filings(db).items():
        # The feed of all filings mostly finds a company's first: that the company's own list had nothing new is well.
        row = rows.get(f"edgar/{ticker}")
        if row:
            row["last_new"] = max(row["last_new"] or stored, stored)
    delays = store.sources.delays(db, now - timedelta(days=30))
    names = [source.name for source in sources(settings)]
    names += [name for name in rows if name == "rates" or name.startswith("xbrl/")]
    known = [
        judge(rows[name], delays.get(name, ()), now) if name in rows else Health(name, "new", trouble="never asked yet")
        for name in names
    ]
    return [*known, *(Health(name, "off", trouble=why) for name, why in _off(settings))]


def _off(settings: Settings) -> Iterable[tuple[str, str]]:
    """Feeds and pages that are not asked, and why."""
    from flows.sourcing import is_on, japanese, why_off

    for entry in (*settings.feeds, *settings.pages):
        if not is_on(entry):
            yield entry["name"], entry.get("note") or why_off(entry) or "not enabled"
    for company in settings.companies:
        if "dart" in company.sources and not settings.dart_key:
            yield f"dart/{company.ticker}", "set CAPEXWATCH_DART_KEY to a key of OpenDART"
    if not settings.edinet_key and japanese(tuple(settings.companies)):
        yield "edinet", "set CAPEXWATCH_EDINET_KEY to a key of EDINET"


def _channels(db: Any) -> list[dict[str, Any]]:
    import store.outbox

    rows = store.outbox.health(db)
    return [{**row, "wrong": bool(row["gave_up"] or row["retrying"])} for row in rows]


def _plain(health: Health) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in asdict(health).items()}


def _show(found: Sequence[Health], now: datetime, *, everything: bool) -> None:
    """The table; families of sources that are all fine are one line, unless everything is asked for."""
    shown = found if everything else [*_gathered(found)]
    columns = ("source", "state", "last answer", "last new", ">delay", ">95 %", ">failed", ">owed", "next", "trouble")
    table(columns, (_row(each, now) for each in shown), empty="no source is configured")


def _gathered(found: Sequence[Health]) -> Iterable[Health]:
    families: dict[str, list[Health]] = {}
    for each in found:
        family = each.name.partition("/")[0] if "/" in each.name and each.state in ("fine", "new") else ""
        if family in ("edgar", "dart", "xbrl"):
            families.setdefault(family, []).append(each)
        elif each.state != "off":
            yield each
    for family, members in families.items():
        answered = [each.last_success for each in members if each.last_success]
        new = [each.last_new for each in members if each.last_new]
        state = "fine" if new else "new"
        name = f"{family}/… ({_count(len(members), 'company', 'companies')})"
        yield Health(
            name, state, min(answered, default=None), max(new, default=None), owed=sum(e.owed for e in members)
        )
    yield from (each for each in found if each.state == "off")


def _row(health: Health, now: datetime) -> tuple[Any, ...]:
    trouble = f"{health.trouble}; {health.advice}" if health.trouble and health.advice else health.trouble
    return (
        health.name,
        health.state,
        ago(health.last_success, now),
        ago(health.last_new, now),
        length(health.median),
        length(health.p95),
        health.failures or None,
        health.owed or None,
        ahead(health.next_poll, now),
        trouble,
    )


def _show_channels(channels: Sequence[dict[str, Any]], now: datetime) -> None:
    def cells(row: dict[str, Any]) -> list[Any]:
        sent, again = (row[key] and datetime.fromisoformat(row[key]) for key in ("last_sent", "next_at"))
        counts = [row[key] for key in ("sent", "waiting", "gave_up", "retrying")]
        return [row["channel"], *counts, ago(sent, now), ahead(again, now), row["trouble"]]

    if channels:
        click.echo()
        columns = ("channel", ">sent", ">waiting", ">given up", ">retrying", "last sent", "next", "trouble")
        table(columns, (cells(row) for row in channels))


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


@click.group()
def sources() -> None:
    """Try the sources now, or list them."""


@sources.command("list")
@json_option
def list_sources(as_json: bool) -> None:
    """Every source, how often it is asked, and the ones that are off with the reason."""
    from flows.sourcing import sources as configured

    settings = load()
    rows = [(s.name, "on", f"every {length(s.expects.every.total_seconds())}") for s in configured(settings)]
    rows += [(name, "off", why) for name, why in _off(settings)]
    if as_json:
        emit_json([dict(zip(("source", "state", "note"), row, strict=True)) for row in rows])
    else:
        table(("source", "state", "note"), rows, empty="no source is configured")


CHECK_EXAMPLES = """\
\b
Examples:
  capexwatch sources check               every source
  capexwatch sources check yonhap META   those whose names hold one of the words

\b
Exit codes: 0 every source answers, 1 one does not, 2 bad use or configuration."""


@sources.command(epilog=CHECK_EXAMPLES)
@click.argument("names", nargs=-1)
@json_option
def check(names: tuple[str, ...], as_json: bool) -> None:
    """Try each source now and say what is wrong with it. Nothing is stored."""
    from flows.checking import checked

    settings = load()
    with progress("trying") as tell:
        found = checked(settings, names, real_clock, tell)
    if not found:
        raise UserError(f"no source is named like {', '.join(names) or 'anything'}; see 'capexwatch sources list'")
    if as_json:
        emit_json([each._asdict() for each in found])
    else:
        table(
            ("source", "answers", ">entries", "newest", "what is wrong"),
            ((e.name, "yes" if e.ok else "NO", e.entries, e.newest, e.trouble) for e in found),
        )
    if not all(each.ok for each in found):
        raise SystemExit(1)


BACKFILL_EXAMPLES = """\
\b
Examples:
  capexwatch backfill META --since 2023-01-01
  capexwatch backfill --since 2024-01-01         every company that files with a register

\b
It can be broken off and started again. Exit codes: 0 fine, 2 bad use or configuration, 3 some documents failed (they
are owed and tried again at the next run)."""


@click.command(epilog=BACKFILL_EXAMPLES)
@click.argument("tickers", nargs=-1)
@click.option("--since", type=DAY, required=True, help="The first day to fetch.")
@json_option
def backfill(tickers: tuple[str, ...], since: datetime, as_json: bool) -> None:
    """Fetch past documents of companies (all, where none are named) and record them; rings no bell."""
    from flows.backfill import backfill as fill
    from flows.backfill import reachable

    settings = load()
    named = [ticker.upper() for ticker in tickers]
    check_tickers(settings, named)
    if since.date() > real_clock().date():
        raise UserError(f"--since is {since.date()}, which lies ahead; give the first day of what is to be fetched")
    chosen = reachable(settings, named)
    if missing := [ticker for ticker in named if ticker not in chosen]:
        raise UserError(f"{missing[0]} files with no register that is read; put its documents into a [[folders]] entry")
    with progress("backfill") as tell, opened(settings) as db:
        collected, recorded = fill(settings, db, chosen, since.date(), real_clock(), tell)
    events = [event for each in recorded for event in each.events]
    failures = [f"{failure.url}: {failure.reason}; {failure.advice}" for failure in collected.failures]
    if as_json:
        emit_json({"documents": len(collected.documents), "failures": failures, "events": events})
    else:
        click.echo(
            f"{_count(len(collected.documents), 'new document', 'new documents')} of "
            f"{_count(len(chosen), 'company', 'companies')}, {_count(len(events), 'event', 'events')}, no bell"
        )
    for line in grouped(failures):
        click.echo(f"capexwatch: {line}", err=True)
    if failures:
        raise SystemExit(3)
