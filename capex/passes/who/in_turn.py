"""Companies and their figures told one list after the other: "Alphabet and Amazon plan $175 and $200 billion"."""

from __future__ import annotations

from itertools import groupby

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import Scene
from capex.passes.when.respective import list_around
from capex.tokens import Amount, Sentence, Unit, When


def _figures(scene: Scene, sentence: Sentence, place: Span) -> tuple[list[Span], range]:
    """The money of a sentence, and the numbers of those in the list around `place`."""
    money = [a.span for a in sentence.amounts if a.unit is Unit.MONEY]
    if place not in money or len(money) < 2:
        return money, range(0)
    return money, list_around(scene, sentence, money, money.index(place))


def _names(sentence: Sentence) -> list[tuple[str, Span]]:
    """The companies of a sentence in order; names of one company beside each other are one ("Amazon (AMZN)")."""
    found = []
    for ticker, group in groupby(sentence.whos, key=lambda who: who.ticker):
        spans = [who.span for who in group]
        found.append((ticker, Span(spans[0].start, spans[-1].end)))
    return found


def told_behind(scene: Scene, sentence: Sentence, place: Span) -> str | None:
    """The company behind its figure in a list of such: "$200 billion at Amazon, $180 billion at Alphabet"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return None
    leads = {m.span for m in sentence.marks.of("topics")}
    told = {
        a.span: who.ticker
        for a in sentence.amounts
        for who in sentence.whos
        if a.unit is Unit.MONEY and Span(a.span.end + 1, max(who.span.start - 1, a.span.end + 1)) in leads
    }
    return told.get(place) if len(set(told.values())) > 1 else None


def company_in_turn(scene: Scene, sentence: Sentence, place: Span) -> str | None:
    """The company that stands in a list of companies where the figure stands in as long a list of figures."""
    if (told := told_behind(scene, sentence, place)) is not None:
        return told
    money, figures = _figures(scene, sentence, place)
    if len(figures) < 2:
        return None
    first, last = money[figures[0]].start, money[figures[-1]].end
    names = _names(sentence)
    spans = [span for _, span in names]
    for index in range(len(names)):
        members = list_around(scene, sentence, spans, index)
        tickers = [names[n][0] for n in members]
        apart = spans[members[-1]].end <= first or spans[members[0]].start >= last
        if apart and len(members) == len(figures) == len(set(tickers)):
            return tickers[money.index(place) - figures.start]
    return None


def _is_two(when: When) -> bool:
    return when.form is PeriodForm.BOTH


def _has_years(scene: Scene, sentence: Sentence, count: int) -> bool:
    """Whether the sentence lists `count` years, more than one."""
    spans = [when.span for when in sentence.whens]
    lists = (list_around(scene, sentence, spans, n) for n in range(len(spans)))
    told = (sum(1 + _is_two(sentence.whens[n]) for n in members) for members in lists)
    return count > 1 and count in told


def last_in_turn(scene: Scene, sentence: Sentence, amount: Amount) -> Amount:
    """The last figure of the list that `amount` is in, where each is for a year or company of its own; else itself."""
    several = len(sentence.whens) > 1 or len(sentence.whos) > 1 or any(_is_two(when) for when in sentence.whens)
    money, figures = _figures(scene, sentence, amount.span) if several else ([], range(0))
    if len(figures) < 2:
        return amount
    if not _has_years(scene, sentence, len(figures)) and company_in_turn(scene, sentence, amount.span) is None:
        return amount
    return next(a for a in sentence.amounts if a.span == money[figures[-1]])
