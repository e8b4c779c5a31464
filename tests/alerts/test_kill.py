"""Kill the process that delivers at random points, a hundred times; then the killers count."""

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from receivers import http_receiver, mail_receiver
from world import NOW, many, put, settings

from flows import deliver as delivery
from store import outbox
from store.schema import write

pytestmark = [pytest.mark.kill, pytest.mark.timeout(400)]
SCRIPT = Path(__file__).with_name("deliver_once.py")


def _ntfy(body):
    return body["message"].split("Event: ")[1].split("\n")[0]


def _filled(db, found, count):
    events = many(count)
    outbox.watch(db, [event["company"] for event in events], NOW)
    ring = delivery.ringer(found, NOW)
    with write(db):
        for event in events:
            put(db, event)
            ring(db, event)
    return {event["id"] for event in events}


def _start(order):
    # Compiled modules are kept between the runs, or most of each would be the compiler's.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(order.with_name("compiled"))
    command = [sys.executable, str(SCRIPT), str(order)]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _left(db):
    return outbox.waiting(db) + outbox.in_doubt(db)


def _taken(receivers):
    return sum(len(receiver.taken) for receiver in receivers)


def _wait_for(process, receivers, count, rest):
    """Until so many messages were taken and a random rest has passed, or the process has ended by itself."""
    end = time.monotonic() + 20
    while _taken(receivers) < count and process.poll() is None and time.monotonic() < end:
        time.sleep(0.0005)
    time.sleep(rest)


def _finish(db, order):
    process = _start(order)
    out, err = process.communicate(timeout=350)
    assert process.returncode == 0, err
    assert _left(db) == 0, (out, err)


def _order(db, home, count, **receivers):
    """Channels to these receivers, an outbox with so many events, and the file that `deliver_once.py` reads."""
    address = {
        "mail": "mailto://localhost:{}?from=a@example.com&to=b@example.com",
        "ntfy": "ntfy://localhost:{}/topic",
        "phone": "ntfy://localhost:{}/phone",
        "hook": "webhook://localhost:{}/x",
        "other": "webhook://localhost:{}/x",
    }
    tables = [{"name": name, "url": address[name].format(receiver.port)} for name, receiver in receivers.items()]
    found = settings(home, tables, alerts={"welcome": False, "files": False})
    events = _filled(db, found, count)
    order = home / "order"
    order.write_bytes(pickle.dumps((found, NOW)))
    return order, events


def _kill_and_count(db, order, events, kills, receivers):
    dice = random.Random(7)
    amid = 0
    for _ in range(kills):
        before = _taken(receivers)
        process = _start(order)
        _wait_for(process, receivers, before + dice.randrange(12), dice.uniform(0, 0.004))
        amid += process.poll() is None and _taken(receivers) > before
        process.kill()
        process.communicate()
    _finish(db, order)
    assert amid > kills * 0.75, "most kills must come in the middle of sending"
    for receiver in receivers:
        assert set(receiver.taken) == events
        assert max(receiver.taken.values()) == 1


def test_eighty_kills_lose_nothing_and_repeat_nothing(db, tmp_path):
    """Whenever the process that delivers is killed, every target gets every event, and none gets one twice."""
    with http_receiver() as hook, http_receiver() as other:
        order, events = _order(db, tmp_path, 900, hook=hook, other=other)
        _kill_and_count(db, order, events, 80, (hook, other))


def test_twenty_kills_more_with_mail_and_apprise(db, tmp_path):
    """The same through the slower channels."""
    with mail_receiver() as mail, http_receiver() as hook, http_receiver(name_of=_ntfy) as ntfy:
        order, events = _order(db, tmp_path, 300, mail=mail, hook=hook, ntfy=ntfy)
        _kill_and_count(db, order, events, 20, (mail, hook, ntfy))


def _couriers(process):
    """The couriers that a process has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in children.read_text().split()] if children.exists() else []


def test_killed_couriers_lose_nothing_and_what_is_told_twice_says_so(db, tmp_path):
    """The courier itself may die between an answer and its record: then the message comes again, under its id."""
    dice = random.Random(11)
    with mail_receiver() as mail, http_receiver() as hook, http_receiver(name_of=_ntfy) as ntfy:
        receivers = (mail, hook, ntfy)
        order, events = _order(db, tmp_path, 150, mail=mail, hook=hook, ntfy=ntfy)
        kills = 0
        for _ in range(12):
            process = _start(order)
            _wait_for(process, receivers, _taken(receivers) + dice.randrange(1, 30), dice.uniform(0, 0.01))
            for pid in _couriers(process):
                os.kill(pid, signal.SIGKILL)
                kills += 1
            process.communicate()
        _finish(db, order)
        assert kills > 5
        for receiver in receivers:
            assert set(receiver.taken) == events
            assert sum(receiver.taken.values()) - len(events) <= kills, "at most what was on its way was told twice"
        again = [
            headers["X-Capexwatch-Event"] for _, headers, _ in hook.requests if headers["X-Capexwatch-Attempt"] != "1"
        ]
        assert {name for name, count in hook.taken.items() if count > 1} <= set(again)


def test_a_thousand_events_to_five_channels(db, tmp_path):
    with (
        mail_receiver() as mail,
        http_receiver() as hook,
        http_receiver() as other,
        http_receiver(name_of=_ntfy) as ntfy,
        http_receiver(name_of=_ntfy) as phone,
    ):
        receivers = {"mail": mail, "hook": hook, "other": other, "ntfy": ntfy, "phone": phone}
        order, events = _order(db, tmp_path, 1000, **receivers)
        started = time.monotonic()
        _finish(db, order)
        assert time.monotonic() - started < 300, "Apprise's own throttle would take five seconds a mail, 90 minutes"
    for receiver in receivers.values():
        assert set(receiver.taken) == events
        assert set(receiver.taken.values()) == {1}
