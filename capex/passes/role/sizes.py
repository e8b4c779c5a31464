"""Whether a figure is too small or too large to be one company's plan for capital spending."""

from __future__ import annotations

from capex.numerals import atoms
from capex.passes.role.case import Case
from capex.passes.scene import View
from capex.tokens import Unit

#: No plan for capital spending is smaller, in units of any currency; one that is written out in digits is as large.
_SMALLEST, _WRITTEN_OUT = 100_000, 1_000_000
#: And none of one company is as large, in the currencies of which a billion is much.
_LARGEST, _DEAR = 2 * 10**12, frozenset(("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "$", "dollar"))
#: In a table whose heading was not understood: even in thousands no company's figure is larger.
_IN_A_ROW = 100_000_000


def is_small(case: Case) -> bool:
    """Money without a scale is a price, or a scale that was lost: in a row of a table, it stands in a heading."""
    amount = case.figure.amount
    least = _IN_A_ROW if "|" in case.view.sentence.span.of(case.scene.text) or _stands_in_a_row(case) else _WRITTEN_OUT
    size = max(abs(end) for end in amount.range.ends if end is not None)
    return amount.unit is Unit.MONEY and size < least and (size < _SMALLEST or _is_unscaled(case))


def _stands_in_a_row(case: Case) -> bool:
    """Whether another number stands right beside the figure, with nothing but blanks between: "$ 88,144 $ 186,211"."""
    text, place = case.scene.text, case.view.place
    gaps = [text[o.end : place.start] if o.end <= place.start else text[place.end : o.start] for o in case.view.others]
    return case.scene.lexicon.spaced and any(gap.isspace() for gap in gaps)


def _is_unscaled(case: Case) -> bool:
    """Whether no word or letter for a scale stands in the figure."""
    lexicon = case.scene.lexicon
    return not any(atom.scale > 1 for atom in atoms(case.scene.text, case.figure.amount.span, lexicon))


def is_large(case: Case) -> bool:
    """More than any company spends: what a whole trade or the world spends ("$3 to $4 trillion by 2030")."""
    amount = case.figure.amount
    size = max(abs(end) for end in amount.range.ends if end is not None)
    return amount.unit is Unit.MONEY and amount.currency in _DEAR and size >= _LARGEST


#: A plan is so many times what it moves by.
_TIMES = 4


def moves_a_larger(view: View) -> bool:
    """Whether the next figure is so much larger that this one only is what it moved by: 砍掉10億元,降至130億元."""
    own = next((a.size for a in view.sentence.amounts if a.span == view.place), 0.0)
    behind = [a.size for a in view.sentence.amounts if a.span.start > view.place.end and a.unit is Unit.MONEY]
    return bool(behind) and behind[0] > own * _TIMES
