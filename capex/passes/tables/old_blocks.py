"""Tables of the guidance before, which stand beside those of the new one under a heading of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import any_of
from capex.passes.tables.headings import Sheet
from capex.revision import move
from capex.statement import Action, Statement
from capex.vocabulary import vocabulary

#: A heading of more words tells something.
_WORDS = 12


def is_prior_block(sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether the nearest heading over a row that promises guidance calls it the one before: "Prior guidance"."""
    priors, currents = any_of(lexicon.column_priors, lexicon), any_of(lexicon.column_currents, lexicon)
    if any(priors.search(each) or currents.search(each) for each in sheet.columns):
        return False
    plans = any_of(lexicon.column_plans, lexicon)
    heading = next((each for each in (*sheet.wide, *sheet.sections) if plans.search(each)), "")
    lead = priors.search(heading)
    if lead is None or currents.search(heading) or len(heading.split()) > _WORDS:
        return False
    return not any_of((*lexicon.in_brackets, *lexicon.compared), lexicon).search(heading)


def keeps_guidance(sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether the line right over a table only keeps guidance: "The Company is reaffirming its 2025 guidance:"."""
    written = sheet.texts[0].rstrip() if sheet.texts else ""
    if not written.endswith(":"):
        return False
    marks = vocabulary(lexicon).scan(written, Span(0, len(written)))
    kept = {mark.value for mark in marks.of("actions")} == {Action.REAFFIRMED}
    return kept and marks.any_of("guidance") and not marks.any_of("other_metrics")


def with_priors(told: Iterable[Statement], before: Sequence[Statement]) -> Iterator[Statement]:
    """Statements with the figures that a table of the guidance before gives for the same."""
    earlier = {(s.scope, s.period): s for s in reversed(before)}
    for one in told:
        old = earlier.get((one.scope, one.period))
        if old is None or one.prior is not None or one.range is None or old.range is None:
            yield one
        else:
            yield replace(one, prior=old.range, action=one.action or move(old.range, one.range).action)
