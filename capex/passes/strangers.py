"""Companies that nobody watches: what is said of them is not said of the one named before (三井化学は…, 字節跳動…)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.matching import entries
from capex.passes.scene import Scene
from capex.tokens import Sentence

#: A subject begins its sentence, or stands behind one of these: a sign, or the end of what it is (封測大廠力成).
_BEFORE = " ,;:、。「（(廠厂者頭头司團团商業业"

#: What may stand between a name and its ending: 국제반도체장비재료협회(SEMI)는.
_BRACKET = re.compile(r"\s?\([^()]*\)")
#: The same between blanks, where every word has one before it: signs that part a subject from what leads to it.
_PARTS = (",", ";", ":", "(", "•", "-", "–")


def stranger_acts(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company that is not watched is the subject of a thought that begins between `start` and `end`."""
    return any(
        start <= name.start and name.end <= end and _is_subject(scene, sentence, name)
        for name in _strangers(scene, sentence)
    )


#: A name in capitals: "OpenAI", "Rogers Communications Inc.", "Yum! Brands"; the press of every spaced language has it.
_NAME = re.compile(r"(?<![\w.])(?:[A-Z][\w&'’!-]*|x[A-Z]\w+)(?: (?:&|[A-Z][\w&'’!-]*))*")
#: A capital inside of a word, which only names have.
_INNER = re.compile(r"[a-z][A-Z]|^[A-Z]{4,}$")
#: What a company does right behind its name.
_DOES = ("plans", "actions", "weak_mentions")
#: Words that are no names though they begin with a capital.
_WORDS = ("own_words", "officers", "analysts", "mentions", "other_metrics", "guidance", "scopes", "places")


@lru_cache(maxsize=256)
def _strangers(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    """The names of companies that nobody watches: those that are listed, and those that look and act like one."""
    listed = [mark.span for mark in sentence.marks.of("strangers")]
    if scene.lexicon.spaced and scene.lexicon.legal_forms:
        text, (start, end) = scene.document.text, sentence.span
        names = (_bare(hit) for hit in _NAME.finditer(text, start, end))
        listed += [name for name in names if _is_stranger(scene, sentence, name)]
    acting = [span for span in listed if _has_topic(scene, span)]
    theirs = (
        span
        for span in listed
        for who in sentence.whos
        if _is_theirs(span, who.span) and (span not in acting or who.span.overlaps(span))
    )
    return tuple(sorted(set(listed) - set(theirs)))


def _has_topic(scene: Scene, name: Span) -> bool:
    """Whether the ending of a topic stands behind a name, so that no other name explains it: 熊本県はTSMCの進出に."""
    ending = scene.lexicon.topic_endings
    return bool(ending) and re.match(ending, scene.text[name.end : name.end + _TOPIC]) is not None


#: Signs behind a name in which the ending of a topic is looked for.
_TOPIC = 30


#: "The Adani group has said": the article is no part of a name, and the word behind it tells that it is a company's.
_ARTICLE, _GROUP = "The ", re.compile(r" (?:group|conglomerate)\b(?! of| [A-Z])")


def _bare(hit: re.Match[str]) -> Span:
    """A name without the article before it."""
    return Span(hit.start() + len(_ARTICLE) * hit[0].startswith(_ARTICLE), hit.end())


#: "China Petroleum & Chemical Corp, or Sinopec": so many signs part a full name from the one in use.
_ALIAS = 6


def _is_theirs(name: Span, who: Span) -> bool:
    """Whether a name is a watched company's own, or only goes on with a list that such a company opens."""
    return who.overlaps(name) or 0 <= who.start - name.end <= _ALIAS or 0 <= name.start - who.end <= 2


def _is_stranger(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name is a company's by its legal form, or acts as only a company does and is nobody's surname."""
    forms = [m.span for m in sentence.marks.of("legal_forms") if name.start < m.span.start]
    written = name.of(scene.document.text)
    introduced = _is_introduced(scene, sentence, name) and not _is_word(scene, written)
    if introduced or any(name.end <= form.end <= name.end + 1 for form in forms):
        return True
    known = [m.span for m in sentence.marks.of(*_WORDS)] + [when.span for when in sentence.whens]
    acts = _acts(scene, sentence, name) or _spends(scene, sentence, name)
    if _is_state(sentence, name):
        return True
    named = any(span.overlaps(name) for span in known) or _is_word(scene, written)
    if not named and _GROUP.match(scene.document.text, name.end):
        return True
    if not acts or named:
        return False
    if _INNER.search(written):
        return True
    if _is_surname(scene, written):
        return False
    inside = name.start > sentence.span.start and not (scene.lexicon.announces and _knows(scene.lexicon, written))
    return inside or _stands_alone(scene, written) or not _knows(scene.lexicon, written)


#: What may stand between a name and its verb: "Merck also announced", "Zenova, meanwhile, expects".
_ADVERBS = re.compile(r"(?:,? (?:also|now|too|meanwhile|recently|separately|already|itself|has|have|had|just),?)* ")


def _acts(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a verb of planning, moving, spending or announcing stands right behind a name."""
    gap = _ADVERBS.match(scene.text, name.end, sentence.span.end)
    places = {name.end, name.end + 1, gap.end() if gap else name.end}
    if any(m.span.start in places for m in sentence.marks.of(*_DOES, "announces")):
        return True
    its = {m.span.start for m in sentence.marks.of("its")}  # "Zenova said it would spend": nobody is an "it"
    return any(m.span.start in places and m.span.end + 1 in its for m in sentence.marks.of("speech"))


#: Words between a name and the spending that is its own: "Zenova's planned 2026 capital expenditures".
_OWN = 2


def _spends(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name at the head of its sentence has spending of its own behind it: "Zenova's capital spending"."""
    if name.start != sentence.span.start or not scene.text.startswith("'s ", name.end - 2):
        return False
    named = [m.span.start for m in sentence.marks.of("mentions") if m.span.start > name.end]
    return bool(named) and scene.distance(name.end, named[0]) <= _OWN


@cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    """Every word that a table of the language holds: none of them is a company's name for its capital alone."""
    told = [*lexicon.common, *(entry for _, entry, _ in entries(lexicon) if not entry.startswith("re:"))]
    return frozenset(word for entry in told for word in re.findall(r"[^\W\d_]+", entry))


def _knows(lexicon: Lexicon, name: str) -> bool:
    """Whether a name that opens a sentence may be a plain word: one that a table holds, or its plural."""
    word = name.lower().removesuffix("'s")
    return not lexicon.announces or not word.isalpha() or word in _words(lexicon) or word.rstrip("s") in _words(lexicon)


def _is_state(sentence: Sentence, name: Span) -> bool:
    """Whether a country or state opens its sentence and spends, right behind its name: "Canada will put $2 billion"."""
    opens = sentence.span.start == name.start and any(m.span == name for m in sentence.marks.of("places"))
    return opens and any(0 <= m.span.start - name.end <= 1 for m in sentence.marks.of(*_DOES, "actuals", "unsettled"))


#: "BNSF Railway (BNSF) announced", "Fiserv, a payment firm, announced": what is said beside a name before its verb.
_BESIDE = re.compile(r" \([A-Z][\w.: ]*\) |, [^,;.\d]{3,90}, ")
#: A name that is introduced acts where it announces something, too.
_ANNOUNCES = (*_DOES, "speech")
#: Who is introduced with one of these is a person, or a name known well.
_PERSON = ("officers", "own_words", "relatives", "plans", "speech", "clause_breaks", "hard_breaks")


def _is_introduced(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name that opens a thought is introduced before its verb, as one is that nobody knows."""
    hit = _BESIDE.match(scene.document.text, name.end, sentence.span.end)
    if hit is None or not scene.lexicon.spaced or not _is_subject(scene, sentence, name):
        return False
    beside = Span(*hit.span())
    if not any(m.span.start == beside.end for m in sentence.marks.of(*_ANNOUNCES)):
        return False
    told = [m.span for m in sentence.marks.of(*_PERSON)] + [who.span for who in sentence.whos]
    known = [m.span for m in sentence.marks.of(*_WORDS)] + [when.span for when in sentence.whens]
    return not any(beside.covers(span) for span in told) and not any(span.overlaps(name) for span in known)


def _is_word(scene: Scene, name: str) -> bool:
    """Whether a capital tells nothing: every noun of the language has one, or the word opens sentences."""
    return scene.lexicon.capital_nouns or name.split(" ", 1)[0].lower() in scene.lexicon.openers


def _is_surname(scene: Scene, name: str) -> bool:
    """Whether the text writes a longer name with it: "Paul Jacobson … Jacobson expects", "Rio Tinto … Rio plans"."""
    return (
        " " in name
        or re.search(rf"[A-Z][\w.]+ {re.escape(name)}\b|\b{re.escape(name)} [A-Z]", scene.document.text) is not None
    )


def _stands_alone(scene: Scene, name: str) -> bool:
    """Whether a name that opens a sentence is written with a capital inside of one, too, and never without."""
    text = scene.document.text
    return f" {name.lower()}" not in text and re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None


def unknown_acts(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Whether a word that nothing knows opens a sentence as its subject, right before a time: 씨에스윈드는 올해 …."""
    endings = scene.lexicon.subject_endings
    if not (scene.lexicon.spaced and endings) or scene.document.issuer:
        return False
    known = [m.span for m in sentence.marks if m.table not in _LOOSE]
    known += [who.span for who in sentence.whos]
    known += [when.span for when in sentence.whens]
    for when in sentence.whens:
        first, place = sentence.span.start, when.span.start
        ending = next((e for e in endings if scene.text.endswith(e, first, place)), None)
        if ending is None or place > end or place - first > _FIRST:
            continue
        stop = place - len(ending)
        name = Span(max(scene.text.rfind(" ", first, stop) + 1, first), stop)
        alias = f"({name.of(scene.text)})" in scene.text  # 텍사스 인스트루먼트(TI) …. TI는 올해 …
        told = alias or scene.text.startswith(scene.lexicon.into.strip(), stop - 1)  # 샤힌에는: where, not who
        if stop - name.start > 1 and not told and not any(_tells(span, name) for span in known):
            return True
    return False


def _tells(known: Span, name: Span) -> bool:
    """Whether a known word is that of the name, and not glued of its last syllable and its ending: 드는."""
    return known.overlaps(name) and (known.start <= name.start or known.end <= name.end)


def unknown_in_list(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether a semicolon leads from companies with their figures to a word that nothing knows: A為38億;某某為60億."""
    start = scene.text.rfind(";", sentence.span.start, place) + 1
    listed = scene.lexicon.moves_to and scene.lexicon.joined and len({who.ticker for who in sentence.whos}) > 1
    if not start or not listed:
        return False
    known = [m.span for m in sentence.marks if m.table not in _LOOSE] + [who.span for who in sentence.whos]
    known += [when.span for when in sentence.whens]
    first = min((span.start for span in known if span.start >= start), default=place)
    return min(first, place) - start > 1 and not any(start <= who.span.start < place for who in sentence.whos)


#: Marks of these tables are often only a syllable of a name.
_LOOSE = ("count_units", "currency_after", "currency_before", "places", "oblique_after")
#: A subject stands among so many signs at the beginning of its sentence.
_FIRST = 30


def only_names(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether the watched company named at `start` only says something of a stranger before: 京元電為輝達的供應商."""
    named = (who.span.start for who in sentence.whos if who.span.end == start - 1 and scene.text[start - 1] == "(")
    start = next(named, start)  # 台湾積体電路製造(TSMC): a short name in brackets stands where the long one does
    if _is_subject(scene, sentence, Span(start, start)):
        return False
    return stranger_acts(scene, sentence, sentence.span.start, start)


def of_a_stranger(scene: Scene, main: str | None) -> bool:
    """Whether a stranger is what the article is about: its headline names nobody, and the stranger is named most."""
    if scene.headline or (scene.lexicon.spaced and not scene.lexicon.joined):
        return False
    names = Counter(m.span.of(scene.text) for s in scene.sentences for m in s.marks.of("strangers"))
    most = max(names.values(), default=0)
    return most > max(1, sum(who.ticker == main for s in scene.sentences for who in s.whos))


def _is_subject(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name begins a thought; where endings tell it, whether it has that of a subject (엘앤에프는)."""
    place = name.start
    if scene.lexicon.spaced and scene.lexicon.joined:
        bracket = _BRACKET.match(scene.text, name.end)
        return scene.text.startswith((*scene.lexicon.subject_endings, ","), bracket.end() if bracket else name.end)
    if scene.lexicon.spaced:  # "Face à la baisse, Vallourec va …", not "with Bosch"
        led = any(0 <= place - m.span.end <= 1 for m in sentence.marks.of("speech", "hard_breaks", "clause_breaks"))
        led = led or _opens(scene, sentence, name) or _is_called(scene, sentence, name)
        return led or scene.text[:place].rstrip(' «"').endswith(_PARTS)
    return place == sentence.span.start or scene.text[place - 1] in _BEFORE


#: So many words say what a company is before its name ("Le gestionnaire du réseau RTE").
_CALLED = 4


def _is_called(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a sentence begins with what the company is and its name, with no verb and no other name between."""
    start = sentence.span.start
    if scene.distance(start, name.start) > _CALLED or any(who.span.start < name.start for who in sentence.whos):
        return False
    verbs = sentence.marks.of("plans", "actuals", "speech", "weak_mentions", "other_metrics", "mentions", "guidance")
    leads = [m.span for m in sentence.marks.of("oblique", "inside", "purposes") if m.span.end <= name.start]
    led = any(span.start == start or name.start - span.end <= 1 for span in leads)
    return not led and not any(start <= m.span.start < name.start for m in verbs)


def _opens(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a name begins its sentence, with or without an article."""
    return scene.document.text[sentence.span.start : name.start] in ("", _ARTICLE)
