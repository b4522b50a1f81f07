"""The command `capture`: web captures, requests for time stamps, and tokens."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["capture_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="capture")
def capture_command() -> None:
    """Web captures (WARC, WACZ, ProofMode, auto-archiver) and time stamps: checked, stored, logged.

    \b
    Example:
      unpick capture add page.wacz
      unpick capture request page.wacz --out page.tsq
      unpick capture token page.wacz page.tsr --root authority.pem
    """


@capture_command.command(name="add")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@common_options
def add_command(settings: Settings, file: Path) -> int:
    """Check a capture record by record and store it with what it captured; any problem stores nothing."""
    from unpick.app.captures import import_capture
    from unpick.app.workspace import find_workspace, now

    document = import_capture(find_workspace(settings.workspace), file, at=now())
    emit(settings, document, _print)
    return 0 if document["ok"] else 1


@capture_command.command(name="request")
@click.argument("file", type=_FILE)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new .tsq file."
)
@common_options
def request_command(settings: Settings, file: Path, out: Path) -> None:
    """Write a request for a time stamp; nothing is sent, the authority is yours to choose."""
    from unpick.app.captures import write_request
    from unpick.app.workspace import now

    emit(settings, write_request(file, out, at=now()), _print)


@capture_command.command(name="token")
@click.argument("file", type=_FILE)
@click.argument("token", type=_FILE)
@click.option(
    "--root", required=True, type=_FILE, help="Root certificate of the authority, PEM, that you trust."
)
@common_options
def token_command(settings: Settings, file: Path, token: Path, root: Path) -> None:
    """Verify the authority's answer offline, keep it as it came, and log its hash."""
    from unpick.app.captures import keep_token
    from unpick.app.workspace import find_workspace, now

    emit(settings, keep_token(find_workspace(settings.workspace), file, token, root, at=now()), _print)


@capture_command.command(name="ots")
@click.argument("file", type=_FILE)
@click.argument("proof", type=_FILE)
@click.option(
    "--header", type=_FILE, help="Header of the Bitcoin block that the proof names: 80 bytes or hex."
)
@common_options
def ots_command(settings: Settings, file: Path, proof: Path, header: Path | None) -> None:
    """Compute an OpenTimestamps proof over a file offline, keep it, and say which block or calendar it leads to."""
    from unpick.app.captures import keep_proof
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, keep_proof(folder, file, proof, at=now(), header=header), _print)


@capture_command.command(name="c2pa")
@click.argument("file", type=_FILE)
@common_options
def c2pa_command(settings: Settings, file: Path) -> int:
    """Read the C2PA manifest of a file: who claims what, whether the file is what was signed; stores nothing."""
    from unpick.app.captures import read_provenance
    from unpick.app.workspace import now

    document = read_provenance(file, at=now())
    emit(settings, document, _print)
    return 0 if document["ok"] else 1


def _print(document: dict[str, Any]) -> None:
    for problem in document["problems"]:
        click.echo(f"not stored: {problem}" if "records" in document else problem)
    if document["ok"] and "records" in document:
        click.echo(
            f"{len(document['records'])} records stored from {document['document'][:16]} ({document['form']})."
        )
    if "timestamp" in document:
        click.echo(f"Stamped {document['timestamp']['stamped']} (verified by {document['timestamp']['by']}).")
    for one in document.get("provenance", ()):
        _print_provenance(one)
    if "proof" in document:
        for one in document["proof"]["attestations"]:
            place = (
                f"block {one['height']}, Merkle root {one['message']}" if one["height"] else one["calendar"]
            )
            click.echo(f"The proof leads to: {one['kind']} {place}")
        if document["proof"]["stamped"]:
            click.echo(f"The block's header carries it; its time is {document['proof']['stamped']}.")
    if "file" in document:
        click.echo(
            f"Request written to {document['file']}. To send it: curl -H 'Content-Type: application/timestamp-query' "
            f"--data-binary @{document['file']} ADDRESS-OF-THE-AUTHORITY -o answer.tsr"
        )
    for line in (*document.get("notes", ()), *document["limits"]):
        click.echo(line)


def _print_provenance(one: dict[str, Any]) -> None:
    who = f"{one.get('generator') or 'a program not named'}, signed by {one.get('signer') or 'nobody named'}"
    click.echo(f"C2PA of {one['document'][:16]}: {who}")
    click.echo(
        f"  bytes of the file: {one['binding']}; signature: {one['signature']}; signer: trust not checked"
    )
    for line in one.get("actions", ()):
        click.echo(f"  {line}")
    for problem in one.get("problems", ()):
        click.echo(f"  {problem}")
