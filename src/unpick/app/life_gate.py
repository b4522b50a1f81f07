"""What a paper of a case must pass before it leaves: the harm page, the jigsaw check, the letters to the firms it speaks of."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from unpick.model.paper import Gap, Paper

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["gate_gaps", "gated", "with_jigsaw"]


def gate_gaps(workspace: "Workspace", case: str, paper: Paper, *, on: dt.date) -> tuple[Gap, ...]:
    """Return what a paper lacks before it may leave; those that only a reader must know do not stop it.

    Args:
        on: the day it would leave; a statement that has to wait leaves on that day.
    """
    from unpick.app.life_harm import harm_gaps
    from unpick.app.life_jigsaw import jigsaw_gaps

    why = frozenset(one for item in paper.items() for one in item.why)
    harm = (
        replace(gap, close=gap.close.replace("case harm CASE", f"unpick case harm {case}"))
        for gap in harm_gaps(workspace, case)
    )
    return (
        *harm,
        *jigsaw_gaps(workspace, case, why, on=on),
        *_unasked(workspace, case, why),
    )


def gated(workspace: "Workspace", case: str, paper: Paper, *, on: dt.date) -> Paper:
    """Return the paper with these gaps behind its own."""
    return replace(paper, gaps=(*paper.gaps, *gate_gaps(workspace, case, paper, on=on)))


def with_jigsaw(workspace: "Workspace", case: str, paper: Paper, *, on: dt.date) -> Paper:
    """Return a paper for the desk, with what the jigsaw check alone asks of it: who reads it should know what may not leave."""
    from unpick.app.life_jigsaw import jigsaw_gaps

    why = frozenset(one for item in paper.items() for one in item.why)
    return replace(paper, gaps=(*paper.gaps, *jigsaw_gaps(workspace, case, why, on=on)))


def _unasked(workspace: "Workspace", case: str, why: frozenset[str]) -> tuple[Gap, ...]:
    """Return the firms that a paper speaks of and nobody asked; the law asks for no reply, so nothing is stopped."""
    from unpick.app.case import known_case
    from unpick.app.life import said_of_case
    from unpick.app.life_reply import replies_of_case, spoken_of
    from unpick.cases.life.replies import unasked

    evidence, said = said_of_case(workspace, known_case(workspace, case))
    own = [one for one in said if why & set(one.why)]
    firms = unasked(spoken_of(evidence, own), replies_of_case(workspace, case, evidence, said))
    return tuple(
        Gap(
            says=f"{firm} is spoken of and was not asked",
            close=f'case reply {case} --asked --from "{firm}" --day DAY --by WHO, or say why not',
            rule="right of reply",
        )
        for firm in firms
    )
