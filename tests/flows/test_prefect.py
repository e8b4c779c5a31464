"""The whole path, through real Prefect servers: the demo, and `serve` with a run started by hand."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deploy.demo.season import load
from deploy.demo.server import Server
from flows.server import answers, free_port, holds
from flows.showing import surroundings

pytestmark = [pytest.mark.prefect, pytest.mark.timeout(240)]

ROOT = Path(__file__).parent.parent.parent
BEFORE = datetime(2024, 12, 31, 23, 59, tzinfo=UTC)
DAY = datetime(2025, 5, 1, 23, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A home in which the demo was played, and what it printed."""
    home = tmp_path_factory.mktemp("demo")
    return home, demo(home)


def demo(home):
    arguments = [sys.executable, "-m", "flows.cli", "demo", "--home", str(home)]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=200, cwd=ROOT, check=False)


def test_the_demo_rings_each_event_of_the_season_once(played):
    _, done = played
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.count("\nEvent: ") == len(load().events) + 1, "one for each, and the greeting"
    assert "The board on 2025-11-06" in done.stdout


def test_a_second_demo_rings_none(played):
    home, _ = played
    done = demo(home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing should ring" in done.stdout
    assert "\nEvent: " not in done.stdout


@contextmanager
def process(*arguments):
    """A program that runs beside the test and is stopped the way a service manager stops it."""
    running = subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT
    )
    try:
        yield running
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(20)
        finally:
            running.kill()


def until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not come in {seconds} s"
        time.sleep(0.3)


def prefect(*arguments):
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)


def ask(url, body=None):
    """What Prefect's server answers; `None` where it has nothing."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError:
        return None


def deployed(url, name):
    return ask(f"{url}/deployments/name/{name}/{name}")


def looks(url):
    """The runs of `watch` that were on the schedule and are over, with their log."""
    wanted = {"deployments": {"id": {"any_": [deployed(url, "watch")["id"]]}}}
    state = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    done = [run for run in ask(f"{url}/flow_runs/filter", wanted | state) if run["auto_scheduled"]]
    return [(run["parameters"], [line["message"] for line in logs(url, run["id"])]) for run in done]


def logs(url, run):
    return ask(f"{url}/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})


def test_serve_against_a_server_and_a_run_with_parameters(played, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    season = load()
    port = free_port()
    with Server(season, BEFORE) as server, surroundings(home, season, server):
        # The demo's Prefect database is made already, which saves ten seconds here.
        os.environ |= {"PREFECT_HOME": str(played[0] / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
        # As served, runs are asked for every ten seconds.
        os.environ["PREFECT_RUNNER_POLL_FREQUENCY"] = "1"
        with process("prefect", "server", "start", "--port", str(port)):
            url = f"http://127.0.0.1:{port}/api"
            until(lambda: answers(url), 90, "the server")
            os.environ["PREFECT_API_URL"] = url
            assert holds(url, played[0] / "prefect")
            assert not holds(url, home / "prefect")
            with process("flows.cli", "serve", "--every", "1d") as serving:
                assert url.removesuffix("/api") in serving.stdout.readline()
                assert f"PREFECT_API_URL={url}" in serving.stdout.readline()
                until(lambda: deployed(url, "backfill"), 60, "the deployments")
                # The first look comes at once, and not after a day.
                until(lambda: looks(url), 90, "the first look")
                until(lambda: "new documents, 0 events" in str(looks(url)[0]), 30, "what it brought, in its log")
                assert looks(url)[0][0]["due_only"] is True
                server.now = DAY
                done = prefect(
                    *("deployment", "run", "watch/watch", "--watch", "--watch-interval", "1", "--watch-timeout", "100"),
                    *("--param", 'companies=["META"]', "--param", f"now={json.dumps(DAY.isoformat())}"),
                    *("--param", 'since="2025-01-01"'),
                )
                assert done.returncode == 0, done.stdout + done.stderr
                assert "Completed" in done.stdout
                wanted = {"filter": {"event": {"prefix": ["capexwatch.guidance."]}, "order": "DESC"}}

                def newest_of_meta():
                    # The server's database holds the demo's events as well, and takes in new ones a moment later.
                    newest = next(iter(ask(f"{url}/events/filter", wanted)["events"]), None)
                    return newest and newest["resource"]["prefect.resource.id"] == "capexwatch.company.META" and newest

                until(newest_of_meta, 30, "the run's events")
                newest = newest_of_meta()
                assert newest["payload"]["attestations"][0]["quote"]
                key = {"artifacts": {"key": {"any_": ["capexwatch-watch"]}}, "sort": "CREATED_DESC"}
                assert "META" in ask(f"{url}/artifacts/filter", key)[0]["data"]
                past = {"companies": ["GOOGL"], "since": "2025-01-01", "now": DAY.isoformat()}
                wanted = deployed(url, "backfill")["id"]
                run = ask(f"{url}/deployments/{wanted}/create_flow_run", {"parameters": past})["id"]
                until(lambda: ask(f"{url}/flow_runs/{run}")["state"]["type"] == "COMPLETED", 60, "the backfill")
        told = subprocess.run(
            [sys.executable, "-m", "flows.cli", "revisions", "--json"],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
    events = json.loads(told.stdout)
    assert any(e["company"] == "GOOGL" for e in events), "what backfill brought"
    meta = [(e["said_on"], e["low"], e["high"]) for e in events if e["company"] == "META"]
    assert meta == [("2025-04-30", 64 * 10**9, 72 * 10**9), ("2025-01-24", 60 * 10**9, 65 * 10**9)]
