"""What one origin says twice counts once: statements beside each other, of the same two entities, share a coin."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

__all__ = ["Ends", "Together", "origin_of"]

Row = Mapping[str, Any]
Ends = tuple[str, str, str]
"""An origin, and two entities in the order of their ids."""


def origin_of(row: Row) -> str:
    """Return what a link goes back to."""
    return str(row.get("origin") or row.get("dataset") or "")


class Together:
    """The coin of what an origin says of two entities: the first link's, by its id.

    Several links, and bills that the same source states, are ways beside each other and add nothing to each other.
    The rows of a file of bills stay apart: the origin of a bill is who filed it.
    """

    def __init__(self, links: Iterable[Row], canonical: Callable[[str], str]) -> None:
        """Take the links of a network; those that are denied say nothing.

        Args:
            links: rows of the view `link`. canonical: any id to the one that stands for the entity.
        """
        self.coins: dict[Ends, str] = {}
        for row in links:
            subject, object_ = (canonical(str(row.get(end) or "")) for end in ("subject", "object"))
            key = _ends(origin_of(row), subject, object_)
            if key[0] and row.get("polarity") != "denied":
                link = str(row["link_id"])
                self.coins[key] = min(link, self.coins.get(key, link))

    def coin(self, origin: str, one: str, other: str) -> str:
        """Return the coin of what an origin says of two entities, empty where it links them nowhere."""
        return self.coins.get(_ends(origin, one, other), "")


def _ends(origin: str, one: str, other: str) -> Ends:
    return origin, min(one, other), max(one, other)
