"""What an analyst only takes up, for a company told it: KT가 투자액을 3조원으로 확대하겠다고 밝힌 것과 관련."""

from __future__ import annotations

import re
from functools import cache

from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene, View


@cache
def _taken_up(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.taken_up)


def told_of_a_company(scene: Scene, view: View) -> bool:
    """Whether an analyst takes up what a company, the subject of a clause of its own, has told."""
    lexicon = scene.lexicon
    if not lexicon.taken_up or not _taken_up(lexicon).match(scene.text, view.place.end, view.right_end):
        return False
    before = [who.span.end for who in view.sentence.whos if who.span.end <= view.place.start]
    return bool(before) and scene.text.startswith(lexicon.subject_endings, before[-1])
