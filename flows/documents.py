"""Documents from outside the sources: the JSON of a batch, and files that a user has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from capex.document import Document, DocumentKind, Provenance, content_id
from capex.period import FiscalPeriod, InvalidPeriodError
from flows.errors import UserError


class DocumentError(UserError):
    """A file or a line of a batch that is no document."""


def document_from_json(fields: Mapping[str, Any]) -> Document:
    """One document of a batch, whose fields may each be null or missing. Raises DocumentError.

    They are `id, kind, issuer, publisher, published, reports, title, text`; `url` and `lang` are taken where given.
    """
    document = Document(
        id=_text(fields, "id") or "",
        text=_text(fields, "text") or "",
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


def documents_from_lines(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of a batch, one JSON object a line; empty lines are skipped. Raises DocumentError with the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document_from_line(number, line)


def _document_from_line(number: int, line: str) -> Document:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"line {number} is no JSON ({error.msg} at column {error.colno})") from None
    if not isinstance(fields, dict):
        raise DocumentError(f'line {number} is no JSON object; write one a line, such as {{"id": "1", "text": "…"}}')
    try:
        return document_from_json(fields)
    except DocumentError as error:
        raise DocumentError(f"line {number}: {error}") from None


def document_from_file(
    path: Path, *, issuer: str | None = None, published: str | None = None, kind: str | None = None
) -> Document:
    """A file as a document: text, HTML or PDF, told apart by content. Raises DocumentError.

    The day is never taken from the file system: without `published`, and without a date in an HTML page itself,
    nothing relative ("this year") is resolved.
    """
    content = read_bytes(path)
    text, title, found_day = _read(content, path)
    if not text.strip():
        raise DocumentError(f"{path} holds no text; a scanned PDF needs text recognition first")
    document = Document(
        id="",
        text=text,
        kind=_kind(kind) if kind else (DocumentKind.RELEASE if issuer else DocumentKind.NEWS),
        title=title,
        issuer=issuer,
        said_on=day(published, "published") or found_day,
        provenance=Provenance(url=path.absolute().as_uri(), source="file"),
    )
    return replace(document, id=content_id(document))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises DocumentError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None


def media_type(content: bytes) -> str:
    """What the bytes of a file are, by their beginning: PDF, HTML or plain text."""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "application/pdf"
    marks = (b"<!doctype html", b"<html", b"<document>", b"<?xml")
    return "text/html" if head.startswith(marks) or b"<body" in head else "text/plain"


def _read(content: bytes, path: Path) -> tuple[str, str | None, date | None]:
    """Text, headline and day of a file's bytes."""
    kind = media_type(content)
    if kind == "text/plain":
        return _decoded(content, path), None, None
    from scrapers.text import html_to_text, pdf_to_text

    if kind == "application/pdf":
        return pdf_to_text(content), None, None
    return html_to_text(content), None, None


def _decoded(content: bytes, path: Path) -> str:
    """Plain text in UTF-8, else in the encoding of Korean text files that are not."""
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp949"):
        try:
            return content.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise DocumentError(f"{path} is neither UTF-8 nor another encoding that is known here; save it as UTF-8")


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
