"""The entry point: one click group, commands loaded only when they are called."""

import importlib
import sys
from typing import Any

import click

from unpick import __version__

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "build the demonstration and open its report"),
    "init": ("workspace", "an empty workspace"),
    "lists": ("lists", "bundled and fetched lists: status, update, import, diff"),
    "load": ("load", "shipments, supplier lists, links, series, facts: CSV, XLSX, JSONL, Parquet, YAML"),
    "template": ("load", "an empty supplier list, packet, facts file, layout, list of links or series file"),
    "withdraw": ("custody", "take evidence back; history stays"),
    "screen": ("screen", "names against the lists and the workspace"),
    "compare": ("screen", "two names, or a CSV of pairs"),
    "resolve": ("resolve", "merges within the workspace, and pairs to review"),
    "decide": ("resolve", "a person's decision on two names"),
    "undo": ("custody", "take a decision or a withdrawal back"),
    "watch": ("watch", "what new lists, evidence or decisions change about names"),
    "trace": ("trace", "chains from goods to forced labor and back"),
    "exposure": ("exposure", "a buyer's shipments, chains and law, country by country"),
    "sites": ("registers", "the register of watched sites"),
    "goods": ("registers", "the register of watched goods"),
    "owners": ("owners", "listed owners of a firm, in the aggregate, under the rule of the day"),
    "law": ("law", "which regimes hold on the day, element by element"),
    "weigh": ("weigh", "the ledger of a supplier or product: what speaks for and against, line by line"),
    "signals": ("signals", "prices, wages, capacity, mass and audits of suppliers, measured or refused"),
    "rank": ("rank", "arrivals to inspect under a budget, three reasons each, a share drawn at random"),
    "read": ("read", "press and reports to proposed claims, confirmed one by one"),
    "review": ("review", "a rebuttal packet, tested as customs tests it"),
    "petition": ("petition", "a petition of a case: each sentence with its exhibit, gaps named, or refused"),
    "rebuttal": ("rebuttal", "the packet of a case, reviewed first: index, answers, tiers, masses, meters"),
    "notice": (
        "notice",
        "an exposure notice to a buyer: stated, inferred, not known; law and figures; right of reply",
    ),
    "export": ("export", "everything out again; protected sources stay in"),
    "verify": ("custody", "the bytes of the workspace against its own records"),
    "photos": ("photos", "the same photograph, thing or print in two pictures"),
    "sources": ("sources", "protected sources: identities sealed, pseudonyms per case, opened, erased"),
    "custody": ("custody_log", "signed heads of the log, checks against them, proofs of rows"),
    "capture": ("capture", "web captures and time stamps: checked, stored, logged"),
    "redact": ("redact", "names and regions covered in a new file made from pixels alone"),
    "case": ("case", "cases and their exhibits"),
}
"""Name of a command to (module in unpick.cli, one line of help): help costs no import of the command."""


class _LazyGroup(click.Group):
    """A group whose commands are imported when called, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"unpick.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        rows = [(name, line) for name, (_, line) in COMMANDS.items()]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="unpick")
def cli() -> None:
    """Trace goods made with forced labor: chains, names, the law of the day, every sentence cited.

    Start with: unpick demo
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; what a user can meet becomes a message and an exit code, never a traceback."""
    from unpick.cli.terminal import plain
    from unpick.model.errors import UnpickError

    try:
        _check_words(sys.argv[1:] if arguments is None else arguments)
        result: Any = cli.main(args=arguments, standalone_mode=False)
    except UnpickError as error:
        click.echo(f"unpick: {plain(str(error))}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("unpick: stopped; the workspace is as it was before", err=True)
        sys.exit(130)
    except RuntimeError as error:
        # DuckDB turns an interrupt that meets it in a query into this error.
        if str(error) != "Query interrupted":
            raise
        click.echo("unpick: stopped; the workspace is as it was before", err=True)
        sys.exit(130)
    except OSError as error:
        click.echo(f"unpick: {plain(_says(error))}", err=True)
        sys.exit(1)
    except MemoryError:
        click.echo("unpick: there is not enough memory; close other programs or give less at once", err=True)
        sys.exit(1)
    sys.exit(result if isinstance(result, int) else 0)


def _check_words(arguments: list[str]) -> None:
    """Refuse arguments that are no text: such a name can be neither stored, hashed nor printed."""
    from unpick.model.errors import UsageError

    for word in arguments:
        try:
            word.encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(
                "the command line",
                f"'{word}' holds bytes that are no UTF-8",
                "type it anew, or rename the file",
            ) from None


def _says(error: OSError) -> str:
    """Return the three parts of a refusal of the system: which file, what, and what to do."""
    what = error.strerror or str(error)
    return f"{error.filename or 'a file'}: {what}; check the path, the rights and the room on the disk"
