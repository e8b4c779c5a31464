"""The text of a stored document out of the bytes that were kept of it, by today's rules. Pure.

What the sources knew when they read it (a link, the server's answer) is gone; the bytes and the document tell enough.
"""

from __future__ import annotations

import re

from capex.document import Document, DocumentKind
from scrapers.answers import content_type
from scrapers.article import article_text, release, without_head
from scrapers.dart import unpacked
from scrapers.files import file_text, media_type
from scrapers.source import SourceError
from scrapers.text import TextError, html_to_text, pdf_to_text

#: A page that was fetched, unlike the piece of one that a feed carries.
_PAGE = re.compile(rb"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
#: No text that is worth reading is shorter; the sources ask the same.
_SHORTEST = 40


def text_again(raw: bytes, stored_as: str, document: Document) -> str:
    """The document's text as it would be taken out of its bytes today; the text it has where none can be taken.

    `stored_as` is the media type that is kept with the bytes, perhaps with a charset.
    """
    try:
        text = _text(raw, stored_as, document)
    except (TextError, SourceError):
        return document.text
    garbled = text.count("\ufffd") > document.text.count("\ufffd")
    return document.text if garbled or len(text) < min(_SHORTEST, len(document.text)) else text


def _text(raw: bytes, stored_as: str, document: Document) -> str:
    kind, charset = content_type(stored_as)
    origin = document.provenance
    if raw == document.text.encode():
        return document.text  # that of a batch is kept letter by letter
    if raw.startswith(b"PK"):
        return html_to_text(unpacked(raw), None, "ko")
    if (origin.url or "").startswith("file:"):
        return file_text(raw, article=document.kind is DocumentKind.NEWS, lang=document.lang).text
    if raw.startswith(b"%PDF"):
        return pdf_to_text(raw) if origin.accession else without_head(pdf_to_text(raw), document.title)
    if "html" in kind or origin.accession or media_type(raw) == "text/html":
        return _of_html(raw, charset, document)
    return file_text(raw, article=False, lang=document.lang).text


def _of_html(raw: bytes, charset: str | None, document: Document) -> str:
    if document.provenance.accession:
        return html_to_text(raw, charset)
    if not _PAGE.search(raw[:4_096]):
        return without_head(html_to_text(raw, charset, document.lang), document.title)
    reader = article_text if document.issuer is None else release
    text = reader(raw, document.provenance.url or "", charset, document.lang).text
    return without_head(text, document.title)
