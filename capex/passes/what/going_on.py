"""A sentence without a noun goes on about the capital spending of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import DocumentKind
from capex.passes.scene import Figure, Scene
from capex.passes.text.nouns import nouns
from capex.passes.text.sentences import has_bullet
from capex.passes.what.reach import compares_with, nearest_noun
from capex.passes.what.relatives import is_closed_before, is_in_relative_clause
from capex.passes.what.rounds import is_told_in_turn, points_at_its_own
from capex.passes.what.spending import means_capex
from capex.passes.who.new_subjects import has_other_subject, is_of_something_else
from capex.tokens import Amount, Mark, Sentence, Unit

#: "Shares rose.": so few words of the press, without a figure of money, change no subject.
_REMARK = 4
#: So many sentences back the noun may stand; in a list of what one company after the other plans, so many.
_TALK, _LIST = 4, 12
#: And it may go on over so many paragraphs.
_LISTED = 3


def from_sentence_before(scene: Scene, figure: Figure) -> Figure:
    """A sentence without any noun goes on about the capital spending of the sentence before, in the same paragraph."""
    sentence = scene.sentences[figure.sentence]
    if _names_something_else(scene, figure):
        return figure
    back = _comes_back(scene, figure)
    if (loose := _from_spending_before(scene, figure, back=back)) is not None:
        return loose
    several = _lists_companies(scene, figure.sentence)
    several = several or is_told_in_turn(scene, figure.sentence, figure.amount.span)
    reach, far = _range(scene, sentence, back=back, several=several)
    listed = bool(sentence.whos)  # whether all sentences in between tell of one company after the other
    for index in range(figure.sentence - 1, max(figure.sentence - far - 1, -1), -1):
        before = scene.sentences[index]
        if sentence.paragraph - before.paragraph > reach:
            break
        found = [] if _is_remark(scene, before) else _first_thoughts(scene, before, nouns(before))
        said = _last_thought(scene, before, [mark for mark in found if mark.table != "weak_mentions"])
        own = index == figure.sentence - 1 and _goes_on_planning(scene, sentence)
        goes_on = bool(before.amounts) and (listed or own)
        if not said and found and goes_on and means_capex(scene, index, before.amounts[0].span):
            return figure._replace(noun="weak", noun_mark=found[-1], rule="carried")
        if not said:
            listed = listed and (_is_remark(scene, before) or bool(before.whos and before.amounts))
            continue
        mentions = [mark for mark in said if mark.table == "mentions" and not _is_over(scene, before, mark)]
        turned = _counts_only(scene, before) or _turns_to_capex(scene, before, said)
        turned = turned or (_is_on_the_plan(scene, figure) and _opens_with_capex(scene, before))
        last = turned or (not sentence.whos and _ends_with_capex(scene, said))
        if mentions and (last or all(m.table != "other_metrics" for m in said)):
            return figure._replace(noun="capex", noun_mark=mentions[-1], rule="carried")
        on = several and not mentions and not before.whos and sentence.marks.any_of("in_turn")
        here = index == figure.sentence - 1 and points_at_its_own(scene, sentence)
        if not on and (here or not _passes_over(scene, before, listed=several and not mentions)):
            break
    return figure._replace(noun="")


def _is_over(scene: Scene, before: Sentence, mark: Mark) -> bool:
    """Whether the noun is at once called what was spent, where nothing parts words: 設備投資実績がまとまった."""
    return not scene.lexicon.spaced and any(m.span.start == mark.span.end for m in before.marks.of("actuals"))


def _names_something_else(scene: Scene, figure: Figure) -> bool:
    """Whether the figure's own sentence has another subject, or names another measure for it."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    close = min((place for place in sentence.breaks if place >= end), default=sentence.span.end)
    if scene.document.issuer or scene.lexicon.joined:
        later = [a.span.start for a in sentence.amounts if a.span.start >= close and a.unit is not Unit.BARE]
        own = bool(later) and scene.lexicon.spaced  # another figure has its own noun
        close = min(close, *later) if own else sentence.span.end
    here = [m for m in nouns(sentence) if m.span.start < close and "|" not in scene.text[end : m.span.start]]
    here = [m for m in here if not is_in_relative_clause(scene, sentence, m.span, figure.amount.span.start)]
    here = [m for m in here if not (m.span.start >= end and compares_with(scene, sentence, end, m))]
    if scene.lexicon.spaced and is_closed_before(scene, sentence, figure.amount.span, sentence.span.end):
        return True
    another = has_other_subject(scene, figure) or is_of_something_else(scene, figure)
    return another or any(mark.table == "other_metrics" for mark in here)


def _comes_back(scene: Scene, figure: Figure) -> bool:
    """Whether words before the figure, or right behind it at the head of a sentence, come back to one told before."""
    sentence = scene.sentences[figure.sentence]
    anaphors = sentence.marks.of("anaphors")
    if any(m.span.end <= figure.amount.span.start for m in anaphors):
        return True
    return not scene.lexicon.joined and any(_ends(scene, sentence, m) for m in anaphors)


def _range(scene: Scene, sentence: Sentence, *, back: bool, several: bool) -> tuple[int, int]:
    """Over how many paragraphs, and how many sentences, the noun may go on."""
    news = scene.document.kind is DocumentKind.NEWS
    if several and (scene.lexicon.joined or news):
        return _LISTED, _LIST
    planned = _plans_a_year(scene, sentence)
    titled = planned and scene.titled and scene.lexicon.joined  # all of the article is on capital spending
    return int(back or not news or several or planned) + titled, _TALK


def _last_thought(scene: Scene, sentence: Sentence, said: list[Mark]) -> list[Mark]:
    """The nouns of the thought that a sentence ends with, where clauses follow each other without a full stop."""
    if not scene.lexicon.joined or not said:
        return said
    start = max((place for place in sentence.breaks if place <= said[-1].span.start), default=sentence.span.start)
    return [mark for mark in said if mark.span.start >= start]


def _is_remark(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of the press is so short that the talk goes on behind it as before."""
    if scene.document.issuer or scene.lexicon.joined or any(a.unit is Unit.MONEY for a in sentence.amounts):
        return False
    named = any(mark.table == "mentions" for mark in nouns(sentence))
    return not named and scene.distance(sentence.span.start, sentence.span.end) <= _REMARK


def _first_thoughts(scene: Scene, sentence: Sentence, said: list[Mark]) -> list[Mark]:
    """The nouns of a sentence of the press without those of a last thought that gives no figure."""
    last = max((amount.span.end for amount in sentence.amounts), default=0)
    stop = min((place for place in sentence.breaks if place >= last), default=sentence.span.end)
    spoken = scene.document.issuer or scene.lexicon.joined or not last
    return said if spoken else [mark for mark in said if mark.span.start < stop]


def _lists_companies(scene: Scene, index: int) -> bool:
    """Whether the paragraph of the sentence goes on with what one company after the other plans."""
    paragraph = scene.sentences[index].paragraph
    here = [s for s in scene.sentences[max(index - 4, 0) : index + 1] if s.paragraph == paragraph]
    if not scene.sentences[index].whos:
        return False
    return any(s.whos and s.marks.of("plans", "guidance", "actions") for s in here) or _is_of_a_round(scene, index)


def _is_of_a_round(scene: Scene, index: int) -> bool:
    """Whether a sentence is an item on one company, or stands behind what several will spend together."""
    if scene.lexicon.spaced:
        return False
    paragraph = scene.sentences[index].paragraph
    near = (s for s in scene.sentences[:index] if paragraph - s.paragraph <= 1)
    sums = (s for s in near if s.marks.any_of("aggregates") and s.marks.any_of("mentions"))
    summed = any(len(s.whos) > 1 or (s.amounts and not s.whos) for s in sums)
    return summed or has_bullet(scene.text, scene.sentences[index].span)


def _from_spending_before(scene: Scene, figure: Figure, *, back: bool) -> Figure | None:
    """In the press a sentence may go on about spending in general, if it comes back to it and plans.

    "Ecopetrol went through its investments once more. This year's plan now stands at $2.5 billion."
    """
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or not scene.lexicon.spaced or figure.sentence == 0 or nouns(sentence):
        return None
    before = scene.sentences[figure.sentence - 1]
    found = nouns(before)
    loose = bool(found) and all(mark.table == "weak_mentions" for mark in (found[-1:] if back else found))
    start = sentence.span.start
    opens = back or any(m.span.start == start for m in sentence.marks.of("own_words"))
    near = sentence.paragraph - before.paragraph <= int(back)
    if not (loose and opens and near and sentence.marks.of("plans", "presents", "actions")):
        return None
    if not (means_capex(scene, figure.sentence - 1) or _is_investment(scene, found[-1])):
        return None
    return figure._replace(noun="weak", noun_mark=found[-1], rule="carried")


def _is_investment(scene: Scene, mark: Mark) -> bool:
    """Whether the word is the one that names capital spending without more in the language, as "investment" does."""
    return mark.span.of(scene.text) in scene.lexicon.invested


def _plans_a_year(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of the press plans for a year that it names and that is not over."""
    day = scene.document.said_on
    if day is None or not scene.lexicon.spaced or not sentence.marks.of("plans", "guidance"):
        return False
    coming = (w for w in sentence.whens if (w.year or day.year) >= day.year and (w.offset or 0) >= 0)
    return any(w.year is not None or w.offset is not None for w in coming)


def _ends_with_capex(scene: Scene, said: Sequence[Mark]) -> bool:
    """Whether the press last spoke of capital spending in a sentence, after something else."""
    return scene.lexicon.spaced and scene.document.issuer is None and said[-1].table == "mentions"


def _turns_to_capex(scene: Scene, before: Sentence, said: Sequence[Mark]) -> bool:
    """Whether a company's sentence ends with where capital spending is going: "…, because capex comes in lighter"."""
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    end = said[-1].span.end
    money = any(a.span.start >= end and a.unit is Unit.MONEY for a in before.amounts)
    moved = any(m.span.start >= end for m in before.marks.of("ups", "downs", "flats"))
    return said[-1].table == "mentions" and moved and not money


def _is_on_the_plan(scene: Scene, figure: Figure) -> bool:
    """Whether a company's sentence comes back to a range or plan by that name: "Leaving that aside, the range is"."""
    sentence, start = scene.sentences[figure.sentence], figure.amount.span.start
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    back = [m.span for m in sentence.marks.of("anaphors") if m.span.end <= start]
    return any(m.span.end == span.end for span in back for m in sentence.marks.of("guidance"))


def _opens_with_capex(scene: Scene, before: Sentence) -> bool:
    """Whether the first money of a sentence is capital spending, whatever is told of it behind."""
    money = [a for a in before.amounts if a.unit is Unit.MONEY]
    best = nearest_noun(scene, before, money[0]) if money else None
    return best is not None and best[0].table == "mentions"


def _ends(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether "it" and its verb follow a figure at the head of the sentence: "Etwas mehr als 500 Millionen soll es"."""
    before = [a.span for a in sentence.amounts if a.span.end <= mark.span.start]
    return bool(before) and scene.distance(before[-1].end, mark.span.start) == 0


def _goes_on_planning(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of the press has the company itself plan ("Outside the US the group aims for €8 billion")."""
    own = scene.lexicon.spaced and not scene.lexicon.joined and scene.document.issuer is None
    return own and sentence.marks.any_of("own_words") and sentence.marks.any_of("plans")


def _passes_over(scene: Scene, before: Sentence, *, listed: bool) -> bool:
    """Whether a sentence on something else does not change the subject: a rate, or share prices in a list."""
    if scene.lexicon.joined:
        return all(amount.unit is not Unit.MONEY or _is_price(amount) for amount in before.amounts)
    left_out = scene.document.issuer is not None and before.marks.any_of("negations", "excluded", "definitions")
    return (listed or left_out) and not before.amounts  # "Shares rose." in a list; "Acquisitions are not included."


def _is_price(amount: Amount) -> bool:
    """Whether so little money is what a currency or a barrel costs: 為替は1ドル=135円を想定する."""
    return (amount.range.high or amount.range.low or 0) < _PRICE


#: No plan is for so little.
_PRICE = 100_000


def _counts_only(scene: Scene, sentence: Sentence) -> bool:
    """Whether all the money of a company's sentence is capital spending, whatever else it names."""
    money = [a for a in sentence.amounts if a.unit is Unit.MONEY]
    if scene.document.issuer is None or not scene.lexicon.spaced or not money:
        return False
    near = [nearest_noun(scene, sentence, amount) for amount in money]
    return all(best is not None and best[0].table == "mentions" for best in near)
