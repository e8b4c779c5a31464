"""The text of a file at hand: plain text, HTML, PDF or subtitles, told apart by content before name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.charset import decode
from scrapers.text import TextError, captions_to_text, html_to_text, pdf_to_text

_HTML = (b"<!doctype html", b"<html", b"<document>", b"<?xml")
_CAPTIONS = re.compile(rb"\s*(?:WEBVTT|1\r?\n\d{2}:\d{2}:\d{2},\d{3} -->)")


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file holds. `title` and `published` (as written there) are known of press articles in HTML only."""

    text: str
    media_type: str
    title: str | None = None
    published: str | None = None


def media_type(content: bytes) -> str:
    """What the bytes of a file are, by their beginning: PDF, HTML, subtitles or plain text.

    Raises TextError for what is none of them, such as a picture or a word processor's file.
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:4].lower() == b"%pdf":
        return "application/pdf"
    if b"\x00" in head and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TextError("it is neither text, HTML, PDF nor subtitles; save it as one of them")
    if head.lower().startswith(_HTML) or b"<body" in head.lower():
        return "text/html"
    return "text/vtt" if _CAPTIONS.match(head) else "text/plain"


def file_text(content: bytes, *, article: bool, lang: str | None = None) -> FileText:
    """The text of a file's bytes. Raises TextError where there is none that can be read.

    `article` tells a press article, of whose page only the main text counts, from a company's own document, whose HTML
    is taken whole: article readers drop tables.
    """
    kind = media_type(content)
    if kind == "application/pdf":
        found = FileText(pdf_to_text(content), kind)
    elif kind == "text/vtt":
        found = FileText(captions_to_text(decode(content, None, lang)), kind)
    elif kind == "text/html":
        found = _article(content, lang) if article else FileText(html_to_text(content, None, lang), kind)
    else:
        found = FileText(decode(content, None, lang).replace("\r\n", "\n"), kind)
    if not found.text.strip():
        raise TextError("it holds no text; a scanned PDF needs text recognition first")
    return found


def _article(content: bytes, lang: str | None) -> FileText:
    from scrapers.article import article_text

    page = article_text(content, lang=lang)
    return FileText(page.text, "text/html", page.title, page.published)
