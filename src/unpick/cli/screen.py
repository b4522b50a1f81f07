"""The commands `screen` and `compare`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code
from unpick.cli.rests_on import echo_lists

if TYPE_CHECKING:
    from unpick.app.names_file import NamesFile

__all__ = ["LEVELS", "compare_command", "screen_command", "tell_names_file"]

LEVELS = click.Choice(("unsure", "related", "same"))
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_REASONS = 4
"""Reasons of a match that the terminal prints; the others are counted."""


class _NamesFile(click.Path):
    """A file of names; a name in its place is told how it is asked about."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not Path(value).exists():
            self.fail(f"there is no file {value!r}; for one name: unpick screen --name {value!r}", param, ctx)
        return super().convert(value, param, ctx)


@click.command(name="screen")
@click.argument("file", type=_NamesFile(path_type=Path, dir_okay=False), required=False)
@click.option("--name", "names", multiple=True, help="A name; give it more than once for more.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a table, .parquet or .csv."
)
@click.option("--fail-on", type=LEVELS, help="Exit 3 when a match is at least this strong.")
@common_options
def screen_command(
    settings: Settings, file: Path | None, names: tuple[str, ...], out: Path | None, fail_on: str | None
) -> int:
    """Screen names against lists and the workspace; without a workspace, against the bundled lists.

    FILE is a CSV, XLSX, TXT or Parquet file: the column called name, else one like Company or Shipper Name, else the
    first. More than 20,000 names
    need --out: a table of matches, one row each, without the reasons; ask for those with --name.

    \b
    Example:
      unpick screen suppliers.csv --on 2021-03-05 --fail-on same
      unpick screen --name "Korea Pugang Trading Corporation"
      unpick screen consignees.csv --out matches.parquet
    """
    from unpick.app.lists_alone import workspace_or_lists
    from unpick.app.names_file import NamesFile, read_names
    from unpick.app.screen import reaches, screen_names
    from unpick.app.screen_file import screen_file
    from unpick.app.workspace import find_workspace, now

    read, at = read_names(file) if file else NamesFile(names=[]), now()
    asked = [*read.names, *names]
    place, days = find_workspace(settings.workspace), {"on": settings.on, "known_at": settings.known_at}
    with workspace_or_lists(place, named=settings.workspace is not None, at=at) as (folder, lacks):
        lacks = [*lacks, *read.not_read]
        if out is None:
            document = screen_names(folder, asked, at=at, lacks=lacks, **days)
        else:
            tell = None if settings.quiet or settings.as_json else _told
            document = screen_file(folder, asked, out, at=at, lacks=lacks, tell=tell, **days)
    document["rejects"] = [*document["rejects"], *(one.as_dict() for one in read.rejects)]
    document |= {"messages": list(read.notes)} if read.notes else {}
    emit(settings, document, _print_screen if out is None else _print_written)
    return exit_code(at_level=bool(fail_on) and reaches(document, fail_on or ""))


def tell_names_file(read: "NamesFile") -> None:
    """Say on stderr how a file of names was read, and what of it was not."""
    for told in (*read.notes, *(f"not looked at: {one}" for one in read.not_read)):
        click.echo(told, err=True)
    for row in read.rejects:
        click.echo(_rejected(row.as_dict()), err=True)


def _rejected(row: dict[str, Any]) -> str:
    return f"{row['file']} row {row['row']}, column {row['column']}: {row['problem']}; {row['remedy']}"


def _told(done: int) -> None:
    click.echo(f"{done} different names compared", err=True)


def _print_written(document: dict[str, Any]) -> None:
    written = document["written"]
    counted = ", ".join(f"{count} {outcome}" for outcome, count in written["outcomes"].items())
    click.echo(f"{written['path']}: {written['rows']} matches ({counted or 'none'})")
    click.echo(written["says"])
    for one in written["hot_grams"][:5]:
        click.echo(
            f"  left out: '{one['letters']}' in {one['watch_names']} names of the lists, for {one['names']} names"
        )
    _print_coverage(document)


def _print_coverage(document: dict[str, Any]) -> None:
    for one in document["rejects"]:
        click.echo(_rejected(one))
    for one in document.get("messages", ()):
        click.echo(f"note: {one}")
    click.echo(document["coverage"]["says"])
    echo_lists(document["coverage"])
    versions = document["versions"]
    click.echo(
        f"unpick {versions['unpick']}, words {versions['names_tables']}, weights {versions['names_weights']}"
    )
    for one in document["coverage"]["not_looked"]:
        click.echo(f"not looked at: {one}")


@click.command(name="compare")
@click.argument("names", nargs=-1)
@click.option("--pairs", type=_FILE, help="A CSV with the columns a and b.")
@click.option(
    "--kind", type=click.Choice(["firm", "person"]), default="firm", help="What the names are names of."
)
@click.option("--fail-on", type=LEVELS, help="Exit 3 when a pair is at least this close.")
@common_options
def compare_command(
    settings: Settings, names: tuple[str, ...], pairs: Path | None, kind: str, fail_on: str | None
) -> int:
    """Compare two names, token by token.

    A name alone identifies no person: with --kind person the answer is at most "unsure".

    \b
    Example:
      unpick compare "Pugang Pharmaceutic Co., Ltd." "Korea Pugang Trading Corporation"
      unpick compare --pairs pairs.csv --json
    """
    from unpick.app.screen import compare_names, pairs_of_file, reaches
    from unpick.app.workspace import find_workspace, now

    if len(names) not in ((0, 2) if pairs else (2,)):
        raise click.UsageError("give two names, or --pairs FILE")
    asked = [*(pairs_of_file(pairs) if pairs else []), *([(names[0], names[1])] if names else [])]
    folder = find_workspace(settings.workspace)
    document = compare_names(folder, asked, at=now(), known_at=settings.known_at, kind=kind)
    emit(settings, document, _print_pairs)
    return exit_code(at_level=bool(fail_on) and reaches(document, fail_on or ""))


def _print_screen(document: dict[str, Any]) -> None:
    for result in document["results"]:
        click.echo(result["input"] or "(empty)")
        for line in (*_notes(result), *_matches(result, document["on"]), *_unmatched(result)):
            click.echo(line)
    _print_coverage(document)


def _notes(result: dict[str, Any]) -> list[str]:
    return [f"  note: {one}" for one in result.get("odd", [])]


def _matches(result: dict[str, Any], on: str) -> list[str]:
    lines = []
    for match in result["matches"]:
        lines.append(f"  {match['outcome']}: {match['entity']['name']} ({match['basis']})")
        if not match["listings"]:
            lines.append("    on no list that was searched; a list that is bundled in part may lack it")
        for row in match["listings"]:
            applies = "" if row["applies"] else "; does not apply to the name asked about"
            said = f"listed on {on}: {row['listed_on']}"
            lines.append(f"    {row['authority']} {row['program'] or ''} {row['ref']}: {said}{applies}")
        lines.append(f"    {_reasons(match['reasons'])}")
        lines += [
            f"    owners, {one['regime']}: {one['says']} ({one['rule']['id']}; see unpick owners)"
            for one in match.get("ownership", [])
        ]
        if match.get("aliases_left_out"):
            lines.append(f"    {match['aliases_left_out']} more names of it are not shown")
    return lines


def _reasons(reasons: list[str]) -> str:
    more = len(reasons) - _REASONS
    return "; ".join([*reasons[:_REASONS], *([f"{more} more with --json"] if more > 0 else [])])


def _unmatched(result: dict[str, Any]) -> list[str]:
    apart = [one for one in result.get("decided", []) if one["outcome"] == "different"]
    return [
        *(f"  not asked again: {one['entity']['name']}: {one['says']}" for one in apart),
        *(f"  another number: {one['entity']['name']}: {one['says']}" for one in result.get("apart", [])),
        *([f"  {result['says']}"] if result.get("says") else []),
        *(f"  absent: {one}" for one in result.get("absent", [])),
    ]


def _print_pairs(document: dict[str, Any]) -> None:
    for pair in document["pairs"]:
        click.echo(f"{pair['a']} / {pair['b']}: {pair['outcome']} ({pair['basis']}, score {pair['score']})")
        for reason in pair["reasons"]:
            click.echo(f"  {reason}")
        for side in ("a", "b"):
            for one in pair.get("odd", {}).get(side, []):
                click.echo(f"  note on {pair[side]}: {one}")
