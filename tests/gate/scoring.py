"""How often the reader is right on annotated documents of our own: `tests/gate/documents`, one JSON object a line.

A document has the fields that `capexwatch extract --batch` takes, and beside them what a careful analyst reads out of it:
`statements` (fields as the command prints them), `optional` (statements that may be found or not) and `traps` (figures
that are no guidance, with the reason). Files whose name ends in `-apart` are for measuring alone: whoever looks for what
the reader misses in them takes away their use. The texts were written for this: what they say of companies and people is
no fact to rely on.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from capex.company import Companies
from capex.reading import read
from capex.statement import to_json
from flows.documents import document_from_json

DOCUMENTS = Path(__file__).with_name("documents")
ANNOTATED = ("statements", "optional", "traps", "lang", "source")
Row = Mapping[str, Any]


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every document with the name of its file."""
    for path in sorted(DOCUMENTS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


def family(row: Row) -> str:
    """The kind of statement that a row is counted with."""
    if row.get("metric", "capex") == "pledge":
        return "pledge"
    kind = str(row.get("kind", "amount"))
    return "part" if kind == "amount" and row.get("scope", "total") != "total" else kind


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.005 * max(abs(one), abs(other))


def _ends_agree(one: Row, other: Row, prefix: str = "") -> bool:
    return all(_near(one.get(prefix + end), other.get(prefix + end)) for end in ("low", "high"))


def agree(wanted: Row, found: Row) -> bool:
    """Whether a found statement says what is wanted: of whom, for when, how much. When a pledge begins is rarely told."""
    kind = family(wanted)
    if kind != family(found) or wanted["company"] != found["company"]:
        return False
    if kind != "pledge" and wanted.get("period") not in (None, found["period"]):
        return False
    if kind in ("direction", "withdrawn"):
        return wanted.get("direction") == found["direction"]
    return _ends_agree(wanted, found) and (wanted.get("currency") or None) == found["currency"]


def _excused(row: Row, optional: list[Row]) -> bool:
    return any(
        other["company"] == row["company"]
        and (_ends_agree(other, row) if row["low"] or row["high"] else family(other) == family(row))
        for other in optional
    )


def score(companies: Companies) -> dict[str, dict[str, float]]:
    """Precision and recall of each kind of statement in each file, and how often action and earlier figure are right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, document in documents():
        given = {key: value for key, value in document.items() if key not in ANNOTATED}
        left = [to_json(statement) for statement in read(document_from_json(given), companies).statements]
        for wanted in document["statements"]:
            match = next((row for row in left if agree(wanted, row)), None)
            counts[f"{family(wanted)} · {name}"]["right" if match else "missed"] += 1
            if match is None:
                continue
            left.remove(match)
            if family(wanted) == "amount" and wanted.get("action") not in (None, "initiated"):
                counts["actions"]["right" if wanted["action"] == match["action"] else "wrong"] += 1
            if wanted.get("prior_low") is not None or wanted.get("prior_high") is not None:
                counts["priors"]["right" if _ends_agree(wanted, match, "prior_") else "wrong"] += 1
        for row in left:
            if not _excused(row, document.get("optional", [])):
                counts[f"{family(row)} · {name}"]["wrong"] += 1
    return {name: _rates(count) for name, count in sorted(counts.items())}


def _rates(count: Counter[str]) -> dict[str, float]:
    right = count["right"]
    rates = {"precision": round(right / max(right + count["wrong"], 1), 4), "of": float(right + count["missed"])}
    return rates if "missed" not in count and not right else rates | {"recall": round(right / max(rates["of"], 1), 4)}
