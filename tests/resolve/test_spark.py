"""On a real local Spark the answers are those of this process, where the environment and Java are there."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.resolve.bulk.kernel import HITS
from unpick.resolve.bulk.spark import SPARK_HITS, screen_with_spark

ROOT = Path(__file__).parent.parent.parent
PYTHON = ROOT / ".venv-spark" / "bin" / "python"


@pytest.mark.slow
def test_spark_gives_the_rows_of_a_local_run():
    if not PYTHON.exists():
        pytest.skip("the environment is absent: `python3 dev.py env spark` builds it")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("there is no Java; Spark needs Java 17")
    child = [str(PYTHON), str(Path(__file__).parent / "_spark_child.py")]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(child, env=env, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["equal"] and told["rows"] > 1_000


class Frame:
    """As much of a Spark data frame as is used, for one batch at a time."""

    sparkSession = object()  # noqa: N815

    def __init__(self, *batches):
        self.batches = batches

    def select(self, *names):
        return Frame(*[batch.select(names) for batch in self.batches])

    def mapInArrow(self, function, schema):  # noqa: N802
        assert schema == SPARK_HITS
        return list(function(iter(self.batches)))


def test_a_batch_goes_through_with_columns_that_spark_knows():
    from unpick.names.lexicon import bundled_tables
    from unpick.resolve.bulk import freeze
    from unpick.resolve.watch import WatchIndex

    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    name = pa.table({"entity_id": ["e"], "name": ["Dandong Quillmoor Garment Co"]})
    frozen = freeze(WatchIndex.build(name, none, none))
    batch = pa.RecordBatch.from_pydict(
        {"bill": ["x"], "query": [70], "name": ["Dandong Quillmoor Garment Ltd"]}
    )
    [found] = screen_with_spark(Frame(batch), frozen, tables=bundled_tables())
    assert found.schema.names == HITS.names
    assert [(row["query"], row["watch"], row["outcome"]) for row in found.to_pylist()] == [(70, 0, 2)]
    assert not any(pa.types.is_unsigned_integer(one.type) for one in found.schema)
