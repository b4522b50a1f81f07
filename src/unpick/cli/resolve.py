"""The commands `resolve` and `decide`."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code
from unpick.cli.screen import tell_names_file

__all__ = ["decide_command", "resolve_command"]

_OUTCOMES = click.Choice(("same", "related", "different", "unsure"))
_EDGES = click.Path(path_type=Path, dir_okay=False)

_HEADINGS = {
    "contradiction": "Decisions that contradict each other: undo one of them",
    "split": "Clusters that a decision splits: which side is it?",
    "identifiers": "Names that meet, numbers that do not",
    "suggested": "Suggested by another system",
    "look-alike": "Names that look alike",
}


@click.command(name="resolve")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The table for FILE, .parquet or .csv."
)
@click.option("--review", is_flag=True, help="Print the pairs that a person should decide.")
@click.option("--decisions", is_flag=True, help="Print every decision ever made, and what became of it.")
@common_options
def resolve_command(
    settings: Settings, file: Path | None, out: Path | None, review: bool, decisions: bool
) -> int:
    """Find which parties of the workspace are one, or which names of a file are.

    FILE is a CSV, XLSX, TXT or Parquet file: the column called name, else the first. Its names are compared
    with each other alone; --out gets a row for each, with the row of the first name of its firm.

    \b
    Example:
      unpick resolve --review
      unpick resolve --decisions
      unpick resolve consignees.csv --out firms.parquet
    """
    from unpick.app.resolve import resolve_workspace
    from unpick.app.workspace import find_workspace, now

    if (file is None) != (out is None) or (file and (review or decisions)):
        raise click.UsageError("give FILE and --out together, and without --review and --decisions")
    folder = find_workspace(settings.workspace)
    if file and out:
        return _resolve_file(settings, folder, file, out)
    document = resolve_workspace(folder, at=now(), known_at=settings.known_at, decisions=decisions)
    words = _print_decisions if decisions else _print_review if review else _print_clusters
    emit(settings, document, words)
    return exit_code()


def _resolve_file(settings: Settings, folder: Path, file: Path, out: Path) -> int:
    from unpick.app.names_file import read_names
    from unpick.app.resolve_file import resolve_file
    from unpick.app.workspace import now

    tell = None if settings.quiet or settings.as_json else lambda said: click.echo(said, err=True)
    read = read_names(file)
    if not settings.quiet:
        tell_names_file(read)
    document = resolve_file(folder, read.names, out, at=now(), tell=tell)
    emit(settings, document, _print_written)
    return exit_code()


def _print_written(document: dict[str, Any]) -> None:
    written = document["written"]
    click.echo(f"{written['path']}: {written['rows']} rows, {written['groups']} groups")
    for line in (written["says"], *document["messages"], document["coverage"]["says"]):
        click.echo(line)
    for one in document["coverage"]["not_looked"]:
        click.echo(f"not looked at: {one}")
    for one in written["hot"][:5]:
        click.echo(f"  compared in part: {one['names']} names like '{one['name']}'")


@click.command(name="decide")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.argument("outcome", required=False, type=_OUTCOMES)
@click.option("--by", required=True, help="Who decides, or who takes a file over.")
@click.option("--why", default="", help="On what ground; needed for a decision.")
@click.option("--import", "edges", type=_EDGES, help="Edges of nomenklatura's resolver, JSON lines or CSV.")
@click.option("--accept", is_flag=True, help="Import although over a fifth of the rows are faulty.")
@common_options
def decide_command(
    settings: Settings,
    a: str | None,
    b: str | None,
    outcome: str | None,
    by: str,
    why: str,
    edges: Path | None,
    accept: bool,
) -> int:
    """Record what a person holds two things to be; it wins over the model and can be undone.

    \b
    Example:
      unpick decide pty-1a2b pty-3c4d different --by "A. Analyst" --why "two registration numbers"
      unpick decide --import edges.jsonl --by "A. Analyst"
    """
    from unpick.app.decide import decide_pair, import_decisions
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    if edges is not None and a is None:
        document = import_decisions(folder, edges, by=by, at=now(), why=why, accept=accept)
        emit(settings, document, _print_import)
        return exit_code(rejected=len(document["rejects"]))
    if a is None or b is None or outcome is None or edges is not None or accept:
        raise click.UsageError("give A B and same, related, different or unsure; or --import FILE alone")
    if not why.strip():
        raise click.UsageError("say on what ground: --why TEXT")
    emit(settings, decide_pair(folder, a, b, outcome, by=by, why=why, at=now()), _print_decision)
    return exit_code()


def _print_clusters(document: dict[str, Any]) -> None:
    for group in document["clusters"]:
        click.echo(" = ".join(f"{member['name']} ({member['id']})" for member in group["members"]))
        for reason in dict.fromkeys(group["reasons"]):
            click.echo(f"  {reason}")
    click.echo(f"{len(document['clusters'])} clusters; {document['review_total']} pairs to review (--review)")


def _print_review(document: dict[str, Any]) -> None:
    kind = ""
    for pair in document["review"]:
        if pair["kind"] != kind:
            click.echo(("\n" if kind else "") + _HEADINGS[pair["kind"]])
            kind = pair["kind"]
        click.echo(f"  {pair['a']} ({pair['a_id']}) / {pair['b']} ({pair['b_id']})")
        for reason in pair["reasons"]:
            click.echo(f"    {reason}")
        if len(pair["links"]) > 1:
            _print_chain(pair["links"])
    if not document["review"]:
        click.echo("No pair waits for a person.")
    for message in document["messages"]:
        click.echo(message)


def _print_chain(links: list[dict[str, Any]]) -> None:
    click.echo("    the chain:")
    for link in links:
        sign = "=/=" if link["broken"] else "="
        a, b = (f"{link[end]} ({link[f'{end}_id']})" for end in ("a", "b"))
        click.echo(f"      {a} {sign} {b}, by {link['basis']}")


def _print_decisions(document: dict[str, Any]) -> None:
    for one in document["decisions"]:
        status = "" if one["status"] == "standing" else f"  [{one['status']} {(one['ended_at'] or '')[:10]}]"
        came = f", imported from {one['imported']}" if one["imported"] else ""
        click.echo(f"{one['decision']}  {one['at'][:10]}  {one['by']}{came}{status}")
        a, b = (_named(one, end) for end in ("a", "b"))
        click.echo(f"  {a} / {b}: {one['outcome']}; {one['reason']}")
        if one["status"] == "undone":
            click.echo(f"  undone by {one['ended_by']}: {one['ended_why']}")
        elif one["status"] == "replaced":
            click.echo(f"  replaced by {one['replaced_by']} of {one['ended_by']}")
        elif one["status"] == "outvoted":
            click.echo(f"  {one['ended_by']} decided otherwise here ({one['replaced_by']}), which stands")
        if one["absent"]:
            click.echo(f"  not in the workspace now, and kept: {', '.join(one['absent'])}")
    if not document["decisions"]:
        click.echo("Nobody has decided anything yet.")


def _named(one: dict[str, Any], end: str) -> str:
    name = one[f"{end}_name"]
    return name if name == one[end] else f"{name} ({one[end]})"


def _print_decision(document: dict[str, Any]) -> None:
    click.echo(f"Recorded as {document['decision']} (undo with `unpick undo {document['decision']}`).")
    for message in document["messages"]:
        click.echo(message)


def _print_import(document: dict[str, Any]) -> None:
    count = document["imported"]
    click.echo(
        f"{count['file']}: {count['decisions']} decisions imported, {count['undone']} of them undone, "
        f"{count['suggestions']} suggestions, {count['known']} here already, {count['rejected']} rejected"
    )
    for message in document["messages"]:
        click.echo(message)
    for one in document["rejects"][:20]:
        where = f"{one['file']} row {one['row']}, {one['column'] or 'the row'}"
        click.echo(f"{where}: '{one['value']}': {one['problem']}; {one['remedy']}", err=True)
    if len(document["rejects"]) > 20:
        click.echo(f"{len(document['rejects']) - 20} more rows were rejected (--json names all)", err=True)
