"""The address, telephone or number that a party field carries after (in Chinese also before) the name."""

import re
from typing import Final

from unpick.names.scripts import HAN, HANGUL

__all__ = ["ADDRESS_WORDS", "without_address"]

_FORM: Final = (
    r"(?:ltd|limited|inc|incorporated|llc|corp|corporation|company|co|gmbh|jsc|plc|bhd|pvt|pte|fze|s\.?a|s\.?r\.?l|"
    r"s\.?p\.?a|b\.?v|llp|kft|oy|factory|group|association|bureau|ministry)"
)
_PLACE: Final = (
    r"(?:street|road|avenue|ave|boulevard|blvd|lane|highway|floor|room|rm|flat|bldg|building|suite|tower|block|p\.?\s?o\.?\s?box|"
    r"district|county|province|prefecture|township|village|city|zone|\w+-(?:dong|gu|guyok|ri|si|gun|ro|gil)|dist|prov)"
)
_STREET: Final = r"(?:lu|jie|dajie|jiedao|xiang|lot|ward|duong|gil)"
"""A street, a block or a ward in pinyin, Vietnamese or Korean: with a number behind a legal form an address."""

_ADMIN: Final = (
    r"(?:district|city|floor|room|county|province|prefecture|p\.?o\.? ?box|\w+-(?:dong|guyok|ri|gun))"
)
_MARK: Final = r"(?:tel|telephone|phone|fax|e-?mail|attn|attention|contact|usci|tax\s?id|vat|zip)\b"
_NUMBER: Final = r"(?:no\.?\s*|nr\.?\s*|#\s*)?\d+[\w-]*"
_FLOOR: Final = r"(?:room|rm|floor|flat|suite|p\.?\s?o\.?\s?box)\b"

_AFTER_FORM: Final = re.compile(
    rf"(?P<name>.*?\b{_FORM}\b[.)]*(?:[\s,]*\b{_FORM}\b[.)]*)*)"
    rf"(?P<rest>\s*[,:-]?\s*(?:{_MARK}|{_FLOOR}|{_NUMBER}\s+(?!\W*{_FORM}\b)\w).*"
    rf"|\s*[,:-]\s*(?=.*\b{_PLACE}\b).*|\s+(?=.*\b{_ADMIN}\b).*|\s+(?=.*\b{_STREET}\b)(?=.*\d).*)$",
    re.IGNORECASE,
)
"""A legal form or its like, then a telephone, a number with a word, or words of a place."""

_SEGMENT: Final = re.compile(
    rf"(?P<name>[^,]*[^\W\d_]{{2}}[^,]*),(?P<rest>\s*(?:{_NUMBER}[\s,]|{_FLOOR}|{_MARK}|[^,]*\b{_PLACE}\b).*)$",
    re.IGNORECASE,
)
"""A name without a legal form, a comma, then what begins like an address."""

_NO_ADDRESS: Final = re.compile(
    r"\b(?:ltd|limited|inc|llc|corp|corporation|company|gmbh|jsc|branch|division|factory|plant|mills?|works|"
    r"group|subsidiar(?:y|ies)|department|dept|institute|bureau|industr(?:y|ies)|trading|of|for|in|and|the)\b|&",
    re.IGNORECASE,
)
"""Words after which what follows a name is a part of it, or another firm."""

_NO_NAME: Final = re.compile(
    rf"\W*(?:{_FORM}|open|public|joint)\b(?!\s+(?:group|corporation)\b)|.*\b(?:{_PLACE}|{_FLOOR})\b|\W*{_NUMBER}\b",
    re.IGNORECASE,
)
"""What stands before an address is no name where it begins with a legal form (JSC 53 Arsenal) or is an address too."""

_LABELLED: Final = re.compile(
    r"(?P<name>\W*[^\W\d_]{2}.*?)[\s,;/(-]+(?P<rest>(?:add|addr|address|tel|telephone|phone|mobile|fax)\s*\.?\s*:\s*\w.*)$",
    re.IGNORECASE,
)
"""A name, then a label with a colon that no name has: ADD: WANCHAI, TEL:0415."""

_NUMBERED: Final = re.compile(
    r"(?P<name>\W*[^\W\d_]{2}.*?)[\s,;/(-]+(?P<rest>(?:uscc|usci|usc\s?code|统一社会信用代码|社会信用代码|税号|사업자\s?등록\s?번호|사업자\s?번호|"
    r"vat|tax\s?id|eori|duns|lei|tel|phone|fax)\b\s*(?:no|number|code)?\s*[.:#：]*\s*(?=[\w-]*\d{4})\w.*)$",
    re.IGNORECASE,
)
"""A name, then a number that a firm has, with its label and four digits in a row: USCC 91..., VAT DK31..."""

_COUNTRY: Final = re.compile(
    r"(?:(?:democratic\s+)?people'?s\s+)?republic\s+of\s+(?:korea|china)|(?:d\.?\s?p\.?\s?r\.?|p\.?\s?r\.?|r\.?\s?o\.?)\s?(?:of\s)?(?:korea|china)|"
    r"\bp\.?r\.?\s?of\s?china",
    re.IGNORECASE,
)
"""Names of states that have a word which firms have too: D.P.R. of Korea."""

_LATIN: Final = (_AFTER_FORM, _SEGMENT)
ADDRESS_WORDS: Final = frozenset(
    "street road avenue ave boulevard blvd lane highway floor room rm flat bldg building suite tower block box district "  # noqa: SIM905
    "county province prefecture township village city zone dist prov dong gu guyok ri si gun ro gil tel telephone phone "
    "fax email mail attn attention contact usci tax vat zip add addr address mobile".split()
)
_DIGIT: Final = re.compile(r"[\s,:#.]\d")
"""A text in Latin letters without a number after its first word and such a word has no address; looked for first, since most have none."""

_FAR: Final = re.compile(f"[{HAN}{HANGUL}]")
_HAN_END: Final = "公司|会社|會社|工厂|集团|贸易局|总局"
_HAN_PLACE: Final = f"[{HAN}]{{1,6}}(?:省|市|自治区|区|县|州|镇|乡|村|路|街|道|大道)"
_HAN_AFTER: Final = re.compile(
    rf"(?P<name>.*?(?:{_HAN_END}))[\s,:(-]*(?P<rest>(?:地址|电话|邮编|传真|{_HAN_PLACE})(?!.*(?:{_HAN_END}|厂|部|店|所)).*)$"
)
_HAN_BEFORE: Final = re.compile(
    rf"(?P<rest>(?:{_HAN_PLACE})*[{HAN}]*\d+(?:-\d+)?(?:号|弄|室|楼|层)(?:[{HAN}\d-]*?(?:室|楼|层))?)[\s,:]*"
    rf"(?P<name>[{HAN}()]{{2,}}(?:{_HAN_END}).*)$"
)
_HANGUL_AFTER: Final = re.compile(
    rf"(?P<name>.*?(?:회사|공장|총국|상사|무역|기업소))[\s,:(-]+"
    rf"(?P<rest>(?:주소|전화|[{HANGUL}]{{2,}}(?:시|도|군|구역|구)\s+[{HANGUL}]+(?:구역|구|군|동|리|로|길|읍)(?:\s|\d|$)).*)$"
)


def without_address(text: str) -> tuple[str, str]:
    """Return the name of a cleaned text and the address, telephone or number around it, empty where there is none.

    >>> without_address("Quillmoor Trading Corp, Rakwon-dong, Pothonggang District, Pyongyang")
    ('Quillmoor Trading Corp', 'Rakwon-dong, Pothonggang District, Pyongyang')
    >>> without_address("Quillmoor Co., Ltd. Tel 0415 123"), without_address("Quillmoor Co., Ltd.")
    (('Quillmoor Co., Ltd.', 'Tel 0415 123'), ('Quillmoor Co., Ltd.', ''))
    >>> without_address("OOO Vessard ADD: Wanchai")
    ('OOO Vessard', 'ADD: Wanchai')
    """
    patterns: list[re.Pattern[str]] = []
    if not text.isascii() and _FAR.search(text):
        patterns += (_NUMBERED, _HAN_AFTER, _HAN_BEFORE, _HANGUL_AFTER)
    if _hints(text):
        patterns += (_LABELLED, _NUMBERED, *_LATIN)
    for pattern in patterns:
        found = pattern.match(text)
        if found and (pattern not in _LATIN or _is_address(found)):
            return found["name"].strip(" ,:;(-"), found["rest"].strip(" ,:;)(-")
    return text, ""


def _hints(text: str) -> bool:
    """Tell whether a text has a digit or a word that an address has."""
    words = text.lower().replace(",", " ").replace("-", " ").replace(":", " ").replace(".", " ").split()
    return _DIGIT.search(text) is not None or not ADDRESS_WORDS.isdisjoint(words)


def _is_address(found: re.Match[str]) -> bool:
    """Tell whether what follows a name speaks of no firm again and what stands before it is a name."""
    return not _NO_ADDRESS.search(_COUNTRY.sub("", found["rest"])) and not _NO_NAME.match(found["name"])
