"""OpenDART, Korea's register of disclosures. Pure; the user's key is added to requests by `scrapers.web`.

Every answer is HTTP 200; what went wrong stands in `status`, and "013" (nothing found) is the normal one. Documents
come as ZIP files, often in EUC-KR.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from capex.company import Company
from capex.document import Document, DocumentKind, Provenance
from scrapers.charset import decode
from scrapers.dates import moment
from scrapers.source import Expectation, Link, Raw, SourceError, Window
from scrapers.text import html_to_text

SEOUL = ZoneInfo("Asia/Seoul")
BASE = "https://opendart.fss.or.kr"

#: Reports that may tell planned spending: new facilities, plans and forecasts, periodic reports.
_WANTED = re.compile(r"신규시설투자|유형자산|투자판단|장래사업|전망|공정공시|사업보고서|반기보고서|분기보고서")
_ERRORS = {
    "010": ("the key is not registered", "check CAPEXWATCH_DART_KEY"),
    "011": ("the key cannot be used", "check CAPEXWATCH_DART_KEY with the register"),
    "012": ("this address may not use the key", "add this machine's address to the key at the register"),
    "020": ("the key's daily quota is used up", "it is tried again at the next poll"),
    "100": ("a field of the request is wrong", "check the company's number under sources.dart in the watch list"),
    "800": ("the register is under maintenance", "it is tried again at the next poll"),
}
_MAX_UNPACKED = 60_000_000


@dataclass(frozen=True)
class Dart:
    """The disclosures of one company. `corp_code` is the register's own eight digits."""

    company: Company
    corp_code: str
    base: str = BASE
    expects: Expectation = field(
        default_factory=lambda: Expectation(timedelta(hours=1), timedelta(days=100), timedelta(days=30))
    )

    @property
    def name(self) -> str:
        """The source's name holds the ticker."""
        return f"dart/{self.company.ticker}"

    @property
    def ledger(self) -> str:
        """Each company has its own."""
        return self.name

    def index(self, window: Window) -> Sequence[Link]:
        """The first page of what was received in the window."""
        first, last = (f"{at.astimezone(SEOUL):%Y%m%d}" for at in (window.since, window.until))
        return [self._page(first, last, 1)]

    def _page(self, first: str, last: str, number: int) -> Link:
        query = f"corp_code={self.corp_code}&bgn_de={first}&end_de={last}&page_no={number}&page_count=100"
        return Link(f"{self.base}/api/list.json?{query}", listing=True, meta={"first": first, "last": last})

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:
        """The reports of a page that may tell planned spending, and the further pages."""
        content = _answer(listing.content)
        found = [self._report(each) for each in content.get("list", []) if _WANTED.search(each["report_nm"])]
        page, pages = int(content.get("page_no") or 1), int(content.get("total_page") or 1)
        more = [self._page(link.meta["first"], link.meta["last"], page + 1)] if page < pages else []
        return [*found, *more]

    def _report(self, row: dict[str, Any]) -> Link:
        number = str(row["rcept_no"])
        return Link(
            url=f"{self.base}/api/document.xml?rcept_no={number}",
            key=number,
            title=" ".join(str(row["report_nm"]).split()),
            published_at=moment(str(row["rcept_dt"]), SEOUL),
            meta={"number": number},
        )

    def read(self, page: Raw, link: Link) -> Document | None:
        """The report out of its ZIP file; the register knows its day only, so no time is claimed."""
        text = html_to_text(decode(unpacked(page.content), None, "ko"))
        if len(text) < 40:
            return None
        title = link.title or ""
        return Document(
            id="",
            text=text,
            kind=DocumentKind.FILING if "보고서" in title else DocumentKind.RELEASE,
            title=title or None,
            issuer=self.company.ticker,
            publisher=self.company.name,
            said_on=link.published_at.date() if link.published_at else None,
            lang="ko",
            provenance=Provenance(
                url=f"https://dart.fss.or.kr/dsaf001/main.do?rcpNo={link.meta['number']}",
                source=self.name,
                accession=link.meta["number"],
                amends="정정" in title,
            ),
        )


def _answer(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
        status = str(answer["status"])
    except (ValueError, KeyError, TypeError):
        raise SourceError("the register's answer is no JSON with a status") from None
    if status == "013":
        return {}
    if status != "000":
        reason, advice = _ERRORS.get(status, (str(answer.get("message")), "see the register's list of codes"))
        raise SourceError(f"{reason} (status {status})", advice)
    found: dict[str, Any] = answer
    return found


def unpacked(content: bytes) -> bytes:
    """The largest file of a ZIP. Raises SourceError; errors come as XML or JSON where a ZIP should be."""
    if not content.startswith(b"PK"):
        status = re.search(rb"<status>(\d+)</status>|\"status\"\s*:\s*\"(\d+)\"", content[:2_000])
        code = (status[1] or status[2]).decode() if status else "?"
        reason, advice = _ERRORS.get(code, ("the document is no ZIP file", "open it at the register"))
        raise SourceError(f"{reason} (status {code})", advice)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            largest = max(archive.infolist(), key=lambda each: each.file_size)
            if largest.file_size > _MAX_UNPACKED:
                raise SourceError("the document is larger than any report is when unpacked")
            return archive.read(largest)
    except (zipfile.BadZipFile, ValueError) as error:
        raise SourceError(f"the document's ZIP file is broken ({error})") from None
