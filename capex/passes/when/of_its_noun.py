"""The year of the spending that a list of companies is about, which its figures are for: 27年3月期の計画。Aは…."""

from __future__ import annotations

from capex.passes.scene import Figure, Scene
from capex.passes.text.calendar import NOWHERE, Calendar, Resolved
from capex.passes.when.refining import refined


def of_its_noun(scene: Scene, figure: Figure, calendar: Calendar) -> Resolved:
    """The one coming year of the sentence that has the noun of a figure, where this one names a company and no time."""
    noun, sentence = figure.noun_mark, scene.sentences[figure.sentence]
    if scene.lexicon.spaced or figure.rule != "carried" or noun is None or sentence.whens or not sentence.whos:
        return NOWHERE
    source = next((s for s in scene.sentences if s.span.covers(noun.span)), None)
    found = [refined(source, when, calendar) for when in source.whens] if source else []
    coming = [r for r in found if len(r.periods) == 1 and r.periods[0].is_year and not r.past]
    return coming[0] if coming and len({r.periods for r in coming}) == 1 else NOWHERE
