"""A review as one page to read, print and hand over: the assessment, what decides, every defect with its cure."""

import functools
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from unpick.law.marks import UNVERIFIED
from unpick.model.bundled import bundled_bytes
from unpick.report.page import render_template
from unpick.report.review_view import build_review_view
from unpick.report.script import make_harmless
from unpick.report.wording import load_words

__all__ = ["render_review"]


def render_review(document: Mapping[str, Any], *, lang: str | None = None) -> str:
    """Return a review as HTML that needs no script, no network and no clock; same document, same bytes.

    The sentences of the detectors are English in every language; headings, outcomes and days are translated.

    Args:
        document: the shape of `unpick.review/1` (`data/schemas/review.schema.json`).
        lang: en, ko, zh or ug; the document's own `lang`, else English.
    """
    words = load_words(lang or str(document.get("lang") or "en"))
    view = build_review_view(document, words)

    def word(name: str, **values: object) -> str:
        return words.say("review", name, **values)

    return render_template("review.html.j2", words, style=_style(), view=view, r=word, f=_flagged)


@functools.cache
def _style() -> str:
    return bundled_bytes("unpick.report", "templates/review.css").decode("utf-8")


def _flagged(shown: Markup) -> Markup:
    """Return a sentence with "unverified, do not rely" set apart wherever it stands in it.

    Args:
        shown: the sentence as the page prints it, harmless already.
    """
    plain = str(escape(make_harmless(UNVERIFIED)))
    return Markup(str(shown).replace(plain, f'<span class="mark">{plain}</span>'))  # noqa: S704
