"""Columns of text for synthetic bills: numbers padded to a width, constants, the watermark."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MARK", "identifiers", "joined", "masked", "padded", "same"]

MARK: Final = "SYNTHETIC - INVENTED"
"""The watermark; every row carries it or a number that begins with SYN."""


def padded(numbers: "pa.Array", width: int, prefix: str = "") -> "pa.Array":
    """Return numbers as text with leading zeros behind a prefix."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.utf8_lpad(pc.cast(numbers, pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, text, "") if prefix else text


def identifiers(numbers: "pa.Array") -> "pa.Array":
    """Return the identifier of each bill as the manifest writes it: the year, the running number."""
    return padded(numbers, 9, "2023")


def joined(*parts: "pa.Array | str") -> "pa.Array":
    """Return columns and constants strung together, row by row."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(*parts, "")


def same(value: str, like: "pa.Array") -> "pa.Array":
    """Return a column of one value, as long as another."""
    import pyarrow as pa

    return pa.repeat(value, len(like))


def masked(condition: "pa.Array", value: str, otherwise: "pa.Array") -> "pa.Array":
    """Return a value where the condition holds, else the column."""
    import pyarrow.compute as pc

    return pc.if_else(condition, value, otherwise)
