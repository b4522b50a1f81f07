"""The commands init, verify, withdraw, undo: words or one JSON document, and honest exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.cli.custody import undo_command, verify_command, withdraw_command
from unpick.cli.workspace import init_command
from unpick.model.errors import UsageError


def test_a_new_workspace_is_made_and_verifies(tmp_path: Path):
    folder = str(tmp_path / "ws")
    made = CliRunner().invoke(init_command, [folder, "--json"])
    assert json.loads(made.stdout)["schema"] == "unpick.init/1"
    checked = CliRunner().invoke(verify_command, [folder, "--json"], standalone_mode=False)
    assert json.loads(checked.stdout)["ok"] is True
    assert checked.return_value == 0


def test_a_damaged_workspace_exits_with_one_and_names_the_part(tmp_path: Path):
    folder = tmp_path / "ws"
    CliRunner().invoke(init_command, [str(folder)])
    (folder / "facts" / "CURRENT").write_bytes(b"\xff\x00")
    checked = CliRunner().invoke(verify_command, [str(folder)], standalone_mode=False)
    assert checked.return_value == 1
    assert "facts/" in checked.stdout


@pytest.mark.parametrize("command", [withdraw_command, undo_command])
def test_an_unknown_id_is_a_usage_error(tmp_path: Path, command):
    folder = tmp_path / "ws"
    CliRunner().invoke(init_command, [str(folder)])
    arguments = ["nothing", "--by", "editor", "--why", "mistyped", "--workspace", str(folder)]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert isinstance(done.exception, UsageError)
