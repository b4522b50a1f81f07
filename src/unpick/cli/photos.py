"""The command `photos`: two photographs compared, a library of them, one sought in it."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["photos_command"]

FILE = click.Path(path_type=Path)


@click.group(name="photos")
def photos_command() -> None:
    """Find the same photograph, thing, place or print in two pictures. People are never compared.

    \b
    Example:
      unpick photos compare audit.jpg newspaper.jpg --out exhibit
    """


@photos_command.command(name="compare")
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--out", type=FILE, help="A new folder for the exhibit: page, data, verifier.")
@click.option(
    "--show-all", is_flag=True, help="Show the whole pictures in the exhibit, not only what matches."
)
@click.option("--model", type=FILE, help="An ONNX model of patches, asked where corners alone show nothing.")
@common_options
def compare_command(
    settings: Settings, first: Path, second: Path, out: Path | None, show_all: bool, model: Path | None
) -> int:
    """Say what two pictures have in common, why, and how often chance does it.

    \b
    Example:
      unpick photos compare audit.jpg newspaper.jpg --out exhibit
    """
    from unpick.app.photos import compare_photos
    from unpick.app.workspace import now

    document = compare_photos(first, second, at=now(), out=out, show_all=show_all, model=model)
    emit(settings, document, _words)
    return exit_code()


@photos_command.command(name="add")
@click.argument("folder", type=FILE)
@click.option("--source", "whose", default="", help="Who took or published them; else the folder's name.")
@common_options
def add_command(settings: Settings, folder: Path, whose: str) -> int:
    """Add the pictures below a folder to the library of the workspace; the same bytes are added once.

    \b
    Example:
      unpick photos add exhibits/photographs --source "audit of May 2020"
    """
    from unpick.app.photos_library import add_photos
    from unpick.app.workspace import find_workspace, now

    document = add_photos(
        find_workspace(settings.workspace), folder, at=now(), whose=whose, tell=_teller(settings)
    )
    emit(settings, document, _words)
    return exit_code(rejected=len(document["rejects"]))


@photos_command.command(name="find")
@click.argument("image", type=FILE)
@click.option("--top", default=10, show_default=True, help="Matches to show.")
@common_options
def find_command(settings: Settings, image: Path, top: int) -> int:
    """Seek a picture in the library: the same photograph, thing, place or print.

    \b
    Example:
      unpick photos find newspaper.jpg
    """
    from unpick.app.photos_library import find_photo
    from unpick.app.workspace import find_workspace, now

    document = find_photo(find_workspace(settings.workspace), image, at=now(), top=top)
    emit(settings, document, _words)
    return exit_code()


def _teller(settings: Settings) -> Any:
    def tell(count: int) -> None:
        if not settings.quiet and count % 100 == 0:
            click.echo(f"{count} pictures", err=True)

    return tell


def _words(document: dict[str, Any]) -> None:
    if "added" in document:
        click.echo(f"{document['added']} pictures added; the library has {document['library']}.")
    for match in document["matches"]:
        _match(match)
    if document["action"] == "find" and not document["matches"]:
        click.echo(f"No match among {document['library']} pictures; that proves nothing.")
    for reject in document.get("rejects", ()):
        click.echo(f"left out: {reject['file']}: {reject['problem']}; {reject['remedy']}", err=True)
    for path in document.get("written", ()):
        click.echo(f"written: {path}")
    for message in document.get("messages", ()):
        click.echo(message)


def _match(match: dict[str, Any]) -> None:
    from unpick.report.photo_page import KIND_WORDS

    click.secho(f"{match['image']}: {KIND_WORDS[match['kind']]}", bold=True)
    for why in match["why"]:
        click.echo(f"  {why}")
    click.echo(f"  {match['weight']}")
    click.echo(f"  {match['error']['says']}")
    if match.get("rarity"):
        click.echo(f"  {match['rarity']['says']}")
    written = [one for one in match["differences"] if one["written"]]
    if written:
        click.echo(f"  {len(written)} places of writing differ; look at them (--out shows them)")
    tokens = match.get("tokens")
    if tokens and (tokens["first"] or tokens["second"]):
        click.echo(
            f"  words in the first only: {', '.join(tokens['first']) or '-'}; in the second only: {', '.join(tokens['second']) or '-'} ({tokens['note']})"
        )
    for part in match["parts"]:
        click.echo(f"  further plane: {KIND_WORDS[part['kind']]} ({part['inliers']} places)")
    if match["alternatives"]:
        click.echo(f"  other explanations: {'; '.join(match['alternatives'])}")
