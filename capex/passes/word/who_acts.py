"""Companies that the press names as who acts, in a sentence that names no measure and so goes on about spending."""

from __future__ import annotations

from capex.passes.scene import View
from capex.passes.text.nouns import NOUNS, nouns

#: What may follow a word of direction that is about nothing else.
_LINKS = (
    "inside", "oblique", "compared", "between_and", "hard_breaks", "clause_breaks", "ups", "downs", "flats", "fillers",
    "growth_nouns", "told_then",
)  # fmt: skip


def names_who_acts(view: View) -> bool:
    """Whether a sentence of the press names a company and no measure: "Nucor expects a significant increase"."""
    ends = [w.span.end for w in view.sentence.whos if view.clause.covers(w.span) and w.span.end <= view.place.start]
    if not ends or view.sentence.amounts or nouns(view.sentence) or has_an_object(view):
        return False
    leads = {m.span for m in view.marks("moves_to")}  # "expects to sell more"
    return not any(ends[-1] <= m.span.start < view.place.start and m.span in leads for m in view.marks("unsettled"))


def has_an_object(view: View) -> bool:
    """Whether a word that nothing knows follows at once, which is what is higher or lower: "sees lower demand"."""
    end, starts = view.place.end, {m.span.start for m in view.marks(*_LINKS)}
    starts |= {when.span.start for when in view.sentence.whens}
    return view.scene.text[end : end + 1] == " " and end + 1 not in starts


#: Words before growth that is the subject of its clause: "the".
_ARTICLE = 1


def is_of_growth(view: View) -> bool:
    """Whether the growth of what was spoken of is the subject: "Growth in 2026 will exceed that of 2025"."""
    scene = view.scene
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or view.sentence.amounts:
        return False
    grown = [m.span for m in view.marks("growth_nouns") if view.clause.start <= m.span.start < view.place.start]
    if not grown or scene.distance(view.clause.start, grown[0].start) > _ARTICLE or nouns(view.sentence):
        return False
    starts = {m.span.start - 1 for m in view.marks("inside", "unsettled", "presents")}
    starts |= {when.span.start - 1 for when in view.sentence.whens}
    return grown[0].end in starts


#: Words before a change with which a clause opens: "with a further".
_LEAD = 3


def opens_with_it(view: View) -> bool:
    """Whether the press goes on from a plan with a change and its year: "…, with a further decline in 2026"."""
    scene, start = view.scene, view.clause.start
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or start == view.sentence.span.start:
        return False
    if scene.distance(start, view.place.start) > _LEAD or view.in_clause(*NOUNS) or has_an_object(view):
        return False
    behind = (when for when in view.sentence.whens if view.clause.covers(when.span))
    planned = any(m.span.end <= start for m in view.marks("plans"))
    return planned and any(when.span.start >= view.place.end for when in behind)
