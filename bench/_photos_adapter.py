"""The one place of the benchmark that knows the product's photograph engine: the commands of `unpick photos`.

The commands run in this process, so that what is measured is the engine and not the start of Python.
"""

import contextlib
import io
import json
from pathlib import Path

__all__ = ["Product", "is_there"]

# A kind without weight still answers "same ink", but no user takes it for an answer.
WEIGHTLESS = ("generic", "none")


def is_there() -> bool:
    """Tell whether this tree has `unpick photos`."""
    from unpick.cli.main import COMMANDS

    return "photos" in COMMANDS


class Product:
    """The engine as a person uses it: a library of pictures, a question, a comparison."""

    def __init__(self, folder: Path) -> None:
        """Open a workspace in a folder; a new one where there is none."""
        self.folder = folder
        self.names: dict[str, str] = {}
        if not folder.exists():
            self.say("init", str(folder))

    def say(self, *command: str) -> dict[str, object]:
        """Run a command and return its JSON; its messages are kept apart.

        Raises:
            SystemExit: the command ended with 1 or 2.
        """
        from unpick.cli.main import main

        out, messages, code = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(messages):
            try:
                main([*command])
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 1
        if code in (1, 2):
            raise SystemExit(
                f"unpick {' '.join(command[:3])} ended with {code}: {messages.getvalue()[-500:]}"
            )
        text = out.getvalue()
        return json.loads(text) if text.lstrip().startswith("{") else {}

    def ask(self, *command: str) -> dict[str, object]:
        """Run a command of `photos` on this workspace."""
        return self.say("photos", *command, "--workspace", str(self.folder), "--json")

    def add(self, folder: Path, names: dict[str, str]) -> None:
        """Add the pictures of a folder.

        Args:
            names: library id by SHA-256 and by file name, to read the answers back.
        """
        self.names = names
        self.ask("add", str(folder))

    def find(self, picture: str) -> tuple[str | None, float | None, str]:
        """Return the best library picture that carries weight, its score and its kind."""
        matches = self.ask("find", picture)["matches"]
        assert isinstance(matches, list)
        for match in matches:
            if match["kind"] not in WEIGHTLESS:
                image = str(match["image"])
                name = (
                    self.names.get(image)
                    or self.names.get(Path(image).name)
                    or self.names.get(Path(image).stem)
                )
                return name, float(match.get("score", match["inliers"])), str(match["kind"])
        return None, None, "none"

    def compare(self, a: str, b: str) -> tuple[float, str]:
        """Return the score and the kind of a pair; kind `none` when there is no match."""
        matches = self.ask("compare", a, b)["matches"]
        assert isinstance(matches, list)
        if not matches:
            return 0.0, "none"
        best = matches[0]
        return float(best.get("score", best["inliers"])), str(best["kind"])
