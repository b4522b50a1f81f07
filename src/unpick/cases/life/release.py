"""What leaves of a protected statement after a decision: told more coarsely, or under a pseudonym of its own."""

from dataclasses import dataclass

__all__ = ["Release", "place_words", "speaker_words"]

_ANYONE = "a person who knows"
_NOWHERE = "a site that is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The sentence of one protected statement as the public volume may print it.

    Attributes:
        claim: its id as outputs print it. way: coarsen or unlink. text: the sentence; never the words of the source.
    """

    claim: str
    way: str
    text: str

    @property
    def is_unlinked(self) -> bool:
        """Tell whether it stands under a pseudonym of its own, so that nobody can lay it beside others of its source."""
        return self.way == "unlink"


def speaker_words(role: str | None) -> str:
    """Return who speaks: the coarser role that was decided, else nobody's role at all.

    >>> speaker_words("staff"), speaker_words(None)
    ('staff; protected source', 'a person who knows; protected source')
    """
    return f"{role or _ANYONE}; protected source"


def place_words(place: str | None, name: str) -> str:
    """Return how the site or firm is named: as told, by the wider place, or not at all.

    >>> place_words(None, "Invented Mill"), place_words("East County", "Invented Mill")
    ('Invented Mill', 'a site in East County')
    """
    if place is None:
        return name
    return f"a site in {place}" if place else _NOWHERE
