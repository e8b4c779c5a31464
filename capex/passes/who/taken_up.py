"""What an analyst only takes up, for a company told it: KT가 투자액을 3조원으로 확대하겠다고 밝힌 것과 관련."""

from __future__ import annotations

import re

from capex.passes.scene import Scene, View

#: What a company told itself, as an analyst speaks of it: 투자액을 3조원으로 확대하겠다고 밝힌 것과 관련.
_TOLD = re.compile(
    r"(?:으로|로|을|를)? ?[가-힣 ]{0,12}(?:밝힌|발표한|제시한|공시한|예고한|공개한)(?= (?:것|데|바|만큼|점))"
)


def told_of_a_company(scene: Scene, view: View) -> bool:
    """Whether an analyst takes up what a company, the subject of a clause of its own, has told."""
    if not scene.lexicon.owner or not _TOLD.match(scene.text, view.place.end, view.right_end):
        return False
    before = [who.span.end for who in view.sentence.whos if who.span.end <= view.place.start]
    return bool(before) and scene.text[before[-1] : before[-1] + 2] in ("가 ", "이 ")
