"""Feeds through their normal and their bad days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from loopback import Answer, Loopback
from quick import NOW

from capex.document import DocumentKind
from scrapers.feeds import FIRST_SEEN, FROM_FEED, Feed
from scrapers.source import Link, Memory, Poll, Raw, SourceError
from scrapers.walk import poll

NONE = Memory()
SEOUL = ZoneInfo("Asia/Seoul")
WORDS = "Acme expects to spend between 64 and 72 billion dollars this year, it said. " * 8


def article(title: str = "Acme to spend more", words: str = WORDS, head: str = "", encoding: str = "utf-8") -> Answer:
    page = f"""<html><head><meta charset="{encoding}"><title>{title} | The Paper</title>{head}</head><body>
        <nav><a href="/">Home</a> <a href="/markets">Markets</a></nav><article><h1>{title}</h1>
        <p>{words}</p><p>{words} Once more.</p></article><footer>All rights reserved</footer></body></html>"""
    return Answer(page.encode(encoding), type="text/html")


def item(
    url: str, title: str = "Acme to spend more", at: str = "Wed, 30 Jul 2025 20:05:00 GMT", extra: str = ""
) -> str:
    date_line = f"<pubDate>{at}</pubDate>" if at else ""
    return f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid>{date_line}{extra}</item>"


def rss(*items: str, declared: str = "utf-8", written: str | None = None) -> Answer:
    text = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'
    return Answer(text.encode(written or declared), type="application/rss+xml")


def after(result: Poll, before: Memory = NONE) -> Memory:
    return Memory(
        {**before.validators, **result.validators},
        before.known | result.keys,
        result.pending,
        result.mark or before.mark,
    )


@pytest.fixture
def feed(server: Loopback) -> Feed:
    return Feed("paper", f"{server.url}/rss", "en", "The Paper", UTC)


def offered(feed: Feed, content: bytes, charset: str | None = None) -> list[Link]:
    raw = Raw(feed.url, feed.url, content, "text/xml", charset, None, None, NOW)
    return list(feed.links(raw, Link(feed.url)))


def test_an_article_becomes_a_document(server, web, feed):
    server.routes["/rss"] = rss(item(f"{server.url}/2025/a?utm_source=rss"))
    server.routes["/2025/a"] = article(head=f'<link rel="canonical" href="{server.url}/news/2025/a">')
    (found,) = poll(feed, web, Memory(), NOW).found
    document = found.document
    assert (document.kind, document.issuer, document.publisher, document.lang) == (
        DocumentKind.NEWS,
        None,
        "The Paper",
        "en",
    )
    assert document.said_on == date(2025, 7, 30)
    assert document.provenance.published_at == datetime(2025, 7, 30, 20, 5, tzinfo=UTC)
    assert document.provenance.url == f"{server.url}/news/2025/a"
    assert document.title == "Acme to spend more"
    assert "between 64 and 72 billion" in document.text
    assert "All rights reserved" not in document.text
    assert document.provenance.marks == ()


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("Acme to spend $80 billion on capex in 2026", True),
        ("Acme to spend $64 to 72 billion in 2026", False),
        ("Acme to spend more in 2026", False),
        ("Acme to spend $72.0 billion in 2026", False),
        ("Acme to spend up to $72,0 billion in 2026", False),
        ("Acme to spend ７２ billion in 2026", False),
        ("Acme to spend $73 billion in 2026", True),
    ],
)
def test_a_headline_that_alone_tells_a_figure_opens_the_text(server, web, feed, title, opens):
    server.routes["/rss"] = rss(item(f"{server.url}/2025/a", title))
    server.routes["/2025/a"] = article(title)
    (found,) = poll(feed, web, Memory(), NOW).found
    assert found.document.text.startswith(title) is opens


@pytest.mark.parametrize(
    ("title", "words", "opens"),
    [
        ("Acme to spend as much as $73 billion", "It expects to spend 64.5 to 72.8 billion dollars. ", False),
        ("Acme to spend $1 billion", "It expects to spend 1,024 million dollars, a rise of 1.2 percent. ", True),
        ("Acme to spend $1,024 million", "It expects to spend 1024 million dollars. ", False),
    ],
)
def test_a_headline_that_rounds_the_articles_figure_does_not(server, web, feed, title, words, opens):
    server.routes["/rss"] = rss(item(f"{server.url}/2025/a", title))
    server.routes["/2025/a"] = article(title, words * 8)
    (found,) = poll(feed, web, Memory(), NOW).found
    assert found.document.text.startswith(title) is opens


def test_a_headline_takes_no_part_from_a_release(server, web, feed):
    """The release's block is taken for all that it holds, also where the reader of articles adds the headline."""
    title = "Acme reports results, and sets its capital spending of the coming year to $80 billion"
    body = f"<p>{WORDS}</p><div class='table'><span>Capex</span> <span>66</span></div><p>{WORDS}</p>"
    page = f"<title>{title}</title><body><h1>{title}</h1><div class='module_body'>{body}</div></body>"
    server.routes["/rss"] = rss(item(f"{server.url}/2025/a", title))
    server.routes["/2025/a"] = Answer(f"<html>{page}</html>".encode(), type="text/html")
    own = replace(feed, issuer="ACME", kind=DocumentKind.RELEASE)
    (found,) = poll(own, web, Memory(), NOW).found
    assert "Capex 66" in found.document.text
    assert found.document.text.startswith(title)


def test_the_day_is_the_publishers(server, web, feed):
    server.routes["/rss"] = rss(item(f"{server.url}/a"))
    server.routes["/a"] = article()
    (found,) = poll(replace(feed, zone=SEOUL), web, Memory(), NOW).found
    assert found.document.said_on == date(2025, 7, 31)


def test_nothing_twice_and_nothing_lost(server, web, feed):
    server.routes["/rss"] = [
        rss(item(f"{server.url}/a"), item(f"{server.url}/b")).with_etag(),
        rss(item(f"{server.url}/c")).with_etag(),
    ]
    server.routes["/a"] = article()
    server.routes["/b"] = [Answer(status=503)] * 3 + [article("Bolt to spend less")]
    server.routes["/c"] = article("Core to spend as much")
    first = poll(feed, web, Memory(), NOW)
    assert (len(first.found), len(first.failures), len(first.pending)) == (1, 1, 1)
    assert first.ok
    # The failed article is no longer in the feed by then.
    second = poll(feed, web, after(first), NOW + timedelta(hours=1))
    assert [f.link.url[-2:] for f in second.found] == ["/b", "/c"]
    assert server.paths().count("/a") == 1
    assert second.pending == ()


def test_304_asks_for_nothing_more_and_new_validators_are_kept(server, web, feed):
    server.routes["/rss"] = [rss(item(f"{server.url}/a")).with_etag(), Answer(status=304, headers={"ETag": '"other"'})]
    server.routes["/a"] = article()
    first = poll(feed, web, Memory(), NOW)
    second = poll(feed, web, after(first), NOW)
    assert (second.found, second.fresh, second.ok) == ((), False, True)
    assert second.validators[feed.url].etag == '"other"'
    assert second.validators[feed.url].sha256 == first.validators[feed.url].sha256


def test_validators_that_the_server_ignores(server, web, feed):
    page = rss(item(f"{server.url}/a"))
    server.routes["/rss"] = [replace(page, headers={"ETag": '"1"'}), replace(page, headers={"Last-Modified": "x"})]
    server.routes["/a"] = article()
    first = poll(feed, web, Memory(), NOW)
    second = poll(feed, web, after(first), NOW)
    assert not second.fresh
    assert second.validators[feed.url].last_modified == "x"
    assert second.validators[feed.url].etag is None


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Answer(b"<!DOCTYPE html><html><body>Welcome to our new site</body></html>"), "HTML page"),
        (Answer(b"\n<!-- x --><HTML><head></head></HTML>", type="application/rss+xml"), "HTML page"),
        (Answer(b"", type="application/rss+xml"), "empty answer"),
        (Answer(b"Too many requests", type="text/plain"), "no feed"),
        (Answer(b'{"error": "gone"}', type="application/json"), "no feed"),
        (rss(), "no entries"),
    ],
)
def test_a_feed_that_is_none_any_more_is_an_alarm(server, web, feed, page, says):
    server.routes["/rss"] = [rss(item(f"{server.url}/a")), page, rss(item(f"{server.url}/a"), item(f"{server.url}/b"))]
    server.routes["/a"] = server.routes["/b"] = article()
    first = poll(feed, web, Memory(), NOW)
    second = poll(feed, web, after(first), NOW)
    assert says in second.failures[0].reason
    assert second.failures[0].advice
    assert (second.mark, second.validators) == (None, {})
    third = poll(feed, web, after(second, after(first)), NOW)
    assert len(third.found) == 1


def test_a_feed_that_never_had_entries_is_only_early(server, web, feed):
    server.routes["/rss"] = rss()
    assert poll(feed, web, Memory(), NOW).ok


def test_gone_for_good(server, web, feed):
    server.routes["/rss"] = Answer(status=410)
    (failure,) = poll(feed, web, Memory(), NOW).failures
    assert failure.permanent
    assert "remove or replace" in failure.advice


def test_a_permanent_move_is_followed_from_then_on(server, web, feed):
    server.routes["/rss"] = Answer(status=301, headers={"Location": "/new"})
    server.routes["/new"] = rss(item(f"{server.url}/a")).with_etag()
    server.routes["/a"] = article()
    first = poll(feed, web, Memory(), NOW)
    second = poll(feed, web, after(first), NOW)
    assert server.paths().count("/rss") == 1
    assert not second.fresh
    assert second.validators[feed.url].moved_to == f"{server.url}/new"


RDF = """<?xml version="1.0" encoding="{0}"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title>
    </channel><item rdf:about="http://h/a"><title>設備投資</title><link>http://h/a</link>
    <dc:date>2025-09-23T09:30:00+09:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title type="html">A &amp;amp; B</title>
    <link rel="alternate" href="/a"/><updated>2025-09-23T00:30:00Z</updated><content type="html">{0}</content></entry>
    </feed>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>tag:1</id><title>A</title>
    <link rel="alternate" type="text/html" href="http://h/a"/><issued>2025-09-23T00:30:00Z</issued></entry></feed>"""
AT = datetime(2025, 9, 23, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (RDF.format("Shift_JIS").replace("設", "①設").encode("cp932"), "①設備投資"),
        (RDF.format("EUC-JP").encode("euc_jp"), "設備投資"),
        (ATOM.encode(), "A & B"),
        (b"\xef\xbb\xbf\n " + ATOM.encode(), "A & B"),
        (ATOM_03.encode(), "A"),
        (
            rss(item("http://h/a", "설비투자 햏", "2025-09-23 09:30:00"), declared="euc-kr", written="cp949").body,
            "설비투자 햏",
        ),
        (rss(item("http://h/a", "설비투자", "Tue, 23 Sep 2025 09:30:00 KST")).body, "설비투자"),
        (rss(item("http://h/a", "설비투자", "2025.09.23 09:30")).body, "설비투자"),
        (rss(item("http://h/a", "资本支出", "Tue, 23 Sep 2025 09:30:00+0900"), declared="gb2312").body, "资本支出"),
        (rss(item("http://h/a", "AT&T lifts & bolts", "Tue, 23 Sep 2025 00:30:00 GMT")).body, "AT&T lifts & bolts"),
        (rss(item("http://h/a", "cut", "Tue, 23 Sep 2025 00:30:00 GMT")).body[:-20], "cut"),
    ],
)
def test_every_shape_and_encoding(feed, content, title):
    (link,) = offered(replace(feed, zone=SEOUL), content)
    assert (link.title, link.published_at) == (title, AT)
    assert link.url.endswith("/a")


def test_a_charset_in_the_header_that_contradicts_the_bytes(feed):
    content = rss(item("http://h/a", "설비투자")).body
    assert offered(feed, content, "iso-8859-1")[0].title == "설비투자"


def test_an_entry_without_a_date_gets_none(server, web, feed):
    server.routes["/rss"] = rss(item(f"{server.url}/a", at=""), item(f"{server.url}/b", at="once upon a time"))
    dated = article(
        head='<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-07-29T10:00:00-04:00"}</script>'
    )
    server.routes["/a"], server.routes["/b"] = article(), dated
    first, second = poll(feed, web, Memory(), NOW).found
    assert first.document.provenance.published_at is None
    assert FIRST_SEEN in first.document.provenance.marks
    assert first.document.said_on == NOW.date()
    assert second.document.said_on == date(2025, 7, 29)


def test_an_edited_headline_is_fetched_again(server, web, feed):
    server.routes["/rss"] = [rss(item(f"{server.url}/a")), rss(item(f"{server.url}/a", "Acme to spend still more"))]
    server.routes["/a"] = [article(), article(words=WORDS.replace("72", "73"))]
    first = poll(feed, web, Memory(), NOW)
    (second,) = poll(feed, web, after(first), NOW).found
    assert "64 and 73" in second.document.text


def test_twins_of_a_page_are_one(feed):
    entries = [
        f"<item><title>A</title><link>http://{host}</link></item>"
        for host in ("m.h.com/1", "h.com/1/amp", "h.com/1?utm_x=2")
    ]
    assert len({link.key for link in offered(feed, rss(*entries).body)}) == 1


def test_only_what_concerns_the_companies_is_fetched(server, web, feed):
    server.routes["/rss"] = rss(
        item(f"{server.url}/a", "Weather turns cold"),
        item(f"{server.url}/b", "Chips", extra="<description>&lt;b&gt;ACME&lt;/b&gt; builds</description>"),
    )
    server.routes["/a"] = server.routes["/b"] = article()
    result = poll(replace(feed, match=("acme", "bolt")), web, Memory(), NOW)
    assert len(result.found) == 1
    assert "/a" not in server.paths()


class TestWalls:
    def test_robots_are_obeyed_and_the_feed_itself_is_for_programs(self, server, web, feed):
        server.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", type="text/plain")
        body = f"<description>{WORDS}</description>"
        server.routes["/rss"] = rss(item(f"{server.url}/a", extra=body), item(f"{server.url}/b"))
        result = poll(feed, web, Memory(), NOW)
        (found,) = result.found
        assert FROM_FEED in found.document.provenance.marks
        assert [failure.cause for failure in result.failures] == ["robots.txt"]
        assert server.paths() == ["/rss", "/robots.txt"]

    def test_a_wall_is_not_asked_twice(self, server, web, feed):
        server.routes["/rss"] = rss(item(f"{server.url}/a"))
        server.routes["/a"] = Answer(b"<title>Verify you are human</title>", 403)
        first = poll(feed, web, Memory(), NOW)
        assert first.pending == ()
        poll(feed, web, replace(after(first), validators={}), NOW)
        assert server.paths().count("/a") == 1

    @pytest.mark.parametrize(
        ("page", "mark"),
        [
            (
                article(
                    head='<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"isAccessibleForFree":false}]}</script>'
                ),
                "paywalled",
            ),
            (
                article(
                    words="この記事は有料会員限定です。残り 1200文字。設備投資は増える見通しだと発表した。会社は投資を続ける。"
                ),
                "paywalled",
            ),
            (
                Answer(
                    b"<html><body><p>Acme expects to spend more this year than ever, and it said that [...]</p></body></html>"
                ),
                "truncated",
            ),
            (article(), ""),
        ],
    )
    def test_marks(self, server, web, feed, page, mark):
        server.routes["/rss"] = rss(item(f"{server.url}/a"))
        server.routes["/a"] = page
        (found,) = poll(feed, web, Memory(), NOW).found
        marks = [m for m in found.document.provenance.marks if m != "truncated" or mark == "truncated"]
        assert marks == ([mark] if mark else [])


def test_an_aggregators_headline_is_all_there_is(web, feed):
    source = '<source url="https://paper.example">The Daily</source>'
    entry = item(
        "https://news.google.com/rss/articles/CBMiX?oc=5",
        "Acme lifts capital spending plan to $72 billion - The Daily",
        extra=source,
    )
    (link,) = offered(feed, rss(entry).body)
    assert link.inline
    page = Raw(link.url, link.url, link.content, "text/html", "utf-8", None, None, NOW)
    document = feed.read(page, link)
    assert document.publisher == "The Daily"
    assert document.title == "Acme lifts capital spending plan to $72 billion"
    assert FROM_FEED in document.provenance.marks


def test_a_companys_own_feed(server, web, feed):
    server.routes["/rss"] = rss(item(f"{server.url}/a"))
    server.routes["/a"] = article()
    own = replace(feed, issuer="ACME", kind=DocumentKind.RELEASE)
    (found,) = poll(own, web, Memory(), NOW).found
    assert (found.document.issuer, found.document.kind) == ("ACME", DocumentKind.RELEASE)


def test_what_breaks_the_reader_is_told_in_one_line(server, web, feed, monkeypatch):
    def broken(*_):
        raise RuntimeError("no such\n  thing")

    monkeypatch.setattr(Feed, "read", broken)
    server.routes["/rss"] = rss(item(f"{server.url}/a"))
    server.routes["/a"] = article()
    (failure,) = poll(feed, web, Memory(), NOW).failures
    assert failure.reason == "could not be read (RuntimeError: no such thing)"


def test_one_entry_that_breaks_the_reader_stops_no_other(server, web, feed):
    server.routes["/rss"] = rss(*(item(f"{server.url}/{n}") for n in "abc"))
    server.routes["/a"] = Answer(b"%PDF-1.4 broken", type="application/pdf")
    server.routes["/b"] = article()
    server.routes["/c"] = Answer(b"\x00\x01\x02", type="text/html")
    result = poll(feed, web, Memory(), NOW)
    assert len(result.found) == 1
    assert len(result.failures) == 1
    assert result.ok


def test_an_entry_with_a_nonsense_address_costs_only_itself(feed):
    entries = [item(url) for url in ("http://[bad", "http://h:x/", "javascript:alert(1)", "", "http://h/a")]
    assert [link.url for link in offered(feed, rss(*entries).body)] == ["http://h/a"]


def test_a_page_without_text_says_so(feed):
    with pytest.raises(SourceError):
        offered(feed, b"")
