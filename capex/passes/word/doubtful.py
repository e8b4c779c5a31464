"""Whether a word of direction is denied, supposed, held against a plan, or of something else."""

from __future__ import annotations

from capex.passes.role.by_the_plan import (
    against_earlier,
    is_denied,
    is_denied_behind,
    keeps_a_plan,
)
from capex.passes.scene import View
from capex.passes.text.nouns import NOUNS
from capex.passes.word.who_acts import has_an_object
from capex.tokens import Mark, Sentence, Unit

_TABLES = ("ups", "downs", "flats")
#: Words between a word of direction and a negation, a hypothesis or a plan that it is measured by.
_CLOSE = 4


def is_doubtful(view: View, mark: Mark) -> bool:
    """Whether the word is denied, supposed, or only holds the plan against itself ("in line with our guidance")."""
    if view.left("negations") <= 2 or view.left("hypotheticals") <= _CLOSE or _is_recalled(view, mark):
        return True
    if view.scene.lexicon.joined and view.right("hypotheticals") <= 1:
        return True  # 늘어날 가능성: what only may be stands behind its verb
    if _has_another_object(view, mark) or _is_why(view, mark) or _tells_where_it_lies(view, mark):
        return True
    if is_denied(view) or is_denied_behind(view) or _lacks_object(view, mark) or _names_a_part(view, mark):
        return True
    if mark.table == "flats" and (keeps_a_plan(view, mark) or _likens_a_change(view, mark)):
        return True
    lexicon = view.scene.lexicon  # 유사한 수준으로 집행할 계획: where verbs come last, the plan behind is the verb
    held = view.left("guidance") <= 1 if lexicon.joined else view.right("guidance") <= _CLOSE
    return mark.table == "flats" and lexicon.spaced and held


def _is_recalled(view: View, mark: Mark) -> bool:
    """Whether it was said before; not where only the old plan was that it is held against: "less than it had told"."""
    told = [m.span.start for m in view.marks("recalled") if view.clause.covers(m.span)]
    return bool(told) and (told[0] < mark.span.start or view.scene.lexicon.joined or not against_earlier(view, mark))


def _tells_where_it_lies(view: View, mark: Mark) -> bool:
    """Whether a share of spending only lies in a year: "most of this spend falls in 2026 and 2027"."""
    if view.scene.document.issuer is None or view.scene.lexicon.joined or view.left("parts_after") > _CLOSE:
        return False
    inside = [m.span.end for m in view.marks("inside") if m.span.start == mark.span.end + 1]
    starts = [w.span.start for w in view.sentence.whens] + [w.span.start + 3 for w in view.sentence.whens]
    return any(0 <= start - end <= 1 for end in inside for start in starts) or any(
        w.span.start == mark.span.end + 1 for w in view.sentence.whens
    )


def _is_why(view: View, mark: Mark) -> bool:
    """Whether a comma and a preposition lead to a change that only tells why: "down $150m, on lower upkeep"."""
    scene = view.scene
    if scene.document.issuer is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = [m.span.start for m in view.marks("joins") if m.span.end + 1 == mark.span.start]
    money = any(a.unit is Unit.MONEY and a.span.end <= mark.span.start for a in view.sentence.amounts)
    return money and any(scene.text[:start].endswith(", ") for start in leads)


def _has_another_object(view: View, mark: Mark) -> bool:
    """Whether a company raises something else of its own: "capital projects to continue expanding our capacity"."""
    if view.scene.lexicon.joined or not view.scene.lexicon.spaced:
        return False
    if view.scene.document.issuer is None:
        return _goes_on_to_another(view, mark)
    own = [m.span.end for m in view.marks("own_words") if m.span.start == mark.span.end + 1]
    return bool(own) and view.right("mentions", "weak_mentions", "guidance", "annual") > _CLOSE


def _goes_on_to_another(view: View, mark: Mark) -> bool:
    """Whether "and" leads from a figure to a verb with an object that is no spending: "to $3bn and cut some jobs"."""
    money = any(a.unit is Unit.MONEY and a.span.end <= mark.span.start for a in view.sentence.amounts)
    ands = [m.span for m in view.marks("between_and") if m.span.end + 1 == mark.span.start]
    joined_on = any(span.of(view.scene.text) in view.scene.lexicon.ands for span in ands)
    spent = view.right("own_words", "anaphors", *NOUNS) <= 1
    return money and joined_on and has_an_object(view) and not spent


def _likens_a_change(view: View, mark: Mark) -> bool:
    """Whether it is a change that is like another: 비슷하게 큰 폭의 증가."""
    if not (view.scene.lexicon.joined and view.scene.lexicon.spaced and view.scene.text.startswith(" ", mark.span.end)):
        return False
    return view.right("ups", "downs") <= _CHANGE


#: Words between "similarly" and the change that is so: "large in".
_CHANGE = 2


def _names_a_part(view: View, mark: Mark) -> bool:
    """Whether growth is only what projects are for: "two thirds of the budget is for growth projects"."""
    if not view.scene.lexicon.spaced or not any(m.span == mark.span for m in view.marks("scopes")):
        return False
    if view.scene.document.issuer and not view.scene.lexicon.joined:
        named = any(m.span.covers(mark.span) for m in view.marks("mentions"))  # "most of the growth capital"
        given = any(0 <= mark.span.start - m.span.end <= 1 for m in view.marks("purposes"))  # "the balance to growth"
        if named or given or _is_listed_with_a_part(view, mark):
            return True
    return _is_paid_for(view, mark) or any(0 <= m.span.start - mark.span.end <= 1 for m in view.marks("programmes"))


def _is_paid_for(view: View, mark: Mark) -> bool:
    """Whether money goes into growth in the press: "puts 800 million into growth", "plans to invest in growth"."""
    distance, start = view.scene.distance, mark.span.start
    if view.scene.lexicon.joined or view.scene.document.issuer:
        return False
    leads = [m.span for m in view.marks("purposes") if m.span.end <= start and distance(m.span.end, start) <= 1]
    spent = [m.span.end for m in view.marks("weak_mentions")]
    spent += [a.span.end for a in view.sentence.amounts if a.unit is Unit.MONEY]
    return any(0 <= lead.start - end <= 1 for lead in leads for end in spent)


def _is_listed_with_a_part(view: View, mark: Mark) -> bool:
    """Whether "and" joins growth to another kind of spending: "growth and maintenance capital"."""
    joins = [m.span.end for m in view.marks("between_and") if m.span.start == mark.span.end + 1]
    return any(m.span.start == end + 1 for m in view.marks("scopes") for end in joins)


def _lacks_object(view: View, mark: Mark) -> bool:
    """Whether a word that compares ("above", "under") leads to no period that it could compare with."""
    bounds = [m.span for m in view.marks("floor_before", "ceiling_before") if m.span.overlaps(mark.span)]
    if not bounds:
        return False
    if any(0 <= m.span.start - bound.end <= 1 for m in view.marks("fractions") for bound in bounds):
        return True  # "more than double in 2026"
    if any(m.span.start == mark.span.start for m in view.marks("dates")):  # 高於去年
        return False
    further = not view.scene.lexicon.spaced and any(m.span.start >= mark.span.end for m in view.marks(*_TABLES))
    if against_earlier(view, mark) and not further:
        return False  # 低於早前指引, where the year before measures nothing: 低於早前指引,但高於2024年
    if any(mark.span.covers(when.span) for when in view.sentence.whens):
        return False  # "unter dem Vorjahresniveau"
    starts = [w.span.start for w in view.sentence.whens if w.span.start >= mark.span.end]
    if not view.scene.lexicon.spaced:
        starts = [start for start in starts if start < view.clause.end]
    ends = [a.span.end for a in view.sentence.amounts if a.span.start >= mark.span.end]  # "the $2 billion spent in"
    end = ends[0] if ends and starts and ends[0] < min(starts) else mark.span.end
    return not starts or view.scene.distance(end, min(starts)) > _CLOSE


def is_shadowed(sentence: Sentence, mark: Mark, *, spaced: bool) -> bool:
    """Whether a longer word of another table holds this one ("more" in "more than planned")."""
    bounds = () if spaced else ("ceiling_before", "floor_before")  # 不高於
    return any(
        m.span != mark.span
        and m.span.covers(mark.span)
        and not (m.table == "dates" and m.span.start == mark.span.start)
        for m in sentence.marks.of("other_metrics", "dates", *bounds, *_TABLES)
    )
