"""The document's own verb for what was done to a figure: raised, lowered, kept."""

from __future__ import annotations

from itertools import pairwise

from capex.document import Span
from capex.passes.joined import moves_another, moves_it
from capex.passes.role.as_last_year import is_as_last_year
from capex.passes.role.elsewhere import is_done_elsewhere
from capex.passes.role.from_last_year import is_from_last_year, is_unsettled
from capex.passes.role.others_verbs import (
    describes_another,
    is_of_another_figure,
    is_of_another_time,
    is_of_the_next,
    is_why,
    keeps_another,
    moved_another_before,
)
from capex.passes.scene import Scene, View
from capex.statement import Action
from capex.tokens import Mark, Sentence, Unit

_ORDER = (
    Action.RAISED,
    Action.LOWERED,
    Action.NARROWED,
    Action.WIDENED,
    Action.WITHDRAWN,
    Action.REAFFIRMED,
    Action.INITIATED,
)

_NEAR_GUIDANCE = 6


def _is_name(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word in capitals is a company's name and no verb: "UPS plans to spend"."""
    text = scene.document.text
    return mark.span.of(text).isupper() and not sentence.span.of(text).isupper()


def happened(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a verb of change has been done to guidance, and is not merely where spending is going."""
    if _is_name(scene, sentence, mark) or _keeps_something(scene, sentence, mark):
        return False
    if mark.value is Action.REAFFIRMED or _is_against_earlier(sentence, mark):
        return True
    if scene.document.issuer and scene.lexicon.spaced and _moved_itself(scene, sentence, mark):
        return False
    unsettled = is_unsettled(scene, sentence, mark)
    if scene.lexicon.spaced and any(
        mark.span.covers(m.span) and m.span != mark.span for m in sentence.marks.of("priors")
    ):
        return True  # "about 60% down from the prior midpoint"
    objects = sentence.marks.of("guidance", "mentions", "weak_mentions")
    inside = any(m.span.start > mark.span.start and m.span.end < mark.span.end for m in objects)
    if inside or _moves_its_own(scene, sentence, mark):
        return True
    after = [_words(scene, sentence, mark.span.end, m.span.start) for m in objects if m.span.start >= mark.span.end]
    planned = any(m.span.end <= mark.span.start for m in sentence.marks.of("plans"))
    far = _words if planned else _distance  # "werden die Investitionen um 500 Mio. Euro auf 2 Mrd. Euro reduziert"
    before = [far(scene, sentence, m.span.end, mark.span.start) for m in objects if m.span.end <= mark.span.start]
    near = min(after, default=99) <= _NEAR_GUIDANCE
    return near if unsettled else near or min(before, default=99) <= _NEAR_GUIDANCE


def _moves_its_own(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether the plan that is moved is only pointed at: "Coterra trimmed its own to $2.1 billion", "raised its to"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    its = [m.span.end for m in sentence.marks.of("its") if m.span.start - mark.span.end == 1]
    goals = [m.span.start for m in sentence.marks.of("moves_to")]
    return any(end < at and _words(scene, sentence, end, at) <= _OWN for end in its for at in goals)


#: Words of "own by" between "its" and "to", besides the size of the change.
_OWN = 2


def _distance(scene: Scene, _sentence: Sentence, start: int, end: int) -> int:
    return scene.distance(start, end)


def _keeps_something(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether what is to be kept is no plan: "$3 billion of capital to maintain base production"."""
    if mark.value is not Action.REAFFIRMED or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    goal = any(0 <= mark.span.start - m.span.end <= 1 for m in sentence.marks.of("purposes", "oblique"))
    if not (goal or is_unsettled(scene, sentence, mark)):
        return False
    objects = [m.span.start for m in sentence.marks.of("other_metrics") if m.span.start >= mark.span.end]
    return any(scene.distance(mark.span.end, start) <= _OTHER for start in objects)


#: Words between "to maintain" and what is kept.
_OTHER = 2


def _words(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Words between two places, not counting those of figures ("cut 1 billion dollars a year off its investment")."""
    figures = (a.span for a in sentence.amounts if a.unit is Unit.MONEY and start <= a.span.start and a.span.end <= end)
    return scene.distance(start, end) - sum(scene.distance(span.start, span.end) for span in figures)


def _is_against_earlier(sentence: Sentence, mark: Mark) -> bool:
    """Whether the words of a change name the earlier plan, too: "weniger als ursprünglich", "more than before"."""
    return any(mark.span.start < m.span.start and m.span.end <= mark.span.end for m in sentence.marks.of("priors"))


def _moved_itself(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether spending itself is the subject of the verb, and no guidance: "capital expenditures increased to"."""
    return any(
        mark.span.start - m.span.end >= 0 and not scene.text[m.span.end : mark.span.start].strip()
        for m in sentence.marks.of("mentions")
    )


def action_in(scene: Scene, sentence: Sentence, place: Span) -> Action | None:
    """The verb of the sentence that says what was done to the figure at `place`; the nearest in its clause first."""
    view = View(scene, sentence, place)
    ends = [m.span for m in sentence.marks.of("low_end", "high_end", "scopes")]  # "lower end", "lower carbon"
    found = [m for m in sentence.marks.of("actions") if not any(end.covers(m.span) for end in ends)]
    found = [m for m in found if not place.overlaps(m.span) or m.span.covers(place)]
    found = [m for m in found if not is_from_last_year(scene, sentence, m)]
    found = [m for m in found if happened(scene, sentence, m) or moves_it(scene, m, place)]
    found = [m for m in found if not _goes_on_moving(scene, sentence, m)]
    if scene.lexicon.spaced and not scene.lexicon.joined:
        found = [m for m in found if not is_as_last_year(scene, sentence, m)]
        found = [m for m in found if not is_of_the_next(scene, sentence, m, place)]
        found = [m for m in found if not describes_another(scene, sentence, m, place)]
        found = [m for m in found if not _is_of_later(scene, sentence, m, place)]
        found = [
            m for m in found if not (is_done_elsewhere(scene, sentence, m, place) or is_why(scene, sentence, m, place))
        ]
    found = [m for m in found if not moves_another(scene, sentence, m, place)]
    found = [m for m in found if _own_stretch(sentence, place).covers(m.span)]
    inside = [m for m in found if view.clause.covers(m.span)]
    found = [m for m in found if not (_other_thought(scene, m, place) or keeps_another(scene, view, m))]
    if scene.lexicon.joined:  # what is kept in another clause is what that clause is about
        found = [
            m for m in found
            if m.value is not Action.REAFFIRMED or view.clause.covers(m.span) or _says_it_is_kept(sentence, m, place)
            or _says_again(sentence, m, view)
        ]  # fmt: skip
        inside = [m for m in inside if not is_of_another_time(sentence, m, place)]
        found = [
            m for m in found if not (is_of_another_time(sentence, m, place) or is_of_another_figure(sentence, m, place))
        ]
        found = [m for m in found if not moved_another_before(scene, sentence, m, view)]
    if not (inside or found):
        return None
    nearest = min(
        inside or found, key=lambda m: (_gap(scene, m, place) + _parted(sentence, m, place), _ORDER.index(m.value))
    )
    return Action(nearest.value)


#: Words between a word of change and "thereafter".
_LATER = 3


def _is_of_later(scene: Scene, sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether a word of change tells of the time after that of the figure: "$5.5bn, and lower spending thereafter"."""
    later = [m.span.start for m in sentence.marks.of("afterwards") if m.span.start >= mark.span.end >= place.end]
    return bool(later) and scene.distance(mark.span.end, later[0]) <= _LATER


#: Signs that may stand between a comma and the verb that keeps the figure before it.
_KEPT = 6


def _says_it_is_kept(sentence: Sentence, mark: Mark, place: Span) -> bool:
    """Whether the clause behind a figure does no more than keep it: 資本支出18億美元,維持不變."""
    opens = [start for start in sentence.breaks if place.end <= start <= mark.span.start]
    if len(set(opens)) != 1 or mark.span.start - opens[0] > _KEPT or opens[0] - place.end > _KEPT:
        return False
    ends = min((start for start in sentence.breaks if start > mark.span.start), default=sentence.span.end)
    own = Span(opens[0], ends)
    said = sentence.marks.of("mentions", "weak_mentions", "other_metrics", "volumes")
    spans = [m.span for m in said] + [a.span for a in sentence.amounts]
    spans += [w.span for w in sentence.whens] + [w.span for w in sentence.whos]
    return not any(own.covers(span) for span in spans)


def _says_again(sentence: Sentence, mark: Mark, view: View) -> bool:
    """Whether a verb of speech before the figure's clause tells it again: 重申,2025年資本支出將超過100億美元."""
    spoken = any(m.span.overlaps(mark.span) for m in sentence.marks.of("speech"))
    return spoken and 0 <= view.clause.start - mark.span.end <= 2


def _goes_on_moving(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word that keeps a plan only repeats a change right before it: "we're reducing it again"."""
    if mark.value is not Action.REAFFIRMED or not scene.lexicon.spaced:
        return False
    moves = (m.span.end for m in sentence.marks.of("actions") if m.value in MOVING and m.span.end <= mark.span.start)
    return any(scene.distance(end, mark.span.start) <= 1 for end in moves)


MOVING = (Action.RAISED, Action.LOWERED)


def _parted(sentence: Sentence, mark: Mark, place: Span) -> int:
    """How much farther a verb counts that another figure parts from the one at `place` behind it."""
    between = (a for a in sentence.amounts if place.end <= a.span.start and a.span.end <= mark.span.start)
    return _FARTHER if any(between) else 0


#: So many words farther a verb counts behind another figure.
_FARTHER = 8


def _other_thought(scene: Scene, mark: Mark, place: Span) -> bool:
    """Whether a semicolon parts a verb from the figure."""
    start, end = min(mark.span, place).end, max(mark.span, place).start
    gap = scene.text[start:end]  # "is maintaining its forecast of: cost reductions of $1 billion; capital spending of"
    listed = ":" in gap and mark.span.end <= place.start and mark.value is Action.REAFFIRMED
    return ";" in gap and not listed


def _own_stretch(sentence: Sentence, place: Span) -> Span:
    """The part of a sentence that speaks of the company of the figure at `place`."""
    start, end = sentence.span.start, sentence.span.end
    for one, other in pairwise(sentence.whos):
        between = any(one.span.end <= a.span.start and a.span.end <= other.span.start for a in sentence.amounts)
        if between and one.ticker != other.ticker:
            start = other.span.start if other.span.start < place.start else start
            end = min(end, other.span.start) if other.span.start > place.start else end
    return Span(start, end)


#: So many words farther a verb behind a figure counts, where verbs come first.
_BEHIND = 4


def _gap(scene: Scene, mark: Mark, place: Span) -> int:
    if mark.span.end <= place.start:
        return scene.distance(mark.span.end, place.start)
    return scene.distance(place.end, mark.span.start) + (0 if scene.lexicon.joined else _BEHIND)
