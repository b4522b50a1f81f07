"""Cutting a run of Hanzi or Hangul: forms from the end, places from the start, the brand is what is left."""

import itertools
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from unpick.names.lexicon import Entry, Place, Tables
from unpick.names.parts import Part
from unpick.names.romanise import korean_spellings, pinyin_spellings, sino_korean_spellings
from unpick.names.scripts import romanise_hangul, romanise_hanzi
from unpick.names.transcribed import featured, letters_of_hangul, meanings, pinyin_of_hangul

__all__ = ["UnspacedReader"]

_TAIL_KINDS: Final = ("legal", "role", "trade", "weak", "number", "admin")
_HEAD_KINDS: Final = ("legal", "state", "number", "role")
_AFTER_NUMBER: Final = ("role", "weak", "trade")
_NUMBER: Final = re.compile(
    r"第([一二三四五六七八九十百零〇两]+)|제([일이삼사오육륙칠팔구십]+)(?=공장|사업소|회사|작업반|직매점|호)"
)
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "륙": 6}
_DIGITS_KOREAN: Final = {c: n for n, c in enumerate("영일이삼사오육칠팔구")}
_UNITS: Final = frozenset("국부실성사")
"""Bureau, department, office, ministry, company: one letter of Hangul that counts after a generic word."""

_SHIPBUILDING: Final = "조선"

_OF: Final = "之"
"""Of: what stands before it is a part of the brand (东方之珠, the pearl of the orient)."""

_ZONE: Final = re.compile(
    "([\u4e00-\u9fff]{2,3}?)(?:经济技术开发区|经济开发区|开发区|高新区|保税区|工业园区|工业园|产业园|新区|街道)|([\u4e00-\u9fff]{2})镇"
)
"""Zones, parts of a town and small towns that no table has, told by what ends them: 金普新区, 前阳镇."""

_BRAND_LEAST: Final = 2
_MEMO: Final = 200_000


class UnspacedReader:
    """The words and places of one unspaced script, ready to cut runs; it remembers each run."""

    def __init__(self, tables: Tables, script: str) -> None:
        self._script = script
        self._words = {form: one for form, one in tables.words.items() if _is_of(form, script)}
        self._places = {form: one for form, one in tables.places.items() if _is_of(form, script)}
        # By the letter at an end: the lengths worth trying there, longest first.
        self._ends = _sizes(-1, self._words, self._places)
        self._starts = _sizes(0, self._words, self._places)
        inside = sorted((f for f, e in self._words.items() if e.kind == "legal" and len(f) >= 3), key=len)
        self._legal_inside = re.compile("|".join(map(re.escape, reversed(inside))) or "(?!)")
        self._memo: dict[tuple[str, bool, bool, bool], tuple[Part, ...]] = {}

    def read(
        self, run: str, *, branded: bool, numbered: bool = False, followed: bool = False
    ) -> tuple[Part, ...]:
        """Return the parts of a run.

        Args:
            branded: a brand stands before it, so that no place leads it.
            numbered: a number stands before it, so that a unit may follow: 143 团.
            followed: more words of its script follow, so that it may be a small place: 광주 해평식료.
        """
        known = run, branded, numbered, followed
        found = self._memo.get(known)
        if found is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            found = self._memo[known] = self._whole_place(
                run, branded=branded, followed=followed
            ) or self._named(self._cut(run, branded=branded, numbered=numbered))
        return found

    def _named(self, parts: list[Part]) -> tuple[Part, ...]:
        """Spell the first generic word of a run without a brand: it may be the brand (朝鲜联合机械 is Ryonhap)."""
        if not any(part.kind == "brand" for part in parts):
            for at, part in enumerate(parts):
                if part.kind in ("trade", "weak") and len(part.text) >= _BRAND_LEAST:
                    brand = self._brand(part.text)
                    parts[at] = replace(part, also=(brand.key, *brand.also))
                    break
        return tuple(parts)

    def _whole_place(self, run: str, *, branded: bool, followed: bool) -> tuple[Part, ...]:
        """Read a run that is a place and nothing else: in brackets after the brand, or before it."""
        place = self._places.get(run)
        if place is None or run in self._words or place.reading == "named":
            return ()
        stands = place.reading == "sure" if branded or not followed else True
        return (self._place(run, place),) if stands else ()

    def _cut(self, text: str, *, branded: bool, numbered: bool = False) -> list[Part]:
        entry = self._words.get(text)
        if entry is not None:
            return [part] if (part := self._word(text, entry)) else []
        tail, left = self._tail(text)
        head, middle = self._head(left, branded=branded, numbered=numbered)
        # One letter alone is hardly a brand: what was cut off it last was part of it (新世界百货).
        if len(middle) == 1 and tail and tail[0].kind in ("weak", "trade"):
            middle, tail = self._lengthened(middle, tail, headed=bool(head))
        if self._script == "hangul" and head and head[-1].text == _SHIPBUILDING and not middle:
            # After a place Choson is no state: 부산조선 builds ships (造船).
            head = self._ships(head) if any(part.kind == "place" for part in head) else head
        return [*head, *self._middle(middle), *tail]

    def _lengthened(self, middle: str, tail: list[Part], *, headed: bool) -> tuple[str, list[Part]]:
        """Return a brand of one letter with the trade behind it, of which behind a place only the first letter is taken."""
        first = tail[0].text
        if not headed or len(first) == 1:
            return middle + first, tail[1:]
        entry = self._words.get(first[1:]) if self._script == "han" and first[0] in self._words else None
        if entry is None or entry.kind not in ("weak", "trade"):
            return middle, tail
        rest = self._word(first[1:], entry)
        return middle + first[0], [*([rest] if rest else []), *tail[1:]]

    def _ships(self, head: list[Part]) -> list[Part]:
        entry = self._words.get(f"{_SHIPBUILDING}소")
        part = self._word(_SHIPBUILDING, entry) if entry else None
        return [*head[:-1], part] if part else head

    def _tail(self, text: str) -> tuple[list[Part], str]:
        """Cut known words off the end, longest first."""
        tail: list[Part] = []
        while text:
            form = self._ending(text, behind=tail[0] if tail else None)
            if form is None:
                break
            text = text[: -len(form)]
            entry = self._words.get(form)
            part = self._word(form, entry) if entry else self._place(form, self._places[form])
            if entry and entry.kind == "trade" and form.endswith("业"):
                goods = self._goods_before(text + form, len(form))
                text, part = (
                    (text[: len(text) + len(form) - len(goods.text)], goods) if goods else (text, part)
                )
            if part is not None:
                tail.insert(0, part)
        return tail, text

    def _goods_before(self, text: str, size: int) -> Part | None:
        """Return a longer trade at the end, of goods and 业: 红枣 and 业 in 兰枣红枣业, where 枣业 is a word too."""
        for longer in self._ends.get(text[-2], ()):
            if size <= longer < len(text):
                form = text[-longer - 1 : -1]
                entry = self._words.get(form)
                if entry is not None and entry.kind == "trade":
                    part = self._word(form, entry)
                    return replace(part, text=f"{form}业") if part else None
        return None

    def _ending(self, text: str, *, behind: Part | None) -> str | None:
        for size in self._ends.get(text[-1:], ()):
            if size > len(text):
                continue
            form = text[-size:]
            entry = self._words.get(form)
            if entry is not None and self._counts_at_end(entry, text, size, placed=behind is not None):
                return form
            # A branch names its place between two generic words (中粮集团天津公司), or before a word that says so (창원지점).
            place = self._places.get(form) if behind is not None and size > 1 else None
            if place is None or behind is None or place.reading != "sure":
                continue
            if behind.concept == "branch" or (size < len(text) and self._ends_generic(text[:-size])):
                return form
        return None

    def _counts_at_end(self, entry: Entry, text: str, size: int, *, placed: bool) -> bool:
        if entry.kind == "stop":
            return len(text) > size and self._ends_generic(text[:-size])
        if entry.kind == "admin":
            return False
        if size > 1:
            return entry.kind in _TAIL_KINDS
        if self._script == "hangul":
            if placed and entry.concept == "general":
                return len(text) > _BRAND_LEAST
            return text[-1] in _UNITS and self._ends_generic(text[:-1], left=(0, *range(2, len(text))))
        if entry.concept == "department" and not self._ends_generic(text[:-size]):
            return False  # 俱乐部, 西部: no department
        return entry.kind in _TAIL_KINDS and len(text) - size >= _BRAND_LEAST

    def _ends_generic(self, text: str, *, left: Collection[int] | None = None) -> bool:
        """Tell whether a generic word ends the text; `left`: how many letters may stand before that word."""
        return any(
            1 < size <= len(text)
            and text[-size:] in self._words
            and (left is None or len(text) - size in left)
            for size in self._ends.get(text[-1:], ())
        )

    def _head(self, text: str, *, branded: bool, numbered: bool) -> tuple[list[Part], str]:
        """Cut places, state, numbers and units off the start."""
        head: list[Part] = []
        while text:
            unit = numbered or (bool(head) and head[-1].kind == "number")
            numbered = False
            number = _NUMBER.match(text)
            if number:
                value = str(_number(number.group(1) or number.group(2)))
                head.append(
                    Part(kind="number", text=number.group(), key=value, concept=value, script=self._script)
                )
                text = text[number.end() :]
                continue
            part, used = self._beginning(text, unit=unit, branded=branded)
            if not used and head and head[-1].kind == "place":
                part, used = self._zone(text, head[-1])
            if not used:
                break
            head += [part] if part else []
            text = text[used:]
        return head, text

    def _beginning(self, text: str, *, unit: bool, branded: bool) -> tuple[Part | None, int]:
        for size in self._starts.get(text[:1], ()):
            if size > len(text):
                continue
            form = text[:size]
            place = self._places.get(form) if not branded else None
            if place is not None and size > 1 and text[size : size + 1] != _OF:
                admin = self._admin_after(text[size:])
                if place.reading == "sure" or admin or len(text) - size >= _BRAND_LEAST:
                    return self._place(form, place), size + admin
            entry = self._words.get(form)
            if entry is None:
                continue
            if (
                (unit and entry.kind in _AFTER_NUMBER)
                or (size > 1 and entry.kind in _HEAD_KINDS)
                or (size > 1 and size == len(text))
            ):
                return self._word(form, entry), size
        return None, 0

    def _zone(self, text: str, around: Part) -> tuple[Part | None, int]:
        """Read a park or a zone between place and brand: 苏州工业园区恒通; one with a name of its own lies in the place around it."""
        for size in self._starts.get(text[:1], ()):
            entry = self._words.get(text[:size]) if 1 < size <= len(text) - _BRAND_LEAST else None
            if entry is not None and entry.concept == "zone":
                return self._word(text[:size], entry), size
        named = _ZONE.match(text)
        if self._script != "han" or named is None or len(text) - named.end() < _BRAND_LEAST:
            return None, 0
        spelled = (romanise_hanzi(named.group(1) or named.group(2)),)
        return replace(around, text=named.group(), key=named.group(), also=spelled), named.end()

    def _admin_after(self, text: str) -> int:
        for size in self._starts.get(text[:1], ()):
            entry = self._words.get(text[:size]) if size <= len(text) else None
            if entry is not None and entry.kind == "admin":
                return size
        return 0

    def _middle(self, text: str) -> list[Part]:
        """Return the brand, or what stands before and after a legal form inside it."""
        inside = self._legal_inside.search(text, _BRAND_LEAST) if len(text) > 4 else None
        if inside is None:
            return [self._brand(text)] if text else []
        form = inside.group()
        legal = self._word(form, self._words[form])
        before, after = text[: inside.start()], text[inside.end() :]
        return [
            *self._cut(before, branded=True),
            *([legal] if legal else []),
            *(self._cut(after, branded=False) if after else []),
        ]

    def _word(self, form: str, entry: Entry) -> Part | None:
        if entry.kind == "stop":
            return None
        kind = "weak" if entry.kind == "admin" else entry.kind
        return Part(
            kind=kind, text=form, key=form, concept=entry.concept, script=self._script, sense=entry.sense
        )

    def _place(self, form: str, place: Place) -> Part:
        return Part(kind="place", text=form, key=form, concept=" ".join(place.codes), script=self._script)

    def _brand(self, text: str) -> Part:
        if self._script == "han":
            key = romanise_hanzi(text)
            also = (
                *pinyin_spellings(text, key),
                *sino_korean_spellings(text),
                *meanings(text),
                *featured(text, romanise_hanzi(text[:-1])),
            )
        else:
            key = romanise_hangul(text)
            also = (
                *korean_spellings(text),
                *pinyin_of_hangul(text),
                *meanings(text),
                letters_of_hangul(text),
            )
        also = tuple(one for one in dict.fromkeys(also) if one and one != key)
        return Part(kind="brand", text=text, key=key, script=self._script, also=also)


def _sizes(at: int, *tables: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for form in itertools.chain(*tables):
        found.setdefault(form[at], set()).add(len(form))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


def _is_of(form: str, script: str) -> bool:
    first, last = ("\u3400", "\u9fff") if script == "han" else ("\uac00", "\ud7af")
    return first <= form[:1] <= last


def _number(text: str) -> int:
    """Return the value of a Chinese or Korean numeral below a thousand.

    >>> _number("八"), _number("十四"), _number("一百四十三"), _number("이십")
    (8, 14, 143, 20)
    """
    total, unit = 0, 0
    for letter in text:
        if letter in "十십":
            total, unit = total + (unit or 1) * 10, 0
        elif letter == "百":
            total, unit = total + (unit or 1) * 100, 0
        else:
            unit = unit * 10 + _DIGITS.get(letter, _DIGITS_KOREAN.get(letter, 0))
    return total + unit
