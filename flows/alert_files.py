"""The feed and the calendar, written beside the database after each delivery."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from alerts.channels import TERMINAL
from alerts.feeds import Entry, atom, calendar, stamp
from alerts.message import compose
from alerts.rhythm import expected
from flows.settings import Settings
from flows.telling import Teller, reader_of
from store import queries, rhythm

if TYPE_CHECKING:
    from sqlite_utils import Database

#: The feed holds the events of so many days, and no more than so many.
DAYS, MOST = 90, 200


def write_files(db: Database, settings: Settings, now: datetime) -> None:
    """Write both files anew where something was recorded since they were written, or a day has passed."""
    feed = settings.home / str(settings.alerts.get("feed", "alerts.xml"))
    plan = settings.home / str(settings.alerts.get("calendar", "expected.ics"))
    recorded = rhythm.last_recorded(db)
    updated = datetime.fromisoformat(recorded) if recorded else now
    if not _holds(feed, f"<updated>{stamp(updated)}</updated>"):
        _replace(feed, atom(_entries(db, settings, now), updated))
    if not _holds(plan, f"DTSTAMP:{now:%Y%m%d}"):
        _replace(plan, calendar(_expected(db, settings, now.date()), now))


def _holds(path: Path, text: str) -> bool:
    """Whether a file is there and has a text among its first lines."""
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as file:
        return text in file.read(1000)


def _replace(path: Path, text: str) -> None:
    """Whoever reads the file meanwhile gets the old one or the new one, never half of one."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)


def _entries(db: Database, settings: Settings, now: datetime) -> Sequence[Entry]:
    teller, reader = Teller(db, settings, now), reader_of(TERMINAL, settings)
    found = queries.revisions(db, now.date() - timedelta(days=DAYS))[:MOST]
    entries = []
    for event in found:
        url = next((proof["url"] for proof in event["attestations"] if proof["url"]), None)
        message = compose(event, teller.context(TERMINAL, event), reader)
        entries.append(Entry(message, datetime.fromisoformat(event["seen_at"]), url))
    return entries


def _expected(db: Database, settings: Settings, today: date) -> list[tuple[str, str, date]]:
    days = rhythm.own_days(db, today - timedelta(days=800))
    likely = [(c.ticker, c.name, expected(days.get(c.ticker, ()), today)) for c in settings.companies]
    return sorted(((t, name, day) for t, name, day in likely if day is not None), key=lambda one: one[2])
