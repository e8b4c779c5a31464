"""What the demo's server answers, in the shapes that the real ones use."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http import HTTPStatus
from zoneinfo import ZoneInfo

from deploy.demo.season import FILERS, Article, Feed, Release, Spent

NEW_YORK = ZoneInfo("America/New_York")

UNAVAILABLE = (
    b"<html><head><title>SEC.gov | File Unavailable</title></head><body><h1>File Unavailable</h1></body></html>"
)
ACCESS_DENIED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
)
NO_SUCH_KEY = b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>'


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `validated` pages carry an ETag; SEC's interfaces do not."""

    media_type: str
    content: bytes
    status: int = HTTPStatus.OK
    validated: bool = False


def _folder(release: Release) -> str:
    return f"/Archives/edgar/data/{release.cik}/{release.accession.replace('-', '')}"


def _exhibit_name(release: Release) -> str:
    # The names of exhibits say nothing, here as there.
    return f"{release.ticker.lower()}-{release.at:%m%d%Y}xq.htm"


def current(releases: Sequence[Release], base: str, now: datetime) -> Page:
    """The Atom feed of current filings. As at SEC, one entry for each filer, and items only in the summary's HTML."""
    head = (
        '<?xml version="1.0" encoding="ISO-8859-1" ?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Latest Filings</title>\n<id>{base}/cgi-bin/browse-edgar?action=getcurrent</id>\n"
        f"<updated>{now.astimezone(NEW_YORK).isoformat(timespec='seconds')}</updated>\n"
    )
    text = head + "".join(_entry(release, base) for release in releases) + "</feed>\n"
    return Page("application/atom+xml", text.encode("iso-8859-1"))


def _entry(release: Release, base: str) -> str:
    filed = release.at.astimezone(NEW_YORK)
    summary = escape(
        f"<b>Filed:</b> {filed:%Y-%m-%d} <b>AccNo:</b> {release.accession} <b>Size:</b> 320 KB"
        "<br>Item 2.02: Results of Operations and Financial Condition<br>Item 9.01: Financial Statements and Exhibits"
    )
    return (
        f"<entry>\n<title>8-K - {escape(FILERS[release.ticker][1])} ({release.cik:010}) (Filer)</title>\n"
        f'<link rel="alternate" type="text/html" href="{base}{_folder(release)}/{release.accession}-index.htm"/>\n'
        f'<summary type="html">\n {summary}\n</summary>\n'
        f"<updated>{filed.isoformat(timespec='seconds')}</updated>\n"
        '<category scheme="https://www.sec.gov/" label="form type" term="8-K"/>\n'
        f"<id>urn:tag:sec.gov,2008:accession-number={release.accession}</id>\n</entry>\n"
    )


def tickers(filers: Mapping[str, tuple[int, str]]) -> Page:
    """The list of all filers with a ticker."""
    rows = {str(n): {"cik_str": c, "ticker": t, "title": name} for n, (t, (c, name)) in enumerate(filers.items())}
    return Page("application/json", json.dumps(rows).encode())


def submissions(cik: int, ticker: str, name: str, releases: Sequence[Release]) -> Page:
    """A filer's submissions: parallel lists, newest first."""
    accepted = [release.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") for release in releases]
    days = [f"{release.at.astimezone(NEW_YORK):%Y-%m-%d}" for release in releases]
    recent: dict[str, list[object]] = {
        "accessionNumber": [release.accession for release in releases],
        "filingDate": list(days),
        "reportDate": list(days),
        "acceptanceDateTime": list(accepted),
        "form": ["8-K"] * len(releases),
        "items": ["2.02,9.01"] * len(releases),
        "size": [320_000] * len(releases),
        "isXBRL": [1] * len(releases),
        "primaryDocument": [f"{release.ticker.lower()}-8k.htm" for release in releases],
        "primaryDocDescription": ["8-K"] * len(releases),
    }
    content = {
        "cik": str(cik),
        "entityType": "operating",
        "name": name,
        "tickers": [ticker],
        "exchanges": ["Nasdaq"],
        "fiscalYearEnd": "0630" if ticker == "MSFT" else "1231",
        "filings": {"recent": recent, "files": []},
    }
    return Page("application/json", json.dumps(content).encode())


def facts(cik: int, spent: Sequence[Spent]) -> Page:
    """A filer's XBRL facts: payments for property and equipment, and principal of finance leases."""
    tags = {"PaymentsToAcquirePropertyPlantAndEquipment": "payments", "FinanceLeasePrincipalPayments": "leases"}
    concepts = {tag: {"units": {"USD": [_fact(one, name) for one in spent]}} for tag, name in tags.items()}
    return Page("application/json", json.dumps({"cik": cik, "facts": {"us-gaap": concepts}}).encode())


def _fact(spent: Spent, name: str) -> dict[str, object]:
    return {
        "start": spent.start.isoformat(),
        "end": spent.end.isoformat(),
        "val": getattr(spent, name) * 10**6,
        "accn": spent.accession,
        "form": spent.form,
        "filed": spent.filed.isoformat(),
    }


def filing(release: Release, path: str) -> Page | None:
    """The page of a filing that stands at `path`: its index, its cover or its exhibit."""
    folder = _folder(release)
    if path in (f"{folder}/{release.accession}-index.htm", f"{folder}/{release.accession}-index.html"):
        return Page("text/html", _index(release).encode())
    if path == f"{folder}/{release.ticker.lower()}-8k.htm":
        return Page("text/html", _cover(release).encode())
    if path == f"{folder}/{_exhibit_name(release)}":
        return Page("text/html", _exhibit(release).encode())
    if path == f"{folder}/{release.accession}.txt":
        return Page("text/plain", _submission(release).encode())
    return None


def _index(release: Release) -> str:
    at = release.at.astimezone(NEW_YORK)
    folder, ticker = _folder(release), release.ticker.lower()
    return f"""<!DOCTYPE html>
<html><head><title>EDGAR Filing Documents for {release.accession}</title></head><body>
<div id="contentDiv"><div class="formDiv"><div id="formHeader">
<div id="formName"><strong>Form 8-K</strong> - Current report: </div>
<div id="secNum"><strong>SEC Accession No.</strong> {release.accession}</div></div>
<div class="formContent">
<div class="formGrouping"><div class="infoHead">Filing Date</div><div class="info">{at:%Y-%m-%d}</div>
<div class="infoHead">Accepted</div><div class="info">{at:%Y-%m-%d %H:%M:%S}</div>
<div class="infoHead">Documents</div><div class="info">2</div></div>
<div class="formGrouping"><div class="infoHead">Period of Report</div><div class="info">{at:%Y-%m-%d}</div></div>
<div class="formGrouping"><div class="infoHead">Items</div>
<div class="info">Item 2.02: Results of Operations and Financial Condition<br />Item 9.01: Financial Statements and \
Exhibits<br /></div></div></div></div>
<div class="formDiv"><p>Document Format Files</p>
<table class="tableFile" summary="Document Format Files">
<tr><th scope="col">Seq</th><th scope="col">Description</th><th scope="col">Document</th><th scope="col">Type</th>\
<th scope="col">Size</th></tr>
<tr><td scope="row">1</td><td scope="row">8-K</td><td scope="row"><a href="/ix?doc={folder}/{ticker}-8k.htm">\
{ticker}-8k.htm</a> <span>iXBRL</span></td><td scope="row">8-K</td><td scope="row">24316</td></tr>
<tr><td scope="row">2</td><td scope="row">EX-99.1</td><td scope="row"><a href="{folder}/{_exhibit_name(release)}">\
{_exhibit_name(release)}</a></td><td scope="row">EX-99.1</td><td scope="row">40961</td></tr>
</table></div>
<div class="filerDiv"><span class="companyName">{escape(FILERS[release.ticker][1])} (Filer)
 <acronym title="Central Index Key">CIK</acronym>: <a href="/cgi-bin/browse-edgar?CIK={release.cik:010}">\
{release.cik:010}</a></span></div></div></body></html>
"""


def _cover(release: Release) -> str:
    return f"""<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>{release.ticker.lower()}-8k.htm
<TEXT>
<html><body><div style="display:none"><ix:header>{release.cik:010}false</ix:header></div>
<p>Item 2.02 Results of Operations and Financial Condition.</p>
<p>On {release.at:%B} {release.at.day}, 2025, {escape(FILERS[release.ticker][1])} issued a press release for the \
{release.reports}. It is furnished as Exhibit 99.1.</p></body></html>
</TEXT>
</DOCUMENT>
"""


def _exhibit(release: Release) -> str:
    """The release as filing software writes it: a wrapper of SGML, and every sentence in spans of its own."""
    body = "\n".join(f"<div><font>{_runs(paragraph)}</font></div><div><br></div>" for paragraph in release.paragraphs)
    return f"""<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>{_exhibit_name(release)}
<DESCRIPTION>EX-99.1
<TEXT>
<html><head><title>Document</title></head><body>
<div style="text-align:center"><font style="font-weight:bold">{escape(release.title)}</font></div>
{body}
<div><font>About this release. Statements about the future are subject to risks; see our filings with the SEC.\
</font></div>
</body></html>
</TEXT>
</DOCUMENT>
"""


def _runs(paragraph: str) -> str:
    """Text in runs, with the entities such files are full of."""
    text = escape(paragraph, quote=False).replace("$", "&#36;").replace(" - ", " &#8211; ")
    return re.sub(r"(\d) (billion|million)", r"\1</font><font>&#160;\2", text)


def _submission(release: Release) -> str:
    at = release.at.astimezone(NEW_YORK)
    return f"""<SEC-DOCUMENT>{release.accession}.txt : {at:%Y%m%d}
<SEC-HEADER>{release.accession}.hdr.sgml : {at:%Y%m%d}
<ACCEPTANCE-DATETIME>{at:%Y%m%d%H%M%S}
ACCESSION NUMBER:\t\t{release.accession}
CONFORMED SUBMISSION TYPE:\t8-K
PUBLIC DOCUMENT COUNT:\t\t2
CONFORMED PERIOD OF REPORT:\t{at:%Y%m%d}
ITEM INFORMATION:\t\tResults of Operations and Financial Condition
ITEM INFORMATION:\t\tFinancial Statements and Exhibits
FILED AS OF DATE:\t\t{at:%Y%m%d}

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\t{FILERS[release.ticker][1]}
\t\tCENTRAL INDEX KEY:\t\t\t{release.cik:010}
\t\tFISCAL YEAR END:\t\t\t1231
</SEC-HEADER>
{_cover(release)}{_exhibit(release)}</SEC-DOCUMENT>
"""


def index_file(path: str, releases: Sequence[Release]) -> Page | None:
    """The daily or quarterly index of filings at `path`; `None` where there is none (a day without filings)."""
    daily = re.fullmatch(r"/Archives/edgar/daily-index/(\d{4})/QTR([1-4])/master\.(\d{8})\.idx", path)
    full = re.fullmatch(r"/Archives/edgar/full-index/(\d{4})/QTR([1-4])/master\.idx", path)
    if daily:
        chosen = [r for r in releases if f"{r.at.astimezone(NEW_YORK):%Y%m%d}" == daily[3]]
        return _master(chosen, "%Y%m%d") if chosen else None
    if full:
        quarter = (int(full[1]), int(full[2]))
        return _master([r for r in releases if (r.at.year, (r.at.month + 2) // 3) == quarter], "%Y-%m-%d")
    return None


def _master(releases: Sequence[Release], day: str) -> Page:
    rows = [
        f"{r.cik}|{FILERS[r.ticker][1]}|8-K|{r.at.astimezone(NEW_YORK).strftime(day)}|edgar/data/{r.cik}/{r.accession}.txt"
        for r in sorted(releases, key=lambda r: r.cik)
    ]
    head = [
        "Description:           Master Index of EDGAR Dissemination Feed",
        " ",
        "CIK|Company Name|Form Type|Date Filed|File Name",
        "-" * 80,
    ]
    return Page("application/octet-stream", ("\n".join([*head, *rows]) + "\n").encode())


def article_path(article: Article) -> str:
    """Where an article stands."""
    return f"/{article.feed}/{article.at:%Y/%m/%d}/{article.number:03}.html"


def rss(feed: Feed, articles: Sequence[Article], base: str) -> Page:
    """A newspaper's feed."""
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{base}{article_path(a)}?utm_source=rss</link>"
        f'<guid isPermaLink="false">{feed.name}-{a.number}</guid><pubDate>{format_datetime(a.at)}</pubDate>'
        f"<description>{escape(a.paragraphs[0][:80])} ...</description></item>\n"
        for a in articles
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{escape(feed.publisher)}</title>'
        f"<link>{base}/</link><description>{escape(feed.publisher)}</description>"
        f"<language>{feed.lang}</language>\n{items}</channel></rss>\n"
    )
    return Page("application/rss+xml; charset=utf-8", text.encode(), validated=True)


def article(feed: Feed, article: Article, base: str) -> Page:
    """An article among the things that stand around articles."""
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in article.paragraphs)
    text = f"""<!DOCTYPE html>
<html lang="{feed.lang}"><head><meta charset="utf-8"><title>{escape(article.title)} | {escape(feed.publisher)}</title>
<link rel="canonical" href="{base}{article_path(article)}">
<meta property="article:published_time" content="{article.at.isoformat()}"></head>
<body><header><nav><a href="/">{escape(feed.publisher)}</a> <a href="/login">Login</a></nav></header>
<main><article><h1>{escape(article.title)}</h1>
<time datetime="{article.at.isoformat()}">{article.at:%Y-%m-%d %H:%M}</time>
{body}
</article></main>
<aside><ul><li><a href="/1">Weather</a></li><li><a href="/2">Sports</a></li></ul></aside>
<footer>{escape(feed.publisher)} 2025</footer></body></html>
"""
    return Page("text/html; charset=utf-8", text.encode(), validated=True)
