"""How a language writes numbers, ranges and what stands beside them, as regular expressions on folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from capex.lexicon.words import Lexicon
from capex.matching import alternation
from capex.spoken import before_halves, no_rest, spoken

_DASH = r"\s?(?:-|—|―|~|∼|〜|─|－)\s?"


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


def literal(words: Sequence[str]) -> str:
    """Any of `words`, longest first; never matches where there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in ordered) + ")" if ordered else r"(?!)"


def _edged(words: Sequence[str], lexicon: Lexicon) -> str:
    """Like `_literal`, with an edge after words that end in a Latin letter."""
    latin = [word for word in words if word[-1].isalpha() and (not lexicon.joined or word[-1].isascii())]
    rest = [word for word in words if word not in latin]
    edge = "(?![a-z0-9])" if lexicon.joined else r"(?!\w)"
    return f"(?:{literal(rest)}|{literal(latin)}{edge})"


def _digit(lexicon: Lexicon) -> str:
    """A run of digits. A single sign that is also a word (一, 五) is a digit only before a scale or a percent sign."""
    if not lexicon.digits:
        return "[0-9]+"
    signs = "[" + "".join(map(re.escape, lexicon.digits)) + "]"
    units = literal((*lexicon.small_scales, *lexicon.scales, *lexicon.percents))
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
    lead = rf"(?:(?:\d{{1,3}}|{literal(tuple(lexicon.numbers))})\s)?{literal(tuple(lexicon.small_scales))}"
    return rf"{lead}\s\d{{1,3}}(?!\d)|"


@cache
def forms(lexicon: Lexicon) -> Forms:
    """The regular expressions for the numbers of `lexicon`, compiled once."""
    words = _edged(tuple(lexicon.numbers), lexicon)
    words = rf"(?<!\w){words}" if lexicon.spaced else alternation(tuple(lexicon.numbers), lexicon)
    if lexicon.hundreds:  # the five of "thirty-five" is no number
        words = rf"(?<!\w)(?<![a-z]-)(?:{spoken(lexicon)}|{no_rest(lexicon)}{words})"
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
    before, after = literal(tuple(lexicon.currency_before)), _edged(tuple(lexicon.currency_after), lexicon)
    if lexicon.spaced and not lexicon.joined:
        after = (
            rf"{after}(?!\d|'[a-z])"  # "US$3.2-US$3.9bn": the second sign is of the second number; "2027 won't" is none
        )
    percent = _edged(tuple(lexicon.percents), lexicon)
    particles = literal(lexicon.particles)
    end = rf"(?=(?:{particles})?(?![{lexicon.letters}]))" if lexicon.particles else ""
    bands = rf"(?!{after}){literal(tuple(lexicon.bands))}{end}" if lexicon.bands else r"(?!)"
    edge = r"(?<![0-9a-z.])(?<!\d,)" if lexicon.joined else r"(?<![\w.])"  # 設備,25億 begins a number, 1,250 none
    # A number word without a scale counts only before a further number that has one ("between five and six billion").
    links = _edged((*lexicon.range_words, *lexicon.between_and), lexicon) if lexicon.spaced else r"(?!)"
    lead = rf"\s{links}\s(?:{words}|\d)"
    atom = (
        rf"(?:(?<![a-z&])(?P<cb>{before})\s?)?(?:(?P<num>{edge}{before_halves(lexicon)}{chain}|(?<=[a-z$€£¥₩])(?<!\bq)(?<!\bh)(?<!\bfy){chain})|(?P<word>{words}){gap}(?P<ws>{scale}|{percent})|(?<!\d\s)(?P<lone>{words})(?={lead}))"
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
            rf"(?:{literal(behind)})?\s?[(\[（]\s?\D{{0,14}}|[,、]?\s?{literal(lexicon.converts)}\D{{0,10}}"
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


@cache
def in_rate_bands(lexicon: Lexicon) -> tuple[str, ...]:
    """Words of which each vague rate of `lexicon` holds one: without any there is none."""
    return tuple({max(re.findall(r"\w+", entry), key=len) for entry in lexicon.rate_bands})
