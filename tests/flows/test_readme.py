"""The README keeps its word: every command, key and variable is in it, and its commands run."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from deploy.demo.season import load
from flows import cli
from flows.channels import channels
from flows.keys import ALERTS, KEYS, THRESHOLDS, TOP
from flows.settings import load as load_settings

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
LINES = [line for kind, block in BLOCKS if kind == "console" for line in block.splitlines()]
COMMANDS = [
    line.removeprefix(".venv/bin/") for line in LINES if line.removeprefix(".venv/bin/").startswith("capexwatch")
]

#: These go out to the world, or run for ever; their options are held against their help instead.
OUT = {"run", "serve", "backfill", "companies add", "sources check", "alerts test", "demo"}


def subcommands(command, name=""):
    yield name
    for child in getattr(command, "commands", {}).values():
        yield from subcommands(child, f"{name} {child.name}")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_in_it(name):
    assert re.search(rf"capexwatch {name}\b", README)


def test_every_key_is_in_it():
    from alerts.channels import _KEYS

    keys = {*TOP, *THRESHOLDS, *ALERTS, *_KEYS, *(key for rules in KEYS.values() for key in rules)}
    table = README.partition("| section | keys |")[2].partition("| variable |")[0]
    sections = {"groups", "thresholds", "alerts"}
    assert {key for key in keys if f"`{key}`" not in table and key not in sections} == set()
    assert {f"[{key}]" for key in sections if f"[{key}]" not in table} == set()


def test_every_variable_is_in_it():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "flows").rglob("*.py"))
    assert {name for name in re.findall(r"\bCAPEXWATCH_[A-Z_]+\b", code) if f"`{name}`" not in README} == set()


def test_its_watch_list_is_good(tmp_path, monkeypatch):
    (block,) = [block for kind, block in BLOCKS if kind == "toml"]
    (tmp_path / "watchlist.toml").write_text(block, encoding="utf-8")
    monkeypatch.setenv("DESK_SLACK", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ")
    settings = load_settings(tmp_path)
    assert "CRM" in settings.companies
    assert [str(channel) for channel in channels(settings)] == ["desk (slack)"]


def test_its_files_are_there():
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target
    for target in re.findall(r"\bdeploy/[\w./-]+\w", README):
        assert (ROOT / target).exists(), target


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    """A home that knows Meta's season, and a release to read."""
    folder = tmp_path_factory.mktemp("readme")
    release = next(r for r in load().releases if r.title == "Meta Reports Second Quarter 2025 Results")
    (folder / "release.html").write_text("".join(f"<p>{p}</p>" for p in release.paragraphs), encoding="utf-8")
    return folder


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_run(line, lived_in, monkeypatch):
    monkeypatch.chdir(lived_in)
    monkeypatch.setenv("CAPEXWATCH_HOME", str(lived_in / "home"))
    words = shlex.split(line)[1:]
    runner = CliRunner()
    told = runner.invoke(cli.main, ["ingest", "release.html", "--issuer", "META", "--published", "2025-07-30"])
    assert told.exit_code == 0, told.output
    if words[0] in OUT or " ".join(words[:2]) in OUT:
        name = words[:2] if " ".join(words[:2]) in OUT else words[:1]
        shown = runner.invoke(cli.main, [*name, "--help"])
        assert shown.exit_code == 0
        assert [word for word in words if word.startswith("--") and word not in shown.output] == []
        return
    if "EVENT" in words:
        event = re.search(r'"id": "(\w+)"', runner.invoke(cli.main, ["revisions", "--json"]).output)[1]
        words[words.index("EVENT")] = event
    done = runner.invoke(cli.main, words)
    assert done.exit_code in (0, 1), done.output
    assert "a fault of the program" not in done.output


def test_every_subcommand_has_help():
    for name in cli.COMMANDS:
        command = cli.main.get_command(click.Context(cli.main), name)
        for path in subcommands(command, name):
            assert CliRunner().invoke(cli.main, [*path.split(), "--help"]).exit_code == 0
