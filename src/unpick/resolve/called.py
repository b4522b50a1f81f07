"""Which of many spellings name one firm: alike but for their form, decided by people, or the same by their letters."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from unpick.names import Tables, normalise, score_pair
from unpick.names.key import fold_name

__all__ = ["FORM", "LEAST_ALIKE", "MOST_FOREIGN", "called"]

FORM: Final = "the same but for signs and case"

LEAST_ALIKE: Final = 70
"""Share of words in common (of 100) below which two names of one script are not compared; a convention: what the scorer calls the same
shares its brand, and brand and form are most of a name."""

MOST_FOREIGN: Final = 2_000
"""Spellings without a Latin letter that are compared at most: they share no letters to choose by, and each comparison takes 0.2 ms."""


def called(
    own: Sequence[str],
    spellings: Iterable[str],
    *,
    same: Collection[str] = (),
    apart: Collection[str] = (),
    tables: Tables | None = None,
) -> dict[str, str]:
    """Return the spellings that name the firm, each with the reason, in the order of the alphabet.

    Args:
        own: its names, the one asked about first; aliases that a source cites behind it. same, apart: folded spellings that people decided on;
            a decision goes before letters.
    """
    folded = {fold_name(one): at for at, one in reversed(list(enumerate(own)))}
    found: dict[str, str] = {}
    open_: list[str] = []
    for text in sorted(set(spellings)):
        key = fold_name(text)
        if key in apart or not key:
            continue
        if key in folded:
            found[text] = FORM if folded[key] == 0 else f"a name that a source gives it: {own[folded[key]]}"
        elif key in same:
            found[text] = "decided by a person"
        else:
            open_.append(text)
    names = [normalise(one, tables) for one in own]
    for text in _worth(list(folded), open_):
        other = normalise(text, tables)
        for one in names:
            if score_pair(one, other).outcome == "same":
                found[text] = f"the same by its letters as {one.text}"
                break
    return dict(sorted(found.items()))


def _worth(own: Sequence[str], spellings: Sequence[str]) -> list[str]:
    """Return the spellings that are worth a comparison, in their order."""
    from rapidfuzz import fuzz, process

    if not spellings or not own:
        return []
    keys = [fold_name(one) for one in spellings]
    near = process.cdist(list(own), keys, scorer=fuzz.token_set_ratio, score_cutoff=LEAST_ALIKE).max(axis=0)
    foreign = [at for at, key in enumerate(keys) if _latin(key) != _latin(own[0])][:MOST_FOREIGN]
    wanted = {at for at, alike in enumerate(near) if alike} | set(foreign)
    return [spellings[at] for at in sorted(wanted)]


def _latin(key: str) -> bool:
    return any("A" <= one <= "Z" for one in key)
