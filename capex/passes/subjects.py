"""Whose spending a figure is, and who says so."""

from __future__ import annotations

import re
from functools import lru_cache

from capex.company import Companies
from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.acting import is_oblique, said_beside, takes_over
from capex.passes.companies import whos
from capex.passes.hearsay import is_hearsay
from capex.passes.in_passing import is_in_passing
from capex.passes.in_turn import company_in_turn
from capex.passes.rivals import is_others
from capex.passes.scene import FAR, Figure, Scene, View, view_of
from capex.passes.speakers import goes_on, is_the_writers, speaks, speaks_on
from capex.passes.strangers import of_a_stranger, only_names, stranger_acts, unknown_acts
from capex.passes.sums import is_sum
from capex.passes.turns import asked
from capex.statement import Voice
from capex.tokens import Sentence, Who


def _named_before(scene: Scene, sentence: Sentence, place: int) -> Who | None:
    before = [who for who in sentence.whos if who.span.start < place and not said_beside(scene, sentence, who, place)]
    before = [who for who in before if not is_in_passing(scene, sentence, who)]
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
    if before and not acting and scene.lexicon.joined and _topic(scene, scene.sentences.index(sentence)):
        return None
    return _by_its_ending(scene, sentence, acting or before) if before else None


def _by_its_ending(scene: Scene, sentence: Sentence, before: list[Who]) -> Who:
    """The last company, or the one before it where only that ends as a subject does: 대한항공은 보잉 항공기에 …."""
    endings = scene.lexicon.subject_endings
    if len(before) < 2 or not endings:
        return before[-1]
    one, other = before[-2:]
    beside = not any(one.span.end <= a.span.start and a.span.end <= other.span.start for a in sentence.amounts)
    beside = beside and not any(one.span.end <= place <= other.span.start for place in sentence.breaks)
    named = scene.text[other.span.end : other.span.end + 1] == " " and other.ticker != one.ticker
    return one if beside and named and scene.text.startswith(endings, one.span.end) else other


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
    before = _named_before(scene, sentence, place.start)
    unknown = before is None and unknown_acts(scene, sentence, place.start)
    if unknown or stranger_acts(scene, sentence, before.span.end if before else sentence.span.start, place.start):
        return None
    if before and only_names(scene, sentence, before.span.start):
        return None
    named = before or _named_behind(scene, index, place)
    if named is not None:
        return named.ticker
    return _topic(scene, index)


def _named_behind(scene: Scene, index: int, place: Span) -> Who | None:
    """The company named behind `place` ("$75 billion is what Amazon will spend"), unless another thought names it.

    Where the words before the place already stand for a company ("its 2026 capex is $5bn, while rival Meta …"), only
    the thought of the figure counts.
    """
    sentence = scene.sentences[index]
    behind = [who for who in sentence.whos if who.span.start >= place.end]
    behind = [who for who in behind if not is_oblique(scene, sentence, who)] or (
        behind if _topic(scene, index) is None else []
    )
    view = View(scene, sentence, place)
    known = _topic(scene, index) is not None
    if behind and view.left("own_words") < FAR and (known or not view.clause.covers(behind[0].span)):
        return None
    if behind and scene.lexicon.spaced and known and _is_another_thought(view, behind[0].span):
        return None
    return behind[0] if behind else None


def _last_subject(scene: Scene, index: int, before: Sentence) -> str | None:
    """The company with which the thought that ends `before` begins, where the next sentence goes on with "its"."""
    sentence = scene.sentences[index]
    opens = any(m.span.start == sentence.span.start for m in sentence.marks.of("own_words"))
    breaks = [m.span.end for m in before.marks.of("hard_breaks")]
    if not scene.lexicon.spaced or not opens or not breaks or scene.sentences[index - 1] is not before:
        return None
    return next((who.ticker for who in before.whos if 0 <= who.span.start - breaks[-1] <= 2), None)


def _is_another_thought(view: View, name: Span) -> bool:
    """Whether a hard break parts the figure from `name` ("… is planned, while Ericsson helps")."""
    return any(view.place.end <= m.span.start < name.start for m in view.marks("hard_breaks"))


def _topic(scene: Scene, index: int) -> str | None:  # noqa: PLR0911 (one return for each way to tell)
    """The company that the sentences before speak of, else the one that the headline or the article begins with."""
    paragraph = scene.sentences[index].paragraph
    if of_a_stranger(scene, main_company(scene)):
        return None
    beside = None
    for before in reversed(scene.sentences[:index]):
        if before.paragraph < paragraph - 1:
            break
        acting = [
            who for who in before.whos
            if not is_oblique(scene, before, who) and not said_beside(scene, before, who, before.span.end)
            and not is_in_passing(scene, before, who)
        ]  # fmt: skip
        last = max((who.span.end for who in before.whos), default=before.span.start)
        if stranger_acts(scene, before, last, before.span.end):
            return None
        if ended := _last_subject(scene, index, before):
            return ended
        names = [who.ticker for who in acting if takes_over(scene, before, who)]
        if names:
            own = set(scene.headline)  # "Like its rivals A and B, C …": an article on C goes on about C
            # Another paragraph's Boeing is not "the group" of an article on Lufthansa.
            on = own & set(names) or (before.paragraph < paragraph and _opens_as_own(scene, index))
            return scene.headline[0] if len(own) == 1 and on else names[0]
        beside = beside or next((who.ticker for who in acting), None)
    main = main_company(scene)
    if beside is not None and main not in scene.headline:
        return beside
    if scene.lexicon.spaced or main is None or main in scene.headline:
        return main
    named = [n for n, sentence in enumerate(scene.sentences) for who in sentence.whos if who.ticker == main]
    return main if named[0] <= index + 1 else None  # what comes long before anybody is named is of the whole trade


def _opens_as_own(scene: Scene, index: int) -> bool:
    """Whether a sentence begins with words that stand for the company that the article is about ("The group …")."""
    sentence = scene.sentences[index]
    its = {m.span for m in sentence.marks.of("its")}
    return any(m.span.start == sentence.span.start and m.span not in its for m in sentence.marks.of("own_words"))


def main_company(scene: Scene) -> str | None:
    """The company that an article names most, the headline counting double; the first of those named equally often."""
    counts: dict[str, int] = {}
    for ticker in scene.headline:
        counts[ticker] = counts.get(ticker, 0) + 2
    for sentence in scene.sentences:
        for who in sentence.whos:
            counts[who.ticker] = counts.get(who.ticker, 0) + 1
    return max(counts, key=lambda ticker: counts[ticker]) if counts else None


def with_company(scene: Scene, figure: Figure) -> Figure:
    """`figure` with its company and with the voice of the document."""
    voice = Voice.ISSUER if scene.document.issuer else Voice.REPORTED
    return figure._replace(company=subject(scene, figure.sentence, figure.amount.span), voice=voice)


def foreign_voice(scene: Scene, view: View) -> str:  # noqa: PLR0911 (one return for each reason)
    """Why what stands at the view's place is not the company's own word; empty where nothing speaks against it."""
    if asked(scene.turns, view.place.start):
        return "analyst"
    analyst = speaks(scene, view, "analysts") or goes_on(scene, view, "analysts") or speaks_on(scene, view)
    analyst = analyst or is_the_writers(scene, view)
    if scene.document.issuer is None and analyst:
        return "analyst"
    if speaks(scene, view, "outsiders") or goes_on(scene, view, "outsiders"):
        return "outsider"
    if is_hearsay(scene, view):
        return "unnamed"
    if scene.document.issuer is None and is_sum(scene, view):
        return "several companies"
    if is_others(view) or (scene.document.issuer and _names_another(scene, view)):
        return "other company"
    if scene.document.issuer and not scene.turns and _is_asked(view):
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


#: What may follow a company's name and still be it.
_SAME = r"(?:Inc|Corp|Co|Company|Corporation|Ltd|Limited|Group|Plc|PLC|AG|SE|SA|NV|Holdings?)\b"
_LONGER = re.compile(rf" (?!{_SAME})[A-Z][a-z]+")


def _is_longer(scene: Scene, who: Who) -> bool:
    """Whether a name goes on and is another one: "Hess Midstream LP" in its own release."""
    return _LONGER.match(scene.document.text, who.span.end) is not None


def _left_out(sentence: Sentence, who: Who) -> bool:
    """Whether a measure leaves the named company out: "capital spending (excluding MPLX)"."""
    return any(0 <= who.span.start - m.span.end <= 1 for m in sentence.marks.of("excluded"))


def _names_another(scene: Scene, view: View) -> bool:
    """Whether another company acts in an issuer's document: "Texas Instruments announced plans to invest"."""
    own = [m.span.start for m in view.marks("own_words") if m.span.end <= view.place.start]
    verbs = [m.span.start for m in view.marks("speech", "plans", "actions") if m.span.end <= view.place.start]
    its = {m.span.start for m in view.marks("its")}
    others = _named(view.sentence, scene.document.text, scene.companies, scene.lexicon)
    for who in others:
        acts = any(0 <= scene.distance(who.span.end, verb) <= _ACTS for verb in verbs if verb >= who.span.end)
        ours = any(start >= who.span.end and start not in its for start in own)
        oblique = is_oblique(scene, view.sentence, who) or _left_out(view.sentence, who) or _is_longer(scene, who)
        if who.ticker != scene.document.issuer and acts and not ours and not oblique and view.clause.covers(who.span):
            return True
    return False


#: Words between the name of another company and its verb.
_ACTS = 2


def with_voice(scene: Scene, figure: Figure) -> Figure:
    """`figure`, refused where it is not the company's own word."""
    if figure.reason not in ("", "no plan") or figure.noun not in ("capex", "weak"):
        return figure
    reason = foreign_voice(scene, view_of(scene, figure))
    return figure._replace(reason=reason, rule=f"voice: {reason}") if reason else figure
