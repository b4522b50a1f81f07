"""The footnotes of a page: each source once, numbered in the order of first use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from unpick.report.wording import Words

__all__ = ["SourceBook", "safe_url"]

_FIELDS = ("title", "url", "date", "document", "locator")
_HASH_SHOWN = 12
"""Digits of a document's SHA-256 that a page prints; the whole one is in the tooltip and the workbook."""


def safe_url(url: object) -> str:
    """Return the address when a reader may follow it, else nothing: only http and https are links.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    text = str(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


@dataclass(slots=True, kw_only=True)
class SourceBook:
    """The sources of a page; `cite` gives the number of one."""

    words: Words
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    sources: list[dict[str, Any]] = field(default_factory=list)

    def cite(self, source: object) -> int:
        """Return the number of a source, 0 when there is none."""
        if not isinstance(source, Mapping) or not any(source.get(name) for name in _FIELDS):
            return 0
        key = tuple(str(source.get(name) or "") for name in _FIELDS)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.sources.append(self._view(source, self.numbers[key]))
        return self.numbers[key]

    def _view(self, source: Mapping[str, Any], number: int) -> dict[str, Any]:
        document = str(source.get("document") or "")
        return {
            "number": number,
            "title": str(source.get("title") or "") or self.words.label("source_untitled"),
            "url": safe_url(source.get("url")),
            "url_text": str(source.get("url") or ""),
            "day": self.words.day(source.get("date")),
            "document": document,
            "document_short": document[:_HASH_SHOWN],
            "locator": str(source.get("locator") or ""),
            "mark": str(source.get("mark") or ""),
            "reliability": str(source.get("reliability") or ""),
        }
