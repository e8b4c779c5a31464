"""Events are stored as differences, and what people were told is never changed behind their backs."""

import json
import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from books import META, NOW, Books

from capex.statement import Action
from store import actuals, asof, closing, documents, events, queries, statements
from store.queries import UnknownEventError
from store.schema import open_store, write
from store.statements import Ruling, UnknownStatementError


def shown(db):
    return [(e["said_on"], e["action"], e["status"], len(e["attestations"])) for e in queries.history_of(db, "META")]


def test_a_season(books, db):
    books.say("2025-01-29", 60, 65)
    books.press("2025-01-30", None, 65)
    books.say("2025-04-30", 64, 72)
    assert shown(db) == [("2025-01-29", "initiated", "stated", 2), ("2025-04-30", "raised", "stated", 1)]
    assert [event["action"] for event in books.rung] == ["initiated", "raised"]
    event = queries.history_of(db, "META")[1]
    assert (event["prior_low"], event["delta_low"], event["delta_high"]) == (60 * 10**9, 4 * 10**9, 7 * 10**9)
    assert event["attestations"][0]["quote"] == "said"


def test_the_same_again_changes_nothing(books):
    first = books.say("2025-01-29", 60, 65)
    assert len(first.new) == 1
    again = books.say("2025-01-29", 60, 65)
    assert again == events.Applied((), (), ())


def test_one_more_document_is_no_news(books):
    books.say("2025-01-29", 60, 65)
    applied = books.press("2025-01-30", 60, 65)
    assert (len(applied.new), len(applied.changed), len(applied.corrections)) == (0, 1, 0)
    assert len(books.rung) == 1


def test_a_late_old_document_corrects_what_was_told(books, db):
    books.say("2025-01-29", 60, 65)
    books.say("2025-07-30", 66, 72)
    books.deliver()
    told = queries.history_of(db, "META")[1]
    applied = books.say("2025-04-30", 64, 72)
    assert len(applied.new) == len(applied.corrections) == 1
    old, new = queries.event(db, told["id"]), queries.event(db, applied.corrections[0])
    assert (old["status"], old["replaced_by"], old["prior_low"]) == ("corrected", new["id"], 60 * 10**9)
    assert (new["replaces"], new["prior_low"]) == (old["id"], 64 * 10**9)
    assert [e["said_on"] for e in queries.history_of(db, "META")] == ["2025-01-29", "2025-04-30", "2025-07-30"]
    assert books.rung[-1]["replaces"] == old["id"] or books.rung[-2]["replaces"] == old["id"]


def test_documents_that_were_told_of_ring_no_second_time(books, db):
    books.say("2025-04-30", 75, 75)
    books.deliver()
    books.say("2025-02-04", 75, 75)
    assert shown(db) == [("2025-02-04", "initiated", "stated", 1), ("2025-04-30", "reaffirmed", "stated", 1)]
    assert len(books.rung) == 1


def test_what_nobody_was_told_changes_in_place(books, db):
    books.say("2025-01-29", 60, 65)
    books.say("2025-07-30", 66, 72)
    before = queries.history_of(db, "META")[1]["id"]
    applied = books.say("2025-04-30", 64, 72)
    assert applied.corrections == ()
    assert queries.event(db, before)["prior_low"] == 64 * 10**9


def test_reported_then_corrected_by_the_company(books, db):
    books.press("2025-07-29", 76, 78)
    books.deliver()
    wrong = books.rung[0]["id"]
    applied = books.say("2025-07-30", 66, 72)
    (event,) = queries.history_of(db, "META")
    assert applied.corrections == (event["id"],)
    assert (event["replaces"], event["status"]) == (wrong, "stated")
    assert len(event["conflicts"]) == 1
    assert queries.event(db, wrong)["replaced_by"] == event["id"]


def test_confirmed_is_no_correction(books, db):
    books.press("2025-07-29", 66, 72)
    books.deliver()
    assert books.say("2025-07-30", 66, 72).corrections == ()
    assert shown(db) == [("2025-07-29", "initiated", "confirmed", 2)]


def test_an_event_found_wrong_is_taken_back(books, db):
    books.say("2025-07-30", 66, 72)
    books.deliver()
    (event,) = queries.history_of(db, "META")
    statement = event["attestations"][0]["statement"]
    statements.rule(db, statement, Ruling("wrong", "a sum", NOW))
    applied = books.fold()
    assert queries.history_of(db, "META") == []
    taken_back = queries.event(db, applied.corrections[0])
    assert (taken_back["replaces"], taken_back["status"]) == (event["id"], "corrected")
    assert "taken back" in taken_back["reason"]
    assert books.rung[-1]["id"] == taken_back["id"]
    assert [ruling["note"] for ruling in statements.rulings(db, statement)] == ["a sum"]


def test_the_newest_ruling_holds(books, db):
    books.say("2025-07-30", 66, 72)
    statement = queries.history_of(db, "META")[0]["attestations"][0]["statement"]
    for verdict, left in (("wrong", 0), ("right", 1)):
        statements.rule(db, statement, Ruling(verdict, "", NOW))
        books.fold()
        assert len(queries.history_of(db, "META")) == left
    with pytest.raises(UnknownStatementError, match="no statement 'x'"):
        statements.rule(db, "x", Ruling("wrong", "", NOW))


def test_a_ruling_survives_another_reading_of_the_document(books, db):
    identity = books.add("2025-07-30", issuer="META")
    books.read(identity, 66, 72)
    (known,) = statements.of_subject(db, META)
    statements.rule(db, known.statement.id, Ruling("wrong", "", NOW))
    moved = known.statement.span._replace(start=1)
    books.read(identity, 66, 72, span=moved)
    assert statements.of_subject(db, META) == []


def test_a_later_reading_retires_statements_and_deletes_none(books, db):
    identity = books.add("2025-07-30", issuer="META")
    assert books.read(identity, 66, 72) == {META}
    assert books.read(identity, 66, 72) == frozenset()
    assert books.read(identity, 64, 72) == {META}
    assert db.execute("SELECT low, retired_by IS NULL FROM statements ORDER BY number").fetchall() == [
        (66 * 10**9, 0),
        (64 * 10**9, 1),
    ]


def test_only_the_newest_version_of_an_article_speaks(books, db):
    text = "The company said that it expects to spend {} on capital projects this year, more than the last. " * 3
    old = books.add("2025-07-30", text.format("1.5", "1.5", "1.5"), publisher="Daily")
    new = books.add("2025-07-31", text.format("15", "15", "15"), publisher="Daily")
    books.read(old, 1, 1)
    books.read(new, 15, 15)
    books.fold()
    (event,) = queries.history_of(db, "META")
    assert (event["low"], len(event["conflicts"])) == (15 * 10**9, 0)
    assert documents.superseded_by(db, [new]) == [old]
    assert [one["reason"] for one in asof.refused(db, company="META")] == [f"edited: see document {new}"]


def test_a_crash_between_event_and_outbox_leaves_neither(books, db):
    def ring(_db, _event):
        raise KeyboardInterrupt

    books.read(books.add("2025-07-30", issuer="META"), 66, 72)
    change = events.difference(db, events.refold(db, META))
    with pytest.raises(KeyboardInterrupt):
        events.apply(db, change, NOW, ring)
    assert db.execute("SELECT count(*) FROM events").fetchone() == (0,)


FACTS = [
    ("say", "2025-01-29", 60, 65),
    ("press", "2025-02-09", None, 65),
    ("say", "2025-04-30", 64, 72),
    ("press", "2025-05-01", 46, 72),
    ("press", "2025-07-29", 66, 72),
    ("say", "2025-07-30", 66, 72),
    ("press", "2025-08-20", 64, 72),
    ("say", "2025-10-29", 70, 72),
    ("press", "2025-10-30", 7, 7),
]


def _without_times(db):
    return json.dumps([{k: v for k, v in e.items() if k != "seen_at"} for e in queries.revisions(db)])


@pytest.mark.parametrize("seed", range(6))
def test_stored_events_do_not_depend_on_the_order_of_arrival(tmp_path, books, db, seed):
    for voice, *facts in FACTS:
        getattr(books, voice)(*facts)
    other = Books(open_store(tmp_path / "other.db"))
    for voice, *facts in random.Random(seed).sample(FACTS, len(FACTS)):
        getattr(other, voice)(*facts)
    assert _without_times(other.db) == _without_times(db)


def spent(db, filed_on):
    days = (date(2025, 1, 1), date(2025, 12, 31))
    row = actuals.Row("META", "capex", "FY2025", *days, Decimal(71), "USD", "t", filed_on.isoformat(), "10-K", filed_on)
    actuals.add(db, [row], NOW)


def test_late_guidance_for_a_closed_year_is_marked(books, db):
    books.say("2025-10-29", 70, 72)
    spent(db, date(2026, 1, 29))
    books.say("2026-03-01", 74, 75)
    assert [event["late"] for event in queries.history_of(db, "META")] == [False, True]


def test_a_closed_year_is_closed_for_its_parts_as_well(books, db):
    spent(db, date(2026, 1, 29))
    cloud = META._replace(scope="cloud")
    for day, figure in (("2025-10-29", 20), ("2026-03-01", 24)):
        books.say(day, figure, figure + 1, scope="cloud")
        books.fold(cloud)
    assert [event["late"] for event in queries.history_of(db, "META")] == [False, True]
    assert closing.closings(db) == {cloud: date(2026, 1, 29)}


def test_a_year_that_is_closed_after_its_documents_were_read(books, db):
    books.say("2025-10-29", 70, 72)
    books.say("2026-03-01", 74, 75)
    assert closing.closed_meanwhile(db) == frozenset()
    spent(db, date(2026, 3, 15))
    assert closing.closed_meanwhile(db) == frozenset()
    spent(db, date(2026, 1, 29))
    assert closing.closed_meanwhile(db) == {META}
    books.fold()
    assert closing.closed_meanwhile(db) == frozenset()
    assert [event["late"] for event in queries.history_of(db, "META")] == [False, True]


def test_as_of_a_day_by_said_and_by_seen(books, db):
    books.say("2025-01-29", 60, 65)
    books.say("2025-07-30", 66, 72)
    by_said = asof.events(db, said_until=date(2025, 6, 1))
    assert [event["said_on"] for event in by_said] == ["2025-01-29"]
    assert asof.events(db, seen_until=date(2025, 6, 1)) == []
    assert len(asof.events(db, seen_until=NOW.date(), company="META")) == 2
    assert asof.events(db) == [{**e, "id": e["id"]} for e in queries.history_of(db, "META")]


def test_as_of_a_day_an_older_reading_is_what_was_known(books, db):
    identity = books.add("2025-07-30", issuer="META")
    books.read(identity, 6, 7)
    then = books.clock.date()
    books.clock += timedelta(days=10)
    books.read(identity, 66, 72)

    def lows(**until):
        return [event["low"] for event in asof.events(db, **until)]

    assert lows(seen_until=then) == [6 * 10**9]
    assert lows(said_until=then) == lows(seen_until=books.clock.date()) == [66 * 10**9]
    (known,) = statements.of_subject(db, META)
    statements.rule(db, known.statement.id, Ruling("wrong", "", books.clock + timedelta(days=10)))
    assert lows(seen_until=books.clock.date()) == [66 * 10**9]
    assert lows(said_until=then) == lows(seen_until=date(2025, 12, 31)) == []


def test_as_of_a_day_an_article_speaks_until_it_is_edited(books, db):
    text = "The company said that it expects to spend {} on capital projects this year, more than the last. " * 3
    old = books.add("2025-07-28", text.format("60", "60", "60"), publisher="Daily")
    new = books.add("2025-07-29", text.format("66", "66", "66"), publisher="Daily")
    books.read(old, 60, 60)
    books.read(new, 66, 66)
    assert [event["low"] for event in asof.events(db, said_until=date(2025, 7, 28))] == [60 * 10**9]
    assert [event["low"] for event in asof.events(db, said_until=date(2025, 7, 29))] == [66 * 10**9]


def test_what_stands(books, db):
    books.say("2025-01-29", 60, 65)
    books.say("2025-04-30", 64, 72)
    assert [(e["low"], e["said_on"]) for e in queries.board(db)] == [(64 * 10**9, "2025-04-30")]
    assert queries.standing(db, "META", "FY2025")["said_on"] == "2025-04-30"
    assert queries.standing(db, "META", "FY2026") is None


def test_an_unknown_event_is_named(db):
    with pytest.raises(UnknownEventError, match="no event 'x'"):
        queries.event(db, "x")


def test_the_beginning_of_an_id_names_an_event(books, db):
    books.say("2025-07-30", 66, 72)
    (event,) = queries.history_of(db, "META")
    assert queries.event(db, event["id"][:4]) == event
    for too_little in ("", event["id"][:3], "%", "____"):
        with pytest.raises(UnknownEventError):
            queries.event(db, too_little)


def test_the_companys_verb_and_a_conflict_are_kept(books, db):
    books.say("2025-07-30", 66, 72, action=Action.RAISED)
    with write(db):
        books.press("2025-07-31", 90, 95)
    (event,) = queries.history_of(db, "META")
    assert (event["own_word"], event["status"]) == ("raised", "conflict")
    assert event["conflicts"][0]["publisher"] == "Daily"
