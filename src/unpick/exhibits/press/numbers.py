"""Numbers in running text with their places: digits, English words, fractions, Chinese and Korean numerals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.exhibits.notes_numbers import TENS, UNITS
from unpick.exhibits.press.proposal import Span

__all__ = ["Number", "find_numbers", "wide_number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and where it stands; `share` when its words say a part of a whole (half, two thirds, 十分之三).

    Attributes:
        words: True when no digit is in it. scale: of the word after its digits, such as million. vague: "dozens", "数百": no figure, only an order of size.
    """

    start: int
    end: int
    value: Decimal
    share: bool = False
    words: bool = False
    vague: bool = False
    scale: Decimal = Decimal(1)


_ONES: Final = {word: Decimal(value) for word, value in UNITS.items()}
_TENS: Final = {word: Decimal(value) for word, value in TENS.items()}
_SCALES: Final = {
    "hundred": Decimal(100), "dozen": Decimal(12), "thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}  # fmt: skip
_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_PART: Final = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_CJK_DIGIT: Final = {
    **{ch: n for n, ch in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3,
    **{ch: n for n, ch in enumerate("영일이삼사오육칠팔구")},
}  # fmt: skip
_SMALL: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "십": 10, "백": 100, "천": 1000}
_LARGE: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "조": 10**12}
_NATIVE: Final = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip

_D: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ONE: Final = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_SCALE: Final = "|".join(_SCALES)
_EN: Final = (
    rf"(?:(?:a|half\s+a)\s+(?=(?:{_SCALE})\b))?\b(?:{_ONE}|{_SCALE})(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|(?<=million)\s+and\s+|[\s-]+)(?:{_ONE}|{_SCALE})\b)*"
    rf"(?:\s+and\s+a\s+half)?\b"
)
_DIGITS: Final = re.compile(
    rf"(?:(?<![A-Za-z0-9_.])|(?<=\b(?:RM|Rs|Rp|Tk|kr|Fr))|(?<=\b(?:CNY|RMB|USD|EUR|GBP|MYR|BDT|INR|IDR|VND|THB|KRW|JPY|TRY|PHP|KZT)))(?<!\d,)({_D})(?:\s?(million|billion|trillion|thousand|hundred|dozen)\b|\s?(bn|mn|mln|tn)\b|(k|m|b)\b(?!\s?[²2/]))?",
    re.IGNORECASE,
)
_FRACTION_EN: Final = re.compile(
    r"\b(?:(?:(a|one|two|three|four|five|seven|nine)[\s-]+(?:good\s+|full\s+|bare\s+|mere\s+)?)(third|thirds|quarter|quarters|fourth|fourths|fifth|fifths|sixth|seventh|eighth|eighths|ninth|tenth|tenths)"
    r"(?=\s+(?:of|as|less|fewer|more|lower|higher|cheaper|below|above|the|in|since|from|during|last|this|to|by|and|were|was|are|is|for|on|at|with|who|that|which|goes|went|go|came|had|have|has|after|before|when|while|against|compared|once|under|over|within|even|again|owned|each|per|straight|a\s+(?:day|week|month|year)|if|because|but|or|per|without|directly|kept|paid|taken|deducted|being|would|will|does|did|do|left|came|comes|come|sold|made|sent|never|below)\b|[.;)]|,(?!\s+(?-i:[A-Z]))|$)"
    r"|(?:a\s+good\s+)?half(?=[”\"’]?\s+(?:of|the|its|their|as|that|what|from|were|was|are|is|in|since|last|after|within|owned|to|by|for|before|when|went|go|goes|a\s+(?:garment|shipment))\b|[,.;)]|$)|\b(?:one|a)\s+half\b)",
    re.IGNORECASE,
)
_IN_TEN: Final = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|\d+)\s+(?:(?!(?:days?|hours?|times?|years?|months?)\b)[a-z]+\s+){0,2}?(?:in|out of)\s+(?:every\s+)?(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|10|20|50|100|hundred)\b(?!\s*(?:19|20)\d\d|\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?|hours?|cities|provinces|countries|factories|plants|buildings|places|towns|counties|shifts|languages|rooms|dormitor\w+)\b)",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(_EN, re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"\b(?:(?:several|a few|many|some)\s+)?(?:dozens|scores|tens|hundreds|thousands|millions|billions|several\s+(?:dozen|hundred|thousand|million)|a\s+few\s+(?:dozen|hundred|thousand|million))(?:\s+of\s+(?:thousands|millions|billions))?\b"
    r"|[数數几幾](?:[十百千万亿萬億])+|수(?:십|백|천)(?:만|억)?|몇\s?(?:십|백|천|만)?",
    re.IGNORECASE,
)
_CJK_RUN: Final = re.compile(
    r"(?<![\d.])(?:\d[\d,]*(?:\.\d+)?)\s?[百千万萬만亿億억백천조](?:\s?(?:\d[\d,]*(?:\.\d+)?)?\s?[十百千万萬만亿億억백천조])*(?:\s?\d[\d,]*)?(?![\d.])"
    r"|[〇零一二三四五六七八九十百千万亿两萬億兩壹贰叁拾]*[十百千][余餘多][万亿萬億]"
    r"|(?<![\d.])\d[\d,]*[余餘多][万亿萬億]"
    r"|[〇零一二三四五六七八九十百千万亿两萬億兩壹贰叁拾]+(?:[点點][〇零一二三四五六七八九]+)?"
    r"|(?<![가-힣])[일이삼사오육칠팔구]?(?:[십백천만억][일이삼사오육칠팔구]?)+(?=\s?(?:[가-힣]|%))"
)
_NATIVE_KO: Final = re.compile(
    r"(?<![가-힣])(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)\s?)?(?:하나|둘|셋|넷|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?=\s?(?:명|사람|개|곳|벌|장|시간|달러|차례|배|건|채|척|대|톤|달|살|켤레|군데|번|차례))"
)
_PRICED_ZH: Final = re.compile(r"[双件条顶只套块张把对副米][^，。；]{0,16}?\d*[元块毛角]")
_FRACTION_ZH: Final = re.compile(
    r"([〇零一二三四五六七八九十百]+|\d+)分之([〇零一二三四五六七八九十百点]+|\d+(?:\.\d+)?)"
)
_TENTH_ZH: Final = re.compile(
    r"([一二两三四五六七八九\d])成([一二三四五六七八九半])?(?![功立为為为员員本人])"
)
_HALF: Final = re.compile(r"一半(?!以)|一半|半数|半數|절반|반수")
_FRACTION_KO: Final = re.compile(r"(\d+|[일이삼사오육칠팔구십]+)\s?분의\s?(\d+|[일이삼사오육칠팔구십]+)")
_TENTH_KO: Final = re.compile(r"(?<![\d가-힣])([일이삼사오육칠팔구]|\d)할(?:\s?([일이삼사오육칠팔구]|\d)푼)?")
_IN_TEN_KO: Final = re.compile(
    r"(?<![가-힣])(열|다섯|넷|셋|둘|백|\d+)\s?(?:명|사람|개|곳|벌|장)?\s?(?:에|중(?:에)?|가운데)\s?(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=은|는|이|가|꼴|을|명|\s|,)"
)
_IN_TEN_ZH: Final = re.compile(
    r"(?:每)?(十|百|\d+)[个名人位](?:工人|女工|员工|人)?(?:中|里|当中)(?:有|就有|约有)?([一二两三四五六七八九]|\d+)[个名人位成]"
)
"""열에 아홉, 十个人里有八个: nine in ten, eight in ten."""


def find_numbers(text: str, taken: Sequence[Span] = ()) -> list[Number]:
    """Return the numbers of a text in its order.

    Args:
        taken: places that are no numbers, such as days and names.

    >>> [(str(one.value), one.share) for one in find_numbers("Half of the 1,200 and two thirds of 3.5 million")]
    [('0.5', True), ('1200', False), ('0.6667', True), ('3500000', False)]
    >>> [str(one.value) for one in find_numbers("一万二千人，三成，5万6千元；3만 5천 명, 열두 명")]
    ['12000', '0.3', '56000', '35000', '12']
    """
    used = [(one.start, one.end) for one in taken]
    found: list[Number] = []
    for source in (_shares(text), _vague(text), _wide(text), _in_digits(text), _in_words(text)):
        for one in source:
            if all(one.end <= start or end <= one.start for start, end in used):
                used.append((one.start, one.end))
                found.append(one)
    return sorted(found, key=lambda one: one.start)


_AND_A: Final = re.compile(rf"\b(?:{_ONE})\s+and\s+$", re.IGNORECASE)


def _shares(text: str) -> Iterator[Number]:
    for match in _FRACTION_EN.finditer(text):
        # "Eleven and a half hours" is one number; "between a third and a half" is two.
        if match.group().lower() == "a half" and _AND_A.search(
            text, max(0, match.start() - 16), match.start()
        ):
            continue
        part = match[2]
        value = (
            Decimal("0.5")
            if part is None
            else _of((match[1] or "one").lower()) / Decimal(_PART[part.lower()])
        )
        yield _number(match, _rounded(value), share=True)
    for match in _IN_TEN.finditer(text):
        value = _of(match[1].lower()) / _of(match[2].lower())
        if value < 1:
            yield _number(match, _rounded(value), share=True)
    if not text.isascii():
        yield from _wide_shares(text)


def _wide_shares(text: str) -> Iterator[Number]:
    for pattern in (_FRACTION_ZH, _FRACTION_KO):
        for match in pattern.finditer(text):
            below, above = wide_number(match[1]), wide_number(match[2])
            if below and above is not None and above <= below * 10:
                yield _number(match, _rounded(above / below), share=True)
    for pattern in (_TENTH_ZH, _TENTH_KO):
        for match in pattern.finditer(text):
            tenth = wide_number(match[1]) or Decimal(0)
            more = Decimal(5) if match[2] == "半" else wide_number(match[2] or "〇") or Decimal(0)
            yield _number(match, tenth / 10 + more / 100, share=True)
    for match in _HALF.finditer(text):
        yield _number(match, Decimal("0.5"), share=True)
    yield from _wide_in_ten(text)


def _wide_in_ten(text: str) -> Iterator[Number]:
    """Yield nine in ten: 열에 아홉, 十个人里有九个."""
    for match in _IN_TEN_KO.finditer(text):
        whole = (
            Decimal(match[1])
            if match[1].isdigit()
            else Decimal({"백": 100}.get(match[1]) or _native(match[1]))
        )
        if (part := Decimal(_native(match[2]))) < whole:
            yield _number(match, _rounded(part / whole), share=True)
    for match in _IN_TEN_ZH.finditer(text):
        of_all, told = wide_number(match[1]), wide_number(match[2])
        if of_all and told is not None and told < of_all:
            yield _number(match, _rounded(told / of_all), share=True)


def _vague(text: str) -> Iterator[Number]:
    for match in _VAGUE.finditer(text):
        yield _number(match, Decimal(0), vague=True)


def _wide(text: str) -> Iterator[Number]:
    if text.isascii():
        return
    for match in _CJK_RUN.finditer(text):
        value = wide_number(match.group())
        # 一批, 一家 and 一名 are articles rather than counts.
        if match.group() == "一" and re.match(r"[批家名位个種种些间座]", text[match.end() :]):
            continue
        # 一双鞋七元, 一件卖八元: what the price is for.
        if match.group() == "一" and _PRICED_ZH.match(text, match.end()):
            continue
        if value is not None:
            yield Number(
                start=match.start(),
                end=match.start() + len(match.group().rstrip()),
                value=value,
                words=not re.search(r"\d", match.group()),
            )
    for match in _NATIVE_KO.finditer(text):
        yield _number(match, Decimal(_native(match.group())), words=True)


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        scale = Decimal(1)
        if match[2]:
            scale = _SCALES[match[2].lower()]
        elif match[3] or match[4]:
            scale = Decimal(_SHORT[(match[3] or match[4]).lower()])
        value = _plain(Decimal(match[1].replace(",", "")) * scale)
        yield Number(start=match.start(), end=match.end(), value=value, scale=scale)


_HALF_A: Final = re.compile(
    r"\bhalf\s+an?\s+(?=(?:yuan|dollar|cent|euro|pound|won|ton|tonne|kilo|day|hour)s?\b)", re.IGNORECASE
)


def _in_words(text: str) -> Iterator[Number]:
    for match in _HALF_A.finditer(text):
        yield Number(
            start=match.start(),
            end=match.start() + len(match.group().rstrip()),
            value=Decimal("0.5"),
            words=True,
        )
    for match in _WORDS.finditer(text):
        value = _of(match.group().lower())
        # "one" is mostly a pronoun or an article; what follows decides.
        if match.group().lower() == "one" and not re.match(
            r"\s+(?:of\s+(?:the|its|their|our|[A-Z][\w’']+)|hundred|(?:[\w.-]+\s+){0,2}(?:yuan|dollars?|shipment|container|factory|hour|ton|tonne|percent|per cent)|(?:(?:single|full|free|rest)\s+)?(?:day|Sunday|weekend)\s+(?:off|of\s+(?:rest|leave)|free|(?:a|per|each|every)\s+(?:week|month))|(?:[\w’'-]+\s+){1,2}(?:a|per|every|each)\s+(?:\w+\s+)?(?:hour|day|week|month|year|shift)|worker)\b",
            text[match.end() :],
        ):
            continue
        yield _number(match, value, words=True)


def _number(
    match: re.Match[str], value: Decimal, *, share: bool = False, words: bool = False, vague: bool = False
) -> Number:
    return Number(
        start=match.start(), end=match.end(), value=_plain(value), share=share, words=words, vague=vague
    )


def _plain(value: Decimal) -> Decimal:
    """Return the value without an exponent or needless zeros.

    >>> _plain(Decimal("3.50E+3"))
    Decimal('3500')
    """
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _rounded(value: Decimal) -> Decimal:
    return _plain(value.quantize(Decimal("0.0001")))


def _of(text: str) -> Decimal:
    """Return the value of English number words or digits.

    >>> _of("two hundred and fifty"), _of("half a million"), _of("three and a half")
    (Decimal('250'), Decimal('500000.0'), Decimal('3.5'))
    """
    if text.isdigit():
        return Decimal(text)
    half = Decimal("0.5") if text.endswith("and a half") else Decimal(0)
    times = Decimal("0.5") if text.startswith("half") else Decimal(1)
    total = here = Decimal(0)
    for word in re.split(r"[\s-]+", text.removesuffix(" and a half")):
        if word in _SCALES:
            here = max(here, Decimal(1)) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, here = total + here, Decimal(0)
        else:
            here += _ONES.get(word, _TENS.get(word, Decimal(word == "a")))
    return (total + here) * times + half


def wide_number(text: str) -> Decimal | None:
    """Return the value of a Chinese or Korean numeral, digits and powers mixed; None when it is none.

    >>> wide_number("五十六万"), wide_number("3만5천"), wide_number("1.67亿"), wide_number("二〇二〇"), wide_number("两点五")
    (Decimal('560000'), Decimal('35000'), Decimal('167000000'), Decimal('2020'), Decimal('2.5'))
    """
    text = re.sub(r"[\s,余餘多](?!$)", "", text)
    whole, dot, rest = re.sub("[點]", "点", text).partition("点")
    if dot:
        base, digits = wide_number(whole), [_CJK_DIGIT.get(ch) for ch in rest]
        if base is None or not rest or None in digits:
            return None
        return base + Decimal("0." + "".join(map(str, digits)))
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    if len(text) > 1 and all(ch in _CJK_DIGIT for ch in text):
        return Decimal("".join(str(_CJK_DIGIT[ch]) for ch in text))
    return _powers(text)


def _powers(text: str) -> Decimal | None:
    total = section = Decimal(0)
    here: Decimal | None = None
    for part in re.findall(r"\d+(?:\.\d+)?|\D", text):
        if part[0].isdigit():
            here = Decimal(part)
        elif part in _CJK_DIGIT:
            here = Decimal(_CJK_DIGIT[part])
        elif part in _SMALL:
            section += (Decimal(1) if here is None else here) * _SMALL[part]
            here = None
        elif part in _LARGE:
            section += here or Decimal(0)
            total += (section or Decimal(1)) * _LARGE[part]
            section, here = Decimal(0), None
        else:
            return None
    return _plain(total + section + (here or Decimal(0))) if text else None


def _native(text: str) -> int:
    total, text = 0, text.replace(" ", "")
    while text:
        word = next((text[:size] for size in (2, 1) if text[:size] in _NATIVE), "")
        if not word:
            break
        total, text = total + _NATIVE[word], text[len(word) :]
    return total
