"""The file: how it is made, and how it is written to by several at once."""

import multiprocessing
import sqlite3
import threading
from contextlib import nullcontext

import pytest

from store import errors, schema
from store.errors import StoreError
from store.schema import Migration, migrate, open_store, write


def test_a_fresh_file_has_all_migrations_recorded(tmp_path):
    db = open_store(tmp_path / "new" / "folder" / "store.db")
    names = [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY rowid")]
    assert names == [migration.name for migration in schema.MIGRATIONS]
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path):
    db = open_store(tmp_path / "store.db")
    good = Migration("good", ("CREATE TABLE good (a)",))
    bad = Migration("bad", ("CREATE TABLE half (a)", "CREATE TABLE half (a)"))
    later = Migration("later", ("CREATE TABLE later (a)",))
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (good, bad, later))
    assert "good" in db.table_names()
    assert not {"half", "later"} & set(db.table_names())
    recorded = {name for (name,) in db.execute("SELECT name FROM migrations")}
    assert "good" in recorded
    assert not {"bad", "later"} & recorded
    migrate(db, (good, Migration("bad", ("CREATE TABLE half (a)",)), later))
    assert {"half", "later"} <= set(db.table_names())


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "store.db"
    path.write_text("this is no database, and it is long enough not to be taken for one" * 20)
    with pytest.raises(StoreError, match=r"store\.db.*the file is something else; move it away"):
        open_store(path)


def test_a_file_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "store.db"
    open_store(path).execute("INSERT INTO migrations VALUES ('history 99: the future')")
    with pytest.raises(StoreError, match=r"written by a newer capexwatch .*install that version"):
        open_store(path)


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("database is locked", "another capexwatch is writing"),
        ("database or disk is full", "no room left"),
        ("attempt to write a readonly database", "may not be written"),
        ("database disk image is malformed", "the file is damaged"),
        ("something new", "check the file"),
    ],
)
def test_what_to_do_about_an_error(error, advice):
    assert advice in errors.advice(sqlite3.OperationalError(error))


def _insert_and_fail(db, *, nested=False):
    with write(db):
        with write(db) if nested else nullcontext():
            db.execute("INSERT INTO rates VALUES ('2025-01-01', 'USD', 1.1)")
        return 1 / 0


def test_what_fails_is_taken_back(tmp_path):
    db = open_store(tmp_path / "store.db")
    with pytest.raises(ZeroDivisionError):
        _insert_and_fail(db)
    assert db.execute("SELECT count(*) FROM rates").fetchone() == (0,)


def test_a_write_inside_a_write_is_part_of_it(tmp_path):
    db = open_store(tmp_path / "store.db")
    with pytest.raises(ZeroDivisionError):
        _insert_and_fail(db, nested=True)
    assert db.execute("SELECT count(*) FROM rates").fetchone() == (0,)


def test_several_writers_that_read_first_all_succeed(tmp_path):
    path, failures = tmp_path / "store.db", []
    open_store(path).execute("INSERT INTO rates VALUES ('2025-01-01', 'USD', 0)")

    def count():
        db = open_store(path)
        try:
            for _ in range(25):
                with write(db):
                    (value,) = db.execute("SELECT per_euro FROM rates").fetchone()
                    db.execute("UPDATE rates SET per_euro = ?", [value + 1])
        except sqlite3.Error as error:
            failures.append(error)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert open_store(path).execute("SELECT per_euro FROM rates").fetchone() == (100,)


def test_several_processes_may_open_a_fresh_file_at_once(tmp_path):
    forked = multiprocessing.get_context("fork")
    runs = [forked.Process(target=open_store, args=(tmp_path / "store.db",)) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 6
