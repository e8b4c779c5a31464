"""Numbers of a list that leave out the unit of those around them: "Amazon 200 billion, Alphabet 180, Meta 125"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.numerals import is_year
from capex.tokens import Atom, Marks


@cache
def _gap(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between two members: a comma, perhaps "and", and a name of a few words."""
    ands = literal(lexicon.ands)
    return re.compile(rf"(?: \(?[\w.&'-]+\)?){{0,2}}(?:,|,? {ands}) (?:[\w.&'-]+ ){{1,4}}(?:[\w.&'-]+ )?")


@cache
def _end(lexicon: Lexicon) -> re.Pattern[str]:
    """Nothing is counted by a number behind which a sign stands, or "and"."""
    return re.compile(rf"\s?(?:[,.;)]|{literal(lexicon.ands)}\b|$)")


#: The members of a list are of the same order.
_ALIKE = 20


def with_units(text: str, found: Sequence[Atom], lexicon: Lexicon) -> list[Atom]:
    """`found` where bare numbers that one list joins to a figure before or behind them have its scale and currency."""
    atoms = list(found)
    for index in range(1, len(atoms)):
        if _goes_on(text, atoms[index - 1], atoms[index], lexicon) and _is_listed(text, atoms, index, lexicon):
            atoms[index] = _like(atoms[index], atoms[index - 1])
    return atoms


@cache
def _year(lexicon: Lexicon) -> str:
    """A year that one of the numbers is for: "in 2026", "for fiscal '27", "next year"."""
    led, plain = literal(lexicon.inside), tuple(word for word in lexicon.relative_years if word[:3] != "re:")
    return rf"(?:{led} )?(?:[a-z]+ )?(?:fy ?)?(?:20\d\d|'\d\d|{literal(plain)})(?!\w)"


@cache
def _next_year(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands between the numbers of two years, each before its year: " in 2025, and about "."""
    hedges = literal(tuple(word for word in lexicon.about_before if word[:3] != "re:"))
    return re.compile(rf" {_year(lexicon)},? ?(?:{literal(lexicon.ands)} )?(?:{hedges} )?")


@cache
def _its_year(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf" {_year(lexicon)}")


def with_years(text: str, found: list[Atom], lexicon: Lexicon) -> list[Atom]:
    """`found` where bare numbers, each before its year, have the scale of the first: "$11bn in 2025, 11.5 in 2026"."""
    if len(found) <= _PAIR or not lexicon.inside:
        return found
    full: Atom | None = None
    for n, atom in enumerate(found):
        if is_year(atom):
            continue
        own = full is not None and _next_year(lexicon).fullmatch(text, full.span.end, atom.span.start)
        bare = atom.scale == 1 and not (atom.currency or atom.rate)
        if bare and own and full is not None and _its_year(lexicon).match(text, atom.span.end):
            scaled = _like(atom, full)
            found[n] = scaled if full.value / _ALIKE < scaled.value < full.value * _ALIKE else atom
        full = found[n] if found[n].scale > 1 and not found[n].rate else full
    return found


def _is_listed(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon) -> bool:
    """Whether the list goes on behind a bare number with another member, of which there are at least three."""
    if index + 1 < len(atoms) and _parted(text, atoms[index], atoms[index + 1], lexicon):
        return True
    return index > 1 and _parted(text, atoms[index - 2], atoms[index - 1], lexicon)


def _goes_on(text: str, full: Atom, bare: Atom, lexicon: Lexicon) -> bool:
    plain = bare.scale == 1 and not bare.currency and not bare.rate and not is_year(bare)
    if not plain or full.scale <= 1 or full.rate or not _parted(text, full, bare, lexicon):
        return False
    if not _end(lexicon).match(text, bare.span.end):
        return False
    return full.value / _ALIKE < bare.value * full.scale < full.value * _ALIKE


def _parted(text: str, one: Atom, other: Atom, lexicon: Lexicon) -> bool:
    return _gap(lexicon).fullmatch(text, one.span.end, other.span.start) is not None


def _like(bare: Atom, full: Atom) -> Atom:
    return bare._replace(
        value=bare.value * full.scale, scale=full.scale, step=bare.step * full.scale, currency=full.currency
    )


def with_planned(text: str, found: list[Atom], marks: Marks, lexicon: Lexicon) -> list[Atom]:
    """`found` where a number that stands alone behind a plan is money as the one before: "…, while Meta plans 80"."""
    if lexicon.joined or not lexicon.spaced or len(found) < _PAIR:
        return found
    plans = {m.span.end for m in marks.of("plans")}
    for n, bare in enumerate(found):
        lone = bare.scale == 1 and not (bare.currency or bare.rate or is_year(bare)) and bare.span.start - 1 in plans
        full = next((a for a in reversed(found[:n]) if a.scale > 1 and a.currency), None)
        if lone and full is not None and _end(lexicon).match(text, bare.span.end):
            scaled = bare._replace(value=bare.value * full.scale, scale=full.scale, step=bare.step * full.scale)
            if full.value / _ALIKE < scaled.value < full.value * _ALIKE:
                found[n] = scaled._replace(currency=full.currency)
    return found


_PAIR = 2
