"""How two brands relate: equal, another romanisation, a slip of spelling, a part, or different."""

from dataclasses import dataclass
from typing import Final

from unpick.names.fold import is_korean, korean_fold, korean_syllables, pinyin_fold, syllables
from unpick.names.parts import Name

__all__ = ["Brands", "compare_brands"]

_SYLLABLES_THAT_DECIDE: Final = 3
"""Two valid syllable strings this short differ because the words differ: Huaxin and Huaxia are two brands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brands:
    """How two brands relate, and the words for it."""

    relation: str
    says: str


def compare_brands(a: Name, b: Name) -> Brands:
    """Compare what makes two names their own."""
    x, y = a.brand, b.brand
    if _whole(a, b):
        return Brands(relation="whole", says="the same words")
    if not x and not y:
        return Brands(relation="no brand", says="no brand")
    if not x or not y:
        return Brands(relation="missing", says="only one has a word of its own")
    if x == y:
        return Brands(relation="equal", says="the same word")
    korean = bool(_korean(a) or _korean(b)) and not (_chinese(a) and _chinese(b))
    chinese = _chinese(a) or _chinese(b)
    if korean and _fold_equal_korean(x, y):
        return Brands(relation="romanisation", says="one Korean word in two romanisations")
    if not korean and syllables(x) and syllables(y) and pinyin_fold(x) == pinyin_fold(y):
        return Brands(relation="romanisation", says="one Chinese word in two spellings")
    read = _read_otherwise(a, b)
    if read:
        return Brands(relation="romanisation", says=read)
    if (
        not korean
        and not chinese
        and min(len(x), len(y)) >= 6
        and is_korean(x)
        and is_korean(y)
        and _fold_equal_korean(x, y)
    ):
        return Brands(relation="maybe korean", says="one word if both are Korean")
    return _unequal(a, b, x, y, korean=korean)


def _read_otherwise(a: Name, b: Name) -> str:
    """Tell how one brand is another reading of the other's Hanzi or Hangul, or return an empty text."""
    for name, other in ((a, b), (b, a)):
        brands = name.of("brand")
        if not any(part.also for part in brands) or {p.script for p in brands} & {
            p.script for p in other.of("brand")
        }:
            continue
        for spelled in name.spellings[1:]:
            if spelled == other.brand:
                return "one word by another reading of its characters"
            if is_korean(spelled) and is_korean(other.brand) and _fold_equal_korean(spelled, other.brand):
                return "the Korean reading of the same characters"
    return ""


def _whole(a: Name, b: Name) -> bool:
    if a.whole == b.whole and a.whole:
        return True
    if a.brand or b.brand:
        return False
    kinds = [
        sorted((p.kind, p.concept or p.key) for p in name.parts if p.kind not in ("legal", "state", "vessel"))
        for name in (a, b)
    ]
    keys = [
        sorted(p.key for p in name.parts if p.kind not in ("legal", "state", "vessel")) for name in (a, b)
    ]
    across = {p.script for p in a.parts} != {p.script for p in b.parts}
    return bool(keys[0]) and (keys[0] == keys[1] or (across and kinds[0] == kinds[1]))


def _korean(name: Name) -> bool:
    return any(
        p.script == "hangul" or p.kind == "state" or (p.kind == "place" and p.concept.startswith("K"))
        for p in name.parts
    ) or any(p.text in ("muyok", "hoesa", "unhaeng", "yonhap", "chong") for p in name.parts)


def _chinese(name: Name) -> bool:
    return any(p.script == "han" or (p.kind == "place" and p.concept[:1].isdigit()) for p in name.parts)


def _fold_equal_korean(x: str, y: str) -> bool:
    folded = korean_fold(x), korean_fold(y)
    # Final n and ng are confused by press and lists alike: Ryonbong, Ryongbong.
    return folded[0] == folded[1] or (
        len(folded[0]) >= 6 and folded[0].replace("q", "n") == folded[1].replace("q", "n")
    )


def _unequal(a: Name, b: Name, x: str, y: str, *, korean: bool) -> Brands:
    from rapidfuzz.distance import OSA

    fold = korean_fold if korean else pinyin_fold
    p, q = fold(x), fold(y)
    short, long = sorted((x, y), key=len)
    cut = a.truncated if short == x else b.truncated
    if cut and long.startswith(short) and len(short) >= 4:
        return Brands(relation="spelling", says="one is cut short")
    size = min(len(p), len(q))
    budget = 0 if size < 5 else 1 if size < 11 else 2
    apart = _decided_by_syllables(x, y, korean=korean)
    if not apart and min(OSA.distance(x, y), OSA.distance(p, q)) <= budget:
        return Brands(relation="spelling", says="a slip of spelling apart")
    words = [{fold(part.key) for part in name.of("brand")} for name in (a, b)]
    if words[0] & words[1] and (words[0] <= words[1] or words[1] <= words[0]):
        return Brands(relation="part", says="one has words that the other lacks")
    return Brands(relation="differs", says="different words")


def _decided_by_syllables(x: str, y: str, *, korean: bool) -> bool:
    read = korean_syllables if korean else syllables
    first, second = read(x), read(y)
    if not first or not second or len(first) != len(second):
        return False
    return len(first) <= _SYLLABLES_THAT_DECIDE
