"""The SQL form of the trace on engines that speak Spark: row for row what DuckDB gives."""

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.model.errors import UsageError
from unpick.store.engine import open_engine
from unpick.store.spark import SparkEngine, connect_spark

ROOT = Path(__file__).parent.parent.parent

TIMEOUT = 300
"""Seconds for one child; it takes 10 to 60."""


def compared(environment: str, networks: int) -> dict[str, int]:
    python = ROOT / f".venv-{environment}" / "bin" / "python"
    if not python.exists():
        pytest.skip(f"the environment is absent: `python3 dev.py env {environment}` builds it")
    if environment == "spark" and shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("there is no Java; Spark needs Java 17")
    child = [str(python), str(Path(__file__).parent / "_engines_child.py"), environment, str(networks)]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "PYSPARK_PYTHON": str(python),
    }
    done = subprocess.run(child, env=env, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.slow
@pytest.mark.parametrize(("environment", "networks"), [("sail", 12), ("spark", 3)])
def test_the_same_statements_give_the_same_rows(environment: str, networks: int):
    told = compared(environment, networks)
    assert told["networks"] == told["equal"] == networks
    assert told["states"] > 5 * networks


class Session:
    """As much of a Spark session as is used, answering with what it was asked."""

    def __init__(self) -> None:
        self.catalog = self
        self.asked: list[str] = []

    def sql(self, text: str):
        self.asked.append(text)
        return self

    table = sql

    def toArrow(self) -> pa.Table:  # noqa: N802
        return pa.table({"n": [1]})

    def dropTempView(self, name: str) -> None:  # noqa: N802
        self.asked.append(f"drop {name}")

    def stop(self) -> None:
        self.asked.append("stop")


def test_parameters_are_numbers_or_texts_and_none_is_forgotten(tmp_path: Path):
    session = Session()
    engine = SparkEngine(session)
    engine.run("select $days + $days_more", {"days": 3, "days_more": -4})
    assert session.asked == ["select 3 + -4"]
    engine.run("select $a, $b", {"a": 0.5, "b": "3' or 1; drop \\"})
    assert session.asked.pop() == r"select cast('0.5' as double), '3\' or 1; drop \\'"
    for wrong in ({}, {"days": True}, {"days": None}, {"days": [3]}):
        with pytest.raises(ValueError, match="neither a number nor a text"):
            engine.run("select $days", wrong)
    engine.write("held", tmp_path / "out.parquet")
    engine.drop("held")
    assert session.asked[1:] == ["held", "drop held"]
    assert (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize(
    "url", ["", "spark", "http://host", "spark://", "spark://host:port", "local[]", "local[0]", "localhost"]
)
def test_what_is_no_address_is_said(url: str):
    with pytest.raises(UsageError, match="is no address"):
        connect_spark(url)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the packages that seem to be there; a test adds to them."""
    there: set[str] = set()
    monkeypatch.setattr(
        "unpick.store.spark.importlib.util.find_spec", lambda name: name if name in there else None
    )
    return there


def test_each_part_that_is_absent_is_named(installed: set[str], monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UsageError, match=r"pip install 'unpick\[spark\]'"):
        connect_spark("sc://127.0.0.1")
    installed.add("pyspark")
    for url in ("local", "spark://127.0.0.1:7077"):
        with pytest.raises(UsageError, match="needs the whole package"):
            connect_spark(url)
    installed.add("py4j")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("unpick.store.spark.shutil.which", lambda _: None)
    with pytest.raises(UsageError, match="needs Java"):
        connect_spark("local[2]")


def test_a_server_that_is_not_there_is_said_at_once(installed: set[str]):
    installed.update({"pyspark", "py4j"})
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(UsageError, match=rf"127\.0\.0\.1:{port} does not answer"):
        connect_spark(f"sc://127.0.0.1:{port}")


def test_a_server_that_stops_is_said_and_the_secret_of_its_address_is_not(tmp_path: Path):
    class Gone(Session):
        def sql(self, text: str):
            raise ConnectionError("connection refused\nmore lines")

    with pytest.raises(UsageError, match=r"sc://host:1 stopped \(connection refused\)"):
        SparkEngine(Gone(), "sc://host:1").run("select 1")


def test_an_engine_is_closed_after_use(monkeypatch: pytest.MonkeyPatch):
    session = Session()
    monkeypatch.setattr("unpick.store.spark.connect_spark", lambda url: SparkEngine(session, url))
    with open_engine("sc://host") as engine:
        assert engine.name == "sc://host"
    assert session.asked == ["stop"]
