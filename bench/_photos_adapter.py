"""The one place of the benchmark that knows the product's photograph engine: add, find, compare, codes."""

import importlib.util
from pathlib import Path

__all__ = ["Product", "is_there"]


def is_there() -> bool:
    """Tell whether this tree has the engine."""
    return importlib.util.find_spec("unpick.exhibits.photos") is not None


class Product:
    """The engine as a person uses it: a library of pictures, a question, a comparison."""

    def __init__(self, folder: Path) -> None:
        """Open an empty library in a folder."""
        self.folder = folder

    def add(self, pictures: list[tuple[str, str]]) -> float:
        """Add pictures (id, path) and return bytes an image in the library."""
        raise NotImplementedError("the engine is not in this tree")
