"""The business or place that a clause is about, where endings or order tell it: モバイル事業では, 炼油分部."""

from __future__ import annotations

import re
from functools import cache

from capex.lexicon.words import Lexicon
from capex.passes.scene import Scene, View
from capex.passes.text.companies import HAN, KATAKANA
from capex.tokens import Unit


@cache
def topic_of(lexicon: Lexicon) -> re.Pattern[str]:
    """The ending of a part that a clause is about."""
    return re.compile(lexicon.topic or r"(?!)")


def business_at_the_head(scene: Scene, view: View) -> str:
    """The business that opens a sentence as its subject, where verbs come first: 炼油分部…,预计全年376亿元."""
    start = max(view.sentence.span.start, scene.text.rfind(";", view.sentence.span.start, view.place.start) + 1)
    for mark in view.marks("businesses"):
        end = mark.span.end
        if not (start < mark.span.start and end - start <= _HEAD and end <= view.place.start):
            continue
        following = [m.span.start for m in view.marks("mentions", "weak_mentions", "plans")]
        following += [when.span.start for when in view.sentence.whens]
        again = [m.span.start for m in view.marks("own_words")] + [who.span.start for who in view.sentence.whos]
        if end in following and not any(end <= place < view.place.start for place in again):
            return scene.document.text[start:end].strip()
    return ""


#: Signs at the head of a sentence in which a business is its subject.
_HEAD = 16


def business_spoken_of(scene: Scene, view: View) -> str:
    """The business that a clause is about, by the word for one: モバイル事業では1500億円."""
    money = [a.span.end for a in view.sentence.amounts if a.unit is Unit.MONEY and a.span.end <= view.place.start]
    start, text = max([view.clause.start, *money]), scene.document.text
    for mark in reversed(view.marks("businesses")):
        named = BUSINESS.search(text[start : mark.span.start]) if start < mark.span.start else None
        led = mark.span.end <= view.place.start and topic_of(scene.lexicon).match(scene.text, mark.span.end)
        if named and led:
            return f"{named[0]}{mark.span.of(text)}"
    return ""


#: The name of a business in front of the word for one.
BUSINESS = re.compile(rf"[{HAN}{KATAKANA}A-Za-z0-9&・]{{2,}}$")


def place_beside(scene: Scene, view: View) -> str:
    """The place whose spending the figure right behind its ending is: 国内は1200億円."""
    for mark in view.marks("places") if scene.lexicon.topic and not scene.lexicon.spaced else ():
        ending = topic_of(scene.lexicon).match(scene.text, mark.span.end, max(mark.span.end, view.place.start))
        if ending and ending.end() == view.place.start and ending[0] in scene.lexicon.abouts:
            return str(mark.value)
    return ""
