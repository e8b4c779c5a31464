"""`capexwatch serve`: keep watching on a schedule."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta

import click

from flows.errors import UserError
from flows.settings import load

EXAMPLES = """\
\b
Examples:
  capexwatch serve                              every 5 minutes
  capexwatch serve --every 15m --port 4300
  PREFECT_API_URL=http://host:4200/api capexwatch serve
  prefect deployment run watch/watch --param companies='["META"]' --param dry_run=true"""

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def pause(text: str) -> timedelta:
    """`15m`, `2h`, `1d` as a time. Raises UserError."""
    number, unit = text[:-1], text[-1:]
    if not number.isdigit() or unit not in _UNITS or int(number) == 0:
        raise UserError(f"{text!r} is no pause; write a number and s, m, h or d, such as 5m")
    return timedelta(**{_UNITS[unit]: int(number)})


@click.command(epilog=EXAMPLES)
@click.option("--every", default="5m", show_default=True, help="The pause between two looks, such as 5m or 1h.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where our own server listens  [default: 4200, or a free one]"
)
def serve(every: str, port: int | None) -> None:
    """Watch on a schedule until stopped.

    Three deployments are served: watch (on the schedule), deliver and backfill (started by hand, from Prefect's pages
    or with `prefect deployment run`). Where no Prefect server is configured, one is started with its state under
    CAPEXWATCH_HOME. A look that is due while another one still runs is left out.
    """
    from flows.server import connected, end_on_sigterm

    settings = load()
    interval = pause(every)
    end_on_sigterm()
    with ExitStack() as stack:
        api = stack.enter_context(connected(settings, lambda line: click.echo(line, err=True), keep=True, port=port))
        click.echo(
            f"watching {len(settings.companies)} companies every {every}; Prefect's pages: {api[: -len('/api')]}"
        )
        click.echo(f"state under {settings.home}; stop with Ctrl-C")
        from flows.deployments import serve_all

        serve_all(interval)
