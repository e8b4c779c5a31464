"""The command `capexwatch`.

A command's module is imported when that command is called and not before: `capexwatch extract` must not pay for
Prefect. So every line of help that the overview shows stands here, in the table.
"""

from __future__ import annotations

import difflib
import gc
import importlib
import os
import sys
import traceback
from typing import Any, NamedTuple

import click

from flows.errors import exit_code, one_line


class Entry(NamedTuple):
    """Where a command is (`module:attribute`), under which heading it is listed, and what it does in one line."""

    target: str
    heading: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "extract": Entry("flows.commands.extract:extract", "Read", "Show what files say about capital spending."),
    "why": Entry("flows.commands.extract:why", "Read", "Explain figure by figure what was taken or refused in a file."),
    "ingest": Entry("flows.commands.ingest:ingest", "Read", "Read files and record what they say, without fetching."),
    "run": Entry("flows.commands.run:run", "Watch", "Look at every source once, record what is new, send alerts."),
    "serve": Entry("flows.commands.serve:serve", "Watch", "Keep watching on a schedule, with Prefect's web page."),
    "backfill": Entry("flows.commands.sources:backfill", "Watch", "Fetch a company's past documents; rings no bell."),
    "replay": Entry("flows.commands.replay:replay", "Watch", "Read everything stored again with today's reader."),
    "board": Entry("flows.commands.history:board", "Look", "The figure that stands for each company."),
    "history": Entry("flows.commands.history:history", "Look", "How one company's figures came about."),
    "revisions": Entry("flows.commands.history:revisions", "Look", "What moved, newest first."),
    "total": Entry("flows.commands.total:total", "Look", "The sum of a group's figures, bounds kept."),
    "explain-total": Entry("flows.commands.total:explain_total", "Look", "Which figures give a sum the press prints."),
    "fare": Entry("flows.commands.fare:fare", "Look", "What was really spent, beside what was said."),
    "silence": Entry("flows.commands.silence:silence", "Look", "Which expected documents say nothing or are missing."),
    "judge": Entry("flows.commands.judge:judge", "Keep right", "Rule that an event or statement is right or wrong."),
    "status": Entry("flows.commands.sources:status", "Keep right", "How each source and channel is doing."),
    "sources": Entry("flows.commands.sources:sources", "Keep right", "Try the sources now."),
    "alerts": Entry("flows.commands.alerts:alerts", "Keep right", "Try, preview and resend alerts."),
    "companies": Entry("flows.commands.companies:companies", "Keep right", "List the watched companies, or add one."),
    "demo": Entry("flows.commands.demo:demo", "Try", "Play the guidance season of 2025 on this machine."),
}

EXIT_CODES = """\
\b
Exit codes:
  0  fine
  1  something asked about is wrong, silent or broken
  2  bad use or bad configuration
  3  partly failed; what could be done was done"""

HELP = f"""Watch what companies say they will spend.

Documents are read for capital expenditure guidance, the history of each figure is kept with its evidence,
and people are told when it moves.

\b
Examples:
  capexwatch demo                          see it work, without any set-up
  capexwatch extract release.html          what one document says
  capexwatch run META MSFT                 look at two companies now
  capexwatch history META --period FY2025  how the figure came about

{EXIT_CODES}

State lives under CAPEXWATCH_HOME. CAPEXWATCH_DEBUG=1 prints the traceback of an error.
"""


class _SeenEnoughError(Exception):
    """Whoever read our output has closed the pipe."""


class LazyGroup(click.Group):
    """A group that imports a command's module when it is called, and that tells every error in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click calls it so)
        """The names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click calls it so)
        """Import one command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], COMMANDS, 1)
            meant = f"did you mean {close[0]!r}?" if close else "see 'capexwatch --help'"
            raise click.UsageError(f"no command {args[0]!r}; {meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click calls it so)
        """Write the overview from the table, without importing anything."""
        for heading in dict.fromkeys(entry.heading for entry in COMMANDS.values()):
            with formatter.section(heading):
                rows = [(name, entry.summary) for name, entry in COMMANDS.items() if entry.heading == heading]
                formatter.write_dl(rows, col_spacing=2)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click itself would make an end with code 1 of a reader that has seen enough."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _SeenEnoughError from None

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command line and end the process with its exit code."""
        options["standalone_mode"] = False
        options["prog_name"] = "capexwatch"
        try:
            _print_anything()
            collect_seldom()
            code = super().main(*args, **options)
            sys.stdout.flush()
        except (BrokenPipeError, _SeenEnoughError):
            # Whoever read our output has seen enough (`capexwatch board | head`); Python would complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except Exception as error:  # noqa: BLE001 (the one place where every error becomes a line for the user)
            code = _report(error)
        sys.exit(code if isinstance(code, int) else 0)


def collect_seldom() -> None:
    """Look for cyclic garbage less often: reading makes very many small values and no cycles.

    As set by Python, a fifth of the time that reading takes goes into looking.
    """
    gc.set_threshold(100_000, 50, 50)


def _print_anything() -> None:
    """Let a terminal that cannot show a character show its number, where Python would stop with an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _report(error: Exception) -> int:
    """Print an error on standard error as one line; the exit code it gives."""
    if os.environ.get("CAPEXWATCH_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, click.Abort):
        click.echo("capexwatch: stopped", err=True)
        return 130
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        # Whoever names no command at all is shown what there is, which is no error of theirs to be told in a line.
        click.echo(error.format_message(), err=True)
        return error.exit_code
    if isinstance(error, click.ClickException):
        text = error.format_message()
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "capexwatch"
        see = "" if "--help" in text or "did you mean" in text else f" (see '{where} --help')"
        click.echo(f"capexwatch: {text[:1].lower()}{text[1:].rstrip('.')}{see}", err=True)
        return error.exit_code
    code = exit_code(error)
    if code is None:
        what = f"{type(error).__name__}: {one_line(error)}"
        click.echo(f"capexwatch: a fault of the program: {what} (CAPEXWATCH_DEBUG=1 shows where)", err=True)
        return 70
    click.echo(f"capexwatch: {one_line(error)}", err=True)
    return code


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="capexwatch", prog_name="capexwatch")
def main() -> None:
    """The group itself does nothing; its help text stands above."""


if __name__ == "__main__":
    main()
