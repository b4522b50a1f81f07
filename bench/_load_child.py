"""One side of the load benchmark in its own process: the product, or bare DuckDB."""

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "sql"
AT = dt.datetime(2024, 3, 1, 12, 0, tzinfo=dt.UTC)


def product(season: Path, out: Path) -> dict[str, object]:
    """Load the season into a new workspace, with the time that copying and hashing originals took."""
    import resource

    from unpick.app.load import load
    from unpick.store import workspace as room
    from unpick.store.load import Load
    from unpick.store.workspace import Workspace

    originals = 0.0
    plain = Load.add_original

    def timed(self: Load, *arguments: object, **named: object) -> str:
        nonlocal originals
        started = time.thread_time()
        try:
            return plain(self, *arguments, **named)  # type: ignore[arg-type]
        finally:
            originals += time.thread_time() - started

    build, before_index = room.build_index, 0

    def noted(*arguments: object, **named: object) -> None:
        nonlocal before_index
        before_index = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        build(*arguments, **named)  # type: ignore[arg-type]

    Load.add_original = timed  # type: ignore[assignment]
    room.build_index = noted
    workspace = Workspace.create(out / "workspace", created_at=AT)
    document = load(workspace, sorted(season.glob("synthetic-*.csv")), at=AT)
    return {
        "originals_cpu": originals,
        "peak_before_index": before_index,
        "loaded": document["rows_loaded"],
        "layout": document["layout"],
    }


def peer(layout: str, out: Path) -> dict[str, object]:
    """Run the bare joins and the index in the folder, with every thread and as much memory as DuckDB takes by itself."""
    import os

    import duckdb

    os.chdir(out)
    with duckdb.connect() as connection:
        for name in (f"peer_{layout}.sql", "peer_index.sql"):
            for statement in duckdb.extract_statements((SQL / name).read_text(encoding="utf-8")):
                connection.execute(statement)
    return {}


def answer(index: str, files: list[str]) -> dict[str, object]:
    """Return what a side found: totals of its shipments, and of the parties in its index."""
    import duckdb

    found: dict[str, object] = {}
    with duckdb.connect() as connection:
        found |= _row(connection.execute((SQL / "answer.sql").read_text(encoding="utf-8"), {"files": files}))
    with duckdb.connect(index, read_only=True) as connection:
        found |= _row(connection.execute((SQL / "answer_index.sql").read_text(encoding="utf-8")))
    return found


def _row(query: "duckdb.DuckDBPyConnection") -> dict[str, object]:
    names = [column[0] for column in query.description]
    return dict(zip(names, query.fetchone() or (), strict=True))


if __name__ == "__main__":
    side, layout, season_folder, out_folder = sys.argv[1:5]
    if side == "product":
        print(json.dumps(product(Path(season_folder), Path(out_folder))))
    elif side == "peer":
        print(json.dumps(peer(layout, Path(out_folder))))
    else:
        print(json.dumps(answer(sys.argv[4], sys.argv[5:])))
