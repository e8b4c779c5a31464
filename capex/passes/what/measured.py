"""Which noun a figure belongs to: capital spending, spending in general, or something else."""

from __future__ import annotations

from capex.document import Span
from capex.passes.joined import is_about
from capex.passes.scene import Figure, Scene, View
from capex.passes.text.nouns import NOUNS, nouns
from capex.passes.what.bought import buys_in, goes_into_a_company, goes_into_a_named_one
from capex.passes.what.carried import carried
from capex.passes.what.in_order import noun_in_order
from capex.passes.what.other_goals import goes_elsewhere
from capex.passes.what.reach import nearest_noun
from capex.passes.what.shared_verbs import of_shared_verb
from capex.passes.what.spending import means_capex
from capex.tokens import Amount, Mark, Sentence, Unit

#: So many characters lie at most between a whole and the words that lead to a part of it.
_PART = 60


def _of_whole(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun of the figure before, where the words right before this one make it part of that (dont 2 milliards)."""
    if not scene.lexicon.spaced or amount.unit is not Unit.MONEY or not sentence.marks.any_of("parts"):
        return None
    start = amount.span.start
    left_out = {m.span for m in sentence.marks.of("excluded")}
    leads = [m for m in sentence.marks.of("parts") if 0 <= start - m.span.end <= 1 and m.span not in left_out]
    before = [a for a in sentence.amounts if leads and a.span.end <= leads[0].span.start and a.unit is Unit.MONEY]
    if not before or start - before[-1].span.end > _PART:
        return None
    best = nearest_noun(scene, sentence, before[-1])
    spending = ("mentions",) if scene.document.issuer else ("mentions", "weak_mentions")
    return best if best and best[0].table in spending and best[0].span.end <= leads[0].span.start else None


#: Words between a figure and "from" or "compared with" that lead to the one that stood before.
_FORMER = 3


def _of_former(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun of the figure before, where this one is what that was: "to $23bn from previous plans for $33bn"."""
    before = [a for a in sentence.amounts if a.span.end <= amount.span.start and a.unit is Unit.MONEY]
    if not scene.lexicon.spaced or amount.unit is not Unit.MONEY or not before:
        return None
    view = View(scene, sentence, amount.span, (before[-1].span,))
    leads = [m for m in view.marks("priors") if m.span.start >= before[-1].span.end]
    near = bool(leads) and scene.distance(before[-1].span.end, leads[0].span.start) <= _FORMER
    if not near or view.led_by_any(leads) > 0:
        return None
    best = nearest_noun(scene, sentence, before[-1])
    return best if best and best[0].table == "mentions" and best[0].span.end <= before[-1].span.start else None


#: Words between a figure and the next: "of maintenance and".
_KIND = 4


def _of_shared_head(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The noun behind the next figure, which two kinds share: "$45 million of upkeep and $150 million of growth"."""
    if scene.lexicon.joined or not scene.lexicon.spaced or amount.unit is not Unit.MONEY:
        return None
    after = [a for a in sentence.amounts if a.span.start >= amount.span.end and a.unit is Unit.MONEY]
    if not after or scene.distance(amount.span.end, after[0].span.start) > _KIND:
        return None
    gap = Span(amount.span.end, after[0].span.start)
    led = gap.of(scene.text).split()[-1:]
    if not any(gap.covers(m.span) for m in sentence.marks.of("scopes")) or led not in [[w] for w in scene.lexicon.ands]:
        return None
    best = nearest_noun(scene, sentence, after[0])
    return best if best and best[0].table == "mentions" and best[0].span.start >= after[0].span.end else None


def _of_topic(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The measure that a clause is about, where its noun has the ending of a subject: 연구개발(R&D)는 … 7조원."""
    if scene.lexicon.topic_endings and not scene.lexicon.spaced:
        return _of_first_topic(scene, sentence, amount)
    if not scene.lexicon.subject_endings:
        return None
    start = max((place for place in sentence.breaks if place <= amount.span.start), default=sentence.span.start)
    said = [m for m in nouns(sentence) if start <= m.span.start and m.span.end <= amount.span.start]
    said = [m for m in said if m.table != "weak_mentions"]
    while said and not is_about(scene, said[-1]) and _is_far(scene, said[-1], amount):
        said.pop()  # CAPEX는 관세에 대응하는 현지화를 위해 9조 원: what it is for measures nothing
    if not said or not is_about(scene, said[-1]):
        return None
    gap = Span(said[-1].span.end, amount.span.start)
    return None if any(gap.covers(a.span) and a.unit is Unit.MONEY for a in sentence.amounts) else (said[-1], 0.0)


def _of_first_topic(scene: Scene, sentence: Sentence, amount: Amount) -> tuple[Mark, float] | None:
    """The measure that a sentence is about, where spending only leads to it: 受注は…設備投資が."""
    said = [m for m in nouns(sentence) if m.span.end <= amount.span.start]
    if len(said) < _TWO or said[-1].table != "mentions" or not _ends_in(scene, said[-1], scene.lexicon.subject_sign):
        return None
    topics = [m for m in said if m.table == "other_metrics" and _ends_in(scene, m, scene.lexicon.topic_sign)]
    return (topics[-1], 0.0) if topics else None


def _ends_in(scene: Scene, noun: Mark, sign: str) -> bool:
    return bool(sign) and scene.text.startswith(sign, noun.span.end)


_TWO = 2


def _is_far(scene: Scene, noun: Mark, amount: Amount) -> bool:
    """Whether another measure stands so far before a figure that it only belongs to what the money is for."""
    return noun.table == "other_metrics" and scene.distance(noun.span.end, amount.span.start) >= _FAR_WORDS


#: Words between a measure in passing and the figure of what the clause is about.
_FAR_WORDS = 4


def _is_of_other_money(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """Whether the money is part of a figure that is no spending: 유상증자 1조원 가운데 3000억원을 공장에 쓴다."""
    if scene.lexicon.joined and _is_of_raised_money(sentence, amount):
        return True
    leads = [m for m in sentence.marks.of("parts") if 0 <= amount.span.start - m.span.end <= 1]
    before = [a for a in sentence.amounts if leads and a.span.end <= leads[0].span.start and a.unit is Unit.MONEY]
    if not scene.lexicon.joined or not before or leads[0].span.start - before[-1].span.end > 1:
        return False
    best = nearest_noun(scene, sentence, before[-1])
    return best is not None and best[0].table == "other_metrics"


def _is_of_raised_money(sentence: Sentence, amount: Amount) -> bool:
    """Whether a list divides another measure that is told without a figure: 조달 자금 가운데 A에 1000억원, B에 …."""
    leads = [m.span.start for m in sentence.marks.of("parts") if m.span.end <= amount.span.start]
    named = [m.span.end for m in sentence.marks.of("other_metrics")]
    return any(0 <= start - end <= _RAISED for start in leads for end in named)


#: Signs of "money" or "proceeds" between what is divided and "of which".
_RAISED = 5


def _is_paid(sentence: Sentence, noun: Mark) -> bool:
    """Whether a final verb ends a sentence on another measure and on nothing built: "der Kaufpreis …; … fällig"."""
    if not any(m.span == noun.span for m in sentence.marks.of("finals")):
        return False
    if sentence.marks.any_of("mentions", "capex_context", "programmes"):
        return False
    return any(m.span.end <= noun.span.start for m in sentence.marks.of("other_metrics"))


def _is_besides(scene: Scene, sentence: Sentence, amount: Amount) -> bool:
    """Whether capital spending is named only to say that the figure is none: "in addition to CapEx, we will spend"."""
    if not scene.lexicon.spaced:
        return False
    leads = [m.span.end for m in sentence.marks.of("besides") if m.span.end <= amount.span.start]
    names = [m.span for m in sentence.marks.of("mentions")]
    led = [
        name for name in names if any(0 <= scene.distance(end, name.start) <= 1 and end <= name.start for end in leads)
    ]
    between = any(
        name.end <= a.span.start and a.span.end <= amount.span.start for a in sentence.amounts for name in led
    )
    return bool(led) and led == names and not between


def _of_sales(scene: Scene, sentence: Sentence, amount: Amount) -> Mark | None:
    """The words that make money a measure of sales: "$90 billion of revenue"."""
    end = amount.span.end
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return None
    return next((m for m in sentence.marks.of("revenue_share") if m.span.start == end + 1), None)


#: So much is money, though no currency is named: "Nous terminerons l'année à 3,35 milliards".
_MUCH = 100_000_000


def _is_much(scene: Scene, amount: Amount) -> bool:
    return (
        scene.document.issuer is None
        and amount.unit is Unit.MONEY
        and (amount.range.high or amount.range.low or 0) >= _MUCH
    )


def with_noun(scene: Scene, figure: Figure) -> Figure:
    """`figure` with the noun it belongs to; without one in its sentence, with the one that the talk is of."""
    sentence = scene.sentences[figure.sentence]
    if figure.amount.unit is Unit.MONEY and (share := _of_sales(scene, sentence, figure.amount)) is not None:
        return figure._replace(noun="other", noun_mark=share)
    best = (
        noun_in_order(scene, sentence, figure.amount)
        or _of_topic(scene, sentence, figure.amount)
        or _of_whole(scene, sentence, figure.amount)
        or nearest_noun(scene, sentence, figure.amount)
        or of_shared_verb(scene, sentence, figure.amount)
        or _of_shared_head(scene, sentence, figure.amount)
    )
    if best is not None and best[0].table == "other_metrics" and best[0].span.start >= figure.amount.span.end:
        best = _of_former(scene, sentence, figure.amount) or best
    if best is None and figure.amount.currency is None and (scene.lexicon.joined or not _is_much(scene, figure.amount)):
        return figure
    if best is None:
        return carried(scene, figure)
    kind = NOUNS[best[0].table]
    bought = kind == "weak" and goes_into_a_company(scene, sentence, figure.amount, best[0])
    bought = bought or (kind == "capex" and goes_into_a_named_one(scene, sentence, figure.amount, best[0]))
    bought = bought or buys_in(scene, figure.sentence, figure.amount, best[0])
    if bought or (kind == "weak" and _is_of_other_money(scene, sentence, figure.amount)):
        return figure._replace(noun="other", noun_mark=best[0])
    others = kind == "weak" and goes_elsewhere(scene, sentence, figure.amount, best[0])
    if others or (kind == "weak" and (_is_besides(scene, sentence, figure.amount) or _is_paid(sentence, best[0]))):
        kind = "other"
    if kind == "weak" and not means_capex(scene, figure.sentence, figure.amount.span):
        kind = "money"
    return figure._replace(noun=kind, noun_mark=best[0])
