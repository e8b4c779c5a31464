"""One figure with its surroundings, as the rules that give it a role look at it."""

from __future__ import annotations

from dataclasses import dataclass

from capex.passes.scene import Figure, Scene, View


@dataclass(frozen=True, slots=True)
class Case:
    """One figure with its surroundings, as the rules look at it."""

    scene: Scene
    figure: Figure
    view: View
    year: int | None = None
