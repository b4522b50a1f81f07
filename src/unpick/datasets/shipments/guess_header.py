"""What the words of a column header say: tokens and the concepts they stand for, in fifteen languages."""

import functools
import re
import unicodedata

from unpick.model.bundled import read_bundled_csv

__all__ = ["Concepts", "read_header"]

Concepts = tuple[frozenset[str], ...]
"""One set of possible concepts for each token of a header; an empty set is a word nobody knows."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TOKEN = re.compile(r"u\$s|us\$|\$|%|[^\W_]+")
# Letters that Unicode does not decompose; Turkish and Vietnamese headers drop them as often as not.
_PLAIN = str.maketrans({"ı": "i", "đ": "d", "ø": "o", "ł": "l", "ß": "s"})


def _fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold().replace("i̇", "i"))
    plain = "".join(mark for mark in parts if not unicodedata.combining(mark))
    # Hangul and kana are put together again after the marks are gone.
    return unicodedata.normalize("NFC", plain).translate(_PLAIN)


@functools.cache
def _words() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for row in read_bundled_csv("unpick.datasets.shipments", "guess_words.csv"):
        found.setdefault(tuple(_TOKEN.findall(_fold(row["word"]))), set()).add(row["concept"])
    return {word: frozenset(concepts) for word, concepts in found.items()}


@functools.cache
def _single() -> dict[str, frozenset[str]]:
    return {word[0]: concepts for word, concepts in _words().items() if len(word) == 1}


@functools.cache
def _split(token: str) -> tuple[str, ...]:
    """Return the known words that a glued token is made of (TOTALVALUEUSD), or the token itself.

    The fewest words win; a single Latin letter is never a part, a single Chinese or Korean sign may be.
    """
    known = _single()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(end):
            head, part = best[start], token[start:end]
            if head is None or part not in known or (len(part) == 1 and part.isascii()):
                continue
            here = best[end]
            if here is None or len(head) + 1 < len(here):
                best[end] = (*head, part)
    return best[-1] or (token,)


@functools.cache
def read_header(header: str) -> Concepts:
    """Return what each token of a header may mean.

    >>> [sorted(token) for token in read_header("IMPORTERNAME")]
    [['buyer'], ['name']]
    >>> read_header("qwxz")
    (frozenset(),)
    """
    tokens: list[str] = []
    for token in _TOKEN.findall(_fold(_CAMEL.sub(" ", header))):
        tokens.extend(_parts(token))
    words, result, at = _words(), [], 0
    while at < len(tokens):
        size = next(n for n in (4, 3, 2, 1) if n == 1 or tuple(tokens[at : at + n]) in words)
        result.append(words.get(tuple(tokens[at : at + size]), _digits(tokens[at])))
        at += size
    return tuple(result)


def _parts(token: str) -> tuple[str, ...]:
    """Return a known word, its singular (English, Spanish, Portuguese, French: -s, -es), or its parts."""
    known = _single()
    singular = next((token[:-n] for n in (1, 2) if token.endswith("es"[-n:]) and token[:-n] in known), "")
    if token in known or not singular or len(singular) < 3:
        return (token,) if token in known else _split(token)
    return (singular,)


def _digits(token: str) -> frozenset[str]:
    return frozenset({"digit"}) if token.isdigit() else frozenset()
