"""What a name is made of: its typed parts, and what can be read from them together."""

from dataclasses import dataclass, field
from typing import Final

from unpick.names.fold import coarse_fold

__all__ = ["ROUTES", "Name", "Part"]

ROUTES: Final = ("firm", "vessel", "person")
"""By whose rules a name is read."""

_FORM_WORDS: Final = ("legal", "vessel", "acronym")
"""Kinds that say what sort of thing is named and nothing of which, or only repeat the rest."""

_BY_CONCEPT: Final = ("place", "state", "number")
"""Kinds that are the same thing in whatever word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One typed part of a name.

    Attributes:
        kind: place, brand, trade, weak, legal, state, number, role, vessel, acronym; family or given for persons.
        text: as the name spells it, cleaned. key: what is compared (pinyin or romanised Hangul for brands).
        concept: what the word stands for across languages; place codes joined by a blank for places.
        script: latin, han or hangul.
        sense: the finer trade. also: other spellings of a brand in Latin letters: for Hangul MR, DPRK practice, the
            other side's initial letter and the pinyin of a newspaper's Chinese; for Hanzi other pinyin and the
            Korean reading; for both the English meaning. The first generic word in Hanzi or Hangul of a run
            without a brand has spellings too, since it may be the brand.
    """

    kind: str
    text: str
    key: str
    concept: str = ""
    script: str = "latin"
    sense: str = ""
    also: tuple[str, ...] = ()
    typed: str = field(init=False, repr=False, compare=False)
    """What the part adds to the typed key of a name; empty for a form word."""

    def __post_init__(self) -> None:
        exact = self.concept.split(" ")[0] if self.kind in _BY_CONCEPT else self.key
        object.__setattr__(self, "typed", "" if self.kind in _FORM_WORDS else f"{self.kind[0]}:{exact}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, taken apart.

    Attributes:
        original: as given. text: cleaned. parts: in reading order, without stop words.
        truncated: its length says that it may have been cut.
        route: by whose rules it was read, one of ROUTES.
    """

    original: str
    text: str
    parts: tuple[Part, ...]
    truncated: bool
    route: str = "firm"

    def of(self, kind: str) -> tuple[Part, ...]:
        """Return the parts of one kind."""
        return tuple([part for part in self.parts if part.kind == kind])

    @property
    def brand(self) -> str:
        """The brand words joined, as compared."""
        return "".join([part.key for part in self.parts if part.kind == "brand"])

    @property
    def spellings(self) -> tuple[str, ...]:
        """The brand and its other spellings: all words respelled alike, or one of several at a time.

        Of a name without a brand, what its first generic word spells where that may be the brand.
        """
        brands = [part for part in self.parts if part.kind == "brand"]
        if not brands:
            return next((part.also for part in self.parts if part.also), ())
        found = {self.brand: None}
        if len(brands) > 1 and all(part.also for part in brands):
            # The English of a brand stands last: 실버 브리지 is silver bridge.
            found["".join([part.also[-1] for part in brands])] = None
        for at, part in enumerate(brands):
            for other in part.also:
                found["".join([*(p.key for p in brands[:at]), other, *(p.key for p in brands[at + 1 :])])] = (
                    None
                )
        return tuple(one for one in found if one)

    @property
    def skeletons(self) -> tuple[str, ...]:
        """The spellings in the fold in which romanisations meet, each once."""
        return tuple(dict.fromkeys(coarse_fold(one) for one in self.spellings))

    @property
    def typed_key(self) -> str:
        """One key for names that differ only in case, marks, word spacing, script variant and legal form."""
        return " ".join([part.typed for part in self.parts if part.typed])

    @property
    def whole(self) -> str:
        """Everything but legal forms and the state, joined: `AIR KORYO` and `AIRKORYO` are one."""
        return "".join([part.key for part in self.parts if part.kind not in _FORM_WORDS])
