"""`unpick trace`: chains to a buyer, from a firm, or of every importer; every shipment scored, as tables."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from unpick.cli.breaking import write_breaking
from unpick.cli.options import DAY, Settings, common_options, emit, exit_code
from unpick.cli.rests_on import echo_lists

__all__ = ["trace_command", "write_chains"]


@click.command("trace")
@click.option("--to", metavar="NAME", help="A buyer, brand or public body: chains that end there.")
@click.option("--from", "from_", metavar="NAME", help="A firm or site: chains that start there.")
@click.option("--tiers", default=6, show_default=True, help="Steps on a chain at most.")
@click.option("--top", default=5, show_default=True, help="Chains to show.")
@click.option("--hold-days", type=int, help="Follow goods this long after they reached a firm (default 730).")
@click.option(
    "--engine",
    default="kernel",
    show_default=True,
    metavar="URL",
    help="What finds who is reached: kernel, duckdb, local (Spark here), spark://HOST:7077 or sc://HOST:15002.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Score every shipment and importer; write the tables into this folder.",
)
@click.option("--by-concern", is_flag=True, help="With --out: also each concern as if it were the only one.")
@click.option(
    "--since",
    metavar="STATE",
    help="What changed since: a day, the number of a snapshot, or before a decision or withdrawal by its id.",
)
@click.option(
    "--known-since", type=DAY, help="What changed since only what was public by this day was known."
)
@common_options
def trace_command(
    settings: Settings,
    to: str | None,
    from_: str | None,
    tiers: int,
    top: int,
    hold_days: int | None,
    engine: str,
    out: Path | None,
    by_concern: bool,
    since: str | None,
    known_since: dt.date | None,
) -> int:
    """Follow goods through tiers of suppliers, in the order of time and of what can become what.

    With --out every shipment and importer is scored in one go, millions of them; a run that was stopped goes on
    when it is started again.

    \b
    Example:
      unpick trace --to "Invented Outfitters" --top 3
      unpick trace --out scores
    """
    from unpick.app.trace import HOLD_DAYS, trace
    from unpick.app.trace_changes import trace_changes
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    if out is not None:
        if to is not None or from_ is not None:
            raise click.UsageError("--out scores every shipment and importer; leave --to and --from away")
        return _trace_all(
            settings, out, tiers, HOLD_DAYS if hold_days is None else hold_days, by_concern=by_concern
        )
    if by_concern:
        raise click.UsageError("--by-concern belongs to --out FOLDER")

    workspace = Workspace.open(find_workspace(settings.workspace))
    asked: Any = {"to": to, "from_": from_, "tiers": tiers, "top": top, "known_at": settings.known_at}
    asked |= {"at": now(), "hold_days": HOLD_DAYS if hold_days is None else hold_days}
    if since is not None or known_since is not None:
        document = trace_changes(workspace, since=since, known_since=known_since, **asked)
        emit(settings, document, _changes_words)
        return exit_code()
    document = trace(workspace, engine=engine, **asked)
    emit(settings, document, _words)
    return exit_code()


def _trace_all(settings: Settings, out: Path, tiers: int, hold_days: int, *, by_concern: bool) -> int:
    from unpick.app.trace_all import trace_all
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    document = trace_all(
        Workspace.open(find_workspace(settings.workspace)),
        out,
        tiers=tiers,
        known_at=settings.known_at,
        at=now(),
        hold_days=hold_days,
        by_concern=by_concern,
        tell=(lambda _: None) if settings.quiet else (lambda said: click.echo(said, err=True)),
    )
    emit(settings, document, _write_all)
    return exit_code()


def _write_all(document: dict[str, Any]) -> None:
    counts = document["counts"]
    click.echo(
        f"{document['path']}: {counts['bills_reached']} of {counts['bills']} bills can be reached, "
        f"and {counts['importers_reached']} importers; scores order, they are no probabilities"
    )
    for one in document["files"]:
        click.echo(f"  {one['name']}: {one['rows']} rows, {one['bytes']} bytes")
    for one in document["concerns"]:
        click.echo(f"  {one['concern']}: {one['in_the_network']} of {one['entities']} entities trade here")
    for message in document["messages"]:
        click.echo(message)
    click.echo(f"Searched: {document['coverage']['says']}")
    _write_versions(document)


def _words(document: dict[str, Any]) -> None:
    write_chains(document["chains"])
    write_breaking(document["breaking"])
    for row in document["touched"][:20]:
        score = row["score"]
        click.echo(
            f"reached: {row['importer']['name']}: shipments {row['shipments']}, "
            f"score {score['median']:.2f} ({score['low']:.2f} to {score['high']:.2f})"
        )
    if len(document["touched"]) > 20:
        click.echo(f"... and {len(document['touched']) - 20} more; --json lists all")
    for row in document["skipped"]:
        click.echo(f"left out: {row['n']} x {row['what']}")
    for message in document["messages"]:
        click.echo(message)
    click.echo(f"Searched: {document['coverage']['says']}")
    products = document["products"]
    if products:
        rows = f"{products['rows']} rows of {products['file']} in the workspace, sha256 {products['sha256'][:12]}"
        click.echo(f"What can become what: the bundled table and {rows}")
    if document["engine"]["version"]:
        click.echo(f"Found with: {document['engine']['name']}, version {document['engine']['version']}")
    _write_versions(document)


def _write_versions(document: dict[str, Any]) -> None:
    """Print the lists with their days, then the version of the product and of the code and tables that decide."""
    echo_lists(document["coverage"])
    versions = document["versions"]
    click.echo(f"unpick {versions['unpick']}, rules {versions.get('rules') or document['rules']}")


def _changes_words(document: dict[str, Any]) -> None:
    changes = document["changes"]
    for row in changes["changed"]:
        click.echo(f"{row['target']['name']}")
        for when in ("before", "after"):
            click.echo(f"  {when}: {_conclusion_words(row[when])}")
        for one in row["because"]:
            differs = f", in {', '.join(one['differs_in'])}" if one.get("differs_in") else ""
            click.echo(f"  because {one['kind']} {one['what']}{differs}: {one['text']} [{one['id']}]")
    for entry in changes["between"]:
        by = f" by {entry['by']}" if entry["by"] else ""
        click.echo(f"between: {entry['at'][:10]} {entry['action']}{by}: {entry['text']} [{entry['id']}]")
    for message in (*changes["messages"], *document["messages"]):
        click.echo(message)
    click.echo(changes["says"])
    click.echo(f"Searched: {document['coverage']['says']}")
    _write_versions(document)


def _conclusion_words(one: dict[str, Any] | None) -> str:
    if one is None:
        return "not among those that anything reaches"
    if not one["reached"]:
        return "no chain found"
    score, chain = one["score"], one["chain"]
    points = f"; without this, no chain: {'; '.join(each['text'] for each in one['single_points'])}"
    return (
        f"score {score['median']:.2f} ({score['low']:.2f} to {score['high']:.2f}), shipments {one['shipments']}, "
        f"best chain {chain['best']:.2f}: {' > '.join(chain['firms'])}{points if one['single_points'] else ''}"
    )


def write_chains(chains: list[dict[str, Any]]) -> None:
    """Print chains, one table each; readable at 80 columns."""
    from rich.console import Console
    from rich.table import Table

    # Names are no markup: "[/bold] Trading" is a firm as any other.
    console = Console(markup=False, emoji=False, highlight=False)
    if not chains:
        console.print("No chain found in these records. That clears nobody.")
    for chain in chains:
        score, concern = chain["score"], chain["concern"]
        title = f"{chain['target']['name']} from {chain['seed']['name']}"
        table = Table(
            title=title, title_justify="left", caption=_caption(score, concern), caption_justify="left"
        )
        for column in ("day", "from", "to", "goods", "status", "source"):
            table.add_column(column, overflow="fold")
        for hop in chain["hops"]:
            table.add_row(*_cells(hop))
        console.print(table)
        points = [fact["text"] for fact in chain["facts"] if fact["id"] in chain["single_points"]]
        for text in points:
            console.print(f"  without this, no chain: {text}", markup=False, highlight=False)


def _cells(hop: dict[str, Any]) -> list[str]:
    span = (("from", hop["day_from"]), ("to", hop["day_to"]))
    until = " ".join(f"{word} {day}" for word, day in span if day)
    goods = hop["product_after"] or ""
    bill = (hop["shipment"] or {}).get("bill_no") or ""
    title = bill or (hop["source"] or {}).get("title", "")
    more = f" (+{hop['others']} alike)" if hop["others"] else ""
    day = hop["day"] or until or "undated"
    return [
        day,
        hop["from"]["name"],
        hop["to"]["name"],
        f"{hop['kind']} {goods}",
        hop["status"],
        title + more,
    ]


def _caption(score: dict[str, Any], concern: dict[str, Any] | None) -> str:
    text = (
        f"score {score['best']:.2f} for this chain; {score['median']:.2f} "
        f"({score['low']:.2f} to {score['high']:.2f}) for any; not calibrated"
    )
    if not concern:
        return text
    says = f"{concern['predicate'].replace('_', ' ')} {concern['object'] or ''}".strip()
    return f"{text}. {says}: {len(concern['claims'])} say so, {len(concern['denials'])} deny it"
