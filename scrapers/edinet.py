"""EDINET, Japan's register of disclosures (API version 2). Pure; the user's key is added by `scrapers.web`.

Every answer is HTTP 200; what went wrong stands in its JSON, also where a document should be. The register lists by
day, all companies together, so that one list a day serves every watched one. Companies are known by their securities
code: the four characters of the Tokyo ticker, and a zero.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from capex.company import Company
from capex.document import Document, DocumentKind, Provenance
from scrapers.dates import moment
from scrapers.source import Expectation, Link, Raw, SourceError, Window
from scrapers.text import pdf_to_text

TOKYO = ZoneInfo("Asia/Tokyo")
BASE = "https://api.edinet-fsa.go.jp"

#: Annual, quarterly, half-yearly and extraordinary reports; the odd tens are their corrections.
_WANTED = frozenset({"120", "130", "140", "150", "160", "170", "180", "190"})
_CORRECTIONS = frozenset({"130", "150", "170", "190"})
_ADVICE = {
    "400": "it is a fault of the request: please report it",
    "401": "check CAPEXWATCH_EDINET_KEY",
    "403": "check CAPEXWATCH_EDINET_KEY with the register",
    "404": "the document was taken back, or the address of the register has changed",
    "429": "it is tried again at the next poll",
    "500": "it is tried again at the next poll",
}


@dataclass(frozen=True)
class Edinet:
    """The disclosures of all watched Japanese companies, by securities code of five characters (`code_of`)."""

    companies: Mapping[str, Company]
    base: str = BASE
    name: str = "edinet"
    expects: Expectation = field(
        default_factory=lambda: Expectation(timedelta(hours=1), timedelta(days=100), timedelta(days=7))
    )

    @property
    def ledger(self) -> str:
        """The register has one, however its companies are asked for."""
        return "edinet"

    def index(self, window: Window) -> Sequence[Link]:
        """The list of each day of the window, in Tokyo."""
        first, last = (at.astimezone(TOKYO).date() for at in (window.since, window.until))
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [Link(f"{self.base}/api/v2/documents.json?date={day}&type=2", listing=True) for day in days]

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:  # noqa: ARG002 (every source's listing is asked so)
        """The watched companies' reports of a day."""
        return [self._report(row) for row in _results(listing.content) if self._is_wanted(row)]

    def _is_wanted(self, row: Mapping[str, Any]) -> bool:
        return (
            row.get("secCode") in self.companies
            and row.get("docTypeCode") in _WANTED
            and row.get("pdfFlag") == "1"
            and row.get("withdrawalStatus", "0") == "0"
            and row.get("disclosureStatus", "0") == "0"
        )

    def _report(self, row: Mapping[str, Any]) -> Link:
        number = str(row["docID"])
        facts = {"number": number, "code": str(row["secCode"]), "type": str(row["docTypeCode"])}
        return Link(
            url=f"{self.base}/api/v2/documents/{number}?type=2",
            key=number,
            title=" ".join(str(row.get("docDescription") or "").split()) or None,
            published_at=moment(row.get("submitDateTime"), TOKYO),
            meta=facts,
        )

    def read(self, page: Raw, link: Link) -> Document | None:
        """The report out of its PDF; `None` for one without text."""
        if not page.content.startswith(b"%PDF"):
            _results(page.content)
            raise SourceError("the document is no PDF", "open it at the register")
        text = pdf_to_text(page.content)
        company = self.companies.get(link.meta["code"])
        if not text.strip() or company is None:
            return None
        return Document(
            id="",
            text=text,
            kind=DocumentKind.FILING,
            title=link.title,
            issuer=company.ticker,
            publisher=company.name,
            said_on=link.published_at.astimezone(TOKYO).date() if link.published_at else None,
            lang="ja",
            provenance=Provenance(
                url=f"https://disclosure2.edinet-fsa.go.jp/WZEK0040.aspx?{link.meta['number']}",
                source=self.name,
                published_at=link.published_at,
                accession=link.meta["number"],
                amends=link.meta["type"] in _CORRECTIONS,
            ),
        )


def code_of(company: Company) -> str | None:
    """A company's securities code: what `sources.edinet` says, else its Tokyo ticker's; `None` for others."""
    own = company.sources.get("edinet") or company.ticker.removesuffix(".T") * company.ticker.endswith(".T")
    return f"{own}0" if len(own) == 4 else own or None


def _results(content: bytes) -> list[dict[str, Any]]:
    """The rows of a list. Raises SourceError with the register's own word for what went wrong."""
    try:
        answer = json.loads(content)
        about = answer.get("metadata") or answer
        status = str(about.get("status") or about.get("statusCode") or about.get("StatusCode"))
    except (ValueError, AttributeError):
        raise SourceError("the register's answer is no JSON with a status") from None
    if status != "200":
        message = " ".join(str(about.get("message") or "no reason given").split())
        raise SourceError(f"{message} (status {status})", _ADVICE.get(status, "see the register's list of codes"))
    return list(answer.get("results") or ())
