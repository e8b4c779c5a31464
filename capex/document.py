"""One text that somebody published, and places in it."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from capex.period import FiscalPeriod


class DocumentKind(enum.StrEnum):
    """What sort of publication a document is."""

    RELEASE = "release"  # an earnings release or another announcement of the company
    CALL = "call"  # a call's transcript or prepared remarks
    FILING = "filing"  # 10-Q, 10-K, 20-F, 6-K
    NEWS = "news"


class Span(NamedTuple):
    """The half-open range of characters `start` to `end` of a document's text.

    A named tuple, because a document has very many of them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from.

    `source` names the adapter or feed that delivered it. `published_at` is the exact time with its zone, where one
    is known. `accession` and `form` are SEC's; `amends` is true for amended filings (8-K/A). `marks` are remarks
    that a reader should see: `paywalled`, `truncated`, `date is first seen`.
    """

    url: str | None = None
    source: str | None = None
    published_at: datetime | None = None
    accession: str | None = None
    form: str | None = None
    amends: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One published text.

    `issuer` is the ticker whose own document it is, `None` for the press. `said_on` is the day it became public;
    without it nothing relative ("this year") can be resolved. `reports` is the fiscal quarter a call or release
    reports on. `lang` is a BCP 47 primary tag, `None` where the reader shall find out.
    """

    id: str
    text: str
    kind: DocumentKind = DocumentKind.NEWS
    title: str | None = None
    issuer: str | None = None
    publisher: str | None = None
    said_on: date | None = None
    reports: FiscalPeriod | None = None
    lang: str | None = None
    provenance: Provenance = Provenance()


def content_id(document: Document) -> str:
    """Sixteen hexadecimal digits for what was published, wherever and however often it was fetched.

    They depend on text (white space folded), headline, day, issuer and publisher, and not on the address, so that
    the same article behind two addresses is one document and an edited article is another.
    """
    facts = (document.title, document.said_on, document.issuer, document.publisher, " ".join(document.text.split()))
    return hashlib.sha256("\x1f".join("" if f is None else str(f) for f in facts).encode()).hexdigest()[:16]
