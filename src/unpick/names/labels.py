"""What forms print around the name that they ask for: Shipper's name, 发货人, (MANUFACTURER)."""

import re
from typing import Final

__all__ = ["LABELS", "without_label"]

LABELS: Final = frozenset(
    [
        "shipper",
        "exporter",
        "importer",
        "consignee",
        "consignor",
        "manufacturer",
        "mfr",
        "producer",
        "supplier",
        "seller",
        "vendor",
        "buyer",
        "beneficiary",
        "applicant",
        "exportador",
        "embarcador",
        "remitente",
        "consignatario",
        "fabricante",
        "proveedor",
        "expediteur",
        "exportateur",
        "fabricant",
        "fournisseur",
    ]
)
"""Parts in a deal that a form asks for; a dash behind one ends a label too."""

_DEAL: Final = "|".join(sorted(LABELS))
_ROLE: Final = rf"(?:{_DEAL}|maker|notify(?: party)?|factory|company|firm|enterprise|entity)"
_NAME: Final = r"(?:(?:full|legal|registered|trade|trading|business|english|chinese|korean)\s+)*name"
_FAR: Final = (
    "(?:公司|企业|企業|单位|單位|厂商|廠商|工厂)?(?:中文|英文|全)?(?:名称|名稱)|公司名|企业名|发货人|發貨人|托运人|託運人|出口商|出口企业|进口商|進口商|"
    "收货人|收貨人|生产商|生产企业|生產商|制造商|製造商|供应商|供應商|卖方|賣方|买方|買方|通知人|"
    "수출자|수출업자|수입자|수입업자|송하인|수하인|제조자|제조사|제조원|생산자|공급자|공급사|판매원|수입원|화주|상호|회사명|업체명|기업명|법인명"
)
_LABEL: Final = re.compile(
    rf"^\W*(?:same\s+as\s+(?:the\s+)?{_ROLE}|(?:name\s+(?:of\s+)?(?:the\s+)?)?{_ROLE}(?:['’]s)?(?:\s*/\s*{_ROLE})*(?:\s+{_NAME})?|{_NAME}|{_FAR})"
    r"(?:\s*(?:&|and)\s*address)?\s*[:：]\s*(?=\S)"
    rf"|^(?:{_DEAL})\s+-\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What a form prints before the name that it asks for, with a colon that no name has."""

_LISTED_AS: Final = re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}\))\s*(?=[^\W\d_])")
_BEHIND: Final = re.compile(
    rf"\s*\(\s*(?:as\s+)?(?:the\s+)?(?:{_DEAL}|maker|notify(?: party)?)\s*\)[\s.,]*$", re.IGNORECASE
)


def without_label(cleaned: str) -> str:
    """Return a cleaned field without the label before its name, its number in a list, and its part in the deal in brackets behind.

    Source: fields of invoices, packing lists and bills of lading as such forms print them; own knowledge.

    >>> without_label("Shipper's name: Quillmoor Ltd"), without_label("(1) Vessard Ltd (MANUFACTURER)")
    ('Quillmoor Ltd', 'Vessard Ltd')
    """
    if not any(sign in cleaned for sign in (":", ")", "：", " - ")):
        return cleaned
    return _BEHIND.sub("", _LISTED_AS.sub("", _LABEL.sub("", cleaned))) or cleaned
