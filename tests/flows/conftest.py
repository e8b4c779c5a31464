"""A home of its own for every test, and the command as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home; nothing of the machine's own settings is seen."""
    for name in list(os.environ):
        if name.startswith(("CAPEXWATCH_", "PREFECT_")):
            monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("CAPEXWATCH_HOME", str(folder))
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    return folder


@pytest.fixture
def command(home):
    """Runs `capexwatch` in a process of its own: `command("board", "--json")`."""

    def run(*args, stdin="", timeout=100, **environ):
        return subprocess.run(
            [sys.executable, "-m", "flows.cli", *args],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=os.environ | environ,
            cwd=ROOT,
            check=False,
        )

    return run
