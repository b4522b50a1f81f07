"""Numbers that tie documents together, where a sentence names them: invoices, orders, bills, containers, lots."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_make import say
from unpick.exhibits.notes_pieces import Piece

__all__ = ["ids_of"]

_NO: Final = r"\s*(?:(?:no|nos|number|numbers|nr)\b\.?|#)\s*[:：]?\s*"
_CODE: Final = r"(?P<code>(?=[A-Z0-9\-/]*\d)[A-Z0-9][A-Z0-9\-/]*[A-Z0-9])(?![\w%])"
_IDS: Final = (
    ("number_invoice", re.compile(rf"\binvoices?(?:{_NO}|\s+(?=[A-Z]+[-/]?\d)){_CODE}", re.IGNORECASE)),
    (
        "number_order",
        re.compile(
            # The order of an authority, such as Executive Order 13570, is no order of goods.
            rf"(?<!executive )(?<!release )(?<!court )(?<!general )\b(?:purchase orders?|orders?|P\.?/?O\.?s?)(?:{_NO}|\s+(?=[A-Z]+[-/]?\d|\d{{4}})){_CODE}",
            re.IGNORECASE,
        ),
    ),
    (
        "number_bill",
        re.compile(
            rf"\b(?:bills? of lading|B/?Ls?|way ?bills?)(?:{_NO}|\s+(?=[A-Z]+\d)){_CODE}", re.IGNORECASE
        ),
    ),
    # Filer code, seven digits, check digit (19 CFR 142.3a, unverified).
    ("number_entry", re.compile(r"\b(?P<code>[A-Z0-9]{3}-\d{7}-\d)\b")),
    # Owner code of three letters, U, J or Z, six digits and the check digit (ISO 6346).
    ("number_container", re.compile(r"\b(?P<code>[A-Z]{3}[UJZ]\s?\d{6}-?\d)\b")),
    ("number_lot", re.compile(rf"\b(?:lots?|batch(?:es)?)(?:{_NO}|\s+(?=[A-Z]+-?\d)){_CODE}", re.IGNORECASE)),
    ("number_style", re.compile(rf"\bstyles?(?:{_NO}|\s+(?=[A-Z]*-?\d)){_CODE}", re.IGNORECASE)),
)


def ids_of(piece: Piece) -> Iterator[Note]:
    """Yield the numbers of documents and goods that a piece names."""
    if not re.search(r"\d", piece.text):
        return
    for topic, pattern in _IDS:
        for match in pattern.finditer(piece.text):
            yield say(piece, topic, value=match["code"])
