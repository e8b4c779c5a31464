"""The one SQLite file: how it is opened, how it is written to, and how its tables came to be.

Every room has its own section of migrations below. A migration is never edited once it has been released; a new one
is added at the end of its section.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import sqlite_utils

from store.errors import StoreError, advice

#: How long a writer waits for another one, in seconds.
BUSY_TIMEOUT = 30.0


class Migration(NamedTuple):
    """A named step of the schema: statements that are executed in order, in one transaction with their record."""

    name: str
    statements: tuple[str, ...]


# ---- documents, statements, events ------------------------------------------------------------------------------

_HISTORY = (
    Migration(
        "history 1: documents",
        (
            # Raw bytes are kept once, by their hash, and packed with zlib: everything else is derived from them.
            "CREATE TABLE raws (sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID",
            """CREATE TABLE documents (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, lang TEXT, issuer TEXT, publisher TEXT, said_on TEXT,
                reports TEXT, title TEXT, text TEXT NOT NULL, url TEXT, source TEXT, published_at TEXT,
                accession TEXT, form TEXT, amends INTEGER NOT NULL DEFAULT 0, marks TEXT NOT NULL DEFAULT '[]',
                raw TEXT NOT NULL REFERENCES raws(sha256), seen_at TEXT NOT NULL,
                text_hash TEXT NOT NULL, copy_of TEXT REFERENCES documents(id),
                superseded_by TEXT REFERENCES documents(id))""",
            "CREATE INDEX documents_by_hash ON documents (text_hash)",
            "CREATE INDEX documents_by_issuer ON documents (issuer, said_on) WHERE issuer IS NOT NULL",
            "CREATE INDEX documents_by_day ON documents (said_on)",
            # One document may stand behind several addresses.
            """CREATE TABLE addresses (
                document TEXT NOT NULL REFERENCES documents(id), url TEXT NOT NULL, source TEXT, seen_at TEXT NOT NULL,
                PRIMARY KEY (document, url)) WITHOUT ROWID""",
            "CREATE INDEX addresses_by_url ON addresses (url)",
            # Bands of the likeness of news articles: two articles that share a band may be copies of each other.
            """CREATE TABLE likeness (
                band TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents(id),
                PRIMARY KEY (band, document)) WITHOUT ROWID""",
        ),
    ),
    Migration(
        "history 2: statements",
        (
            """CREATE TABLE readings (
                number INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), reader TEXT NOT NULL,
                read_at TEXT NOT NULL, lang TEXT, doubts TEXT NOT NULL DEFAULT '[]')""",
            "CREATE INDEX readings_by_document ON readings (document)",
            # Rows are added and never changed, but for `retired_by`: the later reading that no longer says it.
            """CREATE TABLE statements (
                number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents(id),
                reading INTEGER NOT NULL REFERENCES readings(number), company TEXT NOT NULL, metric TEXT NOT NULL,
                scope TEXT NOT NULL, period TEXT NOT NULL, kind TEXT NOT NULL, low NUMERIC, high NUMERIC, currency TEXT,
                direction TEXT, action TEXT, voice TEXT NOT NULL, said_on TEXT, quote TEXT NOT NULL, rule TEXT NOT NULL,
                facts TEXT NOT NULL, body TEXT NOT NULL, retired_by INTEGER REFERENCES readings(number))""",
            "CREATE INDEX statements_by_subject ON statements (company, metric, scope, period)",
            "CREATE INDEX statements_by_document ON statements (document)",
            "CREATE INDEX statements_by_id ON statements (id)",
            # What a person said of a statement. `facts` find it again should a later reading place it elsewhere.
            """CREATE TABLE rulings (
                number INTEGER PRIMARY KEY, statement TEXT NOT NULL, document TEXT NOT NULL, facts TEXT NOT NULL,
                verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong')), note TEXT NOT NULL DEFAULT '',
                event TEXT, ruled_at TEXT NOT NULL)""",
            "CREATE INDEX rulings_by_document ON rulings (document, facts)",
            # The newest ruling on what a document says holds.
            """CREATE VIEW wrong AS SELECT document, facts FROM rulings r WHERE verdict = 'wrong' AND number =
                (SELECT max(number) FROM rulings o WHERE o.document = r.document AND o.facts = r.facts)""",
        ),
    ),
    Migration(
        "history 3: events",
        (
            # `key` names one version of an event: the event's `id`, with `.2`, `.3` … after corrections.
            """CREATE TABLE events (
                key TEXT PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL, metric TEXT NOT NULL,
                scope TEXT NOT NULL, period TEXT NOT NULL, currency TEXT, definition TEXT NOT NULL DEFAULT '[]',
                action TEXT NOT NULL, kind TEXT NOT NULL, low NUMERIC, high NUMERIC, approx INTEGER NOT NULL,
                direction TEXT, prior_low NUMERIC, prior_high NUMERIC, delta_low NUMERIC, delta_high NUMERIC,
                said_on TEXT NOT NULL, seen_at TEXT NOT NULL, status TEXT NOT NULL, own_word TEXT,
                reason TEXT NOT NULL DEFAULT '', late INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL DEFAULT 0,
                replaces TEXT REFERENCES events(key), replaced_by TEXT REFERENCES events(key),
                current INTEGER NOT NULL DEFAULT 1, recorded_at TEXT NOT NULL)""",
            "CREATE INDEX events_by_subject ON events (company, metric, scope, period)",
            "CREATE INDEX events_by_id ON events (id)",
            "CREATE INDEX events_by_day ON events (said_on)",
            # Without these, SQLite looks through all events for pointers to one that is deleted.
            "CREATE INDEX events_by_replaces ON events (replaces)",
            "CREATE INDEX events_by_replaced_by ON events (replaced_by)",
            """CREATE TABLE attestations (
                event TEXT NOT NULL REFERENCES events(key) ON DELETE CASCADE,
                role TEXT NOT NULL CHECK (role IN ('attests', 'conflicts')), position INTEGER NOT NULL,
                statement TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, voice TEXT NOT NULL,
                said_on TEXT NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (event, role, position)) WITHOUT ROWID""",
            "CREATE INDEX attestations_by_statement ON attestations (statement)",
            "CREATE INDEX attestations_by_document ON attestations (document)",
        ),
    ),
)

# ---- sources: state of each source, actual spending, exchange rates ----------------------------------------------

_SOURCES = (
    Migration(
        "sources 1: actuals and rates",
        (
            """CREATE TABLE actuals (
                company TEXT NOT NULL, metric TEXT NOT NULL DEFAULT 'capex', period TEXT NOT NULL,
                starts TEXT NOT NULL, ends TEXT NOT NULL, amount NUMERIC NOT NULL, currency TEXT NOT NULL,
                tag TEXT NOT NULL, accession TEXT NOT NULL DEFAULT '', form TEXT, filed_on TEXT NOT NULL,
                seen_at TEXT NOT NULL, PRIMARY KEY (company, metric, period, tag, accession)) WITHOUT ROWID""",
            # Units of a currency for one euro, as the European Central Bank publishes them.
            """CREATE TABLE rates (
                day TEXT NOT NULL, currency TEXT NOT NULL, per_euro NUMERIC NOT NULL,
                PRIMARY KEY (currency, day)) WITHOUT ROWID""",
        ),
    ),
    Migration(
        "sources 2: state",
        (
            # How each source is doing. `mark` is known ground: all up to there was read. Pauses are in seconds.
            """CREATE TABLE sources (
                name TEXT PRIMARY KEY, ledger TEXT NOT NULL, every INTEGER NOT NULL, quiet INTEGER,
                first_try TEXT NOT NULL, last_try TEXT NOT NULL, last_success TEXT, last_new TEXT, next_poll TEXT,
                mark TEXT, failures INTEGER NOT NULL DEFAULT 0, permanent INTEGER NOT NULL DEFAULT 0,
                trouble TEXT, advice TEXT) WITHOUT ROWID""",
            # What makes the next request for a listing cheap, word for word as the server gave it.
            """CREATE TABLE validators (
                source TEXT NOT NULL, url TEXT NOT NULL, etag TEXT, last_modified TEXT, sha256 TEXT, moved_to TEXT,
                PRIMARY KEY (source, url)) WITHOUT ROWID""",
            # What was fetched, by ledger: several sources may find the same filing.
            """CREATE TABLE known (
                ledger TEXT NOT NULL, key TEXT NOT NULL, seen_at TEXT NOT NULL,
                PRIMARY KEY (ledger, key)) WITHOUT ROWID""",
            # What failed for the time being, and is tried again at the next poll.
            """CREATE TABLE owed (
                source TEXT NOT NULL, key TEXT NOT NULL, link TEXT NOT NULL, tries INTEGER NOT NULL,
                since TEXT NOT NULL, PRIMARY KEY (source, key)) WITHOUT ROWID""",
            """CREATE TABLE fetch_log (
                number INTEGER PRIMARY KEY, source TEXT NOT NULL, at TEXT NOT NULL, seconds REAL NOT NULL,
                documents INTEGER NOT NULL, failures INTEGER NOT NULL, trouble TEXT)""",
            "CREATE INDEX fetch_log_by_day ON fetch_log (at)",
            # When a document was published and when it was stored; only such as were awaited, none of a backfill.
            """CREATE TABLE arrivals (
                document TEXT PRIMARY KEY, source TEXT NOT NULL, published_at TEXT NOT NULL, stored_at TEXT NOT NULL)
                WITHOUT ROWID""",
            "CREATE INDEX arrivals_by_source ON arrivals (source, stored_at)",
        ),
    ),
)

# ---- alerts: what is still to be told, and what was -------------------------------------------------------------

_ALERTS = (
    Migration(
        "alerts 1: outbox",
        (
            # One message to one channel. `topic` is the version of an event, or names a digest or the first greeting,
            # for which `event` is NULL. `corrects` is the version that the channel was told before. `state` becomes
            # `sending` before the channel is spoken to and ends after it has answered. Rows of one `batch` go out in
            # one message, at every attempt.
            """CREATE TABLE outbox (
                number INTEGER PRIMARY KEY, topic TEXT NOT NULL, channel TEXT NOT NULL,
                purpose TEXT NOT NULL CHECK (purpose IN ('event', 'correction', 'digest', 'welcome')),
                event TEXT REFERENCES events(key), corrects TEXT REFERENCES events(key),
                series TEXT NOT NULL DEFAULT '', due_at TEXT NOT NULL, next_at TEXT NOT NULL,
                state TEXT NOT NULL DEFAULT 'waiting'
                    CHECK (state IN ('waiting', 'sending', 'sent', 'gave up', 'dropped')),
                attempts INTEGER NOT NULL DEFAULT 0, batch INTEGER, detail TEXT NOT NULL DEFAULT '',
                created_at TEXT NOT NULL, tried_at TEXT, sent_at TEXT,
                UNIQUE (topic, channel))""",
            "CREATE INDEX outbox_open ON outbox (channel, next_at) WHERE state IN ('waiting', 'sending')",
            "CREATE INDEX outbox_by_series ON outbox (series, channel, due_at)",
        ),
    ),
    Migration(
        "alerts 2: watched companies",
        (
            # Since when a company is watched: what its first fill brings is history and rings no bell.
            "CREATE TABLE watched (company TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
            "CREATE INDEX outbox_by_event ON outbox (event)",
            "CREATE INDEX outbox_by_corrects ON outbox (corrects)",
        ),
    ),
)

MIGRATIONS: tuple[Migration, ...] = (*_HISTORY, *_SOURCES, *_ALERTS)


def open_store(path: Path | str) -> sqlite_utils.Database:
    """Open the file, creating it and its folder and applying what migrations are missing. Raises StoreError.

    Several processes may do so at once. A connection may move between threads but serves one at a time.
    """
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, check_same_thread=False, isolation_level=None)
        _configure(connection)
        db = sqlite_utils.Database(connection)
        newer = _unknown(db)
        if newer:
            raise StoreError(
                f"the database {path} was written by a newer capexwatch (it has {newer[0]!r}); "
                "install that version again, or set CAPEXWATCH_HOME to another folder"
            )
        migrate(db)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StoreError(f"cannot use the database {path}: {error}; {advice(error)}") from error
    return db


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    # Two processes that open a fresh file at once both want to change its journal, and SQLite does not wait then.
    for pause in (0.05, 0.2, 0.5, 1.0, 2.0):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(pause)
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def migrate(db: sqlite_utils.Database, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Apply the migrations that are not recorded yet, each with its record in one transaction."""
    if "migrations" in db.table_names() and not _missing(db, migrations):
        return
    with write(db):
        db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
    for migration in migrations:
        with write(db):
            # Asked again under the lock: another process may have been faster.
            if _missing(db, (migration,)):
                for statement in migration.statements:
                    db.execute(statement)
                db.execute("INSERT INTO migrations VALUES (?)", [migration.name])


def _unknown(db: sqlite_utils.Database) -> list[str]:
    """The steps that were taken in this file and that we know nothing of."""
    if "migrations" not in db.table_names():
        return []
    known = {migration.name for migration in MIGRATIONS}
    return [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY rowid") if name not in known]


def _missing(db: sqlite_utils.Database, migrations: tuple[Migration, ...]) -> list[Migration]:
    done = {name for (name,) in db.execute("SELECT name FROM migrations")}
    return [migration for migration in migrations if migration.name not in done]


@contextmanager
def write(db: sqlite_utils.Database) -> Iterator[sqlite_utils.Database]:
    """All that is written inside happens or none of it does.

    The write lock is taken at the start: a transaction that reads first and takes it later fails nine times in ten
    where several processes write. Inside another `write` it is part of that one.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.conn.execute("COMMIT")
    except BaseException:
        # SQLite may have ended the transaction itself; a second rollback would hide the first error.
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
