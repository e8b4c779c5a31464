"""Towns that no table holds, which money goes to: "invertirá 320 millones en Huichapan", "will in Schwarzheide"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene, View
from capex.passes.text.brackets import COUNTED, past_bracket
from capex.passes.who.unknown_names import is_word

#: Characters of a blank, or of a comma and a blank, between a town and its figure or the end of its sentence's opening.
_BESIDE = 2
#: What a name is that is none of a town: all in capitals, or with one inside.
_NO_TOWN = re.compile(r"[A-Z]{2}|[a-z][A-Z]|\d")


@cache
def _sites(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.sites or r"(?!)")


def town(scene: Scene, view: View) -> Span | None:
    """The town that stands right beside the figure, or with which its sentence opens."""
    if not scene.lexicon.sites or scene.document.issuer:
        return None
    text, sentence, place = scene.document.text, view.sentence, view.place
    end = past_bracket(text, place.end, COUNTED)  # "€80 million ($93 million) in"
    told = any(m.span.end <= place.start for m in view.marks("speech"))  # "In Nürnberg kündigte Siemens … an"
    for hit in _sites(scene.lexicon).finditer(text, sentence.span.start, sentence.span.end):
        behind = 0 <= hit.start() - end <= 1
        before = 0 <= place.start - hit.end() <= 1
        opens = hit.start() - sentence.span.start <= 1 and not told
        if (behind or before or opens) and _is_one(scene, view, Span(*hit.span("town"))):
            return Span(*hit.span("town"))
    return None


def _is_one(scene: Scene, view: View, name: Span) -> bool:
    """Whether a name is no company's, no period's and no other word's."""
    written = name.of(scene.document.text)
    if _NO_TOWN.search(written) or (len(written.split()) == 1 and is_word(scene.lexicon, written)):
        return False
    taken = [who.span for who in view.sentence.whos] + [when.span for when in view.sentence.whens]
    taken += [m.span for m in view.marks("other_metrics", "mentions", "analysts", "others", "outsiders")]
    return not any(span.overlaps(name) for span in taken)
