"""Which of the companies that a sentence names act, and which are only named beside."""

from __future__ import annotations

import re
from functools import cache

from capex.document import Span
from capex.lexicon.words import Lexicon
from capex.notation import literal
from capex.passes.scene import Scene
from capex.passes.who.by_rivals import only_compares
from capex.tokens import Sentence, Who


@cache
def _receiver(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.receiver or r"(?!)")


def is_oblique(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether the word beside a name says that somebody else acts ("a stake in Intel", 메타를 제치고)."""
    if _receiver(scene.lexicon).match(scene.text, who.span.end):
        return True  # USスチールには110億ドルを投じる
    if only_compares(scene, sentence, who):
        return True  # "der Konkurrent von Adidas"
    if _has_the_plan(scene, sentence, who):
        return False
    start = who.span.start
    if scene.lexicon.spaced and any(m.span.end == start - 1 for m in sentence.marks.of("its")):
        return True  # "after its Hess acquisition"
    topics = [m.span for m in sentence.marks.of("topics") if 0 <= start - m.span.end <= 1]
    if any(_opens(scene, sentence, span.start) for span in topics):
        return False  # "At Boeing, …", "As for Intel, …": whom the sentence is about
    goes_on = _speaks(scene, sentence, who)
    opening = [m.span for m in sentence.marks.of("between_and") if goes_on or m.span.start == sentence.span.start]
    marks = [m.span for m in sentence.marks.of("oblique", "excluded") if m.span not in opening]
    if scene.lexicon.spaced:  # the "que" of "mientras que" leads to nobody
        breaks = [m.span for m in sentence.marks.of("hard_breaks")]
        marks = [span for span in marks if not any(b.end == span.end and b.start < span.start for b in breaks)]
    if scene.lexicon.joined:  # 英偉達供應商緯穎: what a name before it only says of the company that acts
        ends = {other.span.end for other in sentence.whos}
        marks = [span for span in marks if span.start not in ends]
    after = (who.span.end, who.span.end + 1) if scene.lexicon.spaced and not scene.lexicon.joined else (who.span.end,)
    behind = any(mark.span.start in after for mark in sentence.marks.of("oblique_after"))
    # "legt mit 200 Milliarden nach, Oracle peilt": a verb's particle before a comma leads to no name.
    return behind or any(start - 2 <= span.end <= start and "," not in scene.text[span.end : start] for span in marks)


def name_end(sentence: Sentence, who: Who) -> int:
    """Where a name ends, with the form of the company behind it: "SK Hynix Inc", "Toyota Motor Corp."."""
    forms = (m.span.end for m in sentence.marks.of("legal_forms") if m.span.start == who.span.end + 1)
    return max(forms, default=who.span.end)


#: Words before what a company has, at the head of a sentence: "la nueva", "der überarbeitete".
_HEAD = 3


def _has_the_plan(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a sentence opens with what a company plans or says: "La nueva estrategia de Enel contempla …"."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return False
    links = [m.span.start for m in sentence.marks.of("oblique") if 0 <= who.span.start - m.span.end <= 1]
    nouns = [m.span for m in sentence.marks.of("mentions", "guidance", "officers") if links]
    led = [noun for noun in nouns if any(0 <= link - noun.end <= 1 for link in links)]
    return any(scene.distance(sentence.span.start, noun.start) <= _HEAD for noun in led)


def _speaks(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name says or plans something, and so begins a thought: "after Shell …, and BP said"."""
    end = name_end(sentence, who)
    return scene.lexicon.spaced and any(0 <= m.span.start - end <= 1 for m in sentence.marks.of("speech", "plans"))


def takes_over(scene: Scene, sentence: Sentence, who: Who) -> bool:
    """Whether a name is what its sentence is about, where no blanks part words: it opens a thought, or は follows it.

    "…でトヨタなどが減産した" is still about the supplier named before.
    """
    if scene.lexicon.spaced:
        return True
    start = who.span.start
    led = start - sentence.span.start <= _OPENING or scene.text[start - 1] in _SIGNS
    about = re.match(scene.lexicon.topic_endings or r"(?!)", scene.text[who.span.end : who.span.end + _TOPIC])
    return about is not None or (led and not scene.lexicon.topic_endings)


#: What a company is may stand before its name at the head of a sentence: 米半導体大手, 封測龍頭.
_OPENING = 8
#: Signs behind a name in which the ending of a topic is looked for.
_TOPIC = 30
_SIGNS = " ,;:、。「（()）"


def doer_behind(scene: Scene, sentence: Sentence, place: Span) -> Who | None:
    """The company that a clause right behind the figure says spends it: "se suma a los 1.700 millones que BHP …"."""
    links = [m.span for m in sentence.marks.of("done_by") if not scene.text[place.end : m.span.start].strip(" ,")]
    gaps = [link.end for link in links if link.start >= place.end]
    return next((who for who in sentence.whos for at in gaps if 0 <= who.span.start - at <= 1), None)


def _opens(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether a sentence, an item of a list, or what a colon leads to begins at `place`."""
    before = scene.text[sentence.span.start : place].rstrip(" \"'•*-–—#")
    return not before or before.endswith(":")


def said_beside(scene: Scene, sentence: Sentence, who: Who, place: int) -> bool:
    """Whether a name stands in what a relative clause says beside ("Enel, which controls Endesa, said it …")."""
    if _owns_the_one_before(scene, sentence, who, place):
        return True
    leads = [m.span for m in sentence.marks.of("relatives") if m.span.end <= who.span.start]
    if not leads or not scene.text[: leads[-1].start].rstrip().endswith(","):
        return False
    close = scene.text.find(",", who.span.end, place)
    if close > 0 and "," not in scene.text[leads[-1].end : who.span.start]:
        return True
    return _resumes(scene, sentence, Span(leads[-1].end, place)) > who.span.end


@cache
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    """How it begins what a company is: "the world's largest maker", "formerly Zenova"."""
    return re.compile(rf"{literal((*lexicon.articles, *lexicon.apposed))} ?\w+")


#: Signs of "the ", which may stand before the name of an owner.
_ARTICLE = 4
#: Words that say whose a company is, between two commas: ", Exxon's Canadian arm,".
_OWNED = 6


def _owns_the_one_before(scene: Scene, sentence: Sentence, who: Who, place: int) -> bool:
    """Whether a name only says what the company before it is: "Imperial Oil, Exxon's Canadian arm, guides to".

    Or "SK Hynix, the world's second-largest maker of memory after Samsung Electronics, said it".
    """
    start, end = who.span.start, who.span.end
    close = scene.text.find(",", end, place)
    if not scene.lexicon.spaced or scene.lexicon.joined or close < 0:
        return False
    owns = scene.text.startswith("'s ", end) and scene.distance(end, close) <= _OWNED
    opens = [at for at in (name_end(sentence, other) for other in sentence.whos) if scene.text.startswith(", ", at)]
    opens = [at + 2 for at in opens if at < start and "," not in scene.text[at + 2 : start]]
    if not opens:
        return False
    told = Span(opens[-1], close)
    verbs = any(told.covers(m.span) for m in sentence.marks.of("plans", "speech", "between_and"))
    called = _called(scene.lexicon).match(scene.text, told.start, start) is not None and not verbs
    return called or (owns and start - opens[-1] <= _ARTICLE)


def _resumes(scene: Scene, sentence: Sentence, behind: Span) -> int:
    """Where the main verb goes on behind a relative clause with commas in it ("…, which feeds A, B and C, will …")."""
    if not scene.lexicon.spaced or scene.lexicon.joined:
        return 0
    verbs = (m.span.start for m in sentence.marks.of("plans", "speech", "presents") if behind.covers(m.span))
    return max((verb for verb in verbs if scene.text[:verb].endswith(", ")), default=0)
