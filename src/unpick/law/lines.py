"""A YAML document and the line on which each of its parts stands, so that a fault can name the line."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from unpick.model.days import parse_day
from unpick.model.errors import RegimeFault

if TYPE_CHECKING:
    import yaml

__all__ = ["Lines", "check_days", "read_yaml"]

Step = str | int

_DAYS: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")

_DAY_KEYS: Final = frozenset({"from", "to", "by", "public_from", "since", "verified_on"})
"""Keys under which a file of the law gives a day; `from` of a clock names an event instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a file by path; a document that no file stands behind has none."""

    name: str
    by_path: Mapping[tuple[Step, ...], int] = field(default_factory=dict)

    def place(self, path: Sequence[Step]) -> str:
        """Return file, line and path of a fault; a part that is absent stands where its parent stands.

        >>> Lines(name="x.yml", by_path={(): 1, ("id",): 3}).place(["id", 0])
        'x.yml line 3 at id/0'
        """
        parents = (tuple(path[:length]) for length in range(len(path), -1, -1))
        line = next((self.by_path[parent] for parent in parents if parent in self.by_path), None)
        where = "/".join(str(step) for step in path) or "top"
        return f"{self.name} line {line} at {where}" if line else f"{self.name} at {where}"


def read_yaml(data: bytes, name: str) -> tuple[Any, Lines]:
    """Return a YAML document and its lines.

    Raises:
        RegimeFault: the bytes are no YAML, or a key stands twice in one mapping; the line is named.
    """
    import yaml

    _refuse_aliases(data, name)
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        root = yaml.compose(data, Loader=loader)
        body = yaml.load(data, Loader=loader)  # noqa: S506 (either loader is a safe one)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise RegimeFault(
            f"{name} line {line}", str(fault.problem or fault), "correct the YAML of this line"
        ) from fault
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as fault:
        place = _line_of(data, fault)
        raise RegimeFault(
            f"{name} line {place}" if place else name,
            str(fault).split("\n", 1)[0],
            "save the file as YAML in UTF-8, with days that the calendar has",
        ) from fault
    found: dict[tuple[Step, ...], int] = {}
    if root is not None:
        _walk(root, (), found, name)
    return body, Lines(name=name, by_path=found)


def _line_of(data: bytes, fault: Exception) -> int | None:
    """Return the line of a fault for which the reader names none: bytes that are no text, or a day that is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return data.count(b"\n", 0, broken.start) + 1
    place = getattr(fault, "position", None)
    if isinstance(place, int):
        return text.count("\n", 0, place) + 1
    for number, line in enumerate(text.splitlines(), start=1):
        for year, month, day in _DAYS.findall(line):
            try:
                dt.date(int(year), int(month), int(day))
            except ValueError:
                return number
    return None


def check_days(body: Any, lines: Lines, path: tuple[Step, ...] = ()) -> None:
    """Refuse a day that no calendar has, wherever the form asks for one.

    Raises:
        RegimeFault: such as 30 February; file and line are named.
    """
    if isinstance(body, dict):
        for key, value in body.items():
            if key in _DAY_KEYS and isinstance(value, str) and value[:4].isdigit():
                _check_day(value, lines, (*path, key))
            check_days(value, lines, (*path, str(key)))
    elif isinstance(body, list):
        for number, value in enumerate(body):
            check_days(value, lines, (*path, number))


def _check_day(text: str, lines: Lines, path: tuple[Step, ...]) -> None:
    try:
        parse_day(text)
    except ValueError as fault:
        raise RegimeFault(
            lines.place(path),
            f"'{text}' is no day: {fault}",
            "write a year, a month or a day of the calendar",
        ) from fault


def _refuse_aliases(data: bytes, name: str) -> None:
    """Refuse YAML aliases: a few of them can stand for more text than a machine holds."""
    import yaml

    if b"*" not in data:
        return
    try:
        events = yaml.parse(data, Loader=yaml.SafeLoader)
        found = next((one for one in events if isinstance(one, yaml.AliasEvent)), None)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return  # the reader itself says what is wrong, with the line
    if found is not None:
        line = found.start_mark.line + 1 if found.start_mark else 1
        raise RegimeFault(
            f"{name} line {line}",
            f"'*{found.anchor}' stands for text that is written elsewhere",
            "write the text out where it belongs",
        )


def _walk(node: "yaml.Node", path: tuple[Step, ...], found: dict[tuple[Step, ...], int], name: str) -> None:
    import yaml

    found.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            if below in found:
                line = key.start_mark.line + 1
                raise RegimeFault(
                    f"{name} line {line} at {'/'.join(map(str, below))}",
                    f"'{key.value}' stands here a second time; it stood on line {found[below]}",
                    "keep one of the two",
                )
            # The line of the key, not of the value: a value may begin on the line below.
            found[below] = key.start_mark.line + 1
            _walk(value, below, found, name)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _walk(value, (*path, number), found, name)
