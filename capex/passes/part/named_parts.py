"""A part of the business that a capital names behind the noun of spending: "capital expenditure for Metals"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.businesses import BUSINESS
from capex.passes.scene import Figure, Scene, View
from capex.tokens import Mark, Sentence

_NAME = re.compile(r" ([A-Z][a-z]{3,}(?: [A-Z][a-z]+)*)\b")
#: Words with a capital that name no part, beside companies and times.
_OTHERS = ("dates", "own_words", "mentions", "guidance", "places")


def named_part(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The name, where it is no company, time or country; empty where there is none."""
    lexicon = scene.lexicon
    if scene.document.issuer or not lexicon.spaced or lexicon.capital_nouns or noun.table != "mentions":
        return ""
    leads = [m.span.end for m in sentence.marks.of("prices") if 0 <= m.span.start - noun.span.end <= 1]
    found = _NAME.match(scene.document.text, leads[0], sentence.span.end) if leads else None
    if found is None or not sentence.span.covers(noun.span) or found[1].lower() in lexicon.months:
        return ""
    known = [when.span for when in sentence.whens] + [who.span for who in sentence.whos]
    known += [m.span for m in sentence.marks.of(*_OTHERS)]
    name = Span(found.start(1), found.end(1))
    return "" if any(span.overlaps(name) for span in known) else found[1]


def placed(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The country or region right beside the noun of spending: "US capex", "capital expenditure in Brazil"."""
    lexicon, text = scene.lexicon, scene.text
    if not lexicon.spaced or lexicon.joined or noun.table != "mentions":
        return ""
    for mark in sentence.marks.of("places"):
        if any(who.span.overlaps(mark.span) for who in sentence.whos):
            continue
        front = text[mark.span.end : noun.span.start] in (" ", "-") and noun.span.start > mark.span.end
        gap = Span(noun.span.end, max(noun.span.end, mark.span.start))
        led = any(gap.covers(m.span) for m in sentence.marks.of("joins", "inside"))
        led = led and "," not in gap.of(text) and any(a.span.start >= mark.span.end for a in sentence.amounts)
        if front or (led and scene.distance(gap.start, gap.end) <= _IN):
            return str(mark.value)
    return ""


#: Words that lead from spending to its country: "in the" US.
_IN = 2
#: Words up to the end of a project's name, and what its name begins with.
_LONG = 7
_TITLED = re.compile(r" (?:the |our |its )?([A-Z][^,;:()$€£]*)$")


def part_of_issuer(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The segment or project of the company itself that its spending is on.

    "Pipeline & Storage segment capital expenditures", "capital expenditures on the Stage 3 Project"
    """
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined or noun.table != "mentions":
        return ""
    if any(0 <= noun.span.start - m.span.end <= 1 for m in sentence.marks.of("segments")):
        return "segment"
    leads = [m.span.end for m in sentence.marks.of("prices", "joins") if 0 <= m.span.start - noun.span.end <= 1]
    plans = {m.span for m in sentence.marks.of("guidance")}
    for mark in sentence.marks.of("programmes", "segments") if leads else ():
        near = mark.span.start > leads[0] and scene.distance(leads[0], mark.span.end) <= _LONG
        near = near and mark.span not in plans
        found = _TITLED.match(scene.document.text[leads[0] : mark.span.end]) if near else None
        if found and not any(leads[0] <= w.span.start < mark.span.end for w in sentence.whens):
            return found[1]
    return ""


def unit_named(scene: Scene, sentence: Sentence, figure: Figure) -> str:
    """The unit of a company that the press names: one known by its own name (FPL), or a part with a capital behind.

    "Samsung Display plans to invest", "Dominion Energy Virginia will spend"
    """
    lexicon, text = scene.lexicon, scene.document.text
    if scene.document.issuer or not lexicon.spaced or lexicon.joined or lexicon.capital_nouns:
        return ""
    named = [who.span for who in sentence.whos if who.ticker == figure.company]
    named = [span for span in named if span.end <= figure.amount.span.start]
    if not named:
        return ""
    name, last = scene.companies.or_unknown(figure.company or "").name.lower(), named[-1]
    forms = {mark.span for mark in sentence.marks.of("legal_forms")}  # "Occidental Petroleum" is the whole
    for mark in sentence.marks.of("scopes", "places"):
        inside = mark.span.end == last.end and mark.span.start > last.start and mark.span not in forms
        if inside and mark.span.of(scene.text) not in name:
            return mark.span.of(text)
        own = mark.span.start == last.end + 1 and text[mark.span.start].isupper()
        if own and text[mark.span.end : mark.span.end + 2].strip().islower():
            return mark.span.of(text)
    whole, _, tail = last.of(scene.text).rpartition(" ")  # the words of a name bear no marks of their own
    known = {n.lower() for n in scene.companies.or_unknown(figure.company or "").names_in(lexicon.tag)}
    if whole in known and tail not in name and (tail in lexicon.scopes or tail in lexicon.places):
        return "" if tail in lexicon.legal_forms else last.of(text).rpartition(" ")[2]
    return lexicon.scopes.get(last.of(scene.text), "")


def business_of(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The business that spending is said to be of: 国内スーパー事業の設備投資."""
    for mark in sentence.marks.of("part_ends"):
        if mark.span.end == noun.span.end and mark.span.start < noun.span.start:
            return mark.span.of(scene.document.text)  # 成長投資
    for mark in sentence.marks.of("businesses"):
        gap = scene.text[mark.span.end : noun.span.start]
        if mark.span.end <= noun.span.start and (not gap or gap in scene.lexicon.scope_links):
            found = BUSINESS.search(scene.document.text[sentence.span.start : mark.span.start])
            known = sentence.marks.of("total_words", "own_words", "eachs")
            whole = any(m.span.end == mark.span.start for m in known)
            return found[0] + mark.span.of(scene.document.text) if found and not whole else ""
    return ""


@cache
def _goal(lexicon: Lexicon) -> re.Pattern[str]:
    """A name, number or short name in capitals behind "for": "for QB2", "for Train 6"."""
    return re.compile(rf" (?:{literal(lexicon.articles)} )?([A-Z][\w&]+(?: [A-Z0-9][\w&]*)*)")


def named_goal(scene: Scene, view: View) -> str:
    """The project that a known company names right behind a figure: "capital expenditures of $2.5 billion for QB2"."""
    issuer, lexicon = scene.document.issuer, scene.lexicon
    company = scene.companies.or_unknown(issuer or "")
    if issuer is None or not lexicon.spaced or lexicon.capital_nouns or company.name == company.ticker:
        return ""
    leads = [m.span.end for m in view.marks("prices") if 0 <= m.span.start - view.place.end <= 1]
    found = _goal(lexicon).match(scene.document.text, leads[0], view.right_end) if leads else None
    if found is None:
        return ""
    name, said = Span(found.start(1), found.end(1)), found[1].lower()
    own = {part.lower() for named in (company.ticker, *company.names_in(lexicon.tag)) for part in named.split()}
    known = [when.span for when in view.sentence.whens] + [m.span for m in view.marks(*_OTHERS)]
    other = said.split()[0] in own or said in lexicon.months or said.split()[0] in lexicon.firms
    return "" if other or any(span.overlaps(name) for span in known) else found[1]
