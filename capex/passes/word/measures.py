"""Which noun of spending words without a figure belong to: one of their sentence, or the one that the talk is of."""

from __future__ import annotations

from capex.document import Span
from capex.passes.role.from_last_year import RELATIVE
from capex.passes.scene import FAR, Scene, View
from capex.passes.text.nouns import NOUNS, nouns
from capex.passes.what.spending import means_capex
from capex.passes.word.answers import answers_shortly
from capex.passes.word.who_acts import is_of_growth, names_who_acts, opens_with_it
from capex.tokens import Mark

#: Words between a noun of spending and what is said of it; signs count half in joined languages.
_REACH = 14
#: A noun that follows its adjective ("higher capex") or verb ("increase our capital spending") stands so near.
_AHEAD = 5


def noun_of(scene: Scene, index: int, view: View) -> tuple[bool, Mark | None]:
    """Whether the words at the view's place are about capital spending, and the noun that says so.

    The nearest noun of the clause decides. Without any, the talk of the sentence so far, or of the one before, goes on.
    """
    sentence, place = scene.sentences[index], view.place
    shares = [m.span for m in sentence.marks.of("revenue_share")]
    said = [n for n in (*nouns(sentence), *view.marks("volumes")) if not any(span.covers(n.span) for span in shares)]
    said = [n for n in said if n.table != "other_metrics" or not place.covers(n.span)]  # "return to normal"
    others = any(n.table == "other_metrics" and view.clause.covers(n.span) and n.span.end <= place.start for n in said)
    others = others and scene.document.issuer is not None  # "sales growth to be in the range of"
    if scene.lexicon.spaced and not others and view.left("anaphors") <= _ANAPHOR and _comes_back(scene, index):
        return True, None
    costs = [(cost, n) for n in said if (cost := _cost(scene, view, n)) < FAR]
    if costs:
        noun = min(costs, key=lambda pair: pair[0])[1]
        return _is_spending(scene, index, noun), noun
    if not _points_back(scene, view):
        led = _is_the_subject(scene, index, view) or _is_told_by_an_officer(scene, index, view)
        led = led or _is_quoted(scene, index, view)
        return (led and _goes_on(scene, index)) or answers_shortly(scene, index, view), None
    earlier = [n for n in (nouns(sentence) if scene.lexicon.spaced else said) if n.span.end <= place.start]
    if scene.lexicon.joined:  # a verb of spending in a clause between does not change the subject
        earlier = [n for n in earlier if n.table != "weak_mentions"] or earlier
    if earlier:
        return earlier[-1].table == "mentions" and not _is_left_behind(scene, view, earlier[-1]), earlier[-1]
    own = _is_its_own_plan(scene, view) or _has_another_topic(scene, view)
    return _goes_on(scene, index) and not own, None


#: Words that come back to what was spoken of, or only tell whose it is or when; what else is a topic is another one.
_SAME = (
    "own_words", "anaphors", "officers", "mentions", "weak_mentions", "guidance", "scopes", "total_words", "dates",
    "whole_years", "same_years", "growth_nouns", "parts", *RELATIVE,
)  # fmt: skip


def _has_another_topic(scene: Scene, view: View) -> bool:
    """Whether the clause is about a word that nothing knows, where an ending tells that: 中国向けは来年大きく減る."""
    if not scene.lexicon.topic_sign:
        return False
    start = scene.text.rfind(scene.lexicon.topic_sign, view.clause.start, view.place.start)
    if start < 0:
        return False
    known = [m.span for m in view.marks(*_SAME)] + [who.span for who in view.sentence.whos]
    dated = any(0 <= start - when.span.end <= _ABOUT for when in view.sentence.whens)  # 26年については
    return start > view.clause.start and not dated and not any(span.start < start <= span.end + 1 for span in known)


#: The signs of "as for" between a year and the ending of what a sentence is about.
_ABOUT = 4


def _is_its_own_plan(scene: Scene, view: View) -> bool:
    """Whether a company itself plans to do what the place says ("the partnership expects to grow"), and no figure."""
    if scene.document.issuer or not scene.lexicon.spaced:
        return False
    plans = [m.span for m in view.marks("plans") if view.place.start - m.span.end >= 0 and _leads_on(view, m.span)]
    passive = [m.span.end for m in view.marks("presents")]
    return any(not any(scene.distance(end, plan.start) <= 1 and end <= plan.start for end in passive) for plan in plans)


def _leads_on(view: View, plan: Span) -> bool:
    """Whether only "to" parts a verb of planning from the place."""
    words = [m.span for m in view.marks("unsettled") if plan.end <= m.span.start and m.span.end <= view.place.start]
    return bool(words) and view.scene.distance(plan.end, view.place.start) == len(words) == 1


#: Words before a change that is the subject of its sentence ("A significant increase is expected").
_ARTICLE = 3


def _is_the_subject(scene: Scene, index: int, view: View) -> bool:
    """Whether a sentence of the press begins with the change, and names nothing else that could change."""
    sentence = scene.sentences[index]
    if scene.document.issuer or not scene.lexicon.spaced or nouns(sentence) or sentence.amounts or sentence.whos:
        return False
    opens = scene.distance(sentence.span.start, view.place.start) < _ARTICLE
    return opens and any(0 <= m.span.start - view.place.end <= 2 for m in view.marks("presents"))


def _is_told_by_an_officer(scene: Scene, index: int, view: View) -> bool:
    """Whether the press has an officer tell a change for a period, of nothing else: "for 2026 the CFO sees a rise"."""
    sentence = scene.sentences[index]
    if scene.document.issuer or not scene.lexicon.spaced or nouns(sentence) or sentence.amounts:
        return False
    return bool(sentence.whens) and view.left("officers") < FAR and view.in_sentence("plans", "speech")


def _is_quoted(scene: Scene, index: int, view: View) -> bool:
    """Whether an officer is quoted with a change of nothing else: '"Next year will be lower again," its chief said'."""
    sentence, start = scene.sentences[index], view.clause.start
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined or view.in_clause(*NOUNS):
        return False
    if scene.text[sentence.span.start] != '"' or not sentence.marks.any_of("officers") or not sentence.whens:
        return False
    own = [m.span.start for m in view.marks("first_persons", "own_words")] + [w.span.start for w in sentence.whens]
    return any(start <= at < view.place.start and scene.distance(start, at) <= 1 for at in own)


def _points_back(scene: Scene, view: View) -> bool:
    """Whether the clause speaks of "it", "the figure", "the bill": of what the talk was about."""
    if scene.lexicon.joined:
        return True
    press = scene.document.issuer is None
    if not press and (_is_about_a_year(scene, view) or opens_after_a_plan(view)):
        return True
    if scene.lexicon.spaced and any(m.span.overlaps(view.place) for m in view.marks("anaphors")):
        return True  # "That level should hold"
    if press and (names_who_acts(view) or is_of_growth(view) or opens_with_it(view)):
        return True
    own = "anaphors" if press and view.left("own_words") > 2 * _ANAPHOR else "own_words"
    return view.left("guidance", "annual", own) <= _REACH


def _is_about_a_year(scene: Scene, view: View) -> bool:
    """Whether a year is the subject of what the place says: "2027 should be lower", "with 2027 expected to be flat"."""
    if scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    verbs = [m.span.start for m in view.marks("unsettled", "presents", "plans") if m.span.start <= view.place.start]
    years = [w.span for w in view.sentence.whens if not w.part and w.span.end <= view.place.start]
    near = (s for s in years if scene.distance(view.clause.start, s.start) <= _LEADING)
    return any(0 <= verb - span.end <= 1 for span in near for verb in verbs)


def opens_after_a_plan(view: View) -> bool:
    """Whether a company's clause opens with the place, behind one that plans: ", before declining in 2027"."""
    scene, start = view.scene, view.clause.start
    if scene.document.issuer is None or scene.lexicon.joined or start == view.sentence.span.start:
        return False
    if scene.distance(start, view.place.start) > 1 or view.in_clause("own_words"):
        return False
    before = Span(view.sentence.span.start, start)
    planned = any(before.covers(m.span) for m in view.marks("plans"))
    return planned and not any(before.covers(m.span) for m in view.marks("actuals"))


#: Words before a year that is a subject ("and then"), and between "the number" and what it will do.
_LEADING = _ANAPHOR = 3


def _comes_back(scene: Scene, index: int) -> bool:
    """Whether the last measure that the sentences before name is capital spending ("…, adding that the number …")."""
    for before in reversed(scene.sentences[max(index - _MEMORY, 0) : index]):
        said = [n.table for n in nouns(before) if n.table != "weak_mentions"]
        if said:
            return said[-1] == "mentions"
    return False


def _is_spending(scene: Scene, index: int, noun: Mark) -> bool:
    if noun.table == "weak_mentions":
        return means_capex(scene, index, noun.span if scene.lexicon.joined else None)
    return noun.table == "mentions"


def _cost(scene: Scene, view: View, noun: Mark) -> float:
    """How far `noun` is from the view's place, in words; behind it, only what follows at once is meant."""
    place = view.place
    if noun.span.overlaps(place):
        return 0.0
    if not view.clause.covers(noun.span):
        return FAR
    if noun.span.end <= place.start:
        if _is_left_behind(scene, view, noun):
            return FAR
        words = scene.distance(noun.span.end, place.start)
        return words if words <= _REACH * (1 if scene.lexicon.spaced else 2) else FAR
    if "," in scene.text[place.end : noun.span.start] and (scene.lexicon.joined or _has_its_noun(view)):
        return FAR  # 작년과 비슷한 수준, 파운드리 투자는 …: the next of a list
    words = scene.distance(place.end, noun.span.start)
    return words - 0.5 if words <= _AHEAD and not _does_something(scene, view, noun) else FAR


def _has_its_noun(view: View) -> bool:
    """Whether a measure stands before the place in its clause: "cuts the dividend by 20 percent, its capex …"."""
    return any(view.clause.covers(n.span) and n.span.end <= view.place.start for n in nouns(view.sentence))


def _does_something(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether what is higher or lower is something that acts on spending: "higher tariffs to affect our capex"."""
    if scene.lexicon.joined or not scene.lexicon.spaced:
        return False
    leads = {m.span for m in view.marks("moves_to")}  # "to", and no verb of planning
    verbs = [m.span for m in view.marks("unsettled") if view.place.end <= m.span.start < noun.span.start]
    return any(scene.distance(view.place.end, verb.start) >= 1 for verb in verbs if verb in leads)


def _is_left_behind(scene: Scene, view: View, noun: Mark) -> bool:
    """Whether a plan behind `noun` has a subject of its own: "with that investment we expect capacity to increase"."""
    own = [m.span for m in view.marks("own_words") if m.span.start >= noun.span.end]
    same = [m.span.end for m in view.marks("anaphors") if m.span.start >= noun.span.end]
    for plan in view.marks("plans"):
        if not any(0 <= plan.span.start - span.end <= 1 for span in own):
            continue
        leads = [m.span.start for m in view.marks("unsettled") if plan.span.end <= m.span.start < view.place.start]
        if leads and "," in scene.text[plan.span.end : leads[0]]:
            continue
        if any(plan.span.end <= end <= view.place.start for end in same):
            continue  # "we expect that amount to increase"
        told = [w.span for w in view.sentence.whens if leads and plan.span.end <= w.span.start < leads[0]]
        words = sum(scene.distance(*span) for span in told)  # "we expect 2026 to be"
        if leads and scene.distance(plan.span.end, leads[0]) - words > sum(
            plan.span.end <= s.start < leads[0] for s in own
        ):
            return True
    return False


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether the talk of the last sentences is of capital spending, and of no other measure since.

    A new paragraph of an article whose headline names capital spending comes back to that.
    """
    for number in range(index - 1, max(index - _MEMORY, 0) - 1, -1):
        before = scene.sentences[number]
        found = nouns(before)
        said = [n.table for n in found if n.table != "weak_mentions"]
        if said:
            return said[-1] == "mentions" and "other_metrics" not in said
        if found and scene.lexicon.joined and before.marks.of("plans") and means_capex(scene, number, found[-1].span):
            return True  # 올해 장비 투자는 40% 줄인다. 전체로는 …: spending in general that is planned
        if before.paragraph != scene.sentences[index].paragraph:
            break
    return scene.titled and scene.document.issuer is None


#: Sentences over which the talk may stay with capital spending without naming it.
_MEMORY = 3
