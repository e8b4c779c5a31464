"""What is read out of the annotated documents may not get worse."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import measure
import scoring


def test_no_score_on_our_own_documents_is_below_its_floor() -> None:
    assert not measure.below(measure.measured_own(), measure.floors(measure.OWN_FLOORS))


def test_every_annotation_is_supported_by_its_text() -> None:
    rows = [(d["id"], d["text"], row["quote"]) for _, d in scoring.documents() for row in d["statements"]]
    assert [(identity, quote) for identity, text, quote in rows if quote not in text] == []


@pytest.mark.shared
@pytest.mark.skipif(not measure.SHARED.exists(), reason="the annotated documents are not beside this checkout")
def test_no_score_is_below_its_floor() -> None:
    assert not measure.below(measure.measured(), measure.floors())


def test_a_floor_never_falls_by_itself() -> None:
    limits = {"amount": {"precision": 0.9}}
    assert measure.raised({"amount": {"precision": 0.5}}, limits, lower=False) == limits
    assert measure.raised({"amount": {"precision": 0.5}}, limits, lower=True) == {"amount": {"precision": 0.49}}


def test_a_score_below_its_floor_is_named() -> None:
    limits = {"amount": {"precision": 0.9, "recall": 0.2}}
    assert measure.below({"amount": {"precision": 0.5, "recall": 0.3}}, limits) == [
        "amount: precision 0.500 is below its floor 0.900"
    ]
