"""The watch list and the environment: what is read, and what a mistake is called."""

import re

import pytest
from click.testing import CliRunner

from capex.period import FiscalYearEnd
from flows import settings
from flows.cli import main
from flows.keys import KEYS
from flows.watchlist import SettingsError, parse

GOOD = """\
contact = "Jane Doe jane@example.com"

[groups]
big = ["META", "MSFT"]

[[companies]]
ticker = "META"
name = "Meta"
cik = 1326801

[companies.names]
en = ["Meta"]

[[companies]]
ticker = "MSFT"
name = "Microsoft"
fiscal_year_end = "06-30"
names = { en = ["Microsoft"], ko = ["마이크로소프트"] }

[[feeds]]
name = "wire"
url = "https://example.com/rss"
every = "15m"
"""


def test_a_good_list():
    found = parse(GOOD)
    assert [c.ticker for c in found.companies] == ["META", "MSFT"]
    microsoft = found.companies.get("MSFT")
    assert microsoft.fiscal_year_end == FiscalYearEnd(6, 30)
    assert microsoft.names["ko"] == ("마이크로소프트",)
    assert microsoft.groups == ("big",)
    assert found.contact == "Jane Doe jane@example.com"
    assert found.feeds[0]["every"] == "15m"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"06-30"', '"30-06"', 17, "write it as MM-DD"),
        ('ticker = "MSFT"', 'ticker = "META"', 15, "listed twice (first on line 7)"),
        ('"MSFT"]', '"MSF"]', 4, "names MSF, which is not among the companies"),
        ('en = ["Meta"]', 'en = "Meta"', 11, 'en = ["Meta"]'),
        ('name = "Microsoft"', 'nam = "Microsoft"', 16, "did you mean 'name'?"),
        ('name = "Microsoft"\n', "", 14, "has no name"),
        ('ticker = "MSFT"', "ticker = MSFT", 15, "text in quotes"),
        ("[groups]", "[group]", 3, "did you mean 'groups'?"),
        ("contact = ", "contact = 3 #", 1, "a name and a mail address"),
        ("Jane Doe jane@example.com", "Jane Doe", 1, "a name and a mail address"),
        ('every = "15m"', 'lang = "english"', 23, "a language in two letters"),
        ("cik = 1326801", 'cik = "1326801"', 9, "a number"),
        ('every = "15m"', 'every = "quarter"', 23, '"15m"'),
        ("https://", "ftp://", 22, "an address, such as"),
        ('[[companies]]\nticker = "META"', '[companies]\nticker = "META"', 14, "companies"),
        ("big = [", "big = 1 #[", 4, "a list of texts"),
    ],
)
def test_a_mistake_is_told_with_its_line(old, new, line, words):
    assert old in GOOD
    with pytest.raises(SettingsError) as caught:
        parse(GOOD.replace(old, new, 1), "my.toml")
    text = str(caught.value)
    assert text.startswith(f"my.toml line {line}: ")
    assert words in text
    assert "\n" not in text


def test_the_shipped_list_is_good(home):
    found = settings.load()
    assert found.watchlist == settings.SHIPPED
    assert len(found.companies) > 100
    assert found.home == home
    assert found.database == home / "capexwatch.db"
    assert found.prefect_url is None


def test_an_own_list_stands_on_the_shipped_one(home):
    home.mkdir()
    own = 'extends = true\n[[companies]]\nticker = "META"\nname = "Facebook"\n[[companies]]\nticker = "NEW"\nname = "New"\n'
    (home / "watchlist.toml").write_text(own)
    found = settings.load()
    assert found.companies.get("META").name == "Facebook"
    assert "NEW" in found.companies
    assert "bigtech" in found.companies.get("META").groups
    (home / "watchlist.toml").write_text(own.replace("extends = true\n", ""))
    assert [c.ticker for c in settings.companies()] == ["META", "NEW"]


def test_an_own_list_may_take_over_some(home):
    home.mkdir()
    path = home / "watchlist.toml"
    path.write_text('extends = ["bigtech", "UPS"]\n')
    assert {c.ticker for c in settings.companies()} == {"AMZN", "MSFT", "GOOGL", "META", "UPS"}
    assert settings.load().feeds == ()
    path.write_text('extends = ["UPS", "press"]\n')
    assert settings.load().feeds == settings.read_watchlist(settings.SHIPPED).feeds
    path.write_text('extends = ["bigtech", "UPZ"]\n')
    with pytest.raises(SettingsError, match=re.escape("toml line 1: extends names 'UPZ', which the shipped list")):
        settings.companies()
    path.write_text('extends = ["bigtech"]\n[groups]\nmine = ["META", "UPS", "UPZ"]\n')
    with pytest.raises(SettingsError, match=re.escape("toml line 3: group mine names UPZ, which is not among")):
        settings.companies()


def test_thresholds_are_for_every_channel_that_sets_none(home):
    home.mkdir()
    path = home / "watchlist.toml"
    text = "extends = true\n[thresholds]\nsmallest_percent = 2\n"
    channel = '[[channels]]\nname = "{0}"\nurl = "env:X"\n'
    path.write_text(text + channel.format("a") + channel.format("b") + "smallest_percent = 5\n")
    assert [c["smallest_percent"] for c in settings.load().channels] == [2, 5]
    path.write_text(text.replace("smallest_percent", "smalest_percent"))
    with pytest.raises(SettingsError, match="line 3: unknown 'smalest_percent' in thresholds; did you mean"):
        settings.load()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[thresholds]\nsmallest_percent = 2025-01-01", 2, "smallest_percent is 2025-01-01; write a number"),
        ('[thresholds]\ncooldown = "soon"', 2, 'such as "6h"'),
        ("[alerts]\nwelcom = false", 2, "unknown 'welcom' in alerts; did you mean 'welcome'?"),
        ('[alerts]\nboard = "my board"', 2, "an address, such as"),
        ('[[feeds]]\nname = "wire"\nurl = "https://example.com"\nzone = "Mars/Olympus"', 4, "a time zone, such as"),
        ('[[channels]]\nname = "a"\nurl = "terminal:"\nquiet = "at night"', 4, 'write quiet = "22:00-07:00"'),
        ('[[channels]]\nname = "a"\nurl = "terminal:"\n[[channels]]\nname = "a"\nurl = "terminal:"', 5, "listed twice"),
        ('[[channels]]\nname = "a"\nurl = "env:NO_SUCH_THING"', 3, "has no NO_SUCH_THING"),
        ('[[channels]]\nname = "a"\nurl = "terminal:"\ncompanies = ["MEAT"]', 4, "names 'MEAT', which is not watched"),
        ('[[feeds]]\nname = "a"\nurl = "https://example.com"\nissuer = "MEAT"', 4, "not among the companies"),
        ('[[pages]]\nname = "a"\nurl = "https://example.com"\nselector = "a[["', 4, "a CSS selector, such as"),
    ],
)
def test_a_run_is_refused_before_it_starts(home, text, line, words):
    home.mkdir()
    (home / "watchlist.toml").write_text(f"{text}\n[[companies]]\nticker = 'META'\nname = 'Meta'\n")
    shown = CliRunner().invoke(main, ["run"])
    assert shown.exit_code == 2
    assert f"watchlist.toml line {line}: " in shown.output
    assert words in shown.output
    assert shown.output.count("\n") == 1


def test_the_environment(home, monkeypatch, tmp_path):
    monkeypatch.setenv("CAPEXWATCH_EDGAR_WWW", "http://127.0.0.1:1/")
    monkeypatch.setenv("CAPEXWATCH_ALLOW_HOSTS", "127.0.0.1, wiki.internal")
    monkeypatch.setenv("CAPEXWATCH_PER_SECOND", "2.5")
    monkeypatch.setenv("CAPEXWATCH_CONTACT", "Me me@example.com")
    found = settings.load()
    assert (found.edgar.www, found.edgar.data) == ("http://127.0.0.1:1", "https://data.sec.gov")
    assert found.allow_hosts == ("127.0.0.1", "wiki.internal")
    assert (found.per_second, found.contact) == (2.5, "Me me@example.com")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("CAPEXWATCH_EDGAR_WWW", "sec.gov", "https://www.sec.gov"),
        ("CAPEXWATCH_PER_SECOND", "fast", "a number above 0"),
        ("CAPEXWATCH_WATCHLIST", "/nowhere.toml", "no such file"),
    ],
)
def test_a_bad_environment_is_named(home, monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=re.escape(words)):
        settings.load()


def test_prefects_own_profile_is_seen(home, monkeypatch, tmp_path):
    folder = tmp_path / "prefect"
    folder.mkdir()
    (folder / "profiles.toml").write_text(
        'active = "work"\n[profiles.work]\nPREFECT_API_URL = "http://host:4200/api"\n[profiles.local]\n'
    )
    assert settings.prefect_url() == "http://host:4200/api"
    monkeypatch.setenv("PREFECT_PROFILE", "local")
    assert settings.prefect_url() is None
    monkeypatch.setenv("PREFECT_API_URL", "http://other/api")
    assert settings.prefect_url() == "http://other/api"


def test_every_key_says_what_to_write():
    for section, rules in KEYS.items():
        for key, rule in rules.items():
            assert rule.write, f"{section}.{key}"


def test_a_contact_without_an_address_is_refused(home, monkeypatch):
    monkeypatch.setenv("CAPEXWATCH_CONTACT", "Jane Doe")
    with pytest.raises(SettingsError, match="CAPEXWATCH_CONTACT is 'Jane Doe'; write a name and a mail address"):
        settings.load()
