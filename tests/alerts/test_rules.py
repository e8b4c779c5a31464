"""Who is told what, and when."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import NOW, event

from alerts.addresses import ChannelError, Surroundings
from alerts.channels import TERMINAL, load
from alerts.rhythm import expected, seasons
from alerts.rules import FLAP_TIME, Seen, after_quiet, due, retry_at, targets, wants


def channel(**settings):
    (found,) = load([{"name": "c", "url": "webhook://localhost/x", **settings}], AROUND)
    return found


AROUND = Surroundings({"bigtech": ("META", "MSFT")}, {"HOOK": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"})


@pytest.mark.parametrize(
    ("settings", "passes"),
    [
        ({}, True),
        ({"companies": ["META"]}, True),
        ({"companies": ["MSFT"]}, False),
        ({"groups": ["bigtech"]}, True),
        ({"actions": ["raised", "lowered"]}, True),
        ({"actions": ["withdrawn"]}, False),
        ({"scopes": ["total"]}, True),
        ({"scopes": ["AWS"]}, False),
        ({"metrics": ["pledge"]}, False),
        ({"voices": ["company"]}, True),
        ({"voices": ["press"]}, False),
        ({"smallest": 2_000_000_000}, True),
        ({"smallest": 2_000_000_001}, False),
        ({"smallest": {"USD": 3e9}}, False),
        ({"smallest": {"KRW": 1e15}}, True),
        ({"smallest_percent": 3}, True),
        ({"smallest_percent": 3.2}, False),
    ],
)
def test_what_a_channel_asks_for(settings, passes):
    assert wants(channel(**settings), event()) is passes


def test_press_only_is_for_those_who_ask_for_the_press():
    proof = {**event()["attestations"][0], "voice": "reported"}
    told = event(status="reported", attestations=[proof])
    assert not wants(channel(voices=["company"]), told)
    assert wants(channel(voices=["press"]), told)
    assert wants(channel(), told)


def test_what_has_no_change_passes_the_smallest_move():
    assert wants(channel(smallest=9e9, smallest_percent=50), event(prior=(None, None), action="initiated"))


def names(found):
    return [target.channel for target in found]


def test_told_now_to_whoever_asks():
    (target,) = targets(event(), [channel(), channel(companies=["MSFT"])], NOW, Seen())
    assert (target.channel, target.due_at, target.purpose) == ("c", NOW, "event")


@pytest.mark.parametrize("days", [0, 7])
def test_inside_the_window_rings(days):
    assert targets(event(said_on=str(NOW.date() - timedelta(days=days))), [TERMINAL], NOW, Seen())


def test_old_events_and_first_fills_ring_no_bell():
    assert not targets(event(said_on="2025-07-22"), [TERMINAL], NOW, Seen())
    assert not targets(event(), [TERMINAL], NOW, Seen(quiet=True))


LATE = ({"said_on": "2025-07-22"}, {"late": True}, {"said_on": "2024-02-01", "late": True})


@pytest.mark.parametrize("what", LATE)
def test_what_comes_late_is_for_digests_and_for_those_who_ask(what):
    asked = [channel(name="now"), channel(name="all", late=True), channel(name="weekly", when="weekly mon 08:00")]
    assert names(targets(event(**what), asked, NOW, Seen())) == ["all", "weekly"]
    assert not targets(event(**what), asked, NOW, Seen(quiet=True)), "a backfill rings for nobody"
    assert not targets(event(**what), [channel(late=True, actions=["lowered"])], NOW, Seen())


def test_a_correction_of_what_was_told_is_never_too_late():
    told = targets(event(replaces="a2", late=True), [channel()], NOW, Seen(told=frozenset({"c"})))
    assert [target.purpose for target in told] == ["correction"]


def test_late_is_true_or_false():
    with pytest.raises(ChannelError, match="late 'digest' is neither true nor false; write late = true"):
        channel(late="digest")


def test_correction_goes_to_whoever_was_told_and_to_no_one_else():
    found = targets(event(replaces="a2", said_on="2025-01-01"), [TERMINAL, channel()], NOW, Seen(told=frozenset({"c"})))
    assert [(t.channel, t.purpose, t.corrects) for t in found] == [("c", "correction", "a2")]


def test_who_was_still_to_be_told_is_told_the_corrected_event():
    seen = Seen(told=frozenset({"c"}), untold=frozenset({"terminal"}))
    found = targets(event(replaces="a2"), [TERMINAL, channel()], NOW, seen)
    assert [(t.channel, t.purpose, t.corrects) for t in found] == [
        ("c", "correction", "a2"),
        ("terminal", "event", None),
    ]
    taken_back = targets(event(replaces="a2", status="corrected"), [TERMINAL, channel()], NOW, seen)
    assert [t.channel for t in taken_back] == ["c"]


@pytest.mark.parametrize(
    ("now", "wakes"),
    [
        ("2025-07-30T12:59+00:00", "2025-07-30T12:59+00:00"),  # 21:59 in Seoul
        ("2025-07-30T13:00+00:00", "2025-07-30T22:00+00:00"),
        ("2025-07-30T21:59+00:00", "2025-07-30T22:00+00:00"),
        ("2025-07-30T22:00+00:00", "2025-07-30T22:00+00:00"),
    ],
)
def test_quiet_hours_over_midnight(now, wakes):
    sleeper = channel(quiet="22:00-07:00", zone="Asia/Seoul")
    assert after_quiet(sleeper, datetime.fromisoformat(now)) == datetime.fromisoformat(wakes)


def test_quiet_hours_at_noon():
    sleeper = channel(quiet="12:00-13:00")
    assert after_quiet(sleeper, datetime(2025, 7, 30, 12, 30, tzinfo=UTC)) == datetime(2025, 7, 30, 13, tzinfo=UTC)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31)), st.sampled_from(["22:00-07:00", "09:00-17:30"]))
def test_waking_is_never_early_and_never_in_quiet_hours(moment, quiet):
    sleeper = channel(quiet=quiet, zone="Europe/Berlin")
    now = moment.replace(tzinfo=UTC)
    wakes = after_quiet(sleeper, now)
    assert now <= wakes <= now + timedelta(hours=25)
    assert after_quiet(sleeper, wakes) == wakes


def test_digests_go_out_by_the_clock_of_their_zone():
    daily = channel(when="daily 08:00", zone="Asia/Seoul")
    assert due(daily, NOW, ()) == datetime(2025, 7, 30, 23, tzinfo=UTC)
    weekly = channel(when="weekly mon 08:00")
    assert due(weekly, NOW, ()) == datetime(2025, 8, 4, 8, tzinfo=UTC)
    assert due(weekly, datetime(2025, 8, 4, 8, tzinfo=UTC), ()) == datetime(2025, 8, 11, 8, tzinfo=UTC)


def test_cooldown_waits_after_the_last_message_of_a_series():
    assert due(channel(cooldown="6h"), NOW, [NOW - timedelta(hours=1)]) == NOW + timedelta(hours=5)
    assert due(channel(cooldown="6h"), NOW, [NOW - timedelta(hours=7)]) == NOW


def test_flap_guard_holds_back_the_fourth_message_of_a_day():
    rung = [NOW - timedelta(hours=h) for h in (20, 10, 1)]
    assert due(channel(), NOW, rung[1:]) == NOW
    assert due(channel(), NOW, rung) == rung[0] + FLAP_TIME
    assert due(channel(flaps=0), NOW, rung) == NOW


def test_retries_back_off_and_end():
    target = channel(give_up="24h")
    pauses = [(retry_at(target, n, NOW, NOW) - NOW).seconds // 60 for n in (1, 2, 3, 4, 5, 9)]
    assert pauses == [1, 3, 10, 30, 60, 60]
    assert retry_at(target, 30, NOW, NOW + timedelta(hours=23, minutes=1)) is None


WRONG = [
    ({"url": "nosuch://x"}, "nosuch:// leads nowhere"),
    ({"url": ""}, "needs url"),
    ({"url": "env:NOTHING"}, "the environment has no NOTHING"),
    ({"url": "file:/does/not/exist"}, "cannot be read"),
    ({"url": "mailto://me:hunter2@example.com"}, "a password or token stands in its url"),
    ({"url": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"}, "a password or token stands in its url"),
    ({"url": "webhook://user:hunter2@host/x"}, "without a name or password"),
    ({"secret": "hunter2"}, "its secret stands in the file"),
    ({"acctions": []}, "did you mean 'actions'"),
    ({"actions": "raised"}, 'actions must be a list, such as ["raised"]'),
    ({"url": "ntfy://localhost/one/two"}, "leads to 2 targets"),
    ({"companies": "META"}, 'companies must be a list, such as ["META"]'),
    ({"actions": ["rised"]}, "is not known; write one of"),
    ({"groups": ["faang"]}, "known: bigtech"),
    ({"quiet": "late"}, 'write quiet = "22:00-07:00"'),
    ({"quiet": "07:00-07:00"}, "begins when it ends"),
    ({"zone": "Mars/Base"}, 'write for example zone = "Asia/Seoul"'),
    ({"when": "hourly"}, 'write "instant"'),
    ({"when": "weekly 08:00"}, 'write "instant"'),
    ({"lang": "xx"}, "write one of en, ko"),
    ({"numbers": "roman"}, "write one of long"),
    ({"currency": "won"}, "write three capitals"),
    ({"cooldown": "soon"}, 'cooldown = "6h"'),
    ({"smallest": "much"}, "no number of 0 or more"),
    ({"smallest_percent": -1}, "no number of 0 or more"),
    ({"templates": "nowhere"}, "there is no folder"),
    ({"name": "a b"}, "write letters, digits"),
]


@pytest.mark.parametrize(("settings", "says"), WRONG, ids=[says for _, says in WRONG])
def test_mistakes_are_told_in_one_line_without_secrets(settings, says):
    with pytest.raises(ChannelError) as caught:
        channel(**settings)
    text = str(caught.value)
    assert says in text
    assert "\n" not in text
    assert "hunter2" not in text
    assert "TIiajkdnlazkcOXrIdevi7FQ" not in text


def test_two_channels_of_one_name():
    with pytest.raises(ChannelError, match="two channels"):
        load([{"name": "c", "url": "terminal:"}] * 2)


def test_secrets_come_from_the_environment_or_a_file_and_are_never_shown(tmp_path):
    (tmp_path / "key").write_text("hunter2\n", encoding="utf-8")
    tables = [
        {"name": "a", "url": "env:HOOK"},
        {"name": "b", "url": "mailto://me:{file:key}@example.com", "secret": "file:key"},
    ]
    found = load(tables, Surroundings(environ=AROUND.environ, folder=Path(tmp_path)))
    assert found[0].kind == "slack"
    assert "hunter2" in found[1].address
    assert found[1].secret == "hunter2"
    assert "hunter2" not in repr(found)
    assert "TIiajkdnlazkcOXrIdevi7FQ" not in repr(found)


def test_without_channels_messages_are_printed():
    assert load([]) == (TERMINAL,)
    assert load([{"name": "c", "url": "terminal:", "enabled": False}]) == (TERMINAL,)


def test_seasons_and_the_next_report():
    days = [date(2024, 7, 31), date(2024, 8, 1), date(2024, 10, 30), date(2025, 1, 29), date(2025, 4, 30)]
    assert seasons(days) == [date(2024, 7, 31), date(2024, 10, 30), date(2025, 1, 29), date(2025, 4, 30)]
    assert expected(days, date(2025, 7, 1)) == date(2025, 7, 30)
    assert expected(days[-1:], date(2025, 7, 1)) == date(2025, 7, 30)
    assert expected(days, date(2025, 9, 1)) is None
    assert expected([], date(2025, 7, 1)) is None
