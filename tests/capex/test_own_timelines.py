"""What companies really said, year after year, told by documents of every kind, in any order.

`tests/cases/timelines.jsonl` holds one company's figure for one period a line: the events in their order, as the
company's own documents gave them.
"""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from capex.document import DocumentKind
from capex.history import history
from capex.statement import Voice, from_json

CASES = Path(__file__).parents[1] / "cases" / "timelines.jsonl"
TIMELINES = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
WON = Decimal(1400)


def name(timeline):
    return "-".join((timeline["company"], timeline["period"], *timeline.get("definition", ())))


def as_said(timeline, number, event):
    """The event as the document that brought it would be read."""
    has_figure = event["low"] is not None or event["high"] is not None
    about = {key: timeline.get(key) for key in ("company", "metric", "scope", "period", "definition")}
    fields = {**about, **event, "quote": f"event {number}"}
    fields["kind"] = event.get("kind") or ("amount" if has_figure else "direction")
    kind = DocumentKind.NEWS if event["basis"] == "interview" else DocumentKind(event["basis"])
    return from_json(fields, f"document {number}", kind, date.fromisoformat(event["date"]))


def in_press(said, document, days=0, **about):
    """The same in an article, some days later."""
    day = said.said_on + timedelta(days=days)
    facts = {"document_kind": DocumentKind.NEWS, "voice": Voice.REPORTED, "document": document, "said_on": day}
    return replace(said, quote=f"{said.quote}, says {document}", **facts, **about)


def echoes(said):
    """Papers that print it in the next days without a verb, one of them in won, and a filing without news."""
    found = [in_press(said, f"{said.document}.{days}", days, action=None) for days in (0, 1, 9)]
    if said.currency == "USD":
        korean = said.range.scaled(WON)
        found.append(in_press(said, f"{said.document}.ko", 1, action=None, currency="KRW", range=korean, lang="ko"))
    return found


def by_company(timeline):
    said = [as_said(timeline, number, event) for number, event in enumerate(timeline["events"])]
    return [one for each in said for one in (each, *echoes(each))]


def by_press(timeline):
    said = [as_said(timeline, number, event) for number, event in enumerate(timeline["events"])]
    return [one for each in said for one in (in_press(each, each.document), *echoes(each))]


def by_press_first(timeline):
    """A paper is a day ahead of the company each time; the call and the filing follow."""
    said = [as_said(timeline, number, event) for number, event in enumerate(timeline["events"])]
    found = []
    for each in said:
        filing = replace(each, document=f"{each.document}.f", document_kind=DocumentKind.FILING, action=None)
        found += [each, in_press(each, f"{each.document}.early", -1), replace(filing, said_on=each.said_on)]
        found += echoes(each)
    return found


def facts(events):
    return [(str(e.said_on), e.action.value, e.range.ends if e.range else (None, None)) for e in events]


def wanted(timeline, days=0):
    return [
        (
            str(date.fromisoformat(e["date"]) - timedelta(days=days)),
            e["action"],
            tuple(None if e[end] is None else Decimal(str(e[end])) for end in ("low", "high")),
        )
        for e in timeline["events"]
    ]


def told_in_any_order(found):
    events = history(found)
    for seed in range(3):
        random.Random(seed).shuffle(found)
        assert history(found) == events
    return events


@pytest.mark.parametrize("told", [by_company, by_press])
@pytest.mark.parametrize("timeline", TIMELINES, ids=name)
def test_the_events_come_out(timeline, told):
    assert facts(told_in_any_order(told(timeline))) == wanted(timeline)


@pytest.mark.parametrize("timeline", TIMELINES, ids=name)
def test_papers_that_were_first_are_borne_out(timeline):
    found = by_press_first(timeline)
    events = told_in_any_order(found)
    assert [fact[1:] for fact in facts(events)] == [fact[1:] for fact in wanted(timeline)]
    assert {event.status for event in events} <= {"confirmed", "reported"}
    assert [str(event.said_on) for event in events] == [
        # One article alone is not believed that a figure has doubled; the event is as old as its bearing out.
        day if event.move and event.range.low and event.range.low > 2 * event.prior.low else early
        for event, (day, *_), (early, *_) in zip(events, wanted(timeline), wanted(timeline, days=1), strict=True)
    ]


@pytest.mark.parametrize("timeline", TIMELINES, ids=name)
def test_what_a_document_does_not_say_is_told_by_the_figures(timeline):
    """No document has a verb: the moves follow from the figures, save where there are only words."""
    said = [as_said(timeline, number, event) for number, event in enumerate(timeline["events"])]
    events = told_in_any_order([replace(one, action=None) for one in said])
    with_figures = [event for event in timeline["events"] if event["low"] or event["high"]]
    shown = [fact for fact in facts(events) if fact[2] != (None, None)]
    assert shown == [fact for fact in wanted(timeline) if fact[2] != (None, None)]
    assert len(shown) == len(with_figures)
