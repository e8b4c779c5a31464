"""Whose spending a figure is, and who says so."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from capex.company import Companies
from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import FAR, Figure, Scene, View, view_of
from capex.passes.text.companies import whos
from capex.passes.text.turns import asked
from capex.passes.who.acting import doer_behind, is_oblique, said_beside
from capex.passes.who.affiliates import is_affiliates
from capex.passes.who.by_rivals import only_compares
from capex.passes.who.counted import is_counted
from capex.passes.who.expectations import is_expected_of
from capex.passes.who.hearsay import is_hearsay
from capex.passes.who.in_passing import is_in_passing, is_owned
from capex.passes.who.in_turn import company_in_turn
from capex.passes.who.rivals import is_others
from capex.passes.who.speakers import goes_on, speaks, speaks_on
from capex.passes.who.spoken_of import topic
from capex.passes.who.strangers import is_beside_a_list, is_of_nobody, only_names, stranger_acts
from capex.passes.who.sums import is_sum
from capex.passes.who.taken_up import told_of_a_company
from capex.passes.who.unknown_turns import unknown_in_turn
from capex.passes.who.writers import is_the_writers, is_what_listeners_have
from capex.statement import Voice
from capex.tokens import Sentence, Who


def _named_before(scene: Scene, sentence: Sentence, place: int) -> Who | None:
    before = [who for who in sentence.whos if who.span.start < place and not said_beside(scene, sentence, who, place)]
    before = [who for who in before if not is_in_passing(scene, sentence, who)]
    before = [who for who in before if not only_compares(scene, sentence, who)]
    if (
        before
        and scene.lexicon.spaced
        and scene.distance(before[-1].span.end, place) <= 1
        and "," not in scene.text[before[-1].span.end : place]
    ):
        return before[-1]
    if before and not scene.text[before[-1].span.end : place].strip():
        return before[-1]
    if len(before) > 1 and _goes_on_listing(sentence, before[-2], before[-1]):
        return before[-1]
    acting = [who for who in before if not is_oblique(scene, sentence, who)]
    if before and not acting and scene.lexicon.joined and topic(scene, scene.sentences.index(sentence)):
        return None
    return _by_its_ending(scene, sentence, acting or before) if before else None


def _by_its_ending(scene: Scene, sentence: Sentence, before: list[Who]) -> Who:
    """The last company, or the one before it where only that ends as a subject does: 대한항공은 보잉 항공기에 …."""
    endings, other = scene.lexicon.subject_endings, before[-1]
    acting = [who for who in before[:-1] if endings and scene.text.startswith(endings, who.span.end)]
    if not acting:
        return other
    one = acting[-1]
    beside = not any(one.span.end <= a.span.start and a.span.end <= other.span.start for a in sentence.amounts)
    beside = beside and not any(one.span.end <= place <= other.span.start for place in sentence.breaks)
    given = scene.text.startswith((" ", scene.lexicon.into or " "), other.span.end)  # 애플과 엔비디아에 댈 칩
    given = given or _only_owns(scene, sentence, other)
    return one if beside and given and other.ticker != one.ticker else other


#: Signs between the ending of who owns what is bought and the noun of spending that would be theirs.
_OWNED = 12


def _only_owns(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name only says whose goods are meant, and not whose spending: 메타는 엔비디아의 칩을 사는 데 …."""
    owner, end = scene.lexicon.owner, who.span.end
    if not owner or not scene.text.startswith(owner, end):
        return False
    nouns = sentence.marks.of("mentions", "weak_mentions", "guidance")
    return not any(0 <= m.span.start - end <= _OWNED for m in nouns)


def _goes_on_listing(sentence: Sentence, one: Who, other: Who) -> bool:
    """Whether "and" leads from one company with its figure to the next ("Alphabet plans $185bn and Meta …")."""
    figured = any(one.span.end <= a.span.start and a.span.end <= other.span.start for a in sentence.amounts)
    start = other.span.start
    return figured and any(start - 2 <= m.span.end <= start for m in sentence.marks.of("between_and"))


def subject(scene: Scene, index: int, place: Span) -> str | None:
    """The ticker of the company that is spoken of at `place` in sentence number `index`."""
    if scene.document.issuer:
        return scene.document.issuer
    sentence = scene.sentences[index]
    if len(sentence.whos) > 1 and (own := company_in_turn(scene, sentence, place)):
        return own
    if doer := doer_behind(scene, sentence, place):
        return doer.ticker
    before = _named_before(scene, sentence, place.start)
    unknown = is_of_nobody(scene, sentence, place.start, named=before is not None)
    unknown = unknown or unknown_in_turn(scene, sentence, place.start)
    if unknown or stranger_acts(scene, sentence, before.span.end if before else sentence.span.start, place.start):
        return None
    if _only_explains(scene, sentence, before) if before else is_beside_a_list(scene, sentence, place):
        return None
    named = before or _named_behind(scene, index, place)
    return named.ticker if named else topic(scene, index)


def _named_behind(scene: Scene, index: int, place: Span) -> Who | None:
    """The company named behind `place` ("$75 billion is what Amazon will spend"), unless another thought names it.

    Where the words before the place already stand for a company ("its 2026 capex is $5bn, while rival Meta …"), only
    the thought of the figure counts.
    """
    sentence = scene.sentences[index]
    behind = [w for w in sentence.whos if w.span.start >= place.end and not only_compares(scene, sentence, w)]
    if scene.lexicon.joined and behind and ";" in scene.text[place.end : behind[0].span.start]:
        return None  # 招商輪船擬斥資10億美元;中遠海控…
    ends = [m.span.start for m in sentence.marks.of("compared") if m.span.start >= place.end]
    apart = [who for who in behind if not ends or scene.lexicon.joined or who.span.start < ends[0]]
    view = View(scene, sentence, place)
    own = scene.lexicon.spaced and not scene.lexicon.joined and view.left("own_words") < FAR
    behind = [who for who in behind if not (topic(scene, index) and is_owned(scene, view, who))]
    behind = [who for who in behind if not is_oblique(scene, sentence, who)] or (
        apart if topic(scene, index) is None and not own else []  # "10.000 millones, más que Amazon" are not Amazon's
    )
    if (
        behind
        and scene.lexicon.owner
        and any(place.end <= m.span.start < behind[0].span.start for m in sentence.marks.of("strangers"))
    ):
        return None  # 1조원의 투자계획을 밝힌 신세계는 이마트를 연다
    known = topic(scene, index) is not None
    if behind and view.left("own_words") < FAR and (known or not view.clause.covers(behind[0].span)):
        return None
    if behind and scene.lexicon.spaced and known and _is_another_thought(view, behind[0].span):
        return None
    return behind[0] if behind else None


def _only_explains(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether the name before only says something of a stranger, who acts: JDIは…、アップルからの資金提供を含め…."""
    start = sentence.span.start
    beside = scene.lexicon.joined and is_oblique(scene, sentence, who)
    return only_names(scene, sentence, who.span.start) or (
        beside and stranger_acts(scene, sentence, start, who.span.start)
    )


def _is_another_thought(view: View, name: Span) -> bool:
    """Whether a hard break parts the figure from `name`, or a clause on it ("$5 billion, which buys Airbus jets")."""
    breaks = view.marks("hard_breaks", "relatives")
    return any(view.place.end <= m.span.start < name.start for m in breaks)


def with_company(scene: Scene, figure: Figure) -> Figure:
    """`figure` with its company and with the voice of the document, unless it has them from the start."""
    if figure.company:
        return figure
    voice = Voice.ISSUER if scene.document.issuer else Voice.REPORTED
    return figure._replace(company=subject(scene, figure.sentence, figure.amount.span), voice=voice)


def foreign_voice(scene: Scene, view: View) -> str:  # noqa: PLR0911 (one return for each reason)
    """Why what stands at the view's place is not the company's own word; empty where nothing speaks against it."""
    if asked(scene.turns, view.place.start):
        return "analyst"
    analyst = speaks(scene, view, "analysts") or goes_on(scene, view, "analysts") or speaks_on(scene, view)
    analyst = analyst or is_the_writers(scene, view) or is_expected_of(scene, view) or is_counted(scene, view)
    if scene.document.issuer is None and analyst:
        return "" if told_of_a_company(scene, view) else "analyst"
    if speaks(scene, view, "outsiders") or goes_on(scene, view, "outsiders"):
        return "outsider"
    if is_hearsay(scene, view):
        return "unnamed"
    if scene.document.issuer is None and is_sum(scene, view):
        return "several companies"
    if is_others(view) or is_affiliates(view) or (scene.document.issuer and _names_another(scene, view)):
        return "other company"
    if scene.document.issuer and ((not scene.turns and _is_asked(view)) or is_what_listeners_have(view)):
        return "analyst"
    return ""


def _is_asked(view: View) -> bool:
    """Whether a listener states it: the company is spoken to, and does not take the word again before the figure."""
    asked = view.left("asks", across=True)
    return asked < FAR and asked < view.left("own_words", across=True)


@lru_cache(maxsize=64)
def _named(sentence: Sentence, text: str, companies: Companies, lexicon: Lexicon) -> tuple[Who, ...]:
    """The companies that a sentence of an issuer's document names; words that say something else are no names."""
    words = [m.span for m in sentence.marks.of("plans", "guidance", "mentions", "other_metrics", "scopes")]
    found = whos(text, sentence.span, companies, lexicon)
    return tuple(who for who in found if not any(span.overlaps(who.span) for span in words))


@cache
def _longer(lexicon: Lexicon) -> re.Pattern[str]:
    """Another word of a name, if it says more than that it is a company's."""
    return re.compile(rf" (?!(?i:{literal(lexicon.firms)})\b)[A-Z][a-z]+")


def _is_longer(scene: Scene, who: Who) -> bool:
    """Whether a name goes on and is another one: "Hess Midstream LP" in its own release."""
    return _longer(scene.lexicon).match(scene.document.text, who.span.end) is not None


def _left_out(sentence: Sentence, who: Who) -> bool:
    """Whether a measure leaves the named company out: "capital spending (excluding MPLX)"."""
    return any(0 <= who.span.start - m.span.end <= 1 for m in sentence.marks.of("excluded"))


def _names_another(scene: Scene, view: View) -> bool:
    """Whether another company acts in an issuer's document: "Texas Instruments announced plans to invest"."""
    own = [m.span.start for m in view.marks("own_words") if m.span.end <= view.place.start]
    verbs = [m.span.start for m in view.marks("speech", "plans", "actions") if m.span.end <= view.place.start]
    if not verbs:
        return False
    its = {m.span.start for m in view.marks("its")}
    others = _named(view.sentence, scene.document.text, scene.companies, scene.lexicon)
    for who in others:
        acts = any(0 <= scene.distance(who.span.end, verb) <= _ACTS for verb in verbs if verb >= who.span.end)
        ours = any(start >= who.span.end and start not in its for start in own)
        oblique = is_oblique(scene, view.sentence, who) or _left_out(view.sentence, who) or _is_longer(scene, who)
        oblique = oblique or _is_its_own(scene, who)
        if who.ticker != scene.document.issuer and acts and not ours and not oblique and view.clause.covers(who.span):
            return True
    return False


def _is_its_own(scene: Scene, who: Who) -> bool:
    """Whether a name is that of the issuer cut short, though another company is known by it: "Constellation"."""
    own, called = scene.companies.or_unknown(scene.document.issuer or ""), f"{who.span.of(scene.text)} "
    return any(name.lower().startswith(called) for name in (own.name, *own.names_in(scene.lexicon.tag)))


#: Words between the name of another company and its verb.
_ACTS = 2


def with_voice(scene: Scene, figure: Figure) -> Figure:
    """`figure`, refused where it is not the company's own word."""
    if figure.reason not in ("", "no plan") or figure.noun not in ("capex", "weak"):
        return figure
    reason = foreign_voice(scene, view_of(scene, figure))
    return figure._replace(reason=reason, rule=f"voice: {reason}") if reason else figure
