"""One filing at SEC: its index page, the documents worth reading, and what each of them is. Pure.

Exhibits are chosen by their type (EX-99.1), never by their name: names say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml import etree
from lxml import html as lxml_html

from capex.company import Company
from capex.document import Document, DocumentKind, Provenance
from capex.period import FiscalPeriod, fiscal_quarter_of
from scrapers.dates import NEW_YORK
from scrapers.source import Link, Raw, SourceError
from scrapers.text import html_to_text, pdf_to_text
from scrapers.urls import absolute

#: Forms that may carry guidance. Amendments end in /A.
CURRENT = ("8-K", "6-K")
PERIODIC = ("10-Q", "10-K", "20-F", "40-F")
#: Results, Regulation FD, other events: where guidance appears in an 8-K.
ITEMS = frozenset({"2.02", "7.01", "8.01"})

_READABLE = re.compile(r"\.(?:html?|txt|pdf)$", re.IGNORECASE)


def base_form(form: str) -> str:
    """The form without its mark of amendment."""
    return form.removesuffix("/A")


def wanted_form(form: str) -> bool:
    """Whether a form may carry guidance (a feed asked for 10-K also gives 10-KT, one asked for 8-K also 8-K12B)."""
    return base_form(form) in (*CURRENT, *PERIODIC)


def wanted_items(form: str, items: Sequence[str]) -> bool:
    """Whether an 8-K's items may carry guidance; unknown items may."""
    return base_form(form) != "8-K" or not items or bool(ITEMS & set(items))


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a filing's list of documents."""

    type: str
    url: str
    description: str


@dataclass(frozen=True, slots=True)
class FilingIndex:
    """What a filing's index page says. `accepted` is New York time, the only time that does not lie."""

    accepted: datetime | None
    filed: date | None
    period: date | None
    items: tuple[str, ...]
    parts: tuple[Part, ...]


def filing_index(page: Raw) -> FilingIndex:
    """Read the index page of a filing. Raises SourceError for any other page."""
    try:
        root = lxml_html.document_fromstring(page.content)
    except etree.ParserError:
        raise SourceError("the filing's index page is empty") from None
    heads = [_words(element) for element in root.iterfind(".//div[@class='infoHead']")]
    infos = [_words(element) for element in root.iterfind(".//div[@class='info']")]
    facts = dict(zip(heads, infos, strict=False))
    parts = tuple(_parts(root, page.final_url))
    if not parts:
        raise SourceError("no list of documents on the filing's index page")
    return FilingIndex(
        accepted=_accepted(facts.get("Accepted", "")),
        filed=_day(facts.get("Filing Date", "")),
        period=_day(facts.get("Period of Report", "")),
        items=tuple(re.findall(r"Item (\d\.\d\d)", facts.get("Items", ""))),
        parts=parts,
    )


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _parts(root: etree._Element, base: str) -> Iterator[Part]:
    for row in root.iterfind(".//table[@class='tableFile']//tr"):
        cells = row.findall("td")
        anchor = row.find(".//a")
        if len(cells) >= 4 and anchor is not None:
            # Inline XBRL is linked through a viewer, which is no document.
            url = absolute(base, re.sub(r"^.*/ix\?doc=", "", anchor.get("href") or ""))
            yield Part(_words(cells[3]), url, _words(cells[1]))


def _accepted(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def documents_of(page: Raw, link: Link) -> tuple[Link, ...]:
    """Links to the documents of a filing that are worth reading."""
    index = filing_index(page)
    form = link.meta["form"]
    if not wanted_items(form, index.items):
        return ()
    if index.accepted is None and index.filed is None:
        raise SourceError("the filing's index page gives no time of acceptance")
    facts = {
        "accession": link.meta["accession"],
        "form": form,
        "ticker": link.meta["ticker"],
        "items": ",".join(index.items),
        "filed": index.filed.isoformat() if index.filed else "",
        "period": index.period.isoformat() if index.period else "",
    }
    chosen = [part for part in index.parts if _READABLE.search(part.url) and _worth(part.type, form, index)]
    return tuple(
        Link(
            url=part.url,
            key=f"{link.meta['accession']}:{part.url.rpartition('/')[2]}",
            published_at=index.accepted,
            meta={**facts, "type": part.type, "description": part.description},
        )
        for part in chosen
    )


def _worth(kind: str, form: str, index: FilingIndex) -> bool:
    if kind.startswith("EX-99"):
        return base_form(form) in (*CURRENT, "40-F")
    if kind.startswith("EX-13"):
        return base_form(form) in PERIODIC  # the annual report to shareholders, where the 10-K only points to it
    if kind != form:
        return False
    if base_form(form) != "8-K":
        return True
    # An 8-K's own page is a cover, unless it is the only one or tells "other events" itself.
    return bool({"7.01", "8.01"} & set(index.items)) or not any(p.type.startswith("EX-99") for p in index.parts)


def read_part(page: Raw, link: Link, company: Company) -> Document | None:
    """One document of a filing; `None` where it holds no text."""
    text = (
        pdf_to_text(page.content)
        if page.media_type == "application/pdf" or page.content.startswith(b"%PDF")
        else html_to_text(page.content, page.charset)
    )
    if len(text) < 40:
        return None
    meta = link.meta
    filed = _day(meta.get("filed", ""))
    return Document(
        id="",
        text=text,
        kind=_kind(meta["type"], meta["form"], text),
        title=headline(text) or meta.get("description") or None,
        issuer=meta["ticker"],
        publisher=company.name,
        said_on=link.published_at.astimezone(NEW_YORK).date() if link.published_at else filed,
        reports=_reports(meta, link.published_at, company),
        provenance=Provenance(
            url=link.url,
            source="edgar",
            published_at=link.published_at,
            accession=meta["accession"],
            form=meta["form"],
            amends=meta["form"].endswith("/A"),
        ),
    )


_RELEASE_WORDS = re.compile(
    r"\b(?:reports|announces|results|earnings|outlook|guidance|press release|news release|quarter(?:ly)?)\b",
    re.IGNORECASE,
)
_CALL_WORDS = re.compile(r"\b(?:prepared remarks|conference call transcript|earnings call|operator:)", re.IGNORECASE)


def _kind(part: str, form: str, text: str) -> DocumentKind:
    """What a document is. A 6-K has neither items nor fixed exhibits: the first lines tell."""
    opening = text[:1_500]
    if part.startswith("EX-99") and _CALL_WORDS.search(opening):
        return DocumentKind.CALL
    if part.startswith("EX-99"):
        return DocumentKind.RELEASE
    if base_form(form) == "6-K" and _RELEASE_WORDS.search(_after_cover(text)[:1_500]):
        return DocumentKind.RELEASE
    return DocumentKind.FILING


def _after_cover(text: str) -> str:
    """A 6-K without its cover, which ends with the signature or with a list of exhibits."""
    found = re.search(r"(?:SIGNATURES?|EXHIBIT INDEX)\b", text[:6_000])
    return text[found.end() :] if found else text


def _reports(meta: Mapping[str, str], accepted: datetime | None, company: Company) -> FiscalPeriod | None:
    """The quarter a document reports on: what a 10-Q or 10-K says, and the one before for results in an 8-K.

    Fiscal years of 52 or 53 weeks end up to a week off their nominal day, so a week is given.
    """
    period = _day(meta.get("period", ""))
    if base_form(meta["form"]) in PERIODIC and period:
        return fiscal_quarter_of(period - timedelta(days=7), company.fiscal_year_end)
    if "2.02" in meta.get("items", "") and accepted:
        current = fiscal_quarter_of(accepted.date() - timedelta(days=7), company.fiscal_year_end)
        starts = current.dates(company.fiscal_year_end)[0]
        return fiscal_quarter_of(starts - timedelta(days=7), company.fiscal_year_end)
    return None


_NO_HEADLINE = re.compile(
    r"(?:exhibit|ex-)\s*\d+|for immediate release|press release|news release|document|united states|securities and"
    r"|form \d|washington|\(?mark one|contacts?\b|investor|media|.*@|https?:|www\.|page \d|table of contents"
    r"|nasdaq:|nyse:",
    re.IGNORECASE,
)


def headline(text: str) -> str | None:
    """The first line that reads like a headline: of some length, no address, no label of the form itself."""
    for line in text[:3_000].split("\n")[:20]:
        if 20 <= len(line) <= 250 and " | " not in line and not _NO_HEADLINE.match(line) and not line.endswith("."):
            return line
    return None
