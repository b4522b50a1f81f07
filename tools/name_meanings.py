"""What brand words mean in English, with the Korean reading of Hanzi words; one character alone has too many homophones."""

from collections.abc import Iterator
from pathlib import Path

from unpick.names.romanise import sino_korean, southern

__all__ = ["meanings"]


def meanings(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield form, kind, English and source; `made` for a Korean reading of Hanzi."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, forms, english = line.split(";")
        for form in forms.split("|"):
            for said in english.split("|"):
                yield form, kind, said, "hand"
                if kind == "word" and "\u4e00" <= form[0] <= "\u9fff":
                    for read in sino_korean(form)[:1]:
                        for hangul in (read, *southern(read)):
                            yield hangul, kind, said, "made"
