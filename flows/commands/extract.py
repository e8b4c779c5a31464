"""`capexwatch extract` and `capexwatch why`: what documents say, and figure by figure why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from capex.company import Companies
from capex.document import Document
from capex.reading import Reading, read
from capex.statement import Statement, to_json
from flows.errors import Refused, UserError, one_line
from flows.terminal import batch_option, emit_json, emit_json_line, figure, json_option, table

EXTRACT_EXAMPLES = """\
\b
Examples:
  capexwatch extract q2-release.html --issuer META --published 2025-07-30
  capexwatch extract article.txt --published 2025-02-09 --json
  capexwatch extract --batch - < documents.jsonl > statements.jsonl"""

WHY_EXAMPLES = """\
\b
Examples:
  capexwatch why q2-release.html --issuer META --published 2025-07-30"""


@click.command(epilog=EXTRACT_EXAMPLES)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@batch_option
@click.option("--issuer", metavar="TICKER", help="The company whose own document the files are; none for the press.")
@click.option("--published", metavar="DATE", help="The day on which the files became public, as YYYY-MM-DD.")
@click.option("--kind", type=click.Choice(["release", "call", "filing", "news"]), help="What the files are.")
@json_option
def extract(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    files: tuple[Path, ...],
    batch: Iterable[str] | None,
    issuer: str | None,
    published: str | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """Show what files (txt, html, pdf) say about capital spending, and what was doubted. Nothing is recorded."""
    from flows.documents import documents_from_files, known_issuer
    from flows.settings import companies

    if bool(files) == (batch is not None):
        raise click.UsageError("give files, or --batch with JSON lines")
    watched, refused = companies(), Refused()
    if batch is not None:
        _extract_lines(batch, watched, refused)
        return
    issuer = known_issuer(issuer, watched)
    readings = []
    for path, document in documents_from_files(files, refused, issuer=issuer, published=published, kind=kind):
        reading = _read(path, document, watched)
        if isinstance(reading, UserError):
            refused(reading)
        else:
            readings.append((path, document, reading))
            if reading.doubts and not (reading.statements or document.issuer):
                hint = "for a company's own document, give the company with --issuer"
                click.echo(f"capexwatch: {path}: read as the press's; {hint}", err=True)
    if as_json:
        emit_json([{"file": str(path), **_full(document, reading)} for path, document, reading in readings])
    else:
        for path, _, reading in readings:
            _show(path, reading)
    refused.end(bool(readings))


def _extract_lines(batch: Iterable[str], watched: Companies, refused: Refused) -> None:
    """Answer a batch, line by line; one that is no document is answered as well, with what is wrong in `error`."""
    from flows.documents import DocumentError, documents_from_lines

    def refuse(error: DocumentError) -> None:
        refused(error)
        emit_json_line({"id": error.id, "statements": [], "error": str(error)})

    read_any = False
    for document in documents_from_lines(batch, refuse):
        emit_json_line(_answered(document, watched))
        read_any = True
    refused.end(read_any)


def _answered(document: Document, watched: Companies) -> dict[str, Any]:
    """The answer to one line of a batch. Every line gets one: a text on which the reader fails says so in `error`."""
    reading = _read(document.id, document, watched)
    if not isinstance(reading, UserError):
        return _answer(document, reading)
    click.echo(f"capexwatch: {one_line(reading)}", err=True)
    return {"id": document.id, "statements": [], "error": str(reading)}


def _read(name: object, document: Document, watched: Companies) -> Reading | UserError:
    """What a document says. One text that nobody foresaw must not keep all others from being read."""
    try:
        return read(document, watched)
    except Exception as error:
        if os.environ.get("CAPEXWATCH_DEBUG"):
            raise
        told = f"{type(error).__name__}: {error}"
        return UserError(f"{name}: the reader failed on this text ({told}); CAPEXWATCH_DEBUG=1 shows where", code=3)


def _answer(document: Document, reading: Reading) -> dict[str, Any]:
    return {"id": document.id, "statements": [to_json(statement) for statement in reading.statements]}


def _full(document: Document, reading: Reading) -> dict[str, Any]:
    doubts = [
        {"figure": d.figure, "reason": d.reason, "rule": d.note, "start": d.span.start, "end": d.span.end}
        for d in reading.doubts
    ]
    return {**_answer(document, reading), "lang": reading.lang, "doubts": doubts}


def _show(path: Path, reading: Reading) -> None:
    columns = ("company", "period", "scope", ">figure", "action", "before", "quote")
    rows = [
        (s.company, s.period, s.scope, stated(s), s.action, _prior(s), " ".join(s.quote.split()))
        for s in reading.statements
    ]
    table(columns, rows, title=str(path), empty=f"{path}: no statement on capital spending")
    if reading.doubts:
        click.echo()
        table(("doubted", "why"), [(d.figure, d.reason) for d in reading.doubts])


def stated(statement: Statement) -> str:
    """What a statement says, for a table."""
    if statement.range is None:
        return str(statement.direction or statement.kind)
    now = statement.range
    return figure(now.low, now.high, statement.currency, approx=now.approx)


def _prior(statement: Statement) -> str:
    before = statement.prior
    return "" if before is None else figure(before.low, before.high, statement.currency)


@click.command(epilog=WHY_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--issuer", metavar="TICKER", help="The company whose own document the file is; none for the press.")
@click.option("--published", metavar="DATE", help="The day on which the file became public, as YYYY-MM-DD.")
@click.option("--kind", type=click.Choice(["release", "call", "filing", "news"]), help="What the file is.")
def why(file: Path, issuer: str | None, published: str | None, kind: str | None) -> None:
    """Explain figure by figure what was taken or refused in FILE, drawn under the text.

    Of a figure that was taken it says as well where history would refuse it, by what this document alone says.
    """
    from flows.documents import document_from_file, known_issuer
    from flows.drawing import drawn
    from flows.settings import companies

    watched = companies()
    document = document_from_file(file, issuer=known_issuer(issuer, watched), published=published, kind=kind)
    reading = read(document, watched)
    for line in drawn(document.text, notes(reading), max(shutil.get_terminal_size().columns, 20)):
        click.echo(line)


def notes(reading: Reading) -> list[tuple[int, int, str]]:
    """What became of each figure of a document, and where it stands."""
    refused = _refused_by_history(reading.statements)
    found = [
        (s.span.start, s.span.end, f"taken: {_subject(s)} {stated(s)} ({s.rule}){refused.get(s.id, '')}")
        for s in reading.statements
    ]
    found += [
        (d.span.start, d.span.end, f"refused: {d.reason}" + (f" ({d.note})" if d.note else "")) for d in reading.doubts
    ]
    return found


def _subject(one: Statement) -> str:
    """Which company, period and measure a statement is about; the company's total spending goes without saying."""
    metric, scope = ("" if one.metric == "capex" else one.metric), ("" if one.scope == "total" else one.scope)
    return " ".join(str(part) for part in (one.company, one.period, metric, scope) if part)


def _refused_by_history(statements: Iterable[Statement]) -> dict[str, str]:
    """For statements, by id, that make no history or contradict it, what is to be added to their note."""
    from capex.history import Subject, fold

    subjects: dict[Subject, list[Statement]] = {}
    for statement in statements:
        subjects.setdefault(Subject.of(statement), []).append(statement)
    found: dict[str, str] = {}
    for subject, group in subjects.items():
        folded = fold(subject, group)
        found |= {one.statement: f"; history refuses it: {one.reason}" for one in folded.refused}
        beside = (one for event in folded.events for one in event.conflicts)
        found |= {one.statement: f"; history sets it aside: {one.note}" for one in beside}
    return {key: f"{note} (--published gives one)" if note.endswith("no date") else note for key, note in found.items()}
