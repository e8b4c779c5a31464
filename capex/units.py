"""Numbers that share the scale and the currency of the figure they are joined to: "85 Milliarden statt 75"."""

from __future__ import annotations

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import forms
from capex.numerals import is_year
from capex.ranges import after, hedged_gap, opening
from capex.tokens import Atom, Marks


def shared(text: str, found: list[Atom], marks: Marks, lexicon: Lexicon) -> list[Atom]:
    """`found` where bare numbers have the scale and currency of the figure to which a word joins them.

    "Von 75 auf 85 Milliarden", "40 bis 42 statt 38 bis 42 Milliarden", "85 Milliarden statt 75".
    """
    counts = {m.span.start for m in marks.of("count_units")} if lexicon.joined else ()  # 4月に公表した1兆2700億円
    for low, high in [(n, n + 1) for n in reversed(range(len(found) - 1))] + [
        (n + 1, n) for n in range(len(found) - 1)
    ]:
        bare, full = found[low], found[high]
        year = (
            is_year(bare) or text[bare.span.start - 1 : bare.span.start] == "'"
        )  # "in fiscal '26, up from $468 million"
        year = year or bare.span.end in counts or (lexicon.joined and _is_code(text, bare.span))
        if bare.scale == 1 and full.scale > 1 and not (bare.rate or full.rate or year):
            first, second = found[min(low, high)], found[max(low, high)]
            scaled = bare._replace(value=bare.value * full.scale, scale=full.scale, step=bare.step * full.scale)
            alike = full.value / 20 < scaled.value < full.value * 20 and bare.currency in (None, full.currency)
            if alike and _linked(text, first, second, marks, lexicon):
                found[low] = scaled._replace(currency=full.currency)
    return found


def _is_code(text: str, place: Span) -> bool:
    """Whether a number stands alone in brackets: 台塑(1301)先前公告的預算."""
    return text[place.start - 1 : place.start] + text[place.end : place.end + 1] == "()"


def _linked(text: str, first: Atom, second: Atom, marks: Marks, lexicon: Lexicon) -> bool:
    """Whether old and new stand side by side, so that the unit of one of them serves both."""
    gap = Span(first.span.end, second.span.start)
    if gap.end - gap.start > _LINK or any(sign in gap.of(text) for sign in ".;\n"):
        return False
    linking = {
        m.table
        for m in marks.of("priors", "moves_from", "moves_to")
        if gap.covers(m.span) and m.span.start <= gap.start + 2
    }
    if "priors" in linking or _leads_to_the_old(text, gap, second, marks):
        return True
    if "moves_from" in linking and len(gap.of(text).split()) <= _FROM_BEFORE:  # "auf 18 von zuvor 20 Milliarden"
        return any(gap.covers(m.span) for m in marks.of("priors"))
    start = opening(first, marks)
    before = [start, *(m.span.start for m in marks.of("priors") if 0 <= start - m.span.end <= 1)]
    leaving = any(after(marks, "moves_from", place) for place in before)  # "von bisher 5,2 auf 5,0 Milliarden"
    ranging = forms(lexicon).join.fullmatch(hedged_gap(gap.of(text), marks, gap.start, gap.end))
    return first.scale == 1 and ((leaving and "moves_to" in linking) or ranging is not None)


#: What may follow a bare number that is money: who planned it, or when.
_TOLD = ("own_words", "recalled", "priors", "prior_after", "dates", "told_then", "inside")
#: Characters of an article between "up from" and the old figure.
_ARTICLE = 5


def _leads_to_the_old(text: str, gap: Span, old: Atom, marks: Marks) -> bool:
    """Whether "up from" leads to a bare number behind the new figure's year: "this year, up from the 65 it had"."""
    led = any(gap.covers(m.span) and gap.end - m.span.end <= _ARTICLE for m in marks.of("priors"))
    behind = text[old.span.end : old.span.end + 1]
    told = behind in ("", ",", ".", ")") or any(m.span.start == old.span.end + 1 for m in marks.of(*_TOLD))
    return led and old.scale == 1 and told


#: Signs between the old and the new figure.
_LINK = 30
#: Words that lead from the new figure to the old one ("from previously").
_FROM_BEFORE = 3
