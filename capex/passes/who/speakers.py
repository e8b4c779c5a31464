"""Whether somebody else speaks: analysts, outsiders, and those who go on with what they said a clause before."""

from __future__ import annotations

from capex.document import Span
from capex.passes.scene import Scene, View
from capex.passes.who.pronouns import is_said_by_them
from capex.tokens import Mark, Sentence, Unit

#: The subject of a sentence stands among its first words.
_SUBJECT = 4


def speaks(scene: Scene, view: View, table: str) -> bool:
    """Whether somebody of `table` says it, and is not merely told it."""
    for mark in view.marks(table):
        heard = any(
            mark.span.start - m.span.end >= 0
            and _words_between(scene, m.span.end, mark.span.start) <= _ADJECTIVE
            and "," not in scene.text[m.span.end : mark.span.start]
            and not _is_of_theirs(scene, view, m)
            for m in view.marks("listeners")
        )
        if _is_resumed(view, mark) or _signs(scene, view, mark):
            return True
        heard = heard or (scene.lexicon.spaced and _gives_way(scene, view, mark))
        if heard or _measures_another(scene, view, mark) or _hands_over(scene, view, mark):
            continue
        if view.clause.covers(mark.span) or _opens(scene, view, mark) or _is_meant(scene, view, mark):
            return True
    return False


def _is_meant(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether the clause begins with a pronoun for the subject: "Barclays likes the shares, and it forecasts …"."""
    if view.sentence.span.start != mark.span.start:
        return False
    verbs = {m.span.start - 1 for m in view.marks("plans", "speech", "guidance")}
    meant = [m.span for m in view.marks("its") if view.clause.start <= m.span.start and m.span.end in verbs]
    return any(scene.distance(view.clause.start, span.start) <= 1 for span in meant)


def _signs(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether a headline ends with a dash and who says it: "Meta capex seen at $200 billion - analysts".

    A name may be the publisher's, which ends a title: it signs only where nobody acts or plans before it.
    """
    text, sentence = scene.text, view.sentence.span
    before, behind = text[sentence.start : mark.span.start].rstrip(), text[mark.span.end : sentence.end]
    if not scene.lexicon.spaced or scene.lexicon.joined or behind.strip(" .") or not before.endswith(_DASHES):
        return False
    named = scene.document.text[mark.span.start].isupper()
    return not named or not view.in_clause("actions", "plans", "pledges", "speech")


_DASHES = (" -", " –", " —")


def _gives_way(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether the company says it behind a comma: "as executives met analysts in Florida, the company said it will"."""
    if scene.lexicon.joined or not scene.lexicon.spaced or mark.span.end > view.place.start:
        return False
    says = {m.span.start for m in view.marks("speech") if mark.span.end <= m.span.start < view.place.start}
    own = [m.span for m in view.marks("own_words")] + [who.span for who in view.sentence.whos]
    named = (span for span in own if span.end + 1 in says and span.start > mark.span.end)
    return any(scene.text[span.start - 2] == "," for span in named)


def _is_resumed(view: View, mark: Mark) -> bool:
    """Whether a relative clause goes on about `mark` up to the figure: "rated buy at Jefferies, which expects"."""
    end = mark.span.end
    leads = [m.span for m in view.marks("relatives") if view.scene.text[end : m.span.start] == ", "]
    return bool(leads) and leads[0].end <= view.place.start and view.clause.start <= leads[0].start


def _is_of_theirs(scene: Scene, view: View, listener: Mark) -> bool:
    """Whether the word before is an estimate that is theirs: "nach Schätzung von Bernstein"."""
    words = (m.span.end for m in view.marks("guidance", "analysts"))
    return scene.lexicon.spaced and any(0 <= listener.span.start - end <= 1 for end in words)


def _hands_over(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether an officer of the company is the subject behind it: 업계에 따르면 … 부회장은 … 투자할 것이라고 했다."""
    officers = (m for m in view.marks("officers") if mark.span.end <= m.span.start < view.place.start)
    return scene.lexicon.joined and any(_is_subject(scene, officer.span) for officer in officers)


#: Words between those who are told and the verb ("told financial analysts").
_ADJECTIVE = 1


def _words_between(scene: Scene, start: int, end: int) -> int:
    """Words between two places; where nothing parts words, none may be."""
    return scene.distance(start, end) if scene.lexicon.spaced else 2 * (end - start > 1)


def _measures_another(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether analysts behind the figure only lead to another one ("750억 달러는 컨센서스 597억 달러를 웃돈다")."""
    if mark.span.start < view.place.end:
        return False
    if not scene.lexicon.joined:
        measured = [
            m for m in view.marks("compared") if view.place.end <= m.span.start and m.span.end <= mark.span.start
        ]
        if _is_only_measured(scene, view, mark) or _counts_the_estimate(scene, view, mark):
            return True
        others = [o.start for o in view.others if view.place.end <= o.start < mark.span.start]
        bounds = [m for m in view.marks("floor_before", "ceiling_before") if m.span.start in others]
        return view.right_end < mark.span.start and any(
            m.span.start <= max(others, default=0) for m in (*measured, *bounds)
        )
    leads = any(0 <= other.start - mark.span.end <= _LEADING for other in view.others)
    return leads and any(who.span.end <= view.place.start for who in view.sentence.whos)


#: Words between a word that compares and the analysts' estimate that it compares with.
_COMPARING = 3
#: Words between analysts and the figure that is theirs.
_THEIRS = 5


def _is_only_measured(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether an estimate behind the figure is only surpassed, or has a figure of its own right behind it.

    "Capex will rise to $56 billion, surpassing market expectations"; "crushes an analyst's expectation of $47 billion".
    """
    comparing = view.marks("compared", "floor_before", "ceiling_before", "ups", "downs")
    ends = [m.span.end for m in comparing if view.place.end <= m.span.start and m.span.end <= mark.span.start]
    near = any(scene.distance(end, mark.span.start) <= _COMPARING for end in ends)
    begins = any(m.span.start == mark.span.start and m.span.end < mark.span.end for m in comparing)  # "above estimates"
    if (near or begins) and "," in scene.text[view.place.end : mark.span.start]:
        return True
    named = any(who.span.end <= view.place.start for who in view.sentence.whos)
    following = [o.start for o in view.others if o.start >= mark.span.end]
    gap = scene.text[mark.span.end : min(following)] if following else ","
    near = bool(following) and scene.distance(mark.span.end, min(following)) <= _THEIRS
    return (
        named
        and near
        and "," not in gap
        and not any(o.start < mark.span.start for o in view.others if o.start >= view.place.end)
    )


def _counts_the_estimate(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether who counted an estimate is named behind it: "…, above estimates of $17.6 billion, according to LSEG"."""
    end = view.place.end
    last = max((o.start for o in view.others if end <= o.start < mark.span.start), default=0)
    earlier = [m.span for m in view.marks("analysts") if end <= m.span.start and m.span.end <= last]
    if not earlier or scene.distance(earlier[-1].end, last) > _COMPARING:
        return False
    named = any(who.span.end <= view.place.start for who in view.sentence.whos)
    own = view.left("own_words", across=True) < view.left("analysts", across=True)
    return (named or own) and "," in scene.text[end : earlier[-1].start]


#: Between analysts and the figure that is theirs stand at most so many signs (가 집계한 컨센서스).
_LEADING = 14


def _opens(scene: Scene, view: View, mark: Mark) -> bool:
    """Whether `mark` is the subject of the sentence: nobody else is named before the figure's clause."""
    early = scene.lexicon.spaced and scene.distance(view.sentence.span.start, mark.span.end) <= _SUBJECT
    acts = view.in_clause("plans", "speech", "presents", "actions")  # but "…, with Amazon at $175 billion"
    led = any(m.span.start == view.clause.start for m in view.marks("parts_loose"))
    before = [who.span for who in view.sentence.whos if who.span.end <= view.place.start]
    named = any(acts or not led or not view.clause.covers(span) for span in before)
    return early and not named and not view.in_clause("officers")


def goes_on(scene: Scene, view: View, table: str) -> bool:
    """Whether a clause that names no speaker goes on with what one of `table` said in a clause before it.

    Languages that glue their endings on leave the subject out once it is known ("法人看好…，預估…").
    """
    if not scene.lexicon.joined:
        return False
    own = [who.span for who in view.sentence.whos] + [m.span for m in view.marks("own_words", "officers")]
    others = [mark.span for mark in view.marks(table) if not _hands_over(scene, view, mark)]
    verbs = {mark.span.end for mark in view.marks("speech", "plans")}
    says = [mark.span.start for mark in view.marks("speech")]
    sentence_marks = view.marks("speech", "plans", "actions", "mentions", "weak_mentions", "officers", "own_words")
    edges = [view.sentence.span.start, *(b for b in scene.breaks(view.sentence) if b <= view.place.start)]
    spoken = False  # whether a clause nearer to the figure names the company
    for start, end in reversed(list(zip(edges, [*edges[1:], view.place.start], strict=True))):
        first = min((s for s in (*own, *others) if start <= s.start < end), default=None)
        if first is not None and first not in others and any(start <= told < first.start for told in says):
            continue  # "點名台積電", "提到台積電": the name is what is spoken of
        if first in others:
            return not spoken or bool(verbs & {end - 2, end - 1, end})  # "分析师认为，阿里…"
        if first is not None and spoken and any(first.end <= told < end for told in says):
            return False  # 台積電表示,…: a company of a list that says nothing itself does not end what analysts say
        told = {mark.table for mark in sentence_marks if start <= mark.span.start < end}
        spoken = spoken or (first is not None and bool(told))  # 券商预计甲约800亿元，乙约700亿元: a list says nothing
    return False


def speaks_on(scene: Scene, view: View) -> bool:
    """Whether an analyst who was the subject of a sentence shortly before goes on, with nobody else named since."""
    index = scene.number(view.sentence)
    if not scene.lexicon.subject_endings:
        foretold = (scene.forecast and _foretells(view.sentence)) or _is_forecast_on(scene, view, index)
        return foretold or is_said_by_them(scene, view, index)
    guessed = view.sentence.marks.any_of("expected_of")  # what nobody says goes on with what was counted before
    for sentence in reversed(scene.sentences[max(index - _SPEECH, 0) : index + 1]):
        if view.sentence.paragraph - sentence.paragraph > 1:
            return False
        said = [m for m in sentence.marks.of("analysts") if guessed or _is_subject(scene, m.span)]
        if said and sentence.span != view.sentence.span:
            return True
        own = bool(sentence.marks.of("officers", "own_words"))
        named = not guessed and any(_is_subject(scene, who.span) for who in sentence.whos)
        if said or own or named:
            return False
    return False


def _is_subject(scene: Scene, span: Span) -> bool:
    """Whether the ending of a subject stands behind a word or name."""
    return scene.text.startswith(scene.lexicon.subject_endings, span.end)


#: Sentences over which a forecast goes on with one company after the other.
_FORECAST = 6


def _is_forecast_on(scene: Scene, view: View, index: int) -> bool:
    """Whether a sentence that plans nothing goes on with an analyst's forecast: "Microsoft climbs to $276bn"."""
    sentence, lexicon = view.sentence, scene.lexicon
    if scene.document.issuer or not lexicon.spaced or lexicon.joined or not sentence.whos:
        return False
    others = {m.span for m in sentence.marks.of("planned", "expected_of")}
    if any(m.span not in others for m in sentence.marks.of("plans", "speech", "officers", "guidance", "actions")):
        return False
    for before in reversed(scene.sentences[max(index - _FORECAST, 0) : index]):
        if sentence.paragraph - before.paragraph > 1:
            return False
        first = before.span.start
        said = [m.span.end for m in before.marks.of("analysts") if scene.distance(first, m.span.start) < _SUBJECT]
        if said and any(m.span.start >= said[0] for m in before.marks.of("plans")):
            return True
        if before.marks.of("speech", "officers", "own_words"):
            return False
    return False


def _foretells(sentence: Sentence) -> bool:
    """Whether a sentence only tells what will be or is expected to be, and nobody in it plans or says anything."""
    told = [m.span for m in sentence.marks.of("planned", "expected_of", "unsettled", "presents")]
    told += [a.span for a in sentence.amounts if a.unit is Unit.RATE]  # "a 5% increase"
    said = sentence.marks.of("plans", "speech", "officers", "guidance", "actions")
    return not any(not any(span.overlaps(m.span) or 0 <= m.span.start - span.end <= 1 for span in told) for m in said)


#: Sentences over which an analyst goes on.
_SPEECH = 3
