"""Figures that sum over several companies, and are nobody's own."""

from __future__ import annotations

from capex.document import Span
from capex.lexicon.words import PeriodForm
from capex.passes.scene import FAR, Scene, View
from capex.passes.who.in_turn import told_behind
from capex.passes.who.several import goes_on_about_several, is_for_each, share_one_figure
from capex.passes.who.summing import goes_on_summing
from capex.tokens import Mark, Unit


def is_sum(scene: Scene, view: View) -> bool:
    """Whether the clause sums over companies: it says so and names none or several."""
    sums = [m for m in view.marks("aggregates") if not (scene.lexicon.joined and _is_beside(scene, view, m))]
    sums = [m for m in sums if not _is_of_one(view, m) and not _is_compared_with(view, m)]
    if is_for_each(view) or told_behind(scene, view.sentence, view.place) is not None:
        return False
    several = goes_on_about_several(scene, view) or _is_of_a_venture(scene, view)
    if several or not sums or _adds_up_years(scene, view, sums):
        return several or (not sums and (share_one_figure(scene, view) or goes_on_summing(scene, view)))
    everyone = {who.ticker for who in view.sentence.whos}
    if len(everyone) > 1 and view.others and (own := _in_a_list(view, sums)) is not None:
        return own
    if (joint := _is_joint(view, many=len(everyone) > 1)) is not None:
        return joint
    if any(_names_a_group(scene, view, m) for m in sums) or (
        _is_told_of_all(view, sums)
        if scene.lexicon.spaced
        else _follows_a_list(scene, view, sums) or _sums_up_first(scene, view, sums)
    ):
        return True
    named = {who.ticker for who in view.sentence.whos if view.clause.covers(who.span)} or everyone
    led = any(m.span.end <= view.place.start for m in sums)
    if not named and not led and scene.lexicon.spaced:  # "$2 billion in total": nothing, where one company is spoken of
        named = {who.ticker for sentence in scene.sentences for who in sentence.whos}
    several = len(named) != 1 and not (not named and _adds_up_its_own(scene, view, sums))
    shared = scene.lexicon.spaced and share_one_figure(scene, view)  # "Bosch and ZF will together": one is unknown
    return several or shared or _counts_companies(scene, view) or _only_examples(view)


#: Words of "the world's" between "one of" and the many.
_OF_THE = 4


def _is_of_one(view: View, many: Mark) -> bool:
    """Whether a company is only called one of the many: "Samsung, one of the world's largest chip makers"."""
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    leads = [m.span.end for m in view.marks("ones") if m.span.end <= many.span.start]
    return bool(leads) and view.scene.distance(leads[-1], many.span.start) <= _OF_THE


def _is_compared_with(view: View, many: Mark) -> bool:
    """Whether one company's own figure is only held against a sum: "$16 billion, less than the two spent together"."""
    own = {who.ticker for who in view.sentence.whos if who.span.end <= view.place.start}
    if not view.scene.lexicon.spaced or view.scene.lexicon.joined or len(own) != 1:
        return False
    gap = Span(min(view.place.end, many.span.start), many.span.start)
    return any(gap.covers(m.span) for m in view.marks("compared", "moves_from", "delta_after"))


#: Periods of several years.
_YEARS = (PeriodForm.SPAN, PeriodForm.UNTIL, PeriodForm.NEXT)


def _adds_up_years(scene: Scene, view: View, sums: list[Mark]) -> bool:
    """Whether "together" adds up the years of the one company that is spoken of: "Bis 2029 sollen es zusammen …"."""
    if not scene.lexicon.spaced or scene.lexicon.joined or view.sentence.whos:
        return False
    if not any(when.form in _YEARS and view.clause.covers(when.span) for when in view.sentence.whens):
        return False
    adverbs = [m.span for m in view.marks("total_words", "fillers")]
    if not all(any(adverb.covers(m.span) for adverb in adverbs) for m in sums):
        return False
    start = view.sentence.span.start
    near = [s for s in scene.sentences if s.paragraph == view.sentence.paragraph and s.span.start < start]
    return len({who.ticker for s in near for who in s.whos} or set(scene.headline)) == 1


def _is_of_a_venture(scene: Scene, view: View) -> bool:
    """Whether several found something together before the figure, and nobody acts between: 合資公司總投資78億美元."""
    found = [m for m in view.marks("ventures") if m.span.end <= view.place.start and not _is_beside(scene, view, m)]
    if not found:
        return False
    between = Span(found[-1].span.end, view.place.start)
    own = [who.span for who in view.sentence.whos]
    own += [m.span for m in view.marks("own_words") if not scene.text[m.span.start - 1].isalpha()]  # but 電池有限公司
    works = [m.span for m in view.marks("programmes")]  # "the total investment" is that of what they build
    named = [m.span for m in view.marks("mentions")]  # but a company with such a venture has spending of its own
    own += [span for span in named if not any(work.overlaps(span) for work in works)]
    return not any(between.covers(span) for span in own)


def _names_a_group(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether a number right behind a name makes a group of it, which is the subject: 台塑四寶."""
    if not scene.lexicon.joined:
        return False
    led = any(who.span.end == mark.span.start for who in view.sentence.whos) and mark.span.end <= view.place.start
    return led and scene.text[mark.span.start] in scene.lexicon.digits and view.clause.covers(mark.span)


def _is_beside(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether a sum is told in brackets, of what these explain: 運輸業務(鐵路、港口合計)129億元."""
    start = scene.text.rfind("(", view.sentence.span.start, mark.span.start)
    closed = scene.text.find(")", mark.span.end, view.sentence.span.end)
    inside = start >= 0 <= closed and ")" not in scene.text[start : mark.span.start]
    return inside and not start < view.place.start < closed


def _sums_up_first(scene: Scene, view: View, sums: list[Mark]) -> bool:
    """Whether a sum leads to the figure before anybody is named: 代工業者今年合計支出約700億美元,台積電占逾五成."""
    place = view.place.start
    led = any(view.clause.start <= m.span.start and m.span.end <= place for m in sums)
    named = any(who.span.start < place for who in view.sentence.whos)
    said = view.in_sentence("speech", "officers") or view.left("own_words", across=True) < FAR
    first = led and bool(view.sentence.whos) and not named and not said
    return first and not _adds_up_its_own(scene, view, sums)


def _adds_up_its_own(scene: Scene, view: View, sums: list[Mark]) -> bool:
    """Whether "in all" adds up what one company does, which the paragraph or headline names: 合計の設備投資は….

    The sentence before may list it: Aに9億円、Bに6億円。
    """
    totals = [m.span for m in view.marks("total_words")]
    if scene.lexicon.spaced or not all(any(t.overlaps(m.span) for t in totals) for m in sums):
        return False
    start = view.sentence.span.start
    near = [s for s in scene.sentences if s.paragraph == view.sentence.paragraph and s.span.start < start]
    told = {who.ticker for sentence in near for who in sentence.whos} or set(scene.headline)
    return len(told) == 1 and not any(s.marks.any_of("aggregates", "strangers") for s in near)


def _follows_a_list(scene: Scene, view: View, sums: list[Mark]) -> bool:
    """Whether "in all" stands right before the figure, in a clause without a name behind a list: 合計1兆4900億円."""
    if not any(0 <= view.place.start - m.span.end <= _TOUCHING for m in sums):
        return False
    if any(view.clause.covers(who.span) for who in view.sentence.whos):
        return False
    start = view.sentence.span.start
    near = [s for s in scene.sentences if s.paragraph == view.sentence.paragraph and s.span.start <= start]
    return len({who.ticker for s in near[-2:] for who in s.whos}) > 1


#: Signs between a word for a sum and its figure.
_TOUCHING = 2


def _is_joint(view: View, *, many: bool) -> bool | None:
    """Whether several do it jointly, by an adverb behind the last name; `None`: not told ("its combined spending")."""
    last = max((who.span.end for who in view.sentence.whos if who.span.end <= view.place.start), default=0)
    words = [m.span.start for m in view.marks("jointly") if view.clause.covers(m.span)]
    place, behind = view.place, view.scene.lexicon.objects  # 5년간 2조원을 공동 투자한다
    words = [s for s in words if last <= s < place.start or (behind and 0 <= s - place.end <= _TOUCHING)]
    own = [m.span.end for m in view.marks("own_words")]
    return (many or not any(0 <= words[-1] - end <= 1 for end in own)) if words else None


def _is_told_of_all(view: View, sums: list[Mark]) -> bool:
    """Whether the subject before the figure is a crowd, and nobody else stands before it ("retailers will spend")."""
    before = Span(view.sentence.span.start, view.place.start)
    crowd = any(view.clause.covers(m.span) and before.covers(m.span) for m in sums)
    alone = not any(before.covers(who.span) for who in view.sentence.whos)
    return crowd and alone and not any(before.covers(m.span) for m in view.marks("own_words", "officers"))


def _only_examples(view: View) -> bool:
    """Whether the company that the clause names is only one of many: JR東日本など鉄道各社, 台積電等大廠."""
    ends = {m.span.start for m in view.marks("examples")}
    whos = [who for who in view.sentence.whos if who.span.end <= view.place.start]
    return bool(whos) and not view.scene.lexicon.spaced and whos[-1].span.end in ends


def _in_a_list(view: View, sums: list[Mark]) -> bool | None:
    """Whether a figure of a list ("A plans $5bn, B $3bn, which makes $8bn together") is its sum; `None`: not told.

    What stands between the figure before and the next one is the figure's own: a name alone, or a word of sums alone.
    """
    names = [who.span for who in view.sentence.whos if who.span.end <= view.place.start]
    beside = bool(names) and view.place.start - names[-1].end <= _TOUCHING
    if (
        beside
        and not view.scene.lexicon.spaced
        and not any(names[-1].start <= m.span.start < view.place.start for m in sums)
    ):
        return False  # 三大运营商…:中国移动1512亿元、中国电信836亿元
    following = any(other.start >= view.place.end for other in view.others)
    money = [a.span.end for a in view.sentence.amounts if a.unit is Unit.MONEY and a.span.end <= view.place.start]
    first = max(money, default=view.sentence.span.start)  # JR東日本が前期比9%増の8100億円: a rate begins nothing
    own = Span(first, view.place.end if following else view.right_end)
    whos = [who.span.start for who in view.sentence.whos if own.covers(who.span) and who.span.end <= view.place.start]
    words = [m.span.start for m in sums if own.covers(m.span)]
    behind = [start for start in words if not whos or start > whos[-1]]  # JR3社の計画は、JR東日本が8100億円
    if len(whos) == 1 and not behind:
        return False
    told = [start for start in words if start < view.place.start]
    if view.figure_end > view.sentence.span.start and told and not any(start > max(told) for start in whos):
        return True
    return None


def _counts_companies(scene: Scene, view: View) -> bool:
    """Whether the clause tells how many companies it sums over ("the four", "les trois acteurs").

    Where nothing parts words, a clause between the last name and the figure may tell it: 中国电信…,三大运营商…:合计….
    """
    last = max((who.span.end for who in view.sentence.whos if who.span.end <= view.place.start), default=0)
    for mark in view.marks("aggregates"):
        words = mark.span.of(scene.text).split()
        counted = any(word in scene.lexicon.numbers for word in words[-2:]) or words[0][:1].isdigit()
        counted = counted or words[0][:1] in scene.lexicon.digits
        led = not scene.lexicon.spaced and last <= mark.span.start < view.place.start
        if counted and (led or view.clause.covers(mark.span)):
            return True
    return False
