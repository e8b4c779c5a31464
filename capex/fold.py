"""The rules by which the sayings of one subject, in their order, become events.

A `Lane` is a series inside the subject: one kind of figure, in one currency, by one definition. Amounts rule; words
("significantly higher") and rates make history of their own only while no amount stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from capex.draft import Draft, written
from capex.event import Fold, Refusal, Subject
from capex.money import Range
from capex.revision import Incomparable, move, revise
from capex.sayings import OCCASION, Saying, main_currency, sayings, slip, slips
from capex.statement import Action, Direction, Kind, Statement

#: Days within which a press report and the company's document are about one announcement.
SAME_DAYS = timedelta(days=3)
#: For so long the press goes on telling of a step that was put in words only.
ECHO = timedelta(days=45)
#: When the press says again, after so long, that spending will rise, the company has said it again.
SEASON = timedelta(days=75)

_MOVED = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)
_OWN_WORDS = (*_MOVED, Action.REAFFIRMED)
_RISING = (Direction.DOWN, Direction.FLAT, Direction.UP)


@dataclass(slots=True)
class Lane:
    """The drafts of one series; the last one's range stands."""

    definition: tuple[str, ...]
    currency: str | None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def last(self) -> Draft:
        """The newest draft."""
        return self.drafts[-1]

    @property
    def range(self) -> Range:
        """The figure that stands."""
        assert self.last.range
        return self.last.range


def fold(subject: Subject, statements: Iterable[Statement], closed_on: date | None = None) -> Fold:
    """The events of one subject: a pure function of the set of statements.

    `closed_on` is the day on which the actual spending of the period was reported, if it was.
    """
    found, refused = sayings(statements)
    teller = _Teller(found, closed_on)
    for saying in found:
        teller.tell(saying)
    teller.settle()
    occurrences: Counter[tuple[str, ...]] = Counter()
    events = []
    for draft in sorted(teller.drafts, key=lambda d: d.said_on):
        occurrences[draft.level] += 1
        events.append(draft.event(subject, occurrences[draft.level]))
    return Fold(tuple(events), (*refused, *teller.refused))


class _Teller:
    """Takes sayings in their order and keeps what stands."""

    def __init__(self, found: list[Saying], closed_on: date | None) -> None:
        self.found, self.closed_on = found, closed_on
        self.currency = main_currency(found)
        self.slips = slips(found, self.currency)
        self.drafts: list[Draft] = []
        self.refused: list[Refusal] = []
        self.asides: list[tuple[Saying, str, bool]] = []
        self.lanes: list[Lane] = []
        self.rates: dict[Kind, Lane] = {}
        self.current: Lane | None = None
        self.words: Draft | None = None
        self.gone: Draft | None = None

    def tell(self, saying: Saying) -> None:
        """Take one saying."""
        kind = saying.statement.kind
        if kind is Kind.AMOUNT:
            self._amount(saying)
        elif kind is Kind.WITHDRAWN:
            self._withdrawn(saying)
        elif self.current and not self.gone:
            self._words_beside_amount(self.current.last, saying)
        elif kind is Kind.DIRECTION:
            self._direction(saying)
        else:
            self._rate(saying)

    # ---- small steps --------------------------------------------------------------------------------------------

    def _add(self, saying: Saying, action: Action) -> Draft:
        draft = Draft.of(saying, action)
        if self.closed_on and saying.said_on > self.closed_on:
            draft.late, draft.reason = True, f"said after the actual spending was reported on {self.closed_on}"
        self.drafts.append(draft)
        return draft

    def _refuse(self, saying: Saying, reason: str) -> None:
        self.refused.append(Refusal(saying.statement.id, saying.statement.document, reason))

    def settle(self) -> None:
        """Give slips and figures in other currencies to the event of the same days, now that all events are known."""
        for saying, note, contradicts in self.asides:
            amounts = [d for d in self.drafts if d.kind is Kind.AMOUNT]
            near = [d for d in amounts if abs(d.said_on - saying.said_on) <= OCCASION]
            standing = [d for d in amounts if d.said_on <= saying.said_on]
            if near:
                draft = min(near, key=lambda d: abs(d.said_on - saying.said_on))
                draft.contradict(saying, note) if contradicts else draft.attest(saying, note)
            elif contradicts and standing:
                standing[-1].contradict(saying, note)
            else:
                self._refuse(saying, note)

    # ---- amounts ------------------------------------------------------------------------------------------------

    def _amount(self, saying: Saying) -> None:
        chosen = self._chosen(saying)
        if chosen is None:
            self._refuse(saying, "several figures for one series in one document")
            return
        one = chosen.statement
        if one.id in self.slips:
            self.asides.append((chosen, self._slip_note(chosen), True))
            return
        if one.currency != self.currency and not self._changes_currency(chosen):
            self.asides.append((chosen, f"other currency: {one.currency}, not {self.currency}", False))
            return
        lane = self._lane_of(chosen)
        if lane is None:
            self._first(chosen)
        elif self.gone:
            self._after_withdrawal(lane, chosen, self.gone)
        else:
            self._in_lane(lane, chosen)

    def _chosen(self, saying: Saying) -> Saying | None:
        """Which of several figures a document means: the one that is new, else the one that stands."""
        if not saying.choices:
            return saying
        levels = [d.range for lane in self.lanes for d in lane.drafts if d.range]
        new = [s for s in saying.choices if s.range and not any(s.range.same_as(level) for level in levels)]
        if not new and self.current:
            new = [s for s in saying.choices if s.range and s.range.same_as(self.current.range)]
        return Saying(new[0], saying.said_on) if levels and len(new) == 1 else None

    def _slip_note(self, saying: Saying) -> str:
        mine = saying.statement.range
        assert mine
        others = (s.statement.range for s in self.found if s.statement.range and s.statement.id not in self.slips)
        named = next((name for name in (slip(mine, other) for other in others) if name), "")
        return f"{named}: a slip for the figure that others give"

    def _changes_currency(self, saying: Saying) -> bool:
        """Whether the company itself has gone over to another currency, and does not merely translate."""
        near = (s for s in self.found if s.statement.currency == self.currency and s.statement.range)
        return saying.by_issuer and not any(abs(s.said_on - saying.said_on) <= OCCASION for s in near)

    def _lane_of(self, saying: Saying) -> Lane | None:
        """The lane in which a figure can be compared; `None` where it begins one."""
        one = saying.statement
        lanes = [lane for lane in self.lanes if lane.currency == one.currency]
        same = next((lane for lane in lanes if lane.definition == one.definition), None)
        if same or not lanes:
            return same
        current = self.current if self.current in lanes else lanes[-1]
        if not one.definition:
            return current
        if current and not current.definition:
            # The first document to spell the definition out names what was meant before.
            current.definition = one.definition
            return current
        return None

    def _first(self, saying: Saying) -> None:
        """The first figure of a lane."""
        one, before = saying.statement, self.current
        word = one.action if one.action in _OWN_WORDS else Action.INITIATED
        if self.gone:
            word = Action.REINSTATED
        draft = self._add(saying, word)
        if before and not self._in_parallel(before, one):
            draft.action, draft.prior = Action.REBASED, before.range
            draft.reason = f"cannot be compared: {_basis(before)} before, {_basis(one)} now"
        elif before:
            draft.action, draft.reason = Action.INITIATED, f"beside the figure by {_basis(before)}"
        elif one.prior and not self.gone:
            draft.compare_with(one.prior, word)
        lane = Lane(one.definition, one.currency, [draft])
        self.lanes.append(lane)
        if not before or draft.action is Action.REBASED:
            self.current = lane
        self.gone = None

    def _in_parallel(self, before: Lane, one: Statement) -> bool:
        """Whether the company goes on giving the figure by the old definition, or gives both in one document."""
        old = [
            s
            for s in self.found
            if (s.statement.currency, s.statement.definition) == (before.currency, before.definition)
        ]
        return any(s.statement.document == one.document or s.said_on > (one.said_on or s.said_on) for s in old)

    def _in_lane(self, lane: Lane, saying: Saying) -> None:
        """A figure where another one stands."""
        one, last, old = saying.statement, lane.last, lane.range
        new = one.range
        assert new
        recent = saying.said_on - last.said_on <= OCCASION
        from_it = one.action in _MOVED and one.prior is not None and _matches(one.prior, old)
        loosely = not from_it and (recent or not saying.by_issuer)
        if wrong := slip(new, old):
            last.contradict(saying, f"{wrong}: {written(new)} where {written(old)} stands")
        elif new.same_as(old) or (loosely and new.hints_at(old)):
            self._again(lane, saying)
        elif not from_it and (older := self._recalled(lane, saying, recent=recent)):
            older.attest(saying, "recalls a figure that no longer stands")
        elif old.hints_at(new) and (recent or (old.is_open and not last.by_issuer)) and not from_it:
            last.refine(saying)
        elif not from_it and self._contradicts(last, saying):
            last.contradict(saying, f"says {written(new)} where {written(old)} stands")
        elif not from_it and self._overrules(last, saying):
            last.overrule(saying)
        else:
            self._move(lane, saying)

    def _again(self, lane: Lane, saying: Saying) -> None:
        """The figure that stands, once more: said anew after some time it is reaffirmed, else it attests."""
        one, last = saying.statement, lane.last
        restated = not one.amends and (saying.by_issuer or one.action is Action.REAFFIRMED)
        if not restated or saying.said_on - last.said_on <= OCCASION:
            last.attest(saying)
            return
        draft = self._add(saying, Action.REAFFIRMED)
        draft.definition = lane.definition
        old = lane.range
        if one.range is None or one.range.slack > old.slack or one.range.ends != old.ends:
            draft.range = old
        draft.prior = old
        draft.move = move(old, old)
        lane.drafts.append(draft)

    def _recalled(self, lane: Lane, saying: Saying, *, recent: bool) -> Draft | None:
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
                moved = one.action in _MOVED and one.action is not draft.action
                return None if moved else draft
        return None

    def _contradicts(self, last: Draft, saying: Saying) -> bool:
        """Whether a press figure that differs from what stands is a contradiction rather than news."""
        one, gap = saying.statement, saying.said_on - last.said_on
        if saying.by_issuer or gap > OCCASION:
            return False
        assert last.range
        assert one.range
        found = revise(last.range, one.range)
        fits = one.action in _MOVED and not isinstance(found, Incomparable) and found.action is one.action
        return not fits or (last.by_issuer and gap <= SAME_DAYS)

    def _overrules(self, last: Draft, saying: Saying) -> bool:
        """Whether the company's document corrects what only the press had said."""
        if not saying.by_issuer or last.by_issuer:
            return False
        prior = saying.statement.prior
        same_step = prior is not None and last.prior is not None and prior.same_as(last.prior)
        return same_step or saying.said_on - last.said_on <= SAME_DAYS

    def _move(self, lane: Lane, saying: Saying) -> None:
        """A new figure takes the place of the old one."""
        one, old = saying.statement, lane.range
        assert one.range
        unseen = self._unseen_prior(lane, one)
        found = revise(unseen or old, one.range)
        if isinstance(found, Incomparable):
            lane.last.attest(saying, found.reason)
            return
        words = self.words
        if words and words.action is found.action and saying.said_on - words.said_on <= OCCASION:
            # The step was told in words first; this is how large it was.
            words.kind, words.range, words.direction, words.currency = one.kind, one.range, None, one.currency
            words.definition = lane.definition
            words.attest(saying)
            draft = words
        else:
            draft = self._add(saying, found.action)
            draft.definition = lane.definition
        draft.compare_with(unseen or old, found.action)
        if unseen:
            draft.reason = (
                f"the document gives {written(unseen)} as the earlier figure; {written(old)} was the last seen"
            )
        lane.drafts.append(draft)
        self.current, self.words = lane, None

    def _unseen_prior(self, lane: Lane, one: Statement) -> Range | None:
        """The earlier figure that a document gives, where it is none that we know of."""
        prior = one.prior
        if prior is None or one.range is None or prior.same_as(one.range) or slip(prior, lane.range):
            return None
        known = [draft.range for draft in lane.drafts if draft.range]
        return None if any(_matches(prior, level) for level in known) else prior

    # ---- withdrawn and reinstated -------------------------------------------------------------------------------

    def _withdrawn(self, saying: Saying) -> None:
        earlier = [d for d in self.drafts if d.action is Action.WITHDRAWN]
        echoes = earlier and not saying.by_issuer and saying.said_on - earlier[-1].said_on <= SEASON
        if self.gone or echoes:
            (self.gone or earlier[-1]).attest(saying)
            return
        self.gone = self._add(saying, Action.WITHDRAWN)
        if self.current:
            self.gone.prior, self.gone.currency = self.current.range, self.current.currency
            self.gone.definition = self.current.definition

    def _after_withdrawal(self, lane: Lane, saying: Saying, gone: Draft) -> None:
        one = saying.statement
        assert one.range
        known = one.range.same_as(lane.range) or self._recalled(lane, saying, recent=True)
        same_days = saying.said_on - gone.said_on <= OCCASION
        if known and one.action is None and (same_days or not saying.by_issuer):
            lane.last.attest(saying, "recalls a figure that no longer stands")
            return
        draft = self._add(saying, Action.REINSTATED)
        draft.compare_with(lane.range, Action.REINSTATED)
        draft.action, draft.definition = Action.REINSTATED, lane.definition
        lane.drafts.append(draft)
        self.current, self.gone = lane, None

    # ---- words and rates ----------------------------------------------------------------------------------------

    def _words_beside_amount(self, last: Draft, saying: Saying) -> None:
        """Words or a rate while an amount stands: "on track", "raised again", or nothing new."""
        one = saying.statement
        gap = saying.said_on - last.said_on
        if one.action is Action.REAFFIRMED and gap > OCCASION and self.current:
            draft = self._add(saying, Action.REAFFIRMED)
            draft.kind, draft.range, draft.direction = last.kind, last.range, None
            draft.currency, draft.definition, draft.prior = last.currency, last.definition, last.range
            draft.move = move(self.current.range, self.current.range)
            self.current.drafts.append(draft)
        elif one.action not in _MOVED or gap <= OCCASION:
            last.attest(saying, "in words, without the amount")
        elif self.words and one.action is self.words.action and self._echoes(self.words, saying):
            self.words.attest(saying)
        else:
            assert one.action
            self.words = self._add(saying, one.action)
            self.words.prior, self.words.reason = last.range, "how much is not said"

    @staticmethod
    def _echoes(words: Draft, saying: Saying) -> bool:
        return saying.said_on - words.said_on <= (OCCASION if saying.by_issuer else ECHO)

    def _rate(self, saying: Saying) -> None:
        """Growth or a share of revenue while no amount stands: compared with the last one of its kind."""
        one = saying.statement
        lane = self.rates.get(one.kind)
        if lane is None:
            draft = self._add(saying, one.action if one.action in _OWN_WORDS else Action.INITIATED)
            if one.prior:
                draft.compare_with(one.prior, draft.action)
            self.rates[one.kind] = Lane((), None, [draft])
        else:
            self._in_lane(lane, saying)
            draft = lane.last
        self.words = draft

    def _direction(self, saying: Saying) -> None:
        """Words while no amount stands."""
        one, last = saying.statement, self.words
        if last is None:
            self.words = self._add(saying, one.action if one.action in _OWN_WORDS else Action.INITIATED)
            return
        gap = saying.said_on - last.said_on
        turned = bool(one.direction and last.direction and one.direction is not last.direction)
        if one.action in _MOVED:
            action = None if gap <= OCCASION or (one.action is last.action and gap <= ECHO) else one.action
        elif turned:
            action = _turn(last.direction, one.direction)
        else:
            restated = one.action is Action.REAFFIRMED or (saying.by_issuer and not one.amends)
            action = Action.REAFFIRMED if gap > (OCCASION if restated else SEASON) else None
        if turned and not saying.by_issuer and gap <= OCCASION and one.action not in _MOVED:
            last.contradict(saying, f"says {one.direction} where {last.direction} was said")
        elif action is None:
            last.attest(saying)
        else:
            self.words = self._add(saying, action)


def _turn(old: Direction | None, new: Direction | None) -> Action:
    assert old
    assert new
    return Action.RAISED if _RISING.index(new) > _RISING.index(old) else Action.LOWERED


def _matches(one: Range, other: Range) -> bool:
    """Whether two ranges may be words for one figure, whichever of them is the more exact."""
    return one.same_as(other) or one.hints_at(other) or other.hints_at(one)


def _basis(of: Lane | Statement) -> str:
    """What a figure is measured by, in words."""
    return f"{of.currency} ({', '.join(of.definition) or 'no definition given'})"
