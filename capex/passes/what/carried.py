"""A figure without a noun in its own words: the clause, list or sentence before tells what it measures."""

from __future__ import annotations

from capex.passes.scene import Figure, Scene, view_of
from capex.passes.text.nouns import nouns
from capex.passes.text.sentences import has_bullet
from capex.passes.what.going_on import from_sentence_before
from capex.passes.what.questions import asked_about
from capex.passes.what.spending import means_capex
from capex.passes.who.acting import is_oblique
from capex.statement import Action
from capex.tokens import Mark, Sentence, Unit


def _from_headline(scene: Scene, figure: Figure) -> Figure:
    """A list of companies with their plans under a headline on capital spending goes without the noun.

    Only where endings, or the place of the verb, tell that it is planned, and nothing names another measure.
    """
    sentence = scene.sentences[figure.sentence]
    listed = figure.noun == "" and scene.titled and figure.amount.unit is Unit.MONEY
    if not listed or scene.document.issuer:
        return figure
    if _keeps_a_year(scene, figure):
        return figure._replace(noun="capex", rule="carried")
    if not sentence.whos or not sentence.marks.of("plans"):
        return figure
    if any(mark.table == "other_metrics" for mark in nouns(sentence)):
        return figure
    if not scene.lexicon.joined and not _is_all_planned(scene, figure):
        return figure
    return figure._replace(noun="capex", rule="carried")


def _keeps_a_year(scene: Scene, figure: Figure) -> bool:
    """Whether the company itself keeps the figure for a year that is named: "For 2025 the company stuck with $3bn"."""
    sentence, view = scene.sentences[figure.sentence], view_of(scene, figure)
    if scene.lexicon.joined or not scene.lexicon.spaced or not any(when.year for when in sentence.whens):
        return False
    kept = [m for m in sentence.marks.of("actions") if m.value is Action.REAFFIRMED]
    if view.led_by_any(kept) > 0 or not any(m.span.end <= view.place.start for m in sentence.marks.of("own_words")):
        return False
    first = view.clause.start
    return not any(m.table == "other_metrics" and first <= m.span.start < view.clause.end for m in nouns(sentence))


#: Words between a company and its verb ("Murata Manufacturing now plans").
_VERB = 2


def _is_all_planned(scene: Scene, figure: Figure) -> bool:
    """Whether a company, its verb of planning and the figure follow each other at once ("Murata plans 190bn yen")."""
    sentence, start = scene.sentences[figure.sentence], figure.amount.span.start
    before = [who for who in sentence.whos if who.span.end <= start and not is_oblique(scene, sentence, who)]
    plans = [m for m in sentence.marks.of("plans") if before and before[-1].span.end <= m.span.start < start]
    near = bool(plans) and scene.distance(before[-1].span.end, plans[0].span.start) <= _VERB
    return near and view_of(scene, figure).led_by_any(tuple(plans)) == 0


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


def _from_clause_behind(scene: Scene, figure: Figure) -> Figure | None:
    """What a company told before is of what it tells now: "we guided to $20 million before and now expect capex"."""
    sentence, place = scene.sentences[figure.sentence], figure.amount.span
    if scene.document.issuer is None or not scene.lexicon.spaced or not sentence.marks.any_of("currents"):
        return None
    told = any(m.span.end <= place.start for m in sentence.marks.of("priors", "recalled"))
    now = next((m.span.start for m in sentence.marks.of("currents") if m.span.start >= place.end), None)
    if not told or now is None:
        return None
    said = [noun for noun in nouns(sentence) if noun.table != "weak_mentions"]
    first = next((noun for noun in said if noun.span.start > now), None)
    if first is None or first.table != "mentions" or any(noun.span.end <= place.start for noun in said):
        return None
    return figure._replace(noun="capex", noun_mark=first, rule="carried")


def _from_list(scene: Scene, figure: Figure) -> Figure | None:
    """Where the verb stands last, so does the noun of a list: "A는 100억 달러, B는 90억 달러를 설비투자에 쓴다"."""
    sentence = scene.sentences[figure.sentence]
    parts = [m.span.start for m in sentence.marks.of("parts") if m.span.start >= figure.amount.span.end]
    said = [noun for noun in nouns(sentence) if scene.lexicon.spaced or not parts or noun.span.start < parts[0]]
    if said and said[0].table == "mentions" and all(mark.table != "other_metrics" for mark in said):
        return figure._replace(noun="capex", noun_mark=said[0], rule="carried")
    if _is_given_with_the_rest(figure, sentence, said) and means_capex(scene, figure.sentence, figure.amount.span):
        return figure._replace(noun="weak", noun_mark=said[0], rule="carried")
    dated = len(sentence.whens) > 1 and len({mark.table for mark in said} | {"weak_mentions"}) == 1
    if said and dated and means_capex(scene, figure.sentence, figure.amount.span):
        return figure._replace(
            noun="weak", noun_mark=said[0], rule="carried"
        )  # 올해에는 7조원, 내년에는 9조원을 집행한다
    return None


def _is_given_with_the_rest(figure: Figure, sentence: Sentence, said: list[Mark]) -> bool:
    """Whether one verb ends a list of what money is given to: 安全対策に900億円、送配電に1900億円を充てる."""
    ends = {mark.span.end for mark in sentence.marks.of("destined")}
    if not ends or not said or any(noun.table != "weak_mentions" for noun in said):
        return False
    start, verb = figure.amount.span.start, said[0].span.start
    listed = [a for a in sentence.amounts if start <= a.span.start < verb and a.unit is Unit.MONEY]
    return len(listed) > 1 and all(amount.span.start in ends for amount in listed)


def _from_line_over(scene: Scene, figure: Figure) -> Figure | None:
    """What the line over a list of companies in the press names: "Spending plans for 2026:", "- Meta: $65bn"."""
    sentence, place = scene.sentences[figure.sentence], figure.amount.span
    if scene.document.issuer or scene.lexicon.joined or not has_bullet(scene.text, sentence.span):
        return None
    if (
        figure.amount.unit is not Unit.MONEY
        or nouns(sentence)
        or not any(w.span.end <= place.start for w in sentence.whos)
    ):
        return None
    for before in reversed(scene.sentences[max(figure.sentence - _ITEMS, 0) : figure.sentence]):
        if not has_bullet(scene.text, before.span):
            named = before.marks.of("mentions")
            over = bool(named) and before.span.of(scene.text).rstrip().endswith(":")
            return figure._replace(noun="capex", noun_mark=named[-1], rule="carried") if over else None
    return None


#: A list has at most so many items.
_ITEMS = 12


def _from_remark_behind(scene: Scene, figure: Figure) -> Figure | None:
    """What a short remark right behind says that the figure is of: "3조원으로 줄이겠다"고 했다. 올해 설비투자다."""
    index, sentence = figure.sentence, scene.sentences[figure.sentence]
    behind = scene.sentences[index + 1] if index + 1 < len(scene.sentences) else None
    if scene.document.issuer or not scene.lexicon.joined or behind is None or nouns(sentence):
        return None
    said = nouns(behind)
    short = behind.span.end - behind.span.start <= _REMARK and behind.paragraph == sentence.paragraph
    if not short or behind.amounts or not behind.whens or [m.table for m in said] != ["mentions"]:
        return None
    return figure._replace(noun="capex", noun_mark=said[0], rule="carried")


#: Signs of a remark that only says what was spoken of.
_REMARK = 26


def _from_question(scene: Scene, figure: Figure) -> Figure | None:
    """An answer goes on about the capital spending that the question before it names last, until it names another."""
    said = asked_about(scene, figure.sentence, figure.amount.span.start) if scene.turns else None
    return figure._replace(noun="capex", noun_mark=said, rule="carried") if said else None


def carried(scene: Scene, figure: Figure) -> Figure:
    """`figure` with the noun that the words before it, or the headline, give; without one, as it is."""
    known = _from_clause_before(scene, figure) or _from_clause_behind(scene, figure) or _from_question(scene, figure)
    known = known or _from_line_over(scene, figure) or _from_remark_behind(scene, figure)
    return _from_headline(scene, known or from_sentence_before(scene, figure))
