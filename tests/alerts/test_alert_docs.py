"""What the documentation of alerts names is what there is."""

import re
from pathlib import Path

from alerts import addresses, answers, channels, message, rules
from alerts.figures import FORMATS
from capex.statement import Action

DOCS = Path(__file__).parent.parent.parent / "docs"
ALERTS = (DOCS / "alerts.md").read_text(encoding="utf-8")
WEBHOOK = (DOCS / "webhook.md").read_text(encoding="utf-8")


def test_every_key_of_a_channel_is_documented():
    table = ALERTS.partition("| key |")[2].partition("\n\n")[0]
    named = {key for row in table.splitlines()[2:] for key in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == set(channels._KEYS)


def test_examples_of_the_documentation_load():
    import tomllib

    (block,) = re.findall(r"```toml\n(.*?)```", ALERTS, re.DOTALL)
    around = addresses.Surroundings(
        {"bigtech": ("META",)},
        {"CAPEXWATCH_SLACK": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "MAIL_PASSWORD": "x"},
    )
    assert [found.kind for found in channels.load(tomllib.loads(block)["channels"], around)] == ["slack", "mail"]


def test_numbers_in_the_documentation_are_those_of_the_code():
    assert [pause.seconds // 60 for pause in rules.BACKOFF] == [1, 3, 10, 30, 60]
    assert rules.WINDOW.days == 7
    assert f"## Body, version {message.PAYLOAD_VERSION}" in WEBHOOK
    codes = {
        int(code) for code in re.findall(r"\b4\d\d\b", WEBHOOK.partition("followed.")[2].partition(" mean that")[0])
    }
    assert codes == answers.PERMANENT
    assert all(action.value in ALERTS for action in Action)
    assert all(f"`{form}`" in ALERTS for form in FORMATS)
