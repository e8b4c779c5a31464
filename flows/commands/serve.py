"""`capexwatch serve`: keep watching on a schedule."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import timedelta

import click

from flows.errors import UserError
from flows.keys import EVERY
from flows.settings import load
from flows.sourcing import pause
from flows.watch import check_settings, real_clock

#: How long after the start the first look comes: Prefect must have taken in the schedule by then.
FIRST = timedelta(seconds=15)

EXAMPLES = """\
\b
Examples:
  capexwatch serve                              every 5 minutes
  capexwatch serve --every 15m --port 4300
  PREFECT_API_URL=http://host:4200/api capexwatch serve
\b
A run by hand, from another terminal:
  export PREFECT_API_URL=http://127.0.0.1:4200/api
  prefect deployment run watch/watch --param companies='["META"]' --param dry_run=true"""


@click.command(epilog=EXAMPLES)
@click.option("--every", default="5m", show_default=True, help="The pause between two looks, such as 5m or 1h.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where our own server listens  [default: 4200, or a free one]"
)
def serve(every: str, port: int | None) -> None:
    """Watch on a schedule until stopped, from now on.

    Three deployments are served: watch (on the schedule), deliver and backfill (started by hand, from Prefect's pages
    or with `prefect deployment run`). Where no Prefect server is configured, one is started with its state under
    CAPEXWATCH_HOME. A look that is due while another one still runs is left out.
    """
    from flows.server import connected, end_on_sigterm

    settings = load()
    if not EVERY.fits(every):
        raise UserError(f"--every is {every!r}; write a pause such as 15m, 2h or 1d")
    check_settings(settings)
    end_on_sigterm()
    # What a run says of itself shall stand in Prefect's pages.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    with ExitStack() as stack:
        api = stack.enter_context(connected(settings, lambda line: click.echo(line, err=True), keep=True, port=port))
        click.echo(
            f"watching {len(settings.companies)} companies every {every}; Prefect's pages: {api[: -len('/api')]}"
        )
        click.echo(f"for runs by hand from another terminal: export PREFECT_API_URL={api}")
        click.echo(f"state under {settings.home}; stop with Ctrl-C")
        from flows.deployments import serve_all

        try:
            serve_all(pause(every), real_clock() + FIRST)
        finally:
            click.echo("stopping; this takes some seconds", err=True)
