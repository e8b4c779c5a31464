"""What is spared for the sake of time changes nothing: neither rules that are not asked, nor pledges not looked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cases import companies, document_of

from capex.document import Document
from capex.passes.pledge import pledges
from capex.passes.role import roles
from capex.reading import read

CASES = Path(__file__).parents[1] / "cases"


def _documents() -> Iterator[Document]:
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from (document_of(case) for case in table.get("case", ()) if "text" in case and "pass" not in case)


def test_no_shortcut_changes_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(_documents())[::10]  # sentences of every sort; all of them take long
    assert len(texts) > 150
    short = [read(each, companies()) for each in texts]
    monkeypatch.setattr(roles, "NEEDED", {})
    monkeypatch.setattr(pledges, "_is_of_one_year", lambda *_: False)
    for each, found in zip(texts, short, strict=True):
        assert read(each, companies()) == found, each.text
