"""Whether a figure beside a word of direction says how far spending goes: then the figure is the statement."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.role.roles import PRICE
from capex.passes.scene import Figure, Scene, View, view_of
from capex.statement import Statement
from capex.tokens import Mark, Unit

#: Words between a direction and a share of sales that is its own.
_CLOSE = 4


def _is_of_the_whole(view: View, figure: Figure) -> bool:
    """Whether a company's rate is a share of what it spends, which says nothing of the way: "55% of the total"."""
    if view.scene.document.issuer is None or figure.amount.unit is not Unit.RATE or not view.scene.lexicon.spaced:
        return False
    return View(view.scene, view.sentence, figure.amount.span).right("parts_after") == 0


def may_go_on(view: View, figures: Sequence[Figure]) -> bool:
    """Whether a company may go on from a plan for one year to another: "$1.5bn in 2026, before declining in 2027"."""
    if view.scene.lexicon.joined or (view.scene.document.issuer is None and not _names_another_year(view, figures)):
        return False
    return all(f.role == "level" and f.when.periods and f.amount.span.end <= view.place.start for f in figures)


def _names_another_year(view: View, figures: Sequence[Figure]) -> bool:
    """Whether a period that is none of the figures' own stands behind them."""
    end, own = max(f.amount.span.end for f in figures), {f.when_span for f in figures}
    return any(when.span.start >= end and when.span not in own for when in view.sentence.whens)


def is_for(figure: Figure, found: Statement) -> bool:
    """Whether a figure says how far spending goes in the year of a direction."""
    return found.period is None or any(p.year >= found.period.year or p.last for p in figure.when.periods)


#: The rules by which a figure is only what spending is held against.
_HELD = ("a year before", "known already", "compared with", "what it spent", PRICE)


def measures(view: View, mark: Mark, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of spending in the clause that say how far: then a figure is the statement."""
    return [
        f for f in figures
        if view.clause.covers(f.amount.span)
        and (f.noun in ("capex", "weak", "money") or _follows(mark, f) or _is_share(view, f))
        and (f.role != "actual" or (f.amount.span.start >= mark.span.end and not f.when.past))
        and f.rule not in _HELD
        and not _says_more(view.scene, view, f)
        and not _is_held_against(view, mark, f)
        and not _is_of_the_whole(view, f)
        and not _is_beside(view, mark, f)
        and not _is_of_a_part_of_it(view, mark, f)
        and not _is_of_the_year_before(view, mark, f)
    ]  # fmt: skip


def _is_held_against(view: View, mark: Mark, figure: Figure) -> bool:
    """Whether a figure is what another year is compared with: "next year above the $125 billion it expects for"."""
    own, start = figure.when_span, figure.amount.span.start
    if view.scene.lexicon.joined or figure.role != "level" or own is None or own.start < figure.amount.span.end:
        return False
    return any(mark.span.start <= m.span.start and m.span.end <= start for m in view.marks("compared"))


def _is_of_the_year_before(view: View, mark: Mark, figure: Figure) -> bool:
    """Whether a coming year stands between the figure and the words: 올해 90억달러를 쓰고 내년에는 더 늘린다."""
    own, end = figure.when_span, figure.amount.span.end
    if not view.scene.lexicon.joined or own is None or own.end > figure.amount.span.start:
        return False
    between = [w for w in view.sentence.whens if end <= w.span.start and w.span.end <= mark.span.start]
    return any((w.offset or 0) > 0 for w in between) and not view.sentence.marks.any_of("compared_after")


def _is_of_a_part_of_it(view: View, mark: Mark, figure: Figure) -> bool:
    """Whether a figure behind is only for a quarter of the year told before it: "more in 2026, with Q1 capex of"."""
    own = figure.when_span
    if view.scene.document.issuer is None or view.scene.lexicon.joined or own is None or own.start < mark.span.end:
        return False
    quarter = all(period.part for period in figure.when.periods)
    years = (w for w in view.sentence.whens if mark.span.end <= w.span.start and w.span.end <= own.start and not w.part)
    return quarter and any(years)


def _is_beside(view: View, mark: Mark, figure: Figure) -> bool:
    """Whether a figure only holds spending to a share of sales, beside where it goes: "higher, within 4% of sales"."""
    if view.scene.lexicon.joined or figure.amount.unit is not Unit.RATE or _follows(mark, figure):
        return False
    away = view.scene.distance(mark.span.end, figure.amount.span.start)
    return view_of(view.scene, figure).right("revenue_share") <= 1 and away > _CLOSE


def _is_share(view: View, figure: Figure) -> bool:
    """Whether a figure in the clause is a share of sales, which spending is held to: 売上高の5%以下に抑える."""
    return view.scene.lexicon.joined and figure.amount.unit is Unit.RATE and view.in_clause("revenue_share")


def _says_more(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether a plan of its own stands between a figure and the words ("$125 billion and we expect it to increase")."""
    between = Span(figure.amount.span.end, max(figure.amount.span.end, view.place.start))
    own = [m.span.end for m in view.marks("own_words") if between.covers(m.span)]
    plans = [m.span.start for m in view.marks("plans") if between.covers(m.span)]
    near = int(scene.lexicon.spaced and not scene.lexicon.joined)  # "we're projecting"
    return any(start >= end and scene.distance(end, start) <= near for end in own for start in plans) or (
        scene.lexicon.spaced and _is_next_year(view, between, figure)
    )


def _is_next_year(view: View, between: Span, figure: Figure) -> bool:
    """Whether "and" leads from a figure and its year to another year ("$125 billion this year and more next year")."""
    joins = [m.span.start for m in view.marks("between_and") if between.covers(m.span)]
    behind = [w for w in view.sentence.whens if joins and joins[-1] <= w.span.start < view.clause.end]
    own = figure.when_span
    if not joins or not behind or own is None or own.end > joins[-1]:
        return False
    return "," not in view.scene.text[between.start : max(joins[-1] - _COMMA, between.start)]


#: Signs of ", " before "and".
_COMMA = 2


def _follows(mark: Mark, figure: Figure) -> bool:
    """Whether a figure follows a word of direction at once ("below 4 % of sales")."""
    start = figure.amount.span.start
    return figure.amount.span.overlaps(mark.span) or 0 <= start - mark.span.end <= 1
