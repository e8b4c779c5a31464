"""Whether what was said right before a figure plans, so that a list or thought goes on with it."""

from __future__ import annotations

from capex.passes.role.case import Case
from capex.passes.text.sentences import is_item
from capex.tokens import Sentence, Unit

#: A list of guidance has at most so many items before the one on spending.
_LIST = 10


def planned_before(case: Case) -> bool:
    """Whether the sentences right before, in the same paragraph, give guidance (a list goes on)."""
    scene, index = case.scene, case.figure.sentence
    told = (
        case.scene.lexicon.spaced or not case.view.sentence.whos
    )  # in a list each company has its own: 京セラは…27%増
    rates = (a for a in case.view.sentence.amounts if a.unit is Unit.RATE and a.span.start > case.view.place.end)
    rates = (a for a in rates if any(sign.isdigit() for sign in a.span.of(case.scene.text)))  # no "percent of revenue"
    if told and any(rates):
        return False  # "$52.53 billion, an increase of 63 %" is a report
    own = scene.sentences[index]
    listed = is_item(scene.text, own.span)
    back = scene.sentences[max(index - (_LIST if listed else 2), 0) : index]
    near = [s for s in back if own.paragraph - s.paragraph <= (_LIST if listed else 0)]
    return any(_plans(s, case.year) for s in near) or _is_listed(case)


def _is_listed(case: Case) -> bool:
    """Whether a company goes on with a list of what it plans, in words without a verb: "Tax rate of 22%. Capex of"."""
    scene, index = case.scene, case.figure.sentence
    if scene.document.issuer is None or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    for before in reversed(scene.sentences[max(index - _LIST, 0) : index]):
        far = scene.sentences[index].paragraph - before.paragraph > 1
        if far or not before.marks or before.marks.any_of("actuals", "actual_periods"):
            return False
        kept = [m.span for m in before.marks.of("actions")]  # "Adjusted EBITDA, $1.9 billion, unchanged."
        past = any(not any(span.covers(m.span) for span in kept) for m in before.marks.of("pasts"))
        if _plans(before, case.year) or past:
            return _plans(before, case.year)
    return False


def _plans(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence plans: not for years gone by, nor by a word for what was ("haben … investiert")."""
    gone = [(w.offset or 0) < 0 or bool(w.year and year and w.year < year) for w in sentence.whens]
    if gone and all(gone):
        return False
    spent = [m.span for m in sentence.marks.of("actuals")]
    return any(not any(span.covers(m.span) for span in spent) for m in sentence.marks.of("plans", "guidance"))
