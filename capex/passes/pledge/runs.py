"""Promises of several companies told one after the other, the later ones without a verb: "Roche: $50bn over five"."""

from __future__ import annotations

from capex.passes.pledge.works import is_plain
from capex.passes.scene import Figure, Scene, View
from capex.passes.text.nouns import nouns
from capex.tokens import Sentence, Unit, When

#: So many sentences before, another promise was told.
_BACK = 6
#: Words between the company and its figure ("Novartis joins with"), and between the figure and its years.
_NEAR, _YEARS = 3, 2
#: Words between "for" and the works.
_WORKS = 3


def is_one_of_a_run(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press goes on from another company's promise to the figure of this one, which needs no verb."""
    lexicon = scene.lexicon
    if scene.document.issuer or not lexicon.spaced or lexicon.joined or figure.noun or figure.amount.currency is None:
        return False
    whos = view.sentence.whos
    led = any(0 <= scene.distance(who.span.end, view.place.start) <= _NEAR for who in whos[:1])
    if not led or whos[0].span.end > view.place.start or view.in_clause("actuals", "others"):
        return False
    before = scene.sentences[max(figure.sentence - _BACK, 0) : figure.sentence]
    return any(_is_a_promise(sentence) for sentence in before)


def is_for_works(scene: Scene, view: View) -> bool:
    """Whether "for" leads from the figure to what is built: "$27 billion for four sites"."""
    leads = [m.span.end for m in view.marks("prices") if 0 <= m.span.start - view.place.end <= 1]
    works = [m.span.start for m in view.marks("programmes") if not is_plain(view, m)]
    return any(lead <= at and scene.distance(lead, at) <= _WORKS for lead in leads for at in works)


def has_years(scene: Scene, view: View, when: When) -> bool:
    """Whether the years, or words that come back to those told before, stand right behind the figure."""
    if view.right("same_years") <= _YEARS:
        return True
    return (
        view.sentence.span.covers(when.span)
        and when.span.start >= view.place.end
        and scene.distance(view.place.end, when.span.start) <= _YEARS
    )


def _is_a_promise(sentence: Sentence) -> bool:
    """Whether a company's money is told with words of spending or promising, and nothing else is measured."""
    money = any(a.unit is Unit.MONEY for a in sentence.amounts)
    told = sentence.marks.any_of("pledges", "weak_mentions", "mentions", "programmes")
    return money and told and bool(sentence.whos) and all(noun.table != "other_metrics" for noun in nouns(sentence))
