"""`capexwatch demo`: the guidance season of 2025, played on this machine through the real flows."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

EXAMPLES = """\
\b
Examples:
  capexwatch demo                what was told once is not told again by the next run
  capexwatch demo --fresh        forget the last run first
  capexwatch demo --home /tmp/d  keep the state there: CAPEXWATCH_HOME=/tmp/d capexwatch history META

\b
Exit codes: 0 the alerts were the season's events, one each; 1 they were not."""


@click.command(epilog=EXAMPLES)
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Where the demo keeps its state.")
@click.option("--fresh", is_flag=True, help="Forget what an earlier demo told.")
def demo(home: Path | None, fresh: bool) -> None:
    """Play the guidance season of 2025: Meta, Alphabet, Amazon, Microsoft, ConocoPhillips, UPS.

    Releases come from a server that answers like SEC's EDGAR, articles in English, Korean, Japanese and German from
    feeds, on the days on which they came out. Prefect runs each look, and alerts are printed as they ring. Nothing
    leaves this machine.
    """
    from flows.server import end_on_sigterm
    from flows.settings import home_folder
    from flows.showing import play

    end_on_sigterm()
    folder = home or home_folder() / "demo"
    if fresh and (folder / MARK).exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    problems = play(folder, click.echo)
    for problem in problems:
        click.echo(f"capexwatch: {problem}", err=True)
    raise SystemExit(1 if problems else 0)


#: Stands in a folder that a demo made, so that `--fresh` never removes another one.
MARK = ".capexwatch-demo"
