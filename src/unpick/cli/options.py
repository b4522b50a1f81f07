"""The one set of options that every command shares, and the two ways a command answers."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from unpick.model.kept import tell_compiling

__all__ = [
    "DAY",
    "Settings",
    "asks_passphrase",
    "common_options",
    "emit",
    "exit_code",
    "hide_option",
    "passphrase_option",
    "reveal_options",
]

F = TypeVar("F", bound=Callable[..., Any])

LANGUAGES = ("en", "ko", "zh", "ug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the shared options say.

    Attributes:
        workspace: the folder given, or None for the default (`app.workspace.find_workspace`).
        as_json: one document on stdout instead of words.
        on: the day the law is asked about; None lets the command choose (entry day, else today).
        known_at: what was public by that day; None means today.
    """

    workspace: Path | None
    as_json: bool
    on: dt.date | None
    known_at: dt.date | None
    lang: str
    quiet: bool
    verbose: bool


class _Day(click.ParamType[dt.date]):
    """An ISO day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write it as 2021-03-05", param, ctx)


DAY: Final = _Day()
"""The type of every option that is a day."""


def common_options(command: F) -> F:
    """Give a command the shared options and hand it a `Settings` as its first argument."""
    import functools

    @functools.wraps(command)
    def with_settings(*args: Any, **given: Any) -> Any:
        names = ("workspace", "as_json", "on", "known_at", "lang", "quiet", "verbose")
        settings = Settings(**{name: given.pop(name) for name in names})
        if not settings.quiet and sys.stderr.isatty():
            tell_compiling(lambda said: click.echo(f"unpick: {said}", err=True))
        return command(settings, *args, **given)

    wrapped: Any = with_settings
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


_OPTIONS = (
    click.option(
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder of the workspace (default: ./unpick-workspace, else the user data folder).",
    ),
    click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout."),
    click.option("--on", type=DAY, help="The day the law is asked about."),
    click.option("--known-at", type=DAY, help="Use only what was public by this day."),
    click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language of the words."),
    click.option(
        "-q", "--quiet", is_flag=True, help="No notes on stderr; rejected rows are told all the same."
    ),
    click.option("-v", "--verbose", is_flag=True, help="More messages on stderr."),
)


def passphrase_option(command: F) -> F:
    """Give a command the file of the passphrase; without it the environment variable is read."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File whose first line seals protected originals (default: the variable UNPICK_PASSPHRASE).",
    )(command)


def asks_passphrase(ctx: click.Context, _option: click.Parameter, value: Any) -> Any:
    """Ask for the passphrase at a terminal when an option needs it and the environment does not hold it.

    Where nobody types (a pipe, a service) nothing is asked, and what needs it says so.
    """
    from unpick.app.protect import keep_passphrase, read_passphrase

    if value and not ctx.resilient_parsing and not read_passphrase(None) and sys.stdin.isatty():
        keep_passphrase(click.prompt("Passphrase of the protected sources", hide_input=True, err=True))
    return value


def reveal_options(command: F) -> F:
    """Give a command --reveal, --reason and --by: protected sources are shown with person and reason in the log."""
    reason = click.option("--reason", default="", help="Why it is revealed; the log keeps the reason.")
    which = click.option(
        "--reveal",
        multiple=True,
        metavar="ID",
        callback=asks_passphrase,
        help="Show this protected document; needs --reason, --by and the passphrase (UNPICK_PASSPHRASE, or typed).",
    )
    by = click.option("--by", default="", help="Who opens it; the log keeps the name.")
    return which(reason(by(command)))


def hide_option(command: F) -> F:
    """Give a command that writes papers the file of persons who are replaced by pseudonyms in the public volume."""
    return click.option(
        "--hide",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="File of persons to replace by pseudonyms, one a line, spellings with ; between them.",
    )(command)


def emit(settings: Settings, document: dict[str, Any], words: Callable[[dict[str, Any]], None]) -> None:
    """Print a result: the document itself with --json, else in words."""
    from unpick.cli.terminal import plain_json, printable

    if settings.as_json:
        text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=False, default=str)
        click.echo(plain_json(text))
    else:
        words(printable(document))


def exit_code(*, rejected: int = 0, at_level: bool = False) -> int:
    """Return 3 when something reached --fail-on, 4 when rows were rejected, else 0 (design, section 5)."""
    if at_level:
        return 3
    return 4 if rejected else 0
