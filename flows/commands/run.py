"""`capexwatch run`: one look at the world, directly or through Prefect."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date, datetime
from typing import Any

import click

from flows.settings import Settings, load
from flows.summary import end, outcome, sentence, show_events
from flows.terminal import DAY, emit_json, json_option, messages_aside, progress
from flows.watch import check_settings, check_tickers, rehearse, watch

EXAMPLES = """\
\b
Examples:
  capexwatch run                            every company and source
  capexwatch run META MSFT                  two companies
  capexwatch run --since 2025-07-01         further back than last time
  capexwatch run --dry-run --json           see what would be recorded, keep nothing

\b
Exit codes: 0 fine, 2 bad use or configuration, 3 some sources or alerts failed (the rest was done)."""


@click.command(epilog=EXAMPLES)
@click.argument("tickers", nargs=-1)
@click.option("--since", type=DAY, help="Look back to this day.")
@click.option("--dry-run", is_flag=True, help="Fetch and read, but keep nothing and send nothing.")
@click.option("--prefect", "through_prefect", is_flag=True, help="Run through Prefect even where no server is set.")
@json_option
def run(tickers: tuple[str, ...], since: datetime | None, dry_run: bool, through_prefect: bool, as_json: bool) -> None:
    """Look at every source once, record what is new, send alerts.

    Where a Prefect server is configured (PREFECT_API_URL or Prefect's profile), the run goes through it and can be
    looked at there; otherwise it starts at once without Prefect.
    """
    settings = load()
    names = [ticker.upper() for ticker in tickers] or None
    check_tickers(settings, names)
    check_settings(settings)
    day = since.date() if since else None
    go = _through_prefect if through_prefect or settings.prefect_url else _directly
    with messages_aside(as_json):
        told = go(settings, names, day, dry_run=dry_run)
    if as_json:
        emit_json(told)
    else:
        if dry_run or settings.channels:
            show_events(told)
        click.echo(sentence(told, dry_run=dry_run))
    end(told)


def _directly(settings: Settings, tickers: list[str] | None, since: date | None, *, dry_run: bool) -> dict[str, Any]:
    with progress("looking") as tell:
        done = (rehearse if dry_run else watch)(settings, tickers=tickers, since=since, progress=tell)
    return outcome(len(done.collected.documents), [done.recorded], done.delivered, done.collected)


def _through_prefect(
    settings: Settings, tickers: list[str] | None, since: date | None, *, dry_run: bool
) -> dict[str, Any]:
    from flows.server import connected, one_line_only

    with ExitStack() as stack:
        stack.enter_context(connected(settings, lambda line: click.echo(line, err=True)))
        from flows import prefect_flows

        if not os.environ.get("CAPEXWATCH_DEBUG"):
            one_line_only()
        told: dict[str, Any] = prefect_flows.watch(companies=tickers, since=since, dry_run=dry_run)
        return told
