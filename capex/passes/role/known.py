"""Whether a figure is only what a plan is held against: known already, of a year before, or measured by guidance."""

from __future__ import annotations

import re
from functools import cache

from capex.lexicon.words import Lexicon
from capex.passes.role.beside import HOLDING
from capex.passes.role.case import Case

#: Words between a plan and its figure.
_TOUCHING = 2


def is_measured_by_guidance(case: Case) -> bool:
    """Whether a line of a release only holds what was spent against guidance: "Capex of $1.5bn, below guidance"."""
    scene, figure, view = case.scene, case.figure, case.view
    if scene.document.issuer is None or scene.turns or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    if view.sentence.whens or (figure.when.periods and not figure.when.past):
        return False
    named = [m.span for m in view.marks("guidance")]
    verbs = view.marks("plans", "presents", "recalled", "priors")
    if not named or named[0].start < view.place.end or any(m.span not in named for m in verbs):
        return False
    ends = [m.span.start for m in view.marks(*HOLDING, "actions") if view.place.end <= m.span.start < named[0].start]
    return bool(ends) and view.scene.distance(view.place.end, min(ends)) <= 1


def is_of_a_year_before(case: Case) -> bool:
    """Whether an earlier year than the plan's owns the figure: "flat to slightly below 2020's $674 million"."""
    view, year = case.view, case.figure.when.periods[0].year if case.figure.when.periods else 0
    if not case.scene.lexicon.owner_ending or case.scene.lexicon.joined:
        return False
    planned = [m.span for m in view.marks("planned", "guidance", "plans", "priors")]
    owners = _owner(case.scene.lexicon)
    for when in view.sentence.whens:
        before = (when.offset or 0) < 0 or (when.year is not None and when.year < year)
        owner = owners.search(case.scene.text, when.span.start, view.place.start) if before else None
        if owner and owner.start() <= when.span.end and not any(s.start >= owner.start() for s in planned):
            return True
    return False


def is_known(case: Case) -> bool:
    """Whether a bound holds the plan against a figure that is known already: "will top the $9 billion of 2025"."""
    view, text, lexicon = case.view, case.scene.text, case.scene.lexicon
    start, end = view.place
    bounds = [m.span.end for m in view.marks("floor_before", "ceiling_before") if m.span.start == start]
    if not bounds or not text.startswith(tuple(f" {article} " for article in lexicon.definite), max(bounds)):
        return False
    coming = case.figure.when_span is not None and case.figure.when_span.start >= end and not case.figure.when.past
    if coming and view.right("plans") <= _TOUCHING:
        return False  # "next year's will exceed the $125 billion it expects for 2025"
    return not any(0 <= m.span.start - end <= 1 for m in view.marks("round_figures"))


@cache
def _owner(lexicon: Lexicon) -> re.Pattern[str]:
    """The end of an owner right before a figure, with one word between: "last year's record $9 billion"."""
    return re.compile(rf"{re.escape(lexicon.owner_ending)} (?:[\w-]+ )?$")
