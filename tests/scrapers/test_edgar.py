"""EDGAR through its normal and its bad days: nothing lost, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from quick import NOW, QUICK
from sec_server import ABSENT, RATE, Edgar, Filing, exhibit

from capex.company import Company
from capex.document import DocumentKind
from capex.period import FiscalPeriod, FiscalYearEnd
from scrapers.edgar import EdgarCompany, EdgarCurrent
from scrapers.source import Memory, Poll
from scrapers.walk import poll
from scrapers.web import Web

NONE = Memory()
NEW_YORK = ZoneInfo("America/New_York")
ACME = Company("ACME", "Acme", cik=1001)
BOLT = Company("BOLT", "Bolt", FiscalYearEnd(9, 30), cik=1002)
GUIDE = "<p>We expect capital expenditures of $<span>64</span>-72&#160;billion in 2025, up from a year ago.</p>"


def filing(number: int, hours: float = 5, cik: int = 1001, **facts: object) -> Filing:
    facts.setdefault("exhibits", {f"q{number}fy.htm": ("EX-99.1", exhibit(f"{GUIDE}<p>Number {number}.</p>"))})
    return Filing(number, NOW - timedelta(hours=hours), cik, **facts)  # type: ignore[arg-type]


@pytest.fixture
def web(edgar: Edgar) -> Web:
    return Web("T t@example.com", lambda: NOW, allow_hosts=["127.0.0.1"], sec_hosts=[edgar.host], limits=QUICK)


@pytest.fixture
def current(edgar: Edgar) -> EdgarCurrent:
    return EdgarCurrent({1001: ACME, 1002: BOLT}, www=edgar.url)


def after(result: Poll, before: Memory = NONE) -> Memory:
    """What the next poll remembers."""
    return Memory(
        {**before.validators, **result.validators},
        before.known | result.keys,
        result.pending,
        result.mark or before.mark,
    )


def titles(result: Poll) -> list[str]:
    return [found.document.provenance.accession or "" for found in result.found]


def test_a_release_becomes_a_document(edgar, web, current):
    edgar.filings = [filing(1, filers=(1001, 9, 8, 1001))]
    result = poll(current, web, Memory(), NOW)
    (found,) = result.found
    document = found.document
    assert result.ok
    assert not result.failures
    assert (document.issuer, document.kind, document.publisher) == ("ACME", DocumentKind.RELEASE, "Acme")
    assert document.said_on == date(2025, 8, 1)
    assert document.provenance.published_at == datetime(2025, 8, 1, 3, tzinfo=NEW_YORK)
    assert document.provenance.form == "8-K"
    assert document.reports == FiscalPeriod(2025, "Q2")
    assert document.title == "Acme Reports Second Quarter Results and Outlook"
    assert "We expect capital expenditures of $64-72 billion in 2025" in document.text
    assert "Free cash flow | $1,234 | 12%" in document.text
    assert "EX-99.1" not in document.text
    assert "false2025" not in document.text
    assert found.raw.startswith(b"<DOCUMENT>")


def test_the_reported_quarter_follows_the_fiscal_year(edgar, web, current):
    edgar.filings = [filing(1, cik=1002)]
    (found,) = poll(current, web, Memory(), NOW).found
    assert found.document.reports == FiscalPeriod(2025, "Q3")


@pytest.mark.parametrize(
    ("facts", "read"),
    [
        ({"items": ("5.02",)}, 0),
        ({"items": ("7.01", "9.01")}, 1),
        ({"items": ("8.01",)}, 1),
        ({"items": ()}, 1),
        ({"form": "8-K/A"}, 1),
        ({"form": "8-K12B"}, 0),
        ({"cik": 77}, 0),
        ({"form": "6-K", "items": ()}, 1),
        ({"form": "10-KT"}, 0),
    ],
)
def test_what_is_chosen_from_the_feed_alone(edgar, web, current, facts, read):
    edgar.filings = [filing(1, **facts)]
    result = poll(current, web, Memory(mark=NOW - timedelta(hours=1)), NOW)
    assert len(result.found) == read
    assert not result.failures
    assert any("/edgar/data/" in path for path in edgar.paths()) == bool(read)
    assert all(found.document.provenance.amends == facts.get("form", "").endswith("/A") for found in result.found)


def test_every_exhibit_99_and_never_the_cover_or_a_picture(edgar, web, current):
    words = "<p>This release says something at some length.</p>"
    edgar.filings = [
        filing(
            1,
            exhibits={
                "acme-20250730.htm": ("8-K", b"<p>A cover that says nothing but addresses and boxes to tick.</p>"),
                "a.htm": ("EX-99.1", exhibit(words + "<p>First.</p>")),
                "cfo.htm": ("EX-99.2", exhibit(words + "<p>Prepared Remarks: second.</p>", "EX-99.2")),
                "ex991.htm": ("EX-10.1", exhibit(words)),
                "deck.jpg": ("EX-99.3", b"xx"),
            },
        )
    ]
    result = poll(current, web, Memory(), NOW)
    assert [found.link.meta["type"] for found in result.found] == ["EX-99.1", "EX-99.2"]
    assert [found.document.kind for found in result.found] == [DocumentKind.RELEASE, DocumentKind.CALL]


def test_the_cover_is_read_where_it_is_all_there_is(edgar, web, current):
    cover = b"<p>The company announced that it expects capital spending of about $5 billion.</p>"
    edgar.filings = [filing(1, items=("8.01",), exhibits={"acme-20250730.htm": ("8-K", cover)})]
    (found,) = poll(current, web, Memory(), NOW).found
    assert found.document.kind is DocumentKind.FILING
    # Inline XBRL is linked through a viewer; the document itself was fetched.
    assert not any("ix" in path for path in edgar.paths())


def test_periodic_reports_and_6_k(edgar, web, current):
    report = "<p>We anticipate making capital expenditures of approximately $30 billion in 2025 and more later.</p>"
    release = "<p>Form 6-K</p><p>SIGNATURES</p><p>Bolt Announces Third Quarter Results for all its shareholders</p>"
    edgar.filings = [
        filing(1, form="10-Q", items=(), period="2025-06-28", exhibits={"x.htm": ("10-Q", report.encode())}),
        filing(
            2,
            form="10-K",
            items=(),
            exhibits={"y.htm": ("10-K", report.encode() + b"y"), "z.htm": ("EX-13", report.encode() + b"z")},
        ),
        filing(3, cik=1002, form="6-K", items=(), exhibits={"r.htm": ("6-K", release.encode())}),
    ]
    found = {f.link.meta["type"]: f.document for f in poll(current, web, Memory(), NOW).found}
    assert {kind: document.kind.value for kind, document in found.items()} == {
        "10-Q": "filing", "10-K": "filing", "EX-13": "filing", "6-K": "release",
    }  # fmt: skip
    assert found["10-Q"].reports == FiscalPeriod(2025, "Q2")


def test_a_second_poll_fetches_nothing_twice(edgar, web, current):
    edgar.filings = [filing(n) for n in range(3)]
    first = poll(current, web, Memory(), NOW)
    assert len(first.found) == 3
    edgar.asked.clear()
    second = poll(current, web, after(first), NOW + timedelta(minutes=10))
    assert second.found == ()
    assert not [path for path in edgar.paths() if "/edgar/data/" in path]
    edgar.filings.append(filing(9, hours=-0.1))
    third = poll(current, web, after(second, after(first)), NOW + timedelta(minutes=20))
    assert len(third.found) == 1


def test_new_filings_that_arrive_between_two_pages(edgar, web, current):
    edgar.filings = [filing(n, hours=1 + n / 10, cik=1001 if n % 40 == 0 else 5000 + n) for n in range(230)]
    added = []

    def between() -> None:
        if len(added) < 2:
            added.append(filing(300 + len(added), hours=0.5))
            edgar.filings += [added[-1], *(filing(400 + 10 * len(added) + n, 0.4, 6000) for n in range(5))]

    edgar.between = between
    first = poll(current, web, Memory(), NOW)
    second = poll(current, web, after(first), NOW + timedelta(minutes=10))
    wanted = sorted(f.accession for f in edgar.filings if f.cik == 1001)
    assert sorted(titles(first) + titles(second)) == wanted


def test_paging_stops_at_known_ground(edgar, web, current):
    edgar.filings = [filing(n, hours=n / 2, cik=5000) for n in range(600)]
    poll(current, web, Memory(mark=NOW - timedelta(hours=3)), NOW)
    pages = [r.query["start"] for r in edgar.asked if r.query.get("type") == "8-K"]
    assert pages == ["0"]
    edgar.asked.clear()
    poll(current, web, Memory(mark=NOW - timedelta(hours=120)), NOW)
    assert [r.query["start"] for r in edgar.asked if r.query.get("type") == "8-K"] == ["0", "100", "200"]


def test_an_outage_longer_than_the_feed_is_made_up_from_daily_files(edgar, web, current):
    edgar.filings = [filing(n, hours=24 * n + 1, cik=1001) for n in range(8)]
    edgar.filings += [filing(100 + n, hours=n / 300, cik=5000) for n in range(150)]
    edgar.window = 120
    edgar.holidays = {"20250728"}
    result = poll(current, web, Memory(mark=NOW - timedelta(days=6)), NOW)
    wanted = {
        f.accession for f in edgar.filings if f.cik == 1001 and f.at.astimezone(NEW_YORK).date() >= date(2025, 7, 26)
    }
    assert set(titles(result)) == wanted - {
        f.accession
        for f in edgar.filings
        if f"{f.at.astimezone(NEW_YORK):%Y%m%d}" in ("20250728", "20250726", "20250727")
    }
    assert len(titles(result)) == len(set(titles(result)))
    assert result.ok
    assert not result.failures


def test_a_long_outage_asks_for_the_quarters_file(edgar, web, current):
    edgar.filings = [filing(n, hours=24 * n + 1) for n in range(0, 60, 7)]
    edgar.filings += [filing(100 + n, hours=n / 300, cik=5000) for n in range(150)]
    edgar.window = 120
    result = poll(current, web, Memory(mark=NOW - timedelta(days=50)), NOW)
    assert len(result.found) == len([f for f in edgar.filings if f.cik == 1001 and f.at > NOW - timedelta(days=50.2)])
    assert {p for p in edgar.paths() if "-index/" in p} == {
        "/Archives/edgar/full-index/2025/QTR2/master.gz", "/Archives/edgar/full-index/2025/QTR3/master.gz",
    }  # fmt: skip


def test_unchanged_older_pages_are_no_end(edgar, web, current):
    edgar.filings = [filing(n, hours=n / 4, cik=5000) for n in range(250)]
    memory = Memory(mark=NOW - timedelta(hours=30))
    first = poll(current, web, memory, NOW)
    edgar.asked.clear()
    poll(current, web, replace(after(first), mark=memory.mark), NOW)
    assert not [path for path in edgar.paths() if "-index/" in path]


def test_a_banned_poll_loses_nothing(edgar, web, current):
    edgar.filings = [filing(n) for n in range(4)]
    edgar.overrides[f"{edgar.filings[1].folder}/q1fy.htm"] = [RATE]
    first = poll(current, web, Memory(), NOW)
    asked = len(edgar.asked)
    assert any(f.cause == "too many requests" and "ten minutes" in f.advice for f in first.failures)
    assert first.mark is None or first.pending
    assert poll(current, web, after(first), NOW).found == ()
    assert len(edgar.asked) == asked
    # Ten minutes later, in another process.
    later = Web("T t@example.com", lambda: NOW, allow_hosts=["127.0.0.1"], sec_hosts=[edgar.host], limits=QUICK)
    second = poll(current, later, after(first), NOW + timedelta(minutes=11))
    assert sorted(titles(first) + titles(second)) == sorted(f.accession for f in edgar.filings)


def test_an_exhibit_that_is_not_there_yet_is_owed(edgar, web, current):
    edgar.filings = [filing(1)]
    edgar.overrides[f"{edgar.filings[0].folder}/q1fy.htm"] = [ABSENT]
    first = poll(current, web, Memory(), NOW)
    assert (first.found, len(first.pending), first.ok) == ((), 1, True)
    second = poll(current, web, after(first), NOW + timedelta(minutes=10))
    assert len(second.found) == 1
    assert second.pending == ()


def test_a_missing_contact_loses_nothing_either(edgar, current):
    nameless = Web("", lambda: NOW, allow_hosts=["127.0.0.1"], sec_hosts=[edgar.host], limits=QUICK)
    edgar.filings = [filing(1)]
    result = poll(current, nameless, Memory(), NOW)
    assert result.mark is None
    assert not result.keys
    assert "CAPEXWATCH_CONTACT" in result.failures[0].advice


class TestCompany:
    def test_older_pages_as_far_as_wanted(self, edgar, web):
        edgar.filings = [filing(n, hours=24 * 30 * n + 5) for n in range(20)]
        edgar.older_from[1001] = 6
        source = EdgarCompany(ACME, edgar.url, edgar.url)
        near = poll(source, web, Memory(), NOW, since=NOW - timedelta(days=100))
        assert len(near.found) == 4
        assert not [path for path in edgar.paths() if "submissions-001" in path]
        far = poll(source, web, after(near), NOW, since=NOW - timedelta(days=400))
        assert len(far.found) == 14 - 4
        assert len([path for path in edgar.paths() if "submissions-001" in path]) == 1

    @pytest.mark.parametrize("false_zulu", [True, False])
    def test_the_time_of_acceptance_does_not_lie(self, edgar, web, false_zulu):
        edgar.filings = [filing(1, hours=15)]  # 17:00 in New York the day before
        edgar.false_zulu = {1001} if false_zulu else set()
        (found,) = poll(EdgarCompany(ACME, edgar.url, edgar.url), web, Memory(), NOW).found
        assert found.document.provenance.published_at == edgar.filings[0].at
        assert found.document.said_on == date(2025, 7, 31)

    def test_after_hours_is_said_on_its_own_day_though_filed_on_the_next(self, edgar, web):
        edgar.filings = [Filing(1, datetime(2025, 7, 30, 21, 50, tzinfo=UTC), 1001, exhibits=filing(1).exhibits)]
        (found,) = poll(EdgarCompany(ACME, edgar.url, edgar.url), web, Memory(), NOW).found
        assert found.link.meta["filed"] == "2025-07-31"
        assert found.document.said_on == date(2025, 7, 30)

    def test_both_ways_to_a_filing_share_what_they_know(self, edgar, web, current):
        edgar.filings = [filing(1)]
        first = poll(current, web, Memory(), NOW)
        source = EdgarCompany(ACME, edgar.url, edgar.url)
        assert source.ledger == current.ledger
        again = poll(source, web, Memory(known=first.keys), NOW)
        assert again.found == ()

    def test_an_unknown_company_is_a_failure_with_advice(self, edgar, web):
        result = poll(EdgarCompany(ACME, edgar.url, edgar.url), web, Memory(), NOW)
        assert result.failures[0].cause == "no such file"
        assert result.mark is None
