"""Years in which a project begins to work: "an investment of €10 billion in Dresden, the plant is to open in 2027"."""

from __future__ import annotations

from capex.lexicon.words import PeriodForm
from capex.passes.scene import View
from capex.tokens import Sentence, Unit, When

#: Words between a year and the verb of what begins in it ("open in 2027", "2027 in Betrieb"), and from the verb to
#: a quarter or half behind it ("begin production of vans in the first half").
_BESIDE, _IN_PART = 1, 6


#: Signs of a month or season and an ending between a year and the verb behind it: 2027년 5월 완공.
_SIGNS = 5


def begins_then(sentence: Sentence, when: When) -> bool:
    """Whether something only begins then: "with no reline to do until 2028, you may pencil in $500 million"."""
    if not any(m.span.start == when.span.start for m in sentence.marks.of("not_yet")):
        return False
    ends = [m.span.end for m in sentence.marks.of("negations") if m.span.end <= when.span.start]
    ends = [end for end in ends if not any(end <= b <= when.span.start for b in sentence.breaks)]
    between = (a.span.start for a in sentence.amounts if ends and ends[-1] <= a.span.start < when.span.start)
    return bool(ends) and not any(between)


def _dates_an_aim(view: View, when: When) -> bool:
    """Whether a company only says when what the money is for begins or grows: "for production growth in 2028"."""
    start, end, year = when.span.start, view.place.end, _running(view)
    if when.part or when.year is None or year is None or when.year <= year or start < end:
        return False
    aims = [m.span.end for m in view.marks("prices", "unsettled") if end <= m.span.start and m.span.end <= start]
    aims = [aim for aim in aims if not any(end <= place <= start for place in view.sentence.breaks)]
    things = [m.span for m in view.marks("starts", "other_metrics") if aims and aims[0] <= m.span.start]
    return any(span.end <= start and view.scene.distance(span.end, start) <= _GROWS for span in things)


def _running(view: View) -> int | None:
    """The year in which the document speaks, which is the one after a year whose last quarter it reports."""
    document = view.scene.document
    if document.said_on is not None:
        return document.said_on.year
    return document.reports.year + (document.reports.part == _LAST) if document.reports else None


#: The quarter that is reported on in the year after.
_LAST = "Q4"
#: Words between what money is for and the year in which it grows: "growth in".
_GROWS = 2


def dates_a_start(view: View, when: When) -> bool:
    """Whether the press only dates what is built with the money, behind the figure: then it is no year of the money."""
    scene, lexicon = view.scene, view.scene.lexicon
    if begins_then(view.sentence, when):
        return True
    if scene.document.issuer and not lexicon.joined:  # "relates to the center that we'll complete in Q1"
        ends = (m.span.end for m in view.marks("starts") if m.span.start >= view.place.end and when.part)
        return _dates_an_aim(view, when) or any(
            when.span.start - end > 0 and scene.distance(end, when.span.start) <= 1 for end in ends
        )
    ahead = when.span.start < view.place.end
    if scene.document.issuer or (ahead and not lexicon.joined):
        return False
    if lexicon.joined:  # 27年夏に稼働させる; before its money only what is glued to it: 2019年度を目途に180億円を投じ
        gaps = (m.span.start - when.span.end for m in view.marks("starts"))
        return any(0 <= gap <= (0 if ahead else _SIGNS) for gap in gaps)
    near = when.span.start - view.place.end <= 1  # "is to spend $3 billion next year to open 1,500 restaurants"
    for mark in () if near else view.marks("starts"):
        start, end = min(mark.span, when.span).end, max(mark.span, when.span).start
        near = start <= end and scene.distance(start, end) <= _room(view, when, mark.span.start)
        if mark.span.start >= view.place.end and near:
            return "," not in scene.text[start:end]
    return _dates_a_rank(view, when) or _dates_what_it_does(view, when)


#: Characters of "of" and blanks between a quarter and its year.
_OF = 4


def _room(view: View, when: When, start: int) -> int:
    """How many words may part a period from the verb of what begins in it."""
    parts = [w for w in view.sentence.whens if w.part or w.form is PeriodForm.QUARTER_END]
    part = when in parts or any(0 <= when.span.start - w.span.end <= _OF for w in parts)
    return _IN_PART if part and start < when.span.start else _BESIDE


def _dates_a_rank(view: View, when: When) -> bool:
    """Whether an apposition only ranks what the money buys by the time: "…, its biggest bet in America this year"."""
    text, start = view.scene.text, when.span.start
    comma = text.rfind(",", view.place.end, start)
    if comma < 0 or not view.scene.lexicon.spaced or view.scene.lexicon.joined:
        return False
    ranked = any(comma < m.span.start and m.span.end <= start for m in view.marks("ranks"))
    promises = [m.span for m in view.marks("pledges")]  # "the latest such commitment this year"
    verbs = [m.span for m in view.marks("plans", "actions", "actuals", "presents") if m.span.end <= start]
    verbs = [verb for verb in verbs if verb not in promises]
    figures = (other.start for other in view.others)
    return ranked and not any(comma < at < start for at in (*figures, *(span.start for span in verbs)))


def _dates_what_it_does(view: View, when: When) -> bool:
    """Whether a relative clause dates what the work will do: "in a plant which will double its output in 2026"."""
    scene, start = view.scene, when.span.start
    leads = [m.span for m in view.marks("relatives")]
    works = {m.span.end + 1 for m in view.marks("programmes") if m.span.start >= view.place.end}
    works |= {end + 1 for end in works}  # "in the site, which would"
    leads = [span for span in leads if span.start in works and span.end < start]
    at = next((i for i in works if scene.lexicon.that and scene.text.startswith(f"{scene.lexicon.that} ", i)), None)
    begins = min([*(span.start for span in leads), *([at] if at is not None and at < start else [])], default=None)
    money = (a.span.start for a in view.sentence.amounts if a.unit is Unit.MONEY and a.currency)
    if begins is None or any(begins < at < start for at in money):
        return False
    return any(begins < m.span.start < start for m in view.marks("unsettled", "plans"))
