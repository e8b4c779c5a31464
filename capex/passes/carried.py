"""A figure without a noun in its own words: the clause, list or sentence before tells what it measures."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import DocumentKind, Span
from capex.passes.acting import is_oblique
from capex.passes.new_subjects import has_other_subject, is_of_something_else
from capex.passes.nouns import nouns
from capex.passes.own_plans import plans_to_invest
from capex.passes.reach import nearest_noun
from capex.passes.scene import Figure, Scene, view_of
from capex.passes.sentences import has_bullet
from capex.passes.turns import answers
from capex.tokens import Mark, Sentence, Unit


def _from_headline(scene: Scene, figure: Figure) -> Figure:
    """A list of companies with their plans under a headline on capital spending goes without the noun.

    Only where endings, or the place of the verb, tell that it is planned, and nothing names another measure.
    """
    sentence = scene.sentences[figure.sentence]
    listed = figure.noun == "" and scene.titled and figure.amount.unit is Unit.MONEY
    if not listed or scene.document.issuer or not sentence.whos or not sentence.marks.of("plans"):
        return figure
    if any(mark.table == "other_metrics" for mark in nouns(sentence)):
        return figure
    if not scene.lexicon.joined and not _is_all_planned(scene, figure):
        return figure
    return figure._replace(noun="capex", rule="carried")


#: Words between a company and its verb ("Murata Manufacturing now plans").
_VERB = 2


def _is_all_planned(scene: Scene, figure: Figure) -> bool:
    """Whether a company, its verb of planning and the figure follow each other at once ("Murata plans 190bn yen")."""
    sentence, start = scene.sentences[figure.sentence], figure.amount.span.start
    before = [who for who in sentence.whos if who.span.end <= start and not is_oblique(scene, sentence, who)]
    plans = [m for m in sentence.marks.of("plans") if before and before[-1].span.end <= m.span.start < start]
    near = bool(plans) and scene.distance(before[-1].span.end, plans[0].span.start) <= _VERB
    return near and view_of(scene, figure).led_by_any(tuple(plans)) == 0


def _planned_over_period(sentence: Sentence, place: Span | None) -> bool:
    """Whether the press has somebody plan to spend over a period, and names nothing else that the money is for.

    What another thought of the sentence measures does not count against the figure at `place`.
    """
    start = max((b for b in sentence.breaks if place and b <= place.start), default=sentence.span.start)
    end = min((b for b in sentence.breaks if place and b >= place.end), default=sentence.span.end)
    other = any(mark.table == "other_metrics" and start <= mark.span.start < end for mark in nouns(sentence))
    return sentence.marks.any_of("plans", "guidance") and not other and bool(sentence.whens)


def _from_clause_before(scene: Scene, figure: Figure) -> Figure | None:
    """A clause without a noun goes on about the capital spending of the clause before it ("; 2024 is put at $9bn")."""
    sentence = scene.sentences[figure.sentence]
    before = [mark for mark in nouns(sentence) if mark.span.end <= figure.amount.span.start]
    if scene.lexicon.joined:  # a verb of spending in between ends a thought and begins no other
        before = [mark for mark in before if mark.table != "weak_mentions"] or before
    if before and before[-1].table == "mentions":
        return figure._replace(noun="capex", noun_mark=before[-1], rule="carried")
    guided = any(m.span.end <= figure.amount.span.start for m in sentence.marks.of("priors"))
    if before and guided and before[-1].table == "weak_mentions" and means_capex(scene, figure.sentence):
        return figure._replace(noun="weak", noun_mark=before[-1], rule="carried")
    return _from_list(scene, figure) if scene.lexicon.joined and not before else None


def _from_list(scene: Scene, figure: Figure) -> Figure | None:
    """Where the verb stands last, so does the noun of a list: "A는 100억 달러, B는 90억 달러를 설비투자에 쓴다"."""
    said = nouns(scene.sentences[figure.sentence])
    if said and said[0].table == "mentions" and all(mark.table != "other_metrics" for mark in said):
        return figure._replace(noun="capex", noun_mark=said[0], rule="carried")
    sentence = scene.sentences[figure.sentence]
    dated = len(sentence.whens) > 1 and len({mark.table for mark in said} | {"weak_mentions"}) == 1
    if said and dated and means_capex(scene, figure.sentence, figure.amount.span):
        return figure._replace(
            noun="weak", noun_mark=said[0], rule="carried"
        )  # 올해에는 7조원, 내년에는 9조원을 집행한다
    return None


def means_capex(scene: Scene, index: int, place: Span | None = None) -> bool:
    """Whether spending in general is capital spending here.

    The press says what is built with it, or the talk (the headline, the paragraph) is of capital spending. In a
    company's own document the talk must be of it: there everything is spending.
    """
    near = scene.sentences[max(index - 3, 0) : index + 2]
    paragraph = scene.sentences[index].paragraph
    named = any(s.marks.of("mentions") for s in near if s.paragraph == paragraph)
    if scene.document.issuer:
        sentence = scene.sentences[index]
        return named or scene.titled or (place is not None and plans_to_invest(scene, sentence, place, nouns(sentence)))
    if _planned_over_period(scene.sentences[index], place):
        return True
    return named or scene.titled or bool(scene.sentences[index].marks.of("capex_context"))


def _last_thought(scene: Scene, sentence: Sentence, said: list[Mark]) -> list[Mark]:
    """The nouns of the thought that a sentence ends with, where clauses follow each other without a full stop."""
    if not scene.lexicon.joined or not said:
        return said
    start = max((place for place in sentence.breaks if place <= said[-1].span.start), default=sentence.span.start)
    return [mark for mark in said if mark.span.start >= start]


#: "Shares rose.": so few words of the press, without a figure of money, change no subject.
_REMARK = 4


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
    return any(s.whos and s.marks.of("plans", "guidance") for s in here) or _is_of_a_round(scene, index)


def _is_of_a_round(scene: Scene, index: int) -> bool:
    """Whether a sentence is an item on one company, or stands behind what several will spend together."""
    if scene.lexicon.spaced:
        return False
    paragraph = scene.sentences[index].paragraph
    near = (s for s in scene.sentences[:index] if paragraph - s.paragraph <= 1)
    summed = any(s.marks.any_of("aggregates") and s.marks.any_of("mentions") and len(s.whos) > 1 for s in near)
    return summed or has_bullet(scene.text, scene.sentences[index].span)


#: So many sentences back the noun may stand; in a list of what one company after the other plans, so many.
_TALK, _LIST = 4, 12
#: And it may go on over so many paragraphs.
_LISTED = 3


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
        return all(amount.unit is not Unit.MONEY for amount in before.amounts)
    return listed and not before.amounts  # "Shares rose." between two companies of a list


def _counts_only(scene: Scene, sentence: Sentence) -> bool:
    """Whether all the money of a company's sentence is capital spending, whatever else it names."""
    money = [a for a in sentence.amounts if a.unit is Unit.MONEY]
    if scene.document.issuer is None or not scene.lexicon.spaced or not money:
        return False
    near = [nearest_noun(scene, sentence, amount) for amount in money]
    return all(best is not None and best[0].table == "mentions" for best in near)


def _from_sentence_before(scene: Scene, figure: Figure) -> Figure:
    """A sentence without any noun goes on about the capital spending of the sentence before, in the same paragraph."""
    sentence = scene.sentences[figure.sentence]
    end = figure.amount.span.end
    close = min((place for place in sentence.breaks if place >= end), default=sentence.span.end)
    close = sentence.span.end if scene.document.issuer or scene.lexicon.joined else close
    here = [m for m in nouns(sentence) if m.span.start < close and "|" not in scene.text[end : m.span.start]]
    another = has_other_subject(scene, figure) or is_of_something_else(scene, figure)
    if another or any(mark.table == "other_metrics" for mark in here):
        return figure
    back = any(m.span.end <= figure.amount.span.start for m in sentence.marks.of("anaphors"))
    back = back or (not scene.lexicon.joined and any(_ends(scene, sentence, m) for m in sentence.marks.of("anaphors")))
    news = scene.document.kind is DocumentKind.NEWS
    several = _lists_companies(scene, figure.sentence)
    reach, far = (1, _TALK) if back or not news or several or _plans_a_year(scene, sentence) else (0, _TALK)
    if several and scene.lexicon.joined:
        reach, far = _LISTED, _LIST
    listed = bool(sentence.whos)  # whether all sentences in between tell of one company after the other
    if (loose := _from_spending_before(scene, figure, back=back)) is not None:
        return loose
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
        mentions = [mark for mark in said if mark.table == "mentions"]
        last = _counts_only(scene, before) or (not sentence.whos and _ends_with_capex(scene, said))
        if mentions and (last or all(m.table != "other_metrics" for m in said)):
            return figure._replace(noun="capex", noun_mark=mentions[-1], rule="carried")
        if not _passes_over(scene, before, listed=several and not mentions):
            break
    return figure._replace(noun="")


#: So many sentences behind a question its subject still holds.
_ANSWER = 12


def _from_question(scene: Scene, figure: Figure) -> Figure | None:
    """An answer goes on about the capital spending that the question before it names last, until it names another."""
    place, index = figure.amount.span.start, figure.sentence
    found = (question for question, answer in answers(scene.turns) if answer.span.start <= place < answer.span.end)
    question = next(found, None)
    if question is None:
        return None
    for before in reversed(scene.sentences[max(index - _ANSWER, 0) : index + 1]):
        said = [noun for noun in nouns(before) if noun.table != "weak_mentions"]
        if before.span.start < question.span.start or any(noun.table == "other_metrics" for noun in said):
            return None
        if said:
            return figure._replace(noun="capex", noun_mark=said[-1], rule="carried")
    return None


def carried(scene: Scene, figure: Figure) -> Figure:
    """`figure` with the noun that the words before it, or the headline, give; without one, as it is."""
    known = _from_clause_before(scene, figure) or _from_question(scene, figure)
    return _from_headline(scene, known or _from_sentence_before(scene, figure))
