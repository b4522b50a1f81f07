"""The command `redact`: names and regions covered in a new file that is made from pixels alone."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["redact_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="redact")
@click.argument("file", type=_FILE)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new .pdf, .png or .jpg."
)
@click.option(
    "--box", "boxes", multiple=True, metavar="PAGE:LEFT,TOP,WIDTH,HEIGHT", help="A region to cover."
)
@click.option("--names", type=_FILE, help="Text file with one name a line, to be found and covered.")
@click.option("--whole-lines", is_flag=True, help="Cover whole lines, so that nothing tells a name's length.")
@click.option("--accept-unread", is_flag=True, help="Write also when a page could not be searched for names.")
@click.option("--fill", default="solid", help="Solid is the only one; blur and pixelate are refused.")
@common_options
def redact_command(
    settings: Settings, file: Path, out: Path, boxes: tuple[str, ...], names: Path | None, **given: Any
) -> int:
    """Cover names and regions; the copy holds pixels only, and is probed before it is written.

    \b
    Example:
      unpick redact interview.pdf --out interview-public.pdf --names names.txt --box 1:72,90,200,14
    """
    from unpick.app.redact import parse_box, read_names, redact_file
    from unpick.app.workspace import find_workspace, now

    document = redact_file(
        file,
        out,
        at=now(),
        boxes=[parse_box(one) for one in boxes],
        names=read_names(names) if names else (),
        workspace=find_workspace(settings.workspace),
        **given,
    )
    emit(settings, document, _print)
    return 0 if document["ok"] else 1


def _print(document: dict[str, Any]) -> None:
    for problem in document["problems"]:
        click.echo(f"refused: {problem}")
    for number in document["not_found"]:
        click.echo(
            f"The name in line {number} was not found; where a person can read it, cover it with --box."
        )
    parts = document["parts"]
    if parts["covered"] or parts["left"]:
        click.echo(
            f"Parts of names that stand alone: {parts['covered']} places covered, {parts['left']} left."
        )
    if parts["left"]:
        pages = ", ".join(f"page {one['page']} ({one['places']})" for one in parts["look_at"])
        click.echo(f"Left, since the part is also a common word: {pages}; look, and cover names with --box.")
    for line in document["not_looked"]:
        click.echo(line)
    if document["ok"]:
        click.echo(f"{document['file']}: {len(document['boxes'])} boxes on {document['pages']} pages.")
        ran = [one["probe"] for one in document["probes"] if one["outcome"] == "not run"]
        clean = len(document["probes"]) - len(ran)
        click.echo(f"{clean} leak probes clean" + (f"; not run: {', '.join(ran)}" if ran else "") + ".")
