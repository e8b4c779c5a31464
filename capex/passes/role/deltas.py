"""Whether a figure is only the size of a change: "by $2 billion", "an additional $100bn", "$1bn more than"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.role.beside import adds_for_a_place, goes_on_adding, says_rate_again
from capex.passes.role.case import Case
from capex.passes.role.verbs import MOVING
from capex.statement import Action
from capex.tokens import Mark, Unit

#: Words that may stand between a figure and the middle of the range that it moves.
_CLOSE = 6
#: A range is so many times the size of its change.
_MOVED = 3


def is_delta(case: Case) -> bool:
    """The size of a change: "by $2 billion", "an additional $100bn", "a $2 billion increase", "$1bn more than"."""
    to_level = _goes_to_a_level(case)
    further = case.view.left("furthers") == 0 and (case.view.right("purposes") == 0 or _is_said_to_be(case))
    if further and case.scene.document.issuer and not to_level:
        return False
    if (
        not to_level
        and case.scene.lexicon.spaced
        and (goes_on_adding(case.view) or adds_for_a_place(case.scene, case.figure, case.view))
    ):
        return False
    behind_old = case.scene.lexicon.joined and case.scene.lexicon.spaced and case.view.left("prior_after") == 0
    behind_old = behind_old and bool(case.view.others) and case.view.figure_end > case.view.sentence.span.start
    if _is_taken_from(case):
        return True
    if behind_old and not _is_small_beside_the_last(case) and not _leads_on(case):
        return False  # 200억→180억달러 하향: the new level behind the old
    if case.view.left("receives") == 0 and (case.view.touching_right("parts_after") or _is_given_out(case)):
        return False  # "maintenance takes $1.1 billion of that"
    apart = case.scene.lexicon.spaced and case.scene.text[: case.view.place.start].rstrip(" '\"").endswith(":")
    named = case.figure.noun_mark.span if case.figure.noun_mark else None  # "add $239 million to utility plant"
    kept = [m.span for m in case.view.marks("actions") if m.value is Action.REAFFIRMED]  # "stands by $3.35 billion"
    deltas = [m for m in case.view.marks("deltas") if named is None or not named.covers(m.span)]
    kept += [m.span for m in case.view.marks("presents")]  # "will be followed by $1.5 billion in 2026"
    deltas = [m for m in deltas if not any(span.covers(m.span) for span in kept)]
    level = case.scene.lexicon.spaced and not case.scene.lexicon.joined and case.view.left("moves_to") == 0
    behind = case.view.touching_right("delta_after") and not (level and case.view.in_clause("actions"))
    behind = behind and not _is_held_against_the_last(case) and not _is_named_beside(case)
    led = (case.view.left_of(deltas) == 0 and not apart) or behind  # "to $93 billion from its $85 billion"
    led = led or _falls_by_a_range(case) or _moves_a_range(case)
    return led or says_rate_again(case.scene, case.view) or _is_one_of_two(case, deltas)


def _is_taken_from(case: Case) -> bool:
    """Whether a verb of change takes the figure from the plan before it: 2조원에서 5000억원을 줄였다."""
    view, text, lexicon = case.view, case.scene.text, case.scene.lexicon
    ending = next((e for e in lexicon.objects if text.startswith(e, view.place.end)), None)
    if ending is None or not (lexicon.joined and lexicon.spaced) or view.figure_end == view.sentence.span.start:
        return False
    verb = view.place.end + len(ending) + 1
    moved = any(m.span.start == verb and m.value in MOVING for m in view.marks("actions"))
    left = any(0 <= m.span.start - view.figure_end <= 1 for m in view.marks("moves_from", "prior_after"))
    return moved and left


#: Words between a verb of lowering and the "of" that leads to by how much.
_OBJECT = 4


def _falls_by_a_range(case: Case) -> bool:
    """Whether a verb of lowering leads to a range that names no new level: "réduire le capex de 2 à 3 milliards"."""
    view, size, text = case.view, case.figure.amount.range, case.scene.text
    links = [m.span for m in view.marks("moves_from") if m.span.of(text) in case.scene.lexicon.size_links]
    leads = [span.start for span in links if view.place.start in (span.start, span.end + 1)]  # a range may hold it
    verbs = [m for m in view.marks("actions") if leads and view.left_end <= m.span.start and m.span.end <= leads[0]]
    if size.is_point or size.is_open or not verbs or verbs[-1].value is not Action.LOWERED:
        return False
    gap = Span(verbs[-1].span.end, leads[0])
    other = any(gap.covers(m.span) for m in view.marks("guidance", "low_end", "high_end", "moves_to"))
    return "," not in gap.of(text) and not other and case.scene.distance(gap.start, gap.end) <= _OBJECT


def _is_one_of_two(case: Case, deltas: Sequence[Mark]) -> bool:
    """Whether "and" goes on from the size of a change to that of another: "up $200 million and $100 million"."""
    view, text, lexicon = case.view, case.scene.text, case.scene.lexicon
    before = [o for o in view.others if o.end <= view.place.start]
    gap = text[before[-1].end : view.place.start].split() if before else []
    goals = {m.span.start - 1 for m in view.marks("purposes")}  # "cut $300m in the Permian and $250m in chemicals"
    alike = bool(gap) and {before[-1].end, view.place.end} <= goals and len(gap) <= _LISTED and "," not in " ".join(gap)
    joined = bool(gap) and gap[-1] in lexicon.ands and (len(gap) == 1 or alike)
    return lexicon.spaced and joined and any(0 <= before[-1].start - m.span.end <= 1 for m in deltas)


#: Words between two sizes of change that "and" joins, each with what it is for.
_LISTED = 5


def _is_said_to_be(case: Case) -> bool:
    """Whether something is another sum: "and the headquarters is another $110 million"."""
    starts = [m.span.start for m in case.view.marks("furthers") if m.span.end <= case.view.place.start]
    changed = case.view.touching_right("delta_after")  # "This is an additional $150 million reduction"
    led = bool(starts) and any(m.span.end + 1 == starts[-1] for m in case.view.marks("presents", "unsettled"))
    return led and not changed


def _is_given_out(case: Case) -> bool:
    """Whether a company goes on with what its parts take: "half of it is stores; logistics takes $200 million"."""
    view = case.view
    part = case.scene.document.issuer is not None and view.in_sentence("parts_after", "total_words")
    return part and view.right("delta_after", "moves_from") > _CLOSE


def _goes_to_a_level(case: Case) -> bool:
    """Whether "to" leads from the figure to the next, which is larger: "by another $500 million to $1.2 billion"."""
    view, size = case.view, case.figure.amount.range
    if view.right("moves_to") > 0 or not size.is_point or case.scene.lexicon.joined:
        return False
    behind = [a for a in view.sentence.amounts if a.span.start >= view.place.end and a.unit is Unit.MONEY]
    near = bool(behind) and case.scene.distance(view.place.end, behind[0].span.start) <= _TO
    return near and (behind[0].range.low or behind[0].range.high or 0) > (size.low or 0)


def _is_named_beside(case: Case) -> bool:
    """Whether another kind of capital spending comes on top: "Maintenance capital of $1.3 billion comes on top"."""
    noun, view = case.figure.noun_mark, case.view
    if noun is None or noun.table != "mentions" or noun.span.end > view.place.start or not view.in_clause("extras"):
        return False
    return view.sentence.span.covers(noun.span) and any(m.span.overlaps(noun.span) for m in view.marks("scopes"))


#: Words of "to about" between a change and the new level.
_TO = 2


def _is_held_against_the_last(case: Case) -> bool:
    """Whether "from its" leads to an older plan, and no verb takes the figure out of it: "$93bn from its prior"."""
    view, end = case.view, case.view.place.end
    if case.scene.lexicon.joined or not case.scene.lexicon.spaced:
        return False
    olds = [m.span for m in view.marks("priors") if m.span.start > end + 1]
    leads = [m.span for m in view.marks("moves_from") if 0 <= m.span.start - end <= 1]
    verbs = (m.span.end for m in view.marks("actions", "downs") if m.span.end <= view.place.start)
    taken = any(case.scene.distance(verb, view.place.start) == 0 for verb in verbs)
    return bool(leads) and not taken and any(case.scene.distance(leads[0].end, old.start) <= 1 for old in olds)


def _leads_on(case: Case) -> bool:
    """Whether a verb of change stands right behind the figure and the new level behind that: 1조원 깎아 2조원으로."""
    view = case.view
    behind = [a.span.start for a in view.sentence.amounts if a.span.start >= view.place.end and a.unit is Unit.MONEY]
    moved = view.touching_right("delta_after") and not any(
        m.span.start == view.place.end for m in view.marks("prior_after")
    )
    return moved and bool(behind) and behind[0] < view.clause.end


def _is_small_beside_the_last(case: Case) -> bool:
    """Whether the figure before is so large that this one can only be a change: 150억달러에서 10억달러 내려갔다."""
    view, amount = case.view, case.figure.amount
    before = [a for a in view.sentence.amounts if a.span.end <= view.place.start and a.unit is amount.unit]
    size, last = amount.range.high or amount.range.low, before[-1].range if before else None
    return bool(size and last and (last.low or last.high or 0) > _MOVED * size)


def _moves_a_range(case: Case) -> bool:
    """A change told by its object alone: "lowering our guidance $42 million at the midpoint, to $375 to $410"."""
    view, size = case.view, case.figure.amount.range
    end = view.left("low_end", "high_end") == 0 and view.in_clause("actions")  # "raising the bottom end $500 million"
    if not size.low or size.low != size.high or (view.right("midpoint", across=True) > _CLOSE and not end):
        return False
    ranges = [a.range for a in view.sentence.amounts if not a.range.is_point and (end or a.span.start > view.place.end)]
    return any(r.low and r.low > _MOVED * size.low for r in ranges)
