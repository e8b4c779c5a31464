"""Our own sentences, grouped by meaning, each language in a table of `tests/cases`.

A table is a list of `[[case]]`:

    meaning = "a range in one unit"      # cases of one meaning stand together, negatives next to them
    text = "..."                         # our own sentence, in our own words
    published = 2025-07-30               # the day, a TOML date
    issuer = "META"                      # the company whose own document it is; none for the press
    kind = "call"                        # release, call, filing, news; default: release with an issuer, else news
    reports = "FY2025Q2"                 # the quarter reported on, where it is known
    title = "..."                        # the headline, where it matters
    expect = [{company = "META", period = "FY2025", low = 64e9, high = 72e9, currency = "USD"}]
    doubts = ["actual"]                  # reasons that must be among the doubts
    known_failure = true                 # strict: the day it passes, the mark must go

`expect` lists every statement and no other (`[]`: none may be read). Of each, the fields that are written must agree;
`low` and `high` that are not written must be open or empty, numbers agree within half a per cent, and `metric`, `scope`
and `kind` that are not written are `capex`, `total` and `amount` (`scope = "*"`: any part; `"none"`: nothing). Fields: company, period,
low, high, currency, approx, action, prior_low, prior_high, direction, metric, scope, kind, definition.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from capex.company import Companies
from capex.document import Document, DocumentKind
from capex.lexicon import LEXICONS
from capex.period import FiscalPeriod
from capex.reading import read
from capex.statement import Doubt, to_json
from flows.watchlist import parse

HERE = Path(__file__).parent
WATCHLIST = HERE.parents[1] / "deploy" / "watchlist.toml"
DEFAULTS = {"metric": "capex", "scope": "total", "kind": "amount", "low": None, "high": None}


@cache
def companies() -> Companies:
    """The shipped watch list, whatever is configured on this machine."""
    return parse(WATCHLIST.read_text(encoding="utf-8"), str(WATCHLIST)).companies


def _cases() -> list[Any]:
    found = []
    for path in sorted((HERE.parent / "cases").glob("*.toml")):
        lang = path.stem.rsplit("_", 1)[-1]  # kinds_en holds English as well
        if lang not in LEXICONS:
            continue
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            mark = [pytest.mark.xfail(strict=True)] if case.get("known_failure") else []
            found.append(pytest.param(lang, case, id=f"{path.stem}-{number}: {case['meaning']}", marks=mark))
    return found


def document_of(case: dict[str, Any]) -> Document:
    issuer = case.get("issuer")
    reports = case.get("reports")
    return Document(
        id="case",
        text=case["text"],
        kind=DocumentKind(case.get("kind") or ("release" if issuer else "news")),
        title=case.get("title"),
        issuer=issuer,
        said_on=case.get("published"),
        reports=FiscalPeriod.parse(reports) if reports else None,
    )


def _agrees(field: str, wanted: Any, found: Any) -> bool:
    if field == "scope" and wanted == "*":
        return found != "total"
    if wanted == "none":
        return found is None
    if isinstance(wanted, float) or (isinstance(wanted, int) and not isinstance(wanted, bool)):
        return found is not None and abs(float(wanted) - float(found)) <= 0.005 * max(
            abs(float(wanted)), abs(float(found))
        )
    return wanted == found


def _fits(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    return all(_agrees(field, value, found.get(field)) for field, value in {**DEFAULTS, **wanted}.items())


def _brief(found: dict[str, Any]) -> dict[str, Any]:
    names = (
        "company",
        "metric",
        "scope",
        "period",
        "kind",
        "low",
        "high",
        "currency",
        "action",
        "prior_low",
        "prior_high",
        "direction",
        "rule",
    )
    return {name: found[name] for name in names if found[name] is not None}


def _doubts(doubts: tuple[Doubt, ...]) -> list[tuple[str, str]]:
    return [(doubt.figure, doubt.reason) for doubt in doubts]


@pytest.mark.parametrize(("lang", "case"), _cases())
def test_case(lang: str, case: dict[str, Any]) -> None:
    document = document_of(case)
    reading = read(document, companies())
    found = [to_json(statement) for statement in reading.statements]
    shown = f"\n{case['text']}\nread: {[_brief(f) for f in found]}\ndoubted: {_doubts(reading.doubts)}"
    assert reading.lang == lang, f"taken for {reading.lang!r}{shown}"
    rest = list(found)
    for wanted in case.get("expect", []):
        match = next((f for f in rest if _fits(wanted, f)), None)
        assert match is not None, f"not read: {wanted}{shown}"
        rest.remove(match)
    assert not rest, f"read too much: {[_brief(f) for f in rest]}{shown}"
    for statement in reading.statements:
        assert statement.quote == statement.span.of(document.text)
    for reason in case.get("doubts", []):
        assert reason in [doubt.reason for doubt in reading.doubts], f"no doubt {reason!r}{shown}"
