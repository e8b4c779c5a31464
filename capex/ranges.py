"""Two numbers that belong together: ranges, and numbers that share the unit of the one they are joined to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.money import AMBIGUOUS
from capex.notation import forms, literal
from capex.numerals import is_year
from capex.statement import Action
from capex.tokens import Atom, Mark, Marks


def _same_currency(one: str | None, other: str | None) -> str | None:
    """The currency of both; a sign of many meanings takes the other's: 新台幣600億至700億元. `None`: they differ."""
    if not one or not other or one == other:
        return one or other
    if other in AMBIGUOUS.get(one, ()):
        return other
    return one if one in AMBIGUOUS.get(other, ()) else None


def _same_units(low: Atom, high: Atom) -> tuple[Atom, Atom] | None:
    """Both ends with each other's scale and currency where one of them names none; `None` if they cannot be a pair."""
    if is_year(low) != is_year(high) and (is_year(low) or low.scale > 1):
        return None  # "11 Mrd. Euro bis 2030"
    if low.rate != high.rate:
        bare = high if low.rate else low
        if bare.currency or bare.scale > 1:
            return None
        rate = (low if low.rate else high).scale
        low, high = (
            a._replace(value=a.value * rate, step=a.step * rate, rate=True) if a is bare else a for a in (low, high)
        )
    currency = _same_currency(low.currency, high.currency)
    if currency is None and (low.currency or high.currency):
        return None
    low, high = low._replace(currency=currency), high._replace(currency=currency)
    if low.scale == 1 and high.scale > 1 and not low.rate and low.value < high.value / high.scale * 10:
        thousands = high.value / 10 < low.value * high.scale * 1000 < high.value  # "70-72.000 millones"
        scale = high.scale * (1000 if thousands else 1)
        low = low._replace(value=low.value * scale, scale=scale, step=low.step * scale)
    elif high.scale == 1 and low.scale > 1 and not low.rate and high.value < low.value:
        high = high._replace(value=high.value * low.scale, scale=low.scale, step=high.step * low.scale)
    return (low, high) if low.value < high.value else None


def after(marks: Marks, table: str, end: int) -> bool:
    """Whether a word of `table` ends at `end` or one blank before it."""
    return any(end - 2 <= mark.span.end <= end for mark in marks.of(table))


def _before(marks: Marks, table: str, start: int) -> bool:
    """Whether a word of `table` begins at `start` or one blank behind it."""
    return any(start <= mark.span.start <= start + 1 for mark in marks.of(table))


def pairs(text: str, found: Sequence[Atom], marks: Marks, lexicon: Lexicon) -> Iterator[tuple[Atom, Atom | None]]:
    """Atoms alone or two by two, where the text between them joins them to a range."""
    skip = 0
    for index, atom in enumerate(found):
        if skip:
            skip -= 1
            continue
        pair = _pair(text, found, index, marks, lexicon)
        skip = int(pair is not None)
        if pair is None and _is_converted(text, found, index):
            pair = _pair(text, [*found[: index + 1], *found[index + 2 :]], index, marks, lexicon)
            skip = 2 * (pair is not None)
        yield pair or (atom, None)


#: A bracket, behind which the next end of a range may begin: "C$6.1 billion ($4.4 billion) to C$6.3 billion".
_BRACKETED = re.compile(r"\s?\([^()]*\)")


def _is_converted(text: str, found: Sequence[Atom], index: int) -> bool:
    """Whether the next atom stands in a bracket right behind this one, in other money."""
    if index + 2 >= len(found):
        return False
    atom, following = found[index], found[index + 1]
    gap, behind = text[atom.span.end : following.span.start], text[following.span.end : following.span.end + 1]
    return gap.strip(" ~") == "(" and behind == ")" and following.currency not in (None, atom.currency)


def _pair(text: str, found: Sequence[Atom], index: int, marks: Marks, lexicon: Lexicon) -> tuple[Atom, Atom] | None:
    """The atom of that number with the next one, where both are the ends of a range."""
    if index + 1 == len(found) or not _joined(text, found[index], found[index + 1], marks, lexicon):
        return None
    atom, following = found[index], found[index + 1]
    sized = [other for other in found[:index] if other.scale > 1 or other.currency or not is_year(other)]
    fresh = not (sized and _stands_before(text, sized[-1], atom, marks, lexicon))
    larger = any(other.value > following.value for other in found[:index])
    moved = fresh and not _leaves_a_range(text, found, index, marks, lexicon)
    moved = moved and _moved(text, atom, following, marks, larger=larger)
    return None if moved else _same_units(_in_hundreds(text, atom, following, lexicon), following)


def _in_hundreds(text: str, low: Atom, high: Atom, lexicon: Lexicon) -> Atom:
    """`low` as hundreds where only the high end is told as such: "six to eight hundred million"."""
    words = high.span.of(text).split()
    told = low.scale == 1 and not low.currency and not low.rate and any(word in words for word in lexicon.hundreds)
    return low._replace(value=low.value * 100) if told and low.value * high.scale * 100 < high.value else low


def _leaves_a_range(text: str, found: Sequence[Atom], index: int, marks: Marks, lexicon: Lexicon) -> bool:
    """Whether the old and the new range follow each other: "from $5 to $5.5 billion to $6 to $6.5 billion"."""
    four = found[index : index + 4]
    if len(four) < 4 or not all(_joined(text, one, other, marks, lexicon) for one, other in pairwise(four)):
        return False
    led = after(marks, "moves_from", opening(four[0], marks))
    return led and all(_same_units(low, high) is not None for low, high in (four[:2], four[2:]))


def _joined(text: str, atom: Atom, following: Atom, marks: Marks, lexicon: Lexicon) -> bool:
    """Whether only a dash, or a word such as "to", parts two atoms; with "between" before or behind them, "and"."""
    start, end = atom.span.end, following.span.start
    gap, joins = hedged_gap(text[start:end], marks, start, end), forms(lexicon)
    gap = _BRACKETED.sub("", gap)
    if joins.join.fullmatch(gap):
        return True
    between = joins.join_between.fullmatch(gap) is not None
    return between and (after(marks, "between", atom.span.start) or _before(marks, "between_after", following.span.end))


#: Words that may lead from a new figure to the old one.
_FROM = (
    "moves_from", "priors", "compared", "ups", "downs", "about_before",
    "annual", "relative_years", "relative_fiscal_years", "articles",
)  # fmt: skip


@cache
def _in_year(lexicon: Lexicon) -> re.Pattern[str]:
    ranging = rf" ?(?:-|–|{literal(lexicon.range_words)}) ?20\d\d"  # "a year for 2025 to 2028"
    return re.compile(rf"\b{literal(lexicon.inside)} (?:[a-z]+ ){{0,2}}20\d\d(?:{ranging})?\b")


def _stands_before(text: str, figure: Atom, atom: Atom, marks: Marks, lexicon: Lexicon) -> bool:
    """Whether only "from" parts a new figure from the old range: "cut to 3.4 billion, down from 3.8 to 4.2 billion"."""
    gap = Span(min(figure.span.end, atom.span.start), atom.span.start)
    sized = figure.scale > 1 or figure.currency is not None  # "pour 2025 de 75 à 85 milliards": no year
    led = any(gap.covers(m.span) for m in marks.of("moves_from"))
    if not sized or not led or after(marks, "deltas", opening(figure, marks)):
        return False
    known = [m.span for table in _FROM for m in marks.of(table) if gap.covers(m.span)]
    known += [Span(gap.start + hit.start(), gap.start + hit.end()) for hit in _in_year(lexicon).finditer(gap.of(text))]
    start = max(gap.start, text.rfind(", ", gap.start, gap.end))  # "…, the group said, down from 3.8 to 4.2 billion"
    words = (range(start + hit.start(), start + hit.end()) for hit in re.finditer(r"\w+", text[start : gap.end]))
    told = (word for word in words if not text[word.start : word.stop].endswith("ed"))  # ", updated from"
    told = (word for word in told if text[word.start : word.stop] not in lexicon.inside)  # "for this year from"
    return all(any(s.start <= word.start and word.stop <= s.end for s in known) for word in told)


def hedged_gap(gap: str, marks: Marks, start: int, end: int) -> str:
    """`gap` without a hedge in it: "$30 billion to about $34 billion" is a range like any other."""
    for mark in marks.of("about_before"):
        if start <= mark.span.start and mark.span.end <= end:
            if mark.span.end - mark.span.start == len(gap.strip()):
                return gap  # "$40~$44 billion": alone it joins the two
            gap = gap[: mark.span.start - start] + gap[mark.span.end - start :]
            return re.sub(r"\s+", " ", gap)
    return gap


def _moved(  # noqa: PLR0911 (one return for each way to stand)
    text: str, atom: Atom, following: Atom, marks: Marks, *, larger: bool
) -> bool:
    """Whether "from A to B" tells a move and no range: `moves_from` leads to A, and `moves_to` or a range word to B.

    Where the first word opens ranges as well ("de 75 à 85"), a verb of change must govern it.
    """
    gap = Span(atom.span.end, following.span.start)
    if any(gap.covers(m.span) for m in marks.of("prior_after")) and after(marks, "priors", opening(atom, marks)):
        return True  # 従来の750億ドルから850億ドルを見込む
    if "-" in gap.of(text) or not any(gap.covers(m.span) for m in marks.of("moves_to", "range_words")):
        return False
    beyond = range(following.span.end, following.span.end + 3)
    if any(m.span.start in beyond for m in marks.of("prior_after")):  # 由380億至420億，收斂到…: both are old
        return False
    start = opening(atom, marks)
    if _by_so_much(atom, following, start, marks, times=_CHANGE_BESIDE if larger else _CHANGE):
        return True
    leads = [m for m in marks.of("moves_from") if start - 2 <= m.span.end <= start]
    ranging = [m for m in marks.of("between") if leads and m.span.end == leads[0].span.end]
    ranging = [m for m in ranging if m.span.start <= leads[0].span.start]  # the "de" of "pasará de" opens no range
    if any(m.span.start < leads[0].span.start for m in ranging):
        return False
    goal = any(gap.covers(m.span) for m in marks.of("moves_to"))
    if not leads or ranging:
        governed = bool(leads) and _governed(text, leads[0], marks, (atom, following))
        return goal and (governed or (bool(leads) and _is_multiplied(atom, following, leads[0], marks)))
    return goal


#: A plan is more than this many times the size of its change; beside a larger figure, the change may be a range itself.
_CHANGE, _CHANGE_BESIDE = 2, 3


def _by_so_much(atom: Atom, following: Atom, start: int, marks: Marks, *, times: int) -> bool:
    """Whether the first figure is the size of a change and the second its goal: "by $500 million to $14 billion"."""
    change = after(marks, "deltas", start)
    shared = atom.scale if following.scale == 1 else 1  # "by US$1bn to US$4-4.5bn"
    return change and atom.scale > 1 and atom.value * times < following.value * shared


def opening(atom: Atom, marks: Marks) -> int:
    """Where `atom` begins together with the hedges right before it."""
    place = atom.span.start
    hedges = marks.of("about_before", "floor_before", "ceiling_before")
    for mark in sorted(hedges, key=lambda m: m.span, reverse=True):
        if place - 2 <= mark.span.end <= place:
            place = mark.span.start
    return place


#: A figure that doubles or triples may be rounded by so much.
_ROUNDED = Decimal("0.25")


def _is_multiplied(atom: Atom, following: Atom, lead: Mark, marks: Marks) -> bool:
    """Whether a word before says how many times the first figure the second is: "duplicar, de 1.200 a 2.400"."""
    shared = atom.scale if atom.scale > 1 else following.scale
    times = following.value * following.scale / (atom.value * shared) if atom.value else Decimal(0)
    told = [1 + m.value for m in marks.of("fractions") if m.span.end <= lead.span.start and m.value > 0]
    return any(abs(times - factor) <= _ROUNDED for factor in told)


def _governed(text: str, lead: Mark, marks: Marks, pair: tuple[Atom, Atom]) -> bool:
    """Whether a verb of raising or lowering leads to `lead`, with no comma and no goal between.

    One of lowering leads to no larger figure: "réduire de 2 à 3 milliards".
    """
    verbs = [m for m in marks.of("actions") if m.value in CHANGES and m.span.end <= lead.span.start]
    last = max(verbs, key=lambda m: m.span.end, default=None)
    if last is None or (last.value is Action.LOWERED and _same_units(*pair)):
        return False
    between = Span(last.span.end, lead.span.start)
    return "," not in between.of(text) and not any(between.covers(m.span) for m in marks.of("moves_to"))


#: The verbs that move a figure.
CHANGES = (Action.RAISED, Action.LOWERED)
