"""Numbers as any lexicon writes them, with their scale and currency: folded text becomes atoms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import alternation
from capex.money import AMBIGUOUS

_DASH = r"\s?(?:-|—|―|~|∼|〜|─|－)\s?"
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
class Forms:
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
    # Every group of one number is set apart by the same sign: "174,444 199,422" are two numbers of a table.
    blank = rf"\d{{1,3}}(?:\s\d{{3}})+(?![\d{re.escape(lexicon.grouping)}])"
    grouped = "|".join([*(rf"(?!0)\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?!\d)" for sign in lexicon.grouping), blank])
    return rf"{_thousands(lexicon)}(?:{grouped}|{digit})(?:{decimal}{digit})?|(?<!\w){decimal}\d+"


def _thousands(lexicon: Lexicon) -> str:
    """Thousands in a word and the rest in digits, as Mexico writes them: "87 mil 527", "tres mil 811", "mil 400"."""
    if not lexicon.spaced or lexicon.joined or not lexicon.small_scales:
        return ""
    lead = rf"(?:(?:\d{{1,3}}|{_literal(tuple(lexicon.numbers))})\s)?{_literal(tuple(lexicon.small_scales))}"
    return rf"{lead}\s\d{{1,3}}(?!\d)|"


@cache
def forms(lexicon: Lexicon) -> Forms:
    """The regular expressions for the numbers of `lexicon`, compiled once."""
    words = _edged(tuple(lexicon.numbers), lexicon)
    words = rf"(?<!\w){words}" if lexicon.spaced else alternation(tuple(lexicon.numbers), lexicon)
    scale = _edged(tuple(lexicon.scales), lexicon)
    small = _edged(tuple(lexicon.small_scales), lexicon)
    if lexicon.spaced and not lexicon.joined:
        small = r"(?!)"  # before a scale it is part of that: "175 mil millones"
    digits = _number(lexicon)
    gap = rf"(?:\s?[(\[](?={scale})|[\s-]?)" if lexicon.spaced else r"[\s-]?"  # an editor's "$6.7 (billion)"
    piece = rf"(?P<n>{digits})(?P<s>(?:\s?{small})*){gap}(?P<b>{scale})?|(?P<s0>(?:{small})+)\s?(?P<b0>{scale})"
    section = rf"(?:{digits})(?:\s?{small})*"
    if lexicon.chained:  # 2억7천5백만, 4천762억: sections, and inside of them several small scales
        section = rf"(?:{digits})(?:(?:\s?{small})+(?:(?:{digits})(?:{small})+)*(?:{digits})?)?"
        chain = rf"{section}(?:{gap}{scale})?(?:\s?{section}\s?{scale})*(?:(?:{digits}){small})*"
        if lexicon.vague_digits:  # 逾千億港元: one thousand, where nothing before it leaves the number open
            chain = rf"(?:{chain}|(?<![{lexicon.vague_digits}])(?:{small})+{scale})"
    else:
        chain = rf"{section}(?:{gap}{scale})?"
    before, after = _literal(tuple(lexicon.currency_before)), _edged(tuple(lexicon.currency_after), lexicon)
    if lexicon.spaced and not lexicon.joined:
        after = rf"{after}(?!\d)"  # "US$3.2-US$3.9bn": the second sign is of the second number
    percent = _edged(tuple(lexicon.percents), lexicon)
    particles = _literal(lexicon.particles)
    end = rf"(?=(?:{particles})?(?![{lexicon.letters}]))" if lexicon.particles else ""
    bands = rf"(?!{after}){_literal(tuple(lexicon.bands))}{end}"
    edge = r"(?<![0-9a-z.])(?<!\d,)" if lexicon.joined else r"(?<![\w.])"  # 設備,25億 begins a number, 1,250 none
    # A number word without a scale counts only before a further number that has one ("between five and six billion").
    links = _edged((*lexicon.range_words, *lexicon.between_and), lexicon) if lexicon.spaced else r"(?!)"
    lead = rf"\s{links}\s(?:{words}|\d)"
    atom = (
        rf"(?:(?<![a-z])(?P<cb>{before})\s?)?(?:(?P<num>{edge}{chain}|(?<=[a-z$€£¥₩]){chain})|(?P<word>{words}){gap}(?P<ws>{scale}|{percent})|(?<!\d\s)(?P<lone>{words})(?={lead}))"
        rf"(?:\s?(?P<band>{bands}))?(?:{gap}(?:(?P<ca>{after})|(?P<pc>{percent})))?(?:\s?(?P<band2>{bands}))?"
    )
    if lexicon.spaced and not lexicon.joined:  # inside of words only digits begin one, which spares most places
        atom = rf"(?=\d|(?<![a-z])\S){atom}"
    fillers = _edged(lexicon.fillers, lexicon)
    behind = tuple(w for w in (*lexicon.between_after, *lexicon.about_after) if not w.startswith("re:"))
    filler = rf"[\s\"'(:~「『“-]*(?:{fillers}[\s\"'(:~]*){{0,4}}"
    return Forms(
        atom=re.compile(atom),
        piece=re.compile(piece),
        rates=re.compile(_stems(tuple(lexicon.rate_bands), lexicon)),
        join=re.compile(rf"{_DASH}|\s?{_stutter(lexicon.range_words, lexicon)}\s?"),
        join_between=re.compile(rf"\s?{_stutter(lexicon.between_and, lexicon)}\s?|{_DASH}"),
        filler=re.compile(filler),
        bracket=re.compile(
            rf"(?:{_literal(behind)})?\s?[(\[（]\s?\D{{0,14}}|[,、]?\s?{_literal(lexicon.converts)}\D{{0,10}}"
        ),
    )


@lru_cache(maxsize=256)
def rate_band(written: str, lexicon: Lexicon) -> tuple[Decimal, Decimal]:
    """The ends of a rate in words; its entry may leave the ends of words open: "niedrig* einstellig*"."""
    entries = lexicon.rate_bands.items()
    return next(ends for entry, ends in entries if re.fullmatch(_stems((entry,), lexicon), written))


def _stutter(words: Sequence[str], lexicon: Lexicon) -> str:
    """One of `words`, between blanks also begun anew, as speech is written down: "to -- to", "to million to"."""
    word = _edged(words, lexicon)
    if lexicon.joined or not lexicon.spaced:
        return word
    return rf"{word}(?:\s(?:--|{_edged(tuple(lexicon.scales), lexicon)})(?:\s{word})?|\s{word})?"


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
    raw = hit["band"] or hit["band2"] or ""
    if raw in lexicon.count_units and not currency and scale < _COUNTED:  # 30万台 are cars, 3000億台 is money
        return Atom(Span(hit.start(), end - len(raw)), value, scale, step, None, bool(percent), short, None)
    band = lexicon.bands.get(raw) or (_band_before(text, hit.start(), lexicon) if currency or scale != 1 else None)
    return Atom(Span(hit.start(), end), value, scale, step, currency, bool(percent), short, band)


def _band_before(text: str, start: int, lexicon: Lexicon) -> tuple[Decimal, Decimal] | None:
    """The band that a word right before a number makes of it: "in the mid-$30 billion range" is some 35 billion."""
    if not lexicon.bands_before or text[start - 1 : start] not in {"-", " "}:
        return None
    led = _BAND.search(text, max(start - _LEAD, 0), start)
    return lexicon.bands_before.get(led[1].replace("-", " ").replace("  ", " ")) if led else None


_BAND = re.compile(r"\b(?:the|in|to|of|from|at|around|about) (?:the )?([a-z][a-z -]*)[ -]\Z")


def _currency(hit: re.Match[str], lexicon: Lexicon) -> str | None:
    """The currency written after or before the number; of two that one which needs no context (新台幣3000億元)."""
    tables = ((lexicon.currency_after, hit["ca"]), (lexicon.currency_before, hit["cb"]))
    found = [table[word] for table, raw in tables if raw and (word := " ".join(raw.split())) in table]
    if not found and (unit := re.search(r"[a-z]+$", hit["num"] or "")):  # scales that hold a currency: "6,700 mdd"
        found = [code for code in (lexicon.currency_after.get(unit[0]),) if code]
    return next((code for code in found if code not in AMBIGUOUS), found[0] if found else None)


#: From this scale on a word that counts things, too, is one of a band of money.
_COUNTED = 10**8
#: A currency or a number in words before a digit or a scale is at most so many characters long.
_LEAD = 24


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
    for hit in hits or forms(lexicon).atom.finditer(text, span.start, span.end):
        if found := _atom(hit, text, lexicon):
            yield found


def _near_digits(text: str, span: Span, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The matches of the long expression for numbers, looked for only where a digit or a scale stands."""
    atom, counting, place = forms(lexicon).atom, _counting(lexicon), span.start
    while sign := counting.search(text, place, span.end):
        start = max(place, sign.start() - _LEAD)
        hit = atom.search(text, start, span.end)
        if hit is None:
            return
        yield hit
        place = max(hit.end(), place + 1)


def is_year(atom: Atom) -> bool:
    """Whether a number without currency or scale looks like a year."""
    plain = atom.scale == 1 and not atom.currency and not atom.rate
    return plain and _YEARS[0] <= atom.value <= _YEARS[1] and atom.value == atom.value.to_integral_value()
