"""Names that nobody watches and that look and act as only a company's does: "Zenova, meanwhile, expects"."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import entries
from capex.notation import literal
from capex.passes.scene import Scene
from capex.passes.who.thoughts import is_subject, opens
from capex.tokens import Mark, Sentence, Unit

#: A capital inside of a word, which only names have.
_INNER = re.compile(r"[a-z][A-Z]|^[A-Z]{4,}$")
#: What a company does right behind its name.
_DOES = ("plans", "actions", "weak_mentions")
#: Words that are no names though they begin with a capital.
_WORDS = ("own_words", "officers", "analysts", "mentions", "other_metrics", "guidance", "scopes", "places")


@cache
def _group(lexicon: Lexicon) -> re.Pattern[str]:
    """The word behind a name that tells that it is a company's: "The Adani group has said"."""
    return re.compile(f" {lexicon.grouped}" if lexicon.grouped else r"(?!)")


@cache
def between(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between a name and its verb: "Merck also announced", "Zenova, meanwhile, expects"."""
    return re.compile(rf"(?:,? {lexicon.adverbs},?)*" if lexicon.adverbs else "")


def is_stranger(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name is a company's by its legal form, or acts as only a company does and is nobody's surname."""
    forms = [m.span for m in sentence.marks.of("legal_forms") if name.start < m.span.start]
    written = name.of(scene.document.text)
    introduced = _is_introduced(scene, sentence, name) and not _is_word(scene, written)
    owner = scene.lexicon.owner_ending
    ends = name.end - len(owner) * scene.text.endswith(owner, name.start, name.end)
    formal = any(ends <= form.end <= ends + 1 for form in forms) or _is_led(scene, name)
    told = _is_house(scene, sentence, name) or _is_called_one(scene, sentence, name)
    if introduced or formal or told or _is_state(sentence, name):
        return True
    known = [m.span for m in sentence.marks.of(*_WORDS)] + [when.span for when in sentence.whens]
    does = acts(scene, sentence, name) or _spends(scene, sentence, name)
    named = any(span.overlaps(name) for span in known) or _is_word(scene, written)
    plain = scene.lexicon.announces and _knows(scene.lexicon, written)  # "Total group capex"
    if not named and not plain and _group(scene.lexicon).match(scene.document.text, name.end):
        return True
    if not does or named:
        return False
    if _INNER.search(written):
        return True
    if _is_surname(scene, written):
        return False
    inside = name.start > sentence.span.start and not (scene.lexicon.announces and _knows(scene.lexicon, written))
    return inside or " " in written or _stands_alone(scene, written) or not _knows(scene.lexicon, written)


def _is_led(scene: Scene, name: Span) -> bool:
    """Whether a name of several words begins with what a company is: "Minera Zenova", "Groupe Zenova"."""
    first, blank, _ = name.of(scene.text).partition(" ")
    return bool(blank) and first in scene.lexicon.firm_leads


def _is_house(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name of several words ends as that of who analyses companies does: "Zenova Securities"."""
    first, blank, rest = name.of(scene.text).removesuffix(scene.lexicon.owner_ending).partition(" ")
    if not blank or rest.rsplit(" ", 1)[-1] not in scene.lexicon.houses or _knows(scene.lexicon, first):
        return False
    return not any(m.span.overlaps(name) for m in sentence.marks.of("mentions", "scopes"))


def acts(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a verb of planning, moving, spending or announcing stands right behind a name."""
    gap = between(scene.lexicon).match(scene.text, name.end, sentence.span.end)
    places = {name.end, name.end + 1, gap.end() + 1 if gap else name.end}
    if beside := told_beside(scene, sentence, name):
        places.add(beside)
    if any(m.span.start in places and _is_deed(scene, sentence, m) for m in sentence.marks.of(*_DOES, "announces")):
        return True
    its = {m.span.start for m in sentence.marks.of("its")}  # "Zenova said (that) it would spend": nobody is an "it"
    that = f"{scene.lexicon.that} "
    its |= {start - len(that) for start in its if scene.text.startswith(that, start - len(that))}
    said = [m.span.end for m in sentence.marks.of("speech") if m.span.start in places]
    later = [hit.end() for end in said if (hit := between(scene.lexicon).match(scene.text, end, sentence.span.end))]
    return any(end + 1 in its for end in (*said, *later))  # "Zenova said on Monday it would spend"


def told_beside(scene: Scene, sentence: Sentence, name: Span) -> int:
    """Where the verb stands of a clause that goes on with a name: "to Zenova, which"; 0 if there is none."""
    if not scene.text.startswith(", ", name.end):
        return 0
    return next((m.span.end + 1 for m in sentence.marks.of("relatives") if m.span.start == name.end + 2), 0)


@cache
def _deed(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of spending that is done, and is no noun: "spends", "is investing", but "spending" and "investment"."""
    return re.compile(lexicon.deeds or r"(?!)")


def _is_deed(scene: Scene, sentence: Sentence, mark: Mark) -> bool:
    """Whether only somebody does it: nobody has to act for "Demand will remain" or "Delivery guidance of"."""
    if any(m.span.overlaps(mark.span) for m in sentence.marks.of("guidance")):
        return mark.span.of(scene.text).endswith("s")  # "plans", but "guidance"
    if not any(m.span.overlaps(mark.span) for m in sentence.marks.of("unsettled")):
        deed = mark.table == "announces" or _deed(scene.lexicon).search(mark.span.of(scene.text)) is not None
        told = mark.table == "actions" or (
            mark.table == "plans" and not scene.lexicon.scope_links
        )  # not "Lyon restera"
        moved = told and not deed  # "eleva su inversión", and "mantiene el listón" is open
        return deed or (moved and _leads_to(scene, sentence, mark, "mentions", "weak_mentions", "guidance"))
    return _leads_to(scene, sentence, mark, "mentions", "weak_mentions")  # "will … spend", "prevé inversiones"


def _leads_to(scene: Scene, sentence: Sentence, verb: Mark, *tables: str) -> bool:
    """Whether a word of these tables follows a verb before what is told beside."""
    comma = scene.text.find(", ", verb.span.end, sentence.span.end)
    end = comma if comma > 0 else sentence.span.end
    return any(verb.span.end < m.span.start < end for m in sentence.marks.of(*tables))


#: Words between a name and the spending that is its own: "Zenova's planned 2026 capital expenditures".
_OWN = 2


def _spends(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name at the head of its sentence has spending of its own behind it: "Zenova's capital spending"."""
    owner, beside = scene.lexicon.owner_ending, told_beside(scene, sentence, name)
    if beside and opens(scene, sentence, name):  # "Zenova, whose capex plan"
        own = [
            m.span.start for m in sentence.marks.of("mentions", "weak_mentions", "guidance") if m.span.start >= beside
        ]
        return bool(own) and scene.distance(beside, own[0]) <= _OWN
    if not owner or not scene.text.startswith(f"{owner} ", name.end - len(owner)):
        return False
    listed = scene.text.startswith(", ", name.start - 2)
    if not (listed or opens(scene, sentence, name)):
        return False
    is_ = {m.span.start: m.span.end for m in sentence.marks.of("presents", "unsettled")}
    figures = {a.span.start for a in sentence.amounts if a.unit is Unit.MONEY}
    if is_.get(name.end + 1, -1) + 1 in figures:
        return True  # "CSX's will be under $2.4 billion, Zenova's is $3.6 billion"
    named = [m.span.start for m in sentence.marks.of("mentions") if m.span.start > name.end]
    return bool(named) and scene.distance(name.end, named[0]) <= _OWN


@cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    """Every word that a table of the language holds: none of them is a company's name for its capital alone."""
    told = [*lexicon.common, *(entry for _, entry, _ in entries(lexicon) if not entry.startswith("re:"))]
    return frozenset(word for entry in told for word in re.findall(r"[^\W\d_]+", entry))


def _knows(lexicon: Lexicon, name: str) -> bool:
    """Whether a name that opens a sentence may be a plain word."""
    return not lexicon.announces or is_word(lexicon, name)


def is_word(lexicon: Lexicon, name: str) -> bool:
    """Whether a table of the language holds a word or, without its plural's ending, its singular."""
    word = name.lower().removesuffix(lexicon.owner_ending)
    return not word.isalpha() or word in _words(lexicon) or word.rstrip("s") in _words(lexicon)


def _is_state(sentence: Sentence, name: Span) -> bool:
    """Whether a country or state opens its sentence and spends, right behind its name: "Canada will put $2 billion"."""
    opens = sentence.span.start == name.start and any(m.span == name for m in sentence.marks.of("places"))
    gets = [m.span for m in sentence.marks.of("receives") if 0 <= m.span.start - name.end <= 1]
    does = (m.span for m in sentence.marks.of(*_DOES, "actuals", "unsettled") if 0 <= m.span.start - name.end <= 1)
    return opens and any(not any(span.overlaps(got) for got in gets) for span in does)  # "España recibirá …"


@cache
def _kind(lexicon: Lexicon) -> re.Pattern[str]:
    """What a company is, before its name at the head of a thought: "La siderúrgica", "Le fonds émirati"."""
    articles = literal(lexicon.articles).replace("'", "['’]")
    return re.compile(rf"(?i:{articles})(?: ?[^\W\d_A-Z][\w-]*){{1,3}} ")


#: A noun of these tables before a name tells of something else than who acts.
_NO_KIND = (
    "officers", "guidance", "mentions", "weak_mentions", "programmes", "segments", "scopes", "capex_context", "parts",
    "other_metrics", "plans", "pledges", "speech", "actuals", "purposes", "places", "analysts", "others", "outsiders",
    "relatives",
)  # fmt: skip


def _is_called_one(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a sentence opens with what a company is and a name that nobody watches, where capitals tell names."""
    lexicon = scene.lexicon
    start = max(sentence.span.start, scene.text.rfind(", ", sentence.span.start, name.start) + 2)
    if lexicon.capital_nouns or lexicon.joined or not lexicon.scope_links:
        return False
    lead = scene.document.text[start : name.start]
    if _kind(lexicon).fullmatch(lead) is None or lead[1:] != lead[1:].lower():
        return False
    before = Span(start, name.start)
    if any(before.overlaps(m.span) for m in sentence.marks.of(*_NO_KIND) if m.span.start > start):
        return False
    known = [m.span for m in sentence.marks.of(*_WORDS)] + [when.span for when in sentence.whens]
    return not any(span.overlaps(name) for span in known)


#: "BNSF Railway (BNSF) announced", "Fiserv, a payment firm, announced": what is said beside a name before its verb.
_BESIDE = re.compile(r" \([A-Z][\w.: ]*\) |, [^,;.\d]{3,90}, ")
#: A name that is introduced acts where it announces something, too.
_ANNOUNCES = (*_DOES, "speech")
#: Who is introduced with one of these is a person, or a name known well.
_PERSON = ("officers", "own_words", "relatives", "plans", "speech", "clause_breaks", "hard_breaks")


def _is_introduced(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name that opens a thought is introduced before its verb, as one is that nobody knows."""
    hit = _BESIDE.match(scene.document.text, name.end, sentence.span.end)
    if hit is None or not scene.lexicon.spaced or not is_subject(scene, sentence, name):
        return False
    beside = Span(*hit.span())
    if not any(m.span.start == beside.end for m in sentence.marks.of(*_ANNOUNCES)):
        return False
    owned = {m.span for m in sentence.marks.of("relatives") if " " in m.span.of(scene.text)}  # ", détenue par EQT,"
    told = [m.span for m in sentence.marks.of(*_PERSON) if m.span not in owned]
    told += [who.span for who in sentence.whos if not any(span.end <= who.span.start for span in owned)]
    known = [m.span for m in sentence.marks.of(*_WORDS)] + [when.span for when in sentence.whens]
    return not any(beside.covers(span) for span in told) and not any(span.overlaps(name) for span in known)


def _is_word(scene: Scene, name: str) -> bool:
    """Whether a capital tells nothing: every noun of the language has one, or the word opens sentences."""
    return scene.lexicon.capital_nouns or name.split(" ", 1)[0].lower() in scene.lexicon.openers


def _is_surname(scene: Scene, name: str) -> bool:
    """Whether the text writes a longer name with it: "Paul Jacobson … Jacobson expects", "Rio Tinto … Rio plans"."""
    longer = rf"(?:[A-Z]\w+|\b[A-Z]\.) {re.escape(name)}\b|\b{re.escape(name)} [A-Z](?![A-Z])"
    person = " " in name and not _invests(scene, name)
    return person or re.search(longer, scene.document.text) is not None


def _invests(scene: Scene, name: str) -> bool:
    """Whether an article names once, without an office, who at once spends: "Zenova Bay will invest" is no person."""
    text, last, start = scene.document.text, name.rsplit(" ", 1)[-1], scene.document.text.find(name)
    names = scene.lexicon.given_names
    if not names or name.split(" ", 1)[0].lower() in names:
        return False  # "Mark Zuckerberg plans to invest": for the company that the article is about
    said = next((s for s in scene.sentences if s.span.start == start > 0), None)
    if said is None or said.marks.any_of("officers") or text.count(last) > 1 or scene.document.issuer:
        return False
    return any(0 <= scene.distance(start + len(name), m.span.start) <= 2 for m in said.marks.of("weak_mentions"))


def _stands_alone(scene: Scene, name: str) -> bool:
    """Whether a name that opens a sentence is written with a capital inside of one, too, and never without."""
    text = scene.document.text
    return f" {name.lower()}" not in text and re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None
