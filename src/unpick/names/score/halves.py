"""What the two halves of a compound of trade say: 金属材料 is metal and material."""

from typing import Final

from unpick.names.lexicon import bundled_tables

__all__ = ["GENERIC", "halves"]

GENERIC: Final = ("trade", "weak")
"""Kinds of words whose meaning is looked up."""

_INDUSTRY: Final = "industry"
"""What 业 at the end of a trade says: 茶业 is tea industry."""

_HALF: Final = 2
"""Letters of Hanzi or Hangul that a half of a compound has at least."""


def halves(text: str, script: str) -> tuple[str, str]:
    """Return the concepts of the words that begin and end a compound, empty where none is known.

    >>> halves("金属材料", "han"), halves("metallic material", "latin"), halves("机械", "han")
    (('metal', 'material'), ('metal', 'material'), ('', ''))
    >>> halves("棉纺织", "han"), halves("茶业", "han")
    (('cotton', 'textile'), ('', 'industry'))
    """
    if script == "latin":
        words = text.split(" ")
        return (_concept(words[0]), _concept(words[-1])) if len(words) > 1 else ("", "")
    if len(text) > _HALF and text.endswith("业") and _concept(text[:-1]):
        return _concept(text[:-1]), _INDUSTRY
    whole = [cut for cut in range(1, len(text)) if _concept(text[:cut]) and _concept(text[cut:])]
    if whole:  # the cut nearest the middle: two known words that leave nothing over
        cut = min(whole, key=lambda at: (abs(2 * at - len(text)), at))
        return _concept(text[:cut]), _concept(text[cut:])
    cuts = range(_HALF, len(text))
    begins = next((one for cut in reversed(cuts) if (one := _concept(text[:cut]))), "")
    ends = next((one for cut in reversed(cuts) if (one := _concept(text[-cut:]))), "")
    return begins, ends or (_INDUSTRY if text.endswith("业") else "")


def _concept(word: str) -> str:
    entry = bundled_tables().words.get(word)
    return entry.concept if entry is not None and entry.kind in GENERIC else ""
