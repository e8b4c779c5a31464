"""Names that nobody watches where every noun has a capital: "Zenova will", "Der Zulieferer Zenova steckt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import alternation
from capex.passes.scene import Scene
from capex.passes.who.unknown_names import is_word
from capex.tokens import Sentence

_WORD = r"[^\W\d_a-zß-ÿ][\w&'’.-]*\w"
#: Words of these tables are no names, and who bears an office is none either.
_NO_NAMES = (
    "officers", "analysts", "guidance", "mentions", "weak_mentions", "other_metrics", "scopes", "places", "own_words",
    "segments", "programmes", "capex_context", "aggregates", "outsiders", "months", "plans",
)  # fmt: skip


@cache
def _at_the_head(lexicon: Lexicon) -> re.Pattern[str]:
    """What a company is and its name, or the name alone, right before its verb at the head of a sentence."""
    article = "|".join(word.capitalize() for word in lexicon.articles) or r"(?!)"
    return re.compile(rf"(?P<a>(?:{article}) )?(?P<k>(?:{_WORD} ){{0,3}})(?P<n>{_WORD}) {lexicon.deeds}")


@cache
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    """A name right behind its verb, where a time or what is compared stands before the verb."""
    beside = rf"(?:{lexicon.adverbs} )?" if lexicon.adverbs else ""
    return re.compile(rf"(?<![\w-]){lexicon.deeds} {beside}(?P<n>{_WORD}) ")


def bare_names(scene: Scene, sentence: Sentence) -> Iterator[Span]:
    """The names that nobody watches beside a verb in the singular, which no common noun has without an article."""
    lexicon = scene.lexicon
    if not (lexicon.capital_nouns and lexicon.deeds) or scene.document.issuer:
        return
    text = scene.document.text
    if (hit := _at_the_head(lexicon).match(text, *sentence.span)) and _is_named_so(scene, sentence, hit):
        yield Span(sentence.span.start, hit.end("n"))
    for hit in _behind(lexicon).finditer(text, *sentence.span):
        name = Span(*hit.span("n"))
        if _is_new(scene, sentence, name) and _goes_on(sentence, hit.end()) and _is_inverted(scene, sentence, hit):
            yield name


def _is_named_so(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> bool:
    """Whether nobody else can be meant by what stands before the verb."""
    name, kind = Span(*hit.span("n")), hit["k"].split()
    if not _is_new(scene, sentence, name) or any(0 <= who.span.start - hit.end() <= _NEXT for who in sentence.whos):
        return False  # "Zudem will Siemens"
    if hit["a"]:
        return bool(kind)  # "Die Kundschaft will" is no name
    if kind:
        return not is_word(scene.lexicon, kind[0])  # "Laut Finanzchef", "Ende Juni"
    inside = re.search(rf"[a-zß-ÿ,] {re.escape(hit['n'])}\b", scene.document.text) is not None
    return inside and f" {hit['n'].lower()}" not in scene.document.text


#: Signs up to the company that is the subject behind a verb: "will heuer Siemens".
_NEXT = 8


def _is_new(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether nothing knows a word: no table of the language, no company, no longer name that the text has of it."""
    if is_word(scene.lexicon, name.of(scene.text)) or any(who.span.overlaps(name) for who in sentence.whos):
        return False
    head = Span(sentence.span.start, name.end)
    known = [m.span for m in sentence.marks.of(*_NO_NAMES)] + [when.span for when in sentence.whens]
    if any(span.overlaps(name) for span in known) or any(m.span.overlaps(head) for m in sentence.marks.of("officers")):
        return False
    written = re.escape(name.of(scene.document.text))
    return re.search(rf"{_before_a_surname(scene.lexicon)} {written}\b", scene.document.text) is None


@cache
def _before_a_surname(lexicon: Lexicon) -> str:
    """A first name or an office: "Oliver Zipse", "Konzernchef Zipse", but not "Der Zulieferer Zenova"."""
    no_article = "".join(rf"(?<!{article.capitalize()} )" for article in lexicon.articles)
    return rf"(?:{no_article}(?<![\w-])(?:[A-Z][a-zß-ÿ]+|[A-Z]\.)|(?i:{alternation(lexicon.officers, lexicon)}))"


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether a time or a figure follows at once, as it does behind a subject."""
    starts = [when.span.start for when in sentence.whens] + [a.span.start for a in sentence.amounts]
    starts += [m.span.start for m in sentence.marks.of("about_before", "ceiling_before", "floor_before")]
    return any(0 <= start - place <= 1 for start in starts)


def _is_inverted(scene: Scene, sentence: Sentence, hit: re.Match[str]) -> bool:
    """Whether what stands before a verb is no subject: nothing, a time, or what is only compared or told beside."""
    start = max((scene.text.rfind(sign, sentence.span.start, hit.start()) + 1 for sign in ",;:"), default=0)
    before = Span(max(start, sentence.span.start), hit.start())
    words = before.of(scene.text).strip()
    leads = [m.span.start for m in sentence.marks.of("oblique", "inside")] + [w.span.start for w in sentence.whens]
    return not words or any(0 <= lead - before.start <= 1 for lead in leads)
