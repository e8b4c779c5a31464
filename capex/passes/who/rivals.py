"""Whether a figure is another's: a customer's, a rival's or a government's, and not of the company spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from capex.document import Span
from capex.passes.scene import FAR, View
from capex.passes.who.acting import is_oblique, name_end
from capex.passes.who.by_rivals import rivals
from capex.tokens import Mark


def is_others(view: View) -> bool:
    """Whether the figure is a customer's, a rival's or a government's."""
    if not view.in_sentence("others", "aggregates"):
        return False
    end = view.place.end
    stop = view.scene.text.find(",", end, view.right_end)
    told = any(stop < m.span.start < view.right_end for m in view.marks("speech"))
    acting = _acting(view)
    behind = view.right_of(_left_in(view, view.marks("others")))
    if stop >= 0 and not told and behind >= view.scene.distance(end, stop):
        behind = FAR
    near = min(view.left_of(acting, across=True), behind)
    own = view.left("own_words", across=True)
    return (near <= 6 and own > near) or _are_the_subject(view, acting)


#: Others open a sentence within so many words ("Large customers have told the market they will again increase").
_OPENING = 2


def _are_the_subject(view: View, acting: Sequence[Mark]) -> bool:
    """Whether a sentence of a company's document begins with others, and the company acts nowhere before the figure.

    "They" and "their" stand for the others then.
    """
    scene, start = view.scene, view.sentence.span.start
    opens = [m.span for m in (*acting, *_crowds(view)) if scene.distance(start, m.span.start) <= _OPENING]
    if not scene.lexicon.spaced or not opens:
        return False
    its = {m.span for m in view.marks("its")}
    own = {m.span for m in view.marks("own_words") if start <= m.span.start < view.place.start}
    if scene.document.issuer is None:  # "El regulador permitirá a las distribuidoras invertir 28.000 millones"
        named = any(who.span.start < view.place.start for who in view.sentence.whos)
        named = named or "," in scene.text[opens[0].end : view.place.start]  # "Weil Betreiber mehr abrufen, sollen …"
        return not (scene.lexicon.joined or named or own - its or view.in_sentence("eachs"))
    return not own - its and (bool(own) or opens[0].start == start)


def _acting(view: View) -> list[Mark]:
    """Others that act; those that a company's spending is for do not ("investments for new customers")."""
    named = [m.span for m in view.marks("mentions", "definitions")]  # "customer investment plan"
    found = [m for m in view.marks("others") if not any(span.covers(m.span) for span in named)]
    if view.scene.document.issuer is None:
        called = [span for _, span in rivals(view.scene, view.sentence)]  # "the rival of Boeing" is the company
        apart = any(who.span.start >= view.clause.end for who in view.sentence.whos)  # "…; Boeing will": then it is not
        found = [m for m in found if apart or not any(span.overlaps(m.span) for span in called)]
        return [m for m in found if not (_goes_on_acting(view, m) or _is_apposed(view, m) or _names_it(view, m))]
    ends = [m.span.end for m in view.marks("purposes")]
    found = [
        m for m in found
        if not any(e <= m.span.start and view.scene.distance(e, m.span.start) <= 1 for e in ends)
        and not _is_told(view, m)
    ]  # fmt: skip
    return _left_in(view, found)


def _is_told(view: View, mark: Mark) -> bool:
    """Whether the company acts and `mark` only is whom with or to: "we committed, with the government, to $4bn"."""
    scene, start = view.scene, mark.span.start
    acts = any(m.span.start < start for m in view.marks("first_persons"))
    goals = {m.span for m in view.marks("moves_to")}  # "to" may be a verb's and whom
    verbs = [m.span for m in view.marks("plans", "unsettled", "relatives") if m.span not in goals]
    if not acts or scene.lexicon.joined or any(0 <= verb.start - mark.span.end <= 1 for verb in verbs):
        return False
    leads = [m.span.end for m in view.marks("oblique") if m.span.end <= start]
    return bool(leads) and scene.distance(max(leads), start) <= _WHOM


#: Words of "the New Jersey" between "to" and "regulators".
_WHOM = 3


def _crowds(view: View) -> list[Mark]:
    """Whole trades that plan: "Utilities plan to spend over $140 billion"."""
    plans = {m.span.start for m in view.marks("plans", "unsettled")}
    return [m for m in view.marks("aggregates") if m.span.end + 1 in plans]


def _left_in(view: View, found: Sequence[Mark]) -> list[Mark]:
    """Those of `found` that no measure leaves out: not "net of what partners contribute"."""
    ends = [m.span.end for m in view.marks("excluded")]
    return [m for m in found if not any(0 <= m.span.start - end <= _OUT for end in ends)]


#: Characters between "net of" and who pays.
_OUT = 6


#: Words between a name and what it is called in apposition ("Micron, one of the three big makers of chips,").
_APPOSED = 10


def _is_apposed(view: View, mark: Mark) -> bool:
    """Whether `mark` only says between two commas what the watched company before it is."""
    text, scene = view.scene.text, view.scene
    before = [name_end(view.sentence, who) for who in view.sentence.whos if who.span.end <= mark.span.start]
    if not scene.lexicon.spaced or not before or not text.startswith(",", before[-1]):
        return False
    near = scene.distance(before[-1], mark.span.start) <= _APPOSED
    closed = "," in text[mark.span.end : view.place.start]
    return near and closed and text.count(",", before[-1], mark.span.start) == 1


def _names_it(view: View, mark: Mark) -> bool:
    """Whether `mark` stands between two names and says what the one behind it is: 蘋果供應商臻鼎."""
    ends, starts = ({getattr(who.span, end) for who in view.sentence.whos} for end in ("end", "start"))
    if not view.scene.lexicon.joined:
        return view.scene.lexicon.spaced and mark.span.end + 1 in starts  # "Der Konkurrent Lanxess rechnet mit"
    return mark.span.start in ends and mark.span.end in starts


def _goes_on_acting(view: View, mark: Mark) -> bool:
    """Whether behind `mark` the subject goes on with a plan of its own ("outdoes its rivals and will spend")."""
    plans = [m.span.start for m in view.marks("plans")]
    gap = Span(mark.span.end, view.place.start) if mark.span.end <= view.place.start else None
    named = [
        who
        for who in view.sentence.whos
        if gap and gap.covers(who.span) and not is_oblique(view.scene, view.sentence, who)
    ]
    told = named and any(mark.span.end <= m.span.start < named[-1].span.start for m in view.marks("speech"))
    if named and not told and view.scene.lexicon.spaced:
        return True  # "Apple's rivals spend heavily: Alphabet plans $185 billion"
    joins = [m.span.end for m in view.marks("clause_breaks", "between_and") if gap and gap.covers(m.span)]
    return view.scene.lexicon.spaced and any(0 <= plan - end <= 1 for plan in plans for end in joins)
