"""robots.txt, addresses, dates and character sets: tables of what goes in and what comes out."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrapers import robots
from scrapers.charset import decode
from scrapers.dates import day_in, moment
from scrapers.urls import canonical, identity, same_site

ROBOTS = """\
User-agent: otherbot
Disallow: /

User-agent: first
User-agent: CapexWatch
Disallow: /*.pdf$
Disallow: /private
Allow: /private/open   # the longer rule wins
Disallow: /a?x=
Crawl-delay: 2.5

User-agent: *
Disallow: /news
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/news", True),
        ("/file.pdf", False),
        ("/file.pdf?x", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a?x=1", False),
        ("/a?y=1", True),
    ],
)
def test_robots(path, allowed):
    rules = robots.parse(ROBOTS, "capexwatch")
    assert rules.allow(f"https://host{path}") is allowed
    assert rules.delay == 2.5


def test_robots_for_everybody_and_nobody():
    assert not robots.parse(ROBOTS, "somebody").allow("https://host/news/1")
    assert robots.parse("", "x").allow("https://host/")
    assert robots.parse("User-agent: *\nDisallow:\n", "x").allow("https://host/")


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://WWW.Host.com:443/a/?utm_source=x&b=2&a=1#top", "https://www.host.com/a?a=1&b=2"),
        ("https://m.host.co.kr/a", "https://host.co.kr/a"),
        ("https://amp.host.com/a/amp/", "https://host.com/a"),
        ("https://host.com/a.amp.html", "https://host.com/a.html"),
        ("https://fnnews.example/ampNews/2026", "https://fnnews.example/news/2026"),
        ("https://biz.example/x?outputType=amp", "https://biz.example/x"),
        ("https://finance.example/news/x.html?.tsrc=rss", "https://finance.example/news/x.html"),
        ("https://host.com", "https://host.com/"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
    ],
)
def test_canonical(url, plain):
    assert canonical(url) == plain
    assert canonical(plain) == plain


def test_http_and_https_are_one_page():
    assert identity("http://host.com/a") == identity("https://host.com/a/")
    assert same_site("https://www.host.com/a", "https://amp.host.com/b")
    assert not same_site("https://host.com/a", "https://other.com/a")


@given(st.text(max_size=60))
@example("\x0c#")
@example("a.amp.amp")
@example("ampNews/ampNews/")
def test_canonical_is_stable_for_any_path(path):
    once = canonical("https://host.com/" + path.replace("[", "").replace("]", ""))
    assert canonical(once) == once


SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "zone", "utc"),
    [
        ("Sat, 31 Dec 2005 13:47:03+0900", UTC, "2005-12-31 04:47:03"),
        ("Sat, 31 Dec 2005 13:47:03 +09:00", UTC, "2005-12-31 04:47:03"),
        ("Mon, 26 Sept 2005 21:46:23+0900", UTC, "2005-09-26 12:46:23"),
        ("Tue, 23 Sep 2025 09:30:00 KST", UTC, "2025-09-23 00:30:00"),
        ("Tue, 23 Sep 2025 09:30:00 JST", UTC, "2025-09-23 00:30:00"),
        ("Tue, 23 Sep 2025 09:30:00", SEOUL, "2025-09-23 00:30:00"),
        ("Wed, 30 Jul 2025 16:05:00 ET", UTC, "2025-07-30 20:05:00"),
        ("Wed, 30 Jul 2025 16:05:00 EST", UTC, "2025-07-30 20:05:00"),
        ("Wed, 29 Jan 2025 16:05:00 ET", UTC, "2025-01-29 21:05:00"),
        ("Wed, 30 Jul 2025 20:05:00 GMT", SEOUL, "2025-07-30 20:05:00"),
        ("30 Jul 2025 20:05 Z", SEOUL, "2025-07-30 20:05:00"),
        ("2025-09-23 09:30:00", SEOUL, "2025-09-23 00:30:00"),
        ("2025.09.23 09:30", SEOUL, "2025-09-23 00:30:00"),
        ("2025년 9월 23일", SEOUL, "2025-09-22 15:00:00"),
        ("2025年9月23日 09:30", SEOUL, "2025-09-23 00:30:00"),
        ("20260712T120000Z", SEOUL, "2026-07-12 12:00:00"),
        ("20250418", NEW_YORK, "2025-04-18 04:00:00"),
        ("10/30/2025 16:05:00", NEW_YORK, "2025-10-30 20:05:00"),
        ("10/30/2025 4:05 PM", NEW_YORK, "2025-10-30 20:05:00"),
        ("2025-07-30T16:05:00-04:00", SEOUL, "2025-07-30 20:05:00"),
        ("2025-07-30T20:05:00.123Z", SEOUL, "2025-07-30 20:05:00"),
        ("July 30, 2025", UTC, "2025-07-30 00:00:00"),
        ("Wednesday, Jul. 30, 2025 4:05 PM EDT", UTC, "2025-07-30 20:05:00"),
        ("30 July 2025", UTC, "2025-07-30 00:00:00"),
        ("", UTC, None),
        ("soon", UTC, None),
        ("99/99/2025", UTC, None),
        ("0001-01-01", UTC, None),
        ("2025-07-30 10:00 XYZ", UTC, None),
    ],
)
def test_moments(written, zone, utc):
    found = moment(written, zone)
    assert (found and f"{found.astimezone(UTC):%Y-%m-%d %H:%M:%S}") == utc


def test_day_first_and_the_day_of_a_moment():
    assert moment("01/02/2025", day_first=True) == datetime(2025, 2, 1, tzinfo=UTC)
    late = moment("Wed, 30 Jul 2025 20:05:00 GMT")
    assert str(day_in(late, SEOUL)) == "2025-07-31"
    assert str(day_in(moment("2025-07-31T02:00:00+09:00"), None)) == "2025-07-31"


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_dates(text):
    moment(text)


KOREAN = "올해 설비투자 규모는 작년보다 늘어날 것이라고 밝혔다. 햏햏 똠방각하 펲시콜라"
JAPANESE = "今期の設備投資は前期より増える見通しだと発表した。①髙橋さん"
CHINESE = "公司表示今年资本支出将高于去年的水平"
TAIWANESE = "公司表示今年資本支出將高於去年的水準"


@pytest.mark.parametrize(
    ("text", "written_as", "declared", "charset", "lang"),
    [
        (KOREAN, "cp949", "euc-kr", None, None),
        (KOREAN, "cp949", None, "ks_c_5601-1987", None),
        (KOREAN, "utf-8", "euc-kr", "euc-kr", None),
        (KOREAN, "cp949", None, None, "ko"),
        (KOREAN, "cp949", "utf-8", None, "ko"),
        (JAPANESE, "cp932", "Shift_JIS", None, None),
        (JAPANESE.replace("①髙", "高"), "euc_jp", None, None, "ja"),
        (JAPANESE.replace("①髙", "高"), "iso2022_jp", "iso-2022-jp", None, None),
        (CHINESE, "gb18030", "gb2312", None, None),
        (CHINESE, "gb18030", None, "gb2312", None),
        (TAIWANESE, "big5", "big5", None, None),
        ("Zahlen für 2025: 5 €", "cp1252", "iso-8859-1", None, None),
        (KOREAN, "utf-16", None, None, None),
        (KOREAN, "utf-8-sig", None, "iso-8859-1", None),
    ],
)
def test_character_sets(text, written_as, declared, charset, lang):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    content = (head + text).encode(written_as)
    assert decode(content, charset, lang).removeprefix(head) == text


def test_a_broken_character_costs_one_character():
    content = b'<meta charset="euc-kr">' + KOREAN.encode("cp949")[:-1]
    assert KOREAN[:-1] in decode(content)


def test_scripts_that_name_a_charset_are_not_believed():
    page = f'<script charset="euc-kr" src="x"></script><p>{KOREAN}</p>'.encode()
    assert KOREAN in decode(page)
