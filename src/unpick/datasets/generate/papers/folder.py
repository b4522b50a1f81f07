"""The folder of a packet: packet.yml and the files it lists, and nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["write_packet"]


def write_packet(folder: Path, packet: Mapping[str, Any] | str, *, files: Mapping[str, bytes]) -> Path:
    """Write packet.yml and the files into a folder, and return it.

    Args:
        packet: what packet.yml says, as a mapping or as the text itself. files: name to bytes.

    Raises:
        ValueError: an exhibit names a file that is not there, or a file is in no list.
    """
    import yaml

    told = yaml.safe_load(packet) if isinstance(packet, str) else packet
    named = {one["file"] for part in ("exhibits", "record") for one in told.get(part, ())}
    if named != set(files):
        raise ValueError(f"packet.yml and the files differ: {sorted(named ^ set(files))}")
    folder.mkdir(parents=True, exist_ok=True)
    text = (
        packet
        if isinstance(packet, str)
        else yaml.safe_dump(dict(packet), sort_keys=False, allow_unicode=True)
    )
    (folder / "packet.yml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
