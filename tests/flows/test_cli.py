"""The command: its overview, its errors in one line, its exit codes, and what it does not import."""

import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows import cli
from flows.errors import UserError, exit_code, one_line
from flows.server import ServerError, free_port, only_one, reserved

README = Path(__file__).parents[2] / "README.md"


def call(*args):
    return CliRunner().invoke(cli.main, list(args))


def test_the_overview_imports_no_command():
    code = "import sys; from flows.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(sorted(m for m in sys.modules if m.startswith('flows.commands')))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "[]"
    for name, entry in cli.COMMANDS.items():
        assert name in shown
        assert entry.summary in " ".join(shown.split())


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_there_with_help_and_an_example(name):
    command = cli.main.get_command(click.Context(cli.main), name)
    shown = call(name, "--help")
    assert shown.exit_code == 0
    assert command.help
    assert f"capexwatch {name}" in shown.output, "the help shows an example"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["bord"], 2, "did you mean 'board'?"),
        (["--nope"], 2, "no such option"),
        (["companies", "--group", "nobody", "--nope"], 2, "capexwatch companies --help"),
        (["run", "--since", "yesterday"], 2, "'yesterday' is no day; write YYYY-MM-DD"),
        (["board", "--as-of", "2025-13-01"], 2, "is no day; write YYYY-MM-DD"),
        (["ingest"], 2, "give files, or --batch"),
        (["serve", "--every", "soon"], 2, "5m"),
    ],
)
def test_bad_use_is_one_line(home, args, code, words):
    shown = call(*args)
    assert shown.exit_code == code
    assert len(shown.output.splitlines()) == 1
    assert shown.output.startswith("capexwatch: ")
    assert words in shown.output


@pytest.mark.parametrize("args", [[], ["sources"]])
def test_no_command_at_all_shows_which_there_are(args):
    shown = call(*args)
    assert shown.exit_code == 2
    assert shown.stderr.startswith("Usage: capexwatch")


def test_a_home_is_served_by_one_process(tmp_path):
    with only_one(tmp_path), pytest.raises(ServerError, match="just starting with this home"), only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def test_two_that_start_at_once_take_two_ports(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # where the lock stands: none shall be left behind
    wanted = free_port()
    with reserved(None, wanted) as one, reserved(None, wanted) as other:
        assert one == wanted != other
    with reserved(None, wanted) as again:
        assert again == wanted


def test_a_port_that_is_taken_is_refused(command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        shown = command("serve", "--port", str(port))
    assert shown.returncode == 2
    assert f"capexwatch: port {port} is taken; choose another with --port" in shown.stderr


def test_a_fault_of_ours_is_one_line_too(monkeypatch):
    @click.command()
    def broken():
        raise RuntimeError("first\nsecond")

    monkeypatch.setattr(cli.LazyGroup, "get_command", lambda *_: broken)
    shown = call("board")
    assert shown.exit_code == 70
    assert shown.output.splitlines() == [
        "capexwatch: a fault of the program: RuntimeError: first second (CAPEXWATCH_DEBUG=1 shows where)"
    ]


def test_errors_of_every_floor_are_known():
    from capex.period import FiscalPeriod, InvalidPeriodError

    with pytest.raises(InvalidPeriodError) as caught:
        FiscalPeriod.parse("2025")
    assert exit_code(caught.value) == 2
    assert exit_code(UserError("x", 3)) == 3
    assert exit_code(ZeroDivisionError()) is None
    with pytest.raises(OSError, match="No such file") as missing:
        Path("/nowhere/at/all").read_text()
    assert exit_code(missing.value) == 1
    assert one_line(missing.value) == "no such file or directory: /nowhere/at/all"


def test_every_named_error_class_is_there():
    import importlib

    from flows.errors import KNOWN

    for name in KNOWN:
        module, _, kind = name.partition(":")
        assert issubclass(getattr(importlib.import_module(module), kind), Exception)


@pytest.mark.parametrize("args", ["companies --json", f"why {README} --published 2025-10-29"])
def test_whoever_reads_half_is_no_error(home, args):
    line = f"{sys.executable} -m flows.cli {args} | (read -r line)"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("args", [["--help"], ["extract", "--help"], ["companies"]])
def test_light_commands_import_nothing_heavy(home, args):
    code = f"import sys; from flows.cli import main\ntry: main({args!r})\nexcept SystemExit: pass\nprint(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(shown.splitlines()[-1].split())
    assert not loaded & {"prefect", "pandas", "sqlite_utils", "apprise", "requests", "trafilatura"}
