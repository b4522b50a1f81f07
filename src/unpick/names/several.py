"""Several names in one party field: which are other firms, and which are other names of the first."""

import functools
import re
from typing import Final

from unpick.model.bundled import read_bundled_csv
from unpick.names.scripts import HAN, HANGUL, latin_letters

__all__ = ["LAST_FORMS", "PARTING_WORDS", "firms_in", "has_letters"]

_PACKAGE: Final = "unpick.names.tables"
_ALIAS: Final = (
    r"\b(?:(?:a\s*[/.]?\s*k|f\s*[/.]?\s*k|n\s*/\s*k)\s*[/.]?\s*a|d\s*/?\s*b\s*/?\s*a|t/a|(?:also|formerly|previously|now) known as|"
    r"formerly|alias|trading as|doing business as)\b\.?:?|(?:又名|又称|亦称|别名|曾用名|原名|现名)[:：]?|일명:?"
)
_OTHER: Final = r"\b(?:c/o|o/b/?o|on behalf of)\b\.?:?|[;|、]"
_PARTS: Final = re.compile(rf"[\s,;(]*(?P<own>{_ALIAS})|(?P<other>{_OTHER})", re.IGNORECASE)
_AT_FRONT: Final = re.compile("alias|t/a|formerly", re.IGNORECASE)
"""Words that part names only where a name stands before them; at the front they belong to the name."""

_JOINED: Final = re.compile(r"\s+and\s+|\s*[/,]\s*", re.IGNORECASE)
_SIGNS: Final = re.compile("[;|/]")
PARTING_WORDS: Final = frozenset(
    "and as aka fka nka dba k b c o behalf alias formerly previously known".split()  # noqa: SIM905
)
"""An ASCII field without such a sign or word holds one name; looked for first, since most fields hold one."""

LAST_FORMS: Final = frozenset({"ltd", "limited", "inc", "llc", "l.l.c", "corp", "sa", "s.a", "gmbh"})
"""Legal forms after the only comma of a name."""

_FAR: Final = re.compile(rf"[{HAN}]+|[{HANGUL}][{HANGUL}\s]*[{HANGUL}]")
_FAR_LETTER: Final = re.compile(rf"[{HAN}{HANGUL}]")
_FIRM: Final = re.compile("公司|工厂|厂$|集团|会社|會社|회사|공장|상사|주식|무역")
"""What a run in Hanzi or Hangul must say to be a name of its own, and no place or brand of a mixed name."""

_KIN: Final = frozenset(
    {"sons", "son", "brothers", "bros", "partners", "associates", "co", "company", "family"}
)
_LONGEST: Final = 3
"""Words of the longest legal form that is looked for at the end of a name."""


def has_letters(text: str) -> bool:
    """Tell whether a text has two letters or more."""
    return (len(text) > 1 and text[:2].isalpha()) or sum([letter.isalpha() for letter in text]) >= 2


def firms_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the firms that stand in a cleaned text, each as the tuple of its names; the first is the party itself.

    Another firm stands after `;`, `|`, `、`, c/o, o/b/o or on behalf of, and after an `and`, a comma or a slash between
    two legal forms. Another name of the same firm stands after a/k/a and its like, and in another script.

    >>> firms_in("Quillmoor Ltd a/k/a Vessard Ltd; Orrin Mills")
    (('Quillmoor Ltd', 'Vessard Ltd'), ('Orrin Mills',))
    >>> firms_in("Quillmoor Co Ltd and Vessard Ltd"), firms_in("Quillmoor and Sons Ltd")
    ((('Quillmoor Co Ltd',), ('Vessard Ltd',)), (('Quillmoor and Sons Ltd',),))
    """
    if text.isascii() and not _hints(text):
        only = _bare(text)
        return ((only,),) if has_letters(only) else ()
    firms: list[list[str]] = []
    for own, name in _split(text):
        for number, part in enumerate(_joined(name)):
            names = [one for one in _scripts(part) if has_letters(one)]
            if not names:
                continue
            if firms and own and not number:
                firms[-1] += names
            else:
                firms.append(names)
    return tuple([tuple(dict.fromkeys(names)) for names in firms])


def _hints(text: str) -> bool:
    """Tell whether an ASCII text has a sign or word that can part names."""
    if text.count(",") > 1 or ("," in text and text.rpartition(",")[2].strip(" .").lower() not in LAST_FORMS):
        return True
    words = text.lower().replace(".", "").replace("(", " ").replace(",", " ").replace(":", " ").split()
    return not PARTING_WORDS.isdisjoint(words) or _SIGNS.search(text) is not None


def _split(text: str) -> list[tuple[bool, str]]:
    """Return the pieces between the words that part names: whether each is another name of the piece before."""
    pieces, start, own = [], 0, False
    for found in _PARTS.finditer(text):
        if not start and _AT_FRONT.fullmatch(found[0].strip()) and not has_letters(text[: found.start()]):
            continue
        pieces.append((own, text[start : found.start()]))
        start, own = found.end(), found["own"] is not None
    return [*pieces, (own, text[start:])]


def _joined(name: str) -> list[str]:
    """Return the firms that an `and` or a slash joins where each ends in a legal form, else the name as it is."""
    pieces, start = [], 0
    for found in _JOINED.finditer(name):
        left, right = name[start : found.start()], name[found.end() :]
        if _ends_in_form(left) and _ends_in_form(right) and not _begins_in_form(right):
            pieces.append(left)
            start = found.end()
    return [*pieces, name[start:]]


def _ends_in_form(name: str) -> bool:
    """Tell whether a name ends in a legal form and has a word of its own before it."""
    words = re.findall(r"[^\W_]+", latin_letters(name))
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if " ".join(words[-size:]) in _legal_forms():
            return any(word not in _KIN and word not in _legal_forms() for word in words[:-size])
    return False


def _begins_in_form(name: str) -> bool:
    """Tell whether a text goes on with a legal form, as what follows the comma of `Co., Ltd.` does."""
    found = re.match(r"[^\W_]+", latin_letters(name))
    return found is not None and found[0] in _legal_forms()


@functools.cache
def _legal_forms() -> frozenset[str]:
    rows = read_bundled_csv(_PACKAGE, "legal.csv")
    return frozenset(row["form"] for row in rows if row["kind"] == "legal" and row["form"].isascii())


def _scripts(name: str) -> list[str]:
    """Return the same name in two scripts as two names, in their order; a mixed name stays one."""
    if not name.isascii():
        for run in _FAR.finditer(name):
            rest = _bare(f"{name[: run.start()]} {name[run.end() :]}")
            if len(run[0]) >= _SHORT and _FIRM.search(run[0]) and _is_name(rest):
                return (
                    [_bare(run[0]), rest] if not name[: run.start()].strip(" (（") else [rest, _bare(run[0])]
                )
    return [_bare(name)]


def _is_name(rest: str) -> bool:
    """Tell whether what stands beside a name in Hanzi or Hangul is one in Latin letters, and no part of a mixed name."""
    return not _FAR_LETTER.search(rest) and len(re.findall(r"[^\W\d_]", rest)) >= _SHORT


_SHORT: Final = 4
"""Letters below which a run of one script is a part of a mixed name (`Co`, `LG`, `무역`), not a name."""


def _bare(name: str) -> str:
    """Return a name without signs at its ends and without brackets that hold nothing or never open or close."""
    text = name.strip(" ,;'\"")
    if "(" not in text and ")" not in text:
        return text
    text = " ".join(re.sub(r"\(\s*\)", " ", text).split()).strip(" ,;'\"")
    if text.count("(") != text.count(")"):
        text = text.strip("() ")
    whole = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return text[1:-1].strip() if whole else text
