"""What every pass looks at: one folded document with its sentences, and the words around one figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from capex.company import Companies
from capex.document import Document, Span
from capex.lexicon.words import Lexicon
from capex.money import Range
from capex.passes.text.brackets import COUNTED, past_bracket
from capex.passes.text.calendar import NOWHERE, Resolved
from capex.passes.text.turns import Turn
from capex.period import FiscalPeriod
from capex.statement import Action, Statement, Voice
from capex.tokens import Amount, Mark, Sentence, Unit, When

FAR = 10_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One document, folded and cut into sentences. Compared by identity, as its sentences are."""

    document: Document
    companies: Companies
    lexicon: Lexicon
    text: str
    sentences: tuple[Sentence, ...]
    titled: bool = False  #: whether the headline names capital spending
    headline: tuple[str, ...] = ()  #: the companies that the headline names
    places: tuple[int, ...] = ()  #: where capital spending is named
    turns: tuple[Turn, ...] = ()  #: who speaks where in a call
    numbers: frozenset[int] = frozenset()  #: the fiscal years that the text numbers itself: 2024年度
    headed: tuple[When, ...] = ()  #: the periods that a headline on spending names
    ends: bool = False  #: whether the text names years by their ends, too: 25年3月期
    forecast: bool = False  #: whether the headline has an analyst or research house say it

    def distance(self, start: int, end: int) -> int:
        """How many words lie between two places (two signs count as a word where nothing parts words)."""
        if end <= start:
            return 0
        if self.lexicon.spaced:
            return len(_WORD.findall(self.text, start, end))
        return (end - start - self.text.count(" ", start, end) + 1) // 2

    def number(self, sentence: Sentence) -> int:
        """Which of the document's sentences this is, from 0."""
        return next((n for n, one in enumerate(self.sentences) if one.span == sentence.span), 0)

    def breaks(self, sentence: Sentence) -> list[int]:
        """The places where a new thought begins inside `sentence`."""
        return list(sentence.breaks)


class Figure(NamedTuple):
    """One amount on its way to a statement or a doubt; each pass fills in more.

    `noun` is `capex`, `weak`, `other` or nothing. `reason` says why it was refused; an empty one means it still
    stands. `rule` names what decided.
    """

    sentence: int
    amount: Amount
    noun: str = ""
    noun_mark: Mark | None = None
    role: str = ""
    reason: str = ""
    rule: str = ""
    company: str | None = None
    voice: Voice = Voice.ISSUER
    when: Resolved = NOWHERE
    when_span: Span | None = None
    scope: str = "total"
    pledge: bool = False
    action: Action | None = None
    prior: Range | None = None
    moved: tuple[FiscalPeriod, ...] = ()  #: the periods that `prior` is for, where it is not for all of the figure's


def figures_near(figures: Sequence[Figure], first: int, last: int | None = None) -> Sequence[Figure]:
    """The figures of the sentence number `first`, or of those up to `last`: figures stand in order of their sentences.

    A pass that looked at all of them for each would take time with the square of their number.
    """
    start = bisect_left(figures, first, key=_SENTENCE)
    return figures[start : bisect_right(figures, first if last is None else last, start, key=_SENTENCE)]


_SENTENCE = itemgetter(0)
_KNOWN = (
    "mentions", "weak_mentions", "guidance", "about_before", "floor_before", "ceiling_before", "own_words", "priors",
    "compared", "scopes", "total_words", "definitions", "between", "low_end", "high_end", "midpoint", "annual",
    "relative_years", "relative_fiscal_years", "relative_numbered_years", "relative_quarters", "fillers",
    "currency_before", "plans", "speech",
)  # fmt: skip


class View:
    """The words of one sentence as seen from a place in it."""

    def __init__(self, scene: Scene, sentence: Sentence, place: Span, others: tuple[Span, ...] = ()) -> None:
        """`others` are the figures that the view to either side stops at."""
        self.scene, self.sentence, self.place, self.others = scene, sentence, place, others
        self.marks: Callable[..., tuple[Mark, ...]] = sentence.marks.of  # one table after the other
        before = [span.end for span in others if span.end <= place.start]
        after = [span.start for span in others if span.start >= place.end]
        self.clause = sentence.span
        if sentence.breaks:
            self.clause = Span(
                max((b for b in sentence.breaks if b <= place.start), default=sentence.span.start),
                min((b for b in sentence.breaks if b >= place.end), default=sentence.span.end),
            )
        self.figure_end = max(before, default=sentence.span.start)
        self.left_end = max(self.clause.start, self.figure_end)
        self.right_end = min([self.clause.end, *after])

    def left(self, *tables: str, across: bool = False) -> int:
        """Words between the nearest mark before the place and the place; `across` looks over other figures."""
        marks = self.sentence.marks.of(*tables)
        return self.left_of(marks, across=across) if marks else FAR

    def left_of(self, marks: Sequence[Mark], *, across: bool = False) -> int:
        """The same for chosen marks."""
        limit = self.clause.start if across else self.left_end
        start = self.place.start  # the figure may have grown over the hedge that a word ends with: "um rund"
        ends = [min(m.span.end, start) for m in marks if limit <= m.span.start < start and m.span.end < self.place.end]
        return self.scene.distance(max(ends), start) if ends else FAR

    def right(self, *tables: str, across: bool = False) -> int:
        """Words between the place and the nearest mark after it."""
        marks = self.sentence.marks.of(*tables)
        return self.right_of(marks, across=across) if marks else FAR

    def right_of(self, marks: Sequence[Mark], *, across: bool = False) -> int:
        """The same for chosen marks."""
        limit = self.clause.end if across else self.right_end
        starts = [m.span.start for m in marks if self.place.end <= m.span.start and m.span.end <= limit]
        return self.scene.distance(self.place.end, min(starts)) if starts else FAR

    def touching_right(self, *tables: str) -> bool:
        """Whether a mark follows at once, with nothing but a blank, "or 18%" or a conversion in brackets between."""
        marks = self.sentence.marks.of(*tables)
        if not marks:
            return False
        end = self._past_rate()
        gaps = (self.scene.text[end : m.span.start] for m in marks if m.span.start >= end)
        signs = (
            "- )" if self.scene.lexicon.joined else "- "
        )  # 예산(155억달러)보다: the ending stands behind the bracket
        return any(not gap[past_bracket(gap, 0, COUNTED) :].strip(signs) for gap in gaps)

    def _past_rate(self) -> int:
        """The end of the place, or of the rate that says it once more: "$16 billion or 18% above the last plan"."""
        end = self.place.end
        behind = (a.span for a in self.sentence.amounts if a.unit is Unit.RATE and a.span.start >= end)
        rate = next(behind, None)
        gap = self.scene.text[end : rate.start].strip(" ,") if rate else ""
        if rate is None or gap not in self.scene.lexicon.converts:
            return end
        return rate.end + self.scene.text.startswith(",", rate.end)

    def led_by(self, *tables: str) -> int:
        """Words that tell something new between the nearest mark before the place and the place.

        Names of spending, guidance, hedges, periods and small words do not count: in "compared with 2022 capital
        expenditures of" nothing new stands between "compared with" and the figure.
        """
        return self.led_by_any(self.marks(*tables))

    def led_by_any(self, marks: Sequence[Mark], *, across: bool = False, told: Sequence[Span] = ()) -> int:
        """The same for chosen marks; `across` looks beyond the clause, though not over other figures.

        `told` are more words that tell nothing new.
        """
        if not marks:
            return FAR
        thought = self.scene.text.rfind(";", self.figure_end, self.place.start)
        limit = max(self.figure_end, thought) if across else self.left_end
        starts = [m.span.end for m in marks if limit <= m.span.start and m.span.end <= self.place.start]
        if not starts:
            return FAR
        start = max(starts)
        known = [m.span for m in self.marks(*_KNOWN) if m.span.end > start]
        known += [when.span for when in self.sentence.whens] + [who.span for who in self.sentence.whos] + [*told]
        fillers = self.scene.lexicon.fillers
        words = _WORD.finditer(self.scene.text, start, self.place.start)
        return sum(w[0] not in fillers and not any(k.start <= w.start() < k.end for k in known) for w in words)

    def in_clause(self, *tables: str) -> bool:
        """Whether a mark of these tables stands in the clause."""
        marks = self.sentence.marks.of(*tables)
        return bool(marks) and any(self.clause.covers(mark.span) for mark in marks)

    def in_sentence(self, *tables: str) -> bool:
        """Whether a mark of these tables stands in the sentence."""
        return self.sentence.marks.any_of(*tables)


def view_of(scene: Scene, figure: Figure) -> View:
    """The view from a figure, which stops at the other figures of its sentence."""
    return _view_from(scene, scene.sentences[figure.sentence], figure.amount.span)


@lru_cache(maxsize=256)
def _view_from(scene: Scene, sentence: Sentence, place: Span) -> View:
    others = tuple(a.span for a in sentence.amounts if a.span != place)
    if sentence.whens and any(a.unit is Unit.BARE for a in sentence.amounts):  # the 4 of "Q4" is no figure
        others = tuple(o for o in others if not any(when.span.covers(o) for when in sentence.whens))
    return View(scene, sentence, place, others)


#: No plan changes by more than so many times its size.
_ALIKE = 2.5


def are_alike(one: float, other: float) -> bool:
    """Whether two sizes, in units of one currency, can be those of one plan at two times."""
    return 0 < max(one, other) < _ALIKE * min(one, other)


def stated(scene: Scene, company: str, period: FiscalPeriod | None, span: Span, rule: str) -> Statement:
    """A statement of `company` with its evidence, to which each way of reading adds what it found."""
    document = scene.document
    return Statement(
        document=document.id,
        document_kind=document.kind,
        said_on=document.said_on,
        company=company,
        period=period,
        span=span,
        quote=span.of(document.text),
        rule=rule,
        voice=Voice.ISSUER if document.issuer else Voice.REPORTED,
        lang=scene.lexicon.tag,
    )
