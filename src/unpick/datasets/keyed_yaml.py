"""YAML that people write (facts, layouts, mappings): read as text, in bounded time, with the line of a fault."""

import re
from collections.abc import Hashable
from typing import Any, Final

import yaml

__all__ = ["KeyedYamlFault", "read_keyed_yaml"]

_MAX_BYTES: Final = 16 << 20
"""The facts of the largest founding case take 30 kB; a file beyond this is a table under a wrong name."""

_MAX_DEPTH: Final = 40
"""Facts and layouts nest five deep. The reader calls itself at each level, so depth must have an end."""


class KeyedYamlFault(ValueError):
    """What is wrong with the text, with the line where that is known."""


def read_keyed_yaml(data: bytes) -> Any:
    """Return what a YAML text says; days, and words such as `on` and `no`, stay text.

    Anchors are refused: nine lines that each name the one before nine times expand to a billion rows. A
    key that is given twice is refused too, since YAML would keep the last and drop the others in silence.

    Raises:
        KeyedYamlFault: the text is too large, no UTF-8, no YAML, nested too deep, or breaks these rules.

    >>> read_keyed_yaml(b"from: 2021-03")
    {'from': '2021-03'}
    """
    if len(data) > _MAX_BYTES:
        raise KeyedYamlFault(
            f"it holds {len(data) >> 20} MB, more than the {_MAX_BYTES >> 20} MB that are read"
        )
    try:
        return yaml.load(data.decode("utf-8-sig"), Loader=_Loader)  # noqa: S506 - a subclass of SafeLoader
    except UnicodeDecodeError as fault:
        raise KeyedYamlFault(f"it is no UTF-8 (byte {fault.start + 1})") from None
    except yaml.MarkedYAMLError as fault:
        raise KeyedYamlFault(_says(fault)) from None
    except (yaml.YAMLError, ValueError) as fault:
        # A number of 5000 digits is a ValueError, a control character a YAMLError without a line.
        raise KeyedYamlFault(" ".join(str(fault).split())) from None


class _Loader(yaml.SafeLoader):
    """The safe loader without days, without the words of YAML 1.1 for yes and no, and without anchors."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise _fault("a reference with * to another place of the file", event)
        if self.depth >= _MAX_DEPTH:
            raise _fault(f"nested more than {_MAX_DEPTH} deep", event)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for place, (key, _) in enumerate(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value in keys[:place]:
                raise _fault(f"'{key.value[:80]}' is given twice", key)
        return super().construct_mapping(node, deep=deep)


_DROPPED: Final = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] not in _DROPPED]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), ["t", "f"])


def _fault(problem: str, at: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)


def _says(fault: yaml.MarkedYAMLError) -> str:
    line = f"line {fault.problem_mark.line + 1}: " if fault.problem_mark else ""
    return f"{line}{' '.join((fault.problem or 'no YAML').split())}"
