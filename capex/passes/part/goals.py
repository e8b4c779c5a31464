"""What money is for, by the words behind its figure: "10 Milliarden in den Netzausbau", "$95 million for the mill"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.part.left_out import past_period
from capex.passes.scene import FAR, Figure, Scene, View
from capex.tokens import Mark, Sentence

#: Characters that "is" or "will be" may take up before "earmarked for".
_NEAR = 10


def qualifies(scene: Scene, end: int, mark: Mark) -> bool:
    """Whether a word right behind `end` qualifies what ends there, in a language that puts adjectives there."""
    return mark.span.start - end == 1 and bool(scene.lexicon.scope_links) and not scene.lexicon.joined


def has_purpose(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether spending in general goes to something named, in a company's own document ("$95 million for the mill")."""
    noun, spoken = figure.noun_mark, scene.lexicon.spaced and not scene.lexicon.joined
    carried = spoken and noun is not None and not view.sentence.span.covers(noun.span)
    if scene.document.issuer is None or (figure.noun != "weak" and not carried):
        return False
    if _opens_with_place(scene, view.sentence):
        return True
    place = past_period(scene, view)
    leads = ("purposes",) if carried else ("joins", "purposes")
    joins = [m for m in view.marks(*leads) if 0 <= m.span.start - place <= 2]
    # Not: of which 95 % is for drilling; net of what customers pay.
    shares = [m.span for m in view.marks("parts", "parts_after", "excluded", "definitions", "total_words", "told_then")]
    joins = [m for m in joins if not any(span.covers(m.span) for span in shares)]
    working = [m.span.start for m in view.marks("starts")]  # "to be in service in 2023" is no goal
    if any(0 <= start - place <= _SERVICE for start in working):
        return False
    joins += [m for m in view.marks("purposes") if " " in m.span.of(scene.text) and 0 <= m.span.start - place <= _NEAR]
    if not joins:
        return False
    start = max(m.span.end for m in joins)
    known = [w.span.start for w in view.sentence.whens]
    known += [m.span.start for m in view.marks("mentions", "whole_goals")]  # "across our businesses" is no part
    text = scene.text  # "about $9 billion of the $17 billion"
    known += [other.start for other in view.others if "," not in text[min(start, other.start) : other.start]]
    return min((scene.distance(start, at) for at in known if at >= start), default=FAR) > 2


#: Characters of ", expected to be" before "in service".
_SERVICE = 18


def adds_for_something(scene: Scene, view: View) -> bool:
    """Whether a company adds money for something to its plan: "next year, an additional $100 million for hydrogen"."""
    further = scene.document.issuer is not None and view.left("furthers") == 0
    goals = {m.span.start for m in view.marks("prices")}  # "for"
    return further and any(0 <= start - view.place.end <= 1 for start in goals)


def is_included(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether a company's plan only holds the figure: "our capital plan includes $300 million for the grid"."""
    if scene.document.issuer is None or not scene.lexicon.spaced or figure.pledge:
        return False
    leads = [m for m in view.marks("consisting") if view.left_end <= m.span.start and m.span.end <= view.place.start]
    if not leads or scene.distance(leads[-1].span.end, view.place.start) > 1:
        return False
    names = [m.span for m in view.marks("mentions")]
    again = any(leads[-1].span.end <= name.start and name.end <= view.right_end for name in names)
    return not again and any(name.end <= leads[-1].span.start for name in names)


def destination(scene: Scene, view: View) -> str:
    """The part that the money goes to: "10 Milliarden in den Netzausbau", "A redes se destinarán 10.000 millones"."""
    if not scene.lexicon.receives:
        return ""
    scopes = list(view.marks("scopes"))
    place = past_period(scene, view)
    loose = [m.span for m in view.marks("joins")]  # "next year on network improvements" tells what the whole is for
    purposes = [m for m in view.marks("purposes") if not any(span.covers(m.span) for span in loose)]
    leads = [m.span.end for m in purposes if 0 <= m.span.start - place <= 2]
    for mark in scopes:
        if any(0 <= scene.distance(end, mark.span.start) <= _GOAL and end <= mark.span.start for end in leads):
            return str(mark.value) if mark.span.end <= view.right_end else ""
    start = view.clause.start
    whole = [m.span for m in view.marks("mentions")]  # "capital and exploration expenditure will take $11 billion"
    scopes = [m for m in scopes if not any(span.covers(m.span) for span in whole)]
    opening = [
        m for m in scopes if start <= m.span.start < view.place.start and scene.distance(start, m.span.start) <= _GOAL
    ]
    led = any(m.span.start - start <= 2 for m in purposes if m.span.start >= start)
    return str(opening[0].value) if opening and (led or view.in_clause("receives")) else ""


def elliptical(scene: Scene, view: View) -> str:
    """The part that a figure is of, where the noun is left out: "about $1.8 billion of growth"."""
    place = view.place.end
    if adjective := next((m for m in view.marks("scopes") if qualifies(scene, place, m)), None):
        return str(adjective.value)  # "920 millones ordinarios"
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return ""
    if kind := next((m for m in view.marks("scopes") if _ends_the_thought(scene, place, m)), None):
        return str(kind.value)  # "$325 million sustaining and $50 million growth"
    leads = [m for m in view.marks("joins") if 0 <= m.span.start - place <= 1]
    return next((str(m.value) for m in view.marks("scopes") if any(_follows(scene, lead, m) for lead in leads)), "")


def _ends_the_thought(scene: Scene, place: int, mark: Mark) -> bool:
    """Whether a kind of spending stands alone right behind a figure: a sign, "and" or "in" follows."""
    rest = scene.text[mark.span.end : mark.span.end + _AND].strip()
    signs, words = {"", ",", ".", ";"}, (*scene.lexicon.ands, *scene.lexicon.inside)
    return mark.span.start - place == 1 and (rest[:1] in signs or rest.split(" ", 1)[0] in words)


#: Signs of "and" and blanks.
_AND = 5


def _follows(scene: Scene, lead: Mark, mark: Mark) -> bool:
    """Whether a kind of spending follows at once, behind "of" after one word: "of smaller growth projects".

    "to support store remodels" tells what the whole is for.
    """
    words = 1 if lead.span.of(scene.text) in scene.lexicon.size_links else 0
    return mark.span.start >= lead.span.end and scene.distance(lead.span.end, mark.span.start) <= words


#: Words between "into" and the name of the part that money goes to.
_GOAL = 4


def _opens_with_place(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence opens with a name of a project or place: "On Tortue phase one, we expect to spend"."""
    first = next((m for m in sentence.marks.of("joins") if m.span.start == sentence.span.start), None)
    if first is None or not scene.lexicon.spaced:
        return False
    start = first.span.end + 1
    article = next((m.span.end + 1 for m in sentence.marks.of("fillers") if m.span.start == start), start)
    start = article if scene.document.text[article : article + 1].isupper() else start  # "In the Montney we intend"
    period = any(when.span.start <= start + 4 for when in sentence.whens)
    noun = any(m.span.start <= start + 4 for m in sentence.marks.of("mentions", "relative_years"))
    return scene.document.text[start : start + 1].isupper() and not period and not noun


def has_goal(scene: Scene, figure: Figure) -> bool:
    """Whether a noun of spending says itself what the money is for: "spending on train control will be $450m"."""
    noun, sentence = figure.noun_mark, scene.sentences[figure.sentence]
    if noun is None or not sentence.span.covers(noun.span):
        return False
    if noun.span.start >= figure.amount.span.end:  # "$800 million will be spent on track"
        return _is_undated(sentence, [m.span.end for m in sentence.marks.of("receives") if m.span.covers(noun.span)])
    beside = scene.distance(noun.span.end, figure.amount.span.start) <= 1
    if scene.lexicon.spaced and figure.noun == "weak" and beside and _goes_to(scene, figure):
        return True
    leads = [m.span.end for m in sentence.marks.of("joins") if 0 <= m.span.start - noun.span.end <= 1]
    return _is_undated(sentence, leads)


def _is_undated(sentence: Sentence, leads: Sequence[int]) -> bool:
    """Whether one of the small words that end at `leads` leads to something else than a time."""
    return any(not any(0 <= when.span.start - end <= 1 for when in sentence.whens) for end in leads)


def _goes_to(scene: Scene, figure: Figure) -> bool:
    """Whether words right behind the figure tell what it is for, and no time ("earmarks $5 million for mills")."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    return _is_undated(sentence, [m.span.end for m in sentence.marks.of("purposes") if 0 <= m.span.start - end <= 1])
