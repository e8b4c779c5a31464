"""What really happened, told by documents in any order: the annotated timelines and news, where they are at hand."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from capex.document import DocumentKind
from capex.history import history
from capex.statement import from_json

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.exists(), reason="the annotated documents are not here"),
]


def lines(*names):
    if not CORPUS.exists():
        return []
    return [json.loads(line) for name in names for line in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def statements_of(timeline, *, by_press):
    """Each event as its document would state it, and once more, silently, in papers of the next days."""
    found = []
    for number, event in enumerate(timeline["events"]):
        day = date.fromisoformat(event["date"])
        is_amount = event["low"] is not None or event["high"] is not None
        about = {key: timeline[key] for key in ("company", "metric", "scope", "period")}
        fields = {**about, **event, "kind": "amount" if is_amount else "direction", "quote": f"event {number}"}
        kind = DocumentKind.NEWS if by_press or event["basis"] == "interview" else DocumentKind(event["basis"])
        found.append(from_json(fields, f"document {number}", kind, day))
        silent = {**fields, "action": None}
        found += [
            from_json(silent, f"paper {number}.{days}", DocumentKind.NEWS, day + timedelta(days=days))
            for days in (0, 1, 9)
        ]
    return found


@pytest.mark.parametrize("by_press", [False, True], ids=["company", "press"])
@pytest.mark.parametrize("timeline", lines("timelines-dev"), ids=lambda t: f"{t['company']}-{t['period']}")
def test_the_events_come_out(timeline, by_press):
    found = statements_of(timeline, by_press=by_press)
    for seed in range(3):
        random.Random(seed).shuffle(found)
        events = history(found)
        assert [(str(e.said_on), e.range.ends if e.range else (None, None)) for e in events] == [
            (e["date"], (e["low"], e["high"])) for e in timeline["events"]
        ]
        wanted = [e["action"] for e in timeline["events"]]
        assert [e.action if want else None for e, want in zip(events, wanted, strict=True)] == wanted


def test_the_annotated_news_tell_the_seasons():
    found = [
        from_json(statement, document["id"], DocumentKind.NEWS, date.fromisoformat(document["published"]))
        for document in lines("news-en-dev", "news-intl-dev")
        for statement in document["statements"]
    ]
    events = history(found)
    for seed in range(3):
        random.Random(seed).shuffle(found)
        assert history(found) == events

    def told(company, period):
        mine = [e for e in events if (e.series.company, e.series.period, e.series.scope) == (company, period, "total")]
        return [(e.action, *(end and int(end / 10**9) for end in e.range.ends)) for e in mine if e.range]

    assert told("META", "FY2025") == [
        ("initiated", 60, 65),
        ("raised", 64, 72),
        ("raised", 66, 72),
        ("raised", 70, 72),
    ]
    assert told("GOOGL", "FY2025") == [("initiated", 75, 75), ("raised", 85, 85), ("raised", 91, 93)]
    assert told("AMZN", "FY2025") == [("initiated", 100, None), ("raised", 125, 125)]
    assert told("TSLA", "FY2026") == [("initiated", 8, 10), ("raised", 20, None)]
    assert told("TSM", "FY2025") == [("reaffirmed", 38, 42), ("raised", 40, 42)]
