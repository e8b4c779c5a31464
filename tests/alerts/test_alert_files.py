"""The feed and the calendar as files, and the commands."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from samples import HOSTILE, SAMPLES
from world import NOW, event, put, ring, season, settings

from alerts.feeds import Entry, atom, calendar
from alerts.message import compose
from flows import deliver as delivery

ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_feed_is_well_formed_whatever_it_holds():
    entries = [
        Entry(compose(*SAMPLES[name]), NOW, "javascript:x" if name == "hostile" else "https://a.b/c?d=1&e")
        for name in SAMPLES
    ]
    feed = ET.fromstring(atom(entries, NOW))
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert ids[0] == "tag:capexwatch,2025:event:a3"
    assert feed.findtext(f"{ATOM}updated") == "2025-07-30T21:00:00Z"
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert set(links) == {"https://a.b/c?d=1&e"}


def test_calendar_follows_the_rules_of_its_format():
    text = calendar([("META", "Meta", date(2025, 10, 29)), ("X;Y", HOSTILE + " 한국" * 30, date(2025, 10, 30))], NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20251029\r\nDTEND;VALUE=DATE:20251030" in unfolded
    assert "SUMMARY:Meta (META): report expected" in unfolded
    assert not re.search(r"(?<!\\)[;,]", re.search(r"SUMMARY:=(.*)", unfolded)[1])
    assert "\r\nBcc" not in unfolded


def test_files_are_written_with_what_was_recorded(db, tmp_path):
    found = settings(tmp_path)
    for each in season():
        put(db, each)
    delivery.deliver(db, found, NOW)
    feed = ET.parse(tmp_path / "alerts.xml")
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles[0] == "Meta raises 2025 capex guidance to $66–72 billion (was $64–72 billion): low end +$2 billion"
    assert len(titles) == 1, "what was said more than ninety days ago is not in the feed"
    assert "BEGIN:VCALENDAR" in (tmp_path / "expected.ics").read_text()
    before = (tmp_path / "alerts.xml").stat().st_mtime_ns
    delivery.deliver(db, found, NOW)
    assert (tmp_path / "alerts.xml").stat().st_mtime_ns == before


@pytest.fixture
def run(db, tmp_path, monkeypatch):
    monkeypatch.setenv("CAPEXWATCH_HOME", str(tmp_path))
    monkeypatch.delenv("CAPEXWATCH_WATCHLIST", raising=False)
    now = datetime.now(UTC)
    found = settings(tmp_path)
    delivery.start_watching(db, found, now)
    ring(db, event(said_on=str(now.date() - timedelta(days=1))), found, now)

    def call(*args, channels=""):
        from flows.commands.alerts import alerts

        base = '[[companies]]\nticker = "META"\nname = "Meta"\n'
        (tmp_path / "watchlist.toml").write_text(base + channels, encoding="utf-8")
        return CliRunner().invoke(alerts, args)

    return call


def test_preview_shows_what_would_be_sent(run, tmp_path):
    assert run("preview", "a3").output.startswith("Meta raises 2025 capex guidance to $66–72 billion")
    assert "**Meta raises" in run("preview", "a3", "--format", "md").output
    assert "<h1>Meta raises" in run("preview", "a3", "--format", "html").output
    assert "written to" in run("preview", "a3", "--output", str(tmp_path / "x.txt")).output
    korean = '[[channels]]\nname = "ko"\nurl = "terminal:"\nlang = "ko"\n'
    assert "660억~720억 달러" in run("preview", "a3", "--channel", "ko", channels=korean).output


def test_test_sends_a_real_message_and_says_what_was_answered(run):
    from receivers import free_port, http_receiver

    with http_receiver() as receiver:
        hook = f'[[channels]]\nname = "hook"\nurl = "webhook://localhost:{receiver.port}/x"\n'
        good = run("test", "hook", channels=hook)
    assert good.exit_code == 0
    assert "hook (webhook): it works: the receiver answered 200" in good.output
    assert receiver.bodies[0]["headline"] == "capexwatch test: this channel works"
    dead = run("test", channels=f'[[channels]]\nname = "hook"\nurl = "webhook://localhost:{free_port()}/x"\n')
    assert dead.exit_code == 1
    assert "it does not work: no connection" in dead.output
    assert "no channel is called 'x'" in str(run("test", "x").exception)


def test_list_and_resend(run, db):
    channels = json.loads(run("list", "--json").output)
    assert channels[0]["channel"] == "terminal"
    assert channels[0]["waiting"] == 1
    (message,) = json.loads(run("list", "--sent", "--json").output)
    assert message["topic"] == "a3"
    assert datetime.fromisoformat(message["due"])
    shown = run("list", "--sent").output
    assert " s ago" in shown
    assert message["due"] not in shown
    assert "1 message goes out" in run("resend", "a3").output
    assert "nothing of that kind" in str(run("resend", "--failed").exception)
    assert "name an event" in str(run("resend").exception)
