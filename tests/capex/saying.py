"""Short words for statements, so that a test of history reads like the history itself."""

from datetime import date
from decimal import Decimal

from capex.document import DocumentKind, Span
from capex.money import Range
from capex.period import FiscalPeriod
from capex.statement import Action, Direction, Kind, Metric, Statement, Voice

BILLION = Decimal(10) ** 9


def billions(low, high, *, approx=False, step=BILLION):
    """A range in billions, written without decimals unless `step` says otherwise."""
    ends = [None if end is None else Decimal(str(end)) * BILLION for end in (low, high)]
    return Range(*ends, approx, step)


def said(day, low=None, high=None, **about):
    """What the company itself says on a day, in billions; `doc` names the document (by default the day)."""
    return _statement(day, low, high, DocumentKind.RELEASE, Voice.ISSUER, about)


def press(day, low=None, high=None, **about):
    """What the press reports that the company said."""
    return _statement(day, low, high, DocumentKind.NEWS, Voice.REPORTED, about)


def _statement(day, low, high, kind, voice, about):
    about = dict(about)
    figure = about.pop("range", None)
    if figure is None and (low is not None or high is not None):
        figure = billions(low, high, approx=about.pop("approx", False), step=about.pop("step", BILLION))
    prior = about.pop("prior", None)
    action, direction = about.pop("action", None), about.pop("direction", None)
    default = Kind.DIRECTION if figure is None else Kind.AMOUNT
    document = about.pop("doc", f"{voice}-{day}")
    given = Kind(about.pop("kind", default))
    return Statement(
        document=document,
        document_kind=DocumentKind(about.pop("of", kind)),
        said_on=date.fromisoformat(day),
        company=about.pop("company", "META"),
        period=FiscalPeriod.parse(about.pop("period", "FY2025")),
        span=Span(0, 1),
        quote="quoted",
        rule="test",
        metric=Metric(about.pop("metric", "capex")),
        kind=given,
        range=figure,
        currency=about.pop("currency", "USD" if given is Kind.AMOUNT else None),
        action=Action(action) if action else None,
        prior=billions(*prior) if prior else None,
        direction=Direction(direction) if direction else None,
        definition=tuple(about.pop("definition", ())),
        voice=Voice(about.pop("voice", voice)),
        **about,
    )


def told(events):
    """Events as short text: `2025-07-30 raised 66-72 (64-72) stated`."""
    return [_told(event) for event in events]


def _told(event):
    parts = [str(event.said_on), event.action.value, _figure(event.range) or str(event.direction or "-")]
    if event.prior:
        parts.append(f"({_figure(event.prior)})")
    return " ".join([*parts, event.status.value])


def _figure(figure):
    if figure is None:
        return ""
    low, high = (None if end is None else f"{(end / BILLION).normalize():f}" for end in figure.ends)
    if low is None or high is None:
        return f"{low or ''}..{high or ''}"
    return low if low == high else f"{low}-{high}"
