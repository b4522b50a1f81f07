"""Which listings touch North Korea or Xinjiang: derived from what the entry says.

A DPRK program code alone misses 109 of 593 entries of the OFAC list (Korea Pugang Trading Corporation
among them): they sit under NPWMD and name the North Korea Sanctions Regulations in their remarks. Names
count in one place alone: of designations for human rights (GLOMAG) OFAC prints neither reason nor place, so
that only a name, or the name of whom an entry is linked to, shows that Xinjiang is meant.
"""

__all__ = ["dprk_program", "nexus_of"]

_DPRK_REMARK = "north korea sanctions regulations"
_DPRK_TEXT = (
    "dprk",
    "north korea",
    "democratic people’s republic of korea",
    "democratic people's republic of korea",
)
_XINJIANG = ("xinjiang", "xuar", "xpcc", "新疆")


def dprk_program(program: str) -> bool:
    """Tell whether one of the programs is a North Korea program (DPRK, DPRK2, DPRK-NKSPEA, EU-PRK ...).

    >>> dprk_program("NPWMD; DPRK2"), dprk_program("NPWMD")
    (True, False)
    """
    return "DPRK" in program or "EU-PRK" in program


def nexus_of(
    *, program: str = "", remark: str = "", places: str = "", scope: str = "", xinjiang_law: bool = False
) -> str:
    """Return the nexus codes of a listing, joined by a semicolon: KP, XJ or empty.

    Args:
        program: programs or committee as the source has them.
        remark: remarks or reason; for OFAC only the name of the regulations counts, as an
            entry on another country may mention North Korea in passing.
        places: nationality, addresses or a own words of an entry, for regimes without a country.
        scope: text whose mention of Xinjiang makes the nexus: reason, addresses, goods of an order.
        xinjiang_law: the list or program itself is about Xinjiang (UFLPA, UHRPA).
    """
    where = places.casefold()
    codes = []
    if dprk_program(program) or _DPRK_REMARK in remark.casefold() or any(t in where for t in _DPRK_TEXT):
        codes.append("KP")
    if xinjiang_law or any(text in scope.casefold() for text in _XINJIANG):
        codes.append("XJ")
    return ";".join(codes)
