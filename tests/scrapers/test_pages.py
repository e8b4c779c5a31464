"""Investor pages, OpenDART, folders, rates and what companies spent."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from loopback import Answer, Loopback
from quick import NOW, QUICK, pdf

from capex.company import Company
from capex.document import DocumentKind
from capex.period import FiscalYearEnd
from flows.folders import look
from scrapers.dart import Dart
from scrapers.edinet import Edinet, code_of
from scrapers.folders import Folder
from scrapers.pages import Page
from scrapers.rates import rates
from scrapers.source import Found, Memory, Poll, SourceError
from scrapers.walk import poll
from scrapers.web import Web
from scrapers.xbrl import actuals

NONE = Memory()
NEW_YORK = ZoneInfo("America/New_York")
WORDS = "Acme expects capital expenditures of 8 to 9 billion dollars for the year, unchanged from before. " * 4


def after(result: Poll) -> Memory:
    return Memory(dict(result.validators), result.keys, result.pending, result.mark)


class TestQ4:
    def item(self, number: int, revision: int = 1, body: str = "", link: str = "") -> dict[str, object]:
        return {
            "PressReleaseId": number,
            "RevisionNumber": revision,
            "Headline": " Acme  reports\nresults ",
            "Body": body,
            "LinkToDetailPage": link or f"/news/press-release/2025/{number}/default.aspx",
            "PressReleaseDate": "07/30/2025 16:05:00",
        }

    def listing(self, *items: dict[str, object]) -> Answer:
        return Answer(json.dumps({"GetPressReleaseListResult": list(items)}).encode(), type="application/json")

    @pytest.fixture
    def page(self, server: Loopback) -> Page:
        return Page("Acme IR", server.url, "ACME", "q4", zone=NEW_YORK)

    def detail(self, words: str = WORDS, facts: str = "") -> Answer:
        return Answer(
            f"<html><head>{facts}</head><body><article><p>{words}</p><table><tr><td>Capital spending</td><td>$8 - $9 billion"
            "</td></tr></table></article></body></html>".encode()
        )

    def test_month_first_dates_without_a_zone(self, server, web, page):
        server.routes["/feed/PressRelease.svc/GetPressReleaseList"] = self.listing(self.item(1))
        server.routes["/news/press-release/2025/1/default.aspx"] = self.detail()
        (found,) = poll(page, web, Memory(), NOW).found
        document = found.document
        assert document.provenance.published_at == datetime(2025, 7, 30, 20, 5, tzinfo=UTC)
        assert (document.said_on, document.kind, document.issuer) == (date(2025, 7, 30), DocumentKind.RELEASE, "ACME")
        assert document.title == "Acme reports results"
        assert "Capital spending | $8 - $9 billion" in document.text
        assert server.asked[-1].path.startswith("/news")

    def test_the_pages_own_time_names_its_zone(self, server, web, page):
        facts = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-07-30T16:01:00-07:00"}</script>'
        server.routes["/feed/PressRelease.svc/GetPressReleaseList"] = self.listing(self.item(1))
        server.routes["/news/press-release/2025/1/default.aspx"] = self.detail(facts=facts)
        (found,) = poll(page, web, Memory(), NOW).found
        assert found.document.provenance.published_at == datetime(2025, 7, 30, 23, 1, tzinfo=UTC)

    def test_a_release_that_is_revised_in_place_is_another_document(self, server, web, page):
        route = "/feed/PressRelease.svc/GetPressReleaseList"
        server.routes[route] = [self.listing(self.item(1)), self.listing(self.item(1, 2))]
        server.routes["/news/press-release/2025/1/default.aspx"] = [
            self.detail(), self.detail(WORDS.replace("8 to 9", "8 to 10")),
        ]  # fmt: skip
        first = poll(page, web, Memory(), NOW)
        (second,) = poll(page, web, after(first), NOW).found
        assert "8 to 10" in second.document.text

    def test_a_pdf_behind_the_link(self, server, web, page):
        server.routes["/feed/PressRelease.svc/GetPressReleaseList"] = self.listing(
            self.item(1, link="/files/Prepared Remarks.pdf")
        )
        server.routes["/files/Prepared%20Remarks.pdf"] = Answer(
            pdf("Capital expenditures of approximately $850 million are expected this year"), type="application/pdf"
        )
        (found,) = poll(replace(page), web, Memory(), NOW).found
        assert "approximately $850 million" in found.document.text
        assert found.document.kind is DocumentKind.CALL

    def test_a_page_instead_of_json(self, server, web, page):
        server.routes["/feed/PressRelease.svc/GetPressReleaseList"] = Answer(b"<html>Just a moment...</html>")
        result = poll(page, web, Memory(), NOW)
        assert "no list" in result.failures[0].reason
        assert not result.ok


class TestListings:
    def test_gcs_rows_with_their_dates(self, server, web):
        rows = "".join(
            f'<tr><td>July {day}, 2025</td><td><a href="/news-releases/news-release-details/acme-{day}">Acme {day}</a></td></tr>'
            for day in (29, 30)
        )
        server.routes["/news"] = Answer(f'<a href="/about">About</a><table>{rows}</table>'.encode())
        for day in (29, 30):
            server.routes[f"/news-releases/news-release-details/acme-{day}"] = Answer(
                f"<article><p>{WORDS}</p></article>".encode()
            )
        result = poll(Page("Acme IR", f"{server.url}/news", "ACME", "gcs"), web, Memory(), NOW)
        assert [f.document.said_on for f in result.found] == [date(2025, 7, 29), date(2025, 7, 30)]

    def test_a_selector_and_a_pattern(self, server, web):
        html = '<ul><li class="r">30/07/2025 <a href="/x/1">One</a></li><li class="q"><a href="/x/2">Two</a></li></ul><a href="/y.pdf">Y</a>'
        server.routes["/p"] = Answer(html.encode())
        server.routes["/x/1"] = Answer(f"<article><p>{WORDS}</p></article>".encode())
        server.routes["/y.pdf"] = Answer(
            pdf("Slides that say a good deal about capital spending plans"), type="application/pdf"
        )
        chosen = Page("p", f"{server.url}/p", "ACME", selector="li.r a", day_first=True)
        (found,) = poll(chosen, web, Memory(), NOW).found
        assert (found.document.title, found.document.said_on) == ("One", date(2025, 7, 30))
        (found,) = poll(Page("q", f"{server.url}/p", "ACME", link=r"\.pdf$"), web, Memory(), NOW).found
        assert found.document.text.startswith("Slides")

    def test_a_page_without_links_is_an_alarm_once_there_were_some(self, server, web):
        server.routes["/p"] = [Answer(b'<a href="/2025/07/a">A</a>'), Answer(b"<p>We have moved</p>")]
        server.routes["/2025/07/a"] = Answer(f"<p>{WORDS}</p>".encode())
        page = Page("p", f"{server.url}/p", "ACME")
        first = poll(page, web, Memory(), NOW)
        second = poll(page, web, after(first), NOW)
        assert "no release" in second.failures[0].reason

    def test_gdelt_and_its_sentence_instead_of_json(self, server, web):
        listed = {
            "articles": [
                {"url": f"{server.url}/a", "title": "Acme spends", "seendate": "20250730T120000Z", "domain": "h.com"}
            ]
        }
        server.routes["/doc"] = [
            Answer(b"Please limit requests to one every 5 seconds", type="text/plain"),
            Answer(json.dumps(listed).encode(), type="application/json"),
        ]
        server.routes["/a"] = Answer(f"<article><p>{WORDS}</p></article>".encode())
        page = Page("gdelt", f"{server.url}/doc", style="gdelt", kind=DocumentKind.NEWS)
        first = poll(page, web, Memory(), NOW)
        assert "Please limit" in first.failures[0].reason
        (found,) = poll(page, web, after(first), NOW).found
        assert (found.document.publisher, found.document.said_on) == ("h.com", date(2025, 7, 30))


class TestDart:
    company = Company("005930.KS", "Samsung Electronics", currency="KRW")

    def packed(self, text: str, encoding: str = "euc-kr") -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("small.xml", "x")
            archive.writestr(
                "1.xml",
                f'<?xml version="1.0" encoding="{encoding}"?><DOCUMENT><P>{text}</P></DOCUMENT>'.encode(encoding),
            )
        return out.getvalue()

    def rows(self, page: int, pages: int, *names: str) -> Answer:
        listed = [
            {"report_nm": name, "rcept_no": f"2025073000{page}{n}", "rcept_dt": "20250730", "corp_name": "x"}
            for n, name in enumerate(names)
        ]
        body = {"status": "000", "message": "ok", "page_no": page, "total_page": pages, "list": listed}
        return Answer(json.dumps(body).encode(), type="application/json")

    def source(self, server: Loopback) -> Dart:
        return Dart(self.company, "00126380", server.url)

    def test_reports_over_two_pages(self, server):
        server.routes["/api/list.json"] = lambda request: {
            "1": self.rows(1, 2, "신규시설투자등", "임원ㆍ주요주주특정증권등소유상황보고서"),
            "2": self.rows(2, 2, "[기재정정]분기보고서 (2025.06)"),
        }[request.query["page_no"]]
        words = "당사는 올해 시설투자를 작년보다 늘릴 계획입니다. 투자금액은 추후 확정되는 대로 공시할 예정입니다."
        server.routes["/api/document.xml"] = [Answer(self.packed(words)), Answer(self.packed(words + "끝", "utf-8"))]
        web = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], keys={server.host: ("crtfc_key", "k3y")}, limits=QUICK)
        result = poll(self.source(server), web, Memory(), NOW)
        assert [f.document.title for f in result.found] == ["신규시설투자등", "[기재정정]분기보고서 (2025.06)"]
        first, second = (f.document for f in result.found)
        assert (first.said_on, first.kind, first.lang) == (date(2025, 7, 30), DocumentKind.RELEASE, "ko")
        assert words in first.text
        assert second.provenance.amends
        assert second.kind is DocumentKind.FILING
        assert all(request.query["crtfc_key"] == "k3y" for request in server.asked)
        assert "k3y" not in repr(result)

    @pytest.mark.parametrize(
        ("status", "ok", "says"),
        [("013", True, ""), ("020", False, "quota"), ("010", False, "CAPEXWATCH_DART_KEY"), ("900", False, "900")],
    )
    def test_errors_inside_an_answer_200(self, server, web, status, ok, says):
        server.routes["/api/list.json"] = Answer(json.dumps({"status": status, "message": "m"}).encode())
        result = poll(self.source(server), web, Memory(), NOW)
        assert result.ok is ok
        assert ok or says in f"{result.failures[0].reason} {result.failures[0].advice}"

    def test_an_error_where_a_document_should_be_is_owed(self, server, web):
        server.routes["/api/list.json"] = self.rows(1, 1, "신규시설투자등")
        server.routes["/api/document.xml"] = Answer(b"<result><status>020</status></result>", type="application/xml")
        result = poll(self.source(server), web, Memory(), NOW)
        assert "quota" in result.failures[0].reason
        assert len(result.pending) == 1


class TestEdinet:
    """Lists and errors as the register's interface, version 2, answers them; the PDF is one of our own."""

    company = Company("6723.T", "Renesas", currency="JPY")

    def row(self, number: str, **changed: str) -> dict[str, str]:
        common = {"secCode": "67230", "docTypeCode": "120", "pdfFlag": "1", "withdrawalStatus": "0"}
        common |= {"disclosureStatus": "0", "docDescription": "有価証券報告書", "submitDateTime": "2025-07-30 15:02"}
        return common | {"docID": number} | changed

    def listed(self, *rows: dict[str, str]) -> Answer:
        body = {"metadata": {"status": "200", "message": "OK"}, "results": list(rows)}
        return Answer(json.dumps(body).encode(), type="application/json")

    def source(self, server: Loopback) -> Edinet:
        return Edinet({"67230": self.company}, server.url)

    def test_a_report_of_a_watched_company(self, server):
        rows = [
            self.row("S1"),
            self.row("S2", docTypeCode="130", docDescription="訂正有価証券報告書"),
            self.row("S3", secCode="99990"),
            self.row("S4", docTypeCode="350"),
            self.row("S5", withdrawalStatus="1"),
            self.row("S6", pdfFlag="0"),
        ]
        server.routes["/api/v2/documents.json"] = lambda request: self.listed(
            *(rows if request.query["date"] == "2025-07-30" else [])
        )
        for name in ("S1", "S2"):
            server.routes[f"/api/v2/documents/{name}"] = Answer(pdf(f"Report {name}"), type="application/pdf")
        keys = {server.host: ("Subscription-Key", "k3y")}
        web = Web("t", lambda: NOW, allow_hosts=["127.0.0.1"], keys=keys, limits=QUICK)
        result = poll(self.source(server), web, Memory(), NOW)
        assert result.ok
        assert [f.document.provenance.accession for f in result.found] == ["S1", "S2"]
        first, second = (f.document for f in result.found)
        assert (first.issuer, first.said_on, first.lang) == ("6723.T", date(2025, 7, 30), "ja")
        assert "Report S1" in first.text
        assert [first.provenance.amends, second.provenance.amends] == [False, True]
        assert all(request.query["Subscription-Key"] == "k3y" for request in server.asked)
        assert "k3y" not in repr(result)
        assert poll(self.source(server), web, after(result), NOW).found == ()

    @pytest.mark.parametrize(
        ("answer", "says"),
        [
            ({"StatusCode": 401, "message": "Access denied due to invalid subscription key."}, "CAPEXWATCH_EDINET_KEY"),
            ({"metadata": {"status": "404", "message": "Not Found"}}, "Not Found (status 404)"),
            ({"metadata": {"status": "500", "message": "Internal Server Error"}}, "tried again"),
            (["maintenance"], "no JSON with a status"),
        ],
    )
    def test_errors_inside_an_answer_200(self, server, web, answer, says):
        server.routes["/api/v2/documents.json"] = Answer(json.dumps(answer).encode(), type="application/json")
        result = poll(self.source(server), web, Memory(), NOW)
        assert not result.ok
        assert says in f"{result.failures[0].reason}; {result.failures[0].advice}"

    def test_an_error_where_a_document_should_be_is_owed(self, server, web):
        server.routes["/api/v2/documents.json"] = self.listed(self.row("S1"))
        body = {"metadata": {"status": "500", "message": "Internal Server Error"}}
        server.routes["/api/v2/documents/S1"] = Answer(json.dumps(body).encode(), type="application/json")
        result = poll(self.source(server), web, Memory(), NOW)
        assert "status 500" in result.failures[0].reason
        assert len(result.pending) == 1

    @pytest.mark.parametrize(
        ("ticker", "sources", "code"),
        [("6723.T", {}, "67230"), ("285A.T", {}, "285A0"), ("SONY", {"edinet": "6758"}, "67580"), ("META", {}, None)],
    )
    def test_the_securities_code(self, ticker, sources, code):
        assert code_of(Company(ticker, "x", sources=sources)) == code


class TestFolders:
    def look(self, folder: Folder, memory: Memory = NONE) -> tuple[Poll, list[Found]]:
        found: list[Found] = []
        return look(folder, memory, NOW, found.append), found

    def test_names_say_what_files_are(self, tmp_path: Path):
        (tmp_path / "sub").mkdir()
        (tmp_path / "META 2025-07-30 call.vtt").write_text(
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Susan Li>We expect capex\n\n00:00:03.000 --> 00:00:04.000\nof 66 to 72 billion.\n"
        )
        (tmp_path / "sub" / "2025_07_30_msft_release.pdf").write_bytes(
            pdf("Capital expenditures will be over $30 billion next quarter")
        )
        (tmp_path / "notes.docx").write_bytes(b"x")
        (tmp_path / "article.txt").write_bytes("올해 설비투자".encode("cp949"))
        folder = Folder("mine", str(tmp_path), tickers=("META", "MSFT"), lang="ko")
        result, found = self.look(folder)
        documents = {f.document.title: f.document for f in found}
        call, release, other = (documents[k] for k in ("META 2025-07-30 call", "2025_07_30_msft_release", "article"))
        assert (call.issuer, call.kind, call.said_on) == ("META", DocumentKind.CALL, date(2025, 7, 30))
        assert call.text == "Susan Li: We expect capex of 66 to 72 billion."
        assert (release.issuer, release.kind) == ("MSFT", DocumentKind.RELEASE)
        assert (other.issuer, other.kind, other.said_on, other.text) == (None, DocumentKind.NEWS, None, "올해 설비투자")
        assert result.ok
        again, more = self.look(folder, Memory(known=result.keys))
        assert (more, again.ok) == ([], True)

    def test_a_broken_file_and_a_missing_folder(self, tmp_path: Path):
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
        (tmp_path / "2025-07-30 b.txt").write_text("words")
        result, found = self.look(Folder("mine", str(tmp_path)))
        assert (len(found), len(result.failures)) == (1, 1)
        gone, _ = self.look(Folder("mine", str(tmp_path / "none")))
        assert (gone.mark, gone.failures[0].reason) == (None, "there is no such folder")


def test_subtitles_that_roll():
    from scrapers.text import captions_to_text

    srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nwe expect\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nwe expect\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\n<i>to spend</i> more\r\n"
    assert captions_to_text(srt) == "we expect to spend more"


def test_reference_rates():
    content = b"""<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
        xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time="2025-07-31"><Cube currency="USD" rate="1.1446"/>
        <Cube currency="KRW" rate="1592.6"/><Cube currency="ISK" rate="N/A"/></Cube><Cube time="2025-07-30">
        <Cube currency="USD" rate="1.1527"/></Cube></Cube></gesmes:Envelope>"""
    found = rates(content)
    assert [(str(r.day), r.currency, r.per_euro) for r in found] == [
        ("2025-07-31", "USD", Decimal("1.1446")), ("2025-07-31", "KRW", Decimal("1592.6")), ("2025-07-30", "USD", Decimal("1.1527")),
    ]  # fmt: skip
    for bad in (b"<html>", b"<html></html>", b""):
        with pytest.raises(SourceError):
            rates(bad)


class TestXbrl:
    """Figures of a company with years that end on the last Sunday of January, in millions."""

    company = Company("CHIP", "Chip", FiscalYearEnd(1, 31), cik=7)

    def row(
        self, start: str, end: str, value: int, filed: str, accession: str = "a", **facts: object
    ) -> dict[str, object]:
        return {
            "start": start,
            "end": end,
            "val": value,
            "filed": filed,
            "accn": accession,
            "form": "10-Q",
            "fy": 1999,
            "fp": "FY",
            **facts,
        }

    def read(self, **tags: list[dict[str, object]]) -> dict[str, tuple[int, str]]:
        facts = {
            "facts": {"us-gaap": {tag: {"units": {"USD": rows, "USD/shares": rows}} for tag, rows in tags.items()}}
        }
        found = actuals(json.dumps(facts).encode(), self.company)
        return {str(a.period): (int(a.amount), str(a.filed_on)) for a in found if a.metric == "capex"}

    YEAR = ("2024-01-29", "2025-01-26")

    def rows(self) -> list[dict[str, object]]:
        start = self.YEAR[0]
        return [
            self.row(start, "2024-04-28", 369, "2024-05-29"),
            self.row(start, "2024-07-28", 1346, "2024-08-28"),
            self.row(start, "2024-10-27", 2159, "2024-11-20"),
            self.row(start, "2025-01-26", 3236, "2025-02-26"),
            self.row("2025-01-27", "2025-04-27", 1227, "2025-05-28"),
        ]

    def test_quarters_from_year_to_date(self):
        found = self.read(PaymentsToAcquireProductiveAssets=self.rows())
        assert found == {
            "FY2025": (3236, "2025-02-26"), "FY2025H1": (1346, "2024-08-28"), "FY2025Q1": (369, "2024-05-29"),
            "FY2025Q2": (977, "2024-08-28"), "FY2025Q3": (813, "2024-11-20"), "FY2025Q4": (1077, "2025-02-26"),
            "FY2026Q1": (1227, "2025-05-28"),
        }  # fmt: skip

    def test_the_tag_in_use_wins_and_the_old_one_fills_in(self):
        old = [self.row("2019-01-28", "2020-01-26", 489, "2020-02-20"), self.row(*self.YEAR, 1, "2025-02-26")]
        found = self.read(PaymentsToAcquirePropertyPlantAndEquipment=old, PaymentsToAcquireProductiveAssets=self.rows())
        assert found["FY2020"] == (489, "2020-02-20")
        assert found["FY2025"] == (3236, "2025-02-26")

    def test_restatements_are_kept_beside_what_they_restate(self):
        rows = [
            *self.rows(),
            self.row(*self.YEAR, 3300, "2026-02-25", "b"),
            self.row(*self.YEAR, 3300, "2027-02-25", "c"),
        ]
        facts = {"facts": {"us-gaap": {"PaymentsToAcquireProductiveAssets": {"units": {"USD": rows}}}}}
        years = [a for a in actuals(json.dumps(facts).encode(), self.company) if str(a.period) == "FY2025"]
        assert [(int(a.amount), a.accession) for a in years] == [(3236, "a"), (3300, "b")]

    def test_foreign_filers(self):
        tag = "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"
        rows = [self.row("2024-01-01", "2024-12-31", 9560, "2025-04-17")]
        facts = {"facts": {"ifrs-full": {tag: {"units": {"TWD": rows}}}}}
        (found,) = actuals(json.dumps(facts).encode(), Company("TSM", "TSMC", currency="TWD"))
        assert (str(found.period), found.currency) == ("FY2024", "TWD")

    @pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}"])
    def test_other_shapes(self, content):
        with pytest.raises(SourceError):
            actuals(content, self.company)


def test_the_store_of_actuals(tmp_path: Path):
    from store.actuals import Row, add, add_rates, rate, standing, year_to_date
    from store.schema import open_store

    db = open_store(tmp_path / "x.db")
    day = date(2025, 5, 1)

    def row(period: str, amount: int, filed: date = day, accession: str = "a") -> Row:
        return Row(
            "META", "capex", period, day, day + timedelta(90), Decimal(amount), "USD", "Tag", accession, "10-Q", filed
        )

    assert add(db, [row("FY2025Q1", 12_941), row("FY2025Q2", 16_538)], NOW) == 2
    assert add(db, [row("FY2025Q1", 12_941)], NOW) == 0
    assert year_to_date(db, "META", 2025) == (Decimal(29_479), "USD", day + timedelta(90))
    assert year_to_date(db, "META", 2024) is None
    add(db, [row("FY2025Q1", 13_000, date(2026, 1, 1), "b")], NOW)
    assert standing(db, "META")["FY2025Q1"]["amount"] == 13_000
    assert standing(db, "META", as_of=date(2025, 12, 31))["FY2025Q1"]["amount"] == 12_941
    add_rates(db, [(date(2025, 7, 31), "USD", Decimal("1.25")), (date(2025, 7, 31), "KRW", Decimal(1500))])
    assert rate(db, "USD", "KRW", date(2025, 8, 2)) == (Decimal(1200), date(2025, 7, 31))
    assert rate(db, "EUR", "USD", date(2025, 7, 31)) == (Decimal("1.25"), date(2025, 7, 31))
    assert rate(db, "USD", "USD", date(2020, 1, 1)) == (Decimal(1), date(2020, 1, 1))
    assert rate(db, "USD", "KRW", date(2025, 9, 2)) is None
