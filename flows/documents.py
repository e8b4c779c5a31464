"""Documents from outside the sources: the JSON of a batch, and files that a user has."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from capex.company import Companies
from capex.document import Document, DocumentKind, Provenance, content_id
from capex.period import FiscalPeriod, InvalidPeriodError
from flows.errors import UserError

#: Half of a character that JSON writes as two escapes.
_HALVES = re.compile("[\ud800-\udfff]")


class DocumentError(UserError):
    """A file or a line of a batch that is no document. `id` is what the line gives as its own, where it gives one."""

    id: str | None = None


def document_from_json(fields: Mapping[str, Any]) -> Document:
    """One document of a batch, whose fields may each be null or missing. Raises DocumentError.

    They are `id, kind, issuer, publisher, published, reports, title, text`; `url` and `lang` are taken where given.
    """
    document = Document(
        id=_text(fields, "id") or "",
        text=_text(fields, "text") or _text(fields, "title") or "",
        kind=_kind(fields.get("kind")),
        title=_text(fields, "title"),
        issuer=_text(fields, "issuer"),
        publisher=_text(fields, "publisher"),
        said_on=day(fields.get("published"), "published"),
        reports=_reports(fields.get("reports")),
        lang=_text(fields, "lang"),
        provenance=Provenance(url=_text(fields, "url"), source="batch"),
    )
    return document if document.id else replace(document, id=content_id(document))


def documents_from_lines(lines: Iterable[str], refuse: Callable[[DocumentError], None]) -> Iterator[Document]:
    """The documents of a batch, one JSON object a line; empty lines are skipped.

    A line that is no document goes to `refuse`, with its number and what is wrong, and the rest goes on.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _document_from_line(number, line)
        except DocumentError as error:
            refuse(error)


def _document_from_line(number: int, line: str) -> Document:
    if any("\udc80" <= letter <= "\udcff" for letter in line):
        raise DocumentError(f"line {number} is not UTF-8 text; save it as UTF-8")
    try:
        fields = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DocumentError(f"line {number} is no JSON ({error.msg} at column {error.colno})") from None
    if not isinstance(fields, dict):
        raise DocumentError(f'line {number} is no JSON object; write one a line, such as {{"id": "1", "text": "…"}}')
    # Whoever cuts texts by length leaves half an emoji, which no file takes.
    fields = {key: _HALVES.sub("\ufffd", value) if isinstance(value, str) else value for key, value in fields.items()}
    try:
        return document_from_json(fields)
    except DocumentError as error:
        told = DocumentError(f"line {number}: {error}")
        told.id = str(fields["id"]) if isinstance(fields.get("id"), (str, int)) else None
        raise told from None


def document_from_file(
    path: Path, *, issuer: str | None = None, published: str | None = None, kind: str | None = None
) -> Document:
    """A file as a document: text, HTML, PDF or subtitles, told apart by content. Raises DocumentError.

    The day is never taken from the file system: without `published`, and without a date in an article's page itself,
    nothing relative ("this year") is resolved.
    """
    from scrapers.files import file_text
    from scrapers.filings import headline
    from scrapers.text import TextError

    said_on = day(published, "published")
    sort = _kind(kind) if kind else (DocumentKind.RELEASE if issuer else DocumentKind.NEWS)
    try:
        found = file_text(read_bytes(path), article=sort is DocumentKind.NEWS)
    except TextError as error:
        raise DocumentError(f"cannot read {path}: {error}") from None
    document = Document(
        id="",
        text=found.text,
        kind=sort,
        title=found.title or (headline(found.text) if issuer else None),
        issuer=issuer,
        said_on=said_on or _own_day(found.published),
        provenance=Provenance(url=path.absolute().as_uri(), source="file"),
    )
    return replace(document, id=content_id(document))


def known_issuer(ticker: str | None, companies: Companies) -> str | None:
    """A ticker as the watch list writes it. A line on standard error warns of one that is not watched."""
    if ticker is None or ticker in companies:
        return ticker
    if ticker.upper() in companies:
        return ticker.upper()
    close = get_close_matches(ticker.upper(), [company.ticker for company in companies], 3)
    hint = f"did you mean {', '.join(close)}?" if close else f"to watch it: capexwatch companies add {ticker}"
    sys.stderr.write(f"capexwatch: {ticker} is not watched, and is taken for a ticker; {hint}\n")
    return ticker


def documents_from_files(
    paths: Iterable[Path], refuse: Callable[[DocumentError], None], **given: str | None
) -> Iterator[tuple[Path, Document]]:
    """Each file as a document, with what is `given` for all. One that cannot be read goes to `refuse`."""
    for path in paths:
        try:
            yield path, document_from_file(path, **given)
        except DocumentError as error:
            refuse(error)


def lacking(name: object, document: Document) -> Iterator[str]:
    """What is not known of a document and has to be, each as a line that says how to give it."""
    if document.said_on is None:
        yield f"{name}: no day is known, so that nothing of it makes history; give it with --published"
    if document.issuer is None and document.kind is not DocumentKind.NEWS:
        yield f"{name}: nobody knows whose {document.kind} it is; give the company with --issuer"


def _own_day(written: str | None) -> date | None:
    """The day that an article's page gives itself."""
    if not written:
        return None
    from scrapers.dates import moment

    found = moment(written)
    return found.date() if found else None


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises DocumentError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None


def _text(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int):
        return str(value)
    raise DocumentError(f"{key!r} is {value!r}; give text or null")


def _kind(value: Any) -> DocumentKind:
    try:
        return DocumentKind(value or "news")
    except ValueError:
        raise DocumentError(f"'kind' is {value!r}; give one of {', '.join(DocumentKind)}") from None


def day(value: Any, name: str) -> date | None:
    """A day written as YYYY-MM-DD (a time after it is dropped); `None` for none. Raises DocumentError."""
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise DocumentError(f"{name!r} is {value!r}, which is no date; write YYYY-MM-DD") from None


def _reports(value: Any) -> FiscalPeriod | None:
    if not value:
        return None
    try:
        return FiscalPeriod.parse(str(value))
    except InvalidPeriodError as error:
        raise DocumentError(f"'reports': {error}") from None
