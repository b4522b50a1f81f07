"""The commands `load` and `template`."""

import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code, passphrase_option

__all__ = ["load_command", "template_command"]


@click.command("load", epilog="Example: unpick load bills.csv suppliers.xlsx --dry-run")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--layout", help="Name of a bundled layout (default: recognised by its columns, else guessed).")
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML, field: column.",
)
@click.option("--dry-run", is_flag=True, help="Read and report; load nothing.")
@click.option("--accept", is_flag=True, help="Load the sound rows even when over a fifth are faulty.")
@click.option("--public-from", type=click.DateTime(["%Y-%m-%d"]), help="The day the files became public.")
@click.option("--protected", is_flag=True, help="The source must not leave in an export.")
@passphrase_option
@common_options
def load_command(
    settings: Settings,
    files: tuple[Path, ...],
    layout: str | None,
    mapping: Path | None,
    dry_run: bool,
    accept: bool,
    public_from: dt.datetime | None,
    protected: bool,
    passphrase_file: Path | None,
) -> int:
    """Bring shipments, supplier lists, links, series, facts, FtM or BODS files into the workspace."""
    from unpick.app.load import load
    from unpick.app.protect import read_passphrase
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    passphrase = read_passphrase(passphrase_file)
    with _bar(settings) as progress:
        document = load(
            None if dry_run else Workspace.open(find_workspace(settings.workspace)),
            files,
            at=now(),
            layout=layout,
            mapping=mapping,
            dry_run=dry_run,
            accept=accept,
            public_from=public_from.date() if public_from else None,
            protected=protected,
            passphrase=passphrase,
            progress=progress,
        )
    emit(settings, document, lambda told: _words(told, notes=not settings.quiet))
    return exit_code(rejected=document["rows_rejected"])


@contextlib.contextmanager
def _bar(settings: Settings) -> Iterator[Callable[[int], None] | None]:
    """Show on a terminal how many shipments came; how many there are is not known before the end."""
    if settings.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("loading"), BarColumn(), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("loading", total=None)
        yield lambda rows: shown.advance(task, rows)


def _words(document: dict[str, Any], *, notes: bool) -> None:
    verb = "would be loaded" if document["dry_run"] else "loaded"
    read, loaded, rejected = (document[f"rows_{what}"] for what in ("read", "loaded", "rejected"))
    click.echo(
        f"{read} rows read, {loaded} {verb}, {rejected} rejected; layout: {document['layout'] or 'none'}"
    )
    for one in document["files"]:
        if one["status"] != "loaded":
            click.echo(f"{one['file']}: {one['status']}")
    for field, column in document["columns_used"].items():
        click.echo(f"  {field}: {column if isinstance(column, str) else ', '.join(column)}")
    for line in (*document["notes"], *document["doubts"]) if notes else ():
        click.echo(line, err=True)
    for one in document["rejects"][:20]:
        where = f"{one['file']} row {one['row']}, {one['column'] or 'the row'}"
        click.echo(f"{where}: '{one['value']}': {one['problem']}; {one['remedy']}", err=True)


@click.command("template", epilog="Example: unpick template suppliers > suppliers.csv")
@click.argument("name")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write (default: stdout)."
)
@common_options
def template_command(settings: Settings, name: str, out: Path | None) -> int:
    """Write a template: suppliers, packet, facts, layout, links, series, circles; or the facts file of a founding case (poof)."""
    from unpick.app.load import TEMPLATES, template, template_document
    from unpick.app.workspace import now

    data = template(name)
    if out is None and settings.as_json:
        out = Path(TEMPLATES.get(name, f"{name}.yml"))
        if out.exists():
            raise click.UsageError(f"{out} exists already; give another name with --out")
    if out is None:
        click.echo(data.decode("utf-8"), nl=False)
        return 0
    out.write_bytes(data)
    emit(settings, template_document(name, out, at=now()), lambda _: None)
    return 0
