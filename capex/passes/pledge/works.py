"""What is built or is a programme, by the words around its money: 増産するため総額2287億円の設備投資を決めた."""

from __future__ import annotations

from functools import lru_cache

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import Figure, Scene, View
from capex.passes.startups import dates_a_start
from capex.passes.text.nouns import nouns
from capex.passes.who.headings import headed
from capex.tokens import Mark, Sentence, Unit
from capex.vocabulary import vocabulary


def is_programme(view: View, noun: Mark) -> bool:
    """Whether the noun itself is an investment plan or programme, and of no year."""
    if any(m.span.overlaps(noun.span) and not is_plain(view, m) for m in view.marks("programmes")):
        return True
    return _is_plan(view.scene, noun) and _has_long_plans(view.scene)


def _is_plan(scene: Scene, noun: Mark) -> bool:
    """Whether spending is named a plan: "its capital plan" is for a year, or for as many as the article tells of."""
    return scene.lexicon.spaced and not scene.lexicon.joined and noun.span.of(scene.text).endswith("plan")


@lru_cache(maxsize=8)
def _has_long_plans(scene: Scene) -> bool:
    """Whether a text names several years together: "over the next five years", "from 2026 to 2030"."""
    forms = (PeriodForm.NEXT, PeriodForm.SPAN, PeriodForm.UNTIL)
    return any(when.form in forms for sentence in scene.sentences for when in sentence.whens)


def is_plain(view: View, mark: Mark) -> bool:
    """Whether a word for a project only ends a name of spending: "on capital projects" is on none of its own."""
    spaced = view.scene.lexicon.spaced and not view.scene.lexicon.joined
    return spaced and any(m.span.start < mark.span.start < m.span.end for m in view.marks("mentions"))


def _is_in_all(view: View) -> bool:
    """Whether what is built costs so much in all, where no year is told: 増産するため総額2287億円の設備投資を決めた."""
    whole = view.left("total_words") <= 1 and not view.scene.lexicon.spaced
    return whole and view.in_sentence("builds", "programmes") and view.in_sentence("plans", "speech")


def leads_to_a_work(view: View) -> bool:
    """Whether a verb that leads is followed by its sum and by what that builds, and no more: 豪擲100億元擴建二廠."""
    lexicon = view.scene.lexicon
    led = any(0 <= view.place.start - m.span.end <= 1 for m in view.marks("weak_mentions"))
    if lexicon.spaced or not lexicon.moves_to or not led:
        return False
    works = [m.span.start for m in view.marks("builds") if 0 <= m.span.start - view.place.end <= _WORK]
    return bool(works) and not view.in_sentence("actuals", "actual_periods", "pasts", "finishes")


#: Characters between a sum and the verb of what it builds: 在德州.
_WORK = 8


#: So many sentences before the price the project may stand.
_BACK = 3


def is_whole_cost(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the figure is what a project costs in all (投資額は180億円), or goes into building it (を投じて増強).

    The project stands in the same sentence, or in those right before in the same paragraph.
    """
    noun = figure.noun_mark
    if noun is None or not scene.lexicon.builds or (figure.when.periods and _several_spend(scene, view)):
        return False
    back = _told_before(scene, figure)
    own = [figure.company in {who.ticker for who in s.whos} for s in (view.sentence, *back)]
    near = any(_builds(scene, s) for s in back) and (not own[0] or any(own[1:]) or not scene.lexicon.spaced)
    if is_programme(view, noun):
        built = near or view.in_sentence("builds") or _names_project(view, noun)
        return built or (is_dated_apart(scene, view, figure) and _has_its_own_subject(scene, view, figure))
    whens = [w for w in view.sentence.whens if not (scene.lexicon.joined and dates_a_start(view, w))]
    dated = any(view.clause.covers(when.span) and (when.offset or 0) >= 0 for when in whens)
    spent = any(view.clause.covers(m.span) and not m.span.overlaps(noun.span) for m in view.marks("actuals"))
    if _is_in_all(view) and not view.sentence.whens and not spent:
        return True
    if dated or spent or not (noun.table == "weak_mentions" or _is_named_behind_a_work(scene, view, noun, back)):
        return False
    if view.in_sentence("builds") and view.in_sentence("plans", "speech", "pledges"):
        return True
    return near and not any(n.table == "mentions" for s in back for n in nouns(s))


#: Words between a company and its figure in a list of such.
_LISTED = 2


def _several_spend(scene: Scene, view: View) -> bool:
    """Whether each of several companies has its figure: "with A allocating $200 billion, B $190 billion and C"."""
    sentence = view.sentence
    if not scene.lexicon.spaced or len(sentence.whos) < 2 or len(sentence.amounts) < 2:
        return False
    places = [a.span.start for a in sentence.amounts if a.unit is Unit.MONEY]
    led = {
        who.ticker
        for who in sentence.whos
        for at in places
        if 0 <= scene.distance(who.span.end, at) <= _LISTED and who.span.end <= at
    }
    return len(led) > 1


def _names_project(view: View, noun: Mark) -> bool:
    """Whether a place or project is named right before the noun of what it costs in all: 新加坡P3新廠總投資額."""
    named = (m.span for m in view.marks("places", "programmes") if m.span.end <= noun.span.start)
    return not view.scene.lexicon.spaced and any(
        view.clause.start <= s.start and noun.span.start - s.end <= _BEFORE for s in named
    )


#: Signs between a project and the noun of its cost.
_BEFORE = 4


def _has_its_own_subject(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether words of their own lead to the period behind the cost: 初期投資額は3300億円、就航は2028年度の計画だ."""
    when = figure.when_span
    return when is not None and when.start > view.place.end and scene.distance(view.place.end, when.start) >= _SUBJECT


#: Words (of two signs) that a subject and its ending take up.
_SUBJECT = 2


def is_dated_apart(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the cost of a project stands with its noun, and the period in another thought: 總投資50億元,明年投產."""
    noun, when = figure.noun_mark, figure.when_span
    if not scene.lexicon.joined or noun is None or when is None or not is_programme(view, noun):
        return False
    beside = (
        figure.amount.span.start - noun.span.end >= 0 and scene.distance(noun.span.end, figure.amount.span.start) <= 2
    )
    start = max((b for b in view.sentence.breaks if b <= noun.span.start), default=view.sentence.span.start)
    return beside and not (start <= when.start and when.end <= figure.amount.span.start)


def _told_before(scene: Scene, figure: Figure) -> list[Sentence]:
    """The sentences right before the figure's, of its paragraph; in a list headed by names also of the one before."""
    before = scene.sentences[max(figure.sentence - _BACK + scene.lexicon.spaced, 0) : figure.sentence]
    own = scene.sentences[figure.sentence].paragraph
    far = int(figure.sentence in headed(scene) and bool(before) and before[-1].paragraph == own - 1)
    return [s for s in before if s.paragraph >= own - far]


def _is_named_behind_a_work(scene: Scene, view: View, noun: Mark, back: list[Sentence]) -> bool:
    """Whether the press names capital spending right behind the one work that it is for: 新棟を建てる。設備投資額は.

    The work may open the same sentence: 將擴建光復廠，資本支出約120億元.
    """
    if not scene.lexicon.joined or scene.document.issuer is not None or not view.sentence.span.covers(noun.span):
        return False
    if scene.lexicon.moves_to and _opens_with_a_work(view, noun):
        return True
    told = [s.marks for s in back if s.marks.any_of("builds")]
    return any(m.any_of("programmes") or (m.any_of("volumes") and m.any_of("speech")) for m in told)


def _opens_with_a_work(view: View, noun: Mark) -> bool:
    """Whether a clause before the noun has something built, and no figure: 擴建光復廠，資本支出."""
    clause = Span(view.sentence.span.start, view.scene.text.rfind(",", view.sentence.span.start, noun.span.start))
    if clause.end < 0 or any(clause.covers(a.span) for a in view.sentence.amounts):
        return False
    built = any(clause.covers(m.span) for m in view.marks("builds"))
    return built and any(clause.covers(m.span) for m in view.marks("plans", "unsettled", "speech", "announces"))


#: What is told of a work that is to be built: it is passed, put off, or its cost moves.
_DECIDED = ("approvals", "postpones", "actions")


def _builds(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells that something is built; between blanks a bare verb builds nothing ("as never")."""
    if not sentence.marks.of("builds"):
        decided = scene.lexicon.spaced and not scene.lexicon.joined and sentence.marks.any_of(*_DECIDED)
        return decided and sentence.marks.any_of("programmes") and not sentence.amounts
    return not scene.lexicon.spaced or sentence.marks.any_of("programmes", "places", "capex_context")


#: Words of a heading.
_HEAD = 6


def is_headed(scene: Scene, view: View) -> bool:
    """Whether a paragraph is headed by a project, and nothing else: "Stage 1. The total capital expenditure"."""
    start, end = scene.text.rfind("\n", 0, view.sentence.span.start) + 1, view.sentence.span.start
    if start >= end or scene.distance(start, end) > _HEAD:
        return False
    said = vocabulary(scene.lexicon).scan(scene.text, Span(start, end))
    return said.any_of("programmes") and not said.any_of("mentions", "plans", "actuals", "relative_years")
