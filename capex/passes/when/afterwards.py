"""So much a year for the time behind the years that are named: "$4bn in 2026 and $5bn a year after that"."""

from __future__ import annotations

from capex.passes.scene import Scene, View

#: Words between a figure and "a year", and between that and "thereafter".
_YEARLY, _AFTER = 1, 3
#: Signs of "about" between them where nothing parts words.
_JOINED = 2


def is_afterwards(scene: Scene, view: View, *, annual: bool) -> bool:
    """Whether a figure is for each year of the time after another, which no year is named for."""
    later = view.marks("afterwards")
    if not later:
        return False
    place, distance = view.place, scene.distance
    yearly = [m.span for m in view.marks("annual")]
    each = annual or any(
        0 <= distance(*gap) <= _YEARLY and gap[0] <= gap[1]
        for span in yearly
        for gap in ((place.end, span.start), (span.end, place.start))
    )
    led = [m.span.end for m in later if view.left_end <= m.span.start and m.span.end <= place.start]
    if scene.lexicon.joined:  # 其後每年約600億美元: the words hold both
        return bool(led) and place.start - led[-1] <= _JOINED
    behind = [m.span.start for m in later if place.end <= m.span.start < view.right_end]
    told = any(led[-1] <= m.span.start < place.start for m in view.marks("actuals", "pasts")) if led else True
    if not told and view.figure_end > view.sentence.span.start:
        return True  # "1.25 billion euros until 2027, after which it should fall below 1 billion"
    return each and (bool(led) or any(distance(place.end, start) <= _AFTER for start in behind))
