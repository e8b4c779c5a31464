"""A Prefect server of our own, for those who have configured none. Imports nothing of Prefect."""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from flows.errors import UserError
from flows.settings import Settings

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

#: What our Prefect is told. It must not report to anybody, must not give up on a slow disk, and forgets old runs.
QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "capexwatch",
}

START_SECONDS = 180.0


class ServerError(UserError):
    """A Prefect server that does not start or does not answer."""


def quiet_environment(**more: str) -> None:
    """Set QUIET (and `more`) for this process and its children, where the user has not set them otherwise.

    To be called before Prefect is imported, since it reads the environment then.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.update(more)


def answers(api_url: str, seconds: float = 2.0) -> bool:
    """Whether a Prefect server answers at `api_url`."""
    if not api_url.startswith(("http://", "https://")):
        return False
    try:
        with urllib.request.urlopen(f"{api_url.rstrip('/')}/health", timeout=seconds) as answer:  # noqa: S310 (checked)
            return bool(answer.status == 200)
    except OSError:
        return False


def holds(api_url: str, folder: Path) -> bool:
    """Whether the Prefect server that answers at `api_url` keeps its state in `folder`."""
    try:
        with urllib.request.urlopen(f"{api_url}/admin/settings", timeout=10) as answer:  # noqa: S310 (our own address)
            return Path(json.load(answer)["home"]).resolve() == folder.resolve()
    except (OSError, ValueError, KeyError):
        return False


def running(home: Path) -> str | None:
    """The API address of the server that `capexwatch serve` runs with this home, if it answers."""
    try:
        url = json.loads((home / "prefect" / "server.json").read_text(encoding="utf-8"))["api"]
    except (OSError, ValueError, KeyError):
        return None
    return url if isinstance(url, str) and answers(url) else None


@contextlib.contextmanager
def own_server(home: Path, tell: Callable[[str], None], port: int | None = None) -> Iterator[str]:
    """Start a server with its state under `home`/prefect and stop it at the end; gives its API address.

    `tell` hears one line every few seconds until it answers. Raises ServerError.
    """
    folder = home / "prefect"
    folder.mkdir(parents=True, exist_ok=True)
    with reserved(port) as number:
        api = f"http://127.0.0.1:{number}/api"
        with _started(folder, number, api, tell):
            yield api


@contextlib.contextmanager
def _started(folder: Path, number: int, api: str, tell: Callable[[str], None]) -> Iterator[None]:
    quiet_environment(PREFECT_HOME=str(folder), PREFECT_API_URL=api)
    log = folder / "server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 (our own interpreter)
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(number)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Ctrl-C is for us; we stop the server when our own work is over.
            start_new_session=True,
        )
    # Importing Prefect takes four seconds as well, and may take them meanwhile.
    threading.Thread(target=importlib.import_module, args=("prefect.flows",), daemon=True).start()
    note = folder / "server.json"
    try:
        _wait(process, api, log, tell)
        if not holds(api, folder):
            raise ServerError(f"another server answers at {api}; choose a free port with --port", 1)
        note.write_text(json.dumps({"api": api, "pid": process.pid}), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        _send_the_rest()
        _stop(process)


@contextlib.contextmanager
def connected(
    settings: Settings, tell: Callable[[str], None], *, keep: bool = False, port: int | None = None
) -> Iterator[str]:
    """A Prefect server to work with: the configured one, that of `capexwatch serve`, or one of our own for this while.

    With `keep` it is for `capexwatch serve` itself, of which there can be one for each home.

    Nothing of Prefect may be imported before. Raises ServerError.
    """
    url = settings.prefect_url or running(settings.home)
    if keep and not settings.prefect_url and url:
        raise ServerError(f"capexwatch serve runs already with this home ({url}); stop it, or set CAPEXWATCH_HOME")
    if url is None:
        hint = "" if keep else "; `capexwatch serve` keeps one running"
        tell(f"starting a Prefect server (some 20 seconds{hint})")
        alone = only_one(settings.home) if keep else contextlib.nullcontext()
        with alone, own_server(settings.home, tell, port) as api:
            yield api
        return
    if not answers(url, 10):
        raise ServerError(f"the Prefect server at {url} does not answer; start it, or unset PREFECT_API_URL", 1)
    quiet_environment(PREFECT_API_URL=url)
    yield url


@contextlib.contextmanager
def only_one(home: Path) -> Iterator[None]:
    """The right to run `capexwatch serve` with a home; it falls free when the process ends. Raises ServerError.

    A server that is only starting does not answer yet, so that asking it would not tell.
    """
    folder = home / "prefect"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "serve.lock").open("ab") as file:
        try:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            what = "capexwatch serve is just starting with this home elsewhere"
            raise ServerError(f"{what}; wait until it runs, or set CAPEXWATCH_HOME") from None
        yield


@contextlib.contextmanager
def reserved(port: int | None, usual: int = 4200) -> Iterator[int]:
    """`port`, or else the usual one, or any free one where that is taken. Raises ServerError.

    A server listens only seconds after it was started; till then the usual port is free to see, and kept by a lock.
    """
    if port:
        if free_port(port) != port:
            raise ServerError(f"port {port} is taken; choose another with --port")
        yield port
        return
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context((Path(tempfile.gettempdir()) / f"capexwatch-{usual}.lock").open("ab"))
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            usual = 0
        yield free_port(usual)


def free_port(wanted: int = 0) -> int:
    """`wanted` if it is free, else any free port of this machine."""
    for number in (wanted, 0):
        with socket.socket() as trial:
            # A port on which a server has just ended is free, as that server's successor will find.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", number))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise ServerError("no free port on this machine")


def _wait(process: subprocess.Popen[bytes], api: str, log: Path, tell: Callable[[str], None]) -> None:
    began = last = time.monotonic()
    while not answers(api):
        if process.poll() is not None:
            raise ServerError(f"the Prefect server ended at once (code {process.returncode}); see {log}", 1)
        if time.monotonic() - began > START_SECONDS:
            raise ServerError(f"the Prefect server did not answer in {START_SECONDS:.0f} s; see {log}", 1)
        if time.monotonic() - last >= 5:
            last = time.monotonic()
            tell(f"still waiting for the Prefect server ({last - began:.0f} s)")
        time.sleep(0.2)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _send_the_rest() -> None:
    """Let Prefect's logs and events reach the server before it is stopped."""
    for module, worker in (("prefect.logging.handlers", "APILogWorker"), ("prefect.events.worker", "EventsWorker")):
        queue = getattr(sys.modules.get(module), worker, None)
        if queue is not None:
            with contextlib.suppress(Exception):  # what Prefect keeps of the past is no reason to fail
                queue.drain_all(timeout=5)


def one_line_only() -> None:
    """Keep what flow runs log off the terminal, where our own lines say what happened; Prefect keeps it.

    To be called when Prefect has been imported.
    """

    def from_elsewhere(record: logging.LogRecord) -> bool:
        return not record.name.startswith(("prefect.flow_runs", "prefect.task_runs", "capexwatch.flows"))

    for handler in logging.getLogger().handlers:
        handler.addFilter(from_elsewhere)


def end_on_sigterm() -> None:
    """Let SIGTERM end the process the way Ctrl-C does, so that what we started is stopped."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
