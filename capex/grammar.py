"""Numbers, scales, currencies, ranges and bounds in any lexicon: folded text becomes spanned amounts.

Atoms first (one number with its scale and currency), then pairs of atoms become ranges, then the words around them
become hedges and bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import alternation
from capex.money import Range
from capex.tokens import Amount, Mark, Unit

_DASH = r"\s?(?:-|—|~|∼|〜|─|－)\s?"
_YEARS = (Decimal(1900), Decimal(2100))


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as written: `value` already holds `scale`, which is 1 where none is written."""

    span: Span
    value: Decimal
    scale: Decimal
    step: Decimal
    currency: str | None = None
    rate: bool = False
    short: bool = False
    band: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class _Forms:
    """The regular expressions of one lexicon."""

    atom: re.Pattern[str]
    piece: re.Pattern[str]
    rates: re.Pattern[str]
    join: re.Pattern[str]
    join_between: re.Pattern[str]
    filler: re.Pattern[str]
    bracket: re.Pattern[str]


def _literal(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in ordered) + ")" if ordered else r"(?!)"


def _edged(words: Sequence[str], lexicon: Lexicon) -> str:
    """Like `_literal`, with an edge after words that end in a Latin letter."""
    latin = [word for word in words if word[-1].isalpha() and (not lexicon.joined or word[-1].isascii())]
    rest = [word for word in words if word not in latin]
    edge = "(?![a-z0-9])" if lexicon.joined else r"(?!\w)"
    return f"(?:{_literal(latin)}{edge}|{_literal(rest)})"


def _number(lexicon: Lexicon) -> str:
    digit = "[0-9" + "".join(map(re.escape, lexicon.digits)) + "]"
    decimal = "[" + "".join(map(re.escape, lexicon.decimal)) + "]"
    group = "(?:[" + "".join(map(re.escape, lexicon.grouping)) + r"]|\s(?=\d{3}(?!\d)))"
    return rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|{digit}+)(?:{decimal}{digit}+)?|(?<!\w){decimal}\d+"


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    words = alternation(tuple(lexicon.numbers), lexicon)
    scale = _edged(tuple(lexicon.scales), lexicon)
    small = _edged(tuple(lexicon.small_scales), lexicon)
    digits = _number(lexicon)
    gap = r"[\s-]?"
    piece = rf"(?P<n>{digits})(?P<s>(?:\s?{small})*)[\s-]?(?P<b>{scale})?|(?P<s0>(?:{small})+)\s?(?P<b0>{scale})"
    chain = rf"(?:{digits})(?:\s?{small})*(?:{gap}{scale})?"
    if lexicon.chained:
        chain = rf"{chain}(?:\s?(?:{digits})(?:\s?{small})*\s?(?:{scale}))*(?:(?:{digits}){small})*"
    before, after = _literal(tuple(lexicon.currency_before)), _edged(tuple(lexicon.currency_after), lexicon)
    percent = _edged(tuple(lexicon.percents), lexicon)
    bands = _literal(tuple(lexicon.bands))
    atom = (
        rf"(?:(?<![a-z])(?P<cb>{before})\s?)?(?:(?P<num>(?<![\w.]){chain}|(?<=[a-z$€£¥₩]){chain})|(?P<word>{words}){gap}(?P<ws>{scale}|{percent}))"
        rf"(?:\s?(?P<band>{bands}))?(?:{gap}(?:(?P<ca>{after})|(?P<pc>{percent})))?(?:\s?(?P<band2>{bands}))?"
    )
    fillers = _edged(lexicon.fillers, lexicon)
    filler = rf"[\s\"'(:~「『“-]*(?:{fillers}[\s\"'(:~]*){{0,4}}"
    return _Forms(
        atom=re.compile(atom),
        piece=re.compile(piece),
        rates=re.compile(alternation(tuple(lexicon.rate_bands), lexicon)),
        join=re.compile(rf"{_DASH}|\s?{_edged(lexicon.range_words, lexicon)}\s?"),
        join_between=re.compile(rf"\s?{_edged(lexicon.between_and, lexicon)}\s?|{_DASH}"),
        filler=re.compile(filler),
        bracket=re.compile(r"\s?[(\[（]\s?\D{0,14}"),
    )


def plain_number(text: str, lexicon: Lexicon) -> Decimal:
    """The value of digits as `lexicon` writes them: `1,250.5`, `1.250,5`, `五六○`."""
    for sign, digit in lexicon.digits.items():
        text = text.replace(sign, digit)
    for sign in lexicon.grouping + " \u00a0":
        text = re.sub(rf"{re.escape(sign)}(?=\d{{3}}(?!\d))", "", text)
    for sign in lexicon.decimal:
        text = text.replace(sign, ".")
    return Decimal(text)


def _step(text: str, factor: Decimal, lexicon: Lexicon) -> Decimal:
    """The place value of the last significant digit of `text` times `factor`."""
    number = plain_number(text, lexicon)
    exponent = number.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and exponent < 0 else 0
    if not places and number:
        places = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return Decimal(10) ** places * factor


def _chained(text: str, lexicon: Lexicon) -> tuple[Decimal, Decimal, Decimal]:
    """Value, scale and step of a numeral whose scales may add up (1조2000억) or stand alone (64 billion)."""
    total = section = Decimal(0)
    scale = step = Decimal(1)
    for hit in _forms(lexicon).piece.finditer(text):
        number = plain_number(hit["n"], lexicon) if hit["n"] else Decimal(1)
        factor = Decimal(1)
        for small in re.findall(_literal(tuple(lexicon.small_scales)), hit["s"] or hit["s0"] or ""):
            factor *= lexicon.small_scales[small]
        section += number * factor
        big = hit["b"] or hit["b0"]
        step = _step(hit["n"] or "1", factor, lexicon)
        if big:
            big_scale = lexicon.scales[re.sub(r"\s+", " ", big)]
            total, section, step = total + section * big_scale, Decimal(0), step * big_scale
            scale = max(scale, big_scale)
        elif factor > 1:
            scale = max(scale, factor)
    return total + section, scale, step


def _atom(hit: re.Match[str], text: str, lexicon: Lexicon) -> Atom | None:
    """The atom of one match; `None` where the digits belong to a word (`5G`, `18A`)."""
    if hit["num"]:
        value, scale, step = _chained(hit["num"], lexicon)
    else:
        scale = lexicon.scales.get(hit["ws"]) or lexicon.percents[hit["ws"]]
        value = lexicon.numbers[re.sub(r"\s+", " ", hit["word"])] * scale
        step = scale
    percent = hit["pc"] or (hit["ws"] if hit["ws"] in lexicon.percents else None)
    if percent and hit["num"]:
        value, step = value * lexicon.percents[percent], step * lexicon.percents[percent]
    written = hit["ca"] or hit["cb"]
    tables = (lexicon.currency_after, lexicon.currency_before)
    currency = next((t[w] for t in tables if (w := re.sub(r"\s+", " ", written or "")) in t), None)
    end = hit.end()
    loose = scale == 1 and not currency and not percent
    if (
        loose
        and end < len(text)
        and (text[end].isalnum() if not lexicon.joined else text[end].isascii() and text[end].isalpha())
    ):
        return None
    last = re.search(r"[a-z]+$", hit["num"] or "")
    short = bool(last and len(last[0]) <= 2)
    band = lexicon.bands.get(hit["band"] or hit["band2"] or "")
    return Atom(Span(hit.start(), end), value, scale, step, currency, bool(percent), short, band)


def atoms(text: str, span: Span, lexicon: Lexicon) -> Iterator[Atom]:
    """Every number of `span` with its scale and currency, by place."""
    for hit in _forms(lexicon).atom.finditer(text, span.start, span.end):
        if found := _atom(hit, text, lexicon):
            yield found


def _same_units(low: Atom, high: Atom) -> tuple[Atom, Atom] | None:
    """Both ends with each other's scale and currency where one of them names none; `None` if they cannot be a pair."""
    if low.rate != high.rate:
        bare = high if low.rate else low
        if bare.currency or bare.scale > 1:
            return None
        low, high = (
            replace(a, value=a.value * _RATE, step=a.step * _RATE, rate=True) if a is bare else a for a in (low, high)
        )
    if low.currency and high.currency and low.currency != high.currency:
        return None
    currency = low.currency or high.currency
    low, high = replace(low, currency=currency), replace(high, currency=currency)
    if low.scale == 1 and high.scale > 1 and not low.rate and low.value < high.value / high.scale * 10:
        low = replace(low, value=low.value * high.scale, scale=high.scale, step=low.step * high.scale)
    elif high.scale == 1 and low.scale > 1 and not low.rate and high.value < low.value:
        high = replace(high, value=high.value * low.scale, scale=low.scale, step=high.step * low.scale)
    return (low, high) if low.value < high.value else None


_RATE = Decimal("0.01")


def _after(marks: Sequence[Mark], table: str, end: int) -> bool:
    """Whether a word of `table` ends at `end` or one blank before it."""
    return any(mark.table == table and end - 2 <= mark.span.end <= end for mark in marks)


def _pairs(
    text: str, found: Sequence[Atom], marks: Sequence[Mark], lexicon: Lexicon
) -> Iterator[tuple[Atom, Atom | None]]:
    """Atoms alone or two by two, where the text between them joins them to a range."""
    forms = _forms(lexicon)
    skip = False
    for index, atom in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None:
            gap = text[atom.span.end : following.span.start]
            inner = _hedged_gap(gap, marks, atom.span.end, following.span.start)
            between = _after(marks, "between", atom.span.start)
            joined = forms.join.fullmatch(inner) or (between and forms.join_between.fullmatch(inner))
            pair = _same_units(atom, following) if joined and not _moved(text, atom, marks, gap) else None
            if pair:
                skip = True
                yield pair
                continue
        yield atom, None


def _hedged_gap(gap: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """`gap` without a hedge in it: "$30 billion to about $34 billion" is a range like any other."""
    for mark in marks:
        if mark.table == "about_before" and start <= mark.span.start and mark.span.end <= end:
            gap = gap[: mark.span.start - start] + gap[mark.span.end - start :]
            return re.sub(r"\s+", " ", gap)
    return gap


def _moved(text: str, atom: Atom, marks: Sequence[Mark], gap: str) -> bool:
    """Whether "from A to B" tells a move and no range: a word of `moves_from` stands before A, and no dash between."""
    if "-" in gap:
        return False
    ranging = {mark.span.end for mark in marks if mark.table == "between"}
    ends = {mark.span.end for mark in marks if mark.table == "moves_from"} - ranging
    hedges = [mark for mark in marks if mark.table in ("about_before", "floor_before", "ceiling_before")]
    place = atom.span.start
    for mark in reversed(hedges):
        if place - 2 <= mark.span.end <= place:
            place = mark.span.start
    return any(place - 2 <= end <= place for end in ends)


def _unit(low: Atom) -> Unit | None:
    """What the atom counts; a scale as short as "m" counts only beside a currency, and a year not at all."""
    if low.rate:
        return Unit.RATE
    if low.currency or (low.scale > 1 and not low.short):
        return Unit.MONEY
    if low.scale > 1 or (_YEARS[0] <= low.value <= _YEARS[1] and low.value == low.value.to_integral_value()):
        return None
    return Unit.BARE


def _banded(low: Atom) -> Range:
    """10조원대 중후반: shares of the place of the leading digit."""
    if low.band is None:
        return Range.point(low.value, step=low.step)
    place = Decimal(10) ** low.value.adjusted()
    return Range(low.value + low.band[0] * place, low.value + low.band[1] * place, approx=True, step=low.step)


def _bare_amounts(text: str, span: Span, lexicon: Lexicon, marks: Sequence[Mark]) -> Iterator[Amount]:
    found = list(atoms(text, span, lexicon))
    counts = {m.span.start for m in marks if m.table in ("count_units", "per_units")}
    for low, high in _pairs(text, found, marks, lexicon):
        end = (high or low).span.end
        unit = _unit(low) or (high and _unit(high))
        follows = re.match(r"[\s-]?", text[end:])
        after = end + (follows.end() if follows else 0)
        if unit is None or (unit is not Unit.RATE and (after in counts or end in counts)):
            continue
        if high is None:
            yield Amount(Span(low.span.start, end), unit, _banded(low), low.currency)
        else:
            steps = min(low.step, high.step)
            yield Amount(Span(low.span.start, end), unit, Range(low.value, high.value, step=steps), low.currency)
    for hit in _forms(lexicon).rates.finditer(text, span.start, span.end):
        ends = lexicon.rate_bands.get(hit[0]) or next(
            v for k, v in lexicon.rate_bands.items() if hit[0].startswith(k.rstrip("*"))
        )
        yield Amount(Span(hit.start(), hit.end()), Unit.RATE, Range(*ends, approx=True))


def amounts(text: str, span: Span, lexicon: Lexicon, marks: Sequence[Mark]) -> tuple[Amount, ...]:
    """The figures of `span` with their hedges and bounds, by place. Conversions in brackets are left out."""
    ordered = sorted(_bare_amounts(text, span, lexicon, marks), key=lambda a: a.span)
    kept: list[Amount] = []
    for amount in ordered:
        if kept and _converts(text, kept[-1], amount, lexicon):
            continue
        kept.append(amount)
    return tuple(_bounded(text, amount, lexicon, marks) for amount in kept)


def _converts(text: str, first: Amount, second: Amount, lexicon: Lexicon) -> bool:
    """Whether `second` gives `first` again in another currency, in brackets right behind it."""
    gap = text[first.span.end : second.span.start]
    different = first.currency != second.currency and second.currency is not None
    return first.unit is Unit.MONEY and different and bool(_forms(lexicon).bracket.fullmatch(gap))


_BEFORE = {"floor_before": "floor", "ceiling_before": "ceiling", "about_before": "about"}
_AFTER = {"floor_after": "floor", "ceiling_after": "ceiling", "about_after": "about"}


def _bounded(text: str, amount: Amount, lexicon: Lexicon, marks: Sequence[Mark]) -> Amount:
    """`amount` with the bounds and hedges that stand directly before and after it."""
    said, start, end = _hedges(text, amount.span, lexicon, marks)
    low, high = amount.range.ends
    point = low == high
    if "floor" in said and point:
        high = None
    elif "ceiling" in said and point:
        low = None
    approx = amount.range.approx or "about" in said
    return replace(amount, span=Span(start, end), range=Range(low, high, approx, amount.range.step))


def _hedges(text: str, span: Span, lexicon: Lexicon, marks: Sequence[Mark]) -> tuple[set[str], int, int]:
    """The kinds of hedges that touch `span`, and the span grown over them."""
    filler = _forms(lexicon).filler
    said: set[str] = set()
    start, end = span.start, span.end
    before = [mark for mark in marks if mark.table in _BEFORE and mark.span.end <= start]
    for mark in sorted(before, key=lambda m: (-m.span.end, m.span.start)):
        kind = _BEFORE[mark.table]
        if mark.span.end <= start and filler.fullmatch(text, mark.span.end, start):
            said.add(kind)
            start = mark.span.start
    for mark in marks:
        kind = _AFTER.get(mark.table)
        if kind and mark.span.start >= end and not text[end : mark.span.start].strip(" )\"'"):
            said.add(kind)
            end = mark.span.end
    return said, start, end
