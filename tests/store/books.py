"""Short words for what goes into a store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from capex.document import Document, DocumentKind, Provenance, Span
from capex.history import Subject
from capex.money import Range
from capex.period import FiscalPeriod
from capex.statement import Kind, Statement, Voice
from store import documents, events, statements
from store.schema import write

NOW = datetime(2025, 7, 30, 22, tzinfo=UTC)
META = Subject("META", "capex", "total", "FY2025")


class Books:
    """Keeps documents with their statements and tells the events: `books.say("2025-07-30", 66, 72)`."""

    def __init__(self, db):
        self.db, self.rung, self.clock = db, [], NOW

    def add(self, day, text="", *, issuer=None, publisher=None, url=None, published_at=None):
        document = Document(
            "",
            text or f"said on {day} {issuer} {publisher}",
            DocumentKind.RELEASE if issuer else DocumentKind.NEWS,
            issuer=issuer,
            publisher=publisher,
            said_on=date.fromisoformat(day),
            provenance=Provenance(url=url, published_at=published_at),
        )
        self.clock += timedelta(minutes=1)
        return documents.add(self.db, document, document.text.encode(), "text/plain", self.clock)[0]

    def read(self, identity, low, high, **about):
        """Let a reader find one figure in a document, or (without ends) none; the subjects that changed."""
        document = documents.get(self.db, identity)
        found = [] if low is high is None else [self.statement(document, low, high, **about)]
        return statements.add(self.db, statements.Source(identity, "en", "test", self.clock), found, [])

    def statement(self, document, low, high, **about):
        ends = [None if end is None else Decimal(end) * 10**9 for end in (low, high)]
        one = Statement(
            document.id,
            document.kind,
            document.said_on,
            "META",
            FiscalPeriod(2025),
            Span(0, 4),
            document.text[:4],
            "test",
            kind=Kind.AMOUNT,
            range=Range(*ends, step=Decimal(10**9)),
            currency="USD",
            voice=Voice.ISSUER if document.issuer else Voice.REPORTED,
        )
        return replace(one, **about)

    def say(self, day, low, high, *, issuer="META", publisher=None, **about):
        """Store, read, fold, write; what changed."""
        with write(self.db):
            identity = self.add(day, issuer=issuer, publisher=publisher)
            self.read(identity, low, high, **about)
            return self.fold()

    def press(self, day, low, high, publisher="Daily", **about):
        return self.say(day, low, high, issuer=None, publisher=publisher, **about)

    def fold(self, subject=META):
        change = events.difference(self.db, events.refold(self.db, subject))
        return events.apply(self.db, change, self.clock, self.ring)

    def ring(self, db, event):
        """Stands where the rules of alerts stand: everybody is told at once."""
        self.rung.append(event)
        about = (event["id"], "all", "correction" if event["replaces"] else "event", event["id"])
        when = self.clock.isoformat()
        db.execute(
            "INSERT INTO outbox (topic, channel, purpose, event, due_at, next_at, created_at, state) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
            [*about, when, when, when],
        )
        return 1

    def deliver(self):
        self.db.execute("UPDATE outbox SET state = 'sent' WHERE state = 'waiting'")
