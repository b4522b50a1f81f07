"""An exhibit that was deleted or changed behind the program's back is named, and no packet is written. All invented."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.app.case import open_case
from unpick.app.case_packet import Claimed, add_file, packet_rows, write_packet
from unpick.app.rebuttal import rebuttal
from unpick.model.errors import Tampered
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    open_case(opened.folder, "mine", title="Mine", by="invented person", at=AT)
    for name in ("note.txt", "log.txt"):
        path = tmp_path / name
        path.write_text(f"An invented {name}.\n", encoding="utf-8")
        add_file(opened, "mine", path, Claimed(), by="invented person", why="filed", at=AT)
    return opened


def damage(workspace: Workspace, how: str) -> None:
    document = packet_rows(workspace, "mine")[1]["document"]
    path = workspace.folder / "originals" / document[:2] / document
    path.chmod(0o644)
    path.unlink() if how == "gone" else path.write_text("Another note.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "says"), [("gone", "its stored original is gone"), ("changed", "its bytes were changed")]
)
def test_a_damaged_exhibit_is_named_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path, how: str, says: str
):
    damage(workspace, how)
    out = tmp_path / "packet"
    with pytest.raises(Tampered, match=f"log.txt.*{says}"):
        write_packet(workspace, "mine", "Mine", out, at=AT)
    assert not out.exists()
    with pytest.raises(Tampered, match="restore it from a copy"):
        rebuttal(workspace, "mine", at=AT)
