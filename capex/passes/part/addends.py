"""Figures that add up to a total told before are its parts, whatever they are called and wherever their names stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from capex.passes.role.roles import OVERFULL
from capex.passes.scene import Figure, Scene, figures_near, view_of
from capex.passes.text.sentences import is_item
from capex.tokens import Unit

#: So many sentences behind a total its parts are told.
_REACH = 4
#: Parts are rounded, so that their sum is off by so much of the total at most.
_OFF = Decimal("0.012")
#: A list of parts has at most so many lines.
_LINES = 12


def _size(figure: Figure) -> Decimal:
    """The middle of a figure."""
    low, high = figure.amount.range.ends
    return ((low or high or Decimal(0)) + (high or low or Decimal(0))) / 2


def _is_plain(scene: Scene, figure: Figure) -> bool:
    """Whether nothing but the name of a part can stand with the figure: it is no plan, past or change of its own."""
    told = figure.role in ("actual", "prior", "delta") or figure.reason in ("analyst", "several companies", "outsider")
    view = view_of(scene, figure)
    moved = any(view.touching_right(table) for table in ("compared_after", "prior_after", "delta_after"))
    told = told or figure.when.past or figure.amount.range.is_open
    told = told or min(view.left("tolerances"), view.right("tolerances")) <= 1
    return not (told or moved) and (figure.when_span is None or figure.noun != "capex")


def _is_free(figure: Figure) -> bool:
    """Whether the figure is money that no noun of its own makes a total."""
    loose = figure.noun in ("", "weak", "money") or figure.rule in ("carried", "planned", "no plan")
    return loose and figure.noun != "other" and figure.amount.unit is Unit.MONEY and figure.amount.currency is not None


def _is_named(scene: Scene, figure: Figure) -> bool:
    """Whether a name of capital spending stands right before the figure, which is then no mere part."""
    noun = figure.noun_mark
    if figure.noun != "capex" or noun is None or noun.span.end > figure.amount.span.start:
        return False
    sentence, start = scene.sentences[figure.sentence], noun.span.end
    verbs = [m.span for m in sentence.marks.of("receives") if 0 <= m.span.start - start <= 1]
    start = min(max([start, *(span.end for span in verbs)]), figure.amount.span.start)  # "capex makes up $20 billion"
    return sentence.span.covers(noun.span) and scene.distance(start, figure.amount.span.start) <= 1


def _group(scene: Scene, figures: Sequence[Figure], figure: Figure) -> list[Figure]:
    """The money of the figure's sentence, or of the lines of its list."""
    own = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    if len(own) != 1 or not is_item(scene.text, scene.sentences[figure.sentence].span):
        return own
    lines = tuple(_lines(scene, figure.sentence))
    return [f for f in figures if f.sentence in lines and f.amount.unit is Unit.MONEY]


def _lines(scene: Scene, index: int) -> Iterator[int]:
    """The numbers of the lines around `index` that are items of one list."""
    first = index
    while first and _is_line(scene, first - 1, index):
        first -= 1
    while _is_line(scene, first, index):
        yield first
        first += 1


def _is_line(scene: Scene, number: int, index: int) -> bool:
    if not 0 <= number < len(scene.sentences) or abs(number - index) > _LINES:
        return False
    sentence, own = scene.sentences[number], scene.sentences[index]
    return sentence.paragraph == own.paragraph and is_item(scene.text, sentence.span) and bool(sentence.amounts)


def _total(figures: Sequence[Figure], group: Sequence[Figure]) -> Figure | None:
    """The total told shortly before that the group adds up to."""
    first, whole = group[0], sum((_size(f) for f in group), Decimal(0))
    before = [
        f for f in figures
        if f.role == "level" and not f.reason and 0 <= first.sentence - f.sentence <= _REACH
        and f.amount.span.end <= first.amount.span.start and f.company == first.company
        and f.amount.currency == first.amount.currency and abs(_size(f) - whole) <= _OFF * _size(f)
    ]  # fmt: skip
    return before[-1] if before else None


def _name(scene: Scene, figure: Figure) -> str:
    """What stands before the figure since the last comma, bullet or figure."""
    sentence = scene.sentences[figure.sentence]
    before = [a.span.end for a in sentence.amounts if a.span.end <= figure.amount.span.start]
    written = scene.document.text[max([sentence.span.start, *before]) : figure.amount.span.start]
    return written.strip(" ,:;-▲△●■·()'\"“”‘’")[-_NAME:].strip() or "part"


#: The name of a part is at most so many signs long.
_NAME = 24


def with_sum(  # noqa: PLR0911 (one return for each way to add up)
    scene: Scene, figures: Sequence[Figure], figure: Figure
) -> Figure:
    """`figure` as a part of the total that it and its neighbours add up to."""
    if scene.lexicon.owner and _holds_research(figures, figure):
        return figure._replace(role=OVERFULL, reason=OVERFULL, rule="adds up")
    if scene.lexicon.owner and any(_is_all_of(figures, f, figure) for f in figures):
        return figure._replace(scope="total")
    if scene.lexicon.owner and (whole := _ahead(figures, figure)):
        return figure if whole is figure else _part(scene, figure, whole)
    if total := _added_to(scene, figures, figure):
        return _part(scene, figure, total)
    if not _is_free(figure) or not _is_plain(scene, figure) or _is_named(scene, figure):
        return figure
    group = _group(scene, figures, figure)
    if len(group) < 2 or any(not _is_plain(scene, f) or f.amount.currency != figure.amount.currency for f in group):
        return figure
    total = _total(figures, group)
    if total is None:
        return figure
    return _part(scene, figure, total)


def _added_to(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The total told next that a part told before and this figure make: "aircraft is $3bn; add $1bn and it's $4bn"."""
    if scene.document.issuer is None or not scene.lexicon.spaced or figure.role != "delta" or figure.noun != "capex":
        return None
    near = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    place = next(n for n, f in enumerate(near) if f.amount.span == figure.amount.span)
    if not 0 < place < len(near) - 1:
        return None
    part, total = near[place - 1], near[place + 1]
    stands = all(f.role == "level" and not f.reason and f.company == figure.company for f in (part, total))
    ends = zip(part.amount.range.ends, figure.amount.range.ends, total.amount.range.ends, strict=True)
    fits = all(one and more and whole and abs(one + more - whole) <= _OFF * whole for one, more, whole in ends)
    return total if stands and part.scope != "total" and fits else None


def _ahead(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The total that a sentence tells behind the list of its parts: A에 36조원, B에 23조원 등 모두 60조원."""
    if figure.amount.unit is not Unit.MONEY or figure.role in _OLD or figure.noun == "other":
        return None
    group = [f for f in figures_near(figures, figure.sentence) if f.amount.unit is Unit.MONEY]
    parts, whole = group[:-1], group[-1]
    if len(parts) < 2 or whole.role != "level" or whole.reason:
        return None
    if any(f.noun == "other" or f.role in _OLD for f in parts):
        return None
    alike = all(f.amount.currency == whole.amount.currency and f.company == whole.company for f in parts)
    fits = abs(_size(whole) - sum((_size(f) for f in parts), Decimal(0))) <= _OFF * _size(whole)
    return whole if alike and fits else None


def _holds_research(figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether the money told around a plan adds up to it, and some of it is no capital spending, which has its own.

    "올해 투자 계획은 17조8000억원이다. 연구개발에 7조4000억원, 설비투자에 9조원, 전략투자에 1조4000억원을 쓴다."
    """
    return bool(_mixed(figures, figure))


def _mixed(figures: Sequence[Figure], figure: Figure) -> Sequence[Figure]:
    """The money around a plan that adds up to it and of which some is no capital spending; empty where none does."""
    if figure.role != "level" or figure.reason or figure.pledge or figure.amount.unit is not Unit.MONEY:
        return ()
    money = [f for f in figures if f.amount.unit is Unit.MONEY and f.role not in _OLD]
    money = [f for f in money if f.amount.currency == figure.amount.currency]
    behind = [f for f in money if f.amount.span.start > figure.amount.span.end]
    near = [f for f in behind if f.sentence - figure.sentence <= _NEAR]
    own = [f for f in money if f.sentence == figure.sentence and f.amount.span.end <= figure.amount.span.start]
    groups = (own, *(near[:n] for n in range(2, len(near) + 1)))
    return next((group for group in groups if _adds_up_mixed(group, figure)), ())


def _is_all_of(figures: Sequence[Figure], whole: Figure, figure: Figure) -> bool:
    """Whether the figure is all the capital spending in a plan that holds research, too, and so no part of any."""
    if figure.noun != "capex" or figure.scope == "total" or abs(figure.sentence - whole.sentence) > _NEAR:
        return False
    named = [f.amount.span for f in _mixed(figures, whole) if f.noun == "capex"]
    return named == [figure.amount.span]


def _adds_up_mixed(group: Sequence[Figure], figure: Figure) -> bool:
    """Whether a group adds up to a figure, and both capital spending by name and another measure are in it."""
    nouns = {f.noun for f in group}
    whole = _size(figure)
    return {"capex", "other"} <= nouns and abs(sum((_size(f) for f in group), Decimal(0)) - whole) <= _OFF * whole


#: So many sentences behind a plan, the last of what it is made of is told.
_NEAR = 2
#: The roles of figures that list no part of a plan.
_OLD = ("actual", "prior", "delta")


def _part(scene: Scene, figure: Figure, total: Figure) -> Figure:
    named = figure.scope if figure.scope != "total" else _name(scene, figure)
    return figure._replace(
        noun="capex", role="level", reason="", rule="adds up", scope=named, when=total.when, pledge=total.pledge
    )
