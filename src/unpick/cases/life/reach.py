"""What a border search, a request under a freedom-of-information law, and a court can reach of a case."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["AUTHORITY", "Given", "Holdings", "reach"]

AUTHORITY = "authority"
"""Kind of a recipient to whom freedom-of-information laws apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Something that left: to whom, what kind of recipient (authority, firm, press, other), the day, the files."""

    to: str
    kind: str
    day: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a workspace holds, counted.

    Attributes:
        originals: open originals. sealed: originals under the passphrase. protected_rows: rows of protected sources that lie
        in clear in the working files, as older versions left them. exports: files in `exports/`. log: rows of the log. given: what left.
    """

    originals: int
    sealed: int
    protected_rows: int
    exports: int
    log: int
    given: tuple[Given, ...] = ()


def reach(held: Holdings) -> dict[str, list[str]]:
    """Return, for each of the three, what it can reach, in sentences; counts are those of the workspace, not of the law.

    Which law gives the power, and which exemption holds, is not told here: it differs by country and day.
    """
    return {
        "border_search": _border(held),
        "freedom_of_information": _requests(held.given),
        "court": _court(held),
    }


def _border(held: Holdings) -> list[str]:
    read = (
        f"Whoever searches this machine can read {_n(held.originals, 'open original')} with their names, "
        f"{_n(held.exports, 'export file')} and {_n(held.log, 'row')} of the log with the names and reasons that people wrote."
    )
    says = [read]
    if held.protected_rows:
        says.append(
            f"{_n(held.protected_rows, 'row')} of protected sources can be read as well: an older version left them in clear in "
            "facts/parts. `unpick sources seal` seals them."
        )
    if held.sealed:
        says.append(
            f"{_n(held.sealed, 'sealed original')} cannot be read without the passphrase; that they exist can be seen."
        )
    says.append("Carry a copy made with `unpick export --handover`, not the workspace.")
    return says


def _requests(given: Sequence[Given]) -> list[str]:
    to_authorities = [one for one in given if one.kind == AUTHORITY]
    unknown = [one for one in given if not one.to]
    says = [
        f"{one.to} holds {', '.join(one.files)} since {one.day}; anybody may ask for it there, and what is released is "
        "decided there, not here."
        for one in to_authorities
    ]
    if not says:
        says.append(
            "Nothing is recorded as given to an authority; what was given and not recorded is not known."
        )
    if unknown:
        says.append(
            f"{_n(len(unknown), 'export')} went to nobody that is recorded: an authority may be among them."
        )
    return says


def _court(held: Holdings) -> list[str]:
    says = ["A court can order everything above to be handed over, and the passphrase of what is sealed."]
    others = sorted({one.to for one in held.given if one.to})
    if others:
        says.append(f"It can also ask those who hold a copy: {', '.join(others)}.")
    says.append(
        "What must not be found is not kept on this machine. Once an order is expected, ask a lawyer before deleting anything."
    )
    return says


def _n(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
