"""Ethnicity is never read: names of peoples in a column that is headed nationality are dropped.

Papers from China are often translated with "nationality" for 民族, the ethnic group. Such a column says nothing
about citizenship, and it must not be taken for it. The words here serve to drop cells and for nothing else.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = ["is_people", "without_peoples"]

_PEOPLES: Final = re.compile(
    r"^(?:han|hui|uyghurs?|uighurs?|uygurs?|manchu|zhuang|miao|tujia|tibetan|yi|dong|yao|bai|hani|dai|li|"
    r"ethnic .*|.*\bethnic(?:ity)?\b.*|joseonjok|chosonjok|chaoxianzu|korean[- ]chinese|.*\bminority\b.*|"
    r"(?:han|hui|uyghur|uighur|korean|manchu|mongol(?:ian)?|kazakh|miao|zhuang) (?:people|group|chinese|ethnic)|"
    r".{1,6}族|汉|漢|回|维|维吾尔|滿|满|壮|苗|藏|한족|조선족|만주족|회족|위구르족|위구르|몽골족|장족|묘족)$"
)
_STATES: Final = re.compile(
    r"^(?:cn|chn|prc|p r c|china|chinese|people s republic of china|中国|中國|中华人民共和国|중국|"
    r"kp|prk|dprk|d p r k|north korean?|democratic people s republic of korea|朝鲜|朝鮮|북한|조선|조선민주주의인민공화국|"
    r"kr|kor|south korean?|republic of korea|韩国|韓國|한국|대한민국|"
    r"vn|vietnam(?:ese)?|越南|mm|myanmar|burmese|缅甸|bd|bangladeshi?|in|india[n]?|ru|russian? federation|"
    r"ph|philippines|filipino|np|nepal(?:ese|i)?|kh|cambodian?|la|lao(?:s|tian)?|mn|mongolia)$"
)


def is_people(cell: str) -> bool:
    """Return whether a cell names a people and not a state.

    >>> is_people("Han"), is_people("朝鲜族"), is_people("朝鲜"), is_people("DPRK")
    (True, True, False, False)
    """
    return bool(_PEOPLES.match(_fold(cell)))


def without_peoples(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return rows without nationalities that are ethnicities.

    Where any cell of the column names a people, words that can be both, such as Korean or Mongolian, are
    dropped too: only names of states stay.
    """
    peoples = any(is_people(row.get("nationality", "")) for row in rows)
    kept = []
    for row in rows:
        said = row.get("nationality", "")
        drop = said and peoples and (is_people(said) or not _STATES.match(_fold(said)))
        kept.append({column: cell for column, cell in row.items() if not (drop and column == "nationality")})
    return kept


def _fold(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()
