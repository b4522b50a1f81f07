"""Names that tables or a workspace know, found in a text word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press.proposal import Mention

__all__ = ["Gazetteer", "Name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A spelling that tables or the workspace know.

    Attributes:
        kind: firm, site, place, goods, list, law. key: id, place code, HS heading or regime of the thing.
        caption: its main name.
    """

    text: str
    kind: str
    key: str
    caption: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names that are looked for: Latin ones word by word, others by their first character."""

    names: tuple[Name, ...]
    _latin: dict[str, list[tuple[int, Name]]] = field(init=False, repr=False)
    _wide: dict[str, list[Name]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        latin: dict[str, list[tuple[int, Name]]] = {}
        wide: dict[str, list[Name]] = {}
        for name in self.names:
            if name.text.isascii():
                words = _WORD.findall(name.text.casefold())
                if words:
                    latin.setdefault(words[0], []).append((len(words), name))
            elif name.text:
                wide.setdefault(name.text[0], []).append(name)
        for several in latin.values():
            several.sort(key=lambda one: (-one[0], -len(one[1].text), one[1].text))
        for names in wide.values():
            names.sort(key=lambda one: (-len(one.text), one.text))
        object.__setattr__(self, "_latin", latin)
        object.__setattr__(self, "_wide", wide)

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the known names of a text, the longest at each place."""
        words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            found = self._at(text, words, at)
            if found is None:
                at += 1
                continue
            size, mention = found
            yield mention
            at += size
        if not text.isascii():
            yield from self._find_wide(text)

    def _at(self, text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[int, Mention] | None:
        for size, name in self._latin.get(_plain(words[at][0]), ()):
            end = at + size
            if end > len(words):
                continue
            start, stop = words[at][1], words[end - 1][2]
            said = text[start:stop]
            if _fold(said) != _fold(name.text) or not _written_so(said, name):
                continue
            stop -= len(said) - len(_POSSESSIVE.sub("", said))
            plural = name.caption if name.kind == "goods" and name.caption.startswith(said.lower()) else ""
            return size, Mention(
                start=start, end=stop, kind=name.kind, name=text[start:stop], key=name.key, caption=plural
            )
        return None

    def _find_wide(self, text: str) -> Iterator[Mention]:
        at = 0
        while at < len(text):
            name = next((one for one in self._wide.get(text[at], ()) if text.startswith(one.text, at)), None)
            # A Korean name begins a word; Chinese writes no blanks.
            if name is None or ("가" <= text[at] <= "힣" and at and "가" <= text[at - 1] <= "힣"):
                at += 1
                continue
            yield Mention(start=at, end=at + len(name.text), kind=name.kind, name=name.text, key=name.key)
            at += len(name.text)


_WORD: Final = re.compile(r"[A-Za-z][\w’'&.-]*[\w]|[A-Za-z]|\d+")
_POSSESSIVE: Final = re.compile(r"(?:['’]s|['’])$")


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())


def _written_so(said: str, name: Name) -> bool:
    """Tell whether a name is written with the capitals it needs: "us" is not the US, a good may stand in small letters."""
    if name.kind == "goods":
        return not name.text.isupper() or said == name.text
    if name.text.isupper() and len(name.text) <= 5:
        return _POSSESSIVE.sub("", said) == name.text
    return said[:1].isupper() or not name.text[:1].isupper()


def _fold(text: str) -> str:
    return " ".join(_plain(word) for word in _WORD.findall(text.casefold().replace("-", " ")))
