"""The command `custody`: signed heads of the log, checks against them, proofs of rows."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["custody_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="custody")
def custody_command() -> None:
    """Signed heads of the custody log, checks against them, proofs of rows.

    \b
    Example:
      unpick custody head --out head-2026-11-20.json
      unpick custody check head-2026-11-20.json
    """


@custody_command.command(name="head")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A new file for the head.")
@common_options
def head_command(settings: Settings, out: Path | None) -> None:
    """Sign the log as it lies; keep the file away from the workspace, or print it."""
    from unpick.app.custody_log import export_head
    from unpick.app.workspace import find_workspace, now

    emit(settings, export_head(find_workspace(settings.workspace), at=now(), out=out), _print_head)


@custody_command.command(name="check")
@click.argument("head", type=_FILE)
@common_options
def check_command(settings: Settings, head: Path) -> int:
    """Check the log against a head that was kept: edited, deleted, moved, put in, forked, rolled back."""
    from unpick.app.custody_log import check_log
    from unpick.app.workspace import find_workspace, now

    document = check_log(find_workspace(settings.workspace), head, at=now())
    emit(settings, document, _print_check)
    return 0 if document["ok"] else 1


@custody_command.command(name="prove")
@click.argument("row")
@click.option("--since", type=_FILE, help="An older head; proves as well that the log goes on from it.")
@common_options
def prove_command(settings: Settings, row: str, since: Path | None) -> None:
    """Prove that a row is in the log (RFC 9162): the hashes from it up to a signed root."""
    from unpick.app.custody_log import prove_row
    from unpick.app.workspace import find_workspace, now

    document = prove_row(find_workspace(settings.workspace), row, at=now(), since=since)
    emit(settings, document, _print_proof)


def _print_head(document: dict[str, Any]) -> None:
    head = document["head"]
    click.echo(f"Head of {head['size']} rows, signed {head['at']}: {head['root']}")
    if document["file"]:
        click.echo(f"Written to {document['file']}; keep it away from the workspace.")


def _print_check(document: dict[str, Any]) -> None:
    for found in document["problems"]:
        click.echo(f"{found['part']}: {found['problem']}; {found['remedy']}")
    if document["ok"]:
        head = document["head"]
        click.echo(f"The log goes on from the head of {head['at']}: {document['rows_since']} rows since.")


def _print_proof(document: dict[str, Any]) -> None:
    row, head = document["row"], document["head"]
    click.echo(
        f"Row {row['number']} ({row['hash']}) is under the root {head['root']} of {head['size']} rows:"
    )
    for piece in document["inclusion"]:
        click.echo(f"  {piece}")
    for piece in document.get("consistency", ()):
        click.echo(f"  since: {piece}")


@custody_command.command(name="export")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new .zip file."
)
@common_options
def export_command(settings: Settings, documents: tuple[str, ...], out: Path) -> None:
    """Write originals, manifest, log rows with proofs, time stamps and a verifier into one ZIP.

    Protected sources stay in. The other side runs the verify.py that is in it, without this program.
    """
    from unpick.app.evidence_export import export_evidence
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, export_evidence(folder, out, at=now(), documents=documents), _print_export)


def _print_export(document: dict[str, Any]) -> None:
    click.echo(f"{document['items']} originals, {document['tokens']} time stamps: {document['file']}")
    click.echo(f"SHA-256 {document['sha256']}")
    click.echo("Send a head from `unpick custody head` another way; the verifier compares the keys.")
