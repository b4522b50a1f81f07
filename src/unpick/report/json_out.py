"""The JSON contract: the schema and the invented example of every command, and what breaks them."""

import json
from typing import Any

from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.errors import UsageError

__all__ = ["find_faults", "list_commands", "load_example", "load_schema", "render_json"]

_SCHEMAS = "unpick.data.schemas"
_ENDING = ".schema.json"
_SHARED = "definitions"
"""Not a command: what the schemas share."""


def list_commands() -> list[str]:
    """Return the names of the commands that have a schema, sorted."""
    names = [name.removesuffix(_ENDING) for name in bundled_names(_SCHEMAS, _ENDING)]
    return [name for name in names if name != _SHARED]


def load_schema(command: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a command, or of `definitions`.

    Raises:
        UsageError: no command has this name.
    """
    return _load(_SCHEMAS, f"{command}{_ENDING}", command)


def load_example(command: str) -> dict[str, Any]:
    """Return the invented example document of a command.

    Raises:
        UsageError: no command has this name.
    """
    return _load(f"{_SCHEMAS}.examples", f"{command}.json", command)


def find_faults(document: dict[str, Any]) -> list[str]:
    """Return what in a document breaks the schema that it names, in the order of the document.

    Raises:
        UsageError: the document names no schema, or one that is not known.

    >>> find_faults({"schema": "unpick.init/1"})[0].startswith("$: ")
    True
    """
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource

    shared: Resource[Any] = Resource.from_contents(load_schema(_SHARED))
    registry: Registry[Any] = Registry().with_resource(str(shared.id()), shared)
    schema = load_schema(_command_of(document))
    validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
    found = sorted(validator.iter_errors(document), key=lambda fault: (fault.json_path, fault.message))
    return [f"{fault.json_path}: {fault.message}" for fault in found]


def render_json(document: dict[str, Any]) -> bytes:
    """Return the document as UTF-8 JSON; the same document gives the same bytes."""
    return (json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8")


def _command_of(document: dict[str, Any]) -> str:
    name = str(document.get("schema", ""))
    command = name.removeprefix("unpick.").removesuffix("/1")
    if name != f"unpick.{command}/1":
        raise UsageError("a JSON document", f"schema is '{name}'", "name it unpick.<command>/1")
    return command


def _load(package: str, name: str, command: str) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = json.loads(bundled_bytes(package, name))
    except FileNotFoundError:
        known = ", ".join(list_commands())
        raise UsageError("JSON schemas", f"no command is called '{command}'", f"known: {known}") from None
    return loaded
