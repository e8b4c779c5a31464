"""The series of one subject: a lane for each currency and definition, and which figure of a document goes where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from capex.draft import Draft
from capex.event import Refusal
from capex.money import Range
from capex.revision import Figure, Incomparable, compare
from capex.sayings import Saying, leaps
from capex.statement import Action, Statement

MOVED = (Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)
OWN_WORDS = (*MOVED, Action.REAFFIRMED)


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

    def name_drafts(self) -> None:
        """Let all drafts bear the definition that some of the documents spell out."""
        for draft in self.drafts:
            draft.definition = self.definition


def why_not(one: Statement, currency: str | None, definition: tuple[str, ...]) -> str:
    """Why a figure is not compared with one in another currency or by another definition."""
    new = Figure.of(one)
    assert new
    found = compare(replace(new, currency=currency, definition=definition), new)
    if isinstance(found, Incomparable):
        return found.reason
    return f"other definition: {', '.join(one.definition) or 'none'}, not {', '.join(definition) or 'none'}"


def choose(saying: Saying, lanes: Sequence[Lane], current: Lane | None) -> Saying | None:
    """Which of several figures a document means: the one that is new, else the one that stands; `None` if unclear."""
    if not saying.choices:
        return saying
    levels = [d.range for lane in lanes for d in lane.drafts if d.range]
    new = [s for s in saying.choices if s.range and not any(s.range.same_as(level) for level in levels)]
    if current:
        # Beside a figure that stands, one out of all proportion is the size of a change, or a sum.
        new = [s for s in new if s.range and not leaps(s.range, current.range)]
        old = [s for s in saying.choices if s.range and s.range.same_as(current.range)]
        # A paper that prints the standing figure and another one, without a verb, may be looking back.
        looks_back = old and not saying.by_issuer and not any(s.action in MOVED for s in new)
        new = old if looks_back else new or old
    return Saying(new[0], saying.said_on) if levels and len(new) == 1 else None


def left_out(saying: Saying, chosen: Saying | None) -> list[Refusal]:
    """The figures of a document that mean something else than the chosen one; all of them where none is."""
    reason = "several figures for one series in one document" + (": another one is taken" if chosen else "")
    taken = chosen and chosen.statement.range
    others = [one for one in saying.choices if not (taken and one.range and matches(one.range, taken))]
    return [Refusal(one.id, one.document, reason) for one in others]


def lane_of(saying: Saying, lanes: Sequence[Lane], current: Lane | None) -> Lane | None:
    """The lane in which a figure can be compared; `None` where it begins one."""
    one = saying.statement
    lanes = [lane for lane in lanes if lane.currency == one.currency]
    same = next((lane for lane in lanes if lane.definition == one.definition), None)
    if same or not lanes:
        return same
    nearest = current if current in lanes else lanes[-1]
    if not one.definition:
        return nearest
    if nearest and not nearest.definition and not _narrows(nearest, saying):
        # The first document to spell the definition out names what was meant before.
        nearest.definition = one.definition
        return nearest
    return None


#: Words that take something out of a measure.
_LESS = ("excluding", "net", "organic", "cash", "attributable", "before", "without")


def _narrows(lane: Lane, saying: Saying) -> bool:
    """Whether the company now leaves something out that its earlier figure, without a word about it, held."""
    one = saying.statement
    assert one.range
    less = any(word.startswith(_LESS) for word in one.definition)
    return saying.by_issuer and lane.last.by_issuer and less and not matches(one.range, lane.range)


def matches(one: Range, other: Range) -> bool:
    """Whether two ranges may be words for one figure, whichever of them is the more exact."""
    return one.same_as(other) or one.hints_at(other) or other.hints_at(one)
