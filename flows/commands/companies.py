"""`capexwatch companies`: who is watched, and how to watch one more."""

from __future__ import annotations

import click

from flows.terminal import emit_json, json_option, table

EXAMPLES = """\
\b
Examples:
  capexwatch companies
  capexwatch companies --group bigtech --json
  capexwatch companies add CRM SNOW"""


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@click.option("--group", help="Only the members of this group.")
@json_option
@click.pass_context
def companies(ctx: click.Context, group: str | None, as_json: bool) -> None:
    """List the watched companies, or add one from SEC's register."""
    if ctx.invoked_subcommand:
        return
    from flows.errors import UserError
    from flows.settings import load

    settings = load()
    if group and group not in settings.groups:
        raise UserError(f"no group {group!r}; known are {', '.join(settings.groups)}")
    chosen = settings.companies.group(group) if group else tuple(settings.companies)
    if as_json:
        fields = ("ticker", "name", "cik", "currency", "names", "brands", "groups")
        emit_json([{f: getattr(c, f) for f in fields} | {"fiscal_year_end": str(c.fiscal_year_end)} for c in chosen])
        return
    rows = [(c.ticker, c.name, c.cik, str(c.fiscal_year_end), c.currency, ", ".join(c.groups)) for c in chosen]
    table(["ticker", "company", ">SEC number", "year ends", "currency", "groups"], rows, empty="no company")
    click.echo(f"{len(rows)} companies in {settings.watchlist}", err=True)


@companies.command(epilog="\b\nExample:\n  capexwatch companies add CRM")
@click.argument("tickers", nargs=-1, required=True)
def add(tickers: tuple[str, ...]) -> None:
    """Watch more companies: of the shipped list, or with names, numbers and fiscal years from SEC.

    They are written at the end of your own watchlist.toml, which is made where there is none. For those from SEC,
    names in other languages, and the reporting currency of foreign filers, are for you to add there.
    """
    from flows.register import look_up, write
    from flows.settings import load

    settings = load()
    new = [ticker.upper() for ticker in tickers if ticker.upper() not in settings.companies]
    for ticker in tickers:
        if ticker.upper() not in new:
            click.echo(f"{ticker.upper()} is watched already")
    if new:
        entries = look_up(settings, new)
        path = write(settings, entries)
        for entry in entries:
            click.echo(f"{entry.ticker}: {entry.name}, fiscal year ends {entry.year_end}, written to {path}")
