"""RSS, RDF and Atom feeds and the articles they name. Pure: the bytes come from `scrapers.web`.

feedparser reads every shape of feed, but trusts a declared character set and guesses dates; so it is given UTF-8, and
dates are read by `scrapers.dates` with the source's own zone.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from capex.document import Document, DocumentKind, Provenance
from scrapers.article import Article, article_text, release, without_head
from scrapers.charset import decode
from scrapers.dates import day_in, moment
from scrapers.source import EmptyListingError, Expectation, Link, Raw, SourceError, Window
from scrapers.text import html_to_text, pdf_to_text
from scrapers.urls import absolute, canonical, host_of, identity, is_web

FROM_FEED = "text from the feed only"
FIRST_SEEN = "date is first seen"

#: Hosts whose links to articles no program can follow, and that nobody should try to get around.
_NO_ARTICLES = frozenset({"news.google.com"})

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Feed:
    """One feed. `zone` is the publisher's, for dates that name none and for the day of those that name another.

    `issuer` is the ticker whose own feed it is, `None` for the press. `match` lists words of which one must stand in
    an entry's headline or summary before its page is fetched: an economy desk writes about much else. `full` says that
    the feed itself carries whole articles.
    """

    name: str
    url: str
    lang: str | None = None
    publisher: str | None = None
    zone: tzinfo | None = None
    issuer: str | None = None
    kind: DocumentKind = DocumentKind.NEWS
    match: tuple[str, ...] = ()
    full: bool = False
    expects: Expectation = field(default_factory=lambda: Expectation(timedelta(minutes=30), timedelta(days=14)))

    @property
    def ledger(self) -> str:
        """Each feed has its own."""
        return self.name

    def index(self, window: Window) -> Sequence[Link]:  # noqa: ARG002 (a feed shows what it shows)
        """The feed."""
        return [Link(self.url, listing=True)]

    def links(self, listing: Raw, link: Link) -> Sequence[Link]:  # noqa: ARG002 (one listing only)
        """The feed's entries. Raises SourceError for a page that is no feed, and for a feed without any."""
        parsed = parse(listing, self.lang)
        found = [self._entry(entry, listing.final_url) for entry in parsed["entries"]]
        entries = [each for each in found if each is not None]
        if not entries:
            raise _empty(listing, parsed)
        return [each for each in entries if self._concerns(each)]

    def _entry(self, entry: Mapping[str, Any], base: str) -> Link | None:
        url = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
        url = absolute(base, str(url or ""))
        if not is_web(url) or not (entry.get("link") or entry.get("id")):
            return None
        published = moment(entry.get("published") or entry.get("updated") or entry.get("created"), self.zone or UTC)
        summary = str(entry.get("summary") or "")
        content = next((str(c["value"]) for c in entry.get("content", []) if c.get("value")), summary)
        title = _words(entry.get("title"))
        if host_of(url) in _NO_ARTICLES:
            return self._headline(entry, url, title, published)
        return Link(
            url=url,
            key=self._key(entry, url, title),
            title=title,
            published_at=published,
            meta={"summary": _words(summary) or "", "outlet": _outlet(entry)},
            content=content.encode() if len(content) > 200 else None,
            inline=self.full and len(content) > 200,
            robots=True,
        )

    def _headline(self, entry: Mapping[str, Any], url: str, title: str | None, published: datetime | None) -> Link:
        """An entry of an aggregator whose links lead through a script: the headline is all there is."""
        summary = _words(entry.get("summary")) or ""
        content = f"<p>{html.escape(title or '')}</p><p>{html.escape(summary)}</p>".encode()
        meta = {"summary": summary, "outlet": _outlet(entry)}
        return Link(url, self._key(entry, url, title), title=title, published_at=published, meta=meta,
                    content=content, inline=True)  # fmt: skip

    def _key(self, entry: Mapping[str, Any], url: str, title: str | None) -> str:
        """What makes an entry the same one: its own id, else its address; an edited headline makes it another."""
        own = str(entry.get("id") or identity(url))
        return f"{own}#{hashlib.sha256((title or '').encode()).hexdigest()[:8]}"

    def _concerns(self, link: Link) -> bool:
        if not self.match:
            return True
        text = f"{link.title} {link.meta['summary']}".casefold()
        return any(word in text for word in self.match)

    def read(self, page: Raw, link: Link) -> Document | None:
        """The article behind an entry."""
        if page.media_type == "application/pdf" or page.content.startswith(b"%PDF"):
            article = Article(pdf_to_text(page.content), link.title, canonical(page.final_url), None, ())
        elif page.content is link.content:
            article = _from_feed(link, whole=self.full)
        else:
            reader = release if self.issuer else article_text
            article = reader(page.content, page.final_url, page.charset, self.lang)
        return document(article, link, page, self)


def document(article: Article, link: Link, page: Raw, source: Feed) -> Document | None:
    """An article as a document; `None` where there is nothing to read. The day is the publisher's own."""
    if len(article.text) < 40:
        return None
    published = link.published_at or moment(article.published, source.zone or UTC)
    marks = article.marks if published else (*article.marks, FIRST_SEEN)
    title, publisher = _title(link, article), link.meta.get("outlet") or source.publisher or source.name
    return Document(
        id="",
        text=without_head(article.text, title),
        kind=source.kind,
        title=title,
        issuer=source.issuer,
        publisher=publisher,
        said_on=day_in(published or page.fetched_at, source.zone),
        lang=source.lang,
        provenance=Provenance(url=article.url, source=source.name, published_at=published, marks=marks),
    )


def _from_feed(link: Link, *, whole: bool) -> Article:
    text = html_to_text((link.content or b"").decode())
    return Article(text, link.title, canonical(link.url), None, () if whole else (FROM_FEED,))


def _title(link: Link, article: Article) -> str | None:
    outlet = link.meta.get("outlet")
    title = link.title or article.title
    return title.removesuffix(f" - {outlet}") if title and outlet else title


def _outlet(entry: Mapping[str, Any]) -> str:
    """The real publisher of an entry that an aggregator passes on."""
    source = entry.get("source")
    return str(source.get("title") or "") if isinstance(source, Mapping) and source.get("href") else ""


def _words(markup: object) -> str | None:
    text = str(markup or "")
    if "<" in text or "&" in text:
        text = html_to_text(f"<p>{text}</p>")
    return " ".join(text.split()) or None


def parse(listing: Raw, lang: str | None = None) -> Mapping[str, Any]:
    """A feed by feedparser, from bytes in whatever they were written in. Raises SourceError for an HTML page."""
    import feedparser

    if _HTML.match(listing.content[:2_000]):
        raise SourceError("the feed has become an HTML page", "look for the feed's new address, or disable the entry")
    text = decode(listing.content, listing.charset, lang)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    # A bare ampersand breaks the whole feed for a strict reader, and a lax one makes "AT&T;" of "AT&T".
    text = re.sub(r"&(?!(?:\w+|#\d+|#x[\da-fA-F]+);)", "&amp;", text)
    whole = '<?xml version="1.0" encoding="utf-8"?>' + text.lstrip()
    headers = {"content-location": listing.final_url, "content-type": "application/xml; charset=utf-8"}
    parsed: Mapping[str, Any] = feedparser.parse(whole.encode(), response_headers=headers, sanitize_html=False)
    return parsed


def _empty(listing: Raw, parsed: Mapping[str, Any]) -> SourceError:
    if not listing.content.strip():
        return SourceError("the feed is an empty answer", "open the address in a browser; the feed may have moved")
    if not parsed.get("version"):
        start = decode(listing.content[:60]).strip()
        return SourceError(f"this is no feed (it begins with {start!r})", "check the address in a browser")
    return EmptyListingError("the feed has no entries", "open the address in a browser; the feed may have moved")
