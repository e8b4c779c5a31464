"""What a project costs is a pledge: "stage one of Jansen will cost $8.4 billion", "build a mill for $2.7 billion"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon, PeriodForm
from capex.notation import literal
from capex.passes.pledge.completed import dates_the_end, is_done_for, is_told_of_the_work, names_the_price
from capex.passes.pledge.one_work import is_its_price, is_priced_with
from capex.passes.pledge.priced import is_called, is_priced
from capex.passes.pledge.works import is_headed, is_plain
from capex.passes.scene import FAR, Figure, Scene, View
from capex.passes.text.nouns import nouns
from capex.tokens import Unit

#: Words between a verb of costing and its figure, between a verb of building and its price, and after the figure.
_NEAR, _BUILT, _BEHIND = 2, 24, 4


def is_cost(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether it is told what a project of the company will cost, and no year for it."""
    if not scene.lexicon.costs or figure.amount.unit is not Unit.MONEY:
        return False
    if scene.lexicon.joined:
        return scene.document.issuer is None and figure.noun != "other" and _takes(view)
    return is_called(scene, view, figure) or _is_told(scene, figure, view)


def is_shared(view: View) -> bool:
    """Whether others pay for the project, too, and the figure is not called the company's own part of it."""
    return view.in_sentence("shared") and view.left("own_shares") == FAR


def _is_told(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether words lead from a project to what it will cost."""
    if is_told_of_the_work(scene, view):
        return True
    if _is_named(view, figure):
        apposed = (scene.document.issuer is not None and _is_apposed(scene, view)) or _is_called_after(scene, view)
        return (apposed and not view.in_clause("actuals")) or _is_estimated(scene, figure, view)
    doubts = [m.span.start for m in view.marks("actuals", "hypotheticals") if view.clause.covers(m.span)]
    if not _is_money(scene, figure) or any(start < view.right_end for start in doubts):
        return False
    if _is_called_after(scene, view):
        return True
    if _is_apposed(scene, view) or (scene.document.issuer and _measures(view)):
        return _is_apposed(scene, view)
    priced = _is_built_for(scene, view) or is_priced(scene, view) or is_priced_with(scene, view, figure)
    return _costs(view) or _is_the_cost(view) or priced or is_done_for(scene, view) or _is_an_investment(scene, view)


def _is_estimated(scene: Scene, figure: Figure, view: View) -> bool:
    """Whether a company estimates what capital spending a project takes in all: "estimated capital expenditures for".

    Such a sentence names no time, and the project stands before the noun, or behind it and no list of parts.
    """
    noun, distance = figure.noun_mark, scene.distance
    if scene.document.issuer is None or noun is None or not view.sentence.span.covers(noun.span):
        return False
    if any(w.span.start < view.right_end and not dates_the_end(view, w) for w in view.sentence.whens):
        return False
    led = [m.span for m in view.marks("plans", "planned") if m.span.end <= noun.span.start]
    ahead = any(distance(span.end, noun.span.start) <= 1 for span in led)
    if not ahead and (not _is_led(view) or view.in_clause("actuals")):
        return False
    lists = [m.span.start for m in view.marks("consisting", "parts")]
    named = [m.span for m in view.marks("programmes") if m.span.end <= view.place.start and not is_plain(view, m)]
    named = [span for span in named if not any(start < span.start for start in lists)]
    before = any(s.end <= noun.span.start and distance(s.end, noun.span.start) <= _PROJECT for s in named)
    behind = any(s > noun.span and 0 <= distance(noun.span.end, s.start) <= _PROJECT for s in named)
    return before or behind or is_headed(scene, view)


#: Words between a project and the noun of what it takes.
_PROJECT = 4


def _is_named(view: View, figure: Figure) -> bool:
    """Whether the figure's noun is capital spending; in the press, in its own sentence, not as what a work takes."""
    noun, issuer = figure.noun_mark, view.scene.document.issuer
    priced = noun is not None and (names_the_price(view, noun) if issuer else is_its_price(view, noun))
    if priced:
        return False
    return figure.noun == "capex" and (issuer is not None or noun is None or view.sentence.span.covers(noun.span))


#: So much is money in the press, though no currency is named: "demandará 20.000 millones".
_MUCH = 100_000_000


def _is_money(scene: Scene, figure: Figure) -> bool:
    much = (figure.amount.range.high or figure.amount.range.low or 0) >= _MUCH
    return figure.amount.currency is not None or (scene.document.issuer is None and much)


#: Signs of an ending between a figure and the verb by which a project takes it.
_ENDING = 2


def _takes(view: View) -> bool:
    """Whether a project named behind the figure takes so much in all: 4600억원이 드는 제1데이터센터."""
    verbs = [m.span.end for m in view.marks("costs") if 0 <= m.span.start - view.place.end <= _ENDING]
    return bool(verbs) and any(m.span.start >= verbs[0] for m in view.marks("programmes", "builds", "capex_context"))


def _measures(view: View) -> bool:
    """Whether a company's own clause measures something else than costs: its programmes may as well save money."""
    costs = [m.span for m in view.marks("costs", "cost_nouns", "programmes")]
    named = (n.span for n in nouns(view.sentence) if n.table == "other_metrics" and view.clause.covers(n.span))
    return any(
        not span.of(view.scene.text).startswith("cost") and not any(c.overlaps(span) for c in costs) for span in named
    )


def _costs(view: View) -> bool:
    """Whether a project named before the verb costs the figure: "the second line is to cost $900 million"."""
    start = view.place.start
    if _ends_with_its_cost(view):
        return True
    verbs = [m.span for m in view.marks("costs") if view.left_end <= m.span.start < start]
    if not _is_led(view):
        return False
    if ":" in view.scene.text[verbs[-1].start : start] or _is_that_years(view):
        return False  # "Capitalized leasing costs: $260 million" is a line of a table
    valued = any(verbs[-1].covers(m.span) for m in view.marks("assets"))
    if valued and (view.in_clause("handed_over") or not view.in_clause("announces", "plans", "pledges", "speech")):
        return False  # "won an order for a plant worth $500 million"
    if any(view.clause.start <= m.span.start < verbs[-1].start for m in view.marks("mishaps")):
        return False  # "Recalls of trucks from the Kentucky plant will cost us"
    named = [m.span for m in view.marks("programmes", "builds") if view.sentence.span.start <= m.span.start]
    return any(span.end <= verbs[-1].start or verbs[-1].covers(span) for span in named)


def _is_led(view: View) -> bool:
    """Whether a verb of costing leads to the figure; "is estimated at" may have grown into the hedge."""
    start = view.place.start
    verbs = [m.span for m in view.marks("costs") if view.left_end <= m.span.start < start]
    return bool(verbs) and (verbs[-1].end > start or view.led_by("costs") <= _NEAR)


def _is_that_years(view: View) -> bool:
    """Whether one year stands right behind the figure: "the projects are going to cost $10 billion this year"."""
    long = (PeriodForm.NEXT, PeriodForm.SPAN, PeriodForm.UNTIL)
    whens = (w.span.start for w in view.sentence.whens if w.form not in long)
    return any(start >= view.place.end and view.scene.distance(view.place.end, start) <= 1 for start in whens)


def _ends_with_its_cost(view: View) -> bool:
    """The same where the verb stands right behind: "Das neue Werk soll fünf Milliarden Euro kosten"."""
    behind = any(0 <= m.span.start - view.place.end <= 1 for m in view.marks("costs"))
    named = view.marks("programmes", "builds")
    return behind and any(view.clause.start <= m.span.start and m.span.end <= view.place.start for m in named)


def _is_the_cost(view: View) -> bool:
    """Whether the figure is called the cost of a project behind it: "$1.5 billion is the cost of the two furnaces"."""
    if view.right("cost_nouns") > _BEHIND:
        return False
    named = view.marks("programmes", "builds")
    return any(view.place.end <= m.span.start and m.span.end <= view.clause.end for m in named)


def _is_built_for(scene: Scene, view: View) -> bool:
    """Whether something will be built for the price: "is going to build a smelter in Tennessee for $7.4 billion"."""
    if not any(m.span.end + 1 == view.place.start for m in view.marks("prices", "scope_links")):
        return False
    verbs = [m.span.end for m in view.marks("builds", "approvals") if m.span.end <= view.place.start]
    named = [m for m in view.marks("programmes") if verbs and verbs[-1] <= m.span.start < view.place.start]
    present = scene.document.issuer is None  # "baut ein Werk für 500 Millionen": what was built is told in the past
    planned = bool(verbs) and (present or any(m.span.start <= verbs[-1] for m in view.marks("plans")))
    return bool(named) and planned and scene.distance(verbs[-1], view.place.start) <= _BUILT


#: Words between a project and what it is said to be: "the Socrates power project in Ohio, a $1.6 billion investment".
_APPOSED = 6


def _is_apposed(scene: Scene, view: View) -> bool:
    """Whether the figure stands behind a project as what it is: ", a $1.6 billion investment"."""
    articles = tuple(f", {word} " for word in scene.lexicon.empty)
    led = scene.text[: view.place.start].endswith(articles)
    works = [m for m in view.marks("programmes") if not is_plain(view, m)]
    if led and view.right_of(works) == 0 and not view.in_clause("relative_years") and not view.sentence.whens:
        return True  # "Crane, a $1.6 billion project"
    led = led and view.right("weak_mentions") == 0
    named = [m.span.end for m in view.marks("programmes", "builds") if m.span.end <= view.place.start] if led else []
    return bool(named) and scene.distance(named[-1], view.place.start) <= _APPOSED


@cache
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    """What a work is said to be, behind a comma and before its price: ", un proyecto de", ", un investissement de"."""
    links, articles = literal(lexicon.scope_links), literal(lexicon.articles)
    return re.compile(rf", (?:{articles}) (?P<n>[^\W\d_]+) (?:{links}) ?$" if lexicon.scope_links else r"(?!)")


def _is_called_after(scene: Scene, view: View) -> bool:
    """Whether the press calls a work named before by its price, where names stand before prices; no year is told."""
    sentence, place = view.sentence, view.place
    if scene.document.issuer or not scene.lexicon.scope_links or scene.lexicon.joined or sentence.whens:
        return False
    hit = _called(scene.lexicon).search(scene.text, sentence.span.start, place.start)
    if hit is None:
        return False
    calls = any(m.span.start == hit.start("n") for m in view.marks("programmes", "mentions"))
    works = [m for m in view.marks("programmes", "builds", "capex_context") if m.span.end <= hit.start()]
    return calls and bool(works)


def _is_an_investment(scene: Scene, view: View) -> bool:
    """Whether a company calls something an investment of so much: "the hydrogen complex is a $4.5 billion investment".

    So it does where it says what the whole investment in something is: "solar projects, where the total investment is".
    """
    if (
        scene.document.issuer is None
        or not scene.lexicon.spaced
        or any(_is_by(view, w.span) for w in view.sentence.whens)
    ):
        return False
    words = [m.span for m in view.marks("invested", "programmes")]
    called = any(0 <= span.start - view.place.end <= 1 for span in words)
    verbs = [m.span.end for m in view.marks("presents", "announces") if m.span.end <= view.place.start]
    led = scene.text[verbs[-1] : view.place.start].split() if verbs else []
    article = 0 < len(led) <= _HEDGED and led[-1] in scene.lexicon.empty
    return (called and article) or _is_the_whole_investment(view)


#: Words of "about a" between a verb and a figure.
_HEDGED = 2


def _is_by(view: View, when: Span) -> bool:
    """Whether a period stands right beside the figure or its noun: then it is that year's."""
    return (
        view.clause.covers(when)
        and view.scene.distance(min(when.end, view.place.end), max(when.start, view.place.start)) <= _NEAR
    )


def _is_the_whole_investment(view: View) -> bool:
    """Whether the figure is called the total investment in a project that its sentence has named."""
    totals = [m.span.end for m in view.marks("total_words")]
    nouns_ = [m.span for m in view.marks("invested") if any(0 <= m.span.start - end <= 1 for end in totals)]
    nouns_ = [span for span in nouns_ if view.left_end <= span.start and span.end <= view.place.start]
    named = [m.span.end for m in view.marks("programmes") if m.span.end <= view.place.start]
    return bool(nouns_) and bool(named) and view.in_clause("presents")
