"""Code kept on disk is taken again only where all that was baked into it is the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = """
import numpy as np
from layout import WIDTH
from steps import step
from unpick.model.kept import kept

@kept
def add(values):
    total = 0
    for at in range(values.size):
        total += step(values[at]) * WIDTH
    return total
"""
STEPS = "from unpick.model.kept import kept\n\n@kept\ndef step(value):\n    return value + {more}\n"
ASK = """
import numpy as np, loop
told = loop.add(np.arange(4))
print(told, sum(loop.add.stats.cache_hits.values()))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "layout.py").write_text("WIDTH = 3\n")
    (tmp_path / "steps.py").write_text(STEPS.format(more=0))
    (tmp_path / "loop.py").write_text(MODULE)
    return tmp_path


def printed(folder: Path, ask: str) -> str:
    paths = os.pathsep.join([str(folder), *filter(None, sys.path)])
    env = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-c", ask]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout


def asked(folder: Path) -> list[int]:
    return [int(one) for one in printed(folder, ASK).split()]


def test_kept_code_is_taken_again_and_made_anew_where_a_number_or_a_function_of_another_file_changes(
    folder: Path,
):
    assert asked(folder) == [18, 0]
    assert asked(folder) == [18, 1]
    (folder / "layout.py").write_text("WIDTH = 5\n")
    assert asked(folder) == [30, 0]
    (folder / "steps.py").write_text(STEPS.format(more=1))
    assert asked(folder) == [50, 0]
    assert asked(folder) == [50, 1]


def test_who_waits_for_compiling_is_told_once_and_not_again_when_it_is_on_disk(folder: Path):
    ask = f"from unpick.model.kept import tell_compiling\ntell_compiling(print)\n{ASK}"
    assert [printed(folder, ask).count("compiling for this machine, once") for _ in range(2)] == [1, 0]
