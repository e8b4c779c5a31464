"""What a plan's money is given to in the sentences behind it: "Unos 500 millones se destinarán a tiendas"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene, View, view_of
from capex.tokens import Unit

#: So many sentences behind a plan its money is still given out.
_REACH = 8
#: Words between a figure and the verb that gives it to something.
_NEAR = 3
#: So many words name what gets the money.
_NAME = 4


def _size(figure: Figure) -> float:
    return float(figure.amount.range.high or figure.amount.range.low or 0)


def _plan(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The plan of the same company that stands before `figure` and is larger: the nearest one."""
    before = [
        f for f in figures
        if f.role == "level" and not f.reason and f.noun in ("capex", "weak") and f.scope == "total" and f.when.periods
        and f.company == figure.company and f.amount.span.end <= figure.amount.span.start
        and figure.sentence - f.sentence <= _REACH and f.amount.currency == figure.amount.currency
        and _size(f) > _size(figure)
    ]  # fmt: skip
    return before[-1] if before else None


def _is_given(view: View) -> bool:
    """Whether a verb beside the figure says that something gets it, or the sentence begins with what it is for."""
    if min(view.right("receives"), view.left("receives")) <= _NEAR:
        return True
    start = view.sentence.span.start
    opening = [m for m in view.marks("parts", "purposes") if m.span.start == start and m.span.end <= view.place.start]
    dated = any(when.span.start <= m.span.end + 1 for m in opening for when in view.sentence.whens)
    named = bool(view.sentence.marks.of("mentions"))
    return bool(opening) and not dated and not named


def _name(scene: Scene, view: View) -> str:
    """What gets the money: a known part of the business beside the figure, else the words behind it."""
    parts = [m for m in view.marks("scopes") if view.clause.covers(m.span)]
    if parts:
        return str(min(parts, key=lambda m: abs(m.span.start - view.place.end)).value)
    return " ".join(scene.document.text[view.place.end : view.right_end].strip(" ,.;:()-–—").split()[:_NAME]) or "part"


def with_allotment(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as part of the plan before it, where the press tells what gets the money and names no other time."""
    if not scene.lexicon.receives or scene.document.issuer or figure.amount.unit is not Unit.MONEY:
        return figure
    standing = figure.role == "level" and figure.reason in ("", "second figure")
    free = figure.scope == "total" or (figure.pledge and not figure.when.periods)
    view = view_of(scene, figure)
    other = figure.noun == "other" and view.left("receives") > 0
    if not free or other or not (standing or figure.reason in ("no noun", "other figure")):
        return figure
    if not _is_given(view) or view.in_clause("actuals"):
        return figure
    whole = _plan(figures, figure)
    if whole is None or (figure.when_span is not None and figure.when.periods != whole.when.periods):
        return figure
    return figure._replace(noun=figure.noun or "weak", role="level", reason="", rule="part of a plan",
        scope=_name(scene, view), when=whole.when, pledge=whole.pledge,
    )  # fmt: skip
