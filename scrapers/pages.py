"""Investor-relations pages that are no feeds: Q4's JSON, and listings in HTML whose links a pattern names. Pure.

A PDF is read as well as a page. A release that is revised in place (Q4 counts its revisions) is a new document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, timedelta, tzinfo
from typing import Any

from bs4 import BeautifulSoup, Tag

from capex.document import Document, DocumentKind
from scrapers.article import Article, release
from scrapers.dates import moment
from scrapers.feeds import Feed, document
from scrapers.source import EmptyListingError, Expectation, Link, Raw, SourceError, Window
from scrapers.text import html_to_text, pdf_to_text
from scrapers.urls import absolute, canonical, identity, is_web

#: What links to single releases look like, by the platform that serves the site.
STYLES = {
    "gcs": r"/news-releases?/(?:news-release-details/|\d{4}/)",
    "html": r"\.(?:pdf|html?)$|/\d{4}/\d{1,2}/",
    "q4": "",
    "gdelt": "",
}
_Q4_QUERY = (
    "/feed/PressRelease.svc/GetPressReleaseList?LanguageId=1&bodyType=2&pressReleaseDateFilter=3&categoryId=&year=-1"
    "&pageNumber=0&pageSize=20&tagList=&includeTags=true&excludeSelection=1"
)
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{4}"
)


@dataclass(frozen=True)
class Page:
    """One listing of a company's own publications.

    `style` is `q4` (the address of the site is enough), `gcs`, `html`, or `gdelt` for
    a query to that index of the press. `link` is a pattern that the addresses of
    releases match, `selector` a CSS selector for their links; either is enough. `zone` is the site's own.
    """

    name: str
    url: str
    issuer: str | None = None
    style: str = "html"
    link: str | None = None
    selector: str | None = None
    kind: DocumentKind = DocumentKind.RELEASE
    lang: str | None = None
    publisher: str | None = None
    zone: tzinfo | None = None
    day_first: bool = False
    full: bool = False
    expects: Expectation = field(default_factory=lambda: Expectation(timedelta(hours=1), timedelta(days=100)))

    @property
    def ledger(self) -> str:
        """Each page has its own."""
        return self.name

    def index(self, window: Window) -> Sequence[Link]:  # noqa: ARG002 (a listing shows what it shows)
        """The listing."""
        plain = self.style == "q4" and "/PressRelease" not in self.url
        url = self.url.rstrip("/") + _Q4_QUERY if plain else self.url
        return [Link(url, listing=True, robots=True)]

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:  # noqa: ARG002 (one listing only)
        """The releases that the listing names. Raises SourceError where there are none."""
        found = list({"q4": self._in_json, "gdelt": self._in_gdelt}.get(self.style, self._in_html)(listing))
        if not found:
            advice = "open the page and compare its links with `link` or `selector` of the entry"
            raise EmptyListingError("no release is linked on the page", advice)
        return list({each.key: each for each in found}.values())

    def _in_json(self, listing: Raw) -> Iterator[Link]:
        for item in _q4_items(listing.content):
            url = absolute(listing.final_url, item.get("LinkToDetailPage") or item.get("LinkToUrl") or "")
            body = str(item.get("Body") or "")
            yield Link(
                url=url,
                key=f"{item['PressReleaseId']}.{item.get('RevisionNumber', 1)}",
                title=" ".join(str(item.get("Headline") or "").split()) or None,
                # Month first, in the site's own time, without a word about it.
                published_at=moment(item.get("PressReleaseDate"), self.zone or UTC),
                content=body.encode() if len(body) > 200 else None,
                robots=True,
            )

    def _in_gdelt(self, listing: Raw) -> Iterator[Link]:
        try:
            articles = json.loads(listing.content).get("articles", [])
        except (ValueError, AttributeError):
            # Asked too often or wrongly, it answers 200 with a sentence.
            words = listing.content[:120].decode("utf-8", "replace").strip()
            raise SourceError(f"the index answers {words!r}", "ask more seldom, or mend the query") from None
        for item in articles:
            at, title = moment(item.get("seendate")), " ".join(str(item.get("title") or "").split())
            outlet = {"outlet": str(item.get("domain") or "")}
            yield Link(
                item["url"], identity(item["url"]), title=title or None, published_at=at, meta=outlet, robots=True
            )

    def _in_html(self, listing: Raw) -> Iterator[Link]:
        soup = BeautifulSoup(listing.content, "lxml", from_encoding=listing.charset)
        pattern = re.compile(self.link or ("" if self.selector else STYLES[self.style]), re.IGNORECASE)
        anchors = soup.select(self.selector) if self.selector else soup.find_all("a", href=True)
        for anchor in anchors:
            href = str(anchor.get("href") or "")
            if not href or href.startswith(("#", "mailto:", "javascript:")) or not pattern.search(href):
                continue
            url = absolute(listing.final_url, href)
            if not is_web(url):
                continue
            title = " ".join(anchor.get_text(" ").split())
            at = moment(_date_near(anchor), self.zone or UTC, day_first=self.day_first)
            yield Link(url, identity(url), title=title or None, published_at=at, robots=True)

    def read(self, page: Raw, link: Link) -> Document | None:
        """A release, a page of remarks, or slides."""
        if page.media_type == "application/pdf" or page.content.startswith(b"%PDF"):
            text = pdf_to_text(page.content)
            article = Article(text, link.title or text.partition("\n")[0], canonical(page.final_url), None, ())
        elif page.content is link.content:
            article = Article(html_to_text(page.content), link.title, canonical(link.url), None, ())
        else:
            article = release(page.content, page.final_url, page.charset, self.lang)
        return document(article, _better_dated(link, article, self.zone), page, _as_feed(self, link))


def _better_dated(link: Link, article: Article, zone: tzinfo | None) -> Link:
    """The page's own time, which names its zone, before the listing's, which does not."""
    own = moment(article.published, zone or UTC)
    listed = link.published_at
    if own and (listed is None or abs(own - listed) < timedelta(days=2)):
        return replace(link, published_at=own)
    return link


def _as_feed(page: Page, link: Link) -> Feed:
    """What `feeds.document` asks of a source, with the kind that the release's title shows."""
    remarks = re.search(r"\b(?:prepared remarks|transcript|commentary)\b", f"{link.title} {link.url}", re.IGNORECASE)
    kind = DocumentKind.CALL if remarks else page.kind
    publisher = page.publisher or page.name
    return Feed(page.name, page.url, page.lang, publisher, page.zone, page.issuer, kind)


def _q4_items(content: bytes) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(content.decode("utf-8-sig"))["GetPressReleaseListResult"]
    except (ValueError, KeyError, TypeError):
        raise SourceError("the page answers no list of press releases", "check the address in a browser") from None
    return [item for item in found or [] if item.get("PressReleaseId") and item.get("LinkToDetailPage")]


def _date_near(anchor: Tag) -> str | None:
    """The date in the row, list item or block around a link, looked for outwards as long as it stands alone."""
    for around in [anchor, *list(anchor.parents)[:4]]:
        if around.name in ("body", "html", "table", "ul", "main"):
            return None
        stamp = around.find("time")
        if isinstance(stamp, Tag) and stamp.get("datetime"):
            return str(stamp["datetime"])
        dates = _DATE.findall(around.get_text(" "))
        if dates:
            return str(dates[0]) if len(set(dates)) == 1 else None
    return None
