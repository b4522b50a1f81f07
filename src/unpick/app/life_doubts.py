"""How a jigsaw check came to let a protected statement leave: kept by decision, by a lower bar, or against an earlier count."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from unpick.cases.life.jigsaw import FEWEST

if TYPE_CHECKING:
    from unpick.model.paper import Gap
    from unpick.store.workspace import Workspace

__all__ = ["doubts_of"]

_LET: Final = ("open", "wide")
_CLOSE: Final = "the second person who signs the harm page reads the check first: unpick case jigsaw {case}"


def doubts_of(workspace: "Workspace", case: str, claims: Collection[str], *, rule: str) -> "tuple[Gap, ...]":
    """Return what a second person should see before protected statements leave that the last check or a decision lets go.

    They stop nothing: who signs decides. Without them a lower bar or a second table of circles would pass in silence.

    Args:
        claims: ids of protected statements that a paper rests on. rule: what asks for the check, as gaps print it.
    """
    from unpick.app.life import rows_of
    from unpick.model.paper import Gap

    checks, decided = rows_of(workspace, "jigsaw", case), rows_of(workspace, "jigsaw_decided", case)
    last = {one.what["claim"]: one for one in decided}
    found = list[Gap]()
    for claim in claims:
        outcomes = [
            (check, row["outcome"])
            for check in checks
            for row in check.what["findings"]
            if row["claim"] == claim
        ]
        if not outcomes:
            continue
        check, outcome = outcomes[-1]
        said = list[str]()
        if outcome not in _LET and claim in last and last[claim].what["way"] == "keep":
            # The reason stays in the log: it may name the source, and this is printed.
            said.append(
                f"leaves as it was told, though few people could have known it: kept by {last[claim].by}"
            )
        if outcome == "wide" and int(check.what["fewest"]) < FEWEST:
            said.append(
                f"passed the check of {check.by} at {check.what['fewest']} people; this project asks {FEWEST}"
            )
        earlier = [one for one, before in outcomes[:-1] if before not in _LET]
        if outcome == "wide" and earlier:
            told = f"by a table of circles of {earlier[-1].by}, {earlier[-1].at[:10]}"
            said.append(f"had too few people {told}; the table of {check.by} counts enough")
        found += [
            Gap(says=f"protected statement {claim} {one}", close=_CLOSE.format(case=case), rule=rule)
            for one in said
        ]
    return tuple(found)
