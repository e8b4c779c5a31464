"""Parts of a plan told one after the other behind it: うち国内に2兆円、海外に4兆円; 其中12吋213億元,8吋47億元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.passes.part.part_names import part_named
from capex.passes.role.roles import role_of
from capex.passes.scene import Figure, Scene, View, view_of
from capex.passes.who.subjects import foreign_voice
from capex.tokens import Amount, Sentence, Unit

#: So many sentences behind a plan its parts are told.
_REACH = 6
#: The name of a part is at most so many signs long, and what a figure moved from stands so close before it.
_NAME, _MOVED = 60, 6
#: Between a figure and what it is for stand at most so many signs.
_GOAL = 2
#: What tells of something else than a part.
_TELLING = ("plans", "actuals", "guidance", "mentions", "other_metrics", "speech", "own_words", "priors", "deltas")
#: Reasons that a part of a plan may have been refused for.
_OPEN = ("", "no noun", "other figure", "second figure", "no plan", "other company")
_SIGNS = " ,、;:()「」『』。"


@cache
def _ends(lexicon: Lexicon) -> re.Pattern[str]:
    """How the name of a part ends: a word such as 関連 or 板塊, and what may stand between that and the figure."""
    words = "|".join(sorted(map(re.escape, lexicon.part_ends), key=len, reverse=True))
    links = "|".join(map(re.escape, lexicon.part_links))
    return re.compile(rf"(?:{words})(?:{links})?$" if words else r"(?!)")


def _is_whole(figure: Figure, other: Figure) -> bool:
    """Whether `other` is a plan of the same company that `figure` can be part of."""
    stands = other.role == "level" and not other.reason and other.scope == "total" and other.noun != "other"
    alike = other.company == figure.company and other.amount.currency == figure.amount.currency
    return stands and alike and other.amount.size > figure.amount.size


def _whole(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The plan before the figure, or the sum that its list ends with (Aに5億円、Bに3億円、合計8億円を投じる)."""
    place, sentence = figure.amount.span, scene.sentences[figure.sentence]
    sums = {m.span.end for m in sentence.marks.of("total_words", "aggregates", "fillers")}
    before = [
        f for f in figures
        if _is_whole(figure, f) and f.amount.span.end <= place.start and figure.sentence - f.sentence <= _REACH
        and sentence.paragraph - scene.sentences[f.sentence].paragraph <= 1
    ]  # fmt: skip
    behind = (
        f for f in figures
        if _is_whole(figure, f) and f.sentence == figure.sentence and f.amount.span.start >= place.end
        and f.amount.span.start in sums
    )  # fmt: skip
    return next(behind, None) or (before[-1] if before else None)


def _before(sentence: Sentence, amount: Amount) -> Amount | None:
    """The money told right before `amount` in its sentence."""
    found = [a for a in sentence.amounts if a.span.end <= amount.span.start and a.unit is Unit.MONEY]
    return found[-1] if found else None


def _moved_from(scene: Scene, sentence: Sentence, amount: Amount) -> Amount:
    """The figure that `amount` was before, where only a verb parts the two (由391億元升至475億元); else itself."""
    before = _before(sentence, amount)
    if before is None or amount.span.start - before.span.end > _MOVED:
        return amount
    gap = scene.text[before.span.end : amount.span.start]
    led = any(m.span.start <= before.span.end + 1 < m.span.end for m in sentence.marks.of("prior_after"))
    return (
        before
        if gap and not any(sign in gap for sign in _SIGNS) and (led or gap in scene.lexicon.prior_after)
        else amount
    )


def _name(scene: Scene, sentence: Sentence, amount: Amount) -> Span:
    """The words that lead to a figure: from the last sign or figure before it, without what says how much."""
    first = _moved_from(scene, sentence, amount)
    before = _before(sentence, first)
    end = first.span.start
    hedges = sentence.marks.of("about_before", "moves_from", "fillers", "floor_before", "ceiling_before")
    told = [m.span for m in hedges] + [when.span for when in sentence.whens]
    told += [m.span for m in sentence.marks.of("compared")]
    while near := [span for span in told if span.start < end and 0 <= end - span.end <= int(span.end < end)]:
        end = min(span.start for span in near)
    start = max(before.span.end if before else sentence.span.start, sentence.span.start)
    start = max([start, *(m.span.end for m in sentence.marks.of("actuals") if m.span.end < end)])
    start = max([start, *(start + i + 1 for i, sign in enumerate(scene.text[start:end]) if sign in _SIGNS)])
    return Span(start, max(start, end))


def _is_name(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether the words before a figure can be the name of a part: short, and they tell nothing."""
    if not 0 < len(name.of(scene.text).strip(_SIGNS)) <= _NAME:
        return False
    telling = (m for m in sentence.marks.of(*_TELLING) if name.covers(m.span))
    dated = any(when.span.end == name.end or when.span.end + 1 == name.end for when in sentence.whens)
    companies = any(name.covers(who.span) and who.span.end >= name.end - _GOAL for who in sentence.whos)
    return not dated and not companies and not any(telling)


def _leads(scene: Scene, view: View, name: Span) -> bool:
    """Whether the figure's own words make it a part: うち before it, an ending of parts, or what it is for."""
    sentence, text = view.sentence, scene.text
    if any(name.start - _GOAL <= m.span.end <= name.end for m in sentence.marks.of("parts")):
        return True
    if _ends(scene.lexicon).search(text, name.start, name.end):
        return True
    if any(0 <= m.span.start - view.place.end <= _GOAL for m in sentence.marks.of("purposes")):
        return True
    known = [m.span for m in sentence.marks.of("scopes", "places") if name.covers(m.span)]
    if any(name.end - span.end <= _GOAL and len(text[name.start : span.start].strip(_SIGNS)) == 0 for span in known):
        return True  # 无锡占12亿
    given = any(m.span.end in {name.end, view.place.start} for m in sentence.marks.of("destined"))
    spent = any(m.span.start >= view.place.end for m in sentence.marks.of("weak_mentions", "plans", "receives"))
    return given and spent


def _is_part(scene: Scene, figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the figure is told as a part, or goes on with a list whose last figure is."""
    sentence, view = scene.sentences[figure.sentence], view_of(scene, figure)
    name = _name(scene, sentence, figure.amount)
    if not _is_name(scene, sentence, name):
        return False
    if _leads(scene, view, name):
        return True
    first = _moved_from(scene, sentence, figure.amount)
    before = _before(sentence, first)
    other = next(
        (f for f in figures if before and f.sentence == figure.sentence and f.amount.span == before.span), None
    )
    return other is not None and other.role != "prior" and _is_open(scene, other) and _is_part(scene, figures, other)


def _is_open(scene: Scene, figure: Figure) -> bool:
    """Whether nothing but its noun speaks against the figure: it is no past, no earlier figure and no change."""
    if figure.amount.unit is not Unit.MONEY or figure.amount.currency is None or figure.reason not in _OPEN:
        return False
    noun, end = figure.noun_mark, figure.amount.span.end
    if figure.noun == "other" and noun is not None and scene.text[end : noun.span.start] in scene.lexicon.objects:
        return False  # 20億ドルを出資する
    return role_of(scene, figure, view_of(scene, figure))[1] in ("level", "no plan")


def with_listed_part(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure:
    """`figure` as part of the plan before it, for the same time."""
    lexicon = scene.lexicon
    if lexicon.spaced or scene.document.issuer or figure.scope != "total" or not _is_open(scene, figure):
        return figure
    if figure.pledge and view_of(scene, figure).left("total_words") == 0:
        return figure  # 総額705億円を投じて建て替える: more than a year's
    whole = _whole(scene, figures, figure)
    foreign = foreign_voice(scene, view_of(scene, figure))
    if whole is None or foreign or not _is_part(scene, figures, figure):
        return figure
    name = _name(scene, scene.sentences[figure.sentence], figure.amount)
    return figure._replace(
        noun="capex", role="level", reason="", rule="part in a list", scope=part_named(scene, name), when=whole.when,
        pledge=whole.pledge,
    )  # fmt: skip


def goal_by_ending(scene: Scene, view: View, amount: Amount) -> str:
    """What one of several figures goes to, by the ending before it: 新ホテルに580億円、刷新に705億円; else nothing."""
    several = len(view.others) > 0 and not view.sentence.whens and not scene.lexicon.spaced
    if not several or not any(m.span.end == view.place.start for m in view.marks("destined")):
        return ""
    name = _name(scene, view.sentence, amount)
    start = max((who.span.end + 1 for who in view.sentence.whos if name.covers(who.span)), default=name.start)
    return part_named(scene, Span(start, name.end)) if _is_name(scene, view.sentence, name) else ""
