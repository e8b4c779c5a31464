"""Kill the process that delivers at random points, a hundred times; then the killers count."""

import os
import pickle
import random
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
    out, err = process.communicate(timeout=200)
    assert process.returncode == 0, err
    assert _left(db) == 0, (out, err)


def test_a_hundred_kills_lose_nothing_and_repeat_nothing(db, tmp_path):
    """Whoever was killed, every target got every event, and none got one twice."""
    dice = random.Random(7)
    with mail_receiver() as mail, http_receiver() as hook, http_receiver(name_of=_ntfy) as ntfy:
        found = settings(
            tmp_path,
            [
                {"name": "mail", "url": f"mailto://localhost:{mail.port}?from=a@example.com&to=b@example.com"},
                {"name": "hook", "url": f"webhook://localhost:{hook.port}/x"},
                {"name": "ntfy", "url": f"ntfy://localhost:{ntfy.port}/topic"},
            ],
            alerts={"welcome": False},
        )
        events = _filled(db, found, 1200)
        order = tmp_path / "order"
        order.write_bytes(pickle.dumps((found, NOW)))
        receivers = (mail, hook, ntfy)
        amid = 0
        for _ in range(100):
            before = _taken(receivers)
            process = _start(order)
            _wait_for(process, receivers, before + dice.randrange(12), dice.uniform(0, 0.004))
            amid += process.poll() is None and _taken(receivers) > before
            process.kill()
            process.communicate()
        _finish(db, order)
        assert amid > 80, "most kills must come in the middle of sending"
        for receiver in receivers:
            assert set(receiver.taken) == events
            assert max(receiver.taken.values()) == 1
