"""A new workspace gets the bundled lists by one command, and says so while it has none."""

from pathlib import Path

from click.testing import CliRunner

from unpick.cli.main import cli


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return int(done.return_value or 0), done.output


def test_a_new_workspace_says_how_to_get_lists_and_finds_a_listed_firm_after_that(tmp_path: Path):
    folder = str(tmp_path / "ws")
    asked = ("screen", "--workspace", folder, "--name", "Korea Pugang Trading Corporation")
    run("init", folder)
    assert "unpick lists import --bundled" in run(*asked)[1]
    assert run("lists", "import", "--bundled", "--workspace", folder)[0] == 0
    assert "same: KOREA PUGANG TRADING CORPORATION" in run(*asked)[1]


def test_files_and_bundled_together_are_refused(tmp_path: Path):
    done = CliRunner().invoke(cli, ["lists", "import", "--workspace", str(tmp_path)], standalone_mode=False)
    assert "--bundled" in str(done.exception)
