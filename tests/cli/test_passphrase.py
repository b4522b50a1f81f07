"""A protected source is opened with a passphrase that is typed at a terminal, where the environment does not hold it. All invented."""

import os
import pty
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.app.test_petition import AT, HOURS, facts
from unpick.app.load import load
from unpick.app.protect import read_passphrase
from unpick.store.workspace import Workspace

WORDS = "seven invented words in a row here"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("sealed")
    opened = Workspace.create(folder / "ws", created_at=AT)
    path = folder / "w.yml"
    path.write_text(facts(HOURS).replace("origin: agency, lang: en}\n  - {id: copy", "origin: agency, lang: en, protected: true}\n  - {id: copy"), encoding="utf-8")  # fmt: skip
    told = load(opened, [path], at=AT, passphrase=WORDS)
    return opened.folder, str(told["files"][0]["document"])


def asked(folder: Path, document: str, *, terminal: bool, typed: str = "") -> tuple[int, str]:
    command = [
        *(sys.executable, "-m", "unpick", "case", "show", "invented-mill", "--workspace", str(folder)),
        *("--reveal", document, "--reason", "test", "--by", "A. Clerk"),
    ]
    env = {name: value for name, value in os.environ.items() if name != "UNPICK_PASSPHRASE"}
    if not terminal:
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
        return done.returncode, done.stdout + done.stderr
    master, slave = pty.openpty()
    with subprocess.Popen(command, env=env, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as child:  # fmt: skip
        os.close(slave)
        stop = threading.Timer(60, child.kill)
        stop.start()
        said = b""
        # What is typed before the question is thrown away by the terminal.
        while b"Passphrase" not in said and (more := os.read(child.stdout.fileno(), 1024)):
            said += more
        time.sleep(0.5)
        os.write(master, f"{typed}\n".encode())
        said += child.stdout.read()
        code = child.wait()
        stop.cancel()
    os.close(master)
    return code, said.decode()


def test_at_a_terminal_the_passphrase_is_asked_for_and_opens(sealed: tuple[Path, str]):
    code, said = asked(*sealed, terminal=True, typed=WORDS)
    assert code == 0, said
    assert "they sew up to 14 hours a day" in said
    assert WORDS not in said


def test_a_wrong_passphrase_opens_nothing(sealed: tuple[Path, str]):
    code, said = asked(*sealed, terminal=True, typed="nine other words that are wrong")
    assert code != 0
    assert "they sew" not in said


def test_where_nobody_types_nothing_is_asked_and_what_is_missing_is_said(sealed: tuple[Path, str]):
    code, said = asked(*sealed, terminal=False)
    assert code == 2
    assert "UNPICK_PASSPHRASE" in said


def test_a_run_without_a_question_knows_no_passphrase(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("UNPICK_PASSPHRASE", raising=False)
    assert read_passphrase(None) == ""
