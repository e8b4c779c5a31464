"""Whether the press says what is expected of a company, and not what it plans itself."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.passes.who.unknown_names import between
from capex.tokens import Mark


def is_expected_of(scene: Scene, view: View) -> bool:
    """Whether the press says what is expected of a company, not by it: "Amazon is projected to spend $125bn"."""
    if scene.document.issuer or not scene.lexicon.spaced:
        return False
    told = [
        m.span.start
        for m in view.marks("expected_of")
        if m.span.start < view.place.start and (view.left_end <= m.span.start or _goes_on_expecting(view, m))
    ]
    names = [who.span.end for who in view.sentence.whos]
    return any(_follows(scene, end, start) for start in told for end in names if end < start)


#: "Even Oracle, the smallest of the group, is expected to": so many signs are said beside the name.
_ASIDE = 60


def _goes_on_expecting(view: View, mark: Mark) -> bool:
    """Whether behind an expectation nobody plans or says anything: "…, with the company's capex projected at"."""
    loose = [m.span for m in view.marks("planned", "expected_of")]
    said = view.marks("plans", "speech", "officers", "guidance", "actions")
    between = Span(mark.span.end, view.place.start)
    return not any(between.covers(m.span) and not any(s.overlaps(m.span) for s in loose) for m in said)


def _follows(scene: Scene, end: int, start: int) -> bool:
    """Whether a verb stands right behind a name, or behind what is said beside that between commas or brackets."""
    gap = scene.text[end:start].strip()
    return (
        not gap
        or between(scene.lexicon).fullmatch(f" {gap}") is not None
        or (len(gap) <= _ASIDE and gap[0] + gap[-1] in (",,", "()"))
    )
