"""Each pass alone: what it changes of one figure, after all passes before it, and what it leaves.

A case of tests/cases/passes.toml names the pass, a text (with `lang`, `issuer`, `title`), the `figure` as written (the
first of that wording) and what the pass `gives`: the new values of the fields that it changes, and of no others. `ends` and
`prior` are in billions, `when` is the period; how a pass calls its own `rule`, which noun it took and where the period
stands is told only where a case asks for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from told import companies, document

from capex.document import DocumentKind
from capex.lexicon import LEXICONS
from capex.money import Range
from capex.passes.scene import Figure, Scene
from capex.passes.scenes import scene_of
from capex.reading import PASSES, TOGETHER

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "passes.toml").read_text(encoding="utf-8"))["case"]
#: What the passes are told apart by besides their result.
_ASIDE = ("rule", "noun_mark", "when_span")


def _ends(ends: Range | None) -> list[float | str] | None:
    return None if ends is None else ["open" if end is None else float(end) / 1e9 for end in ends.ends]


def _told(figure: Figure) -> dict[str, Any]:
    return {
        **{name: getattr(figure, name) for name in ("noun", "role", "reason", "rule", "company", "scope")},
        "voice": figure.voice.value,
        "when": ", ".join(map(str, figure.when.periods)),
        "pledge": str(figure.pledge),
        "action": figure.action and figure.action.value,
        "prior": _ends(figure.prior),
        "ends": _ends(figure.amount.range),
    }


def _steps(scene: Scene) -> Iterator[tuple[Callable[..., Figure], tuple[Figure, ...], tuple[Figure, ...]]]:
    """Every pass with all figures before and after it."""
    figures = tuple(Figure(n, amount) for n, sentence in enumerate(scene.sentences) for amount in sentence.amounts)
    for alone in PASSES:
        after = tuple(alone(scene, figure) for figure in figures)
        yield alone, figures, after
        figures = after
    for together in TOGETHER:
        after = tuple(together(scene, figures, figure) for figure in figures)
        yield together, figures, after
        figures = after


def _changed(case: dict[str, Any]) -> dict[str, Any]:
    """What the pass of `case` changes of its figure."""
    lang = case.get("lang", "en")
    said = document(case["text"], lang)
    if issuer := case.get("issuer"):
        said = replace(said, issuer=issuer, kind=DocumentKind.RELEASE)
    said = replace(said, title=case.get("title", said.title))
    scene = scene_of(said, companies(), LEXICONS[lang])
    before, after = next((b, a) for step, b, a in _steps(scene) if step.__name__ == case["pass"])
    index = next(n for n, f in enumerate(before) if f.amount.span.of(said.text) == case["figure"])
    old, new = _told(before[index]), _told(after[index])
    shown = {name for name in new if name not in _ASIDE or name in case["gives"]}
    return {name: new[name] for name in sorted(shown) if old[name] != new[name]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['pass']}: {case['figure']}")
def test_a_pass_fills_in_its_own(case: dict[str, Any]) -> None:
    assert _changed(case) == case["gives"]


def test_every_pass_has_a_case_and_a_negative() -> None:
    names = {step.__name__ for step in (*PASSES, *TOGETHER)}
    assert {case["pass"] for case in CASES if case["gives"]} == names
    silent = {case["pass"] for case in CASES if not case["gives"]}
    assert names - silent == {"with_company", "with_role"}  # these decide for every figure
