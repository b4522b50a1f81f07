"""How Korean newspapers write Chinese: each pinyin syllable in Hangul by the loanword orthography.

Source: the Republic of Korea's loanword orthography (외래어 표기법), chapter 2, table 5, Chinese phonetic signs
and Hangul, with its rule that ㅈ, ㅉ and ㅊ take no y-glide (자 for jia, 추 for qiu); rules from own knowledge,
checked in tests against names that Korean newspapers print (tests/truth/native.csv).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from name_readings import fields, plain

__all__ = ["hangul_of", "transcribed"]


def _table(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


_ONSETS: Final = _table(
    "b:ㅂ p:ㅍ m:ㅁ f:ㅍ d:ㄷ t:ㅌ n:ㄴ l:ㄹ g:ㄱ k:ㅋ h:ㅎ j:ㅈ q:ㅊ x:ㅅ zh:ㅈ ch:ㅊ sh:ㅅ r:ㄹ z:ㅉ c:ㅊ s:ㅆ"
)
_RHYMES: Final = _table(
    "a:아 o:오 e:어 i:이 u:우 v:위 er:얼 ai:아이 ei:에이 ao:아오 ou:어우 an:안 en:언 ang:앙 eng:엉 "
    "ia:야 ie:예 iao:야오 iu:유 ian:옌 in:인 iang:양 ing:잉 iong:융 "
    "ua:와 uo:워 uai:와이 ui:우이 uan:완 un:운 uang:왕 ong:웅 ve:웨 van:위안 vn:윈"
)
_ALONE: Final = _table(
    "a:아 o:오 e:어 er:얼 ai:아이 ei:에이 ao:아오 ou:어우 an:안 en:언 ang:앙 eng:엉 "
    "yi:이 ya:야 yo:요 ye:예 yao:야오 you:유 yan:옌 yin:인 yang:양 ying:잉 yong:융 yu:위 yue:웨 yuan:위안 yun:윈 "
    "wu:우 wa:와 wo:워 wai:와이 wei:웨이 wan:완 wen:원 wang:왕 weng:웡"
)
_HISSING: Final = ("zh", "ch", "sh", "r", "z", "c", "s")
_NO_GLIDE: Final = dict(zip("야예유요여얘", "아에우오어애", strict=True))
_LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def _led_by(lead: str, syllable: str) -> str:
    at = ord(syllable) - 0xAC00
    vowel, coda = at % 588 // 28, at % 28
    if lead in "ㅈㅉㅊ":
        bare = chr(0xAC00 + 11 * 588 + vowel * 28)
        vowel = (ord(_NO_GLIDE.get(bare, bare)) - 0xAC00) % 588 // 28
    return chr(0xAC00 + _LEADS.index(lead) * 588 + vowel * 28 + coda)


def hangul_of(syllable: str) -> str:
    """Return one pinyin syllable in Hangul, empty when it is none; lü is lv.

    >>> [hangul_of(one) for one in ("ming", "zheng", "xiang", "hong", "zhi", "guo", "jiu")]
    ['밍', '정', '샹', '훙', '즈', '궈', '주']
    """
    if syllable in _ALONE:
        return _ALONE[syllable]
    onset = syllable[:2] if syllable[:2] in _ONSETS else syllable[:1]
    rhyme = syllable[len(onset) :]
    if onset not in _ONSETS:
        return ""
    if onset in ("j", "q", "x") and rhyme[:1] == "u":
        rhyme = "v" + rhyme[1:]
    spoken = "으" if onset in _HISSING and rhyme == "i" else _RHYMES.get(rhyme, "")
    return _led_by(_ONSETS[onset], spoken[0]) + spoken[1:] if spoken else ""


def transcribed(unicode_folder: Path, readings: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield Hangul, the pinyin that it may stand for, most used first, and the source.

    Args:
        unicode_folder: where Unihan_Readings is, for kHanyuPinlu, the counts of a character's readings.
        readings: character to its pinyin; every syllable of it is spelled.
    """
    used: Counter[str] = Counter()
    for one in fields(unicode_folder / "Unihan_Readings.txt.bz2", "kHanyuPinlu").values():
        for told in one["kHanyuPinlu"].split():
            spelled, _, count = told.partition("(")
            used[plain(spelled)] += int(count.rstrip(")"))
    heard: dict[str, set[str]] = defaultdict(set)
    for syllable in {one for spelled in readings.values() for one in spelled}:
        if hangul := hangul_of(syllable):
            heard[hangul].add(syllable)
    for hangul, found in heard.items():
        yield hangul, " ".join(sorted(found, key=lambda one: (-used[one], one))), "loanword"
