"""One self-contained HTML page per result: answer, picture, steps, law, gaps, what was searched."""

import base64
import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from unpick.model.bundled import bundled_bytes
from unpick.report.chain_svg import chain_style, draw_picture, fold_note
from unpick.report.law_view import is_quiet, order_assessments
from unpick.report.layers import lay_out
from unpick.report.script import language_of, make_harmless, reads_right_to_left
from unpick.report.view import build_view
from unpick.report.wording import Words, load_words

__all__ = ["render_index", "render_page", "render_template"]

_PACKAGE = "unpick.report"


def render_page(document: Mapping[str, Any], *, lang: str | None = None) -> str:
    """Return a result as HTML that needs no script, no network and no clock; same document, same bytes.

    Args:
        document: the shape of `unpick.report/1` (`data/schemas/report.schema.json`).
        lang: en, ko, zh or ug; the document's own `lang`, else English.
    """
    words = load_words(lang or str(document.get("lang") or "en"))
    laws = [law for law in order_assessments(document.get("assessments") or ()) if not is_quiet(law)]
    picture = lay_out(document.get("chains") or (), _speaking(laws))
    view = build_view(document, words)
    svg = (
        draw_picture(picture, words, title=view["title"]) if picture.nodes and document.get("chains") else ""
    )
    return render_template("page.html.j2", words, view=view, svg=Markup(svg), note=fold_note(picture, words))  # noqa: S704


_SPEAKING = ("prohibited", "presumed", "rebutted", "not_rebutted")


def _speaking(assessments: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the assessments that the picture shows: those that say something of the goods, else all.

    The page below the picture carries every one of them.
    """
    return [law for law in assessments if law.get("outcome") in _SPEAKING] or list(assessments)


def render_index(document: Mapping[str, Any], *, lang: str | None = None) -> str:
    """Return the first page of the demonstration: replays, counts, lists and their ages.

    Args:
        document: the shape of `unpick.demo/1`.
    """
    words = load_words(lang or str(document.get("lang") or "en"))
    view = build_view(document, words)
    replays = [_replay(one) for one in document.get("replays") or ()]
    good = sum(1 for one in replays if one["as_expected"])
    view["title"] = str(document.get("title") or words.label("index_title"))
    view["answer"] = words.label("index_answer", good=good, n=len(replays))
    counts = [(str(name).replace("_", " "), f"{n:,}") for name, n in (document.get("counts") or {}).items()]
    # The name of the folder, not the path to it: a page is handed on, a home folder names a person.
    workspace = str(document.get("workspace") or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return render_template(
        "index.html.j2", words, view=view, replays=replays, counts=counts, workspace=workspace
    )


def _replay(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return a replay with every key that the index prints."""
    texts = {name: str(one.get(name) or "") for name in ("case", "title", "says", "outcome", "page")}
    days = {name: one.get(name) for name in ("asked_on", "known_at")}
    return {
        **texts,
        **days,
        "title": texts["title"] or texts["case"],
        "as_expected": bool(one.get("as_expected")),
    }


def render_template(name: str, words: Words, *, style: str = "", **values: Any) -> str:
    """Return a template filled; every page has the one style sheet, its policy and its watermark from here.

    Args:
        style: rules of this kind of page, after those of every page.
    """
    template = _environment().get_template(name)
    css = _css() + style + _paper_band(str(values["view"]["watermark"]))
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    tools: dict[str, Callable[..., Any]] = {"t": _foreign, "q": _quote, "own": _own, "page_url": _page_url}

    def label(word: str, **given: object) -> Markup:
        return Markup(escape(words.sentence(word, **given)))  # noqa: S704

    base = {"words": words, "label": label, "say": words.say, "css": Markup(css), "css_hash": digest}  # noqa: S704
    return str(template.render(**base, **tools, **values))


@functools.cache
def _css() -> str:
    """Return the one style sheet; its hash is the only style that the page's policy admits."""
    return bundled_bytes(_PACKAGE, "templates/page.css").decode("utf-8") + chain_style()


def _paper_band(watermark: str) -> str:
    """Return the rule that prints the watermark in the margin of every sheet; empty without one.

    Every letter but plain ones is written as a CSS escape, so that no watermark can end the string; the
    space behind an escape belongs to it.
    """
    if not watermark:
        return ""
    plain = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
    content = "".join(letter if letter in plain else f"\\{ord(letter):06x} " for letter in watermark)
    return f'@page{{@top-center{{content:"{content}";color:#8c1d18;font:700 9pt sans-serif}}}}\n'


@functools.cache
def _environment() -> Any:
    """Return the templates: escaped always, every printed string made harmless, a missing name an error."""
    import jinja2

    def load(name: str) -> str:
        return bundled_bytes(_PACKAGE, f"templates/{name}").decode("utf-8")

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return make_harmless(value) if isinstance(value, str) else value


def _foreign(text: object, tag: str = "bdi") -> Markup:
    """Return a string of a source isolated, with the language its letters need; never raw."""
    shown = make_harmless(str(text))
    lang = language_of(shown)
    marks = Markup(' lang="{}"').format(lang) if lang else Markup("")
    direction = Markup(' dir="{}"').format("rtl" if reads_right_to_left(shown) else "ltr")
    return Markup("<{0}{1}{2}>{3}</{0}>").format(Markup(tag), marks, direction, escape(shown))  # noqa: S704


def _quote(text: object) -> Markup:
    """Return a quotation; its marks stand inside the isolate, so that they sit at the ends of the words."""
    plain = _foreign(text)
    start, rest = str(plain).split(">", 1)
    return Markup(f"{start}><q>{rest.removesuffix('</bdi>')}</q></bdi>")  # noqa: S704


def _own(sentence: object) -> Markup:
    """Return a sentence of ours whose foreign parts are already harmless and isolated (`Words.sentence`)."""
    return Markup(escape(str(sentence)))  # noqa: S704


def _page_url(name: object) -> str:
    """Return the name of a file beside the page, nothing for anything that leads elsewhere."""
    text = str(name or "")
    plain = all(letter.isalnum() or letter in "-_." for letter in text)
    return text if plain and text.endswith((".html", ".json", ".xlsx")) else ""
