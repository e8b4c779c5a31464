"""Numbers, scales, currencies, ranges and bounds in any lexicon: folded text becomes spanned amounts.

Atoms first (one number with its scale and currency), then pairs of atoms become ranges, then the words around them
become hedges and bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import alternation
from capex.money import AMBIGUOUS, Range
from capex.statement import Action
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
    return f"(?:{_literal(rest)}|{_literal(latin)}{edge})"


def _digit(lexicon: Lexicon) -> str:
    """A run of digits. A single sign that is also a word (一, 五) is a digit only before a scale or a percent sign."""
    if not lexicon.digits:
        return "[0-9]+"
    signs = "[" + "".join(map(re.escape, lexicon.digits)) + "]"
    units = _literal((*lexicon.small_scales, *lexicon.scales, *lexicon.percents))
    return rf"(?:[0-9]+|{signs}{{2,}}|{signs}(?=\s?{units}|\Z))"


def _stems(words: Sequence[str], lexicon: Lexicon) -> str:
    """Any of `words`, some of them stems, with one edge for all, so that most places are passed over at once."""
    if lexicon.joined or not words:
        return alternation(tuple(words), lexicon)
    forms = (
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"


def _number(lexicon: Lexicon) -> str:
    digit = _digit(lexicon)
    decimal = "[" + "".join(map(re.escape, lexicon.decimal)) + "]"
    group = "(?:[" + "".join(map(re.escape, lexicon.grouping)) + r"]|\s(?=\d{3}(?!\d)))"
    return rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|{digit})(?:{decimal}{digit})?|(?<!\w){decimal}\d+"


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    words = _edged(tuple(lexicon.numbers), lexicon)
    words = rf"(?<!\w){words}" if lexicon.spaced else alternation(tuple(lexicon.numbers), lexicon)
    scale = _edged(tuple(lexicon.scales), lexicon)
    small = _edged(tuple(lexicon.small_scales), lexicon)
    digits = _number(lexicon)
    gap = r"[\s-]?"
    piece = rf"(?P<n>{digits})(?P<s>(?:\s?{small})*)[\s-]?(?P<b>{scale})?|(?P<s0>(?:{small})+)\s?(?P<b0>{scale})"
    section = rf"(?:{digits})(?:\s?{small})*"
    if lexicon.chained:  # 2억7천5백만: sections, and inside of them several small scales
        section = rf"{section}(?:(?:{digits})(?:{small})+)*"
        chain = rf"{section}(?:{gap}{scale})?(?:\s?{section}\s?{scale})*(?:(?:{digits}){small})*"
    else:
        chain = rf"{section}(?:{gap}{scale})?"
    before, after = _literal(tuple(lexicon.currency_before)), _edged(tuple(lexicon.currency_after), lexicon)
    percent = _edged(tuple(lexicon.percents), lexicon)
    particles = _literal(lexicon.particles)
    end = rf"(?=(?:{particles})?(?![{lexicon.letters}]))" if lexicon.particles else ""
    bands = rf"(?!{after}){_literal(tuple(lexicon.bands))}{end}"
    edge = "[0-9a-z.,]" if lexicon.joined else r"[\w.]"
    # A number word without a scale counts only before a further number that has one ("between five and six billion").
    links = _edged((*lexicon.range_words, *lexicon.between_and), lexicon) if lexicon.spaced else r"(?!)"
    lead = rf"\s{links}\s(?:{words}|\d)"
    atom = (
        rf"(?:(?<![a-z])(?P<cb>{before})\s?)?(?:(?P<num>(?<!{edge}){chain}|(?<=[a-z$€£¥₩]){chain})|(?P<word>{words}){gap}(?P<ws>{scale}|{percent})|(?<!\d\s)(?P<lone>{words})(?={lead}))"
        rf"(?:\s?(?P<band>{bands}))?(?:{gap}(?:(?P<ca>{after})|(?P<pc>{percent})))?(?:\s?(?P<band2>{bands}))?"
    )
    fillers = _edged(lexicon.fillers, lexicon)
    filler = rf"[\s\"'(:~「『“-]*(?:{fillers}[\s\"'(:~]*){{0,4}}"
    return _Forms(
        atom=re.compile(atom),
        piece=re.compile(piece),
        rates=re.compile(_stems(tuple(lexicon.rate_bands), lexicon)),
        join=re.compile(rf"{_DASH}|\s?{_edged(lexicon.range_words, lexicon)}\s?"),
        join_between=re.compile(rf"\s?{_edged(lexicon.between_and, lexicon)}\s?|{_DASH}"),
        filler=re.compile(filler),
        bracket=re.compile(r"\s?[(\[（]\s?\D{0,14}"),
    )


@lru_cache(maxsize=4096)
def plain_number(text: str, lexicon: Lexicon) -> Decimal:
    """The value of digits as `lexicon` writes them: `1,250.5`, `1.250,5`, `五六○`."""
    for sign, digit in lexicon.digits.items():
        text = text.replace(sign, digit)
    for sign in lexicon.grouping + " \u00a0":
        text = re.sub(rf"{re.escape(sign)}(?=\d{{3}}(?!\d))", "", text)
    for sign in lexicon.decimal:
        text = text.replace(sign, ".")
    return Decimal(text)


@lru_cache(maxsize=4096)
def _step(text: str, factor: Decimal, lexicon: Lexicon) -> Decimal:
    """The place value of the last significant digit of `text` times `factor`."""
    number = plain_number(text, lexicon)
    exponent = number.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and exponent < 0 else 0
    if not places and number:
        places = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return Decimal(10) ** places * factor


@lru_cache(maxsize=4096)
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
    elif hit["lone"]:
        value = lexicon.numbers[re.sub(r"\s+", " ", hit["lone"])]
        scale = step = Decimal(1)
    else:
        scale = lexicon.scales.get(hit["ws"]) or lexicon.percents[hit["ws"]]
        value = lexicon.numbers[re.sub(r"\s+", " ", hit["word"])] * scale
        step = scale
    percent = hit["pc"] or (hit["ws"] if hit["ws"] in lexicon.percents else None)
    if percent and hit["num"]:
        scale = lexicon.percents[percent]
        value, step = value * scale, step * scale
    currency, end = _currency(hit, lexicon), hit.end()
    loose = scale == 1 and not currency and not percent and not hit["lone"]
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


def _currency(hit: re.Match[str], lexicon: Lexicon) -> str | None:
    """The currency written after or before the number; of two that one which needs no context (新台幣3000億元)."""
    tables = ((lexicon.currency_after, hit["ca"]), (lexicon.currency_before, hit["cb"]))
    found = [table[word] for table, raw in tables if (word := re.sub(r"\s+", " ", raw or "")) in table]
    return next((code for code in found if code not in AMBIGUOUS), found[0] if found else None)


#: A currency or a number in words before a digit or a scale is at most so many characters long.
_LEAD = 24


@cache
def _counting(lexicon: Lexicon) -> re.Pattern[str]:
    """A digit, or a scale that a number word may stand before: without either a sentence holds no number."""
    words = [word for word in (*lexicon.scales, *lexicon.percents) if len(word) > 1]
    return re.compile(r"\d|" + "|".join(map(re.escape, words)))


def _may_count(text: str, span: Span, lexicon: Lexicon) -> bool:
    return _counting(lexicon).search(text, span.start, span.end) is not None


def atoms(text: str, span: Span, lexicon: Lexicon) -> Iterator[Atom]:
    """Every number of `span` with its scale and currency, by place."""
    if lexicon.spaced and not lexicon.joined and not _may_count(text, span, lexicon):
        return
    hits = _near_digits(text, span, lexicon) if lexicon.spaced and not lexicon.digits else None
    for hit in hits or _forms(lexicon).atom.finditer(text, span.start, span.end):
        if found := _atom(hit, text, lexicon):
            yield found


def _near_digits(text: str, span: Span, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The matches of the long expression for numbers, looked for only where a digit or a scale stands."""
    atom, counting, place = _forms(lexicon).atom, _counting(lexicon), span.start
    while sign := counting.search(text, place, span.end):
        start = max(place, sign.start() - _LEAD)
        hit = atom.search(text, start, span.end)
        if hit is None:
            return
        yield hit
        place = max(hit.end(), place + 1)


def _is_year(atom: Atom) -> bool:
    """Whether a number without currency or scale looks like a year."""
    plain = atom.scale == 1 and not atom.currency and not atom.rate
    return plain and _YEARS[0] <= atom.value <= _YEARS[1] and atom.value == atom.value.to_integral_value()


def _same_units(low: Atom, high: Atom) -> tuple[Atom, Atom] | None:
    """Both ends with each other's scale and currency where one of them names none; `None` if they cannot be a pair."""
    if _is_year(low) and not _is_year(high):
        return None
    if low.rate != high.rate:
        bare = high if low.rate else low
        if bare.currency or bare.scale > 1:
            return None
        rate = (low if low.rate else high).scale
        low, high = (
            replace(a, value=a.value * rate, step=a.step * rate, rate=True) if a is bare else a for a in (low, high)
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


def _after(marks: Sequence[Mark], table: str, end: int) -> bool:
    """Whether a word of `table` ends at `end` or one blank before it."""
    return any(mark.table == table and end - 2 <= mark.span.end <= end for mark in marks)


def _before(marks: Sequence[Mark], table: str, start: int) -> bool:
    """Whether a word of `table` begins at `start` or one blank behind it."""
    return any(mark.table == table and start <= mark.span.start <= start + 1 for mark in marks)


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
            between = between or _before(marks, "between_after", following.span.end)
            joined = forms.join.fullmatch(inner) or (between and forms.join_between.fullmatch(inner))
            fresh = not (index and _stands_before(text, found[index - 1], atom, marks))
            moved = joined and fresh and _moved(text, atom, following, marks)
            pair = _same_units(atom, following) if joined and not moved else None
            if pair:
                skip = True
                yield pair
                continue
        yield atom, None


def _stands_before(text: str, figure: Atom, atom: Atom, marks: Sequence[Mark]) -> bool:
    """Whether only "from" parts a new figure from the old range: "cut to 3.4 billion from 3.8 to 4.2 billion"."""
    gap = Span(min(figure.span.end, atom.span.start), atom.span.start)
    leads = [m for m in marks if m.table == "moves_from" and gap.covers(m.span)]
    return any(m.span.of(text) == gap.of(text).strip() for m in leads) and atom.scale == figure.scale


def _hedged_gap(gap: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """`gap` without a hedge in it: "$30 billion to about $34 billion" is a range like any other."""
    for mark in marks:
        if mark.table == "about_before" and start <= mark.span.start and mark.span.end <= end:
            gap = gap[: mark.span.start - start] + gap[mark.span.end - start :]
            return re.sub(r"\s+", " ", gap)
    return gap


def _moved(text: str, atom: Atom, following: Atom, marks: Sequence[Mark]) -> bool:
    """Whether "from A to B" tells a move and no range: `moves_from` leads to A, and `moves_to` or a range word to B.

    Where the first word opens ranges as well ("de 75 à 85"), a verb of change must govern it.
    """
    gap = Span(atom.span.end, following.span.start)
    if "-" in gap.of(text) or not any(m.table in ("moves_to", "range_words") and gap.covers(m.span) for m in marks):
        return False
    beyond = range(following.span.end, following.span.end + 3)
    if any(m.table == "prior_after" and m.span.start in beyond for m in marks):  # 由380億至420億，收斂到…: both are old
        return False
    start = _opening(atom, marks)
    if _by_so_much(atom, following, start, marks):
        return True
    opening = [m for m in marks if m.table == "moves_from" and start - 2 <= m.span.end <= start]
    ranging = [m for m in marks if opening and m.table == "between" and m.span.end == opening[0].span.end]
    if any(m.span.start < opening[0].span.start for m in ranging):
        return False
    goal = any(m.table == "moves_to" and gap.covers(m.span) for m in marks)
    if not opening or ranging:
        return bool(opening) and goal and _governed(text, opening[0], marks)
    return goal


#: A plan is more than this many times the size of its change.
_CHANGE = 3


def _by_so_much(atom: Atom, following: Atom, start: int, marks: Sequence[Mark]) -> bool:
    """Whether the first figure is the size of a change and the second its goal: "by $500 million to $14 billion"."""
    change = any(m.table == "deltas" and start - 2 <= m.span.end <= start for m in marks)
    return change and min(atom.scale, following.scale) > 1 and atom.value * _CHANGE < following.value


def _opening(atom: Atom, marks: Sequence[Mark]) -> int:
    """Where `atom` begins together with the hedges right before it."""
    place = atom.span.start
    for mark in reversed(marks):
        if mark.table in ("about_before", "floor_before", "ceiling_before") and place - 2 <= mark.span.end <= place:
            place = mark.span.start
    return place


def _governed(text: str, opening: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a verb of raising or lowering leads to `opening`, with no comma and no goal between."""
    verbs = [
        m.span.end for m in marks if m.table == "actions" and m.value in _CHANGES and m.span.end <= opening.span.start
    ]
    between = Span(max(verbs), opening.span.start) if verbs else None
    if between is None or "," in between.of(text):
        return False
    return not any(m.table == "moves_to" and between.covers(m.span) for m in marks)


_CHANGES = (Action.RAISED, Action.LOWERED)


def _shared(text: str, found: list[Atom], marks: Sequence[Mark], lexicon: Lexicon) -> list[Atom]:
    """`found` where bare numbers have the scale and currency of the figure to which a word joins them.

    "Von 75 auf 85 Milliarden", "40 bis 42 statt 38 bis 42 Milliarden", "85 Milliarden statt 75".
    """
    for low, high in [(n, n + 1) for n in reversed(range(len(found) - 1))] + [
        (n + 1, n) for n in range(len(found) - 1)
    ]:
        bare, full = found[low], found[high]
        first, second = sorted((bare, full), key=lambda a: a.span)
        if bare.scale == 1 and full.scale > 1 and not (bare.rate or full.rate or _is_year(bare)):
            scaled = replace(bare, value=bare.value * full.scale, scale=full.scale, step=bare.step * full.scale)
            alike = full.value / 20 < scaled.value < full.value * 20 and bare.currency in (None, full.currency)
            if alike and _linked(text, first, second, marks, lexicon):
                found[low] = replace(scaled, currency=full.currency)
    return found


def _linked(text: str, first: Atom, second: Atom, marks: Sequence[Mark], lexicon: Lexicon) -> bool:
    """Whether old and new stand side by side, so that the unit of one of them serves both."""
    gap = Span(first.span.end, second.span.start)
    if gap.end - gap.start > _LINK or any(sign in gap.of(text) for sign in ".;\n"):
        return False
    linking = {m.table for m in marks if gap.covers(m.span) and m.span.start <= gap.start + 2}
    if "priors" in linking:
        return True
    start = _opening(first, marks)
    leaving = any(m.table == "moves_from" and start - 2 <= m.span.end <= start for m in marks)
    ranging = _forms(lexicon).join.fullmatch(_hedged_gap(gap.of(text), marks, gap.start, gap.end))
    return first.scale == 1 and ((leaving and "moves_to" in linking) or ranging is not None)


#: Signs between the old and the new figure.
_LINK = 30


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
    """10조원대 중후반: shares of the place of the last digit that is no zero."""
    if low.band is None:
        return Range.point(low.value, step=low.step)
    exponent = low.value.normalize().as_tuple().exponent
    place = Decimal(10) ** exponent if isinstance(exponent, int) else low.step
    return Range(low.value + low.band[0] * place, low.value + low.band[1] * place, approx=True, step=low.step)


def _bare_amounts(text: str, span: Span, lexicon: Lexicon, marks: Sequence[Mark]) -> Iterator[Amount]:
    found = _shared(text, list(atoms(text, span, lexicon)), marks, lexicon)
    counts = {m.span.start for m in marks if m.table in ("count_units", "per_units")}
    for low, high in _pairs(text, found, marks, lexicon):
        end = (high or low).span.end
        unit = _unit(low) or (_unit(high) if high else None)
        follows = re.match(r"[\s-]?", text[end:])
        after = end + (follows.end() if follows else 0)
        counted = not (lexicon.joined and (low.currency or (high and high.currency)))  # 100億美元 is money: 代 in 代表
        if unit is None or (unit is not Unit.RATE and counted and (after in counts or end in counts)):
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
    closed: dict[int, int] = {}  # where the bracket with a conversion ends, by where its figure begins
    for amount in ordered:
        if kept and _converts(text, kept[-1], amount, lexicon):
            closed[kept[-1].span.start] = amount.span.end
            continue
        kept.append(amount)
    return tuple(_bounded(text, amount, closed.get(amount.span.start), lexicon, marks) for amount in kept)


def _converts(text: str, first: Amount, second: Amount, lexicon: Lexicon) -> bool:
    """Whether `second` gives `first` again in another currency, in brackets right behind it."""
    gap = text[first.span.end : second.span.start]
    different = first.currency != second.currency and second.currency is not None
    return first.unit is Unit.MONEY and different and bool(_forms(lexicon).bracket.fullmatch(gap))


_BEFORE = {"floor_before": "floor", "ceiling_before": "ceiling", "about_before": "about"}
_AFTER = {"floor_after": "floor", "ceiling_after": "ceiling", "about_after": "about"}


def _bounded(text: str, amount: Amount, closed: int | None, lexicon: Lexicon, marks: Sequence[Mark]) -> Amount:
    """`amount` with the bounds and hedges around it, or behind its conversion: 100억달러(13조원) 이상."""
    said, start, end = _hedges(text, amount.span, lexicon, marks)
    if closed is not None:
        behind, _, beyond = _hedges(text, Span(start, closed), lexicon, marks)
        said, end = said | behind, beyond if behind else end
    low, high = amount.range.ends
    point = low == high
    if "floor" in said and point:
        high = None
    elif "ceiling" in said and point:
        low = None
    approx = amount.range.approx or "about" in said
    return replace(amount, span=Span(start, end), range=Range(low, high, approx, amount.range.step))


def _is_goal(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a word for "up to" only says where a verb of change leads: "aumenta la inversión hasta 85.000"."""
    if mark.table != "ceiling_before" or not any(m.table == "moves_to" and m.span == mark.span for m in marks):
        return False
    before = [m for m in marks if m.table in ("actions", "plans") and m.span.end <= mark.span.start]
    changes = [m.span for m in before if m.table == "actions" and m.value in _CHANGES]
    nouns = {m.span for m in marks if m.table == "guidance"}
    plans = [m.span for m in before if m.table == "plans" and m.span not in changes and m.span not in nouns]
    return bool(changes) and max(changes) > max(plans, default=Span(0, 0))


def _hedges(text: str, span: Span, lexicon: Lexicon, marks: Sequence[Mark]) -> tuple[set[str], int, int]:
    """The kinds of hedges that touch `span`, and the span grown over them."""
    filler = _forms(lexicon).filler
    said: set[str] = set()
    start, end = span.start, span.end
    before = [m for m in marks if m.table in _BEFORE and m.span.end <= start and not _is_goal(m, marks)]
    for mark in sorted(before, key=lambda m: (-m.span.end, m.span.start)):
        kind = _BEFORE[mark.table]
        if mark.span.end <= start and filler.fullmatch(text, mark.span.end, start):
            said.add(kind)
            start = mark.span.start
    for mark in marks:
        behind = _AFTER.get(mark.table)
        if behind and mark.span.start >= end and not text[end : mark.span.start].strip(" )\"'"):
            said.add(behind)
            end = mark.span.end
    return said, start, end
