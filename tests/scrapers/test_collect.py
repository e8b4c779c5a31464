"""The whole way from servers to the store: many sources at once, on good and bad days, and what `status` says then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from loopback import Answer, Loopback
from quick import NOW
from sec_server import Edgar, Filing
from test_edgar import filing
from test_feeds import article, item, rss

import store.actuals
import store.documents
import store.sources
from capex.company import Companies, Company
from flows.backfill import backfill, reachable
from flows.collect import Collected, collect
from flows.health import judge, quantile
from flows.settings import Settings, load
from flows.sourcing import is_on, sources, why_off
from store.schema import open_store


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Any]:
    found = open_store(tmp_path / "capexwatch.db")
    yield found
    found.close()


WATCHLIST = """
[[companies]]
ticker = "ACME"
name = "Acme"
cik = 1001
[[companies]]
ticker = "BOLT"
name = "Bolt"
cik = 1002
[[companies]]
ticker = "OTHER"
name = "Other"
"""


@pytest.fixture
def settings(tmp_path: Path, edgar: Edgar, monkeypatch: pytest.MonkeyPatch) -> Settings:
    environment = {
        "EDGAR_WWW": edgar.url, "EDGAR_DATA": edgar.url, "EDGAR_EFTS": edgar.url, "CONTACT": "T t@example.com",
        "ALLOW_HOSTS": "127.0.0.1,127.0.0.2,127.0.0.3", "PER_SECOND": "500",
    }  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(f"CAPEXWATCH_{name}", value)
    # The pauses between tries, which grow from a second, are tested with the web itself.
    monkeypatch.setattr("scrapers.web.random.uniform", lambda _low, _high: 0.005)
    (tmp_path / "watchlist.toml").write_text(WATCHLIST)
    return load(tmp_path, tmp_path / "watchlist.toml")


def with_feeds(settings: Settings, *servers: Loopback) -> Settings:
    feeds = tuple({"name": f"feed {n}", "url": f"{server.url}/rss", "lang": "en"} for n, server in enumerate(servers))
    return replace(settings, feeds=feeds)


@pytest.fixture
def press() -> Iterator[list[Loopback]]:
    with Loopback() as one, Loopback("127.0.0.2") as two, Loopback("127.0.0.3") as three:
        for server in (one, two, three):
            server.routes["/rss"] = rss(*(item(f"{server.url}/{n}", f"Acme number {n}") for n in range(3)))
            for n in range(3):
                words = f"Acme expects to spend {n} billion dollars more at {server.host}, it said. " * 6
                server.routes[f"/{n}"] = article(f"Acme number {n}", words)
        yield [one, two, three]


def look(settings: Settings, db: Any, hours: float = 0, **options: Any) -> Collected:
    return collect(settings, db, now=NOW + timedelta(hours=hours), **options)


def state(db: Any, name: str) -> dict[str, Any]:
    return next(row for row in store.sources.states(db) if row["name"] == name)


def test_everything_is_stored_once(settings, db, edgar, press):
    edgar.filings = [filing(n, cik=1001 + n % 2) for n in range(4)]
    settings = with_feeds(settings, *press)
    first = look(settings, db)
    assert len(first.documents) == 4 + 9
    assert first.failures == ()
    assert len(set(first.documents)) == len(first.documents)
    second = look(settings, db, 1)
    assert second.documents == ()
    assert {store.documents.get(db, one).issuer for one in first.documents} == {"ACME", "BOLT", None}


def test_one_dead_source_stops_no_other(settings, db, edgar, press):
    one, two, _three = press
    one.routes["/rss"] = Answer(b"x" * 1000, cut=10)
    two.routes["/1"] = Answer(b"x", claim=5000)
    edgar.filings = [filing(1)]
    edgar.overrides["/submissions/CIK0000001002.json"] = [Answer(b"not json", type="application/json")]
    found = look(with_feeds(settings, *press), db)
    reasons = " ".join(failure.reason for failure in found.failures)
    assert len(found.documents) == 1 + 2 + 3
    assert "broken off" in reasons
    assert "no JSON" in reasons
    assert state(db, "feed 0")["failures"] == 1
    assert state(db, "feed 0")["trouble"].startswith("broken off")
    assert state(db, "feed 1")["owed"] == 1
    assert state(db, "feed 2")["failures"] == 0


def test_what_was_owed_comes_later(settings, db, edgar, press):
    (one, *_) = press
    settings = with_feeds(settings, one)
    whole = one.routes["/1"]
    one.routes["/1"] = Answer(status=503)
    assert len(look(settings, db).documents) == 2
    one.routes["/1"] = whole
    one.routes["/rss"] = rss(item(f"{one.url}/2", "Acme number 2"))
    assert len(look(settings, db, 1).documents) == 1
    assert state(db, "feed 0")["owed"] == 0


def test_a_fault_in_an_adapter_is_a_failure_of_its_source_alone(settings, db, edgar, press, monkeypatch):
    from scrapers.feeds import Feed

    def broken(self: Feed, listing: Any, link: Any) -> Any:
        raise ZeroDivisionError("oh")

    edgar.filings = [filing(1)]
    monkeypatch.setattr(Feed, "links", broken)
    found = look(with_feeds(settings, press[0]), db)
    assert len(found.documents) == 1
    assert "ZeroDivisionError" in found.failures[0].reason


def test_an_interrupted_look_keeps_what_it_had_and_loses_nothing(settings, db, edgar, press):
    settings = with_feeds(settings, *press)
    stored = []

    def interrupt(done: int, total: int, what: str) -> None:
        stored.extend([what] * (": Acme number" in what))
        if len(stored) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(settings, db, progress=interrupt)
    before = db.execute("SELECT count(*) FROM documents").fetchone()[0]
    assert before == 3
    again = look(settings, db, 0.1)
    assert before + len(again.documents) == 9


def test_due_and_by_hand(settings, db, edgar, press):
    settings = with_feeds(settings, press[0])
    edgar.filings = [filing(1), filing(2, cik=1002)]
    look(settings, db)
    assert look(settings, db, 0.05, due_only=True).polled == ()
    # By hand everything is looked at, but for what has its time once a day.
    assert set(look(settings, db, 0.1).polled) == {"edgar", "feed 0"}
    assert set(look(settings, db, 0.2, tickers=["ACME"]).polled) == {"edgar/ACME", "feed 0"}
    assert set(look(settings, db, 25, due_only=True).polled) == {"edgar", "edgar/ACME", "edgar/BOLT", "feed 0"}


def test_a_failing_source_is_asked_more_and_more_seldom(settings, db, edgar, press):
    press[0].routes["/rss"] = Answer(status=500)
    settings = with_feeds(settings, press[0])
    pauses = []
    for hours in (0, 10, 20, 30):
        look(settings, db, hours)
        row = state(db, "feed 0")
        pauses.append((row["next_poll"], row["failures"]))
    assert [count for _, count in pauses] == [1, 2, 3, 4]
    assert pauses[0][0].startswith("2025-08-01T13:00")
    assert pauses[3][0].startswith("2025-08-03T00:00")


def test_companies_that_are_new_come_a_few_at_a_time(settings, db, edgar):
    many = Companies(Company(f"T{n}", f"T{n}", cik=2000 + n) for n in range(30))
    settings = replace(settings, companies=many)
    assert len(look(settings, db).polled) == 26
    assert len(look(settings, db, 0.1).polled) == 1 + 5


class TestBackfill:
    @pytest.fixture
    def past(self, edgar: Edgar) -> list[Filing]:
        edgar.filings = [filing(n, hours=24 * 40 * n + 5) for n in range(12)]
        edgar.older_from[1001] = 5
        return edgar.filings

    def test_years_back_without_a_bell(self, settings, db, edgar, past):
        assert reachable(settings, []) == ["ACME", "BOLT"]
        told: list[str] = []
        collected, recorded = backfill(
            settings, db, ["ACME"], date(2024, 10, 1), NOW, lambda _done, _all, what: told.append(what)
        )
        assert len(collected.documents) == 8
        assert sum(each.documents for each in recorded) == 8
        assert any("edgar/ACME" in what for what in told)
        assert db.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0
        assert store.sources.delays(db, NOW - timedelta(days=900)) == {}

    def test_broken_off_and_started_again(self, settings, db, edgar, past):
        def stop(_done: int, _all: int, what: str) -> None:
            if db.execute("SELECT count(*) FROM documents").fetchone()[0] >= 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            backfill(settings, db, ["ACME"], date(2024, 10, 1), NOW, stop)
        had = db.execute("SELECT count(*) FROM documents").fetchone()[0]
        edgar.asked.clear()
        _, recorded = backfill(settings, db, ["ACME"], date(2024, 10, 1), NOW)
        assert sum(each.documents for each in recorded) == 8
        exhibits = [path for path in edgar.paths() if path.endswith("fy.htm")]
        assert len(exhibits) == 8 - had


def test_actual_spending_is_fetched_with_the_reports(settings, db, edgar):
    facts = {"facts": {"us-gaap": {"PaymentsToAcquirePropertyPlantAndEquipment": {"units": {"USD": [
        {"start": "2025-01-01", "end": "2025-03-31", "val": 5, "accn": "a", "form": "10-Q", "filed": "2025-05-01"}]}}}}}  # fmt: skip
    route = "/api/xbrl/companyfacts/CIK0000001001.json"
    edgar.routes[route] = Answer(json.dumps(facts).encode(), type="application/json")
    look(settings, db)
    assert store.actuals.standing(db, "ACME")["FY2025Q1"]["amount"] == 5
    look(settings, db, 1)
    assert edgar.paths().count(route) == 1
    report = {
        "x.htm": ("10-Q", b"<p>We expect capital expenditures to be higher than they were in the year before.</p>")
    }
    edgar.filings = [filing(1, hours=-1, form="10-Q", items=(), exhibits=report)]
    look(settings, db, 2)
    look(settings, db, 3)
    assert edgar.paths().count(route) == 2


class TestHealth:
    def row(self, **facts: Any) -> dict[str, Any]:
        plain = {
            "name": "x", "failures": 0, "permanent": 0, "quiet": 86_400, "trouble": None, "advice": None, "owed": 0,
            "first_try": NOW.isoformat(), "last_new": NOW.isoformat(), "last_success": NOW.isoformat(), "next_poll": None,
        }  # fmt: skip
        return {**plain, **facts}

    @pytest.mark.parametrize(
        ("facts", "hours", "expected"),
        [
            ({}, 1, "fine"),
            ({"last_new": None}, 1, "new"),
            ({"failures": 1}, 1, "failing"),
            ({"failures": 1, "last_success": None}, 1, "broken"),
            ({"failures": 3}, 1, "broken"),
            ({"permanent": 1, "failures": 1}, 1, "broken"),
            ({}, 25, "silent"),
            ({"last_new": None}, 25, "silent"),
            ({"quiet": None}, 999, "fine"),
        ],
    )
    def test_states(self, facts, hours, expected):
        found = judge(self.row(**facts), (), NOW + timedelta(hours=hours))
        assert found.state == expected
        assert found.wrong == (expected in ("broken", "silent"))

    def test_quantiles(self):
        assert quantile([], 0.5) is None
        assert quantile([1, 2, 3], 0.5) == 2
        assert quantile(list(range(100)), 0.95) == 95


@pytest.fixture
def command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Any:
    from flows.commands import sources as commands

    def run(name: str, *args: str, given: Settings = settings) -> tuple[int, str]:
        monkeypatch.setattr(commands, "load", lambda: given)
        monkeypatch.setattr(commands, "real_clock", lambda: NOW + timedelta(hours=3))
        result = CliRunner().invoke(getattr(commands, name), args)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    return run


class TestCommands:
    def test_status_shows_the_bad_days(self, settings, db, edgar, press, command):
        settings = with_feeds(settings, *press)
        edgar.filings = [filing(1), filing(3, cik=1002)]
        press[1].routes["/rss"] = Answer(status=410)
        press[2].routes["/rss"] = Answer(b"<html>new design</html>")
        look(settings, db)
        edgar.filings.append(filing(2, hours=-1))
        look(settings, db, 1.5)
        code, output = command("status", "--json", given=settings)
        found = {each["name"]: each for each in json.loads(output)["sources"]}
        assert code == 1
        assert found["feed 0"]["state"] == "fine"
        assert found["feed 1"]["state"] == "broken"
        assert "remove or replace" in found["feed 1"]["advice"]
        assert found["feed 2"]["state"] == "broken", "it never worked"
        assert "HTML page" in found["feed 2"]["trouble"]
        assert found["edgar"]["median"] == 1800
        assert found["edgar"]["p95"] == 1800
        assert found["edgar"]["next_poll"] == (NOW + timedelta(hours=1.5, minutes=10)).isoformat()
        code, output = command("status", given=settings)
        assert "feed 1" in output
        assert "30 min" in output
        assert "edgar/… (2 companies)" in output

    def test_a_company_whose_filings_the_common_feed_finds_is_not_silent(self, settings, db, edgar, command):
        edgar.filings = [filing(n, hours=1, cik=1001 + n) for n in range(2)]
        look(settings, db)
        _code, output = command("status", "--all", "--json")
        found = {each["name"]: each for each in json.loads(output)["sources"]}
        assert found["edgar/ACME"]["last_new"] == NOW.isoformat()
        assert found["edgar/ACME"]["state"] == "fine"

    def test_status_before_anything_was_asked(self, command):
        code, output = command("status")
        assert code == 0
        assert "never asked yet" in output

    def test_check_says_what_is_wrong(self, settings, edgar, press, command):
        edgar.filings = [filing(1)]
        press[1].routes["/rss"] = Answer(b"<html></html>")
        code, output = command("sources", "check", "feed", "edgar", "--json", given=with_feeds(settings, *press))
        found = {each["name"]: each for each in json.loads(output[output.index("[") :])}
        assert code == 1
        assert (found["feed 0"]["ok"], found["feed 0"]["entries"], found["feed 0"]["newest"]) == (True, 3, "2025-07-30")
        assert "HTML page" in found["feed 1"]["trouble"]
        assert found["edgar"]["ok"]
        assert "no such file" in found["edgar/BOLT"]["trouble"]

    def test_check_without_a_contact(self, settings, command):
        code, output = command("sources", "check", "edgar", given=replace(settings, contact=None))
        assert code == 1
        assert "CAPEXWATCH_CONTACT" in output

    def test_what_is_off_says_why(self, settings, command):
        feeds = (
            {"name": "g", "url": "https://news.google.com/rss/search?q=capex"},
            {"name": "h", "url": "https://h.com/rss", "enabled": False, "note": "robots are not wanted"},
        )
        code, output = command("sources", "list", given=replace(settings, feeds=feeds))
        assert code == 0
        assert "personal, non-commercial" in output
        assert "robots are not wanted" in output

    def test_backfill(self, settings, db, edgar, command):
        edgar.filings = [filing(1, hours=24 * 200)]
        code, output = command("backfill", "ACME", "--since", "2024-06-01")
        assert code == 0, output
        assert "1 new document of 1 company" in output


def test_hosts_that_are_asked_only_on_request():
    feed = {"name": "g", "url": "https://news.google.com/rss"}
    assert not is_on(feed)
    assert "personal" in why_off(feed)
    assert is_on({**feed, "enabled": True})
    assert not is_on({"name": "x", "url": "https://x.com", "enabled": False})


def test_every_kind_of_source_is_made_from_its_table(settings, tmp_path):
    full = replace(
        settings,
        feeds=({"name": "f", "url": "https://f.com/rss", "match": "companies", "zone": "Asia/Seoul", "every": "2h"},),
        pages=({"name": "p", "url": "https://p.com", "style": "q4", "issuer": "ACME"},),
        folders=({"path": str(tmp_path)},),
        dart_key="k",
        edinet_key="k",
        companies=Companies(
            [*settings.companies, Company("005930.KS", "Samsung", sources={"dart": "00126380"}), Company("6723.T", "R")]
        ),
    )
    found = {source.name: source for source in sources(full)}
    assert set(found) == {
        "edgar",
        "edgar/ACME",
        "edgar/BOLT",
        "dart/005930.KS",
        "edinet",
        "f",
        "p",
        f"folder {tmp_path}",
    }
    assert found["f"].expects.every == timedelta(hours=2)
    assert "acme" in found["f"].match
    assert [source.name for source in sources(full, past=True)][-1] == "edinet/6723.T"
    assert [source.name for source in sources(full, ["OTHER"])] == ["f", f"folder {tmp_path}"]
