"""A paper as one HTML file: no script, no outside font, no request; it reads on a telephone and prints."""

import base64
from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup, escape

from unpick.model.paper import Paper
from unpick.report.filing.labels import LABELS
from unpick.report.filing.printed import Block, Grid, Heading, Paragraph, Sentence, lay_out_paper
from unpick.report.filing.runs import plain_text, split_long, split_runs
from unpick.report.page import render_template
from unpick.report.script import reads_right_to_left
from unpick.report.wording import LANGUAGES, load_words

__all__ = ["render_html"]

_STYLE: Final = """
body{max-width:900px}
main h2,main h3,main h4{margin-top:28px}
.not-ready{border:3px solid var(--warn);background:var(--warn-ground);padding:8px 16px;margin:14px 0}
.not-ready p{font-weight:600}
.not-ready p:first-child{color:var(--warn);font-size:1.25rem;font-weight:700}
.front>div{display:flex;gap:6px 16px;margin:2px 0}
.front dt{flex:0 0 15em;color:var(--ink);font-size:1rem;font-weight:600}
nav{margin-top:22px}
.contents{list-style:none;padding:0}
.contents .level-3{padding-inline-start:24px}
caption{text-align:start;font-weight:600;padding:4px 0}
th,td{overflow-wrap:break-word}
blockquote{margin:8px 32px}
figure{margin:16px 0}
figure img{max-width:100%;height:auto;border:1px solid var(--ink)}
.sign{border-bottom:1px solid var(--ink);max-width:360px;height:48px}
.notes li{margin:4px 0;overflow-wrap:anywhere}
sup{line-height:0}
@media (max-width:760px){.front>div{display:block}blockquote{margin:8px 14px}caption{display:block}}
"""
_WIDE: Final = {"und": "ar"}


def render_html(paper: Paper) -> bytes:
    """Return a paper as HTML; the same paper gives the same bytes."""
    printed = lay_out_paper(paper)
    blocks = _blocks(printed.blocks)
    page = render_template(
        "paper.html.j2",
        load_words(paper.lang if paper.lang in LANGUAGES else "en"),
        style=_STYLE,
        view={"title": plain_text(printed.title), "watermark": plain_text(printed.watermark)},
        paper=printed,
        fixed=LABELS,
        banner=[one for one in printed.front if one.style == "banner"],
        facts=[one for one in printed.front if one.style == "fact"],
        lead=[one for one in printed.front if one.style == "text"],
        heads=[one for one in blocks if one["form"] == "heading" and one["level"] <= 3],
        blocks=blocks,
        pieces=_pieces,
        turn=_turn,
    )
    return page.encode()


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return the blocks; headings begin below the title, points that follow one another are one list."""
    found = list[dict[str, Any]]()
    for block in blocks:
        if isinstance(block, Heading):
            anchor = f"part-{1 + sum(one['form'] == 'heading' for one in found)}"
            found.append({"form": "heading", "level": block.level + 1, "text": block.text, "anchor": anchor})
        elif isinstance(block, Grid):
            heads = [plain_text(head) for head in block.heads]
            found.append({"form": "grid", "caption": block.caption, "heads": heads, "rows": block.rows})
        elif block.picture:
            found.append(
                {
                    "form": "picture",
                    "data": base64.b64encode(block.picture).decode(),
                    "alt": plain_text(" ".join(one.text for one in block.sentences)),
                    "sentences": block.sentences,
                }
            )
        elif block.style in ("bullet", "number"):
            _join(found, block)
        else:
            found.append({"form": "paragraph", "style": block.style, "sentences": block.sentences})
    return found


def _join(found: list[dict[str, Any]], block: Paragraph) -> None:
    tag = "ul" if block.style == "bullet" else "ol"
    if not found or found[-1].get("tag") != tag:
        found.append({"form": "list", "tag": tag, "items": []})
    found[-1]["items"].append(block.sentences)


def _pieces(text: str) -> Markup:
    """Return a text with each piece of another script isolated and in its language."""
    found = list[str]()
    for run in split_runs(text):
        said = " ".join("<wbr>".join(map(str, map(escape, split_long(word)))) for word in run.text.split(" "))
        if run.rtl:
            found.append(f'<bdi dir="rtl" lang="{_WIDE.get(run.lang, run.lang)}">{said}</bdi>')
        elif run.lang:
            found.append(f'<bdi lang="{run.lang}">{said}</bdi>')
        else:
            found.append(said.replace("\u200e", ""))
    return Markup("".join(found))  # noqa: S704 - every piece was escaped above


def _turn(sentences: Sequence[Sentence]) -> Markup:
    """Return the direction of a paragraph whose first letter reads from the right."""
    rtl = bool(sentences) and reads_right_to_left(plain_text(sentences[0].text))
    return Markup(' dir="rtl"') if rtl else Markup("")
