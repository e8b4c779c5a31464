"""What a programme of several years is made of: a part that is told beside it is for the same years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capex.passes.pledge.and_more import joined_promise
from capex.passes.scene import Figure, Scene, figures_near, view_of
from capex.passes.text.calendar import Resolved
from capex.tokens import Unit

#: So many sentences after the programme its parts may follow.
_REACH = 4


def _is_long(figure: Figure) -> bool:
    return bool(figure.when.periods) and figure.when.periods[0].is_several_years


def _programme(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The last programme of the same company that was told shortly before `figure` and is larger."""
    before = [
        f for f in figures
        if f.pledge and not f.reason and _is_long(f) and f.company == figure.company
        and f.amount.span.end <= figure.amount.span.start and figure.sentence - f.sentence <= _REACH
    ]  # fmt: skip
    larger = [f for f in before if f.amount.size > figure.amount.size]
    return larger[-1] if larger else None


def _goes_on_about_one(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the press goes on about a programme in the same paragraph, and names no time and nobody else."""
    sentence = scene.sentences[figure.sentence]
    if scene.document.issuer or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    if any((when.offset or 0) >= 0 for when in sentence.whens):
        return False  # what the plan was "a year ago" dates nothing of it
    last = next((f for f in reversed(figures) if f.sentence < figure.sentence and _stands(f)), None)
    near = last is not None and figure.sentence - last.sentence <= _GIVEN and last.company == figure.company
    near = near and last is not None and scene.sentences[last.sentence].paragraph == sentence.paragraph
    own = all(who.ticker == figure.company for who in sentence.whos)
    return near and own and last is not None and last.pledge and _is_long(last)


#: So many sentences behind a promise its money is still given out.
_GIVEN = 2


def _of_a_promise(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The promise of the press that money in general behind it is part of: "This investment includes $500 million"."""
    sentence, joined = scene.sentences[figure.sentence], scene.lexicon.joined
    if scene.document.issuer or joined or figure.noun not in ("weak", "money") or sentence.whens or sentence.whos:
        return None
    before = [
        f for f in figures if f.role == "level" and not f.reason and f.amount.span.end <= figure.amount.span.start
    ]
    last = before[-1] if before else figure
    near = 0 < figure.sentence - last.sentence <= _GIVEN
    near = near and scene.sentences[last.sentence].paragraph == sentence.paragraph
    part = last.pledge and last.company == figure.company and last.amount.currency == figure.amount.currency
    return last if near and part and last.amount.size > figure.amount.size else None


def _listed_behind(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The programme right before a list of figures that fit into it and name no time: "7조원, 4조원이다"."""
    sentence = scene.sentences[figure.sentence]
    group = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    listed = _stands(figure) or (figure.noun == "capex" and figure.reason == "no plan")
    listed = listed or _is_given_out(scene, group, figure)
    if sentence.whens or len(group) < _LIST or not listed or figure.sentence == 0:
        return None
    last = [f for f in figures_near(figures, figure.sentence - _AFTER, figure.sentence - 1) if _stands(f)]
    whole = last[-1] if last and last[-1].pledge else None
    away = figure.sentence - last[-1].sentence if last else 0
    near = sentence.paragraph - scene.sentences[figure.sentence - away].paragraph <= int(away > 1)
    other = whole is not None and whole.company is None and figure.company is not None
    if whole is None or other or not near or not _is_long(whole) or any(f.role in _OLD for f in group):
        return None
    money, total = {f.amount.currency for f in group} == {whole.amount.currency}, sum(f.amount.size for f in group)
    full = total >= whole.amount.size / _OVER  # farther behind, they must come to all of it
    return whole if money and total <= _OVER * whole.amount.size and (full or away == 1) else None


def _is_given_out(scene: Scene, group: Sequence[Figure], figure: Figure) -> bool:
    """Whether a verb at the end gives every figure of a list to something: 컨테이너에 12조원, 벌크에 5조원을 쓴다."""
    into, sentence = scene.lexicon.into, scene.sentences[figure.sentence]
    if not into or figure.noun not in ("", "money") or figure.role or scene.document.issuer:
        return False
    given = all(scene.text.endswith(into, sentence.span.start, f.amount.span.start) for f in group)
    return given and any(m.span.start >= group[-1].amount.span.end for m in sentence.marks.of("weak_mentions"))


#: So many figures make a list; rounded, they come to little more than the whole, so many sentences behind it.
_LIST, _OVER, _AFTER = 2, 1.02, 3
_OLD = ("actual", "prior", "delta")


def _told_with(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The promise to one place that "and" goes on from to another: "invest $20bn in Ohio and $10 billion in Texas"."""
    free = figure.reason in ("no noun", "other figure", "no plan") and figure.noun in ("", "money", "weak")
    if scene.document.issuer is None or scene.lexicon.joined or not free or not _goes_to_a_place(scene, figure):
        return None
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    last = before[-1] if before else figure
    view = view_of(scene, figure)
    joined = view.left("between_and", across=True) <= 1 and last.pledge and not last.reason
    return last if joined and _goes_to_a_place(scene, last) else None


def _goes_to_a_place(scene: Scene, figure: Figure) -> bool:
    """Whether a place stands right behind a figure, led to by a preposition."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    leads = [m.span.end for m in sentence.marks.of("purposes") if 0 <= m.span.start - end <= 1]
    return any(0 <= scene.distance(lead, m.span.start) <= 1 for m in sentence.marks.of("places") for lead in leads)


def with_programme(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as part of a programme of several years, where it covers a part and names no time of its own."""
    if figure.amount.unit is Unit.MONEY and _is_average(scene, figures, figure):
        return figure._replace(pledge=False, role=AVERAGE, reason=AVERAGE, rule="so much a year of a programme")
    if figure.pledge or figure.amount.unit is not Unit.MONEY:
        return figure
    if beside := _told_with(scene, figures, figure):
        scope = next(m.value for m in view_of(scene, figure).marks("places") if m.span.start > figure.amount.span.end)
        return figure._replace(pledge=True, role="level", reason="", when=beside.when, scope=scope, rule="pledge")
    if joined_promise(scene, figures, figure):
        scope = "part" if figure.scope == "total" else figure.scope
        return figure._replace(pledge=True, when=Resolved(()), when_span=None, scope=scope, rule="pledge")
    if _is_of_a_change(scene, figure):
        return figure._replace(role="delta", rule="part of a change") if figure.role == "level" else figure
    return _part_of_one(scene, figures, figure)


def _part_of_one(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as part of the programme before it, or as the whole of the one whose part comes behind."""
    if not (_stands(figure) or _is_loose(scene, figure)):
        listed = _listed_behind(scene, figures, figure)
        return _as_part(figure, listed) if listed else figure
    part = figure.scope != "total" or view_of(scene, figure).in_clause("parts", "parts_after")
    part = part or _goes_on_about_one(scene, figures, figure)
    whole = _programme(figures, figure) if part and figure.when_span is None else None
    whole = whole or _of_a_promise(scene, figures, figure) or _listed_behind(scene, figures, figure)
    if whole is None and (behind := _before_its_parts(scene, figures, figure)):
        return figure._replace(pledge=True, when=behind.when, rule="whole of a programme")
    if whole is None:
        return figure
    return _as_part(figure, whole)


def _is_of_a_change(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence divides a change and not the programme: "Of the reduction, about $1 billion comes from"."""
    view, start = view_of(scene, figure), scene.sentences[figure.sentence].span.start
    led = next((word for word in scene.lexicon.size_links if scene.text.startswith(f"{word} ", start)), "")
    changes = (m.span.start for m in view.marks("ups", "downs", "deltas", "delta_after"))
    return bool(led) and any(0 < at - start - len(led) <= _THE for at in changes)


#: Characters of an article between "of" and "reduction".
_THE = 5


def _as_part(figure: Figure, whole: Figure) -> Figure:
    scope = figure.scope if figure.scope != "total" else "part"
    return figure._replace(
        pledge=True, role="level", reason="", when=whole.when, scope=scope, rule="part of a programme"
    )


#: So many sentences on, the parts of a programme follow its whole.
_PARTS = 2


def _before_its_parts(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The smaller money for several years that the press tells right behind an amount without a year of its own.

    "Die Sachinvestitionen belaufen sich auf 64,3 Milliarden. Von 2015 bis 2019 fließen 41,3 Milliarden in Modelle."
    """
    if scene.document.issuer or scene.lexicon.joined or not _stands(figure) or figure.noun != "capex":
        return None
    if figure.when_span is not None or scene.sentences[figure.sentence].whens:
        return None
    behind = (
        f for f in figures
        if 0 < f.sentence - figure.sentence <= _PARTS and f.pledge and not f.reason and f.company == figure.company
    )  # fmt: skip
    part = next(behind, None)
    return part if part is not None and _is_long(part) and part.amount.size < figure.amount.size else None


def _stands(figure: Figure) -> bool:
    return figure.role == "level" and not figure.reason


#: The reason of what the whole of a programme only comes to in a year.
AVERAGE = "yearly average"
#: A rounded average comes to so much of the whole at least, and to no more than so much.
_LEAST, _MOST = Decimal("0.7"), Decimal("1.3")


def _is_average(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a figure of the press only divides a programme by its years: "10 Mrd. in fünf Jahren, 2 pro Jahr"."""
    view = view_of(scene, figure)
    yearly = figure.amount.annual or view.right("annual") == 0
    if scene.document.issuer or scene.lexicon.joined or not yearly:
        return False
    wholes = [
        f for f in figures_near(figures, figure.sentence - 1, figure.sentence)
        if f.pledge and not f.reason and _is_long(f) and f.company == figure.company
        and f.amount.size > figure.amount.size
    ]  # fmt: skip
    if not wholes:
        return False
    period = wholes[-1].when.periods[0]
    years = (period.last or period.year) - period.year + 1
    share = Decimal(figure.amount.size) * years / Decimal(wholes[-1].amount.size)
    return _LEAST <= share <= _MOST


def _is_loose(scene: Scene, figure: Figure) -> bool:
    """Whether a sentence that opens with "of this" gives the figure to something, by words of spending in general."""
    view, start = view_of(scene, figure), scene.sentences[figure.sentence].span.start
    leads = [m.span.start for m in view.marks("parts", "parts_after")]
    opens = any(lead - start <= _OPENING for lead in leads)
    adverb = bool(scene.lexicon.owner) and any(scene.distance(start, lead) <= 1 for lead in leads)  # 특히 이 가운데
    opens = opens or adverb
    if scene.lexicon.spaced and not scene.lexicon.joined:  # "Davon gehen 35 Milliarden Euro in die Netze"
        went = view.in_sentence("actuals", "other_metrics") or min(view.left("pasts"), view.right("pasts")) <= _WENT
        return opens and figure.reason == "no plan" and not went
    bare = figure.noun in ("", "money") and not figure.role and view.left("priors") > 0
    return opens and bare and not view.in_sentence("actuals", "other_metrics")


#: Words between a figure and the verb that tells that it went somewhere.
_WENT = 4
#: Signs of a dash or bullet before the words with which a sentence opens.
_OPENING = 2
