"""What a figure means where another one stands: the same again, an old one recalled, a contradiction, or a move."""

from __future__ import annotations

import enum
from datetime import timedelta

from capex.document import DocumentKind
from capex.draft import Draft
from capex.lanes import MOVED, Lane, matches
from capex.money import Range
from capex.revision import Incomparable, Move, revise
from capex.sayings import OCCASION, Saying, leaps, slip
from capex.statement import Action, Direction, Statement

#: Days within which a press report and the company's document are about one announcement.
SAME_DAYS = timedelta(days=3)
#: For so long the press goes on telling of a step that was put in words only.
ECHO = timedelta(days=45)
#: When the press says again, after so long, that spending will rise, the company has said it again.
SEASON = timedelta(days=75)

_RISING = (Direction.DOWN, Direction.FLAT, Direction.UP)


class Case(enum.Enum):
    """What a figure is to the one that stands."""

    SLIP = enum.auto()  # ten times too small, or the like
    AGAIN = enum.auto()  # the same, said again
    RECALLS = enum.auto()  # an older one that no longer stands
    REFINES = enum.auto()  # the same, said more exactly
    CONTRADICTS = enum.auto()  # the press says something else in the same days
    AMENDS = enum.auto()  # the company puts right what its own document said
    OVERRULES = enum.auto()  # the company's document corrects what the press said
    LEAPS = enum.auto()  # a new figure so far off that one article alone is not believed
    MOVES = enum.auto()  # a new figure


def case(lane: Lane, saying: Saying) -> Case:
    """Decide what a figure is to the one that stands in its lane."""
    one, old = saying.statement, lane.range
    new = one.range
    assert new
    recent = saying.said_on - lane.last.said_on <= OCCASION
    # A document that names the standing figure as the earlier one says clearly that its own is new.
    names_it = one.prior is not None and matches(one.prior, old) and not (recent and _from_the_same(lane.last, one))
    from_it = names_it and one.action in MOVED
    new_step = from_it or _new_step(lane.last, saying)
    loosely = not new_step and (recent or not saying.by_issuer)
    if slip(new, old):
        return Case.SLIP
    if new.same_as(old) or (loosely and new.hints_at(old)):
        return Case.AGAIN
    if from_it:
        return Case.MOVES
    return _unannounced(lane, saying, recent=recent, new_step=new_step)


def _new_step(last: Draft, saying: Saying) -> bool:
    """Whether a document calls its figure a move, rightly and too late for an echo of the last one.

    So "cut to about 40" is a step where 40 to 44 stands, and "about 40" alone is not.
    """
    gap = saying.said_on - last.said_on
    echoes = gap <= OCCASION or (saying.statement.action is last.action and gap <= ECHO)
    return not echoes and _fits(last, saying)


def _fits(last: Draft, saying: Saying) -> bool:
    """Whether the figure moved as the document says it did."""
    one = saying.statement
    assert last.range
    assert one.range
    found = revise(last.range, one.range)
    return one.action in MOVED and not isinstance(found, Incomparable) and found.action is one.action


def _unannounced(lane: Lane, saying: Saying, *, recent: bool, new_step: bool) -> Case:
    """Likewise for another figure than the standing one, which does not say that it takes its place."""
    last, old, new = lane.last, lane.range, saying.statement.range
    assert new
    if recalled(lane, saying, recent=recent):
        return Case.RECALLS
    if not new_step and old.hints_at(new) and (recent or (old.is_open and not last.by_issuer)):
        return Case.REFINES
    if not saying.by_issuer and leaps(new, old):
        return Case.LEAPS
    if saying.statement.amends and last.by_issuer:
        return Case.AMENDS
    if _contradicts(last, saying):
        return Case.CONTRADICTS
    return Case.OVERRULES if _overrules(last, saying) else Case.MOVES


def recalled(lane: Lane, saying: Saying, *, recent: bool) -> Draft | None:
    """The older event whose figure a document recalls, if it does not put it as a new step."""
    one = saying.statement
    assert one.range
    if saying.by_issuer and not (one.amends or recent):
        return None
    for draft in reversed(lane.drafts[:-1]):
        if draft.range is None or draft.range.ends == lane.range.ends:
            continue
        loosely = not saying.by_issuer and one.range.hints_at(draft.range)
        if one.range.same_as(draft.range) or loosely:
            moved = one.action in MOVED and one.action is not draft.action
            return None if moved else draft
    return None


def _contradicts(last: Draft, saying: Saying) -> bool:
    """Whether a press figure that differs from what stands is a contradiction rather than news."""
    gap = saying.said_on - last.said_on
    if saying.by_issuer:
        return False
    if gap > OCCASION:
        return says_the_opposite(last, saying.statement)
    return not _fits(last, saying) or (last.by_issuer and gap <= SAME_DAYS)


def says_the_opposite(last: Draft, one: Statement) -> bool:
    """Whether a document says "raised" of a figure below the one that stands, or "lowered" of one above.

    Then it compares with something else than we do: it has another thing in mind, or a step between was not seen.
    """
    assert last.range
    assert one.range
    found = revise(one.prior or last.range, one.range)
    ways = {Action.RAISED, Action.LOWERED}
    return isinstance(found, Move) and {found.action, one.action} == ways


def _overrules(last: Draft, saying: Saying) -> bool:
    """Whether the company's document corrects what only the press had said."""
    if not saying.by_issuer or last.by_issuer:
        return False
    return _from_the_same(last, saying.statement) or saying.said_on - last.said_on <= SAME_DAYS


def _from_the_same(last: Draft, one: Statement) -> bool:
    """Whether a document tells of a step from the figure from which the last step came."""
    return one.prior is not None and last.prior is not None and one.prior.same_as(last.prior)


def is_restated(last: Draft, saying: Saying) -> bool:
    """Whether a figure that stands is said anew, and not merely printed once more."""
    return _anew(saying) and saying.said_on - last.said_on > _repeats_for(saying)


def _anew(saying: Saying) -> bool:
    """Whether a document speaks for itself: the company's own, save amendments, or one that has the word for it."""
    one = saying.statement
    return one.action is Action.REAFFIRMED or (saying.by_issuer and not one.amends)


def _repeats_for(saying: Saying) -> timedelta:
    """For how long a document only repeats: a 10-K comes weeks after the release whose figure it prints again."""
    one = saying.statement
    is_form = one.document_kind is DocumentKind.FILING and one.action is not Action.REAFFIRMED
    return SEASON if is_form else OCCASION


def unseen_prior(lane: Lane, one: Statement) -> Range | None:
    """The earlier figure that a document gives, where it is none that we know of."""
    prior = one.prior
    if prior is None or one.range is None or prior.same_as(one.range) or slip(prior, lane.range):
        return None
    known = [draft.range for draft in lane.drafts if draft.range]
    return None if any(matches(prior, level) for level in known) else prior


# ---- words --------------------------------------------------------------------------------------------------------


def turned(last: Draft, saying: Saying) -> bool:
    """Whether words point another way than the last ones."""
    new = saying.statement.direction
    return bool(new and last.direction and new is not last.direction)


def action_of_words(last: Draft, saying: Saying) -> Action | None:
    """What words do where words stand; `None` where they say the same once more."""
    one, gap = saying.statement, saying.said_on - last.said_on
    if one.action in MOVED:
        echoes = gap <= OCCASION or (one.action is last.action and gap <= ECHO)
        return None if echoes else one.action
    if turned(last, saying):
        assert one.direction
        assert last.direction
        rises = _RISING.index(one.direction) > _RISING.index(last.direction)
        return Action.RAISED if rises else Action.LOWERED
    return Action.REAFFIRMED if gap > (_repeats_for(saying) if _anew(saying) else SEASON) else None


def echoes(words: Draft, saying: Saying) -> bool:
    """Whether the same words are still about the same step."""
    return saying.said_on - words.said_on <= (OCCASION if saying.by_issuer else ECHO)
