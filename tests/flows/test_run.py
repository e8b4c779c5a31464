"""`run` and `ingest` as a person uses them: against servers on this machine, twice."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from deploy.demo.season import FILERS, load
from deploy.demo.server import Server
from flows import cli
from flows.settings import SHIPPED, read_watchlist
from flows.showing import surroundings
from flows.summary import grouped

DAY = datetime(2025, 5, 1, 23, 59, tzinfo=UTC)


@pytest.fixture
def world(home):
    """The season as of May Day, and a home that watches it."""
    home.mkdir()
    season = load()
    with Server(season, DAY) as server, surroundings(home, season, server):
        yield server


def call(*args, **options):
    return CliRunner().invoke(cli.main, list(args), **options)


def test_a_dry_run_shows_and_keeps_nothing(home, world):
    shown = call("run", "META", "--since", "2025-01-01", "--dry-run", "--json")
    told = json.loads(shown.stdout)
    assert shown.exit_code == 0, shown.stderr
    assert ("META", "raised", 64 * 10**9) in [(e["company"], e["action"], e["low"]) for e in told["events"]]
    assert told["sent"] == 0
    assert not (home / "capexwatch.db").exists()


def test_a_second_run_finds_nothing_new(home, world):
    first = json.loads(call("run", "META", "--since", "2025-01-01", "--json").stdout)
    assert first["documents"] > 2
    again = json.loads(call("run", "META", "--since", "2025-01-01", "--json").stdout)
    assert (again["documents"], again["events"], again["sent"]) == (0, [], 0)
    before = call("revisions", "--json").stdout
    rehearsed = call("run", "--since", "2025-01-01", "--dry-run")
    assert "dry run: nothing kept" in rehearsed.stdout
    assert call("revisions", "--json").stdout == before


def test_one_broken_source_stops_nothing_and_is_said(home, world):
    path = home / "watchlist.toml"
    path.write_text(path.read_text() + f'\n[[feeds]]\nname = "gone"\nurl = "{world.url}/feeds/gone.xml"\n')
    shown = call("run", "META", "--since", "2025-01-01", "--json")
    assert shown.exit_code == 3
    assert "feeds/gone.xml" in shown.stderr
    assert json.loads(shown.stdout)["documents"] > 2


def test_who_is_not_watched(home, world):
    shown = call("run", "METTA")
    assert (shown.exit_code, shown.stderr) == (2, "capexwatch: METTA is not watched; did you mean META?\n")


def test_companies_add(home, world, monkeypatch):
    # A ticker of nobody's: the shipped list does not know it, and SEC is asked.
    monkeypatch.setitem(FILERS, "ZZUPS", FILERS["UPS"])
    path = home / "watchlist.toml"
    before = path.read_text()
    path.write_text("# my list\n" + before.replace('"UPS"', '"MSFT"'))
    shown = call("companies", "add", "ups", "META", "zzups")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.splitlines()[0] == "META is watched already"
    after = path.read_text()
    assert after.startswith("# my list\n")
    assert 'ticker = "ZZUPS"\nname = "United Parcel Service Inc"\ncik = 1090727\nfiscal_year_end = "12-31"' in after
    assert 'en = ["United Parcel Service"]' in after
    listed = {company["ticker"]: company for company in json.loads(call("companies", "--json").stdout)}
    shipped = read_watchlist(SHIPPED).companies.get("UPS")
    assert {lang: tuple(names) for lang, names in listed["UPS"]["names"].items()} == shipped.names, "in all languages"
    unknown = call("companies", "add", "NOPE")
    assert unknown.exit_code == 2
    assert "NOPE does not file with SEC" in unknown.stderr
    assert path.read_text() == after


def ups(said_on, year):
    text = f"The company is planning capital expenditures of about $3.5 billion in {year}."
    return json.dumps({"kind": "release", "issuer": "UPS", "published": str(said_on), "title": "Results", "text": text})


def ingest(*lines):
    shown = call("ingest", "--batch", "-", "--json", input="\n".join(lines))
    assert shown.exit_code == 0, shown.stderr
    return json.loads(shown.stdout), shown.stderr


def test_ingest_twice_is_once_and_the_past_rings_no_bell(home):
    first, said = ingest(ups("2025-01-30", 2025), ups("2025-01-30", 2025))
    assert (first["documents"], len(first["events"])) == (1, 1)
    assert "UPS sets" not in said
    again, _ = ingest(ups("2025-01-30", 2025))
    assert (again["documents"], again["events"], again["sent"]) == (0, [], 0)


def test_ingest_rings_for_what_was_said_today(home):
    today = datetime.now(UTC).date()
    ingest(ups("2025-01-30", 2025))
    told, said = ingest(ups(today, today.year))
    assert (len(told["events"]), told["sent"]) == (1, 1)
    assert "UPS sets" in said


def test_ingest_says_what_it_lacks_and_greets_nobody_for_nothing(home, tmp_path):
    assert call("ingest", str(tmp_path / "gone.txt")).stdout == ""
    path = tmp_path / "call.txt"
    path.write_text("We expect 2026 capital expenditures of $70 billion.")
    shown = call("ingest", "--kind", "call", str(path))
    assert "call.txt: no day is known, so that nothing of it makes history; give it with --published" in shown.stderr
    assert "call.txt: nobody knows whose call it is; give the company with --issuer" in shown.stderr


def test_a_folder_stands_beside_the_watch_list(home, world, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = home / "watchlist.toml"
    path.write_text(path.read_text() + '\n[[folders]]\npath = "calls"\nkind = "call"\n')
    shown = call("run", "META")
    assert f"{home / 'calls'}: there is no such folder" in shown.stderr
    (home / "calls").mkdir()
    (home / "calls" / "META 2025-05-01 call.txt").write_text(
        "We expect 2025 capital expenditures of $65 to $72 billion."
    )
    (home / "calls" / "some call.txt").write_text("Capital expenditures will be higher.")
    shown = call("run", "META")
    assert "2 new documents" in shown.stdout
    assert "some call.txt: no day is known, so that nothing of it makes history; name the file like" in shown.stderr
    assert "USD 65–72 bn" in call("history", "META").stdout
    assert call("run", "META").stderr == "", "told once"


def test_the_past_is_not_ahead(home, world):
    shown = call("backfill", "META", "--since", "2999-01-01")
    assert (shown.exit_code, "lies ahead" in shown.stderr) == (2, True)
    told = json.loads(call("backfill", "META", "--since", "2025-01-01", "--json").stdout)
    assert (told["documents"] > 0, told["failures"]) == (True, [])


def test_what_many_addresses_have_in_common_is_said_once():
    found = [f"https://{name}.com/a: unreachable; try again" for name in "abcd"]
    assert list(grouped([*found, "x: gone", "alone"])) == [
        "https://a.com/a and 3 more: unreachable; try again",
        "x: gone",
        "alone",
    ]
    assert list(grouped(found[:3])) == found[:3]
    alone = [f"document {n} could not be read; it is kept" for n in range(4)]
    assert list(grouped(alone)) == alone
