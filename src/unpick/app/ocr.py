"""Words in pictures for redaction and for tokens of photographs; where Tesseract is missing or dies, nothing is read."""

import io
from typing import TYPE_CHECKING, Final

from unpick.datasets.documents.ocr import has_ocr, read_places
from unpick.exhibits.redact import Box, Glyph

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["has_ocr", "read_words"]

_SECONDS: Final = 60.0
"""Time limit for one page: an A4 page at 200 dpi takes about two seconds."""

_SPARSE: Final = 11


def read_words(
    picture: "Image", *, page: int = 0, languages: str = "", least: float = -1.0
) -> list[Glyph] | None:
    """Return the words that Tesseract reads in a picture; None when it is missing, dies or takes too long.

    Args:
        languages: as Tesseract names them, such as eng+kor; by default all of eng, kor, chi_sim it has.
        least: confidence, 0 to 100, from which a word is taken.
    """
    if not has_ocr():
        return None
    held = io.BytesIO()
    picture.save(held, "PNG")
    state, words = read_places(held.getvalue(), layout=_SPARSE, language=languages, seconds=_SECONDS)
    if state != "read":
        return None
    return [
        Glyph(
            text=word.text,
            box=Box(page=page, left=word.left, top=word.top, right=word.right, bottom=word.bottom),
            sure=word.sure,
        )
        for word in words
        if word.sure >= least
    ]
