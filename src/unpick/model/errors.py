"""What can go wrong, and how it is said: what was read, what was wrong, what to do.

UnpickError                     every error a user can meet; `exit_code` is what the command returns
├── UsageError                  the question cannot be answered as asked (exit 2)
├── FileFault                   a whole file cannot be loaded; nothing of it was (exit 1)
│   ├── UnreadableFile          wrong kind, wrong encoding, cut short, empty, too large
│   ├── NoLayout                no layout fits the columns
│   └── TooManyRejects          over the share of rows that may be rejected without --accept
├── ListFault                   a list is not what its slot expects, or it shrank
├── WorkspaceFault              the workspace cannot be used (exit 1)
│   ├── NotAWorkspace           no such folder, or not a workspace
│   ├── NewerWorkspace          written by a newer version
│   ├── ReadOnlyWorkspace       the folder cannot be written
│   ├── DiskFull                no room left; the workspace is as before
│   ├── WorkspaceBusy           another process writes
│   └── Tampered                bytes differ from what the log recorded
├── TableFault                  a user's own table of names cannot be used (exit 1)
├── RegimeFault                 a regime file breaks the schema
└── MissingPart                 an optional part is not installed; names the extra

A fault of one row is never raised: it is a `Reject` (see `unpick.model.reject`), collected and reported.
"""

__all__ = [
    "DiskFull",
    "FileFault",
    "ListFault",
    "MissingPart",
    "NewerWorkspace",
    "NoLayout",
    "NotAWorkspace",
    "ReadOnlyWorkspace",
    "RegimeFault",
    "TableFault",
    "Tampered",
    "TooManyRejects",
    "UnpickError",
    "UnreadableFile",
    "UsageError",
    "WorkspaceBusy",
    "WorkspaceFault",
]


class UnpickError(Exception):
    """An error with its three parts: what was being read, what was wrong, what to do.

    Args:
        read: what was being read (file, row, dataset), without a path to a home folder where avoidable.
        wrong: what was wrong, offending values in quotes.
        remedy: what the user can do about it.
    """

    exit_code = 1

    def __init__(self, read: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{read}: {wrong}; {remedy}")
        self.read = read
        self.wrong = wrong
        self.remedy = remedy


class UsageError(UnpickError):
    """The question cannot be answered as asked."""

    exit_code = 2


class FileFault(UnpickError):
    """A whole file cannot be loaded; nothing of it was."""


class UnreadableFile(FileFault):
    """The file is of the wrong kind or encoding, cut short, empty or too large."""


class NoLayout(FileFault):
    """No known layout fits the columns of the file, and the guesser is in doubt."""


class TooManyRejects(FileFault):
    """More rows are faulty than may be left out without --accept."""


class ListFault(UnpickError):
    """A list is not what its slot expects, or it shrank by more than a fifth."""


class WorkspaceFault(UnpickError):
    """The workspace cannot be used."""


class NotAWorkspace(WorkspaceFault):
    """The folder does not exist or is no workspace."""


class NewerWorkspace(WorkspaceFault):
    """The workspace was written by a newer version of unpick."""


class ReadOnlyWorkspace(WorkspaceFault):
    """The workspace folder cannot be written."""


class DiskFull(WorkspaceFault):
    """There is no room left on the disk; the workspace is as it was before."""


class WorkspaceBusy(WorkspaceFault):
    """Another process is writing to the workspace."""


class Tampered(WorkspaceFault):
    """Bytes in the workspace differ from what its log recorded."""


class TableFault(UnpickError):
    """A user's own table of names has a row that is unknown, unusable or at odds with another."""


class RegimeFault(UnpickError):
    """A regime file breaks the schema of regimes."""


class MissingPart(UnpickError):
    """An optional part of unpick is not installed."""
