"""What each document says of one subject: several readings of one text become one saying, and sayings get an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from capex.document import DocumentKind
from capex.event import Refusal
from capex.money import Range
from capex.statement import Action, Kind, Metric, Statement, Voice

#: Who makes history.
VOICES = (Voice.ISSUER, Voice.REPORTED)

#: Documents about one figure come within so many days of each other; what is said again later is said anew.
OCCASION = timedelta(days=14)

#: From this ratio on two figures for one thing are a slip of the pen, not a change of plans.
SLIP = Decimal(8)
#: Beyond this ratio one article alone is not believed: it has more often misread a sum or a quarter.
LEAP = Decimal(2)

_KINDS = (Kind.WITHDRAWN, Kind.AMOUNT, Kind.GROWTH, Kind.RATIO, Kind.DIRECTION)
_DOCUMENTS = (DocumentKind.RELEASE, DocumentKind.CALL, DocumentKind.FILING, DocumentKind.NEWS)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says of one subject on one basis. `choices` are several figures that its text may mean."""

    statement: Statement
    said_on: date
    choices: tuple[Statement, ...] = ()

    @property
    def by_issuer(self) -> bool:
        """Whether the company itself says it."""
        return self.statement.voice is Voice.ISSUER


def order(saying: Saying) -> tuple[object, ...]:
    """What comes first: by day, then the company before the press, release before call before filing before news.

    Within one rank amounts come before words, closed ranges before points and bounds; documents' ids decide the rest.
    """
    one = saying.statement
    exact = 0 if one.range is None else (2 if one.range.is_open else int(one.range.is_point))
    voice, document, kind = VOICES.index(one.voice), _DOCUMENTS.index(one.document_kind), _KINDS.index(one.kind)
    basis = (one.currency or "", one.definition)
    return saying.said_on, voice, document, one.amends, kind, exact, one.prior is None, one.document, *basis


def sayings(statements: Iterable[Statement]) -> tuple[list[Saying], list[Refusal]]:
    """The sayings of one subject in their order, and what is refused. The order and number of statements are free."""
    found: list[Saying] = []
    refused: list[Refusal] = []
    documents: dict[str, list[Statement]] = {}
    for statement in _distinct(statements):
        reason = _unfit(statement)
        if reason:
            refused.append(Refusal(statement.id, statement.document, reason))
        else:
            documents.setdefault(statement.document, []).append(statement)
    for group in documents.values():
        found += _sayings_of_one(group)
    return sorted(found, key=order), refused


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, by id. Two readings of one place may share theirs; then the text of both decides."""
    found: dict[str, Statement] = {}
    for one in statements:
        other = found.setdefault(one.id, one)
        if other != one:
            found[one.id] = min(one, other, key=repr)
    return [found[identity] for identity in sorted(found)]


def _unfit(statement: Statement) -> str:
    """Why a statement makes no history; empty where it does."""
    if statement.voice not in VOICES:
        return f"voice: {statement.voice}"
    if statement.said_on is None:
        return "no date"
    if statement.period is None and statement.metric is not Metric.PLEDGE:
        return "no period"
    if statement.range is None and statement.kind in (Kind.AMOUNT, Kind.GROWTH, Kind.RATIO):
        return "no figure"
    return ""


def _sayings_of_one(group: list[Statement]) -> list[Saying]:
    """One document's sayings: each definition and currency by itself, words only where there is no figure."""
    by_kind = {kind: [s for s in group if s.kind is kind] for kind in _KINDS}
    amounts = by_kind[Kind.AMOUNT]
    if by_kind[Kind.WITHDRAWN] and not any(s.action in _MOVING for s in amounts):
        return [_saying(by_kind[Kind.WITHDRAWN])]
    if not amounts:
        return [_saying(next(by_kind[kind] for kind in _KINDS if by_kind[kind]))]
    words = [s.action for kind in (Kind.DIRECTION, Kind.GROWTH) for s in by_kind[kind] if s.action]
    lanes: dict[tuple[str | None, tuple[str, ...]], list[Statement]] = {}
    for statement in amounts:
        lanes.setdefault((statement.currency, statement.definition), []).append(statement)
    found = [_saying(lane) for lane in lanes.values()]
    if len(found) == 1 and words and found[0].statement.action is None:
        return [replace(found[0], statement=replace(found[0].statement, action=words[0]))]
    return found


_MOVING = (Action.INITIATED, Action.RAISED, Action.LOWERED, Action.NARROWED, Action.WIDENED)


def _saying(group: list[Statement]) -> Saying:
    """One saying out of statements on one basis: the most exact one where they agree, else all of them as choices."""
    said_on = group[0].said_on
    assert said_on
    if len(group) == 1:
        return Saying(group[0], said_on)
    best = sorted(group, key=lambda s: (s.range is not None and s.range.is_open, s.range and s.range.is_point, s.id))
    priors = [s.prior for s in best if s.prior]
    left = [s for s in best if s.range is None or not any(s.range == prior for prior in priors)] or best
    # The verb may stand in the headline and the exact figure in the text, or the other way round.
    word = next((s.action for s in (left[0], *best) if s.action), None)
    first = replace(left[0], action=word, prior=left[0].prior or (priors[0] if priors else None))
    if all(first.range is None or s.range is None or s.range.hints_at(first.range) for s in left):
        return Saying(first, said_on)
    return Saying(first, said_on, tuple(left))


# ---- slips of the pen -------------------------------------------------------------------------------------------


def _magnitude(of: Range) -> Decimal:
    ends = [abs(end) for end in of.ends if end]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def slip(figure: Range, known: Range) -> str:
    """Names a slip of the pen: `ten times too small`; empty where both figures are of one size."""
    mine, its = _magnitude(figure), _magnitude(known)
    if not _is_slip(mine, its):
        return ""
    small = mine < its
    ratio = its / mine if small else mine / its
    power = max(1, round(ratio.log10()))
    times = {1: "ten", 2: "a hundred", 3: "a thousand"}.get(power, f"10^{power}")
    return f"{times} times too {'small' if small else 'large'}"


def leaps(figure: Range, known: Range) -> bool:
    """Whether one figure is more than double the other."""
    sizes = sorted((_magnitude(figure), _magnitude(known)))
    return bool(sizes[0]) and sizes[1] / sizes[0] > LEAP


def _slips(found: Sequence[Saying], currency: str | None) -> frozenset[str]:
    """The statements of the press that others, near in time, show to be slips: the company, or the greater number.

    They must be known beforehand: the article with the slip may be the first of its day.
    """
    days: dict[date, dict[Decimal, list[Saying]]] = {}
    for one in found:
        if one.statement.kind is Kind.AMOUNT and one.statement.currency == currency and one.statement.range:
            days.setdefault(one.said_on, {}).setdefault(_magnitude(one.statement.range), []).append(one)
    sizes = {size for of_day in days.values() for size in of_day if size}
    if not sizes or max(sizes) < SLIP * min(sizes):
        return frozenset()
    # Sayings of one day and size share their judgement, so that a long history costs no more than its length.
    outvoted = (group for day in days for size, group in days[day].items() if _outvoted(day, size, days))
    return frozenset(one.statement.id for group in outvoted for one in group if not one.by_issuer)


def _outvoted(day: date, size: Decimal, days: Mapping[date, Mapping[Decimal, Sequence[Saying]]]) -> bool:
    """Whether the company, or more papers than agree, give a figure of another order in the days around one."""
    around = (day + timedelta(days=n) for n in range(-OCCASION.days, OCCASION.days + 1))
    near = [(other, group) for each in around for other, group in days.get(each, {}).items()]
    against = [one for other, group in near if _is_slip(size, other) for one in group]
    with_it = [one for other, group in near if not _is_slip(size, other) for one in group]
    # Papers that print the same words are one voice.
    votes = [len({(one.statement.quote, one.statement.range) for one in found}) for found in (against, with_it)]
    return any(one.by_issuer for one in against) or votes[0] > votes[1]


def _is_slip(size: Decimal, other: Decimal) -> bool:
    return bool(size and other) and max(size, other) >= SLIP * min(size, other)


# ---- all sayings at once ----------------------------------------------------------------------------------------


def _main_currency(found: Sequence[Saying]) -> str | None:
    """The currency in which the history is told: the company's own, else the one that most documents use."""
    own = [s for s in found if s.by_issuer and s.statement.kind is Kind.AMOUNT]
    counted = Counter(s.statement.currency or "" for s in own or found if s.statement.kind is Kind.AMOUNT)
    return min(counted, key=lambda code: (-counted[code], code)) or None if counted else None


class Overview:
    """What can only be told with all sayings of a subject in view, the later ones too.

    `currency` is the one in which the history is told, `slips` are statements with a slip of the pen.
    """

    def __init__(self, found: Sequence[Saying]) -> None:
        self.found = found
        self.currency = _main_currency(found)
        self.slips = _slips(found, self.currency)

    def slip_note(self, saying: Saying) -> str:
        """What is wrong with a slip."""
        mine = saying.statement.range
        assert mine
        others = (s.statement.range for s in self.found if s.statement.range and s.statement.id not in self.slips)
        named = next((name for name in (slip(mine, other) for other in others) if name), "")
        return f"{named}: a slip for the figure that others give"

    def changes_currency(self, saying: Saying) -> bool:
        """Whether the company itself has gone over to another currency, and does not merely translate."""
        main = (s for s in self.found if s.statement.currency == self.currency and s.statement.range)
        return saying.by_issuer and not any(abs(s.said_on - saying.said_on) <= OCCASION for s in main)

    def in_parallel(self, basis: tuple[str | None, tuple[str, ...]], saying: Saying) -> bool:
        """Whether figures on an older basis (currency, definition) go on being given, or come in the same document."""
        old = (s for s in self.found if (s.statement.currency, s.statement.definition) == basis)
        return any(s.statement.document == saying.statement.document or s.said_on > saying.said_on for s in old)
