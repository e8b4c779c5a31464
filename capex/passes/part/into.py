"""What money goes into by the ending of a word, where endings tell it: 국내에 24조원을 투자한다."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import FAR, Figure, Scene, View
from capex.tokens import Unit

#: An ending between a country and the figure that goes there is at most so many signs long (에 , に).
_INTO = 2


def is_into_a_place(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether the press has money in general go into a country beside it: 국내에 24조원을 투자한다, 24조원을 국내에."""
    if scene.document.issuer or not scene.lexicon.joined or figure.noun != "weak":
        return False
    if scene.lexicon.owner and figure.when_span is None and view.left("parts", across=True) < FAR:
        return False  # 내년 280억달러를 쓴다. 이 중 200억달러는 미국에 투입된다: a part of the year's
    into = scene.lexicon.into
    behind = (m for m in view.marks("places") if into and 0 <= m.span.start - view.place.end <= _INTO)
    if any(scene.text.startswith(into, mark.span.end) for mark in behind):
        return True
    return any(0 <= view.place.start - mark.span.end <= _INTO for mark in view.marks("places"))


def is_into_something(scene: Scene, view: View, figure: Figure) -> bool:
    """Whether money in general goes to what is named right before it, and nothing tells a year."""
    into, start = scene.lexicon.into, figure.amount.span.start
    if scene.document.issuer or not scene.lexicon.joined or not into or figure.noun != "weak":
        return False
    if figure.when.periods or figure.when_span or view.sentence.whens or view.left("parts") < FAR:
        return False
    whole = next((m.span for m in view.marks("total_words") if 0 <= start - m.span.end <= 1), None)
    start = whole.start if whole else start  # 항공기 구매에 총 500억달러를 쓴다
    led = scene.text.startswith(into, start - len(into)) and view.in_sentence("plans", "speech", "pledges")
    return led and not view.in_clause("actuals", "deltas")  # 5공장에 2조원을 투자한다


def goal(scene: Scene, view: View) -> str:
    """The last word before the ending of where the money goes: 5공장에 2조원."""
    written = scene.document.text[view.left_end : view.place.start - len(scene.lexicon.into)].split()
    return written[-1] if written else "part"


def project_of(figure: Figure, view: View) -> str:
    """The project that a year's money in general goes to, where endings tell it: 샤힌 프로젝트에 올해 2조7000억원을."""
    scene, into = view.scene, view.scene.lexicon.into
    if scene.document.issuer or figure.noun != "weak" or figure.pledge or not into:
        return ""
    inside = (m for m in view.marks("programmes") if view.left_end <= m.span.start and m.span.end < view.place.start)
    led = [m for m in inside if scene.text.startswith(into, m.span.end) or m.span.of(scene.text).endswith(into.strip())]
    if not led:
        return ""
    start = max(view.left_end, led[-1].span.start - _NAMED)
    whole = scene.text.find(" ", start, led[-1].span.start)  # no name begins in the middle of a word
    start = start if start == view.left_end or scene.text[start - 1].isspace() else whole + 1
    if "," in scene.text[max(start - 2, view.left_end) : led[-1].span.end]:
        return ""  # 자동차, AI, 기타 프로젝트에: all that a company does
    return scene.document.text[start : led[-1].span.end].lstrip(" \"'“‘")


#: What can be the name of a part before the ending of where money goes, and its farthest sign from that ending.
_PARTS, _TAIL = ("part_ends", "scopes", "capex_context", "programmes", "builds"), 2


def part_given(scene: Scene, figure: Figure, view: View) -> str:
    """The part that a year's money is given to right before the figure: モバイル事業に2000億円, 送電線に1600億円."""
    if not scene.lexicon.destined or scene.document.issuer or figure.pledge:
        return ""
    hedges = [m.span for m in view.marks("about_before", "floor_before", "ceiling_before")]
    start = next((s.start for s in hedges if s.end == view.place.start), view.place.start)
    given = [m.span.start for m in view.marks("destined") if m.span.end == start and m.span.start > view.left_end]
    if not given:
        return ""
    tables = _PARTS if figure.noun == "weak" else _PARTS[:2]
    named = [m.span for m in view.marks(*tables) if m.span.start >= view.left_end]
    named = [span for span in named if 0 <= given[-1] - span.end <= _TAIL]
    whole = [m.span for m in view.marks("mentions", "places", "own_words")] + [w.span for w in view.sentence.whens]
    if not named:
        return _unknown_goal(view, given[-1])
    if any(span.end >= named[0].start and span.end <= given[-1] + 1 for span in whole):
        return ""
    return scene.document.text[min(s.start for s in named) : given[-1]]


def _unknown_goal(view: View, end: int) -> str:
    """What no table knows, right before the ending of a goal: 電動化に6000億円を投じる; no whole."""
    text, start = view.scene.text, view.left_end
    known = [who.span for who in view.sentence.whos] + [when.span for when in view.sentence.whens]
    signs = [text.rfind(sign, start, end) + len(sign) for sign in (*view.scene.lexicon.abouts, "、", ",", "。")]
    start = max([start, *(at for at in signs if at > start), *(s.end for s in known if s.end <= end)])
    name = Span(start, end)
    telling = view.marks(*_WHOLES)
    short = _SHORTEST <= end - start <= _LONGEST
    if not short or any(name.overlaps(m.span) for m in telling) or any(name.overlaps(span) for span in known):
        return ""
    return name.of(view.scene.document.text)


#: What may be the whole of a company's spending, or tells something else.
_WHOLES = (
    "mentions", "places", "own_words", "capex_context", "other_metrics", "programmes", "total_words", "plans", "speech",
)  # fmt: skip
#: The name of a part is of so many signs.
_SHORTEST, _LONGEST = 3, 16


def listed_goal(figure: Figure, view: View) -> str:
    """What a figure goes to in a list of such: 제련소 증설에 3천억원, 호주 풍력에 2천억원을 쓴다."""
    scene, into = view.scene, view.scene.lexicon.into
    if scene.document.issuer or figure.noun != "weak" or figure.pledge or not into:
        return ""
    money = [a.span.start for a in view.sentence.amounts if a.unit is Unit.MONEY]
    led = [start for start in money if scene.text.startswith(into, start - len(into))]
    names = {m.span.end + len(into) for m in view.marks("mentions", "other_metrics")}
    listed = len(led) > 1 and figure.amount.span.start in led and not names.intersection(led)
    return goal(scene, view) if listed else ""


def part_of_noun(figure: Figure, view: View) -> str:
    """The part of the business that stands right before the noun of its spending: 수소사업 투자 규모를 4조원으로."""
    scene, noun = view.scene, figure.noun_mark
    if not scene.lexicon.owner or noun is None or scene.document.issuer or noun.span.start < view.clause.start:
        return ""
    named = [m.span for m in view.marks("segments") if 0 <= noun.span.start - m.span.end <= 1]
    named = [span for span in named if view.clause.start < span.start and not scene.text[span.start - 1].isspace()]
    return scene.document.text[view.clause.start : named[-1].end].split()[-1] if named else ""


#: Signs before the word for a project that name it.
_NAMED = 8
