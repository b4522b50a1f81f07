"""Places of concern on shipments: the country code, and the words of an address that name the place."""

from typing import Final

__all__ = ["REGIONS"]

REGIONS: Final = (
    {
        "region": "North Korea",
        "iso": "KP",
        "words": r"\bNORTH KOREA\b|\bDPRK\b|\bDPR KOREA\b|\bD P R KOREA\b|\bDEM(OCRATIC)? PEOPLE S REP(UBLIC)? OF KOREA\b|朝鲜民主主义|朝鮮民主主義|조선민주주의",
    },
    {
        # A street or a dish named for the region is no place in it (as in cases/review/d12_ties).
        "region": "Xinjiang",
        "iso": "",
        "words": r"\b(XINJIANG|SINKIANG)\b( (UYGUR|UYGHUR|UIGHUR|PROVINCE|AUTONOMOUS|CHINA|CN|P R)\b|$)|新疆维吾尔|新疆生产建设",
    },
)
"""Region, its ISO code (empty inside a country), and words in a folded address, as a regular expression."""
