"""`history`, `revisions`, `board`, `total`, `fare`, `silence`, `judge`, `replay` as a person runs them."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from capex.document import Document, DocumentKind, content_id
from flows import record
from flows.cli import COMMANDS, main
from flows.deliver import start_watching
from flows.settings import load
from store import actuals, documents, queries
from store.schema import open_store, write

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
NOW = datetime(2025, 7, 30, 22, tzinfo=UTC)

RELEASE = "We expect our full year 2025 capital expenditures to be in the range of {} billion."
ARTICLE = "Meta said it expects capital expenditures of {} billion this year."
ROUNDUP = (
    "Amazon plans capital expenditures of at least $100 billion this year. Microsoft plans capital expenditures of $80 "
    "billion this year. Alphabet plans capital expenditures of at least $75 billion this year. Meta plans capital "
    "expenditures of up to $65 billion this year."
)


def document(text, day, issuer=None, publisher=None):
    kind = DocumentKind.RELEASE if issuer else DocumentKind.NEWS
    return Document("", text, kind, issuer=issuer, publisher=publisher, said_on=date.fromisoformat(day))


SEASON = [
    document(RELEASE.format("$60-65"), "2025-01-29", "META"),
    document(ARTICLE.format("up to $65"), "2025-02-03", publisher="Daily"),
    document(RELEASE.format("$64-72"), "2025-04-30", "META"),
    document(RELEASE.format("$66-72"), "2025-07-30", "META"),
]


@pytest.fixture
def store(home):
    """A home with the season in it; gives (database, settings)."""
    settings = load()
    db = open_store(settings.database)
    start_watching(db, settings, NOW)
    fill(db, settings, SEASON)
    yield db, settings
    db.close()


def fill(db, settings, found, now=NOW):
    with write(db):
        ids = [documents.add(db, one, one.text.encode(), "text/plain", now)[0] for one in found]
    return record.record(db, settings, ids, now)


def run(*args, code=0):
    result = CliRunner().invoke(main, args)
    assert result.exit_code == code, result.output
    return result.output


def rows(*args, code=0):
    result = CliRunner().invoke(main, [*args, "--json"])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def test_history_is_readable_and_json(store):
    events = rows("history", "meta", "--period", "fy2025")
    assert [(e["said_on"], e["action"], e["low"]) for e in events] == [
        ("2025-01-29", "initiated", 60 * 10**9),
        ("2025-04-30", "raised", 64 * 10**9),
        ("2025-07-30", "raised", 66 * 10**9),
    ]
    assert {"document", "url", "title", "said_on", "quote"} <= set(events[0]["attestations"][0])
    text = run("history", "META")
    assert "USD 66–72 bn" in text
    assert "low +2 bn" in text
    assert run("history", "GOOGL") == "(nothing is known of GOOGL yet)\n"
    assert "NOPE is not watched" in run("history", "NOPE", code=2)
    assert "write FY2025" in run("history", "META", "--period", "2025", code=2)


def test_history_as_of_a_day(store):
    assert [e["said_on"] for e in rows("history", "META", "--as-of", "2025-05-01")] == ["2025-01-29", "2025-04-30"]
    assert rows("history", "META", "--as-of", "2025-05-01", "--by", "seen") == []
    assert "give a day with --as-of" in run("history", "META", "--by", "seen", code=2)


def test_what_makes_no_history_is_said_with_its_reason(store):
    db, settings = store
    assert "(no statement on META was refused)" in run("history", "META", "--refused")
    fill(db, settings, [replace(document(RELEASE.format("$70-72"), "2025-10-29", "META"), said_on=None)])
    assert "1 statement makes no history" in run("history", "META")
    assert [(one["reason"], one["low"]) for one in rows("history", "META", "--refused")] == [("no date", 70 * 10**9)]
    assert "full year 2025 capital expenditures" in run("history", "META", "--refused")


def test_revisions_newest_first(store):
    events = rows("revisions", "--since", "2025-04-01")
    assert [e["said_on"] for e in events] == ["2025-07-30", "2025-04-30"]
    assert "seen_at" not in events[0]
    assert "seen_at" in json.loads(run("revisions", "--json", "--seen"))[0]
    assert events[0]["id"] in run("revisions")


def test_board(store):
    assert [(e["company"], e["low"]) for e in rows("board", "--as-of", "2025-05-01")] == [("META", 64 * 10**9)]
    assert "USD 66–72 bn" in run("board", "--all")


def test_a_conflict_is_shown_with_both_quotes(store):
    db, settings = store
    fill(db, settings, [document(ARTICLE.format("$6.6"), "2025-07-31", publisher="Daily")])
    text = run("history", "META")
    assert "ten times too small" in text
    assert "$66-72 billion" in text
    assert "$6.6 billion" in text


def test_total_and_its_explanation(home):
    settings = load()
    with_total = open_store(settings.database)
    fill(with_total, settings, [document(ROUNDUP, "2025-02-09", publisher="Daily")])
    told = rows("total", "--year", "2025")
    assert (told["firm"], told["on_top"], told["top"]) == (255 * 10**9, 65 * 10**9, 320 * 10**9)
    assert told["is_floor"]
    assert "at least USD 255 bn firm, with up to USD 65 bn on top: up to USD 320 bn" in run("total", "--year", "2025")
    won = rows("total", "--year", "2025", "--currency", "KRW", "--rate", "USD=1456")
    assert won["top"] == 320 * 10**9 * 1456
    assert "no exchange rate from USD to KRW" in run("total", "--year", "2025", "--currency", "KRW", code=2)
    assert rows("explain-total", "320e9", "--year", "2025")[0]["off"] == 0
    assert "META USD 65 bn (high end" in run("explain-total", "320bn", "--year", "2025")
    assert "add up to" in run("explain-total", "999bn", "--year", "2025", code=1)
    assert rows("explain-total", "999bn", "--year", "2025", code=1) == []
    assert "is no amount" in run("explain-total", "many", "--year", "2025", code=2)
    assert "no group 'x'" in run("total", "--group", "x", "--year", "2025", code=2)
    assert "25 is not in the range" in run("total", "--year", "25", code=2)
    for rate in ("EUR", "EUR=-1", "=1", "EUR=nan", "EURO=1"):
        assert "write a currency and a number" in run("total", "--year", "2025", "--rate", rate, code=2)


def test_a_year_closes_when_its_actual_spending_is_reported(store):
    db, settings = store
    days = (date(2025, 1, 1), date(2025, 12, 31))
    spent = actuals.Row(
        "META", "capex", "FY2025", *days, Decimal(71) * 10**9, "USD", "t", "a", "10-K", date(2025, 12, 20)
    )
    fill(db, settings, [document(RELEASE.format("$70-73"), "2025-12-28", "META")])
    assert rows("history", "META")[-1]["late"] is False
    actuals.add(db, [spent], NOW)
    # No document is new; looking is enough.
    assert len(record.record(db, settings, None, NOW).changed) == 1
    assert [event["late"] for event in rows("history", "META")] == [False, False, False, True]
    assert "FY2025 closed on 2025-12-20" in run("history", "META")
    assert "stated, late" in run("history", "META")
    assert "stated, late" in run("revisions")
    assert "closed" not in run("history", "META", "--as-of", "2025-12-19")
    assert "stated, late, year closed" in run("board", "--all")


def test_what_became_known_after_its_time_is_told_as_late(store):
    db, settings = store
    assert [event["known_late"] for event in rows("history", "META")] == [False] * 3, "a first fill is no lateness"
    assert "late" not in run("history", "META")
    fill(db, settings, [document(RELEASE.format("$62-70"), "2025-03-10", "META")], NOW + timedelta(days=2))
    late = {event["said_on"]: event["known_late"] for event in rows("history", "META")}
    assert late == {"2025-01-29": False, "2025-03-10": True, "2025-04-30": False, "2025-07-30": False}
    assert "2025-03-10 FY2025 raised became known here on 2025-08-01, after later ones" in run("history", "META")
    assert "stated, late" in run("history", "META")


def test_fare(store):
    db, _ = store
    assert "no actual spending" in run("fare", "META")
    facts = [("FY2025Q1", "2025-01-01", "2025-03-31", 13), ("FY2025Q2", "2025-04-01", "2025-06-30", 17)]
    actuals.add(
        db,
        [
            actuals.Row("META", "capex", label, date.fromisoformat(first), date.fromisoformat(last), Decimal(n) * 10**9,
                        "USD", "tag", "a", "10-Q", date(2025, 7, 31))
            for label, first, last, n in facts
        ],
        NOW,
    )  # fmt: skip
    (year,) = rows("fare", "META")
    assert (year["progress"]["rest_low"], year["progress"]["rest_high"]) == (36 * 10**9, 42 * 10**9)
    assert "42% spent in 50% of the year, USD 36–42 bn left" in run("fare", "META")
    fill(db, load(), [document("We withdraw our 2025 capital expenditure guidance.", "2025-08-20", "META")])
    assert rows("history", "META")[-1]["action"] == "withdrawn"
    assert rows("fare", "META")[0]["progress"] is None
    assert "none" in run("fare", "META")


def test_silence(store):
    found = {
        e["quarter"]: e["heard"]
        for e in json.loads(run("silence", "META", "--since", "2024-12-31", "--all", "--json", code=1))
    }
    assert found["FY2024Q4"] == found["FY2025Q1"] == found["FY2025Q2"] == "stated"
    assert found["FY2025Q3"] == "missing"


def test_judge_and_replay(store):
    wrong = rows("history", "META")[2]
    assert "1 statement ruled wrong" in run("judge", wrong["id"], "wrong", "--note", "a slip")
    assert [e["said_on"] for e in rows("history", "META")] == ["2025-01-29", "2025-04-30"]
    assert [one["reason"] for one in rows("history", "META", "--refused")] == ["ruled wrong: a slip"]
    assert "no event differs" in run("replay")
    run("replay", "--apply")
    assert len(rows("history", "META")) == 2
    run("judge", wrong["id"], "right")
    assert [e["id"] for e in rows("history", "META")][2] == wrong["id"]
    assert "no event or statement 'x'" in run("judge", "x", "wrong", code=2)


def test_judge_finds_a_figure_that_was_written_with_decimals(store):
    db, settings = store
    fill(db, settings, [document("UPS expects 2025 capital expenditures of about $4.0 billion.", "2025-07-29", "UPS")])
    (event,) = rows("history", "UPS")
    assert "1 statement ruled wrong" in run("judge", event["id"][:8], "wrong")
    assert "UPS" not in run("board")


def test_statements_under_an_older_id_are_given_todays(store):
    db, _ = store
    event = rows("history", "META")[0]
    db.execute("UPDATE statements SET id = 'other' || number")
    run("judge", event["id"], "wrong", code=2)
    assert "no events differ" in run("replay", "--apply")
    assert "ruled wrong" in run("judge", event["id"], "wrong")


def test_replay_shows_what_another_reader_would_change(store):
    db, _ = store
    # As if an earlier reader had missed the figure of July.
    db.execute("UPDATE statements SET retired_by = 1 WHERE said_on = '2025-07-30'")
    record.refold(db, record_subjects(db), NOW, None)
    assert len(queries.history_of(db, "META")) == 2
    told = rows("replay")
    assert ([e["said_on"] for e in told["new"]], told["applied"]) == (["2025-07-30"], False)
    assert len(queries.history_of(db, "META")) == 2
    assert "1 event differs (kept)" in run("replay", "--apply")
    assert len(queries.history_of(db, "META")) == 3


def test_replay_takes_texts_out_of_their_bytes_again(home):
    settings = load()
    page = f"<html><body><h1>Results</h1><table><tr><td>{RELEASE.format('$66-72')}</td></tr></table></body></html>"
    released = document("An earlier rule took only this line out of the page.", "2025-07-30", "META")
    db = open_store(settings.database)
    identity, _ = documents.add(db, released, page.encode(), "text/html; charset=utf-8", NOW)
    record.record(db, settings, None, NOW)
    assert queries.history_of(db, "META") == []
    told = rows("replay")
    assert (told["texts"], [e["low"] for e in told["new"]]) == (1, [66 * 10**9])
    assert documents.get(db, identity).text == released.text
    assert "1 document read again, 1 of them with another text, 1 event differs (kept)" in run("replay", "--apply")
    assert RELEASE.format("$66-72") in documents.get(db, identity).text
    assert [e["low"] for e in rows("history", "META")] == [66 * 10**9]
    assert "no events differ (kept)" in run("replay", "--apply")
    db.close()


def test_replay_says_on_what_the_reader_failed(store, monkeypatch):
    from capex import reading

    monkeypatch.setattr(reading, "read", lambda *_: 1 / 0)
    assert "the reader failed on" in run("replay", code=3)
    assert len(rows("history", "META")) == 3


def record_subjects(db):
    from store import statements

    return statements.subjects(db, "META")


def test_recording_twice_brings_nothing(store):
    db, settings = store
    assert fill(db, settings, SEASON).events == ()
    assert record.record(db, settings, None, NOW).documents == 0


def test_a_text_on_which_the_reader_fails_holds_no_other_up(store, monkeypatch):
    from capex import reading

    db, settings = store
    real = reading.read

    def read(document, companies):
        if "unforeseen" in document.text:
            raise KeyError(document.id)
        return real(document, companies)

    monkeypatch.setattr(reading, "read", read)
    found = [document("unforeseen", "2025-10-28", "META"), document(RELEASE.format("$70-72"), "2025-10-29", "META")]
    recorded = fill(db, settings, found)
    assert (len(recorded.new), len(recorded.unread)) == (1, 1)
    assert documents.unread(db) == list(recorded.unread)


def test_recorded_events_ring_once_and_only_while_fresh(store):
    db, _ = store
    waiting = db.execute("SELECT e.said_on FROM outbox o JOIN events e ON e.key = o.event").fetchall()
    assert waiting == [("2025-07-30",)]


def test_every_command_is_listed_and_has_help():
    for name in ("history", "revisions", "board", "total", "explain-total", "fare", "silence", "judge", "replay"):
        assert name in COMMANDS
        assert "Examples:" in run(name, "--help")


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the annotated documents are not here")
def test_all_annotated_news_in_any_order_give_the_same_revisions(home, tmp_path):
    from flows.documents import documents_from_lines

    found = [
        one
        for name in ("news-en-dev", "news-intl-dev")
        for one in documents_from_lines((CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines(), pytest.fail)
    ]
    told = []
    for seed in range(3):
        random.Random(seed).shuffle(found)
        home_of_seed = tmp_path / str(seed)
        settings = load(home=home_of_seed)
        db = open_store(settings.database)
        middle = len(found) // 2
        for part in (found[:middle], found[middle:]):
            fill(db, settings, part, NOW + timedelta(days=seed))
        told.append(
            CliRunner().invoke(main, ["revisions", "--json"], env={"CAPEXWATCH_HOME": str(home_of_seed)}).output
        )
    assert len(json.loads(told[0])) > 100
    assert told[0] == told[1] == told[2]


def test_ids_of_documents_depend_on_what_they_say():
    assert content_id(SEASON[0]) != content_id(SEASON[1])
