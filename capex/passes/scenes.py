"""The scene of a document: folded and cut, with everything that was found in each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from capex.company import Companies
from capex.document import Document, DocumentKind, Span
from capex.grammar import amounts
from capex.lexicon.words import Lexicon, PeriodForm
from capex.matching import fold
from capex.passes.joined import own_marks
from capex.passes.scene import Scene
from capex.passes.tables.scales import with_document_scale
from capex.passes.text.clauses import with_breaks
from capex.passes.text.companies import whos
from capex.passes.text.layout import laid_out
from capex.passes.text.listings import by_code
from capex.passes.text.naming import mention_places, talk_places
from capex.passes.text.people import without_people
from capex.passes.text.periods import whens
from capex.passes.text.sentences import end_of_article, sentences
from capex.passes.text.short_names import with_short_names
from capex.passes.text.tails import without_longer
from capex.passes.text.turns import turns_of
from capex.passes.text.windows import answered, is_whole, relevant, talked_of
from capex.passes.what.currencies import noted_currency, with_currencies
from capex.passes.when.headline import analyst_tells, with_headline_plan
from capex.passes.when.numbering import planned_years
from capex.tokens import Mark, Sentence, Unit, When, Who
from capex.vocabulary import vocabulary


def scene_of(document: Document, companies: Companies, lexicon: Lexicon) -> Scene:
    """The document folded and cut, with everything found in each sentence."""
    text = laid_out(document.text)
    places = talk_places(text, lexicon)
    turns = turns_of(text, lexicon) if document.kind is DocumentKind.CALL else ()
    title = document.title or ""
    titled = any(True for _ in mention_places(fold(title), lexicon))
    seen = sorted({*places, *answered(text, turns, places)})
    end = len(text) if document.issuer else end_of_article(text, lexicon)
    whole = is_whole(document, text, titled=titled)
    wanted = None if whole else talked_of(text, seen)
    cut = [(n, span) for n, span in sentences(text, lexicon, wanted) if span.start < end]
    near = range(len(cut)) if whole else relevant(text, [span for _, span in cut], seen, lexicon)
    found = [
        _sentence(document.text, text, n, span, companies, lexicon, names=not document.issuer)
        if index in near
        else Sentence(span, n)
        for index, (n, span) in enumerate(cut)
    ]
    headline = tuple(who.ticker for who in whos(title, Span(0, len(title)), companies, lexicon))
    if lexicon.spaced and not document.issuer:
        found = list(with_short_names(document.text, list(without_people(document.text, found)), lexicon))
    if document.issuer:
        found = list(with_document_scale(text, found, lexicon))
    settled = tuple(with_currencies(found, lexicon.home_currency, noted_currency(text, lexicon)))
    return Scene(
        document,
        companies,
        lexicon,
        text,
        settled,
        titled,
        headline,
        places,
        turns,
        _numbers(document, settled),
        () if document.issuer and lexicon.spaced else _headed(title, lexicon),  # nothing asks for it there
        _ends(settled),
        not document.issuer and analyst_tells(title, lexicon),
    )


def _headed(title: str, lexicon: Lexicon) -> tuple[When, ...]:
    """The periods that a headline on spending names: 26年の投資計画出そろう, "Chevron reduces 2016 capex plans"."""
    folded = fold(title)
    span = Span(0, len(folded))
    known = title and not (lexicon.spaced and lexicon.joined)
    marks = vocabulary(lexicon).scan(folded, span) if known else None
    if marks is None or not marks.any_of("mentions", "weak_mentions"):
        return ()
    return whens(folded, span, lexicon, marks)


def _numbers(document: Document, found: Sequence[Sentence]) -> frozenset[int]:
    """The fiscal years that a text numbers itself."""
    told = {w.year for s in found for w in s.whens if w.form is PeriodForm.NUMBERED and w.year}
    return frozenset(told | {year for s in found if not document.issuer for year in planned_years(document, s)})


def _ends(found: Sequence[Sentence]) -> bool:
    """Whether a text names fiscal years by the month in which they end."""
    return any(w.form is PeriodForm.YEAR_END for s in found for w in s.whens)


def _sentence(  # noqa: PLR0913, PLR0917 (what a sentence is found in)
    raw: str, text: str, paragraph: int, span: Span, companies: Companies, lexicon: Lexicon, *, names: bool
) -> Sentence:
    named = whos(raw, span, companies, lexicon) if names else ()
    if (
        holders := tuple(f"{words} " for words in lexicon.held_by) if named else ()
    ):  # "18 percent owned by China Mobile"
        named = tuple(who for who in named if not text.endswith(holders, 0, who.span.start))
    marks = vocabulary(lexicon).scan(text, span)
    if named and lexicon.name_tails:
        named, longer = without_longer(text, span, lexicon, named)
        marks = marks.joined_by(*longer) if longer else marks
    if names and lexicon.listings:
        named, strangers = by_code(raw, span, companies, lexicon, named)
        marks = marks.joined_by(*strangers) if strangers else marks
    if named and (measures := {mark.span for mark in marks.of("other_metrics", "analysts")}):
        named = tuple(who for who in named if who.span not in measures)  # "GM 14-15%" is a margin, FactSet counts
    if lexicon.joined:
        marks = own_marks(marks, named)
    elif named and marks.any_of(*_IN_NAMES):  # "Walmart de México" is all of the company
        marks = marks.without(partial(_in_name, text, named, companies), *_IN_NAMES)
    figures = amounts(text, span, lexicon, marks)
    counted = [a.span for a in figures if a.unit is Unit.MONEY]
    found = tuple(when for when in whens(text, span, lexicon, marks) if not any(s.covers(when.span) for s in counted))
    years = [when.span for when in found if any(when.span.covers(money) for money in counted)]
    if years:  # "in fiscal 26, versus our $3 billion" tells no 26 billion
        figures = tuple(a for a in figures if not any(year.covers(a.span) for year in years))
    sentence = Sentence(span, paragraph, marks, figures, tuple(found), named)  # "US$ 1900 millones" is no year
    if names and not marks.any_of("plans"):
        sentence = with_headline_plan(text, sentence)
    return with_breaks(text, sentence, lexicon)


#: What a company's name may hold, and then says no more than that.
_IN_NAMES = ("scopes", "places", "segments", "aggregates", "actions")


def _in_name(text: str, named: Sequence[Who], companies: Companies, mark: Mark) -> bool:
    """Whether a word is in the name of a whole company; the end of a brand is a unit of it: Samsung Display."""
    held = [who for who in named if who.span.covers(mark.span)]
    return any(
        mark.span.end < who.span.end
        or not any(who.span.of(text) == fold(brand) for brand in companies.or_unknown(who.ticker).brands.get("en", ()))
        for who in held
    )
