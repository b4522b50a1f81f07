"""The user's own rows of what can become what: a table beside the workspace, added to the bundled one for a trace."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

__all__ = ["OWN_PRODUCTS", "own_products"]

OWN_PRODUCTS: Final = "products.csv"
"""File in the folder of a workspace with rows in the columns of `become.csv`; absent unless the user puts it there."""


@contextlib.contextmanager
def own_products(folder: Path) -> Iterator[dict[str, Any] | None]:
    """Add the rows of a workspace to what can become what while this lasts.

    Yields:
        What was added, as the head of an answer carries it: file, rows, sha256; None where there is no file.

    Raises:
        TableFault: the file cannot be read as such a table; every row that cannot be used is named.
    """
    import hashlib

    from unpick.goods.reach import with_steps
    from unpick.goods.steps import read_steps
    from unpick.model.errors import TableFault

    try:
        data = (folder / OWN_PRODUCTS).read_bytes()
    except FileNotFoundError:
        yield None
        return
    except OSError as problem:
        says = f"it cannot be read ({problem.strerror})"
        raise TableFault(OWN_PRODUCTS, says, "make it a file that you may read, or take it away") from None
    steps = read_steps(OWN_PRODUCTS, data)
    with with_steps(steps):
        yield {"file": OWN_PRODUCTS, "rows": len(steps), "sha256": hashlib.sha256(data).hexdigest()}
