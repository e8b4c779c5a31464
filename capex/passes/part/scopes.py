"""What part of a company's spending a figure covers: the whole, or one business, place or purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from capex.document import Span
from capex.passes.joined import part_beside, part_spoken_of
from capex.passes.part.goals import adds_for_something, destination, elliptical, has_purpose, is_included, qualifies
from capex.passes.part.into import listed_goal, part_given, part_of_noun, project_of
from capex.passes.part.kinds_in_order import kind_in_order
from capex.passes.part.left_out import leaves_out
from capex.passes.part.named_parts import business_of, named_goal, named_part, part_of_issuer, placed, unit_named
from capex.passes.part.own_goals import own_goal
from capex.passes.part.part_names import name_behind, name_in_front, part_named
from capex.passes.part.segments import is_of_segment
from capex.passes.part.subsidiaries import subsidiary
from capex.passes.part.sums_up import is_all_with_more, sums_up
from capex.passes.part.topic_before import tells_a_total, topic_before
from capex.passes.part.wholes import is_of_the_plan, is_share, is_timed, whole_of
from capex.passes.role.roles import OVERFULL
from capex.passes.scene import Figure, Scene, View, figures_near, view_of
from capex.tokens import Mark, Sentence


def own_modifier(scene: Scene, sentence: Sentence, noun: Mark) -> str:
    """The part that the noun itself names: "maintenance capital", "growth capex", "spending in the Permian"."""
    for mark in reversed(sentence.marks.of("scopes")):
        gap = scene.text[mark.span.end : noun.span.start].strip(" -/&'s)")
        before = noun.span.start - mark.span.end >= 0 and (not gap or gap in scene.lexicon.scope_links)
        before = before or (bool(scene.lexicon.owner) and _is_of_business(scene, sentence, mark, noun))
        if before or (noun.span.start == mark.span.start and scene.distance(mark.span.end, noun.span.end) <= 1):
            return str(mark.value)
        behind = scene.text[noun.span.end : mark.span.start].strip() if mark.span.start > noun.span.end else ""
        if behind[:1] in _SIGNS and len(behind.split()) <= _SIGNED and _is_label(scene, sentence, noun, mark):
            return str(mark.value)  # "Capital expenditures, sustaining: $460 million"
        if scene.lexicon.spaced and (behind in scene.lexicon.scope_links or qualifies(scene, noun.span.end, mark)):
            return str(mark.value)  # "capex de mantenimiento", "inversión ordinaria"
        if mark.span.start - noun.span.end >= 0 and _leads(scene, sentence, noun.span.end, mark.span.start):
            return str(mark.value)
    return business_of(scene, sentence, noun) or placed(scene, sentence, noun)


#: What may stand behind the name of a part: its name in full, in brackets.
_FULL = re.compile(r"(?:\([^()]*\))? ?")


def _is_of_business(scene: Scene, sentence: Sentence, mark: Mark, noun: Mark) -> bool:
    """Whether only a word for a part of the business stands between a name and the noun: 업스트림 분야 지출."""
    words = [m.span for m in sentence.marks.of("segments") if 0 <= noun.span.start - m.span.end <= 1]
    return any(_FULL.fullmatch(scene.text, mark.span.end, span.start) for span in words if span.start >= mark.span.end)


#: Between the name of spending and the part that a row of a list is about.
_SIGNS = (",", "-", "—", ":", "(")
#: So many words and signs lead from one to the other: "(new" stores).
_SIGNED = 2


def _is_label(scene: Scene, sentence: Sentence, noun: Mark, mark: Mark) -> bool:
    """Whether a part ends the label of a row in a company's list: a bracket, a colon or "of" stands behind it."""
    gap = Span(noun.span.end, max(noun.span.end, mark.span.start))
    defines = any(gap.covers(m.span) for m in sentence.marks.of("excluded", "consisting", "definitions", "parts"))
    if scene.document.issuer is None or not scene.lexicon.spaced or defines:
        return False
    rest = scene.text[mark.span.end : mark.span.end + _REST].strip()
    return rest[:1] in (")", ":") or rest.split(" ", 1)[0] in scene.lexicon.joins


#: Signs behind the name of a part that show whether it ends a label.
_REST = 10


#: Prepositions between a noun and the part that it is about.
_LEADS = ("joins", "purposes")


def _leads(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a preposition and an article stand between a noun and a part's name."""
    joined = any(m.span.start >= start and m.span.end <= end for m in sentence.marks.of(*_LEADS))
    if "," in scene.text[start:end] or any(start <= m.span.start < end for m in sentence.marks.of("excluded")):
        return False
    return joined and scene.lexicon.spaced and scene.distance(start, end) <= 2


def _joined_part(scene: Scene, figure: Figure, view: View) -> str:
    """The part that the words before the figure name, where endings tell it."""
    named = part_beside(scene, view) or part_spoken_of(scene, view)
    named = named or project_of(figure, view) or part_given(scene, figure, view) or listed_goal(figure, view)
    return named or part_of_noun(figure, view)


def _named_after(scene: Scene, view: View) -> str:
    """A short name for a part, out of the words that follow the figure."""
    if scene.lexicon.joined:
        return _named_before(scene, view)
    front = name_in_front(scene, view.sentence, view.left_end, view.place.start)
    return front or name_behind(scene, view.sentence, view.place.end, view.right_end)


def _named_before(scene: Scene, view: View) -> str:
    """The same where the name stands before its figure: 이 가운데 반도체가 40조원."""
    lead = [m.span.end for m in view.marks("parts") if m.span.end <= view.place.start]
    start = max([view.left_end, *lead])
    return part_named(scene, Span(start, view.place.start))


def with_scope(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:  # noqa: PLR0911 (one return for each case)
    """`figure` with the part of the spending it covers; a part of what was spent already is refused."""
    if figure.role not in ("level", "prior") or figure.reason or figure.noun_mark is None:
        return figure
    view = view_of(scene, figure)
    sentence = scene.sentences[figure.sentence]
    whole = None if is_all_with_more(view) else whole_of(scene, figures, figure, view)
    if whole is not None:
        return _as_part(scene, figure, _planned_whole(scene, figures, figure, whole), view)
    if is_share(scene, view) or is_of_the_plan(scene, view, figure):
        return figure._replace(scope=_named_after(scene, view))
    if scene.lexicon.joined and (name := _joined_part(scene, figure, view)):
        return figure._replace(scope=name)
    unit = unit_named(scene, sentence, figure) or _of_shared_noun(scene, figure, view)
    unit = unit or kind_in_order(scene, figure, view)
    if unit or sums_up(scene, view, figure.noun_mark):
        return figure._replace(scope=unit or figure.scope)
    told = _sentence_of(scene, figure, figure.noun_mark)
    named = "" if sentence.span.covers(figure.noun_mark.span) else _own_kind(scene, view, figure.noun_mark)
    if not named and told.span.covers(figure.noun_mark.span):
        named = own_modifier(scene, told, figure.noun_mark)
    named = named or named_part(scene, sentence, figure.noun_mark) or named_goal(scene, view)
    named = named or part_of_issuer(scene, told, figure.noun_mark)
    named = named or _own_kind(scene, view, figure.noun_mark) or topic_before(scene, figure, own_modifier)
    named = named or leaves_out(scene, view, figure.noun_mark) or destination(scene, view) or elliptical(scene, view)
    named = named or _budgeted(scene, sentence, figure) or own_goal(scene, figure, view)
    if name := named or subsidiary(scene, sentence, figure.noun_mark):
        return figure._replace(scope=name)
    if has_purpose(scene, figure, view) or is_included(scene, figure, view) or adds_for_something(scene, view):
        return figure._replace(scope=_named_after(scene, view))
    if is_of_segment(scene, figure, view):
        return figure._replace(scope="segment")
    return figure


def _of_shared_noun(scene: Scene, figure: Figure, view: View) -> str:
    """The kind of a figure whose noun stands behind the next one: "$45 million of upkeep and $150 million of …"."""
    noun = figure.noun_mark
    beyond = noun is not None and view.sentence.span.covers(noun.span) and noun.span.start >= view.right_end
    return elliptical(scene, view) if beyond else ""


def _sentence_of(scene: Scene, figure: Figure, noun: Mark) -> Sentence:
    """The sentence that names what the figure is of: in a company's document it may be one before."""
    own = scene.sentences[figure.sentence]
    if own.span.covers(noun.span) or scene.document.issuer is None or tells_a_total(own):
        return own
    before = scene.sentences[max(figure.sentence - _TALK, 0) : figure.sentence]
    return next((s for s in reversed(before) if s.span.covers(noun.span)), own)


#: So many sentences back a noun may stand.
_TALK = 12


#: Words between a figure and its noun: "$500 million in maintenance capex".
_OF = 2


def _own_kind(scene: Scene, view: View, noun: Mark) -> str:
    """The part that is the subject, where the noun stands before: "our sustaining number is", "upkeep will be"."""
    if scene.document.issuer is None or not scene.lexicon.spaced:
        return ""
    first = max(view.left_end, noun.span.end if view.sentence.span.covers(noun.span) else 0)
    kinds = ("guidance", "weak_mentions") if first != noun.span.end else ()
    starts = {m.span.start for m in view.marks(*kinds, "presents", "unsettled") if m.span.end <= view.place.start}
    known = {m.span.start for m in view.marks("mentions", "other_metrics")}
    found = (m for m in view.marks("scopes") if first <= m.span.start and m.span.end + 1 in starts)
    return next((str(m.value) for m in found if m.span.start not in known), "")


def _budgeted(scene: Scene, sentence: Sentence, figure: Figure) -> str:
    """The part that a budget is of, named before it: "growth capital was cut from our budget of $2.4 billion"."""
    noun = figure.noun_mark
    if noun is None or figure.noun != "weak" or scene.document.issuer is None or not scene.lexicon.spaced:
        return ""
    if not any(m.span == noun.span for m in sentence.marks.of("guidance")):
        return ""
    before = [m for m in sentence.marks.of("mentions") if m.span.end <= noun.span.start]
    return own_modifier(scene, sentence, before[-1]) if before else ""


def _planned_whole(scene: Scene, figures: Sequence[Figure], figure: Figure, whole: Figure) -> Figure:
    """The plan that a whole is only compared with: "$1.2bn, down from $1.9bn in 2025, of which … is for growth"."""
    if (whole.rule != "compared with" and whole.role != "prior") or whole.sentence != figure.sentence:
        return whole
    gap = scene.text[whole.amount.span.end : figure.amount.span.start]
    if "(" in gap and ")" not in gap:
        return whole  # "after $1 billion (of which $546 million …) last year"
    spent = view_of(scene, figure).right("actuals") <= _OF
    before = [
        f for f in figures_near(figures, figure.sentence - 1, figure.sentence)
        if f.role == "level" and not f.reason and f.company == figure.company and not figure.when.past
        and f.amount.span.end <= whole.amount.span.start and f.when.periods == figure.when.periods
    ]  # fmt: skip
    return before[-1] if before and not spent else whole


def _as_part(scene: Scene, figure: Figure, whole: Figure, view: View) -> Figure:
    """`figure` as part of `whole`: of its period, unless the part is a time ("$16 billion of that in Q1")."""
    if whole.role == "delta":
        return figure._replace(role="delta", rule="part of a change")
    if whole.role == "actual" or (whole.reason and whole.role != OVERFULL):
        return figure._replace(role="actual", reason=whole.reason or "actual", rule="part of what was spent")
    own = figure.when.periods
    timed = figure.when_span and (scene.lexicon.joined or is_timed(scene, figure, whole))
    if own and own != whole.when.periods and timed:
        undated = whole.pledge and not whole.when.periods  # a year's part of a project is no year's whole
        return figure._replace(scope=_named_after(scene, view)) if undated else figure
    pledge = figure.pledge or (whole.pledge and not whole.when.periods)
    when = figure.when if _has_years_behind(figure, whole) else whole.when
    return figure._replace(scope=_named_after(scene, view), when=when, pledge=pledge)


def _has_years_behind(figure: Figure, whole: Figure) -> bool:
    """Whether a programme with years behind it is told beside a year's plan: "including $4bn for it over two years"."""
    own, span = figure.when.periods, figure.when_span
    long = figure.pledge and bool(own) and own[0].is_several_years
    year = bool(whole.when.periods) and not whole.when.periods[0].is_several_years
    return long and year and span is not None and span.start >= figure.amount.span.end
