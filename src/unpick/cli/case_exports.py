"""The commands on what leaves a case: `case jigsaw`, `case exports`, `case recall`."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, asks_passphrase, common_options, emit, exit_code

__all__ = ["EXPORT_COMMANDS"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WAYS = ("coarsen", "delay", "unlink", "drop", "keep")
_KINDS = ("authority", "firm", "press", "other")


@click.command(name="jigsaw")
@click.argument("case")
@click.option(
    "--circles",
    type=_FILE,
    callback=asks_passphrase,
    help="Table of circles: place, within, role, one_of, people, from, to, why.",
)
@click.option("--fewest", type=int, help="People of whom any could have spoken (default 11).")
@click.option("--decide", nargs=2, metavar="CLAIM WAY", help=f"A decision: {', '.join(_WAYS)}.")
@click.option("--why", default="", help="Why it is decided so; the log keeps it.")
@click.option("--until", type=DAY, help="For a delay: the day before which it does not leave.")
@click.option(
    "--option", type=int, default=1, help="For coarsen: which of the coarsenings offered (default 1)."
)
@click.option("--by", default="", help="Who checks or decides.")
@common_options
def jigsaw_command(
    settings: Settings, case: str, circles: Path | None, decide: tuple[str, str] | None, by: str, **parts: Any
) -> int:
    """How few people could have known what a protected source tells, and what others can reach of this case.

    \b
    Example:
      unpick case jigsaw mine --circles circles.csv --by "A. Clerk"
      unpick case jigsaw mine --decide protected-3f coarsen --why "the month will do" --by "A. Clerk"
    """
    from unpick.app.life_jigsaw import check_jigsaw, decide_jigsaw, show_jigsaw
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_jigsaw

    folder = find_workspace(settings.workspace)
    if circles and decide:
        raise click.UsageError("Check or decide, one after the other.")
    if circles:
        document = check_jigsaw(folder, case, circles, by=by, at=now(), fewest=parts["fewest"])
    elif decide:
        document = decide_jigsaw(
            *(folder, case, *decide),
            why=parts["why"],
            by=by,
            at=now(),
            until=parts["until"],
            option=parts["option"],
        )
    else:
        document = show_jigsaw(folder, case, at=now())
    emit(settings, document, print_jigsaw)
    return exit_code(rejected=len(document["rejects"]))


@click.command(name="exports")
@click.argument("case")
@click.option("--left", multiple=True, type=_FILE, help="A file that left; repeat for several.")
@click.option("--to", default="", help="To whom it went.")
@click.option("--kind", type=click.Choice(_KINDS), default="other", help="What kind of recipient that is.")
@click.option("--day", type=DAY, help="The day it left.")
@click.option("--form", default="", help="What it is: petition, notice, article, letter.")
@click.option(
    "--claim", multiple=True, metavar="ID", help="A claim that it rests on; without, every claim of the case."
)
@click.option("--check", type=_FILE, help="Look a file up: whether these very bytes left.")
@click.option("--by", default="", help="Who enters it.")
@common_options
def exports_command(
    settings: Settings,
    case: str,
    left: tuple[Path, ...],
    day: dt.date | None,
    check: Path | None,
    **parts: Any,
) -> None:
    """The register of exports: what left, its hash, to whom, when, what it rests on; and what others can reach.

    \b
    Example:
      unpick case exports mine --left petition.pdf --to "CBP" --kind authority --day 2024-03-01 --form petition --by "A. Clerk"
      unpick case exports mine --check received.pdf
    """
    from unpick.app.life_exports import Sending, note_left, show_exports
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_exports

    folder = find_workspace(settings.workspace)
    if left:
        if day is None:
            raise click.UsageError("Give --day, the day it left.")
        claims = parts.pop("claim") or None
        document = note_left(folder, case, Sending(files=left, day=day, claims=claims, **parts), at=now())
    else:
        document = show_exports(folder, case, at=now(), check=check)
    emit(settings, document, print_exports)


@click.command(name="recall")
@click.argument("case")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the letters, as DOCX."
)
@click.option("--sent", default="", metavar="ID", help="Record that this recall went out.")
@click.option("--day", type=DAY, help="The day it went out.")
@click.option("--by", default="", help="Who enters it.")
@common_options
def recall_command(
    settings: Settings, case: str, out: Path | None, sent: str, day: dt.date | None, by: str
) -> None:
    """The recalls that withdrawn evidence asks for: which exports carried it, to whom, and the letter.

    \b
    Example:
      unpick withdraw 3a18f6d4... --why "the witness took it back" --by "A. Clerk"
      unpick case recall mine --out letters
    """
    from unpick.app.life_recall import note_recalled, show_recalls
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_recalls

    folder = find_workspace(settings.workspace)
    if sent:
        if day is None:
            raise click.UsageError("Give --day, the day it went out.")
        document = note_recalled(folder, case, sent, day=day, by=by, at=now())
    else:
        document = show_recalls(folder, case, at=now(), out=out)
    emit(settings, document, print_recalls)


EXPORT_COMMANDS = (jigsaw_command, exports_command, recall_command)
"""Commands that the group `case` takes in beside its own."""
