"""A user's own folder of documents: text, HTML, PDF and subtitles. Pure: somebody else opens the files.

What a file is stands in its name, or in the folder's entry: `META 2025-07-30 call.vtt`, `2025-10-29_msft_remarks.pdf`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from capex.document import Document, DocumentKind, Provenance
from scrapers.dates import moment
from scrapers.files import file_text
from scrapers.source import Expectation

SUFFIXES = (".txt", ".md", ".vtt", ".srt", ".html", ".htm", ".pdf")
_KINDS = (
    (DocumentKind.CALL, r"call|transcript|remarks|webcast"),
    (DocumentKind.FILING, r"10-?[qk]|20-?f|6-?k|annual|filing"),
    (DocumentKind.RELEASE, r"release|results|earnings|ex-?99"),
    (DocumentKind.NEWS, r"news|article|press"),
)


@dataclass(frozen=True)
class Folder:
    """A folder; `issuer` and `kind` hold for files whose names say nothing else."""

    name: str
    path: str
    issuer: str | None = None
    kind: DocumentKind | None = None
    lang: str | None = None
    publisher: str | None = None
    tickers: Collection[str] = ()
    expects: Expectation = field(default_factory=lambda: Expectation(timedelta(minutes=5)))

    @property
    def ledger(self) -> str:
        """Each folder has its own."""
        return self.name

    def read(self, name: str, content: bytes, url: str) -> Document:
        """A file of the folder. Raises TextError where it holds no text that can be read."""
        issuer = _issuer(name, self.tickers) or self.issuer
        kind = _kind(name) or self.kind or (DocumentKind.RELEASE if issuer else DocumentKind.NEWS)
        found = file_text(content, article=kind is DocumentKind.NEWS, lang=self.lang)
        said = moment(found.published)
        day = _day(name) or (said.date() if said else None)
        return Document(
            id="",
            text=found.text,
            kind=kind,
            title=found.title or re.sub(r"\.\w+$", "", name),
            issuer=issuer if kind is not DocumentKind.NEWS else None,
            publisher=self.publisher,
            said_on=day,
            lang=self.lang,
            provenance=Provenance(url=url, source=self.name, marks=() if day else ("no date in the name",)),
        )


def _day(name: str) -> date | None:
    found = re.search(r"(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)", name)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _issuer(name: str, tickers: Collection[str]) -> str | None:
    words = {word.upper() for word in re.split(r"[\s_()\[\]-]+", re.sub(r"\.\w+$", "", name))}
    return next((ticker for ticker in tickers if ticker.upper() in words), None)


def _kind(name: str) -> DocumentKind | None:
    plain = name.lower()
    return next((kind for kind, words in _KINDS if re.search(rf"(?<![a-z])(?:{words})(?![a-z])", plain)), None)
