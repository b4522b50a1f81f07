"""The commands `verify`, `withdraw` and `undo`: custody of what the workspace holds."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["undo_command", "verify_command", "withdraw_command"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_BY = click.option("--by", required=True, help="Who does it; the log keeps the name.")
_WHY = click.option("--why", required=True, help="Why; the log keeps the reason.")


@click.command(name="verify")
@click.argument("place", metavar="[DIR|ZIP]", required=False, type=click.Path(path_type=Path))
@click.option("--head", type=_FILE, help="Of a ZIP: a signed head that you got another way.")
@click.option("--token", type=_FILE, help="Of a ZIP: a time stamp (RFC 3161) over it.")
@click.option("--root", type=_FILE, help="Certificate in PEM of the time stamp's authority.")
@common_options
def verify_command(
    settings: Settings, place: Path | None, head: Path | None, token: Path | None, root: Path | None
) -> int:
    """Check every recorded byte of a workspace, or of a ZIP that somebody handed over.

    \b
    Example:
      unpick verify unpick-workspace
      unpick verify petition.zip --head head.json
    """
    from unpick.app.custody import check_custody
    from unpick.app.verify_received import check_received
    from unpick.app.workspace import find_workspace, now

    if place is not None and place.is_file():
        document = check_received(place, at=now(), head=head, token=token, root=root)
    else:
        document = check_custody(place or find_workspace(settings.workspace), at=now())
    emit(settings, document, _print_verify)
    return 0 if document["ok"] else 1


@click.command(name="withdraw")
@click.argument("target", metavar="DOCUMENT|STATEMENT")
@_BY
@_WHY
@common_options
def withdraw_command(settings: Settings, target: str, by: str, why: str) -> None:
    """Take a document or a statement back from every later answer; history stays.

    \b
    Example:
      unpick withdraw 34a6476e42a0aac38708d53634b7cfe2d6a61d30 --by editor --why "the source recanted"
    """
    from unpick.app.custody import withdraw_evidence
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, withdraw_evidence(folder, target, by=by, why=why, at=now()), _print_withdraw)


@click.command(name="undo")
@click.argument("decision")
@_BY
@_WHY
@common_options
def undo_command(settings: Settings, decision: str, by: str, why: str) -> None:
    """Take a decision or a withdrawal back; the log keeps both.

    \b
    Example:
      unpick undo 9b5da8b6960d1f22 --by editor --why "the two have different registry numbers"
    """
    from unpick.app.custody import undo_decision
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, undo_decision(folder, decision, by=by, why=why, at=now()), _print_undo)


def _print_verify(document: dict[str, Any]) -> None:
    for found in document["problems"]:
        click.echo(f"{found['part']}: {found['problem']}; {found['remedy']}")
    if document["ok"]:
        counted = ", ".join(f"{count} {kind}" for kind, count in document["checked"].items())
        click.echo(f"All bytes are as recorded ({counted}).")
    if document.get("stamped"):
        click.echo(f"The time stamp says that the ZIP existed by {document['stamped']}.")
    for line in document.get("not_checked", ()):
        click.echo(f"not checked: {line}")
    for line in document["left_out"]:
        click.echo(line)


def _print_withdraw(document: dict[str, Any]) -> None:
    click.echo(f"Withdrawn: {document['withdrawn'][0]} (undo with `unpick undo {document['decision']}`).")
    for change in document["changed"]:
        click.echo(f"  {change['says']}")
    for one in document["recalls"]:
        to = one["to"] or "nobody recorded"
        click.echo(f"  It left on {one['day']} to {to}: `unpick case recall {one['case']}` has the letter.")


def _print_undo(document: dict[str, Any]) -> None:
    now = document.get("outcome_now")
    told = f" What people decided on the two now: {now}." if now else ""
    click.echo(f"Undone: {document['undone']}.{told}")
