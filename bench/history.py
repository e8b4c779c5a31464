"""What history costs: folding many statements in bounded memory, and recording one more document.

    python bench/history.py            two million statements, and stores of growing size
    python bench/history.py 200000     another number of statements

Prints rows for a table: the numbers stand in the closing note of the change that measured them.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

from capex.document import Document, DocumentKind, Span
from capex.event import Subject
from capex.history import fold_stream
from capex.money import Range
from capex.period import FiscalPeriod
from capex.statement import Statement, Voice
from store import documents, events, statements
from store.schema import open_store, write

BILLION = Decimal(10) ** 9
NOW = datetime(2025, 12, 1, tzinfo=UTC)
FIRST = date(2025, 1, 1)
#: Statements of one subject: a year of a company that is written about often.
OF_ONE = 200


def statement(company: int, number: int) -> Statement:
    """One of a company's figures: every fifth is the company's own and 5 billion more, the others repeat it."""
    own = number % 5 == 0
    step = number // 50
    return Statement(
        document=f"d{company}-{number}",
        document_kind=DocumentKind.RELEASE if own else DocumentKind.NEWS,
        said_on=FIRST + timedelta(days=number * 360 // OF_ONE),
        company=f"C{company:06}",
        period=FiscalPeriod(2025),
        span=Span(number, number + 10),
        quote="expects 60 to 65 billion",
        rule="bench",
        range=Range((60 + 5 * step) * BILLION, (65 + 5 * step) * BILLION, step=BILLION),
        currency="USD",
        voice=Voice.ISSUER if own else Voice.REPORTED,
    )


def many(count: int) -> Iterator[Statement]:
    """Subject after subject, as the store streams them."""
    return (statement(number // OF_ONE, number % OF_ONE) for number in range(count))


def peak() -> float:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fold_many(count: int) -> None:
    start, found = time.process_time(), 0
    for done, (_, fold) in enumerate(fold_stream(many(count)), 1):
        found += len(fold.events)
        if done * OF_ONE in (count // 10, count):
            seconds = time.process_time() - start
            print(
                f"| fold {done * OF_ONE:,} statements | {seconds:.1f} s CPU | {found:,} events | peak {peak():.0f} MB |"
            )


def record_growing(folder: Path) -> None:
    """What the n-th document costs: stored, its statement recorded, its subject folded, the difference written."""
    db = open_store(folder / "bench.db")
    done = 0
    for size in (100, 1_000, 10_000):
        while done < size:
            with write(db):
                for _ in range(min(500, size - done)):
                    one_more(db, done)
                    done += 1
        times = []
        for _ in range(60):
            start = time.perf_counter()
            with write(db):
                one_more(db, done)
            times.append((time.perf_counter() - start) * 1000)
            done += 1
        print(f"| document {size:,} | median {median(times):.1f} ms | p95 {sorted(times)[56]:.1f} ms |")


def one_more(db: object, number: int) -> None:
    # Forty documents a subject: about what one year of one company brings.
    keep(db, number, statement(number // 40, number % 40 * 5))


def record_busy(folder: Path) -> None:
    """Likewise where all documents are about one figure, as of a company that everybody writes about."""
    db, done = open_store(folder / "busy.db"), 0
    for size in (10, 100, 1_000):
        times = []
        while done < size + 30:
            start = time.perf_counter()
            with write(db):
                keep(db, done, replace(statement(0, done % OF_ONE), said_on=FIRST + timedelta(days=done * 330 // 1030)))
            times.append((time.perf_counter() - start) * 1000)
            done += 1
        print(f"| document {size:,} of one figure | median {median(times[-30:]):.1f} ms |")


def keep(db: object, number: int, said: Statement) -> None:
    company = said.company
    document = Document(
        "", f"article {number} of {company} " + "words " * 300, said.document_kind, said_on=said.said_on
    )
    identity, _ = documents.add(db, document, document.text.encode(), "text/plain", NOW)
    said = replace(said, document=identity)
    statements.add(db, statements.Source(identity, "en", "bench", NOW), [said], [])
    folded = events.refold(db, Subject.of(said))
    events.apply(db, events.difference(db, folded), NOW)


def stream_store(folder: Path) -> None:
    db = open_store(folder / "bench.db")
    start, found = time.process_time(), 0
    known = (one.statement for one in statements.stream(db))
    for _, fold in fold_stream(known):
        found += len(fold.events)
    (count,) = db.execute("SELECT count(*) FROM statements").fetchone()
    print(
        f"| fold the whole store, {count:,} statements | {time.process_time() - start:.1f} s CPU | {found:,} events |"
    )


if __name__ == "__main__":
    fold_many(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
    with tempfile.TemporaryDirectory() as scratch:
        record_growing(Path(scratch))
        record_busy(Path(scratch))
        stream_store(Path(scratch))
