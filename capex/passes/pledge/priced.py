"""A work with its price before it: "plans a $28 billion chip plant in Ohio", "broke ground on a $725 million mill"."""

from __future__ import annotations

from capex.document import Span
from capex.passes.pledge.works import is_plain
from capex.passes.scene import Figure, Scene, View
from capex.passes.text.nouns import nouns
from capex.tokens import Mark

#: Words that may tell what kind of work it is, between the price and its name.
_KIND = 4
#: Who plans, builds or announces it.
_DOES = ("plans", "announces", "builds", "pledges", "approvals")
#: Words between a word that denies it and the price.
_DENIED = 5
#: Words between price and work by which it is none: "a $10 billion cost-cutting program".
_ELSE = ("downs", "actions", "costs", "payouts", "funds")


def is_priced(scene: Scene, view: View) -> bool:
    """Whether the press has a company build what the figure, behind an article, is the price of."""
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or scene.lexicon.capital_nouns:
        return False
    passed = any(scene.distance(m.span.end, view.place.start) == 1 for m in _before(view, "approvals"))
    lexicon = scene.lexicon  # "approved the $1.8 billion Brockman mine"
    articles = tuple(f" {word} " for word in (lexicon.articles if passed else lexicon.empty))
    if not scene.text[: view.place.start].endswith(articles):
        return _is_of_its_own(scene, view)
    return _is_one(scene, view) and (_is_done(scene, view) or is_part_of_it(scene, view))


def _is_one(scene: Scene, view: View) -> bool:
    """Whether a work stands behind its price, and nothing says that it is none, or denies or delays it."""
    work = _work(scene, view)
    if work is None:
        return False
    gap = Span(view.place.end, work.start)
    other = any(gap.start <= m.span.start < work.end for m in (*view.marks(*_ELSE), *_measures(view)))
    parted = any(sign in gap.of(scene.text) for sign in ",;:(")
    denied = any(scene.distance(m.span.end, view.place.start) <= _DENIED for m in _before(view, "negations"))
    return not (other or parted or denied) and not view.in_clause("postpones", "others")


#: Words of "for its" and a kind between a verb of building and the price, and of a kind between an owner and the price.
_FOR_ITS, _BROADER = 6, 2
#: What became of a work whose price is no plan any more.
_OVER = ("finishes", "actuals", "mishaps", "starts", "handed_over", "other_metrics")


def _is_of_its_own(scene: Scene, view: View) -> bool:
    """Whether the work is a company's own, which it builds, announces or calls part of it: "work on its $5bn plant"."""
    if not is_its_own(scene, view) or view.in_clause(*_OVER) or not _is_one(scene, view):
        return False
    near = any(scene.distance(m.span.end, view.place.start) <= _FOR_ITS for m in _before(view, *_DOES))
    return near or is_part_of_it(scene, view)


def is_its_own(scene: Scene, view: View) -> bool:
    """Whether the name of a company or a word for it owns the figure: "Google's $2 billion", "its broader $9bn"."""
    place, ends = view.place.start, [who.span.end for who in view.sentence.whos if who.span.end < view.place.start]
    persons = {m.span for m in view.marks("pronouns", "plural_pronouns")}  # "it will invest"
    owners = [m.span.end for m in view.marks("its") if m.span.end < place and m.span not in persons]
    owners += [end + len(scene.lexicon.owner_ending) for end in ends if _owns(scene, end)]
    return any(scene.distance(end, place) <= _BROADER and "," not in scene.text[end:place] for end in owners)


def _owns(scene: Scene, end: int) -> bool:
    return bool(scene.lexicon.owner_ending) and scene.text.startswith(scene.lexicon.owner_ending, end)


def is_part_of_it(scene: Scene, view: View) -> bool:
    """Whether what is told is part of the work: "is part of a $10 billion expansion"."""
    leads = [m.span.end for m in view.marks("belongs") if m.span.end < view.place.start]
    return bool(leads) and scene.distance(leads[-1], view.place.start) <= _FOR_ITS


def is_called(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether a company only calls a work by its price, and names no time: "phase one of the $1bn renewal program"."""
    noun, text = figure.noun_mark, scene.text
    own = noun is not None and view.sentence.span.covers(noun.span) and noun.table == "mentions"
    if scene.document.issuer is None or scene.lexicon.joined or own or view.sentence.whens:
        return False
    work = _work(scene, view)
    if work is None or not text[: view.place.start].endswith(tuple(f" {word} " for word in scene.lexicon.articles)):
        return False
    gap = Span(view.place.end, work.start)
    joined = any(gap.covers(m.span) for m in view.marks("joins", "purposes"))
    else_ = any(gap.start <= m.span.start < work.end + _BESIDE for m in (*view.marks(*_ELSE), *_measures(view)))
    done = any(scene.distance(m.span.end, view.place.start) == 1 for m in _before(view, "finishes"))
    return not (joined or else_ or done or view.in_clause("actuals", "others", "postpones"))


#: Characters of a blank and a word such as "for" between a work and what it only saves or sells.
_BESIDE = 2


def prices_a_work(scene: Scene, view: View) -> bool:
    """Whether the figure only says of a work what it costs: "higher spending on its $13.5 billion Fort Hills mine".

    An article or owner stands before the figure, and the work behind it, with no noun of spending between.
    """
    lexicon = scene.lexicon
    if not lexicon.spaced or lexicon.joined or lexicon.capital_nouns:
        return False
    led = tuple(f" {word} " for word in (*lexicon.articles, *lexicon.its))
    if not scene.text[: view.place.start].endswith((*led, f"{lexicon.owner_ending or ' '} ")):
        return False
    end = view.place.end
    works = [m.span for m in view.marks("programmes", "capex_context") if m.span.start > end and not is_plain(view, m)]
    first = min(works, key=lambda span: span.start, default=None)
    if first is None or scene.distance(end, first.start) > _NAMED:
        return False
    gap = Span(end, first.end)
    between = [m.span for m in (*nouns(view.sentence), *view.marks("guidance", "planned", "joins"))]
    return not any(gap.overlaps(span) for span in between) and not any(s in gap.of(scene.text) for s in ",;:")


#: Words of the name and kind of a work, between its price and the noun for it: "Fort Hills oil sands".
_NAMED = 5


def _work(scene: Scene, view: View) -> Span | None:
    """The work that the price stands before; a data center only where a verb of building or a site leads to it."""
    start = view.place.start
    built = any(scene.distance(m.span.end, start) == 1 for m in _before(view, "builds"))
    sited = any(scene.distance(m.span.end, start) == _FOR_A for m in _before(view, "places"))
    tables = ("programmes", "capex_context") if built or sited else ("programmes",)
    works = [m.span for m in view.marks(*tables) if m.span.start > view.place.end and not is_plain(view, m)]
    first = min(works, key=lambda span: span.start, default=None)
    return first if first and scene.distance(view.place.end, first.start) <= _KIND else None


#: Words of "for a" between a site and the price of what is built there.
_FOR_A = 2


def _before(view: View, *tables: str) -> list[Mark]:
    return [m for m in view.marks(*tables) if view.clause.start <= m.span.start and m.span.end <= view.place.start]


def _measures(view: View) -> list[Mark]:
    return [noun for noun in nouns(view.sentence) if noun.table == "other_metrics"]


def _is_done(scene: Scene, view: View) -> bool:
    """Whether only an article, or "for a", "on a", parts the figure from a verb or noun of planning or building."""
    does = _before(view, *_DOES)
    if not does:
        return False
    end = max(m.span.end for m in does)
    places = [m.span for m in view.marks("places") if end <= m.span.start and m.span.end <= view.place.start]
    site = max((place.end for place in places if scene.distance(end, place.start) <= _TOWN), default=end)
    led = any(0 <= m.span.start - site <= _COMMA for m in view.marks("prices", "purposes"))
    if site > end and not led:
        return False
    return scene.distance(site, view.place.start) <= 1 + led  # "picks Ohio for a $2 billion plant"


#: Words of a town between "picks" and its state, and characters between the place and "for": "Taylor, Texas, for".
_TOWN, _COMMA = 2, 2
