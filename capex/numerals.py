"""Numbers as any lexicon writes them, with their scale and currency: folded text becomes atoms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.money import AMBIGUOUS
from capex.notation import forms, literal
from capex.spoken import number_of
from capex.tenths import with_tenths
from capex.tokens import Atom

_YEARS = (Decimal(1900), Decimal(2100))


@lru_cache(maxsize=4096)
def plain_number(text: str, lexicon: Lexicon) -> Decimal:
    """The value of digits as `lexicon` writes them: `1,250.5`, `1.250,5`, `五六○`."""
    for sign, digit in lexicon.digits.items():
        text = text.replace(sign, digit)
    if lexicon.spaced and not lexicon.joined and (words := re.split(r"\s", text))[-2:-1] and not words[-2].isdigit():
        *lead, thousand, rest = words
        many = lexicon.numbers[lead[0]] if lead and not lead[0].isdigit() else Decimal(lead[0] if lead else 1)
        return many * lexicon.small_scales[thousand] + Decimal(rest)
    signs = re.findall(r"[^\d\s]", text)
    last = signs[-1] if len(set(signs)) > 1 else ""  # of two signs the last is the decimal one: "2.712,345"
    for sign in lexicon.grouping + " \u00a0":
        if sign != last and not text.startswith("0"):
            text = re.sub(rf"{re.escape(sign)}(?=\d{{3}}(?!\d))", "", text)
    for sign in lexicon.decimal:
        text = text.replace(sign, ".")
    whole, _, places = "".join(text.split()).partition(".")
    return Decimal(f"{whole}.{places.replace('.', '')}")


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
    for hit in forms(lexicon).piece.finditer(text):
        number = plain_number(hit["n"], lexicon) if hit["n"] else Decimal(1)
        factor = Decimal(1)
        for small in re.findall(literal(tuple(lexicon.small_scales)), hit["s"] or hit["s0"] or ""):
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


class _Numeral(NamedTuple):
    """What one wording of a number says wherever it stands."""

    value: Decimal
    scale: Decimal
    step: Decimal
    currency: str | None
    rate: bool
    short: bool
    band: tuple[Decimal, Decimal] | None
    counts: int  #: so many signs at its end only count things
    loose: bool  #: with neither scale nor currency


_GROUPS = ("num", "lone", "word", "ws", "pc", "ca", "cb", "band", "band2")


@lru_cache(maxsize=4096)
def _numeral(groups: tuple[str | None, ...], lexicon: Lexicon) -> _Numeral:
    """The number whose parts are `groups`: wordings come back, and this takes longer than finding them."""
    num, lone, word, ws, pc, ca, cb, *bands = groups
    if num:
        value, scale, step = _chained(num, lexicon)
    elif lone:
        value = number_of(lone, lexicon)
        scale = step = Decimal(1)
    else:
        assert ws
        assert word
        scale = step = lexicon.scales.get(ws) or lexicon.percents[ws]
        number = number_of(word, lexicon)
        value, step = number * scale, scale if number % 1 == 0 else scale / 10
    percent = pc or (ws if ws in lexicon.percents else None)
    if percent and num:
        scale = lexicon.percents[percent]
        value, step = value * scale, step * scale
    currency = _currency(num, ca, cb, lexicon)
    last = re.search(r"[a-z]+$", num or "")
    short = bool(last and len(last[0]) <= 2)
    raw = bands[0] or bands[1] or ""
    counts = len(raw) if raw in lexicon.count_units and not currency and scale < _COUNTED else 0
    loose = scale == 1 and not currency and not percent and not lone
    band = None if counts else lexicon.bands.get(raw)  # 30万台 are cars, 3000億台 is money
    return _Numeral(value, scale, step, currency, bool(percent), short, band, counts, loose)


def _atom(hit: re.Match[str], text: str, lexicon: Lexicon) -> Atom | None:
    """The atom of one match; `None` where the digits belong to a word (`5G`, `18A`, `EPR2`)."""
    number, end = _numeral(hit.group(*_GROUPS), lexicon), hit.end()
    if number.loose and end < len(text):
        following = text[end]
        if following.isalnum() if not lexicon.joined else following.isascii() and following.isalpha():
            return None
    if number.loose and lexicon.spaced and not lexicon.joined and _NAMED.match(text, hit.start(), hit.start()):
        return None
    span = Span(hit.start(), end - number.counts)
    if number.band is None and lexicon.bands_before and not number.counts and (number.currency or number.scale != 1):
        return Atom(span, *number[:6], _band_before(text, hit.start(), lexicon))
    return Atom(span, *number[:7])


def _band_before(text: str, start: int, lexicon: Lexicon) -> tuple[Decimal, Decimal] | None:
    """The band that a word right before a number makes of it: "in the mid-$30 billion range" is some 35 billion."""
    if not lexicon.bands_before or _GLUED.sub("", text[max(start - _LEAD, 0) : start])[-1:] not in {"-", " "}:
        return None
    led = _band_led(lexicon).search(text, max(start - _LEAD, 0), start)
    return lexicon.bands_before.get(led[1].replace("-", " ").replace("  ", " ")) if led else None


_NAMED = re.compile(r"(?<=[^\W\d_][^\W\d_][^\W\d_])\Z")
#: A sign for money that is glued to its number, and in no table: "P50 billion".
_GLUED = re.compile(r"(?<=[ -])[a-z]{1,2}\Z")


@cache
def _band_led(lexicon: Lexicon) -> re.Pattern[str]:
    """A small word, an article perhaps, and the words for a band up to the number."""
    leads = literal((*lexicon.joins, *lexicon.inside, *lexicon.moves_to, *lexicon.about_before, *lexicon.fillers))
    words = sorted(lexicon.bands_before, key=len, reverse=True)
    bands = "|".join(re.escape(word).replace(r"\ ", "[ -]{1,2}") for word in words)  # "in the low- to mid-$30 billion"
    return re.compile(rf"(?<!\w){leads} (?:{literal(lexicon.fillers)} )?[\"']?({bands})[ -][a-z]{{0,2}}\Z")


def _currency(num: str | None, after: str | None, before: str | None, lexicon: Lexicon) -> str | None:
    """The currency written after or before the number; of two that one which needs no context (新台幣3000億元)."""
    tables = ((lexicon.currency_after, after), (lexicon.currency_before, before))
    found = [table[word] for table, raw in tables if raw and (word := " ".join(raw.split())) in table]
    if not found and (unit := re.search(r"[a-z]+$", num or "")):  # scales that hold a currency: "6,700 mdd"
        found = [code for code in (lexicon.currency_after.get(unit[0]),) if code]
    return next((code for code in found if code not in AMBIGUOUS), found[0] if found else None)


#: From this scale on a word that counts things, too, is one of a band of money.
_COUNTED = 10**8
#: A currency or a number in words before a digit or a scale is at most so many characters long.
_LEAD = 24
#: And so many, where it is spoken: "seven hundred and seventy-five million".
_SPOKEN = 60


@cache
def _counting(lexicon: Lexicon) -> re.Pattern[str]:
    """A digit, or a scale that a number word may stand before: without either a sentence holds no number."""
    words = [word for word in (*lexicon.scales, *lexicon.percents) if len(word) > 1]
    return re.compile("|".join(map(re.escape, (*"0123456789", *words))))  # plain alternatives let a search skip


def _may_count(text: str, span: Span, lexicon: Lexicon) -> bool:
    return _counting(lexicon).search(text, span.start, span.end) is not None


def atoms(text: str, span: Span, lexicon: Lexicon) -> Iterator[Atom]:
    """Every number of `span` with its scale and currency, by place."""
    if lexicon.spaced and not lexicon.joined and not _may_count(text, span, lexicon):
        return
    hits = _near_digits(text, span, lexicon) if lexicon.spaced and not lexicon.digits else None
    end = 0
    for hit in hits or forms(lexicon).atom.finditer(text, span.start, span.end):
        found = _atom(hit, text, lexicon) if hit.start() >= end else None  # the five of "a billion five" is told
        if found:
            found = with_tenths(found, text, lexicon) if found.scale > 1 and lexicon.spaced else found
            end = found.span.end
            yield found


def _near_digits(text: str, span: Span, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The matches of the long expression for numbers, looked for only where a digit or a scale stands."""
    atom, counting, place = forms(lexicon).atom, _counting(lexicon), span.start
    while sign := counting.search(text, place, span.end):
        hit = atom.search(text, _beginning(text, place, sign.start(), lexicon), span.end)
        if hit is None:
            return
        yield hit
        place = max(hit.end(), place + 1)


@cache
def _leading(lexicon: Lexicon) -> frozenset[str]:
    """The words that may stand in a number before its first digit or scale."""
    entries = (*lexicon.currency_before, *lexicon.numbers, *lexicon.hundreds, *lexicon.points, *lexicon.halves)
    return frozenset(word for entry in entries for word in _LETTERS.findall(entry))


_LETTERS = re.compile(r"[^\W\d_]+")


def _beginning(text: str, place: int, sign: int, lexicon: Lexicon) -> int:
    """Where a number with a digit or scale at `sign` begins at the earliest, not before `place`."""
    spoken = text[sign].isalpha() and not text[sign - 1 : sign].isalpha() and lexicon.hundreds
    start = max(place, sign - (_SPOKEN if spoken else _LEAD))
    words = _LETTERS.findall(text, start, sign)
    if not words or not _leading(lexicon).isdisjoint(words):
        return start
    return text.rindex(words[-1], start, sign) + len(words[-1])


#: Signs of a year.
_DIGITS = 4


def is_year(atom: Atom) -> bool:
    """Whether a number without currency or scale looks like a year; "2.000" with a sign in it does not."""
    plain = atom.scale == 1 and not atom.currency and not atom.rate and atom.span.end - atom.span.start <= _DIGITS
    return plain and _YEARS[0] <= atom.value <= _YEARS[1] and atom.value == atom.value.to_integral_value()
