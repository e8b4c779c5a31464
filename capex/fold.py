"""The rules by which the sayings of one subject, in their order, become events.

A `Lane` is a series inside the subject: one kind of figure, in one currency, by one definition. Amounts rule; words
("significantly higher") and rates make history of their own only while no amount stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from capex.asides import Aside, second_voice, settle
from capex.draft import Draft, written
from capex.event import Fold, Refusal, Subject
from capex.lanes import MOVED, OWN_WORDS, Lane, choose, lane_of, left_out, why_not
from capex.revision import Incomparable, move, revise
from capex.sayings import OCCASION, Overview, Saying, sayings, slip
from capex.standing import (
    SEASON,
    Case,
    action_of_words,
    case,
    echoes,
    is_restated,
    recalled,
    says_the_opposite,
    turned,
    unseen_prior,
)
from capex.statement import Action, Kind, Statement


def fold(subject: Subject, statements: Iterable[Statement], closed_on: date | None = None) -> Fold:
    """The events of one subject: a pure function of the set of statements.

    `closed_on` is the day on which the actual spending of the period was reported, if it was.
    """
    found, refused = sayings(statements)
    teller = _Teller(found, closed_on)
    for saying in found:
        teller.tell(saying)
    for lane in teller.lanes:
        lane.name_drafts()
    left = settle(teller.drafts, teller.asides)
    occurrences: Counter[tuple[str, ...]] = Counter()
    events = []
    for draft in sorted(teller.drafts, key=lambda d: d.said_on):
        occurrences[draft.level] += 1
        events.append(draft.event(subject, occurrences[draft.level]))
    return Fold(tuple(events), (*refused, *teller.refused, *left))


class _Teller:
    """Takes sayings in their order and keeps what stands."""

    def __init__(self, found: list[Saying], closed_on: date | None) -> None:
        self.all, self.closed_on = Overview(found), closed_on
        self.drafts: list[Draft] = []
        self.refused: list[Refusal] = []
        self.asides: list[Aside] = []
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
            self._words_beside_amount(self.current, saying)
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

    # ---- amounts ------------------------------------------------------------------------------------------------

    def _amount(self, saying: Saying) -> None:
        chosen = choose(saying, self.lanes, self.current)
        self.refused += left_out(saying, chosen)
        if chosen is None:
            return
        one = chosen.statement
        if self.all.slips and one.id in self.all.slips:
            self.asides.append(Aside(chosen, self.all.slip_note(chosen), contradicts=True))
            return
        if one.currency != self.all.currency and not self.all.changes_currency(chosen):
            self.asides.append(Aside(chosen, why_not(one, self.all.currency, one.definition)))
            return
        lane = lane_of(chosen, self.lanes, self.current)
        if lane is None:
            self._first(chosen)
        elif self.gone:
            self._after_withdrawal(lane, chosen, self.gone)
        else:
            self._in_lane(lane, chosen)

    def _first(self, saying: Saying) -> None:
        """The first figure of a lane."""
        one, before = saying.statement, self.current
        word = one.action if one.action in OWN_WORDS else Action.INITIATED
        if self.gone:
            word = Action.REINSTATED
        draft = self._add(saying, word)
        if before:
            beside = self.all.in_parallel((before.currency, before.definition), saying)
            draft.action = Action.INITIATED if beside else Action.REBASED
            draft.prior = None if beside else before.range
            draft.reason = why_not(one, before.currency, before.definition)
        elif one.prior and not self.gone:
            draft.compare_with(one.prior, word)
        lane = Lane(one.definition, one.currency, [draft])
        self.lanes.append(lane)
        if not before or draft.action is Action.REBASED:
            self.current = lane
        self.gone = None

    def _in_lane(self, lane: Lane, saying: Saying) -> None:
        """A figure where another one stands."""
        last, new = lane.last, saying.statement.range
        assert new
        found = case(lane, saying)
        if found is Case.MOVES:
            self._move(lane, saying)
        elif found is Case.AGAIN:
            self._again(lane, saying)
        elif found in (Case.REFINES, Case.OVERRULES, Case.AMENDS):
            takes_over = {Case.REFINES: last.refine, Case.OVERRULES: last.overrule, Case.AMENDS: last.amend}
            takes_over[found](saying)
        elif found is Case.LEAPS:
            self._leap(lane, saying)
        elif found is Case.RECALLS:
            older = recalled(lane, saying, recent=True)
            (older or last).attest(saying, _RECALLS)
        else:
            wrong = slip(new, lane.range)
            word = f", which it calls {saying.statement.action}," if says_the_opposite(last, saying.statement) else ""
            says = f"says {written(new)}{word} where {written(lane.range)} stands"
            last.contradict(saying, f"{wrong}: {says}" if wrong else says)

    def _leap(self, lane: Lane, saying: Saying) -> None:
        """A figure out of all proportion waits for a second article, or for the company's document."""
        first = second_voice(self.asides, saying)
        if first:
            self.asides.remove(first)
            early = first.saying.said_on >= lane.last.said_on
            one, other = (first.saying, saying) if early else (saying, first.saying)
            self._move(lane, one)
            lane.last.attest(other)
        else:
            new = saying.statement.range
            note = f"implausible leap: says {written(new)} where {written(lane.range)} stands"
            self.asides.append(Aside(saying, note, contradicts=True))

    def _again(self, lane: Lane, saying: Saying) -> None:
        """The figure that stands, once more: said anew after some time it is reaffirmed, else it attests."""
        if is_restated(lane.last, saying):
            self._reaffirm(lane, saying)
        else:
            lane.last.attest(saying)

    def _reaffirm(self, lane: Lane, saying: Saying) -> None:
        """The standing figure stands on, in the words in which it was given first."""
        draft, last = self._add(saying, Action.REAFFIRMED), lane.last
        draft.kind, draft.direction, draft.currency = last.kind, last.direction, last.currency
        draft.definition, draft.range, draft.prior = lane.definition, lane.range, lane.range
        draft.move = move(lane.range, lane.range)
        lane.drafts.append(draft)

    def _move(self, lane: Lane, saying: Saying) -> None:
        """A new figure takes the place of the old one."""
        one, old = saying.statement, lane.range
        assert one.range
        unseen = unseen_prior(lane, one)
        found = revise(unseen or old, one.range)
        if isinstance(found, Incomparable):
            lane.last.attest(saying, found.reason)
            return
        words = self.words
        if (
            words
            and words.action is found.action
            and saying.said_on - words.said_on <= OCCASION
            and words.range is None
        ):
            # The step was told in words first; this is how large it was.
            words.size(saying)
            draft = words
        else:
            draft = self._add(saying, found.action)
        draft.definition = lane.definition
        draft.compare_with(unseen or old, found.action)
        if unseen:
            seen = f"{written(old)} was the last seen"
            draft.reason = f"the document gives {written(unseen)} as the earlier figure; {seen}"
        elif says_the_opposite(lane.last, one):
            draft.reason = f"the document itself calls it {one.action}; {written(old)} was the last seen"
        lane.drafts.append(draft)
        if one.kind is Kind.AMOUNT:
            self.current, self.words = lane, None

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
        known = one.range.same_as(lane.range) or recalled(lane, saying, recent=True)
        same_days = saying.said_on - gone.said_on <= OCCASION
        if known and one.action is None and (same_days or not saying.by_issuer):
            lane.last.attest(saying, _RECALLS)
            return
        draft = self._add(saying, Action.REINSTATED)
        draft.compare_with(lane.range, Action.REINSTATED)
        draft.action, draft.definition = Action.REINSTATED, lane.definition
        lane.drafts.append(draft)
        self.current, self.gone = lane, None

    # ---- words and rates ----------------------------------------------------------------------------------------

    def _words_beside_amount(self, lane: Lane, saying: Saying) -> None:
        """Words or a rate while an amount stands: "on track", "raised again", or nothing new."""
        one, last = saying.statement, lane.last
        recent = saying.said_on - last.said_on <= OCCASION
        if one.action is Action.REAFFIRMED and not recent:
            self._reaffirm(lane, saying)
        elif one.action not in MOVED or recent:
            last.attest(saying, "in words, without the amount")
        elif self.words and one.action is self.words.action and echoes(self.words, saying):
            self.words.attest(saying)
        else:
            assert one.action
            self.words = self._add(saying, one.action)
            self.words.prior, self.words.reason = last.range, "how much is not said"

    def _rate(self, saying: Saying) -> None:
        """Growth or a share of revenue while no amount stands: compared with the last one of its kind."""
        one = saying.statement
        lane = self.rates.get(one.kind)
        if lane is None:
            draft = self._add(saying, one.action if one.action in OWN_WORDS else Action.INITIATED)
            if one.prior:
                draft.compare_with(one.prior, draft.action)
            lane = self.rates[one.kind] = Lane((), None, [draft])
        else:
            self._in_lane(lane, saying)
        self.words = lane.last

    def _direction(self, saying: Saying) -> None:
        """Words while no amount stands."""
        one, last = saying.statement, self.words
        if last is None:
            self.words = self._add(saying, one.action if one.action in OWN_WORDS else Action.INITIATED)
            return
        action = action_of_words(last, saying)
        recent = saying.said_on - last.said_on <= OCCASION
        if turned(last, saying) and recent and not saying.by_issuer and one.action not in MOVED:
            last.contradict(saying, f"says {one.direction} where {last.direction} was said")
        elif action is None:
            last.attest(saying)
        else:
            self.words = self._add(saying, action)


#: The note of a document that prints a figure after a newer one was given.
_RECALLS = "recalls a figure that no longer stands"
