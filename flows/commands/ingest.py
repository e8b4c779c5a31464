"""`capexwatch ingest`: documents at hand are recorded as if a source had brought them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from capex.document import Document
from flows.errors import Refused
from flows.summary import end, outcome, sentence, show_events
from flows.terminal import batch_option, emit_json, json_option, messages_aside, progress
from flows.watch import Progress, check_tickers, deliver_step, opened, real_clock, record_step, start_step

EXAMPLES = """\
\b
Examples:
  capexwatch ingest q2-release.html --issuer META --published 2025-07-30
  capexwatch ingest --batch documents.jsonl
  zcat archive.jsonl.gz | capexwatch ingest --batch -"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@batch_option
@click.option("--issuer", metavar="TICKER", help="The company whose own document the files are; none for the press.")
@click.option("--published", metavar="DATE", help="The day on which the files became public, as YYYY-MM-DD.")
@click.option("--kind", type=click.Choice(["release", "call", "filing", "news"]), help="What the files are.")
@click.option("--send/--no-send", default=True, help="Send alerts for what was said in the last days (the default).")
@json_option
def ingest(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    files: tuple[Path, ...],
    batch: Iterable[str] | None,
    issuer: str | None,
    published: str | None,
    kind: str | None,
    send: bool,
    as_json: bool,
) -> None:
    """Read files (txt, html, pdf) and record what they say, without fetching anything.

    History and alerts follow as if a source had brought the documents. The same document twice is one document.
    """
    from flows.settings import load

    if bool(files) == (batch is not None):
        raise click.UsageError("give files, or --batch with JSON lines")
    settings = load()
    check_tickers(settings, [issuer] if issuer else None)

    refused = Refused()
    with opened(settings) as db, progress("storing") as tell:
        given = _given(files, batch or (), refused, issuer=issuer, published=published, kind=kind)
        seen, new = _store(db, given, tell)
    if not seen:
        refused.end(read_any=False)
    start_step(settings, real_clock())
    recorded = record_step(settings, real_clock())
    with messages_aside(as_json):
        delivered = deliver_step(settings, real_clock()) if send else None
    told = outcome(len(new), [recorded], delivered)
    if as_json:
        emit_json(told)
    else:
        show_events(told)
        click.echo(sentence(told))
    end(told)
    refused.end(seen > 0)


def _given(
    files: Iterable[Path], batch: Iterable[str], refused: Refused, **given: str | None
) -> Iterator[tuple[Document, bytes, str]]:
    """The documents with the bytes they were read from and what these are."""
    from flows.documents import DocumentError, documents_from_files, documents_from_lines, lacking, read_bytes
    from scrapers.files import media_type

    for path, document in documents_from_files(files, refused, **given):
        for line in lacking(path, document):
            click.echo(f"capexwatch: {line}", err=True)
        content = read_bytes(path)
        yield document, content, media_type(content)
    for document in documents_from_lines(batch, refused):
        if document.text.strip() or document.title:
            yield document, document.text.encode(), "text/plain"
        else:
            refused(DocumentError(f"document {document.id!r} of the batch has neither text nor title"))


def _store(db: Any, given: Iterable[tuple[Document, bytes, str]], tell: Progress) -> tuple[int, list[str]]:
    """Keep the documents; how many there were, and the ids of those that were new."""
    from store import documents

    number, new = 0, []
    for number, (document, content, kind) in enumerate(given, 1):
        identity, is_new = documents.add(db, document, content, kind, real_clock())
        new += [identity] if is_new else []
        tell(number, 0, document.title or identity)
    return number, new
