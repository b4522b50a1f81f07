"""The house holds: floors, help, first lines."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "unpick"
MODULES = sorted(SOURCE.rglob("*.py"))


def test_imports_go_down_only():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as go; go()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=SOURCE.parent.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_knows_and_stays_short(path: Path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module starts with one line on what it knows"
    assert len(text.splitlines()) <= 400


def test_the_product_never_looks_for_the_shared_folder():
    assert not [path for path in SOURCE.rglob("*.py") if "../shared" in path.read_text(encoding="utf-8")]


def test_help_answers():
    done = subprocess.run(
        [sys.executable, "-m", "unpick", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Start with: unpick demo" in done.stdout
