"""What a plan's money is given to in the sentences behind it: "Unos 500 millones se destinarán a tiendas"."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import DocumentKind, Span
from capex.passes.part.part_names import name_behind, name_in_front
from capex.passes.role.roles import role_of
from capex.passes.scene import Figure, Scene, View, figures_near, view_of
from capex.passes.text.nouns import nouns
from capex.tokens import Unit

#: So many sentences behind a plan its money is still given out.
_REACH = 8
#: Words between a figure and the verb that gives it to something.
_NEAR = 3
#: So many words name what gets the money.
_NAME = 4


def plan_before(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The plan of the same company that stands before `figure` and is larger: the nearest one."""
    before = [
        f for f in figures
        if f.role == "level" and not f.reason and (f.noun in ("capex", "weak") or f.pledge) and f.scope == "total"
        and (f.when.periods or not f.pledge) and f.company == figure.company
        and f.amount.span.end <= figure.amount.span.start and figure.sentence - f.sentence <= _REACH
        and f.amount.currency == figure.amount.currency
        and f.amount.size > figure.amount.size
    ]  # fmt: skip
    dated = [f for f in before if f.when.periods]  # the others may be parts themselves
    return (dated or before)[-1] if before else None


def _is_given(view: View, *, spent: bool) -> bool:
    """Whether a verb beside the figure says that something gets it, or the sentence begins with what it is for.

    A small word that leads to many things ("With lithium at $9", "For the harvester it paid $2 billion") only counts
    where the figure is `spent`.
    """
    if min(view.right("receives"), view.left("receives")) <= _NEAR:
        return not _is_no_part(view)
    if spent and _is_for_a_part(view):
        return True
    start = view.sentence.span.start
    opening = [
        m
        for m in view.marks("parts", "parts_after", "purposes")
        if m.span.start == start and m.span.end <= view.place.start
    ]
    loose = {m.span for m in view.marks("joins", "parts_loose")}
    changed = [m.span.start for m in view.marks("ups", "downs", "deltas") if m.span.end <= view.place.start]
    opening = [
        m for m in opening
        if (spent or m.span not in loose) and not any(0 <= at - m.span.end <= _ARTICLE for at in changed)
    ]  # fmt: skip
    times = [when.span for when in view.sentence.whens] + [m.span for m in view.marks("told_then")]
    dated = any(span.start <= m.span.end + 1 for m in opening for span in times)
    named = bool(view.sentence.marks.of("mentions"))
    return bool(opening) and not dated and not named


#: Words between "for" and the part of the business that money is for.
_FOR = 3


def _is_for_a_part(view: View) -> bool:
    """Whether a known part of the business stands right behind the figure: "$5.4 billion for upstream projects"."""
    if view.scene.lexicon.joined:
        return False
    leads = [m.span.end for m in view.marks("purposes") if 0 <= m.span.start - view.place.end <= 1]
    its = [m.span.start for m in view.marks("its")]  # "on its development": of one project
    parts = [m.span.start for m in view.marks("scopes") if m.span.end <= view.right_end]
    leads = [lead for lead in leads if not any(0 <= at - lead <= 1 for at in its)]
    return any(lead <= at and view.scene.distance(lead, at) < _FOR for lead in leads for at in parts)


def _is_no_part(view: View) -> bool:
    """Whether what gets the money is no part of a plan: capital spending itself, or another measure.

    "Capital expenditure will take $11 billion"; "employees are to receive $800 million".
    """
    verbs = [m.span.start for m in view.marks("receives") if view.left_end <= m.span.start < view.place.start]
    if not verbs or not view.scene.lexicon.spaced:
        return False
    if any(0 <= verbs[-1] - m.span.end <= _AUXILIARY for m in view.marks("mentions")):
        return True
    return any(view.left_end <= m.span.start < verbs[-1] for m in nouns(view.sentence) if m.table == "other_metrics")


#: Signs of an ending and a comma behind a figure: 4조원을, 배터리에.
_ENDING = 3
#: Words of "part of the".
_ARTICLES = 2
#: Characters of an article between "of" and "reduction".
_ARTICLE = 5
#: Characters that "will " may take up before the verb.
_AUXILIARY = 8


def _goes_on(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a list of what gets the money goes on to `figure`: "steel gets 4 billion, batteries 3 billion"."""
    before = [f for f in figures_near(figures, figure.sentence) if f.amount.span.end <= figure.amount.span.start]
    if not before or not scene.lexicon.spaced:
        return False
    last, view = before[-1], view_of(scene, before[-1])
    between = scene.text[last.amount.span.end : figure.amount.span.start]
    signs = [between.rfind(sign) for sign in (",", ";", *(f" {word} " for word in scene.lexicon.ands))]
    if max(signs) < 0:
        return False
    gap = Span(last.amount.span.end + max(signs), figure.amount.span.start)
    marks = view.marks("plans", "actuals", "presents", "speech", "other_metrics", "mentions", "compared", "priors")
    told = any(gap.covers(m.span) for m in marks) or any(gap.covers(when.span) for when in view.sentence.whens)
    like = last.amount.unit is Unit.MONEY and last.amount.currency == figure.amount.currency
    return like and not told and (_is_given(view, spent=_is_spent(last)) or _goes_on(scene, figures, last))


def _leads_on(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a list goes on to its verb, where verbs come last: 철강에 4조원, 배터리에 3조원이 배정됐다."""
    behind = [f for f in figures_near(figures, figure.sentence) if f.amount.span.start >= figure.amount.span.end]
    behind = [f for f in behind if f.amount.unit is Unit.MONEY]
    if not behind or not scene.lexicon.joined or behind[0].amount.currency != figure.amount.currency:
        return False
    gap = Span(figure.amount.span.end, behind[0].amount.span.start)
    view = view_of(scene, behind[0])
    marks = view.marks("plans", "actuals", "speech", "other_metrics", "mentions", "compared_after", "priors")
    told = any(gap.covers(m.span) for m in marks) or any(gap.covers(when.span) for when in view.sentence.whens)
    listed = "," in scene.text[gap.start : min(gap.start + _ENDING, gap.end)]
    return listed and not told and (view.right("receives") <= _NEAR or _leads_on(scene, figures, behind[0]))


def _is_spent(figure: Figure) -> bool:
    return figure.noun in ("capex", "weak", "money")


def _name(scene: Scene, view: View) -> str:
    """What gets the money: a known part of the business beside the figure, else the words behind it."""
    verbs = [m.span for m in view.marks("receives") if view.left_end <= m.span.start < view.place.start]
    if verbs and scene.lexicon.joins:  # "Grids will absorb more than 26 billion euros, and …"
        return name_behind(scene, view.sentence, view.left_end, verbs[-1].start)
    if front := name_in_front(scene, view.sentence, view.left_end, view.place.start):
        return front
    parts = [m for m in view.marks("scopes") if view.clause.covers(m.span)]
    ahead = [m for m in view.marks("scopes", "places") if view.left_end <= m.span.start < view.place.start]
    if ahead and scene.lexicon.spaced and not scene.lexicon.joined and view.right("purposes", "joins") > 0:
        return str(ahead[-1].value)  # "Italia absorberá 14.300 millones, España 5.200 millones"
    behind = [span.start for span in view.others if span.start >= view.place.end]
    if behind and scene.lexicon.spaced and scene.text[behind[0] - 1] == "(":  # the names behind are of the next figure
        parts = [m for m in parts if m.span.start < view.place.start]
    if parts:
        return str(min(parts, key=lambda m: abs(m.span.start - view.place.end)).value)
    if scene.lexicon.joined:  # 미래사업 몫은 19조원
        return " ".join(scene.document.text[view.left_end : view.place.start].split()[-_NAME:]) or "part"
    return name_behind(scene, view.sentence, view.place.end, view.right_end)


def _is_a_price(view: View, figure: Figure) -> bool:
    """Whether a promise is what a work costs in all: "some of it will go toward a $3.6 billion expansion"."""
    articles = tuple(f" {word} " for word in view.scene.lexicon.articles)
    return figure.pledge and view.scene.text[: view.place.start].endswith(articles)


def _was_spent(view: View) -> bool:
    """Whether a verb of the clause tells what was spent, and none is to come: "will be spent on"."""
    coming = [m.span for m in view.marks("receives")]
    past = (m.span for m in view.marks("actuals") if view.clause.covers(m.span))
    own = view.scene.document.issuer is not None  # the press goes on from parts elsewhere
    return any(not (own and any(span.covers(one) for span in coming)) for one in past)


def _is_whole_by_mistake(scene: Scene, figure: Figure) -> bool:
    """Whether a company's figure stands for the whole, and goes into something: "$7.5 billion goes into wires"."""
    noun, own = figure.noun_mark, scene.sentences[figure.sentence].span
    stands = figure.role == "level" and not figure.reason and figure.when_span is None
    stands = stands and noun is not None and (figure.noun == "weak" or not own.covers(noun.span))
    return stands and scene.lexicon.spaced and view_of(scene, figure).right("receives") == 0


def with_allotment(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as part of the plan before it, where the press tells what gets the money and names no other time."""
    written = scene.document.kind is not DocumentKind.CALL and figure.role == "delta"
    spoken = bool(scene.document.issuer) and not (written or _is_whole_by_mistake(scene, figure))
    if not scene.lexicon.receives or spoken or figure.amount.unit is not Unit.MONEY:
        return figure
    standing = figure.role == "level" and figure.reason in ("", "second figure")
    free = figure.scope == "total" or (figure.pledge and not figure.when.periods)
    view = view_of(scene, figure)
    further = figure.role == "delta" and view.left("furthers") == 0 and view.right("receives") <= 1
    standing = standing or (further and not figure.reason)  # "Another $125 million is earmarked for carbon capture"
    other = figure.noun == "other" and (view.left("receives") > 0 or bool(scene.lexicon.joins))
    if not free or other or not (standing or figure.reason in ("no noun", "other figure")):
        return figure
    given = _is_given(view, spent=_is_spent(figure)) or _goes_on(scene, figures, figure)
    given = given or _leads_on(scene, figures, figure)
    moved = view.left("moves_to") == 0 and view.left("anaphors") <= 1  # "on Thursday it cut that to $6 billion"
    shared = view.left("pieces") <= _ARTICLES  # "Part of the ¥1.2 trillion will be used for hybrids"
    if not given or moved or shared or _was_spent(view) or _is_a_price(view, figure):
        return figure
    if not standing and role_of(scene, figure, view)[1] not in ("level", "no plan"):
        return figure
    whole = plan_before(figures, figure)
    if whole is None or (figure.when_span is not None and figure.when.periods != whole.when.periods):
        return figure
    return figure._replace(noun=figure.noun or "weak", role="level", reason="", rule="part of a plan",
        scope=_name(scene, view), when=whole.when, pledge=whole.pledge,
    )  # fmt: skip
