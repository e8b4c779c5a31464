"""The size of a change of a plan that is told without any level: "takes $400 million out of the budget"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.passes.part.scopes import own_modifier
from capex.passes.role.from_last_year import is_gone_by
from capex.passes.role.verbs import action_in
from capex.passes.scene import Figure, Scene, View, figures_near, view_of
from capex.passes.text.resolving import resolve
from capex.passes.when.carried_over import moved_into
from capex.passes.word.topics import CalendarOf, Topic, is_planned, saying, topic_at
from capex.statement import Action, Direction, Kind, Statement
from capex.tokens import Unit

_MOVES = {Action.RAISED: Direction.UP, Action.LOWERED: Direction.DOWN}
#: Words between the size of a change and the budget that it changes ("off this year's capital budget").
_BUDGET = 6


def lone_changes(
    scene: Scene, index: int, own: Sequence[Figure], figures: Sequence[Figure], calendar_of: CalendarOf
) -> Iterator[Statement]:
    """The size of a change without any level beside it: the direction, with what was done to the plan."""
    for figure in own:
        if not _is_lone_change(scene, figure, figures):
            continue
        sentence = scene.sentences[index]
        view = View(scene, sentence, figure.amount.span)
        action = action_in(scene, sentence, figure.amount.span)
        action = action if action in _MOVES else _away(scene, view)
        course = _since_last_year(scene, view) or _than_last_year(scene, view)
        if action and course:
            action = None
        topic = topic_at(scene, index, view, calendar_of, dated=False)
        way = _MOVES.get(action) if action else course
        if way is not None and topic is not None and not _is_from_another_year(scene, view):
            topic = _left_behind(view, topic, calendar_of)
            found = saying(scene, topic, Kind.DIRECTION, "size of a change")
            yield replace(found, direction=way, action=action)


def _left_behind(view: View, topic: Topic, calendar_of: CalendarOf) -> Topic:
    """`topic` for the year that money leaves, where its own is the one that it moves to: "deferring $1bn to 2027"."""
    into = moved_into(view)
    reached = resolve(into, calendar_of(topic.company)).periods if into else ()
    return replace(topic, period=topic.period.shifted(-1)) if topic.period in reached else topic


def _is_from_another_year(scene: Scene, view: View) -> bool:
    """Whether the plan that a change is measured from is of a year of its own: 21年3月期の当初計画から."""
    dates = [m.span for m in view.marks("dates") if view.clause.covers(m.span) and m.span.end <= view.place.start]
    return not scene.lexicon.spaced and any(span.covers(m.span) for span in dates for m in view.marks("priors"))


def _is_lone_change(scene: Scene, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure is the size of a change, and no level of the same company stands beside it."""
    if figure.role not in ("delta", "prior") or figure.amount.unit is not Unit.MONEY:
        return False
    if figure.noun not in ("capex", "weak"):
        return False
    view = view_of(scene, figure)
    moves = [m.span for m in view.marks("actions")]  # "took $100 million out of our budget" spends nothing
    spent = [m for m in view.marks("actuals") if not any(span.covers(m.span) for span in moves)]
    if view.left_of(spent, across=True) < view.left("plans", "actions", across=True):
        return False
    if _moved_by_itself(view, figure):
        return False
    sized = figure.role == "delta" or (figure.role == "prior" and view.left("deltas") == 0)
    if not sized or (scene.document.issuer and any(_is_told_elsewhere(scene, figure, f) for f in figures)):
        return False
    own = scene.document.issuer is not None and scene.lexicon.spaced and not scene.lexicon.joined
    return not any(
        f.role in ("level", "part")
        and f.company == figure.company
        and not (scene.lexicon.joined and f.reason)
        and not (own and f.sentence > figure.sentence and f.scope != figure.scope)
        for f in figures_near(figures, figure.sentence - 1, figure.sentence + 1)
    )


def _is_told_elsewhere(scene: Scene, change: Figure, level: Figure) -> bool:
    """Whether a company's document gives elsewhere the level of what a change is told of."""
    sentence, noun = scene.sentences[change.sentence], change.noun_mark
    if level.role != "level" or level.reason or noun is None or not sentence.span.covers(noun.span):
        return False
    same = not change.when.periods or bool(set(change.when.periods) & set(level.when.periods))
    return same and level.scope == (own_modifier(scene, sentence, noun) or "total")


def _moved_by_itself(view: View, figure: Figure) -> bool:
    """Whether a company reports how spending itself changed: "capital expenditures decreased $50 million"."""
    noun = figure.noun_mark
    if view.scene.document.issuer is None or noun is None or view.in_sentence("plans", "guidance"):
        return False
    verbs = [m.span.start for m in view.marks("actions", "pasts") if m.span.start >= noun.span.end]
    return any(view.scene.distance(noun.span.end, start) <= 1 for start in verbs)


def _since_last_year(scene: Scene, view: View) -> Direction | None:
    """Where a plan goes that is told by its difference from last year, which moves no plan: 전년보다 3조원 줄인다."""
    led = [m for m in view.marks("relative_years") if m.value < 0 and view.clause.start <= m.span.start]
    led = [m for m in led if 0 <= view.place.start - m.span.end <= _COMPARING]
    if not scene.lexicon.joined or not led or not is_planned(scene, view):
        return None
    more, less = view.right("ups"), view.right("downs")
    return None if min(more, less) > 1 else Direction.UP if more < less else Direction.DOWN


#: Signs of "compared with" between a past year and the size of a difference.
_COMPARING = 8


def _than_last_year(scene: Scene, view: View) -> Direction | None:
    """The same in a company's own document, behind the figure: "$300 million less than in 2021"."""
    if scene.lexicon.joined or not scene.lexicon.spaced or scene.document.issuer is None or not is_planned(scene, view):
        return None
    gone = [w.span.start for w in view.sentence.whens if is_gone_by(scene, w)]
    gone += [m.span.start for m in view.marks("relative_years") if m.value < 0]
    ends = [m.span.end for m in view.marks("compared", "delta_after") if m.span.start >= view.place.end]
    told = {m.span.end for m in view.marks("compared")}  # words for earlier guidance may only compare
    if any(m.span.end not in told for m in view.marks("priors")) or not any(
        0 <= start - end <= _YEAR for end in ends for start in gone
    ):
        return None
    more, less = (min(view.left(table), view.right(table)) for table in ("ups", "downs"))
    return None if more == less or min(more, less) > 2 else Direction.UP if more < less else Direction.DOWN


#: Characters between "than" or "from" and the year: "than we did in 2021".
_YEAR = 18


def _away(scene: Scene, view: View) -> Action | None:
    """What a difference with nothing but a direction says of the plan: "$15 billion more than first thought"."""
    more, less = view.right("ups"), view.right("downs")
    if scene.lexicon.joined and not view.in_sentence("guidance", "priors"):
        return None  # 4분기에 300억원을 더 쓸 예정: no plan is changed
    if min(more, less) > 1 or not (is_planned(scene, view) or view.right("guidance") <= _BUDGET):
        return None
    return Action.RAISED if more < less else Action.LOWERED
