"""An event while its history is being told: it gains attestations, is refined, contradicted, overruled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from capex.event import Attestation, Event, Series, Status, Subject
from capex.money import Range
from capex.revision import Incomparable, Move, move, revise
from capex.sayings import Saying
from capex.statement import Action, Direction, Kind, Metric, Statement, Voice, plain


def attestation(statement: Statement, note: str = "") -> Attestation:
    """A statement as evidence."""
    assert statement.said_on
    return Attestation(
        statement.id,
        statement.document,
        statement.document_kind,
        statement.voice,
        statement.said_on,
        statement.quote,
        note,
    )


_UNITS = ((12, " trillion"), (9, " billion"), (6, " million"))


def written(figure: Range | None) -> str:
    """A range in few digits, for a reason: `64 to 72 billion`. Fractions are written as they are."""
    if figure is None:
        return "no figure"
    largest = max(abs(end) for end in figure.ends if end is not None)
    power, unit = next(((p, u) for p, u in _UNITS if largest >= Decimal(10) ** p), (0, ""))
    low, high = (None if end is None else _digits(end.scaleb(-power)) for end in figure.ends)
    if low is None:
        return f"up to {high}{unit}"
    if high is None:
        return f"at least {low}{unit}"
    return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"


def _digits(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{int(number):,}" if whole else f"{number.normalize():,f}"


@dataclass(slots=True)
class Draft:
    """What will be an event. `levels` are its range, kind and direction: what stands after it."""

    action: Action
    kind: Kind
    range: Range | None
    said_on: date
    direction: Direction | None = None
    currency: str | None = None
    definition: tuple[str, ...] = ()
    prior: Range | None = None
    move: Move | None = None
    own_word: Action | None = None
    reason: str = ""
    late: bool = False
    settled: bool = False
    attests: list[Attestation] = field(default_factory=list)
    conflicts: list[Attestation] = field(default_factory=list)
    #: The documents that attest: a busy year has thousands.
    documents: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, saying: Saying, action: Action) -> Draft:
        """The event that a saying begins."""
        one = saying.statement
        return cls(
            action,
            one.kind,
            one.range,
            saying.said_on,
            direction=one.direction,
            currency=one.currency,
            definition=one.definition,
            own_word=one.action,
            attests=[attestation(one)],
            documents={one.document},
        )

    @property
    def by_issuer(self) -> bool:
        """Whether a document of the company itself says so."""
        return any(one.voice is Voice.ISSUER for one in self.attests)

    def attest(self, saying: Saying, note: str = "") -> None:
        """One more document says the same. A document attests once."""
        if saying.statement.document not in self.documents:
            self.documents.add(saying.statement.document)
            self.attests.append(attestation(saying.statement, note))
        self.own_word = self.own_word or saying.statement.action

    def contradict(self, saying: Saying, note: str) -> None:
        """A document says something else, which is not taken for a move."""
        self.conflicts.append(attestation(saying.statement, note))

    def compare_with(self, prior: Range | None, fallback: Action) -> None:
        """Let the event be the move from `prior`; `fallback` where there is nothing to compare."""
        self.prior, self.move, self.action = prior, None, fallback
        found = revise(prior, self.range) if prior and self.range else None
        if isinstance(found, Move):
            self.move, self.action = found, found.action
            assert prior
            assert self.range
            if prior.is_open is not self.range.is_open and self.own_word is move(prior, self.range).action:
                # Where an end was opened or closed, two names are right, and the document's own is the better one.
                self.action = self.own_word
        elif isinstance(found, Incomparable):
            self.reason = found.reason

    def refine(self, saying: Saying) -> None:
        """A more exact word for the same thing: it becomes the figure."""
        self.range = saying.statement.range
        self.attest(saying)
        if self.prior is not None and self.action not in (Action.REINSTATED, Action.REBASED):
            self.compare_with(self.prior, self.action)

    def size(self, saying: Saying) -> None:
        """A step that was told in words gets its figure."""
        one = saying.statement
        self.kind, self.range, self.direction, self.currency = one.kind, one.range, None, one.currency
        self.reason = ""
        self.attest(saying)

    def overrule(self, saying: Saying) -> None:
        """The company's document says what it was that the press got wrong."""
        note = f"reported {written(self.range)}"
        self.reason = f"the press first {note}; the company's document corrects it"
        self._give_way(saying, note)
        self.said_on, self.own_word = saying.said_on, saying.statement.action
        prior = saying.statement.prior or self.prior
        self.compare_with(prior, saying.statement.action or Action.INITIATED)

    def amend(self, saying: Saying) -> None:
        """The company puts right what its own document said: no step, and the event keeps its day."""
        note = f"first said {written(self.range)}"
        self.reason = f"amended on {saying.said_on}; the company {note}"
        self._give_way(saying, note)
        if self.action not in (Action.REINSTATED, Action.REBASED):
            self.compare_with(saying.statement.prior or self.prior, self.action)

    def _give_way(self, saying: Saying, note: str) -> None:
        """Take over a document's figure; what was said before contradicts it."""
        self.conflicts += [
            Attestation(a.statement, a.document, a.kind, a.voice, a.said_on, a.quote, note) for a in self.attests
        ]
        self.attests, self.documents = [attestation(saying.statement)], {saying.statement.document}
        self.range, self.settled = saying.statement.range, True

    @property
    def status(self) -> Status:
        """How sure it is, by who says so and who contradicts."""
        if self.conflicts and not self.settled:
            return Status.CONFLICT
        if not self.by_issuer:
            return Status.REPORTED
        first = min(self.attests, key=lambda a: (a.said_on, a.voice is not Voice.ISSUER))
        return Status.STATED if first.voice is Voice.ISSUER else Status.CONFIRMED

    @property
    def level(self) -> tuple[str, ...]:
        """What the event established, as text: its part of the identity."""
        ends = [str(plain(end)) for end in self.range.ends] if self.range else []
        return (str(self.currency), self.kind.value, *ends, str(self.direction))

    def event(self, subject: Subject, occurrence: int) -> Event:
        """The finished event.

        Its id says which level was established for which time, and nothing of documents or days, so that late documents
        and further attestations leave it alone.
        """
        facts = repr((*subject, *self.level, occurrence))
        company, metric, scope, period = subject
        return Event(
            id=hashlib.sha256(facts.encode()).hexdigest()[:16],
            series=Series(company, Metric(metric), scope, period, self.currency, self.definition),
            action=self.action,
            kind=self.kind,
            range=self.range,
            direction=self.direction,
            prior=self.prior,
            move=self.move,
            said_on=self.said_on,
            status=self.status,
            attestations=tuple(sorted(self.attests, key=_by_day)),
            conflicts=tuple(sorted(self.conflicts, key=_by_day)),
            own_word=self.own_word,
            reason=self.reason,
            late=self.late,
        )


def _by_day(one: Attestation) -> tuple[date, bool, str]:
    return one.said_on, one.voice is not Voice.ISSUER, one.document
