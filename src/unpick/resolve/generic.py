"""Whether a name holds only words that very many names share, so that nothing in it tells which firm it is."""

from collections.abc import Sequence
from typing import Final

from unpick.names import Name, Tables, normalise
from unpick.names.score import standing
from unpick.names.score.layout import COUNT
from unpick.names.score.packed import pack

__all__ = ["NO_BRAND", "NO_MATCH", "says_nothing", "unmatched"]

NO_MATCH: Final = "No match among the names searched; that clears nobody."

NO_BRAND: Final = (
    "The name holds no word of its own, only words that many names share (place, legal form, trade): "
    "names that share no more are not listed. Ask with the full name or a number; no match clears nobody."
)


def says_nothing(name: Name) -> bool:
    """Tell whether a name has only places, the state, legal forms, weak words, trading, or one word of trade."""
    packed = pack([name])
    count = int(packed.names[COUNT])
    return bool(name.parts) and bool(standing.says_nothing(packed.tokens, packed.words, 0, count))


def unmatched(names: Sequence[str], tables: Tables | None) -> str:
    """Return what is said of names that meet none."""
    nothing = bool(names) and all(says_nothing(normalise(name, tables)) for name in names)
    return NO_BRAND if nothing else NO_MATCH
