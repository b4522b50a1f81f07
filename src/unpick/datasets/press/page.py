"""A web page to the article that it holds: menus, side-bars, adverts, comments and foot lines are left out."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

__all__ = ["Page", "read_page"]

_VOID: Final = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "source", "area", "base", "col", "embed", "track", "wbr"}
)
_UNSEEN: Final = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "button",
        "select",
        "form",
        "nav",
        "aside",
        "figure",
        "dialog",
        "menu",
        "video",
        "audio",
        "textarea",
        "label",
        "head",
    }
)
_BLOCKS: Final = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "header",
        "footer",
        "dl",
        "dt",
        "dd",
        "body",
        "html",
        "br",
        "figcaption",
        "address",
        "td",
        "th",
    }
)
_ASIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|side-?bar|related|recommend\w*|more-?(?:stories|news|from|like)|popular|most-?read|trending|comments?|disqus|share|sharing|social|promo\w*|advert\w*|ads?|ad-\w+|banner|sponsor\w*|"
    r"newsletter|subscri\w+|signup|sign-up|cookie\w*|consent|breadcrumbs?|footer|foot|masthead|site-?header|topbar|widget|pagination|pager|tags?|tag-?list|toolbar|paywall|login|outbrain|taboola|teaser|byline-box|author-?(?:box|bio)|copyright|legal|disclaimer|skip-?link|hidden|popup|modal|overlay|read-?(?:more|next|also)|also|latest|ticker|rail|aside)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in class or id of a block that is not the article."""

_HIDES: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
"""Styles under which a reader of the page sees nothing."""

_COLORS: Final = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([^;]+)", re.IGNORECASE)
_WHITE: Final = {"white": "#ffffff", "#fff": "#ffffff", "rgb(255,255,255)": "#ffffff"}
_BLACK: Final = {"black": "#000000", "#000": "#000000", "rgb(0,0,0)": "#000000"}


def _hides(style: str) -> bool:
    """Tell whether a style shows nothing: by its words, or by text in the color of the ground that it gives itself.

    >>> _hides("color:#fff; background:white"), _hides("color:#fff"), _hides("display: none")
    (True, False, True)
    """
    told = {}
    for name, value in _COLORS.findall(style):
        plain = re.sub(r"\s+", "", value.lower().replace("!important", ""))
        told["ground" if name.lower() != "color" else "color"] = {**_WHITE, **_BLACK}.get(plain, plain)
    same = told.get("color", "") == told.get("ground") or told.get("color") == "transparent"
    return same or bool(_HIDES.search(style))


_RULE: Final = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
_SELECTED: Final = re.compile(r"[.#][\w-]+")

_MAIN: Final = re.compile(
    r"article-?body|story-?body|post-?content|entry-?content|article__body|main-?content|articlebody|story__content|content-body|article-text",
    re.IGNORECASE,
)
_DATES: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
)


@dataclass(slots=True)
class _Node:
    tag: str
    names: str = ""
    children: "list[_Node | str]" = field(default_factory=list)
    aside: bool = False
    main: bool = False
    weight: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page: its text by paragraph, title and day of publication as the page gives it, what was dropped."""

    text: str
    title: str
    published: str
    dropped: int


class _Tree(HTMLParser):
    """Build a light tree; a tag that is never closed closes with its parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("root")
        self.stack = [self.root]
        self.meta: dict[str, str] = {}
        self.title = ""
        self.ld: list[str] = []
        self.time = ""
        self.hides: set[str] = set()

    def _hidden(self, given: dict[str, str]) -> bool:
        """Tell whether a tag is not shown: by its own words, its style, or a rule of the page for its class or id."""
        names = {f".{one}" for one in given.get("class", "").split()} | {f"#{given.get('id', '')}"}
        return (
            "hidden" in given
            or given.get("aria-hidden") == "true"
            or _hides(given.get("style", ""))
            or not self.hides.isdisjoint(names)
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            self.meta.setdefault(key, given.get("content", ""))
        if tag == "time" and not self.time:
            self.time = given.get("datetime", "")
        names = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')}"
        hidden = self._hidden(given)
        node = _Node(
            tag,
            names=names,
            aside=tag in _UNSEEN or hidden or bool(_ASIDE.search(names)) or given.get("role") in ("navigation", "complementary", "banner", "contentinfo", "search"),
            main=tag in ("article", "main") or given.get("itemprop") == "articleBody" or bool(_MAIN.search(names)),
        )  # fmt: skip
        if tag == "p" or tag in ("li", "td", "th", "tr"):
            self._close_same(tag)
        self.stack[-1].children.append(node)
        if tag not in _VOID and len(self.stack) < 400:
            self.stack.append(node)

    def _close_same(self, tag: str) -> None:
        """A paragraph or row that was left open ends where the next one begins."""
        if self.stack[-1].tag == tag:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag == tag:
                del self.stack[depth:]
                return

    def handle_data(self, data: str) -> None:
        node = self.stack[-1]
        if node.tag == "title" and not self.title:
            self.title = " ".join(data.split())
        elif node.tag == "script" and "datePublished" in data:
            self.ld.append(data)
        elif node.tag == "style":
            # A selector that is one class or id; what hides only within another block is left.
            for selectors, body in _RULE.findall(data):
                if _hides(body):
                    self.hides |= {
                        one.strip() for one in selectors.split(",") if _SELECTED.fullmatch(one.strip())
                    }
        node.children.append(data)


def read_page(html: str) -> Page:
    """Return the article of a page; a page without marks gives the block with most text outside links.

    >>> page = read_page("<nav>Home</nav><article><h1>Title</h1><p>One  two.</p><aside>Ad</aside></article><footer>c</footer>")
    >>> page.text
    'Title\\n\\nOne two.'
    """
    tree = _Tree()
    tree.feed(html)
    tree.close()
    _measure(tree.root)
    main = _best(tree.root)
    paragraphs = _paragraphs(main)
    heads = (
        []
        if any(line == tree.title or line in _texts(main, "h1") for line in paragraphs[:3])
        else _texts(tree.root, "h1")[:1]
    )
    kept = [line for line in (*heads, *paragraphs) if line]
    whole = len(" ".join(_paragraphs(tree.root, everything=True)))
    text = "\n\n".join(kept)
    return Page(text=text, title=(kept[0] if kept and _texts(tree.root, "h1") else tree.title)[:300], published=_published(tree), dropped=max(0, whole - len(text)))  # fmt: skip


def _best(root: _Node) -> _Node:
    marked = [node for node in _walk(root) if node.main and node.size > 20]
    if marked:
        return max(marked, key=lambda node: (node.tag == "article" or node.tag != "main", node.size))
    blocks = [node for node in _walk(root) if node.tag in ("div", "section", "td", "body") and not node.aside]
    if not blocks:
        return root
    # The smallest block that still holds four fifths of all text in paragraphs is the article.
    full = max(node.weight for node in blocks)
    fitting = [node for node in blocks if node.weight >= 0.8 * full]
    return min(fitting, key=lambda node: node.size) if full else root


def _measure(node: _Node, *, linked: bool = False) -> int:
    """Set the characters of each block, and those in its paragraphs outside links; return the characters outside links."""
    plain = 0
    for child in node.children:
        if isinstance(child, str):
            node.size += len(child)
            plain += 0 if linked else len(child)
        elif not child.aside:
            outside = _measure(child, linked=linked or child.tag == "a")
            node.size += child.size
            node.weight += outside if child.tag in ("p", "blockquote", "h2", "h3") else child.weight
            plain += outside
    return plain


def _walk(node: _Node) -> "list[_Node]":
    found = [node]
    for one in found:
        found += [child for child in one.children if isinstance(child, _Node) and not child.aside]
    return found


def _said(node: _Node, *, links: bool = True) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif not child.aside and (links or child.tag != "a"):
            parts.append(_said(child, links=links))
    return " ".join("".join(parts).split())


def _texts(node: _Node, tag: str) -> list[str]:
    return [_said(one) for one in _walk(node) if one.tag == tag and _said(one)]


def _paragraphs(node: _Node, *, everything: bool = False) -> list[str]:
    lines: list[list[str]] = [[]]
    _pour(node, lines, everything)
    told = ["\n".join(" ".join(row.split()) for row in "".join(line).split(_ROW)) for line in lines]
    return [line for line in told if line]


_ROW: Final = "\x1e"
"""Parts the rows of a table within its paragraph."""
_WIDEST: Final = 120
"""Characters of the longest cell of a table of data; longer ones are a page that is laid out by a table."""


def _rows(node: _Node) -> list[list[str]]:
    """Return the rows of a table of data; empty when its cells hold paragraphs or its rows are not all as long."""
    inner = _walk(node)
    if any(one.tag == "table" for one in inner[1:]):
        return []
    rows = [
        [
            _said(cell).replace("|", "/") or "-"
            for cell in row.children
            if isinstance(cell, _Node) and cell.tag in ("td", "th")
        ]
        for row in inner
        if row.tag == "tr"
    ]
    rows = [row for row in rows if row]
    same = len(rows) >= 3 and len(rows[0]) >= 2 and all(len(row) == len(rows[0]) for row in rows)
    return rows if same and all(len(cell) <= _WIDEST for row in rows for cell in row) else []


def _pour(node: _Node, lines: list[list[str]], everything: bool) -> None:
    for child in node.children:
        if isinstance(child, str):
            lines[-1].append(child)
            continue
        if child.tag in ("script", "style", "template", "head") or (child.aside and not everything):
            continue
        if child.tag == "footer" and not everything:
            continue
        if child.tag == "table" and (rows := _rows(child)):
            lines += [[_ROW.join(" | ".join(row) for row in rows)], []]
            continue
        block = child.tag in _BLOCKS
        if block:
            lines.append([])
        if everything or not _only_links(child):
            _pour(child, lines, everything)
        if block:
            lines.append([])


def _only_links(node: _Node) -> bool:
    """Tell whether a list is a list of links only: such lists lead elsewhere."""
    if node.tag not in ("ul", "ol"):
        return False
    links = [one for one in _walk(node) if one.tag == "a"]
    return len(links) >= 2 and len(_said(node, links=False)) < 0.2 * len(_said(node))


def _published(tree: _Tree) -> str:
    for key in _DATES:
        if tree.meta.get(key):
            return tree.meta[key][:10]
    for text in tree.ld:
        try:
            document = json.loads(text)
        except ValueError:
            continue
        for one in document if isinstance(document, list) else [document]:
            if isinstance(one, dict) and isinstance(one.get("datePublished"), str):
                return str(one["datePublished"])[:10]
    return tree.time[:10]
