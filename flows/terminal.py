"""What commands share when they speak to a terminal, a pipe or a program."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from datetime import datetime
from decimal import Decimal
from typing import Any

import click


class Day(click.DateTime):
    """A day on the command line, as YYYY-MM-DD."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 (click calls it so)
        """How help names it."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The midnight at which the day begins."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write YYYY-MM-DD, such as 2025-08-01", param, ctx)


DAY = Day()

#: Bytes that are no UTF-8 come through as lone surrogates, so that only their line is refused.
batch_option = click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="surrogateescape"),
    help="JSON lines, one document each; - reads them in.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def emit_json(value: Any) -> None:
    """Print a value as JSON; dates, decimals and enumerations become text or numbers."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def emit_json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, (set, frozenset, tuple)) else str(value)


@contextmanager
def messages_aside(aside: bool) -> Iterator[None]:
    """With `aside`, what is printed inside goes to standard error, so that JSON has standard output to itself."""
    with redirect_stdout(sys.stderr) if aside else nullcontext():
        yield


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "", empty: str = "nothing") -> None:
    """Print rows as a table: drawn on a terminal, in plain columns one line a row when piped.

    `None` is shown as an empty cell; `empty` is said (on standard error) where there is no row. A column whose name
    begins with `>` is aligned to the right.
    """
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not cells:
        click.echo(f"({empty})", err=True)
    elif sys.stdout.isatty():
        _drawn(columns, cells, title)
    else:
        _plain_columns(columns, cells)


def _drawn(columns: Sequence[str], rows: list[list[str]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name in columns:
        drawn.add_column(name.lstrip(">"), justify="right" if name.startswith(">") else "left", overflow="fold")
    for row in rows:
        # Text, not str: what documents say may hold square brackets, which rich would take for markup.
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def _plain_columns(columns: Sequence[str], rows: list[list[str]]) -> None:
    from rich.cells import cell_len

    lines = [
        [name.lstrip(">").upper() for name in columns],
        *([" ".join(cell.split()) for cell in row] for row in rows),
    ]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    for line in lines:
        padded = []
        for name, width, cell in zip(columns, widths, line, strict=True):
            space = " " * (width - cell_len(cell))
            padded.append(space + cell if name.startswith(">") else cell + space)
        click.echo("  ".join(padded).rstrip())


_SCALES = ((Decimal(10) ** 12, " tn"), (Decimal(10) ** 9, " bn"), (Decimal(10) ** 6, " m"))


def _number(value: Decimal, unit: Decimal) -> str:
    text = f"{(value / unit):,.4f}"
    return text.rstrip("0").rstrip(".")


def figure(low: Any, high: Any, currency: str | None = None, *, approx: bool = False) -> str:
    """A range for a table: `USD 64–72 bn`, `≥ USD 100 bn`, `≤ USD 65 bn`, `~USD 85 bn`.

    Without a currency the ends are fractions and shown in per cent. Both ends share one unit, so that they can be
    compared by eye.
    """
    ends = [None if end is None else Decimal(str(end)) for end in (low, high)]
    given = [end for end in ends if end is not None]
    if not given:
        return ""
    if currency is None:
        unit, suffix = Decimal("0.01"), " %"
    else:
        largest = max(abs(end) for end in given)
        unit, suffix = next(((u, s) for u, s in _SCALES if largest >= u), (Decimal(1), ""))
    written = [None if end is None else _number(end, unit) for end in ends]
    head = f"{currency} " if currency else ""
    hedge = "~" if approx else ""
    if written[1] is None:
        return f"≥ {hedge}{head}{written[0]}{suffix}"
    if written[0] is None:
        return f"≤ {hedge}{head}{written[1]}{suffix}"
    middle = written[0] if written[0] == written[1] else f"{written[0]}–{written[1]}"
    return f"{hedge}{head}{middle}{suffix}"


def sure(event: Mapping[str, Any]) -> str:
    """How sure an event is, as a cell: its status, whether only papers contradict each other, whether it came late."""
    voices = {one["voice"] for role in ("attestations", "conflicts") for one in event[role]}
    words = [event["status"]]
    words += ["press only"] if event["status"] == "conflict" and "issuer" not in voices else []
    return ", ".join([*words, "late"] if event["late"] or event.get("known_late") else words)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far long work is, on standard error.

    Use as `with progress("reading") as tell: tell(done, total, "what now")`. On a terminal one line is rewritten;
    elsewhere a line is printed every ten seconds.
    """
    drawn = sys.stderr.isatty()
    pause = 0.1 if drawn else 10.0
    last = time.monotonic()

    def tell(done: int, total: int, what: str = "") -> None:
        nonlocal last
        if time.monotonic() - last < pause:
            return
        last = time.monotonic()
        share = f"{done}/{total}" if total else str(done)
        line = f"{label} {share} {what}".rstrip()
        click.echo(f"\r\x1b[K{line[:100]}" if drawn else line, nl=not drawn, err=True)

    try:
        yield tell
    finally:
        if drawn:
            click.echo("\r\x1b[K", nl=False, err=True)


def length(seconds: float | None) -> str | None:
    """A time in its largest unit; `None` for none."""
    if seconds is None:
        return None
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def ago(at: datetime | None, now: datetime) -> str | None:
    """How long a moment is past."""
    return f"{length(max(0.0, (now - at).total_seconds()))} ago" if at else None


def ahead(at: datetime | None, now: datetime) -> str | None:
    """When a moment comes."""
    if at is None:
        return None
    return f"in {length((at - now).total_seconds())}" if at > now else "due"
