"""The whole that a figure is part of: the words lead from it, or the sentence before tells it."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.role.roles import OVERFULL
from capex.passes.scene import Figure, Scene, View, figures_near
from capex.tokens import Unit


def _whole_before(figures: Sequence[Figure], figure: Figure, place: int) -> Figure | None:
    """The figure before `place` in the same sentence that `figure` can be part of."""
    before = [
        f for f in figures
        if f.sentence == figure.sentence
        and f.amount.span.end <= place
        and f.role in ("level", "actual", "prior", "delta", OVERFULL)
    ]  # fmt: skip
    return before[-1] if before else None


def whole_of(scene: Scene, figures: Sequence[Figure], figure: Figure, view: View) -> Figure | None:
    """The whole that the sentence says the figure is part of ("including $30 million for", "$1.5bn of which is")."""
    lead = [m.span for m in view.marks("parts") if m.span.end <= figure.amount.span.start]
    if (
        lead
        and any(m.span == lead[-1] for m in view.marks("parts_loose"))
        and not _leads_loosely(scene, view, lead[-1])
    ):
        lead = []
    if lead and _leads_to_the_whole(scene, view, lead[-1], figure):
        lead = []
    if lead and (whole := _whole_before(figures, figure, lead[-1].start)) and not _told_anew(view, lead[-1], figure):
        return whole
    if view.right("parts_after") <= 1 and not _leads_on(scene, view) and not _is_all_of_it(scene, view, figure):
        whole = _whole_before(figures, figure, figure.amount.span.start)
        return whole or _whole_told(figures, figure) or (_any_whole(figures, figure) if scene.lexicon.spaced else None)
    if scene.lexicon.spaced and _opens_with_share(scene, view):
        return _whole_told(figures, figure) or _any_whole(figures, figure)
    if is_share(scene, view):
        return _whole_before(figures, figure, figure.amount.span.start) or _whole_told(figures, figure)
    lists = any(lead and m.span == lead[-1] for m in view.marks("consisting"))  # "This is made up of"
    opens = lead and scene.distance(view.sentence.span.start, lead[-1].start) <= 1 + lists
    opens = opens or (lead and view.sentence.span.start in [m.span.start for m in view.marks("anaphors")])
    opens = opens and not _opens_with_year(figure, lead)
    return _whole_told(figures, figure) if opens and not (lead and _holds_more(scene, view, lead[-1])) else None


def _leads_to_the_whole(scene: Scene, view: View, lead: Span, figure: Figure) -> bool:
    """Whether a smaller figure before the lead is what is part: "$60m of spend, which is included in our $600m"."""
    inside = scene.text[lead.end : view.place.start].split()[:1]
    before = [a for a in view.sentence.amounts if a.span.end <= lead.start and a.unit is Unit.MONEY]
    smaller = bool(before) and before[-1].size < figure.amount.size
    return scene.lexicon.spaced and smaller and inside == [*scene.lexicon.inside[:1]]


def _opens_with_year(figure: Figure, leads: Sequence[Span]) -> bool:
    """Whether a year of its own follows the words at once: "Allein im laufenden Jahr sollen es 8 Milliarden sein"."""
    when, years = figure.when_span, figure.when.periods
    led = bool(leads) and when is not None and 0 <= when.start - leads[-1].end <= _AT
    return led and len(years) == 1 and years[0].is_year


#: Signs of "in" and a blank.
_AT = 4


def _holds_more(scene: Scene, view: View, lead: Span) -> bool:
    """Whether a sentence opens with what a wider measure holds: "Including real estate, capital spending will be"."""
    holds = any(m.span == lead for m in view.marks("consisting"))
    names = [m.span for m in view.marks("mentions") if lead.end <= m.span.start and m.span.end <= view.place.start]
    return holds and bool(names) and "," in scene.text[lead.end : names[-1].start]


def _leads_loosely(scene: Scene, view: View, lead: Span) -> bool:
    """Whether "with" leads to a part: its figure stands near, and what that is for follows, which is no time."""
    times = [when.span for when in view.sentence.whens]
    purposes = [m for m in view.marks("purposes") if not any(0 <= t.start - m.span.end <= 1 for t in times)]
    return view.right_of(purposes) <= _PURPOSE and scene.distance(lead.end, view.place.start) <= _PURPOSE


def _is_all_of_it(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether capital spending itself is what is part of a larger sum: "capital expenditures make up $20bn of this"."""
    verbs = [m.span.start for m in view.marks("receives") if view.left_end <= m.span.start < view.place.start]
    noun = figure.noun_mark
    return scene.lexicon.spaced and bool(verbs and noun) and noun is not None and 0 <= verbs[-1] - noun.span.end <= 2


def _leads_on(scene: Scene, view: View) -> bool:
    """Whether a comma parts the figure from "of which", so that this leads on to what is part of the figure."""
    leads = [m.span for m in view.marks("parts_after") if view.place.end <= m.span.start]
    gap = scene.text[view.place.end : leads[0].start].strip() if leads else ""
    parted = gap.startswith(",") or gap.endswith(",")  # "sollen es 8,6 Milliarden sein, davon 6,9 Milliarden"
    again = any(m.span == leads[0] for m in view.marks("parts")) if leads else False
    return scene.lexicon.spaced and parted and again


def _opens_with_share(scene: Scene, view: View) -> bool:
    """Whether the sentence opens with the whole that its figures are parts of: "Of the total budget, $5bn will go"."""
    start = view.sentence.span.start
    return any(
        m.span.start == start and "," in scene.text[m.span.end : m.span.end + 9] for m in view.marks("parts_after")
    )


def _any_whole(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The company's last figure for all of its spending that was told before, if it is larger."""
    before = [
        f for f in figures
        if f.sentence < figure.sentence and f.role == "level" and f.company == figure.company and not f.pledge
        and f.reason in ("", "second figure") and (f.amount.range.high or 0) > (figure.amount.range.high or 0)
    ]  # fmt: skip
    return before[-1] if before else None


#: Words between a figure after "with" and what it is for ("with $17 billion planned for").
_PURPOSE = 3
#: Words between a rate and the figure that says it in money.
_SAME = 7


def is_share(scene: Scene, view: View) -> bool:
    """Whether a rate beside the figure tells what share of the whole it is: "55 % of this, $12bn"."""
    rates = [a.span for a in view.sentence.amounts if a.unit is Unit.RATE]
    before = [r for r in rates if r.end <= view.place.start and scene.distance(r.end, view.place.start) <= _SAME]
    behind = [r for r in rates if r.start >= view.place.end and scene.distance(view.place.end, r.start) <= 1]
    loose = [m.span for m in view.marks("parts_loose")]  # "$1.9 billion, with 80% of that in the basin"
    behind = [r for r in behind if not any(view.place.end <= span.start < r.end for span in loose)]
    if before and scene.document.issuer is not None and view.led_by("guidance") == 0:
        before = []  # "68% of our full-year plan of $1.03 billion"
    shares = (*before[-1:], *behind[:1])
    views = [View(scene, view.sentence, r) for r in shares]
    relative = {m.span for m in view.marks("parts")}  # "$59 billion, 80% of which" is no share
    ends = [m for m in view.marks("parts_after") if m.span not in relative or m.span.end <= view.place.start]
    return scene.lexicon.spaced and any(
        seen.right_of(ends) == 0 or seen.left_of(ends, across=True) <= 1 for seen in views
    )


def _whole_told(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The last figure that stands in the sentence before, of which this sentence tells a part ("Of that, $1.5bn …")."""
    before = [f for f in figures_near(figures, figure.sentence - 1) if f.company == figure.company]
    plans = [f for f in before if f.role == "level" and not f.reason]
    before = plans or [
        f for f in before if _was_spent(f)
    ]  # a plan beside what it is compared with: 计划418亿元,上年370亿元
    return before[-1] if before else None


def _was_spent(figure: Figure) -> bool:
    """Whether the figure is capital spending that is over, so that its parts are, too."""
    return figure.role == "actual" and figure.rule == "already spent" and figure.noun == "capex"


def _told_anew(view: View, lead: Span, figure: Figure) -> bool:
    """Whether between a part's lead and the figure the talk comes back to spending as a whole.

    A list of parts may have a verb of its own for each ("de los cuales … irán a …, al tiempo que destinará …").
    """
    listed = figure.noun == "weak" and figure.when_span is None and any(o.start >= lead.end for o in view.others)
    tables = ("mentions",) if listed else ("mentions", "plans")
    return any(lead.end <= m.span.start and m.span.end <= view.place.start for m in view.marks(*tables))


#: "$16 billion of that in the first quarter": so many words lead from a share to its time.
_TIMED = 5


def is_timed(scene: Scene, figure: Figure, whole: Figure) -> bool:
    """Whether a time right behind the figure, or a part of the whole's year ahead of it, is what it is for."""
    when, place, own = figure.when_span, figure.amount.span, figure.when.periods
    if when is None:
        return False
    if place.end <= when.start:
        return scene.distance(place.end, when.start) <= _TIMED
    within = own and own[0].part and whole.when.periods and own[0].year == whole.when.periods[0].year
    return bool(within) and when.end <= place.start and scene.distance(when.end, place.start) <= _TIMED


def is_of_the_plan(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the words right behind a figure name the spending it is part of: "Ohio is $9 million of our capex"."""
    noun = figure.noun_mark
    if noun is None or scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = [m.span for m in view.marks("parts_after") if 0 <= m.span.start - view.place.end <= 1]
    return any(span.overlaps(noun.span) or span.end + 1 == noun.span.start for span in leads)
