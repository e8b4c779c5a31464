"""Guidance for capital spending that is taken back, with nothing in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.passes.scene import Figure, Scene, View
from capex.passes.topics import CalendarOf, Topic, saying, topic_at
from capex.statement import Action, Kind, Statement

#: Words between the verb and the guidance that it takes back.
_OBJECT = 8


#: So many sentences behind earlier guidance, it is taken back.
_BEHIND = 2


def _told_before(scene: Scene, figures: Sequence[Figure], index: int) -> Figure | None:
    """Earlier guidance recalled right before, where this sentence takes it back without naming a measure."""
    if scene.sentences[index].marks.of("other_metrics") or not scene.lexicon.spaced:
        return None
    near = (f for f in figures if 0 < index - f.sentence <= _BEHIND and f.role == "prior" and not f.reason)
    found = [f for f in near if f.rule == "recalled" and f.company and len(f.when.periods) == 1]
    return found[-1] if found else None


def withdrawals(scene: Scene, figures: Sequence[Figure], calendar_of: CalendarOf) -> Iterator[Statement]:
    """Every withdrawal or suspension of guidance that names capital spending."""
    for index, sentence in enumerate(scene.sentences):
        if not sentence.marks:
            continue
        if any(f.sentence == index and f.role == "level" and not f.reason for f in figures):
            continue
        for mark in sentence.marks.of("withdrawals"):
            view = View(scene, sentence, mark.span)
            near = min(view.left("guidance"), view.right("guidance"))
            told = _told_before(scene, figures, index)
            if told is not None and near <= _OBJECT and view.left("negations") > 2:
                whole = Topic(index, None, told.company or "", told.when.periods[0])
                yield replace(saying(scene, whole, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
            if near > _OBJECT or not view.in_clause("mentions") or view.left("negations") <= 2:
                continue
            topic = topic_at(scene, index, view, calendar_of, dated=False)
            if topic is not None:
                yield replace(saying(scene, topic, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
