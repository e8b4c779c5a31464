"""A list that breaks a total down ("Upstream: about $13 billion. Corporate and other: $0.7 billion.")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.lexicon.words import PeriodForm
from capex.passes.role.roles import role_of
from capex.passes.scene import Figure, Scene, view_of
from capex.passes.text.nouns import nouns
from capex.tokens import Mark, Sentence, Unit

#: The name of a part is among the first words of its line, and a heading has no more.
_FIRST = 3


def _named_first(scene: Scene, sentence: Sentence) -> Mark | None:
    """The part of the business, or the place, that a sentence begins with."""
    start = sentence.span.start
    first = sentence.marks.in_order("scopes", "places")
    found = next((m for m in first if scene.distance(start, m.span.start) < _FIRST), None)
    loose = [m.span.start for m in sentence.marks.of("parts_loose")]  # "With the Ohio line delayed, we plan to spend"
    return None if found is None or start in loose else found


def _part(scene: Scene, index: int) -> Mark | None:
    """The part that a sentence, or the heading right before it, names."""
    own = _named_first(scene, scene.sentences[index])
    if own is not None or index == 0:
        return own
    heading = scene.sentences[index - 1]
    short = scene.distance(heading.span.start, heading.span.end) <= _FIRST and not heading.amounts
    return _named_first(scene, heading) if short and heading.paragraph == scene.sentences[index].paragraph else None


def _piece(scene: Scene, sentence: Sentence) -> str:
    """The name before a word for a part, with which a sentence begins: "The real estate piece is $300 million"."""
    found = [m.span for m in sentence.marks.of("pieces") if m.span.end <= sentence.amounts[0].span.start]
    verbs = [m.span.start for m in sentence.marks.of("presents", "unsettled", "plans", "actions", "actuals")]
    if not found or scene.distance(sentence.span.start, found[0].start) > _NAMED:
        return ""
    told = any(0 <= start - found[0].end <= 1 for start in verbs)
    name = scene.document.text[sentence.span.start : found[0].start].split()
    return (" ".join(name[-2:]) or "part") if told and len(name) > 1 else ""


#: Words of "the real estate" before "piece".
_NAMED = 5


def _labelled(scene: Scene, index: int) -> str:
    """The name before a colon with which a line of a company's list begins, where the line beside it begins so, too."""
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return ""
    near = [scene.sentences[n] for n in range(max(index - 3, 0), min(index + 4, len(scene.sentences))) if n != index]
    beside = any(_label(scene, other) and other.amounts for other in near)
    return _label(scene, scene.sentences[index]) if beside else ""


def _label(scene: Scene, sentence: Sentence) -> str:
    """The name and colon with which a sentence with money begins, and no measure's."""
    hit = _LABEL.match(scene.document.text, *sentence.span)
    first = sentence.amounts[0] if sentence.amounts else None
    if hit is None or first is None or first.unit is not Unit.MONEY:
        return ""
    return hit[1] if scene.distance(hit.end(), first.span.start) <= _FIRST else ""


#: "— New England: around £1.5 billion".
_LABEL = re.compile(r"\W{0,4}([^\W\d_][^:.;\n]{1,45}):\s")


def _total(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The whole that was told before: the company's last figure for all of its spending, if that is larger."""
    size = figure.amount.range.high or figure.amount.range.low
    for other in reversed(figures):
        stands = other.role == "level" and not other.reason and other.scope == "total" and not other.pledge
        whole = other.amount.range.high or other.amount.range.low
        if stands and other.sentence < figure.sentence and other.company == figure.company and size and whole:
            return other if whole > size else None
    return None


def _destined(scene: Scene, sentence: Sentence, figure: Figure) -> str:
    """What a planned figure goes to by the words right before it: 「安全・安定輸送の確保」に1430億円を計画."""
    start = figure.amount.span.start
    leads = [m.span for m in sentence.marks.of("destined") if m.span.end == start]
    planned = any(m.span.start >= figure.amount.span.end for m in sentence.marks.of("plans"))
    if not leads or not planned:
        return ""
    written = scene.document.text[sentence.span.start : leads[0].start]
    return _LAST.split(written)[-1].strip()[-_NAME:] or "part"


#: The name of what money goes to is at most so many signs long and ends at a comma or bracket.
_NAME = 16
_LAST = re.compile(r"[、,，「」『』。]+")


def _went(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb right behind the figure tells of what was ("About 6 billion euros went into networks")."""
    end = figure.amount.span.end
    past = (m.span.start for m in sentence.marks.of("actuals", "past_moves"))
    return any(0 <= start - end <= 1 for start in past)


def _stands(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is no past or earlier one, where no blanks part words: 由391億元升至, 前年度に1130億円だった."""
    return scene.lexicon.spaced or role_of(scene, figure, view_of(scene, figure))[1] in ("level", "no plan")


#: Reasons that no list heals.
_SETTLED = ("shared project", "analyst", "outsider")
#: What is less is a price: "assuming Brent at $60".
_PRICE = 1000


def with_breakdown(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """A figure without a noun, in a line that begins with a part of the business, is that part of the total before."""
    sentence = scene.sentences[figure.sentence]
    unnamed = figure.noun == "" or not sentence.marks.of("mentions")
    bare = unnamed and figure.amount.unit is Unit.MONEY and figure.amount.currency is not None
    bare = bare and max(end or 0 for end in figure.amount.range.ends) >= _PRICE
    settled = (figure.reason == "actual" or figure.pledge) and scene.lexicon.joined
    settled = settled or (figure.pledge and scene.document.issuer is not None) or figure.reason in _SETTLED
    settled = settled or (scene.lexicon.spaced and _went(sentence, figure))
    settled = settled or any(when.form is PeriodForm.NEXT for when in sentence.whens)  # a project "over three years"
    money = [a.span for a in sentence.amounts if not (scene.lexicon.owner and a.unit is Unit.RATE)]  # 41%에 해당하는
    if not bare or settled or figure.role in ("delta", "prior") or figure.amount.span != money[0]:
        return figure
    spent = sentence.marks.any_of("actuals") and not sentence.marks.any_of("plans", "guidance")
    if (spent and scene.lexicon.joined) or not _stands(scene, figure):
        return figure
    if any(noun.table == "other_metrics" for noun in nouns(sentence)):
        return figure
    part, total = _part(scene, figure.sentence), _total(figures, figure)
    named = str(part.value) if part else _destined(scene, sentence, figure) or _labelled(scene, figure.sentence)
    named = named or _piece(scene, sentence)
    if not named or total is None:
        return figure
    own = scene.document.issuer is not None and figure.when_span is not None and not figure.when.past
    when, scope = figure.when if own and figure.when.periods else total.when, named
    return figure._replace(
        noun="capex", role="level", reason="", rule="part in a list", scope=scope, when=when, pledge=False
    )
