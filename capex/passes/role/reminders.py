"""Asides that only say that something was told before, and make no figure an earlier one."""

from __future__ import annotations

from capex.passes.scene import View
from capex.tokens import Mark

#: Words of an aside between "as" and "earlier": "I just mentioned".
_ASIDE = 5


def reminds(view: View, mark: Mark) -> bool:
    """Whether a word closes an aside that only says that it was told before: "As I mentioned earlier, we expect"."""
    scene, text = view.scene, view.scene.text
    if scene.document.issuer is None or not scene.lexicon.spaced or not text.startswith(",", mark.span.end):
        return False
    opens = [m.span for m in view.marks("clause_breaks") if m.span.end <= mark.span.start]
    opens = [o for o in opens if 1 <= scene.distance(o.end, mark.span.start) <= _ASIDE]
    starts = (text[view.sentence.span.start : o.start].rstrip() for o in opens)
    return any(not start or start.endswith(",") or " " not in start for start in starts)
