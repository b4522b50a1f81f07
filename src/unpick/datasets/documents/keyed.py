"""Keyed documents (YAML, JSON): every value a line with its key, lists of records as tables."""

import json
import re
from typing import Any, Final

from unpick.datasets.documents.decode import clean, decode
from unpick.datasets.documents.found import MOST_CELLS, Found, failed
from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml
from unpick.exhibits.reading import Grid, Page

__all__ = ["looks_keyed", "read_keyed"]

_KEY: Final = re.compile(r"^[A-Za-z_][\w ./-]{0,60}:(\s|$)")
_MOST_DEPTH: Final = 40


def looks_keyed(text: str) -> bool:
    """Return whether a text is JSON, or YAML of which every line at the margin is a key, an item or a remark."""
    head = text.lstrip()[:1]
    if head in ("{", "["):
        return True
    margin = [line for line in text.split("\n")[:400] if line.strip() and not line[:1].isspace()]
    plain = [line for line in margin if not line.startswith(("#", "- ", "---", "..."))]
    return bool(plain) and all(_KEY.match(line) for line in plain)


def read_keyed(data: bytes) -> Found:
    """Return a keyed document: a page of lines `key: value`, and its lists of records as tables."""
    text, encoding = decode(data)
    if encoding == "binary":
        return failed("keyed", "the file is no text", "save it as UTF-8")
    try:
        said = _parsed(text)
    except (KeyedYamlFault, ValueError, RecursionError) as fault:
        return failed(
            "keyed", f"no readable YAML or JSON ({str(fault)[:160]})", "mend the line that is named"
        )
    lines: list[str] = []
    grids: list[Grid] = []
    _walk(said, "", lines, grids, depth=0)
    if len(lines) > MOST_CELLS:
        return failed("keyed", "the file holds too many values", "split it")
    page = Page(number=1, text="\n".join(lines))
    return Found(media="keyed", pages=(page,), grids=tuple(grids), meta={"encoding": encoding})


def _parsed(text: str) -> Any:
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(text, parse_float=str, parse_int=str)
        except json.JSONDecodeError:
            pass
    return read_keyed_yaml(text.encode("utf-8"))


def _walk(value: Any, path: str, lines: list[str], grids: list[Grid], *, depth: int) -> None:
    """Put every value into lines with its path, and every list of records into tables."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, dict):
        for key, below in value.items():
            name = _text(key)
            _walk(below, f"{path}.{name}" if path else name, lines, grids, depth=depth + 1)
    elif isinstance(value, list):
        _walk_list(value, path, lines, grids, depth=depth)
    elif value is not None:
        lines.append(f"{path}: {_text(value)}" if path else _text(value))


def _walk_list(items: list[Any], path: str, lines: list[str], grids: list[Grid], *, depth: int) -> None:
    if items and all(isinstance(item, dict) for item in items):
        grids.append(_grid(items, path or "records"))
        items = [{key: at for key, at in item.items() if isinstance(at, dict | list)} for item in items]
    elif all(not isinstance(item, dict | list) for item in items):
        lines.append(f"{path}: {', '.join(map(_text, items))}")
        return
    for number, item in enumerate(items, 1):
        _walk(item, f"{path}[{number}]", lines, grids, depth=depth + 1)


def _grid(records: list[dict[Any, Any]], path: str) -> Grid:
    """Return records as a table: every key that any has is a column; values that nest are written in short."""
    keys = list(dict.fromkeys(key for record in records for key in record))
    rows = tuple(tuple(_cell(record.get(key)) for key in keys) for record in records)
    places = tuple(f"{path}[{number}]" for number in range(1, len(rows) + 1))
    return Grid(
        name=path, header=tuple(_text(key).replace("_", " ") for key in keys), rows=rows, places=places
    )


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{_text(key)}: {_cell(below)}" for key, below in value.items())
    return _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clean(str(value)).strip()
