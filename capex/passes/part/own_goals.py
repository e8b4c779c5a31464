"""What a company puts a year's money into that is its own and no whole: "200 millions cette année pour ses salons"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.part.left_out import past_period
from capex.passes.scene import Figure, Scene, View

#: Words that stand for all of a company's spending, or tell something else.
_WHOLES = ("mentions", "capex_context", "whole_goals", "places", "programmes", "other_metrics", "guidance", "builds")


@cache
def _goals(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.own_goals or r"(?!)")


def own_goal(scene: Scene, figure: Figure, view: View) -> str:
    """The name of what the press says money in general goes to, in a year, where it is the company's own."""
    if scene.document.issuer or figure.pledge or not scene.lexicon.own_goals:
        return ""
    years = figure.when.periods
    if figure.noun == "other" or not years or years[0].is_several_years:
        return ""
    hit = next((h for at in {figure.amount.span.end, past_period(scene, view)} if (h := _at(scene, at))), None)
    if hit is None:
        return ""
    name = Span(*hit.span("goal"))
    told = [m.span for m in view.marks(*_WHOLES)] + [who.span for who in view.sentence.whos]
    told += [when.span for when in view.sentence.whens]  # "for its fiscal 2026"
    return "" if any(span.overlaps(name) for span in told) else name.of(scene.document.text)


def _at(scene: Scene, place: int) -> re.Match[str] | None:
    return _goals(scene.lexicon).match(scene.text, place)
