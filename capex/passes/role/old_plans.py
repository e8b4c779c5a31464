"""A thought whose subject is the plan before: "The previous three-year strategy had $43 billion for networks"."""

from __future__ import annotations

import re
from functools import cache

from capex.lexicon.words import Lexicon
from capex.passes.scene import View
from capex.tokens import Mark

#: Characters of an article before "previous" at the head of a sentence.
_HEAD = 4
#: Words between "previous" and the plan at the head of a sentence.
_PLAN = 2


def of_the_old_plan(view: View) -> bool:
    """Whether the press has a plan that was before as the subject of the figure's thought, and moves it nowhere."""
    scene, start, place = view.scene, view.sentence.span.start, view.place.start
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or view.clause.start > start:
        return False
    loose = {m.span for m in view.marks("compared", "currents")}
    named = [m.span for m in view.marks("priors") if m.span not in loose]
    olds = [span.end for span in named if span.start - start <= _HEAD]
    if not olds or view.left("moves_to") == 0:
        return False
    plans = [m.span.start for m in view.marks("guidance", "programmes") if olds[0] <= m.span.start < place]
    moved = any(olds[0] <= m.span.start < place for m in view.marks("currents", "actions"))
    return not moved and any(scene.distance(olds[0], at) <= _PLAN for at in plans)


def is_noted_beside(view: View) -> bool:
    """Whether brackets hold the figure of the plan that the one before is held against: "more than planned (27,5)"."""
    scene, start = view.scene, view.place.start
    opens = scene.text.rfind("(", view.figure_end, start + 1)
    if not scene.lexicon.spaced or scene.lexicon.joined or opens < 0 or scene.text[opens:start].strip() != "(":
        return False
    held = [m.span.end for m in view.marks("delta_after", "compared") if view.figure_end <= m.span.start < opens]
    plans = [m.span.start for m in view.marks("guidance", "programmes")] + [w.span.start for w in view.sentence.whens]
    return bool(held) and any(held[0] <= at < opens for at in plans)


@cache
def _taken(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb behind a comma that leads to the new figure: ", taking its net investments to"."""
    return re.compile(rf", {lexicon.participle}[^,;]*\b(\w+) $" if lexicon.participle else r"(?!)")


def is_taken_on(view: View, mark: Mark) -> bool:
    """Whether behind "from" a verb goes on to where it leads: "cut $3 billion from its capex, taking it to $15bn"."""
    if not view.scene.lexicon.spaced or mark.span.end > view.place.start:
        return False
    hit = _taken(view.scene.lexicon).search(view.scene.text, mark.span.end, view.place.start)
    return hit is not None and hit[1] in view.scene.lexicon.moves_to


def divides(view: View) -> bool:
    """Whether a sentence opens with a total that it goes on to divide: "De los 43.000 millones de euros, la mayor"."""
    opens = view.scene.distance(view.sentence.span.start, view.place.start) <= _OF_THE
    return opens and view.scene.text.startswith(",", view.place.end) and not view.touching_right("moves_to")


def divided(view: View, mark: Mark) -> bool:
    """Whether "of which" leads on behind a word for what was before: "más que en el plan anterior, de los que"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    leads = (m.span for m in view.marks("parts", "parts_after") if mark.span.end <= m.span.start)
    return any(s.end <= view.place.start and view.scene.text[: s.start].endswith(", ") for s in leads)


#: Words of "of these" at the head of a sentence.
_OF_THE = 2
