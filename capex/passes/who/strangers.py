"""Companies that nobody watches: what is said of them is not said of the one named before (三井化学は…, 字節跳動…)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Scene
from capex.passes.who.bare_names import bare_names
from capex.passes.who.new_topics import new_topics
from capex.passes.who.thoughts import article, is_subject
from capex.passes.who.unknown_names import acts, is_stranger, is_word, told_beside
from capex.tokens import Sentence


@lru_cache(maxsize=512)
def stranger_acts(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a company that is not watched is the subject of a thought that begins between `start` and `end`."""
    held = {m.span.start for m in sentence.marks.of("taken_in")}  # "$5 billion, Zenova included"
    if any(start <= name.start and name.end <= end for name in _bare_names(scene, sentence)):
        return True
    if any(start <= name.start and name.end <= end for name in _new_topics(scene, sentence)):
        return True
    return any(
        start <= name.start and name.end <= end and name.end + 1 not in held and _has_verb(scene, sentence, name, end)
        for name in _strangers(scene, sentence)
    )


#: Words of an article between a preposition and a name, and of a time or verb between spending and the preposition.
_ARTICLE, _TOLD = 1, 3
_LEADS = ("joins", "topics", "oblique")


def _is_of_a_stranger(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Whether spending is that of a company by its legal form that nobody watches: "the budget of Zenova Ltd is"."""
    if scene.document.issuer or not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    named = [m.span.end for m in sentence.marks.of("mentions")]
    leads = [m.span for m in sentence.marks.of(*_LEADS)]
    forms = [m.span for m in sentence.marks.of("legal_forms")]
    for name in _strangers(scene, sentence) if named and forms else ():
        before = [s for s in leads if s.end < name.start and scene.distance(s.end, name.start) <= _ARTICLE]
        formal = any(name.start < form.start <= form.end <= name.end + 1 for form in forms)
        told = any(noun <= s.start and scene.distance(noun, s.start) <= _TOLD for s in before for noun in named)
        if formal and told and name.end <= end:
            return True
    return False


def _has_verb(scene: Scene, sentence: Sentence, name: Span, end: int) -> bool:
    """Whether a name is the subject of its thought, or of the clause beside it up to `end`: "to Zenova, which will"."""
    if is_subject(scene, sentence, name):
        return True
    verb = told_beside(scene, sentence, name) if scene.lexicon.spaced and not scene.lexicon.joined else 0
    return 0 < verb < end and "," not in scene.text[verb:end] and acts(scene, sentence, name)


@lru_cache(maxsize=256)
def _new_topics(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    return tuple(new_topics(scene, sentence)) if scene.lexicon.joined else ()


@lru_cache(maxsize=256)
def _bare_names(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    return tuple(bare_names(scene, sentence))


#: A name in capitals: "OpenAI", "Rogers Communications Inc.", "Yum! Brands"; the press of every spaced language has it.
_NAME = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ][\w&'’!-]*|x[A-Z]\w+)(?: (?:&|[A-ZÀ-Þ][\w&'’!-]*))*")


@cache
def _glued(lexicon: Lexicon) -> re.Pattern[str]:
    """What a company is, glued to its article before a name: "L'opérateur" of "L'opérateur Zenova"."""
    glued = [article[:-1].capitalize() for article in lexicon.articles if article.endswith("'")]
    return re.compile(rf"{literal(glued)}['’](?![A-ZÀ-Þ])\w[\w-]* ")


@lru_cache(maxsize=256)
def _strangers(scene: Scene, sentence: Sentence) -> tuple[Span, ...]:
    """The names of companies that nobody watches: those that are listed, and those that look and act like one."""
    listed = [mark.span for mark in sentence.marks.of("strangers")]
    if scene.lexicon.spaced and scene.lexicon.legal_forms:
        text, (start, end) = scene.document.text, sentence.span
        names = (_bare(hit, scene.lexicon) for hit in _NAME.finditer(text, start, end))
        met = _met(scene)
        listed += [name for name in names if name.of(text) in met or is_stranger(scene, sentence, name)]
    if scene.lexicon.acts_behind:
        found = _foreign(scene.lexicon).finditer(scene.document.text, sentence.span.start, sentence.span.end)
        listed += [Span(*hit.span(1)) for hit in found]
    acting = [span for span in listed if _has_topic(scene, span) or _is_named_last(scene, sentence, span)]
    theirs = (
        span
        for span in listed
        for who in sentence.whos
        if _is_theirs(span, who.span) and (span not in acting or who.span.overlaps(span))
    )
    return tuple(sorted(set(listed) - set(theirs)))


def opens_with_a_name(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of the press opens with a name that no table knows, where capitals tell names."""
    lexicon = scene.lexicon
    hit = _NAME.match(scene.document.text, *sentence.span) if lexicon.spaced and not lexicon.capital_nouns else None
    if hit is None or lexicon.joined or scene.document.issuer:
        return False
    name = _bare(hit, lexicon)
    known = [who.span for who in sentence.whos] + [mark.span for mark in sentence.marks]
    return not is_word(lexicon, name.of(scene.text)) and not any(span.overlaps(name) for span in known)


@lru_cache(maxsize=8)
def _met(scene: Scene) -> frozenset[str]:
    """The names that some sentence of the text shows to be those of companies that nobody watches.

    Another sentence may leave it open: "Zenova raised its budget. … Zenova projects a loss of $85 million".
    """
    if scene.document.issuer or scene.lexicon.joined:
        return frozenset()
    text, found = scene.document.text, set()
    for sentence in scene.sentences:
        if not sentence.marks.any_of("actions", "plans", "announces"):
            continue
        names = [_bare(hit, scene.lexicon) for hit in _NAME.finditer(text, *sentence.span)]
        told = [who.span for who in sentence.whos]
        new = (name for name in names if not any(_is_theirs(name, span) for span in told))
        found |= {n.of(text) for n in new if is_subject(scene, sentence, n) and is_stranger(scene, sentence, n)}
    return frozenset(found)


@cache
def _foreign(lexicon: Lexicon) -> re.Pattern[str]:
    """A name in Latin letters that goes on to what its company does, in a script that has none: Lyft則計劃."""
    acts = "|".join(map(re.escape, lexicon.acts_behind)) or r"(?!)"
    return re.compile(rf"(?:^|(?<=[;；,，。、\s]))([A-Z][a-z]{{2,}}(?: [A-Z][a-z]+)*) ?(?={acts})")


def _has_topic(scene: Scene, name: Span) -> bool:
    """Whether the ending of a topic stands behind a name, so that no other name explains it: 熊本県はTSMCの進出に."""
    ending = scene.lexicon.topic_endings
    return bool(ending) and re.match(ending, scene.text[name.end : name.end + _TOPIC]) is not None


def _is_named_last(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a comma leads to a name with its verb right behind, which no list goes on to: "Like V, Zenova will"."""
    led = scene.lexicon.spaced and not scene.lexicon.joined and scene.text.startswith(", ", name.start - 2)
    return led and acts(scene, sentence, name)


#: Signs behind a name in which the ending of a topic is looked for.
_TOPIC = 30


def _bare(hit: re.Match[str], lexicon: Lexicon) -> Span:
    """A name without the article before it."""
    glued = _glued(lexicon).match(hit[0])
    return Span(hit.start() + (glued.end() if glued else article(hit[0], lexicon)), hit.end())


#: "China Petroleum & Chemical Corp, or Sinopec": so many signs part a full name from the one in use.
_ALIAS = 6


def _is_theirs(name: Span, who: Span) -> bool:
    """Whether a name is a watched company's own, or only goes on with a list that such a company opens."""
    return who.overlaps(name) or 0 <= who.start - name.end <= _ALIAS or 0 <= name.start - who.end <= 2


def is_of_nobody(scene: Scene, sentence: Sentence, end: int, *, named: bool) -> bool:
    """Whether what stands up to `end` is of a company that nobody watches; `named` is whether one is named before."""
    if not named and (unknown_acts(scene, sentence, end) or _is_of_a_stranger(scene, sentence, end)):
        return True
    return unknown_in_list(scene, sentence, end)


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
    if is_subject(scene, sentence, Span(start, start)):
        return False
    return stranger_acts(scene, sentence, sentence.span.start, start)


def is_beside_a_list(scene: Scene, sentence: Sentence, place: Span) -> bool:
    """Whether a comma leads to a name with its own figure right behind, so that this is another's, whom nobody knows.

    대우인터내셔널 2조957억원, 포스코 1조9276억원: but 회사는 1조원, 포스코 2조원 comes back to one that is known.
    """
    name = next((who.span for who in sentence.whos if who.span.start >= place.end), None)
    if name is None or not scene.lexicon.joined or sentence.marks.any_of("own_words"):
        return False
    comma = scene.text[place.end : name.start].replace("、", ",").strip() == ","
    return comma and any(0 <= a.span.start - name.end <= 1 for a in sentence.amounts)
