"""Guidance for capital spending that is taken back, with nothing in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capex.passes.scene import Figure, Scene, View
from capex.passes.topics import CalendarOf, saying, topic_at
from capex.statement import Action, Kind, Statement

#: Words between the verb and the guidance that it takes back.
_OBJECT = 8


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
            if near > _OBJECT or not view.in_clause("mentions") or view.left("negations") <= 2:
                continue
            topic = topic_at(scene, index, view, calendar_of, dated=False)
            if topic is not None:
                yield replace(saying(scene, topic, Kind.WITHDRAWN, "withdrawn"), action=Action.WITHDRAWN)
                break
