"""Plain sentences by the thousand: every wording of a table of `tests/grids` with every amount of it.

A table of `tests/grids` has the `company`, the `period` and the day `published` that hold for all its sentences, for a
company's own documents also `issuer`, `kind` and `reports`; the frames `sentences` that wordings stand in; `plans` and
the `amounts` that stand in them; `raised` and `lowered` with the two `moved`; wordings of where spending goes in `up`,
`down` and `flat`; and `nothing`, whole sentences out of which nothing may be read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capex.document import Document, DocumentKind
from capex.period import FiscalPeriod
from capex.reading import read
from capex.statement import Kind, Statement
from tests.capex.test_cases import companies

GRIDS = Path(__file__).parents[1] / "grids"
Ends = tuple[Decimal | None, Decimal | None]


@cache
def grid(name: str) -> dict[str, Any]:
    return tomllib.loads((GRIDS / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


NAMES = sorted(path.stem for path in GRIDS.glob("*.toml"))


def statements(table: dict[str, Any], text: str) -> tuple[Statement, ...]:
    issuer, reports = table.get("issuer"), table.get("reports")
    document = Document(
        id="grid",
        text=text,
        kind=DocumentKind(table.get("kind", "news")),
        issuer=issuer,
        said_on=table["published"],
        reports=FiscalPeriod.parse(reports) if reports else None,
    )
    return read(document, companies()).statements


def ends(amount: dict[str, Any]) -> Ends:
    return tuple(None if (end := amount.get(name)) is None else Decimal(end) for name in ("low", "high"))  # type: ignore[return-value]


def told(found: tuple[Statement, ...]) -> list[tuple[Any, ...]]:
    """What is compared of statements: company, period, kind, scope and the ends of the figure."""
    return [(s.company, str(s.period), s.kind.value, s.scope, s.range and s.range.ends) for s in found]


def framed(table: dict[str, Any], wording: str) -> Iterator[str]:
    yield from (frame.replace("{words}", wording) for frame in table["sentences"])


def rows(*tables: str) -> list[Any]:
    return [
        pytest.param(name, table, wording, id=f"{name}: {wording[:70]}")
        for name in NAMES
        for table in tables
        for wording in grid(name).get(table, ())
    ]


@pytest.mark.parametrize(("name", "_table", "wording"), rows("plans"))
def test_a_plan_is_read_with_every_amount(name: str, _table: str, wording: str) -> None:
    table = grid(name)
    for amount in table["amounts"]:
        for text in framed(table, wording.replace("{amount}", amount["text"])):
            wanted = [(table["company"], table["period"], "amount", "total", ends(amount))]
            assert told(statements(table, text)) == wanted, text


@pytest.mark.parametrize(("name", "action", "wording"), rows("raised", "lowered"))
def test_a_move_is_read_with_what_it_was(name: str, action: str, wording: str) -> None:
    table = grid(name)
    less, more = table["moved"]
    new, old = (more, less) if action == "raised" else (less, more)
    for text in framed(table, wording.replace("{less}", less["text"]).replace("{more}", more["text"])):
        found = statements(table, text)
        assert told(found) == [(table["company"], table["period"], "amount", "total", ends(new))], text
        assert [(s.action and s.action.value, s.prior and s.prior.ends) for s in found] == [(action, ends(old))], text


@pytest.mark.parametrize(("name", "way", "wording"), rows("up", "down", "flat"))
def test_a_direction_is_read(name: str, way: str, wording: str) -> None:
    table = grid(name)
    for text in framed(table, wording):
        found = [(s.company, str(s.period), s.kind, s.direction) for s in statements(table, text)]
        assert found == [(table["company"], table["period"], Kind.DIRECTION, way)], text


@pytest.mark.parametrize(("name", "_table", "text"), rows("nothing"))
def test_nothing_is_read(name: str, _table: str, text: str) -> None:
    assert not statements(grid(name), text)


@pytest.mark.parametrize("name", [name for name in NAMES if "nothing" in grid(name)])
@given(data=st.data())
def test_what_stands_around_a_plan_changes_nothing(name: str, data: st.DataObject) -> None:
    """A plan between sentences that hold none is read as it is alone."""
    table = grid(name)
    amount, wording = data.draw(st.sampled_from(table["amounts"])), data.draw(st.sampled_from(table["plans"]))
    around = st.lists(st.sampled_from(table["around"]), max_size=2)
    plan = next(framed(table, wording.replace("{amount}", amount["text"])))
    parts = (*data.draw(around), plan, *data.draw(around))
    wanted = [(table["company"], table["period"], "amount", "total", ends(amount))]
    assert told(statements(table, table.get("blank", " ").join(parts))) == wanted
