"""What each figure is: the level that is guided to, the one before, the size of a change, what was spent already.

`RULES` is the whole of it, in order: the first that fits decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from capex.passes.role.asking import is_question
from capex.passes.role.beside import holds_a_plan, is_held_against
from capex.passes.role.budgets import PARTLY, is_partly_spent, of_running_year
from capex.passes.role.case import Case
from capex.passes.role.compared import is_compared
from capex.passes.role.deltas import is_delta
from capex.passes.role.denied import is_negated, was_meant
from capex.passes.role.earlier import is_prior
from capex.passes.role.excluding import is_excluded
from capex.passes.role.known import is_known, is_measured_by_guidance, is_of_a_year_before
from capex.passes.role.planned import looks_forward
from capex.passes.role.sizes import is_large, is_small
from capex.passes.role.spent import is_actual, it_spent
from capex.passes.role.supposed import is_supposed
from capex.passes.role.with_payouts import holds_payouts
from capex.passes.scene import Figure, Scene, View, view_of
from capex.passes.when.carried_over import moved_into
from capex.tokens import Unit

#: Words that may stand between a marker and its figure ("previous guidance range of about …").
_CLOSE = 6
#: A list of guidance has at most so many items before the one on spending.
_LIST = 10
#: The role of a sum that holds dividends and the like beside capital spending.
OVERFULL = "more than capital spending"
#: The reason of a figure that is what a work costs in all, told in passing.
PRICE = "price of a project"


def _is_tolerance(case: Case) -> bool:
    led = [m.span.end for m in case.view.marks("tolerances") if m.span.end <= case.view.place.start]
    apart = bool(led) and "," in case.scene.text[led[-1] : case.view.place.start]  # "it is, give or take, $3.5 billion"
    return case.view.left("tolerances") <= 1 and not apart


def _is_share(case: Case) -> bool:
    return case.figure.amount.unit is Unit.RATE


def _is_midpoint(case: Case) -> bool:
    """The middle of a range that stands beside it."""
    view, amount = case.view, case.figure.amount
    ranges = [a.range for a in view.sentence.amounts if a.unit is amount.unit and not a.range.is_point]
    point = amount.range.low
    inside = any(r.low and r.high and point and r.low < point < r.high for r in ranges)
    bounded = case.scene.document.issuer is not None and view.right("midpoint") == 0
    held = amount.range.is_open or view.led_by("compared", "floor_before", "ceiling_before", "held_to") <= 1
    if bounded and held:
        return True  # "slightly better than the $1.05 billion midpoint of our guidance"
    return inside and min(view.right("midpoint"), view.left("midpoint")) <= _CLOSE


def _comes_on_top(case: Case) -> bool:
    """Whether money without a name of spending is only put beside a plan: "Stripping of $225 million comes on top"."""
    noun = case.figure.noun_mark
    named = noun is not None and case.view.sentence.span.covers(noun.span)
    kind = case.scene.document.issuer is not None and case.view.in_clause("scopes")  # "Newbuilds come on top, at"
    parts = [m.span for m in case.view.marks("parts")]  # "A ella se suma el programa logístico"
    extras = (m.span for m in case.view.marks("extras") if case.view.clause.covers(m.span))
    return not named and not kind and any(not any(part.overlaps(span) for part in parts) for span in extras)


def _is_moved_on(case: Case) -> bool:
    return moved_into(case.view) is not None or _vanishes(case)


def _vanishes(case: Case) -> bool:
    """Whether spending named behind the figure ends: "about a billion dollars of annual capex goes away"."""
    noun, view = case.figure.noun_mark, case.view
    if noun is None or noun.span.start < view.place.end or not view.sentence.marks.any_of("vanishes"):
        return False
    return any(0 <= m.span.start - noun.span.end <= 1 for m in view.marks("vanishes"))


def _is_unplanned(_case: Case) -> bool:
    return True


def _is_value(case: Case) -> bool:
    led, noun = case.view.left("assets") == 0, case.figure.noun_mark
    starts = {m.span.start for m in case.view.marks("assets")}  # "announced investments worth $5 billion"
    works = {m.span.end + 1 for m in case.view.marks("programmes")}  # "a chipmaking program worth $9 billion"
    spent = bool(works & starts) or (noun is not None and noun.span.end + 1 in starts)
    return (led and not spent) or case.view.touching_right("assets")


def _is_boilerplate(case: Case) -> bool:
    return case.view.in_sentence("boilerplate")


def _is_inferred(case: Case) -> bool:
    """Somebody's arithmetic in the press, which no company said; where verbs come last it stands behind."""
    if case.scene.lexicon.joined and case.scene.document.issuer is None and case.view.right("inferences") <= _CLOSE:
        return True
    return case.scene.document.issuer is None and case.view.left("inferences", across=True) <= _CLOSE + 2


def _is_held(case: Case) -> bool:
    return is_held_against(case.scene, case.figure, case.view)


def _holds_a_plan(case: Case) -> bool:
    return holds_a_plan(case.view, case.figure)


def _is_scenario(case: Case) -> bool:
    """What would be spent in the worst or best case, or is only supposed, is no plan."""
    view = case.view
    led = (m for m in view.marks("suppositions") if view.clause.covers(m.span) and m.span.end <= view.place.start)
    return view.in_sentence("scenarios") or any(led)


def _is_asked(case: Case) -> bool:
    """Nobody states what a question asks, nor what others ask or report behind a figure."""
    told = case.scene.lexicon.joined and case.view.right("asked_after", across=True) <= _LIST
    return told or is_question(case.scene, case.view.sentence)


Rule = tuple[str, Callable[[Case], bool], str]


#: Name, condition, role. A role that is no level, prior or delta is the reason of a doubt.
RULES: tuple[Rule, ...] = (
    ("tolerance", _is_tolerance, "tolerance"),
    ("rate", _is_share, "rate"),
    ("no scale", is_small, "no scale"),
    ("of a whole trade", is_large, "several companies"),
    ("boilerplate", _is_boilerplate, "boilerplate"),
    ("value", _is_value, "value"),
    ("holds payouts", holds_payouts, OVERFULL),
    ("inferred", _is_inferred, "inferred"),
    ("scenario", _is_scenario, "scenario"),
    ("denied", is_negated, "denied"),
    ("question", _is_asked, "question"),
    ("only supposed", is_supposed, "hypothetical"),
    ("left out", is_excluded, "excluded"),
    ("middle of a range", _is_midpoint, "midpoint"),
    ("where the plan lies", _holds_a_plan, "prior"),
    ("held against", _is_held, "held against"),
    ("measured by guidance", is_measured_by_guidance, "actual"),
    (PARTLY, is_partly_spent, "level"),
    ("marked as earlier", is_prior, "prior"),
    ("was to be", was_meant, "given up"),
    ("size of a change", is_delta, "delta"),
    ("comes on top", _comes_on_top, "delta"),
    ("moved to another year", _is_moved_on, "delta"),
    ("a year before", is_of_a_year_before, "actual"),
    ("known already", is_known, "actual"),
    ("compared with", is_compared, "actual"),
    ("what it spent", it_spent, "actual"),
    ("already spent", is_actual, "actual"),
    ("planned", looks_forward, "level"),
    ("no plan", _is_unplanned, "no plan"),
)

#: The tables without any of which, in its sentence, a rule fits no figure, and is not asked. Others always are.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "tolerance": ("tolerances",),
    "boilerplate": ("boilerplate",),
    "value": ("assets",),
    "holds payouts": ("payouts",),
    "inferred": ("inferences",),
    "scenario": ("scenarios", "suppositions"),
    "only supposed": ("hypotheticals", "reviews"),
    "left out": ("excluded",),
    "middle of a range": ("midpoint",),
    "held against": ("guidance",),
    "measured by guidance": ("guidance",),
    "was to be": ("prior_after", "actuals"),
    "size of a change": ("deltas", "delta_after", "midpoint", "low_end", "high_end", "moves_from"),
    "comes on top": ("extras",),
    PARTLY: ("guidance", "planned"),
    "known already": ("floor_before", "ceiling_before"),
    "compared with": ("compared", "compared_after", "moves_from", "floor_before", "ceiling_before"),
    "what it spent": ("actuals",),
}


def role_of(scene: Scene, figure: Figure, view: View) -> tuple[str, str]:
    """The first rule that fits `figure`, and the role it gives."""
    case = Case(scene, figure, view, scene.document.said_on.year if scene.document.said_on else None)
    said = view.sentence.marks.tables
    for name, fits, role in RULES:
        if (name not in NEEDED or not said.isdisjoint(NEEDED[name])) and fits(case):
            return name, role
    raise AssertionError("the last rule fits every figure")


def with_role(scene: Scene, figure: Figure) -> Figure:
    """`figure` with its role; figures of other nouns have none."""
    if figure.noun not in ("capex", "weak"):
        reason = "other figure" if figure.noun else "no noun"
        return figure._replace(reason=figure.reason or reason, rule=figure.rule or "noun")
    name, role = role_of(scene, figure, view_of(scene, figure))
    standing = role in ("level", "prior", "delta", "rate")
    return of_running_year(figure._replace(role=role, rule=name, reason=figure.reason or ("" if standing else role)))
