"""The founding cases, loaded and asked once for all tests of the room."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from unpick.app.demo import load_cases
from unpick.app.lists import import_bundled
from unpick.app.replays import OWN_WORKSPACE, founding_cases, replay
from unpick.law.regime import bundled_regimes
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
CASES = {facts.id: (data, facts) for data, facts in founding_cases()}
PUBLIC = sorted(set(CASES) - OWN_WORKSPACE)


def filled(folder: Path, cases: list[str]) -> Workspace:
    """Return a workspace with the bundled lists and these cases."""
    workspace = Workspace.create(folder / "ws", created_at=AT)
    import_bundled(workspace, at=AT)
    load_cases(workspace, [CASES[case] for case in cases], at=AT)
    return workspace


@pytest.fixture(scope="session")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    """Return the workspace of each case: one for what is public, one each for what a firm knew."""
    public = filled(tmp_path_factory.mktemp("public"), PUBLIC)
    own = {case: filled(tmp_path_factory.mktemp(case), [case]) for case in sorted(OWN_WORKSPACE)}
    return {**dict.fromkeys(PUBLIC, public), **own}


@pytest.fixture(scope="session")
def answers(workspaces: dict[str, Workspace]) -> dict[str, list[dict[str, Any]]]:
    """Return the answers to every question of every case."""
    regimes = bundled_regimes()
    return {case: list(replay(workspaces[case], CASES[case][1], regimes)) for case in CASES}
