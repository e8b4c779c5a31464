"""A figure that names no currency is in that of a figure shortly before ("64 Milliarden Dollar, zuvor 60")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import is_

from capex.lexicon.words import Lexicon
from capex.money import YUAN, settle_currency
from capex.passes.scene import Figure, Scene
from capex.tokens import Amount, Sentence, Unit

#: How many sentences a currency reaches, and by how much the figures may differ.
_REACH, _ALIKE = 3, Decimal(100)


def _size(amount: Amount) -> Decimal:
    return amount.range.high or amount.range.low or Decimal(0)


def _settled(amount: Amount, number: int, known: Sequence[tuple[int, Amount]]) -> Amount:
    """`amount` with the currency of the nearest of `known`, figures with the number of their sentence."""
    if amount.unit is not Unit.MONEY or amount.currency or _size(amount) < _LEAST:
        return amount
    for place, other in reversed(known):
        if number - place > _REACH:
            break
        if _size(other) / _ALIKE < _size(amount) < _size(other) * _ALIKE:
            return replace(amount, currency=other.currency)
    return amount


_LEAST, _LARGE = Decimal(10) ** 6, Decimal(10) ** 8


def _following(sentence: Sentence, number: int) -> list[tuple[int, Amount]]:
    """The first figure of `sentence` that names its currency, for those before it ("statt 66 bis 72 nun …")."""
    named = [a for a in sentence.amounts if a.currency and a.unit is Unit.MONEY]
    return [(number, named[0])] if named else []


def noted_currency(text: str, lexicon: Lexicon) -> str:
    """The currency that a note gives for every 元 of a folded text: "400億元(美元,下同)"; empty where there is none."""
    found = {code for note, code in lexicon.currency_notes.items() if note in text}
    return found.pop() if len(found) == 1 else ""


def with_currencies(sentences: Sequence[Sentence], home: str = "", noted: str = "") -> Iterator[Sentence]:
    """`sentences` with the currencies that their figures leave out.

    `home` is that of large ones beside none, `noted` the one that the text says its 元 are.
    """
    known: list[tuple[int, Amount]] = []
    for number, sentence in enumerate(sentences):
        if not sentence.amounts:
            yield sentence
            continue
        found = []
        for told in sentence.amounts:
            amount = replace(told, currency=noted) if noted and told.currency == YUAN else told
            settled = _settled(amount, number, known)
            found.append(settled if settled.currency else _settled(amount, number, _following(sentence, number)))
            if home and not found[-1].currency and found[-1].unit is Unit.MONEY and _size(found[-1]) >= _LARGE:
                found[-1] = replace(found[-1], currency=home)
            if found[-1].currency and found[-1].unit is Unit.MONEY:
                known.append((number, found[-1]))
        same = all(map(is_, found, sentence.amounts))
        yield sentence if same else replace(sentence, amounts=tuple(found))


def yuan_of(text: str, lexicon: Lexicon) -> str:
    """Whose 元 a text means where the company does not tell: in Chinese, Taiwan's in traditional characters."""
    found = {code: sum(map(text.count, signs)) for signs, code in lexicon.yuan_signs.items()}
    return max(found, key=found.__getitem__) if any(found.values()) else "CNY"


def _is_converted(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a word of converting leads to the figure, told in other money before: 折合新台幣2200億元."""
    start = figure.amount.span.start
    ends = [m.span.end for m in scene.sentences[figure.sentence].marks.of("converts") if m.span.end <= start]
    if not ends or start - max(ends) > _CONVERTED:
        return False
    return any(
        f.sentence == figure.sentence and f.amount.span.end <= start and f.amount.currency != figure.amount.currency
        and f.amount.currency for f in figures
    )  # fmt: skip


#: Between a word of converting and its figure stand the currency and a hedge at most.
_CONVERTED = 6


def _is_its_own(scene: Scene, figure: Figure, amount: Amount) -> bool:
    """Whether a company's own document gives an amount in the money that the company counts in."""
    home = scene.companies.or_unknown(figure.company or "").currency
    own = scene.document.issuer is not None and scene.lexicon.spaced and not scene.lexicon.joined and bool(home)
    return own and amount.currency is not None and settle_currency(amount.currency, home) == home


def _is_given_again_in_its_own(scene: Scene, figure: Figure) -> bool:
    """Whether foreign money is told again at once in the company's own: "30 billion patacas, or $3.75 billion"."""
    sentence, amount = scene.sentences[figure.sentence], figure.amount
    if amount.currency is None or not sentence.marks.any_of("converts") or _is_its_own(scene, figure, amount):
        return False
    ends = [m.span.end for m in sentence.marks.of("converts") if m.span.start >= amount.span.end]
    behind = [a for a in sentence.amounts if a.span.start > amount.span.end and a.unit is Unit.MONEY][:1]
    near = any(0 <= a.span.start - end <= _CONVERTED for a in behind for end in ends[:1])
    return near and _is_its_own(scene, figure, behind[0])


def with_conversion(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure`, refused where it only gives in the readers' money what another figure gives in the company's."""
    home = scene.lexicon.home_currency
    standing = figure.role == "level" and not figure.reason
    if standing and _is_given_again_in_its_own(scene, figure):
        return figure._replace(reason="conversion", rule="conversion")
    if standing and _is_converted(scene, figures, figure) and not _is_its_own(scene, figure, figure.amount):
        return figure._replace(reason="conversion", rule="conversion")
    told = figure.role == "level" and not figure.reason and not (figure.pledge and not figure.when.periods)
    if not told or not home or figure.amount.currency != home:
        return figure
    if scene.companies.or_unknown(figure.company or "").currency == home:
        return figure
    for other in figures:
        foreign = other.role == "level" and not other.reason and other.company == figure.company
        same = other.when.periods == figure.when.periods or not figure.when.periods
        if foreign and same and other.amount.currency not in (None, home):
            return figure._replace(reason="conversion", rule="conversion")
    return figure
