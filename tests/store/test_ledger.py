"""What could not be fetched is known by company, and by the day of what it kept from us."""

import json
from datetime import date

from store.ledger import Failure, failures


def owe(db, source, url, published_at, **meta):
    link = json.dumps({"url": url, "published_at": published_at, "meta": meta})
    db.execute("INSERT INTO owed VALUES (?, ?, ?, 3, '2025-10-30T08:00:00+00:00')", [source, url, link])


def fail(db, name, ledger, last_success):
    facts = [name, ledger, last_success]
    db.execute(
        """INSERT INTO sources (name, ledger, last_success, every, first_try, last_try, failures, trouble)
           VALUES (?, ?, ?, 60, '2025-01-01', '2025-10-30', 2, 'timed out')""",
        facts,
    )


def test_an_address_counts_for_the_day_of_its_document(db):
    owe(db, "edgar", "http://a.example/1", "2025-07-30T20:00:00+00:00", ticker="META")
    owe(db, "edgar/META", "http://a.example/2", None)
    owe(db, "edgar", "http://a.example/3", None, ticker="GOOGL")
    assert failures(db, "META") == [
        Failure("http://a.example/1", "failed 3 times since 2025-10-30", date(2025, 7, 30)),
        Failure("http://a.example/2", "failed 3 times since 2025-10-30", date(2025, 10, 30)),
    ]


def test_a_companys_source_counts_from_its_last_success_on(db):
    fail(db, "edgar/META", "edgar", "2025-07-01T00:00:00+00:00")
    fail(db, "edgar/MMETA", "edgar", None)
    fail(db, "xbrl/META", "xbrl", None)
    fail(db, "press", "press", None)
    assert failures(db, "META") == [Failure("edgar/META", "timed out", since=date(2025, 7, 1))]
