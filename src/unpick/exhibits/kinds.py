"""What a document is, from its own words and tables, and which documents answer a request."""

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from unpick.exhibits.note import KINDS
from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.exhibits.reading import Grid, Reading, Table
from unpick.model.bundled import read_bundled_csv

__all__ = ["kind_of", "kind_of_word", "names_papers", "topics_of_request"]

_TITLE_LINES: Final = 8
_TITLE_CHARS: Final = 500
# The submitter chooses the name of a file, so it counts a fifth of the same word in the title.
_FILE_SHARE: Final = 0.2
# Under this a document is "other": one weak word in the text decides nothing.
_LEAST: Final = 2.0
# A long record says more of its own kind's words; more than three of one row add nothing.
_MOST_HITS: Final = 3

# A document tells what it is at its beginning; some twenty pages of it are looked at for the kind.
_SAMPLE: Final = 60_000

_BY_TABLE: Final[Mapping[str, str]] = {
    "payroll": "payroll",
    "attendance": "attendance",
    "workers": "workers",
    "identity": "identity",
    "production": "production",
    "packing": "packing",
    "invoice": "invoice",
    "chain": "chain",
    "lines": "entry",
    "raw": "origin",
    "index": "index",
    "site": "site",
    "payments": "payment",
    "remedies": "remediation",
}
_TABLE_WEIGHT: Final = 4.0
_LINE_SHARE: Final = (1.0, 0.7)
# An item of a list or a sentence is no title.
_ITEM_SHARE: Final = 0.2
_LOG: Final = 4.0
_LOG_ROWS: Final = 3
_LOG_DAY: Final = re.compile(r"\b(?:day|date|hour|shift)\b|日期|日|일자|날짜")
_LOG_OF: Final = re.compile(
    r"\b(?:press|kettle|loom|machine|furnace|oven|line|reactor|extruder|vat|mold|mould|kiln|dryer|retort|drums? used|serial|batch|lot)\b|机台|炉|호기|설비"
)
_MONEY: Final = re.compile(
    r"\b(?:price|amount|usd|eur|cny|value|paid|invoice|wage|pay|consignee|shipper|worker|employee|name|in|out|port|grower|plot|picked|tapped|farm|field|vessel|weight)\b|价|额|금액"
)
"""Heads of a bill, a wage sheet, a clock, a record of growing or of carriage."""
_TITLE_WIDTH: Final = 80
_ABOUT: Final = re.compile(
    r"(?:re|subject|title|regarding|事由|主题|제목)\s*[:：]|(?:response|answer|reply) to (?:the |your )?\w+[^.]*$",
    re.IGNORECASE,
)
"""A line that says what a letter is about, wherever it stands in its head."""
_SHORT_TEXT: Final = 1500
_FOLD: Final = str.maketrans("’‘“”", "''\"\"")


@functools.cache
def _rows(where: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    # A word of a request begins as a word: “please” asks for no lease, and the latest is no test.
    start = r"(?<![A-Za-z])" if where in ("request", "asked") else ""
    return tuple(
        (
            row["kind"],
            float(row["weight"]),
            re.compile(f"{start}(?:{row['pattern']})", re.IGNORECASE | re.MULTILINE),
        )
        for row in read_bundled_csv(PACKAGE, "kinds.csv")
        if row["where"] == where
    )


def kind_of(reading: Reading, tables: tuple[Table, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a document (exhibits.note.KINDS) and why, in words.

    The title counts most, then the roles of tables and words of the text; the file's name counts least.
    """
    score: dict[str, float] = defaultdict(float)
    why: dict[str, list[str]] = defaultdict(list)
    text = reading.text.translate(_FOLD)
    for title, share, said in _titles(reading, text):
        _weigh_title(title, share, said, score, why)
    for kind, weight, pattern in _rows("text"):
        hits = _hits(pattern, text[:_SAMPLE])
        if hits:
            score[kind] += weight * (1 + 0.25 * (len(hits) - 1))
            why[kind].append(f"its text says “{hits[0]}”")
    for table in tables:
        kind = _BY_TABLE.get(table.role, "")
        if kind == "invoice" and score["order"] > score["invoice"]:
            kind = "order"  # goods, quantity and price stand in an order as in its invoice; the title tells which
        if kind:
            score[kind] += _TABLE_WEIGHT if len(text) > _SHORT_TEXT else 2 * _TABLE_WEIGHT
            why[kind].append(f"table {table.name} has the columns of {table.role}")
    if not tables and any(map(_is_log, reading.grids)):
        score["production"] += _LOG
        why["production"].append("a table has a day, a lot or machine and amounts, and no price")
    if reading.media == "picture" and not text.strip():
        score["photograph"] += _LEAST
        why["photograph"].append("it is a picture without text")
    best = max(score, key=lambda kind: (score[kind], -KINDS.index(kind)), default="other")
    if score.get(best, 0) < _LEAST:
        return "other", ("no word of it tells what it is",)
    return best, tuple(why[best])


def _is_log(grid: Grid) -> bool:
    """Tell whether a table logs a making: a row for each day with its lot, order or machine, and no money."""
    heads = [head.casefold() for head in grid.header]
    told = [any(pattern.search(head) for head in heads) for pattern in (_LOG_DAY, _LOG_OF)]
    return len(grid.rows) > _LOG_ROWS and all(told) and not any(_MONEY.search(head) for head in heads)


def _titles(reading: Reading, text: str) -> list[tuple[str, float, str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_TITLE_LINES]
    title = "\n".join(lines)[:_TITLE_CHARS]
    sheets = "\n".join(grid.name for grid in reading.grids)
    heads = "\n".join(" ".join(row) for grid in reading.grids for row in (grid.header, *grid.rows[:2]))[
        :_TITLE_CHARS
    ]
    name = re.sub(r"\.\w{2,4}$", "", reading.file.rsplit("/", 1)[-1])
    return [
        (title, 1.0, "its title says"),
        (sheets, 0.6, "a sheet is called"),
        (heads, 0.4, "the head of a table says"),
        (re.sub(r"[_\-.]+|(?<=[a-z])(?=[A-Z])", " ", name), _FILE_SHARE, "the file is called"),
    ]


def _weigh_title(
    title: str, share: float, said: str, score: dict[str, float], why: dict[str, list[str]]
) -> None:
    for kind, weight, pattern in _rows("title"):
        match = pattern.search(title)
        if match:
            # The first line is the title proper; what stands below it, or in a list, may name other documents.
            line = title.count("\n", 0, match.start())
            part = _LINE_SHARE[line] if line < len(_LINE_SHARE) else 0.4
            words = title.splitlines()[line]
            listed = bool(re.match(r"\W*\d+\s*[.)]|[-•]", words)) or bool(
                line and (len(words) > _TITLE_WIDTH or words[-1] in ".。")
            )
            if _ABOUT.match(words):
                part, listed = 1.0, False
            score[kind] += weight * share * (_ITEM_SHARE if listed else part)
            why[kind].append(f"{said} “{match.group().strip()}”")


def _hits(pattern: re.Pattern[str], text: str) -> list[str]:
    hits = []
    for match in pattern.finditer(text):
        hits.append(" ".join(match.group().split())[:80])
        if len(hits) == _MOST_HITS:
            break
    return hits


def kind_of_word(word: str) -> str:
    """Return the kind that a submitter's word for a document means; empty when it is not understood.

    >>> kind_of_word("payroll"), kind_of_word("Social audit report"), kind_of_word("miscellaneous")
    ('payroll', 'audit', '')
    """
    plain = word.strip().lower().replace("_", " ")
    if plain.replace(" ", "_") in KINDS:
        return plain.replace(" ", "_")
    score: dict[str, float] = defaultdict(float)
    for kind, weight, pattern in _rows("title"):
        if pattern.search(plain):
            score[kind] += weight
    return max(score, key=lambda kind: score[kind], default="")


@functools.lru_cache(maxsize=4096)
def topics_of_request(text: str) -> tuple[str, ...]:
    """Return the kinds of document that answer a request, in the order of the words; empty when not understood.

    >>> topics_of_request("identification cards and payroll records or other proof of payment")
    ('identity', 'payroll', 'payment')
    >>> topics_of_request("Please send us the latest of your records")
    ()
    """
    return _asked(text, "request") or _asked(text, "asked")


def names_papers(text: str) -> bool:
    """Tell whether a request names a kind of paper, and not only what it wants to know.

    >>> names_papers("time cards of the line"), names_papers("who worked on the line")
    (True, False)
    """
    return bool(_asked(text, "request"))


def _asked(text: str, where: str) -> tuple[str, ...]:
    found: dict[str, int] = {}
    text = text.translate(_FOLD)
    for kind, _weight, pattern in _rows(where):
        match = pattern.search(text)
        if match:
            found[kind] = min(match.start(), found.get(kind, len(text)))
    return tuple(sorted(found, key=lambda kind: found[kind]))
