"""SEC EDGAR: the current filings of every filer in one feed, and all filings of one company. Pure adapters.

What its endpoints really answer, and what a naive reader gets wrong: the current feed lists an accession once for
each filer, takes `type` as a prefix, shows 8-K items in its summary, and ends with an answer 503.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree

from capex.company import Company
from capex.document import Document
from scrapers.dates import NEW_YORK
from scrapers.filings import CURRENT, PERIODIC, documents_of, read_part, wanted_form, wanted_items
from scrapers.source import Expectation, Link, Raw, SourceError, Window

#: All of SEC's sources share what they know, so that a filing found one way is not fetched the other way again.
LEDGER = "edgar"
#: A hundred companies file something every few days, one company at least once a quarter.
CURRENT_EXPECTS = Expectation(every=timedelta(minutes=10), quiet=timedelta(days=10))
COMPANY_EXPECTS = Expectation(timedelta(days=1), quiet=timedelta(days=100), first_look=timedelta(days=120))
_PAGE = 100
_ATOM = "{http://www.w3.org/2005/Atom}"
#: More missed days than this, and one file of the whole quarter costs less than one of each day.
_DAYS_BY_DAY = 10


@dataclass(frozen=True)
class EdgarCurrent:
    """The newest filings of all companies. `by_cik` are the watched ones."""

    by_cik: Mapping[int, Company]
    www: str = "https://www.sec.gov"
    name: str = "edgar"
    ledger: str = LEDGER
    expects: Expectation = CURRENT_EXPECTS

    def index(self, window: Window) -> Sequence[Link]:  # noqa: ARG002 (the feed is the same for any window)
        """The first page of the feed of each form."""
        return [self._page(form, 0) for form in (*CURRENT, *PERIODIC)]

    def _page(self, form: str, start: int, oldest: datetime | None = None) -> Link:
        query = f"action=getcurrent&type={form}&owner=include&count={_PAGE}&start={start}&output=atom"
        meta = {"level": "feed", "form": form, "start": str(start)}
        url = f"{self.www}/cgi-bin/browse-edgar?{query}"
        return Link(url, listing=True, meta=meta, published_at=oldest, older=start > 0)

    def catch_up(self, window: Window) -> Sequence[Link]:
        """The daily index of each day that the feed no longer shows, or the quarters' full index."""
        first, last = (at.astimezone(NEW_YORK).date() for at in (window.since, window.until))
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        if len(days) > _DAYS_BY_DAY:
            quarters = dict.fromkeys(f"full-index/{day.year}/QTR{(day.month + 2) // 3}/master.gz" for day in days)
            return [self._index_file(path, first) for path in quarters]
        working = [day for day in days if day.weekday() < 5]
        return [
            self._index_file(f"daily-index/{day.year}/QTR{(day.month + 2) // 3}/master.{day:%Y%m%d}.idx", first)
            for day in working
        ]

    def _index_file(self, path: str, first: date) -> Link:
        """A holiday has no file, and neither has a day that is not over: SEC answers 403 for both."""
        meta = {"level": "idx", "first": first.isoformat()}
        return Link(f"{self.www}/Archives/edgar/{path}", listing=True, meta=meta, optional=True)

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:
        """The filings of watched companies in a feed or an index file; the documents of a filing."""
        if link.meta["level"] == "filing":
            return documents_of(listing, link)
        if link.meta["level"] == "idx":
            return list(self._in_index_file(listing, date.fromisoformat(link.meta["first"])))
        entries = list(_entries(listing))
        if not entries:
            return ()
        oldest = min(entry["updated"] for entry in entries)
        older = self._page(link.meta["form"], int(link.meta["start"]) + _PAGE, oldest)
        return [*self._watched(entries), older]

    def _watched(self, entries: Sequence[Mapping[str, Any]]) -> list[Link]:
        """One link an accession, though a feed names it once for each filer."""
        found: dict[str, Link] = {}
        for entry in entries:
            company = self.by_cik.get(entry["cik"])
            if company and wanted_form(entry["form"]) and wanted_items(entry["form"], entry["items"]):
                found.setdefault(
                    entry["accession"],
                    filing(self.www, company, entry["accession"], entry["form"], entry["updated"]),
                )
        return list(found.values())

    def _in_index_file(self, listing: Raw, first: date) -> Iterator[Link]:
        for cik, form, filed, accession in index_rows(listing.content):
            company = self.by_cik.get(cik)
            if company and wanted_form(form) and filed >= first:
                yield filing(self.www, company, accession, form)

    def read(self, page: Raw, link: Link) -> Document | None:
        """One document of a filing."""
        company = next(c for c in self.by_cik.values() if c.ticker == link.meta["ticker"])
        return read_part(page, link, company)


@dataclass(frozen=True)
class EdgarCompany:
    """All filings of one company, newest first, older pages as far as the window reaches."""

    company: Company
    www: str = "https://www.sec.gov"
    data: str = "https://data.sec.gov"
    ledger: str = LEDGER
    expects: Expectation = COMPANY_EXPECTS

    @property
    def name(self) -> str:
        """The source's name holds the ticker."""
        return f"edgar/{self.company.ticker}"

    def index(self, window: Window) -> Sequence[Link]:
        """The company's list of submissions."""
        url = f"{self.data}/submissions/CIK{self.company.cik:010}.json"
        since = window.since.astimezone(NEW_YORK).date()
        return [Link(url, listing=True, meta={"level": "submissions", "first": since.isoformat()})]

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:
        """The filings in a page of the list with the older pages that are wanted; the documents of a filing."""
        if link.meta["level"] == "filing":
            return documents_of(listing, link)
        content = _json(listing)
        filings = content.get("filings")
        first = link.meta["first"]
        # An older page is itself the table of columns that the newest page holds under filings.recent.
        rows = list(_rows(filings["recent"] if filings else content))
        found = [self._filing(row) for row in rows if row["filingDate"] >= first and self._wanted(row)]
        older = [page for page in (filings or {}).get("files", []) if page["filingTo"] >= first]
        urls = [f"{self.data}/submissions/{page['name']}" for page in older]
        return [*found, *(Link(url, listing=True, meta=link.meta) for url in urls)]

    def _wanted(self, row: Mapping[str, str]) -> bool:
        items = [item for item in (row.get("items") or "").split(",") if item]
        return wanted_form(row["form"]) and wanted_items(row["form"], items)

    def _filing(self, row: Mapping[str, str]) -> Link:
        return filing(self.www, self.company, row["accessionNumber"], row["form"])

    def read(self, page: Raw, link: Link) -> Document | None:
        """One document of a filing."""
        return read_part(page, link, self.company)


def filing(www: str, company: Company, accession: str, form: str, at: datetime | None = None) -> Link:
    """The link to a filing's index page. The time in lists of submissions lies; the index page tells the true one."""
    url = f"{www}/Archives/edgar/data/{company.cik}/{accession.replace('-', '')}/{accession}-index.htm"
    meta = {"level": "filing", "accession": accession, "form": form, "ticker": company.ticker}
    return Link(url, key=accession, listing=True, published_at=at, meta=meta)


def _entries(listing: Raw) -> Iterator[dict[str, Any]]:
    """The entries of a current-filings feed: form, cik, accession, updated, items. Raises SourceError."""
    try:
        root = etree.fromstring(listing.content, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"the current-filings feed is no XML ({error})") from None
    if root is None or root.tag != f"{_ATOM}feed":
        raise SourceError("the current-filings feed is no Atom feed")
    for entry in root.iterfind(f"{_ATOM}entry"):
        found = _entry(entry)
        if found:
            yield found


def _entry(entry: etree._Element) -> dict[str, Any] | None:
    category = entry.find(f"{_ATOM}category")
    accession = re.search(r"accession-number=(\d{10}-\d\d-\d{6})", entry.findtext(f"{_ATOM}id") or "")
    cik = re.search(r"\((\d{10})\)", entry.findtext(f"{_ATOM}title") or "")
    updated = entry.findtext(f"{_ATOM}updated")
    if category is None or not accession or not cik or not updated:
        return None
    summary = html.unescape(entry.findtext(f"{_ATOM}summary") or "")
    return {
        "form": str(category.get("term", "")),
        "cik": int(cik[1]),
        "accession": accession[1],
        "updated": datetime.fromisoformat(updated),
        "items": re.findall(r"Item (\d\.\d\d)", summary),
    }


def _json(listing: Raw) -> dict[str, Any]:
    try:
        content = json.loads(listing.content)
    except ValueError:
        raise SourceError("the list of submissions is no JSON") from None
    if not isinstance(content, dict) or not ({"filings", "accessionNumber"} & content.keys()):
        raise SourceError("the list of submissions has another shape than it had")
    return content


def _rows(columns: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, str]]:
    """Parallel columns as rows; columns come and go, so they are taken by name."""
    names = [name for name in ("accessionNumber", "filingDate", "form", "items") if name in columns]
    for values in zip(*(columns[name] for name in names), strict=True):
        yield dict(zip(names, values, strict=True))


def index_rows(content: bytes) -> Iterator[tuple[int, str, date, str]]:
    """CIK, form, day and accession of each line of a master index, daily or full, packed or not."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(200_000_000)
    seen: set[tuple[int, str]] = set()
    for line in content.decode("latin-1").splitlines():
        parts = line.split("|")
        accession = re.search(r"(\d{10}-\d\d-\d{6})", parts[4]) if len(parts) == 5 and parts[0].isdecimal() else None
        if accession and (int(parts[0]), accession[1]) not in seen:
            seen.add((int(parts[0]), accession[1]))
            # Days are written 20250418 in daily files and 2025-04-18 in full ones.
            yield int(parts[0]), parts[2], date.fromisoformat(parts[3]), accession[1]
