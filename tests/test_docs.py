"""Documents that cannot rot: each command is documented, has a schema, an example and a help example."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.cli.main import COMMANDS, cli

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "src" / "unpick" / "data" / "schemas"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_documented_and_has_a_schema_with_an_example(name: str):
    assert f"`unpick {name}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert json.loads((SCHEMAS / "examples" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_each_command_shows_an_example(name: str):
    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0
    assert re.search(rf"Example[^\n]*:?\s+(\\b)?\s*unpick {name}", done.output), done.output


def test_each_dependency_has_its_line():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=\[ ]", requirement)[0] for requirement in project["dependencies"]]
    assert [name for name in names if f"| {name} |" not in text] == []


def test_a_decision_note_fits_a_page():
    for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path.name


def test_the_first_screen_of_the_readme_is_the_two_commands():
    head = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:8]
    assert any("python3 dev.py demo" in line for line in head)
    assert any("python3 dev.py test" in line for line in head)
