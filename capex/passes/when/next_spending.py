"""Whether "and" leads from a figure to the spending of another year, whose period is none of the figure's."""

from __future__ import annotations

from capex.passes.scene import View
from capex.tokens import When

#: So many words lead from a period to its figure.
_NEXT = 6


def dates_the_next_spending(view: View, when: When) -> bool:
    """Whether "and" leads from the figure to another year's: "2025 spending of $9 billion and 2026 spending of $8"."""
    scene, end, start = view.scene, view.place.end, when.span.start
    words = scene.text[end:start].lstrip(",").split()
    if not scene.lexicon.spaced or start < end or words[:1] == [] or words[0] not in scene.lexicon.ands:
        return False
    if any(word not in scene.lexicon.its for word in words[1:]):
        return False
    names = view.marks("mentions", "weak_mentions", "guidance")
    named = any(m.span.start - when.span.end == 1 for m in names)
    ahead = any(w is not when and w.span.end <= view.place.start for w in view.sentence.whens)
    behind = [o.start for o in view.others if o.start >= when.span.end]
    return named and ahead and bool(behind) and scene.distance(when.span.end, min(behind)) <= _NEXT


def goes_on_to(view: View, when: When) -> bool:
    """Whether "and in" leads from a figure, whose period stands ahead, on: "este año 1.400 y en 2026 1.550"."""
    scene, lexicon = view.scene, view.scene.lexicon
    words = scene.text[view.place.end : when.span.start].split()
    if lexicon.joined or not words or len(words) > _AND_IN or words[0] not in lexicon.between_and:
        return False
    ahead = any(view.figure_end <= w.span.start and w.span.end <= view.place.start for w in view.sentence.whens)
    rest = scene.text[when.span.end : view.sentence.span.end].strip(" .")
    return ahead and bool(rest) and rest[0] not in ",;" and all(word in lexicon.inside for word in words[1:])


#: Words of "and in".
_AND_IN = 2
