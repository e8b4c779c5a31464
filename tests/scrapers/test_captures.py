"""Recorded answers of the real world, where they are there: every file goes through, with the right result."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from quick import NOW

from capex.company import Companies, Company
from capex.document import Document, DocumentKind
from capex.period import FiscalYearEnd
from scrapers.answers import Cause, judge
from scrapers.article import article_text
from scrapers.edgar import EdgarCompany, EdgarCurrent, index_rows
from scrapers.feeds import Feed
from scrapers.filings import documents_of, filing_index
from scrapers.source import Link, Raw, SourceError, Window
from scrapers.text import html_to_text, pdf_to_text
from scrapers.xbrl import actuals

ROOT = Path(__file__).parents[3] / "shared" / "captures"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not ROOT.exists(), reason="the recorded answers are not there")]


def content(name: str) -> bytes:
    found = (ROOT / name).read_bytes()
    return gzip.decompress(found) if name.endswith((".html.gz", ".htm.gz", ".idx.gz", ".json.gz", ".txt.gz")) else found


def raw(name: str, url: str = "https://www.sec.gov/Archives/edgar/data/1/2/x-index.html") -> Raw:
    return Raw(url, url, content(name), "text/html", None, None, None, NOW)


def files(pattern: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)) if ROOT.exists() else []


@pytest.mark.parametrize("name", [n for n in files("**/*") if (ROOT / n).is_file()])
def test_every_file_goes_through(name):
    """Whatever a file is, what reads its kind reads it, or says in one line that it cannot."""
    body = content(name)
    kind = Path(name.removesuffix(".gz")).suffix
    if kind == ".pdf":
        assert len(pdf_to_text(body)) > 1000
    elif kind in (".htm", ".html", ".txt"):
        text = html_to_text(body)
        assert len(text) > 80
        assert "<td" not in text
    elif kind == ".xml":
        html_to_text(body)
    elif kind == ".idx":
        list(index_rows(body))
    elif kind == ".json":
        json.loads(body)


#: What must stand on one line of the text, figures and words as the file has them (white space apart).
KEPT = {
    "edgar/periodic/META-10K-2023.htm.gz": "$30 billion to $37 billion in 2024",
    "edgar/periodic/META-10K-2024.htm.gz": "$60 billion to $65 billion in 2025",
    "edgar/periodic/META-10Q-2019Q1.htm.gz": "capital expenditures in 2019 of approximately $17 billion to $19 billion",
    "edgar/periodic/META-10Q-2023Q2.htm.gz": "$27 billion to $30 billion in 2023",
    "edgar/periodic/TSLA-10K-2023.htm.gz": "$8.00 to $10.00 billion",
    "edgar/periodic/TSLA-10K-2024.htm.gz": "exceed $11.00 billion in 2025",
    "edgar/periodic/TSLA-10Q-2025Q2.htm.gz": "exceed $9.00 billion in 2025",
    "edgar/periodic/VZ-10Q-2023Q2.htm.gz": "$18.25 billion to $19.25 billion",
    "edgar/periodic/F-10Q-2023Q2.htm.gz": "Capital spending | $8 - $9 billion",
    "edgar/periodic/XOM-10Q-2023Q2.htm.gz": "$23 billion to $25 billion in 2023",
    "edgar/periodic/XOM-10Q-2025Q2.htm.gz": "$27 billion to $29 billion in 2025",
    "edgar/periodic/UNP-10K-2024.htm.gz": "approximately $3.4 billion, consistent with 2024",
    "edgar/periodic/WMT-10K-FY2025.htm.gz": "approximately $21 billion to $25 billion",
    "edgar/periodic/NVDA-10K-FY2024.htm.gz": "$3.5 billion to $4.0 billion",
    "edgar/archives/1326801/meta-12312024xexhibit991.TRIMMED.htm": "capital expenditures will be in the range of $60-65 billion",
    "ir-pdf/ULTABEAUTY_2023Q4_EARNINGS.pdf": "Capital expenditures $400 million to $475 million",
    "ir-pdf/BESTBUY_2023Q4_EARNINGS.pdf": "Capital expenditures of approximately $850 million",
}


def text_of(name: str) -> str:
    return pdf_to_text(content(name)) if name.endswith(".pdf") else html_to_text(content(name))


@pytest.mark.parametrize(("name", "words"), KEPT.items())
def test_guidance_stays_on_one_line(name, words):
    assert any(words in line for line in text_of(name).split("\n"))


#: Who says it, when, and what is to be read: period, low, high in billions.
READ = {
    "edgar/periodic/META-10K-2023.htm.gz": ("META", date(2024, 2, 2), ("FY2024", 30, 37)),
    "edgar/periodic/META-10K-2024.htm.gz": ("META", date(2025, 1, 30), ("FY2025", 60, 65)),
    "edgar/periodic/META-10Q-2019Q1.htm.gz": ("META", date(2019, 4, 25), ("FY2019", 17, 19)),
    "edgar/periodic/META-10Q-2023Q2.htm.gz": ("META", date(2023, 7, 27), ("FY2023", 27, 30)),
    "edgar/periodic/TSLA-10K-2024.htm.gz": ("TSLA", date(2025, 1, 30), ("FY2025", 11, None)),
    "edgar/periodic/TSLA-10Q-2025Q2.htm.gz": ("TSLA", date(2025, 7, 24), ("FY2025", 9, None)),
    "edgar/periodic/VZ-10Q-2023Q2.htm.gz": ("VZ", date(2023, 7, 26), ("FY2023", 18.25, 19.25)),
    "edgar/periodic/F-10Q-2023Q2.htm.gz": ("F", date(2023, 7, 28), ("FY2023", 8, 9)),
    "edgar/periodic/UNP-10K-2024.htm.gz": ("UNP", date(2025, 2, 7), ("FY2025", 3.4, 3.4)),
    "edgar/periodic/WMT-10K-FY2025.htm.gz": ("WMT", date(2025, 3, 14), ("FY2026", 21, 25)),
    "edgar/periodic/NVDA-10K-FY2024.htm.gz": ("NVDA", date(2024, 2, 21), ("FY2025", 3.5, 4)),
    "edgar/archives/1326801/meta-12312024xexhibit991.TRIMMED.htm": ("META", date(2025, 1, 29), ("FY2025", 60, 65)),
    "ir-pdf/ULTABEAUTY_2023Q4_EARNINGS.pdf": ("ULTA", date(2023, 3, 9), ("FY2023", 0.4, 0.475)),
    "ir-pdf/BESTBUY_2023Q4_EARNINGS.pdf": ("BBY", date(2023, 3, 2), ("FY2024", 0.85, 0.85)),
}
EMPTY = (
    "ir-pdf/COSTCO_2023Q3_EARNINGS.pdf",
    "ir-pdf/INTEL_2022Q4_EARNINGS.pdf",
    "ir-pdf/PG_E_2023_EARNINGS-dated-2023-07-27.pdf",
    "edgar/archives/796343/adbeex991q123.htm",
    "edgar/archives/885245/bke20241122-8kexhibit.htm",
    "edgar/archives/66740/pressrelease3-8x24.htm",
    "edgar/archives/1326801/0001628280-25-058337.txt",
)
COMPANIES = Companies(
    [
        Company("META", "Meta"), Company("TSLA", "Tesla"), Company("VZ", "Verizon"), Company("F", "Ford"),
        Company("UNP", "Union Pacific"), Company("WMT", "Walmart", FiscalYearEnd(1, 31)), Company("X", "X"),
        Company("NVDA", "NVIDIA", FiscalYearEnd(1, 31)), Company("ULTA", "Ulta Beauty", FiscalYearEnd(1, 31)),
        Company("BBY", "Best Buy", FiscalYearEnd(1, 31)),
    ]
)  # fmt: skip


def amounts(name: str, issuer: str, said_on: date) -> list[tuple[str, float | None, float | None]]:
    from capex.reading import read

    kind = DocumentKind.RELEASE if "ir-pdf" in name or "ex" in name.rpartition("/")[2] else DocumentKind.FILING
    document = Document("x", text_of(name), kind, issuer=issuer, said_on=said_on)
    return [
        (str(s.period), *(None if end is None else float(end) / 1e9 for end in s.range.ends))
        for s in read(document, COMPANIES).statements
        if s.kind.value == "amount" and s.metric.value == "capex" and s.scope == "total" and s.range
    ]


@pytest.mark.parametrize(("name", "said"), READ.items())
def test_guidance_is_read(name, said):
    issuer, said_on, wanted = said
    if issuer in ("ULTA", "BBY"):
        # The year that these name by its beginning or its end is the reader's to know; here the figure counts.
        assert wanted[1:] in [found[1:] for found in amounts(name, issuer, said_on)]
    else:
        assert wanted in amounts(name, issuer, said_on)


@pytest.mark.parametrize("name", EMPTY)
def test_what_holds_none_stays_empty(name):
    assert amounts(name, "X", date(2023, 7, 27)) == []


@pytest.mark.parametrize(
    ("name", "status", "media_type", "cause"),
    [
        ("edgar/errors/rate-exceeded.html", 403, "text/html", Cause.BANNED),
        ("edgar/errors/undeclared-automated-tool.html", 403, "text/html", Cause.UNDECLARED),
        ("edgar/archives/403-missing-file.xml", 403, "application/xml", Cause.MISSING),
        ("edgar/submissions/404-body.xml", 404, "application/xml", Cause.MISSING),
        ("edgar/getcurrent/all-count100-start5100.html", 503, "text/html", Cause.END),
        ("edgar/archives/304-full-index-2025-QTR4-form.gz.empty", 304, "binary/octet-stream", None),
    ],
)
def test_the_answers_that_are_no_documents(name, status, media_type, cause):
    found = judge(status, media_type, content(name))
    assert (found and found[0]) == cause


class _Everybody(dict[int, Company]):
    """Every filer is watched."""

    def get(self, cik: int, default: object = None) -> Company:
        return Company(str(cik), "x", cik=cik)


class TestEdgar:
    window = Window(datetime(2025, 12, 1, tzinfo=UTC), datetime(2025, 12, 13, tzinfo=UTC))

    @pytest.mark.parametrize("name", list(files("edgar/getcurrent/*.xml")))
    def test_the_current_feed(self, name):
        source = EdgarCurrent(_Everybody())
        link = Link("x", listing=True, meta={"level": "feed", "form": "8-K", "start": "0"})
        links = source.links(raw(name), link)
        keys = [each.key for each in links if each.key]
        assert len(keys) == len(set(keys))
        assert links[-1].older
        assert links[-1].published_at == min(each.published_at for each in links)
        assert all(
            each.meta["form"] in ("8-K", "6-K", "10-Q", "10-K", "8-K/A", "6-K/A", "10-K/A", "20-F")
            for each in links[:-1]
        )

    @pytest.mark.parametrize(
        ("name", "ticker", "cik", "known"),
        [
            ("edgar/submissions/CIK0001045810.json", "NVDA", 1045810, "0001045810-25-000228"),
            ("edgar/submissions/CIK0001318605.json", "TSLA", 1318605, ""),
            ("edgar/submissions/CIK0001318605-submissions-001.json", "TSLA", 1318605, ""),
            ("edgar/submissions/2023-08/CIK0000320193.json.gz", "AAPL", 320193, ""),
            ("edgar/submissions/CIK0000789019.json", "MSFT", 789019, ""),
        ],
    )
    def test_submissions(self, name, ticker, cik, known):
        source = EdgarCompany(Company(ticker, ticker, cik=cik))
        links = source.links(raw(name), Link("x", listing=True, meta={"level": "submissions", "first": "2010-01-01"}))
        keys = [link.key for link in links if link.key]
        assert len(keys) > 20
        assert len(keys) == len(set(keys))
        assert not known or known in keys or len(keys) > 50
        forms = {link.meta["form"] for link in links if link.key}
        assert forms <= {"8-K", "8-K/A", "10-Q", "10-K", "10-K/A", "10-Q/A", "20-F", "6-K"}

    def test_index_pages(self):
        meta = filing_index(raw("edgar/archives/1326801/0001628280-25-058337-index.html"))
        assert meta.items == ("5.02",)
        assert meta.accepted.isoformat() == "2025-12-19T17:00:37-05:00"
        assert all("ix?doc" not in part.url for part in meta.parts)
        link = Link("x", key="k", meta={"accession": "a", "form": "8-K", "ticker": "ADBE"})
        found = documents_of(raw("edgar/archives/796343/0000796343-23-000044-index.html"), link)
        assert [each.meta["type"] for each in found] == ["EX-99.1"]
        assert documents_of(raw("edgar/archives/1326801/0001628280-25-058337-index.html"), link) == ()

    @pytest.mark.parametrize(
        ("name", "rows", "day"),
        [
            ("edgar/daily-index/master.20250418.idx.gz", 1000, date(2025, 4, 18)),
            ("edgar/daily-index/master.20181231.idx", 5, date(2018, 12, 31)),
            ("edgar/full-index/master.idx", 5, None),
        ],
    )
    def test_index_files(self, name, rows, day):
        found = list(index_rows(content(name)))
        assert len(found) >= rows
        assert len(set(found)) == len(found)
        assert day is None or sum(row[2] == day for row in found) > 0.9 * len(found)


@pytest.mark.parametrize("name", files("feeds/*"))
def test_feeds(name):
    lang = {"euc-kr": "ko", "cp949": "ko", "shift": "ja", "euc-jp": "ja", "932": "ja", "big5": "zh", "gb2312": "zh"}
    hint = next(
        (tag for part, tag in lang.items() if part in name.replace("euckr", "euc-kr").replace("eucjp", "euc-jp")), None
    )
    feed = Feed("x", "https://h.com/feed", hint)
    if "no-declaration" in name:
        from scrapers.charset import decode

        text = decode(content(name), None, hint)
        assert "\ufffd" not in text
        return
    if "webry" in name:
        with pytest.raises(SourceError, match="HTML page"):
            feed.links(Raw(feed.url, feed.url, content(name), "text/xml", None, None, None, NOW), Link(feed.url))
        return
    page = Raw(feed.url, feed.url, content(name), "text/xml", None, None, None, NOW)
    links = feed.links(page, Link(feed.url))
    assert links
    text = " ".join(f"{link.title} {link.meta['summary']}" for link in links)
    assert text.count("\ufffd") <= 20
    assert "Ã" not in text
    assert all(link.url.startswith("http") for link in links)
    if "acnnewswire-ko" in name:
        assert all(link.published_at and link.published_at.utcoffset().total_seconds() == 9 * 3600 for link in links)


@pytest.mark.parametrize("name", files("articles/*"))
def test_articles(name):
    article = article_text(content(name), f"https://h.com/{name}")
    assert len(article.text) > 150
    assert article.title
    assert "\ufffd" not in article.text
    wide = {"ko": "가힣", "ja": "ぁん", "zh": "一鿿"}
    script = next((span for tag, span in wide.items() if f"-{tag}." in name), None)
    assert script is None or any(script[0] <= char <= script[1] for char in article.text)


@pytest.mark.parametrize(
    ("name", "ticker", "year_end", "label", "millions"),
    [
        ("CIK0001045810.json", "NVDA", (1, 31), "FY2026", 6042),
        ("CIK0001045810.json", "NVDA", (1, 31), "FY2026Q3", 1636),
        ("CIK0000320193.json", "AAPL", (9, 30), "FY2025", 12715),
        ("2026-08/CIK0000789019.json", "MSFT", (6, 30), "FY2025", 64551),
        ("2026-08/CIK0001326801.json", "META", (12, 31), "FY2025Q4", 21383),
        ("2026-08/CIK0001652044.json", "GOOGL", (12, 31), "FY2025", 91447),
        ("CIK0001835632.json", "MRVL", (1, 31), "FY2026", 354.1),
    ],
)
def test_actual_spending(name, ticker, year_end, label, millions):
    found = actuals(content(f"edgar/companyfacts/{name}"), Company(ticker, ticker, FiscalYearEnd(*year_end)))
    values = [float(a.amount) / 1e6 for a in found if a.metric == "capex" and str(a.period) == label]
    assert values[-1] == millions
