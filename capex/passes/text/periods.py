"""Periods as they are written; what they mean for one company on one day is `capex.passes.text.calendar`'s to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon, PeriodForm
from capex.tokens import Marks, Sentence, When

#: Where one wording is in several tables, the first of them counts.
_RELATIVE = {
    "relative_quarters": ("Q", False),
    "relative_halves": ("H", False),
    "relative_numbered_years": ("", True),
    "relative_years": ("", False),
    "relative_fiscal_years": ("", True),
}
#: Of a word that counts no further: "the coming years".
_SOME = 3


@cache
def _patterns(lexicon: Lexicon) -> tuple[tuple[PeriodForm, re.Pattern[str]], ...]:
    return tuple((form, re.compile(_edge(lexicon) + pattern)) for form, pattern in lexicon.periods)


def _edge(lexicon: Lexicon) -> str:
    """What may not stand before a period: the rest of a number or word (a comma folds from a full-width one, too)."""
    return r"(?<![0-9a-z.])(?<!\d,)" if lexicon.joined else r"(?<![\w$€£¥.,/])"


@cache
def _any(lexicon: Lexicon, numbers: tuple[int, ...] | None = None) -> re.Pattern[str]:
    """One expression for any of the periods with these numbers, so that most places are looked at once."""
    periods = lexicon.periods if numbers is None else [lexicon.periods[number] for number in numbers]
    plain = (re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern in periods)
    return re.compile(_edge(lexicon) + "(?:" + "|".join(plain) + ")") if periods else re.compile(r"(?!)")


class _AnyOf(dict[tuple[int, ...], re.Pattern[str]]):
    """One expression for any of the periods with these numbers, made when they are first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        found = self[numbers] = _any(self._lexicon, numbers)
        return found


_any_of = cache(_AnyOf)


def _hits(text: str, span: Span, lexicon: Lexicon, marks: Marks) -> Iterator[When]:
    if marks.openings is None:
        yield from _hits_anywhere(text, span, lexicon)
    patterns, any_of = _patterns(lexicon), _any_of(lexicon)
    for start, numbers in marks.openings or ():
        if not any_of[numbers].match(text, start, span.end):
            continue
        for number in numbers:
            form, regex = patterns[number]
            if hit := regex.match(text, start, span.end):
                yield _when(form, hit, lexicon)


def _hits_anywhere(text: str, span: Span, lexicon: Lexicon) -> Iterator[When]:
    place = span.start
    while start := _any(lexicon).search(text, place, span.end):
        tried = ((form, regex.match(text, start.start(), span.end)) for form, regex in _patterns(lexicon))
        yield from (_when(form, hit, lexicon) for form, hit in tried if hit)
        place = start.start() + 1


def _year(text: str | None, lexicon: Lexicon, era: str | None = None) -> int | None:
    """A year of two or four digits, in signs where the language has them (二○二六); apostrophes do not count.

    One of an era, or of three digits, is counted from where that begins: 民國115年, 令和8年.
    """
    if not text:
        return None
    digits = re.sub(r"\D", "", "".join(lexicon.digits.get(sign, sign) for sign in text))
    if era or len(digits) == _OF_AN_ERA:
        return int(digits) + lexicon.eras.get(era or "", 0)
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


#: So many digits has a year only where an era is counted.
_OF_AN_ERA = 3


def _count(text: str | None, lexicon: Lexicon) -> int:
    if not text:
        return 0
    known = lexicon.numbers.get(text) or lexicon.digits.get(text) or lexicon.small_scales.get(text)  # 五年, 十年
    return int(known) if known is not None else int(text) if text.isdigit() else lexicon.vague_counts.get(text, _SOME)


def _ordinal(text: str, lexicon: Lexicon) -> int:
    return int(text) if text.isdigit() else lexicon.ordinals[text]


def _month(text: str | None, lexicon: Lexicon) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else lexicon.months[text]


def _when(form: PeriodForm, hit: re.Match[str], lexicon: Lexicon) -> When:
    found = hit.groupdict()
    part = ""
    if found.get("q"):
        part = f"Q{_ordinal(found['q'], lexicon)}"
    elif found.get("h"):
        part = f"H{_ordinal(found['h'], lexicon)}"
    year, until = _year(found.get("y"), lexicon, found.get("e")), _year(found.get("z"), lexicon)
    return When(
        Span(hit.start(), hit.end()), form, year, until, part,
        count=_count(found.get("n"), lexicon), month=_month(found.get("m"), lexicon),
        numbered=bool(found.get("d")), offset=lexicon.relative_years.get(found.get("r") or ""),
    )  # fmt: skip


def _relative(marks: Marks, lexicon: Lexicon) -> Iterator[When]:
    """Years and parts told from the day; between blanks "this year" is the fiscal one where a text numbers those."""
    for table, (part, fiscal) in _RELATIVE.items():
        for mark in marks.of(table):
            numbered = table == "relative_numbered_years"
            yield When(
                mark.span,
                PeriodForm.PLAIN,
                part=part,
                offset=mark.value,
                fiscal=fiscal or lexicon.spaced,
                numbered=numbered,
            )


def _is_date(when: When, dates: Sequence[Span]) -> bool:
    """Whether `when` is part of a day's date; a period that names its last day is none."""
    return any(day.overlaps(when.span) and not (when.span.covers(day) and when.span != day) for day in dates)


def whens(text: str, span: Span, lexicon: Lexicon, marks: Marks) -> tuple[When, ...]:
    """The periods written in `span`, by place. Where two overlap the longer stands; dates of the day are no periods."""
    found = list(_hits(text, span, lexicon, marks))
    dates = [mark.span for mark in marks.of("dates")]
    found = [when for when in (*found, *_relative(marks, lexicon)) if not _is_date(when, dates)]
    kept: list[When] = []
    for when in sorted(found, key=lambda w: (w.span.start - w.span.end, w.span.start)):
        if not any(when.span.overlaps(other.span) for other in kept):
            kept.append(when)
    return tuple(sorted(kept, key=lambda w: w.span))


def dated(sentence: Sentence) -> Sequence[When]:
    """The periods of a sentence; where years are named, "annual" beside them dates nothing."""
    yearly = [m.span for m in sentence.marks.of("annual")]
    named = [w for w in sentence.whens if w.offset is None or not any(s.overlaps(w.span) for s in yearly)]
    return named if any(w.year for w in named) else sentence.whens
