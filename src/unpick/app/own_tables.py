"""The user's own wages, minutes and exchange rates: tables beside the workspace, added to the bundled ones for a question."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

__all__ = ["own_rows", "own_tables"]


@contextlib.contextmanager
def own_tables(folder: Path) -> Iterator[dict[str, str]]:
    """Add the rows of a workspace to wages, minutes and rates while this lasts.

    Yields:
        What was added, as the head of an answer carries it: the file to its rows and sha256; empty without a file.

    Raises:
        TableFault: a file cannot be read as such a table; every row that cannot be used is named.
    """
    from unpick.goods.labor_tables import COLUMNS, read_table, with_tables
    from unpick.model.errors import TableFault

    tables, told = {}, {}
    for name in COLUMNS:
        try:
            data = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as problem:
            says = f"it cannot be read ({problem.strerror})"
            raise TableFault(name, says, "make it a file that you may read, or take it away") from None
        tables[name] = read_table(name, data)
        told[f"own table {name}"] = f"{len(tables[name])} rows, sha256 {hashlib.sha256(data).hexdigest()}"
    with with_tables(tables):
        yield told


@contextlib.contextmanager
def own_rows(folder: Path) -> Iterator[dict[str, str]]:
    """Add all that a workspace has of its own, labor tables and products, while this lasts.

    Yields:
        As `own_tables`; empty without a file.

    Raises:
        TableFault: as `own_tables`, and for products.
    """
    from unpick.app.products import own_products

    with own_tables(folder) as told, own_products(folder) as products:
        own = dict(told)
        if products:
            own[f"own table {products['file']}"] = f"{products['rows']} rows, sha256 {products['sha256']}"
        yield own
