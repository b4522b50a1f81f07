"""Tables that indicators read: the SQL of `store/sql` run over the shipments of a workspace, with the indicators' parameters."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from unpick.names.key import fold_name
from unpick.weigh.signals.regions import REGIONS

if TYPE_CHECKING:
    import pyarrow as pa

    from unpick.store.engine import Engine
    from unpick.store.reader import Reader
    from unpick.weigh.signals import Indicator

__all__ = ["Tables", "make_cells"]

_STORE: Final = "unpick.store"

_READ: Final = ("address", "goods_line", "listing", "name", "shipment", "statement")
"""Tables of a workspace that the statements read; another engine is given them."""


def make_cells(engine: "Engine", *, per_part: int = 5_000_000) -> int:
    """Make the table `cell` of `shipped`, some goods after the others, and return how many shipments there are.

    Args:
        per_part: shipments taken at once, about: the medians of five million need one GB.
    """
    import pyarrow as pa

    from unpick.weigh.signals.cells import CELL

    count = int(engine.run("select count(*) as n from shipped")["n"][0].as_py())
    slices = 1 + count // per_part
    parts = [engine.run(_sql("cell"), {**CELL, "slices": slices, "slice": at}) for at in range(slices)]
    engine.register("cell", pa.concat_tables(parts))
    return count


def _sql(name: str) -> str:
    from unpick.model.bundled import bundled_bytes

    return bundled_bytes(_STORE, f"sql/{name}.sql").decode()


def _open(rows: "pa.Table") -> "pa.Table":
    """Return rows without those of protected sources, which leave the workspace for no server; the statements use none of them."""
    import pyarrow.compute as pc

    if "protected" not in rows.column_names:
        return rows
    return rows.filter(pc.invert(pc.fill_null(rows["protected"], fill_value=False)))


class Tables:
    """What the SQL of some indicators made of a workspace; nothing is run where none reads shipments.

    Attributes:
        tables: name of an SQL file to its table. shipments: bills read, each once.
    """

    def __init__(
        self,
        reader: "Reader",
        chosen: "Sequence[Indicator]",
        *,
        spelled: "Mapping[str, str] | None" = None,
        engine: "Engine | None" = None,
    ) -> None:
        """Run the SQL of the indicators.

        Args:
            spelled: spellings of a firm to its main one; its shipments count together.
            engine: where they run; the DuckDB of the reader when None. Another one is given the tables that they read, without
                rows of protected sources.
        """
        self._reader = reader
        self.tables: dict[str, pa.Table] = {}
        self.shipments = 0
        if not any(one.sql for one in chosen):
            return
        from unpick.store.engine import DuckDBEngine

        given = engine or DuckDBEngine(reader.connection)
        if engine is not None:
            for name in _READ:
                engine.register(name, _open(reader.connection.table(name).to_arrow_table()))
        self._make(given, spelled or {})
        for indicator in chosen:
            for name in indicator.sql:
                self.tables[name] = given.run(_sql(name), indicator.parameters.get(name, {}))

    def _make(self, engine: "Engine", spelled: "Mapping[str, str]") -> None:
        """Make the tables that the others read: shipments as indicators see them, and the cells of unit values."""
        import pyarrow as pa

        from unpick.places.ports import country_said, port_country

        said = self._reader.rows(_STORE, "sql/shipped_said.sql")
        read = {"country": country_said, "port": port_country}
        places = [{**row, "iso": read[row["kind"]](row["said"])} for row in said]
        columns = pa.schema([(name, pa.string()) for name in ("kind", "said", "iso")])
        engine.register("place_said", pa.Table.from_pylist(places, schema=columns))
        main = {fold_name(one): fold_name(other) for one, other in sorted(spelled.items())}
        names = pa.table(
            {"folded": pa.array(main, pa.string()), "main": pa.array(main.values(), pa.string())}
        )
        engine.register("one_party", names)
        engine.register("concern_region", pa.Table.from_pylist(list(REGIONS)))
        engine.materialise("shipped", _sql("shipped"))
        self.shipments = make_cells(engine)
        engine.materialise("listed_party", _sql("listed_party"))
        engine.materialise("listed_address", _sql("listed_address"))
        engine.materialise("contact", _sql("contact"))
