"""Press articles: the main text of a page, its headline, and what to know before trusting it. Pure.

trafilatura finds the text, the best in every published comparison. Filings are not articles: see scrapers.text.
"""

from __future__ import annotations

import copy
import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from scrapers.charset import decode
from scrapers.text import html_to_text, paragraphs
from scrapers.urls import absolute, canonical, same_site

PAYWALLED = "paywalled"
TRUNCATED = "truncated"

#: What stands at the end of the free part, in the languages that are watched.
_WALLS = re.compile(
    r"subscribe to (?:continue|read)|subscribers? only|sign in to (?:continue|read)|already a subscriber"
    r"|この記事は(?:有料)?会員限定|有料会員限定|残り\s?[\d,]+\s?文字|유료\s?회원|구독자 전용|로그인 후 이용"
    r"|付费阅读|会员专享|訂閱後|登入後繼續"
    r"|nur für abonnenten|réservé aux abonnés|solo para suscriptores",
    re.IGNORECASE,
)
#: Where sites of companies put a release's text.
_RELEASE = "article, [itemprop=articleBody], .module_body, .xn-content, .news-release-body"
#: A line that holds nothing but a date and a clock, with a word such as "published" and a zone, or names an author.
_HEAD = re.compile(
    r"(?:[^\W\d]{2,12}\s*[:：]?\s*)?(?:\d{4}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}\s?[日일.]?"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4}|(?:\d{1,2}\.?\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?\d{4})"
    r"(?:[\s,|T(]+(?:(?:오전|오후|午前|午後)\s?)?\d{1,2}[:시時]\s?\d{0,2}\S{0,6}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?\)?)?"
    r"|(?:By|Von|Par|Por)\s[^\d.]{3,50}|[가-힣]{2,4}\s?(?:기자|특파원)(?:\s*=)?(?:\s\S+@\S+)?|【[^】]{2,30}】|記者[:：]?\s?\S{2,6}"
)
_CUT = re.compile(
    r"(?:\[?(?:\.\.\.|…)\]?|\[\+\d+ chars\])\s*(?:read more|weiterlesen|続きを読む|더보기|阅读全文)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Article:
    """The main text of a page.

    `marks` holds `paywalled` and `truncated`; `url` is the address the page gives itself, where that lies on the same
    site; `published` is the date as the page's own data writes it.
    """

    text: str
    title: str | None
    url: str
    published: str | None
    marks: tuple[str, ...]


def article_text(content: bytes | str, url: str = "", charset: str | None = None, lang: str | None = None) -> Article:
    """Read an article's page."""
    source = content if isinstance(content, str) else decode(content, charset, lang)
    facts = _facts(source)
    body = _main(source, url)
    own = html_to_text(facts.get("articleBody") or "") if facts.get("articleBody") else ""
    if len(own) > 1.5 * len(body):
        body = own
    title = _title(source, facts)
    return Article(
        text=without_head(body, title),
        title=title,
        url=_own_url(source, url),
        published=_text(facts.get("datePublished")) or _meta(source, "article:published_time"),
        marks=_marks(body, own, facts, source),
    )


def release(content: bytes, url: str = "", charset: str | None = None, lang: str | None = None) -> Article:
    """Read a company's own release. Article readers drop tables, which matter here: its block is taken whole."""
    from bs4 import BeautifulSoup

    source = decode(content, charset, lang)
    article = article_text(source, url)
    body = BeautifulSoup(source, "lxml").select_one(_RELEASE)
    whole = html_to_text(str(body)) if body else ""
    # A headline that was set before the text makes it no fuller.
    return replace(article, text=whole) if len(whole) > len(_headless(article.text, article.title)) else article


def _main(source: str, url: str) -> str:
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG

    # Below 250 characters it takes another way that glues all paragraphs, headline and date into one line. A news flash
    # in Korean has 150.
    config = copy.deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "40"
    # It reports each page without text as an error of its own; here that is an answer like any other.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(source, url=url or None, include_comments=False, include_tables=True, config=config)
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        # Some pages break the extractor; the whole page is then better than nothing.
        found = None
    text = found or ""
    if not text:
        whole = html_to_text(source)
        text = "\n".join(
            line for line in whole.split("\n") if len(line) > 80 or re.search("[\u3040-\u9fff가-힣]{20}", line)
        )
    return _tidied(text)


def _tidied(text: str) -> str:
    lines = (re.sub(r"^\||\|$", "", line.strip()).strip() for line in text.split("\n"))
    return paragraphs(" ".join(line.split()) for line in lines if not re.fullmatch(r"[|\s-]*", line))


def without_head(text: str, title: str | None) -> str:
    """The text without what stands before its first paragraph: the headline once more, a date, a by-line.

    A headline that alone tells a figure stays, or is set before the text, or nobody would read that figure.
    """
    body = _headless(text, title)
    return f"{title}\n\n{body}".rstrip() if title and body != title and _tells_more(title, body) else body


def _headless(text: str, title: str | None) -> str:
    blocks = text.split("\n\n")
    while len(blocks) > 1 and (blocks[0] == title or (len(blocks[0]) < 60 and _HEAD.fullmatch(blocks[0]))):
        del blocks[0]
    return "\n\n".join(blocks)


def _tells_more(title: str, body: str) -> bool:
    """Whether a headline has a figure that the body has not. One that it rounds (73 for 72.8) is the body's."""
    told = _figures(body)
    return any(all(abs(each - figure) > _slack(figure) for each in told) for figure in _figures(title))


def _slack(figure: Decimal) -> Decimal:
    """How far a rounded figure is from the exact one at most; of small numbers, where that is much, a few percent."""
    return min(Decimal(10) ** int(figure.as_tuple().exponent) / 2, figure * Decimal("0.03"))


def _figures(text: str) -> set[Decimal]:
    """The numbers of a text; years are none."""
    found = re.findall(r"\d+(?:[.,]\d+)*", unicodedata.normalize("NFKC", text))
    return {_number(written) for written in found if not re.fullmatch(r"(?:19|20)\d\d", written)}


def _number(written: str) -> Decimal:
    """A number as it is meant: behind the last sign stand decimals, or groups of three, save behind one point alone."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[.,]\d{3}){2,}", written):
        return Decimal(re.sub(r"\D", "", written))
    whole, _, rest = written.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{rest}") if whole else Decimal(rest)


def _facts(source: str) -> dict[str, Any]:
    """What the page's JSON-LD says about its article."""
    for block in re.findall(r"<script[^>]+application/ld\+json[^>]*>(.*?)</script>", source, re.DOTALL | re.IGNORECASE):
        try:
            content = json.loads(block.strip(), strict=False)
        except ValueError:
            continue
        for item in _items(content):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and ("Article" in k or k in ("BlogPosting", "Report")) for k in kinds):
                return item
    return {}


def _items(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for each in content:
            yield from _items(each)
    elif isinstance(content, dict):
        yield content
        yield from _items(content.get("@graph", []))


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _meta(source: str, name: str) -> str | None:
    tag = re.search(rf"<meta\b[^>]*?(?:property|name)\s*=\s*[\"']{re.escape(name)}[\"'][^>]*>", source, re.IGNORECASE)
    found = re.search(r"content\s*=\s*(\"[^\"]*\"|'[^']*')", tag[0], re.IGNORECASE) if tag else None
    return _unescaped(found[1][1:-1]) if found else None


def _unescaped(text: str) -> str | None:
    import html

    return " ".join(html.unescape(text).split()) or None


def _title(source: str, facts: dict[str, Any]) -> str | None:
    own = _text(facts.get("headline")) or _meta(source, "og:title")
    if own:
        return _unescaped(own)
    found = re.search(r"<title[^>]*>(.*?)</title>", source, re.DOTALL | re.IGNORECASE)
    return _unescaped(found[1]) if found else None


def _own_url(source: str, url: str) -> str:
    """The address the page gives itself, believed only on its own site: some pages all name the front page."""
    head = source[:200_000]
    tag = re.search(r"<link\b[^>]*rel\s*=\s*[\"']?canonical[\"']?[^>]*>", head, re.IGNORECASE)
    found = re.search(r"href\s*=\s*[\"']([^\"']+)", tag[0]) if tag else None
    own = absolute(url, found[1]) if found else _meta(head, "og:url")
    if own and url and same_site(own, url) and len(canonical(own).split("/")) > 4:
        return canonical(own)
    return canonical(url) if url else own or ""


def _marks(body: str, own: str, facts: dict[str, Any], source: str) -> tuple[str, ...]:
    walled = str(facts.get("isAccessibleForFree", "")).lower() == "false" or (
        len(body) < 1_500 and bool(_WALLS.search(_words(source)))
    )
    cut = bool(_CUT.search(body)) or (len(own) > 200 and len(body) < 0.5 * len(own))
    return (PAYWALLED,) * walled + (TRUNCATED,) * cut


def _words(source: str) -> str:
    """All visible words of a page, fast and rough."""
    try:
        return " ".join(map(str, lxml_html.document_fromstring(source.encode()).itertext()))
    except (etree.ParserError, ValueError):
        return ""
