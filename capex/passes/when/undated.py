"""Figures without a period of their own: what the rest of the document tells of their year."""

from __future__ import annotations

from collections.abc import Sequence

from capex.passes.scene import Figure, Scene, figures_near, view_of
from capex.passes.startups import dates_a_start
from capex.passes.text.calendar import Resolved
from capex.passes.when.overhead import TALK
from capex.passes.when.timing import CalendarOf, of_headline
from capex.period import fiscal_year_of
from capex.tokens import Mark, Sentence


def _told_before(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The same figure of the same company shortly before, for several years: 516억유로 가운데 …."""
    same = (
        other for other in figures
        if other.pledge and not other.reason and other.company == figure.company
        and 0 < figure.sentence - other.sentence <= TALK and other.amount.range.ends == figure.amount.range.ends
    )  # fmt: skip
    return next(same, None)


def _dated_behind(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """The next figure of the company in a sentence whose only period stands behind that: it is for both."""
    if len(scene.sentences[figure.sentence].whens) != 1:
        return None
    behind = (
        other for other in figures
        if other.sentence == figure.sentence and other.amount.span.start > figure.amount.span.end
        and other.role == "level" and not other.reason and other.company == figure.company and other.when_span
        and other.when_span.start >= other.amount.span.end
    )  # fmt: skip
    return next(behind, None)


#: Words between the figure of the running year and the name of that year.
_NAMED = 6


def _year_after(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Resolved | None:
    """The year after that of a plan which the figure is held against: "to $39bn from the $42bn it plans this year"."""
    sentence, end = scene.sentences[figure.sentence], figure.amount.span.end
    for other in figures:
        own, place = other.when_span, other.amount.span
        held = other.sentence == figure.sentence and place.start >= end and other.role in ("prior", "actual")
        if not held or own is None or own.start < place.end or scene.distance(place.end, own.start) > _NAMED:
            continue
        if any(m.span.overlaps(own) for m in sentence.marks.of("told_then", "recalled")):
            continue  # "down from the $700 million that we expected when the year began"
        running = any(when.span == own and when.offset == 0 and not when.part for when in sentence.whens)
        planned = any(end <= m.span.start < own.start for m in sentence.marks.of("plans", "planned"))
        years = other.when.periods
        if running and planned and len(years) == 1 and years[0].is_year:
            return Resolved((years[0].shifted(1),))
    return None


#: Words behind "this year's" by which it is an older plan for the same year: "this year's original forecast".
_OLDER = 3


def _after_running(scene: Scene, figure: Figure) -> Resolved | None:
    """The year after the running one, where that alone is named, to compare with: "24% less than this year's"."""
    sentence, said_on = scene.sentences[figure.sentence], scene.document.said_on
    whens = sentence.whens
    if said_on is None or not whens or any(when.offset != 0 or when.part for when in whens):
        return None
    ends = [m.span.end for m in sentence.marks.of("compared")]
    led = all(any(0 <= when.span.start - end <= 1 for end in ends) for when in whens)
    olds = [m.span.start for m in sentence.marks.of("priors") if m.span.start >= whens[-1].span.end]
    older = any(scene.distance(whens[-1].span.end, at) < _OLDER for at in olds)
    year = fiscal_year_of(said_on, scene.companies.or_unknown(figure.company or "").fiscal_year_end)
    return Resolved((year.shifted(1),)) if led and not older else None


def with_default(  # noqa: PLR0911 (one return for each way to know the period)
    scene: Scene, figures: Sequence[Figure], figure: Figure, calendar_of: CalendarOf
) -> Figure:
    """A figure that stands without a period is for the year that the company's figure before it is for."""
    if figure.role != "level" or figure.reason or figure.pledge:
        return figure
    if figure.when_span is None and (told := _told_before(figures, figure)):
        return figure._replace(when=told.when, pledge=told.pledge, scope=told.scope)
    if figure.when.periods:
        return figure
    for other in figures:  # a headline leaves out the year that the text gives
        same = other.role == "level" and not other.reason and other.company == figure.company and other.when_span
        if same and figure.sentence < other.sentence and other.amount.range.ends == figure.amount.range.ends:
            return figure._replace(when=other.when)
    dated = _dated_behind(scene, figures, figure) if scene.lexicon.spaced else None
    if dated and not (scene.document.issuer and dated.pledge):
        return figure._replace(when=dated.when)
    if scene.lexicon.spaced and (later := _year_after(scene, figures, figure) or _after_running(scene, figure)):
        return figure._replace(when=later)
    reach = TALK if scene.document.issuer else len(scene.sentences)
    for other in reversed(figures):
        near = 0 < figure.sentence - other.sentence <= reach
        named = other.noun == "capex" or (other.noun == "weak" and other.when_span and not scene.document.issuer)
        stands = other.role == "level" and not other.reason and other.company == figure.company and named
        if near and stands and len(other.when.periods) == 1 and other.when.periods[0].is_year:
            return figure._replace(when=other.when)
    told = _with_its_own(scene, figures, figure, calendar_of) or _with_the_others(scene, figures, figure)
    return told or _by_headline(scene, figure, calendar_of)


def _with_its_own(scene: Scene, figures: Sequence[Figure], figure: Figure, calendar_of: CalendarOf) -> Figure | None:
    """A figure of the press is for the year of the company's own plan right before it, wherever that has it from."""
    if scene.document.issuer or scene.lexicon.joined:
        return None
    for other in reversed(figures_near(figures, max(figure.sentence - _NEAR, 0), figure.sentence)):
        before = other.amount.span.end <= figure.amount.span.start and other.company == figure.company
        if before and other.role == "level" and not other.reason and not other.pledge and not other.when.periods:
            found = with_default(scene, figures, other, calendar_of).when
            return figure._replace(when=found) if found.periods else None
    return None


#: So many sentences back, the press told the year of another company that it goes on with; behind sentences that
#: name no year, so many.
_NEAR, _ON = 2, 6


def _by_headline(scene: Scene, figure: Figure, calendar_of: CalendarOf) -> Figure:
    """A figure of the press is for the year to come that a headline on spending names, where nothing else tells."""
    if not scene.headed or scene.document.issuer or not scene.lexicon.spaced:
        return figure
    return figure._replace(when=of_headline(scene, calendar_of(figure.company)))


def _with_the_others(scene: Scene, figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """A figure of the press is for the year of another company's plan right before it: "Y Endesa, por su parte, …"."""
    if scene.document.issuer or scene.lexicon.joined or not scene.sentences[figure.sentence].whos:
        return None
    for other in reversed(figures):
        stands = other.role == "level" and not other.reason and not other.pledge and other.when_span
        near = 0 <= figure.sentence - other.sentence <= _reach(scene, other.sentence, figure.sentence)
        near = near and other.amount.span.start < figure.amount.span.start
        if stands and near and len(other.when.periods) == 1 and other.when.periods[0].is_year:
            years = {f.when.periods for f in figures_near(figures, other.sentence) if f.role == "level" and f.when_span}
            if len(years) != 1:
                return None  # "$3.6bn in 2024, $3.8bn in 2025"
            return figure._replace(when=_same_year(scene, other, figure.company))
    return None


def _same_year(scene: Scene, other: Figure, ticker: str | None) -> Resolved:
    """The year of another company's plan as the company itself numbers it, whose year may end elsewhere."""
    day, (theirs, own) = scene.document.said_on, (scene.companies.or_unknown(t or "") for t in (other.company, ticker))
    if day is None or theirs.fiscal_year_end == own.fiscal_year_end:
        return other.when
    years = other.when.periods[0].year - fiscal_year_of(day, theirs.fiscal_year_end).year
    return Resolved((fiscal_year_of(day, own.fiscal_year_end).shifted(years),))


def _reach(scene: Scene, first: int, last: int) -> int:
    """Over how many sentences the year of another company's plan holds: farther where no year is named between."""
    return _NEAR if any(map(_names_a_year, scene.sentences[first + 1 : last + 1])) else _ON


def _names_a_year(sentence: Sentence) -> bool:
    """Whether a sentence names a period other than to compare with it ("a little more than this year")."""
    held = [m.span.end for m in sentence.marks.of("compared")]
    return any(not any(0 <= when.span.start - end <= 1 for end in held) for when in sentence.whens)


def with_promise(scene: Scene, _figures: Sequence[Figure], figure: Figure) -> Figure:
    """Money for something named behind it, for no year, is a promise in the press: "invest $11bn in batteries".

    So is money for what is to be done with it: "spend $500 million to harden its lines".
    """
    sentence, noun = scene.sentences[figure.sentence], figure.noun_mark
    timed = any(not dates_a_start(view_of(scene, figure), when) for when in sentence.whens)
    standing = figure.role == "level" and not figure.reason and not figure.pledge and not timed
    undated = (figure.noun == "weak" or _is_verb(sentence, noun)) and not figure.when.periods
    if scene.document.issuer or scene.lexicon.joined or noun is None or not (undated and standing):
        return figure
    end = _behind_conversion(scene, figure)
    leads = [m.span for m in sentence.marks.of("purposes")]
    start = figure.amount.span.start  # the "of" of "exploration spend of $500 million" leads to the figure itself
    leads = [at for at in leads if at.end > start or scene.distance(at.end, start) > 1]
    goals = [at.end for at in leads if any(0 <= at.start - place <= 1 for place in (end, noun.span.end))]
    aim = scene.lexicon.in_order_to
    goals += [place for place in (end, noun.span.end) if aim and scene.text.startswith(aim, place)]
    all_of_it = [m.span.start for m in sentence.marks.of("whole_goals")]
    whole = any(at >= goal and scene.distance(goal, at) <= _GOAL for goal in goals for at in all_of_it)
    return figure._replace(pledge=True, rule="pledge") if goals and not whole and scene.lexicon.spaced else figure


def _is_verb(sentence: Sentence, noun: Mark | None) -> bool:
    """Whether capital spending is told by a verb that words for spending in general hold, too: "invertirá", "will"."""
    loose = noun is not None and any(m.span == noun.span for m in sentence.marks.of("weak_mentions"))
    return loose and noun is not None and any(m.span.overlaps(noun.span) for m in sentence.marks.of("plans", "finals"))


#: Words of the same figure in other money: "or about $12.9 billion".
_CONVERTED = 5


def _behind_conversion(scene: Scene, figure: Figure) -> int:
    """Where a figure ends, with the same in other money behind it: "19 trillion won, or about $12.9 billion, in"."""
    end, sentence = figure.amount.span.end, scene.sentences[figure.sentence]
    if not scene.text.startswith(",", end):
        return end
    money = [m.span.end for m in sentence.marks.of("currency_before") if m.span.start >= end]
    near = bool(money) and scene.distance(end, money[0]) <= _CONVERTED
    alone = near and not any(end < a.span.end and a.span.start < money[0] + 1 for a in sentence.amounts)
    return scene.text.find(",", money[0]) + 1 or end if alone else end


#: Words between "in" and what is all of a company: "in its worldwide operations".
_GOAL = 2
