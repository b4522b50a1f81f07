"""A row that could not be read: file, row, column, value, problem, remedy."""

from dataclasses import asdict, dataclass

__all__ = ["Reject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One faulty row; the other rows of its file go on.

    Attributes:
        file: name of the file (not its path).
        row: 1-based row as a spreadsheet shows it, header included; 0 when the whole file is meant.
        column: name of the column as the file spells it, empty when the whole row is meant.
        value: the offending value, cut at 200 characters.
        problem: what is wrong, in one sentence without a full stop.
        remedy: what to do, in one sentence without a full stop.
    """

    file: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str

    def as_dict(self) -> dict[str, str | int]:
        """Return the row fault as the JSON documents carry it."""
        return asdict(self)
