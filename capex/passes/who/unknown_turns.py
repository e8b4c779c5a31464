"""Companies that nobody knows and that take their turn behind a watched one: A는 1조원을 잡았고 B는 3000억원을 쓴다."""

from __future__ import annotations

import re

from capex.document import Span
from capex.passes.scene import Scene
from capex.tokens import Sentence, Unit

_TOKEN = re.compile(r"\S+")
#: So many words a clause may have before its subject: 반면 같은 기간.
_LEAD = 3
#: Marks of these tables are often only a syllable of a name.
_LOOSE = ("count_units", "currency_after", "currency_before", "places", "oblique_after", "objects", "segments", "pairs")


def unknown_in_turn(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether the subject of the clause at `place` is a word that nothing knows, behind a company and its figure."""
    if not (scene.lexicon.spaced and scene.lexicon.subject_endings) or scene.document.issuer:
        return False
    start = max((b for b in sentence.breaks if b <= place), default=sentence.span.start)
    if start > sentence.span.start:
        turn = _tells_of_one(sentence, start) and not any(start <= who.span.start < place for who in sentence.whos)
        return turn and _unknown_subject(scene, sentence, start, place, led=False)
    before = next((s for s in reversed(scene.sentences) if s.span.start < start), None)
    turn = before is not None and before.paragraph == sentence.paragraph and _tells_of_one(before, before.span.end)
    return turn and not sentence.whos and _unknown_subject(scene, sentence, start, place, led=True)


def _tells_of_one(sentence: Sentence, end: int) -> bool:
    """Whether a company and its money stand before `end`."""
    money = [a.span.start for a in sentence.amounts if a.unit is Unit.MONEY and a.span.end <= end]
    return bool(money) and any(who.span.end <= money[-1] for who in sentence.whos)


def _unknown_subject(scene: Scene, sentence: Sentence, start: int, end: int, *, led: bool) -> bool:
    """Whether the first word with the ending of a subject is unknown; `led`: behind words that lead to a turn."""
    known = [m.span for m in sentence.marks if m.table not in _LOOSE] + [w.span for w in sentence.whens]
    named = {m.span.end for m in sentence.marks.of("mentions", "scopes")}
    endings = tuple(ending.strip() for ending in scene.lexicon.subject_endings)
    for number, hit in enumerate(_TOKEN.finditer(scene.text, start, end)):
        word = Span(*hit.span())
        if any(a.span.overlaps(word) for a in sentence.amounts):
            return False  # 1조7000억원이 신규 사업에, 7110억원이 정기보수에
        if any(span.overlaps(word) for span in known):
            if number < _LEAD:
                continue
            return False
        if word.start - 1 in named:
            return False  # 시설투자 규모도, 전장 부문은
        subject = hit[0].endswith(endings) and len(hit[0]) > _SHORT
        return subject and (number > 0 or not led)
    return False


#: Syllables of the shortest name and its ending, and one more.
_SHORT = 2
