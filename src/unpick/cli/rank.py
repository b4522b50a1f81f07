"""The command `rank`: arrivals to inspect under a budget, and what inspections found."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["rank_command"]

_FILE = click.Path(path_type=Path)


@click.command(name="rank")
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--top", type=int, help="How many arrivals can be inspected (50 unless --share is given).")
@click.option("--share", type=float, help="Which share of all arrivals can be inspected, such as 0.01.")
@click.option(
    "--explore", default=0.1, show_default=True, help="Share of the budget that is drawn at random, 0 to 1."
)
@click.option("--seed", default=1, show_default=True, help="Seed of the draw; keep your own to yourself.")
@click.option("--layout", help="Layout of the files; recognised or guessed when not given.")
@click.option("--map", "mapping", type=_FILE, help="YAML file, canonical field to column.")
@click.option("--accept", is_flag=True, help="Take the sound rows even when over a fifth are faulty.")
@click.option("--tiers", default=6, show_default=True, help="Steps on a chain at most.")
@click.option("--hold-days", type=int, help="Follow goods this long after they reached a firm (default 730).")
@click.option("--out", type=_FILE, help="Also write the plan as CSV, with a column for outcomes.")
@click.option(
    "--learn",
    "learned",
    type=_FILE,
    multiple=True,
    help="An earlier plan with its outcomes: what was found counts for the sender's next arrivals; repeat.",
)
@click.option(
    "--outcomes", type=_FILE, help="A plan whose outcomes were filled in: hit rates instead of a ranking."
)
@common_options
def rank_command(
    settings: Settings,
    files: tuple[Path, ...],
    top: int | None,
    share: float | None,
    explore: float,
    seed: int,
    layout: str | None,
    mapping: Path | None,
    accept: bool,
    tiers: int,
    hold_days: int | None,
    out: Path | None,
    learned: tuple[Path, ...],
    outcomes: Path | None,
) -> int:
    """Put arrivals in the order in which to inspect them, with reasons and what would lower each.

    FILES are arrivals in any layout that `load` reads; they are asked about and not loaded. Without one the shipments of
    the workspace are put in order. A share of the budget is drawn at random, so that the ranking does not only confirm itself.
    Fill the column `outcome` of the plan (found, nothing, or empty) and give it back with --outcomes.

    \b
    Example:
      unpick rank arrivals.csv --top 50
      unpick rank arrivals.csv --share 0.01 --explore 0.2 --seed 4711 --out plan.csv
      unpick rank --outcomes plan.csv
      unpick rank next.csv --share 0.01 --learn plan.csv --out next-plan.csv
    """
    from unpick.app.rank import Limits, rank
    from unpick.app.rank_plan import read_outcomes, write_plan
    from unpick.app.trace import HOLD_DAYS
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    if outcomes is not None:
        if files or out or learned:
            raise click.UsageError("--outcomes reads a plan; leave files, --learn and --out away")
        document = read_outcomes(outcomes, at=now(), accept=accept)
        emit(settings, document, _outcome_words)
        return exit_code(rejected=len(document["rejects"]))
    limits = Limits(
        top=50 if top is None and share is None else top,
        share=share,
        explored=explore,
        seed=seed,
        tiers=tiers,
        hold_days=HOLD_DAYS if hold_days is None else hold_days,
    )
    document = rank(
        Workspace.open(find_workspace(settings.workspace)),
        files,
        at=now(),
        known_at=settings.known_at,
        limits=limits,
        layout=layout,
        mapping=mapping,
        accept=accept,
        learned=learned,
        tell=(lambda said: click.echo(said, err=True)) if settings.verbose else (lambda _: None),
    )
    if out is not None:
        write_plan(document, out)
    emit(settings, document, _words)
    return exit_code(rejected=len(document["rejects"]))


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped

    click.secho(f"{len(document['rows'])} of {document['arrivals']} arrivals to inspect", bold=True)
    for row in document["rows"]:
        _row(row)
    _rejected(document["rejects"])
    for text in (document["policy"], *document["messages"], document["coverage"]["says"]):
        echo_wrapped("", text, width=90)


def _rejected(rejects: list[dict[str, Any]]) -> None:
    for one in rejects[:20]:
        said = f"{one['file']} row {one['row']}, {one['column']} '{one['value']}': {one['problem']}"
        click.echo(f"left out: {said}; {one['remedy']}")
    if len(rejects) > 20:
        click.echo(f"... and {len(rejects) - 20} more rows left out; --json has all")


def _outcome_words(document: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped

    told = document["outcomes"]
    for one in told["strata"]:
        click.echo(
            f"{one['how']:<6} {one['found']} found, {one['nothing']} nothing, {one['no_outcome']} without an outcome, of "
            f"{one['chosen']} chosen among {one['arrivals']}"
        )
    hits, lift = told["hits"], told["lift"]
    click.echo(
        f"hits among all {document['arrivals']}: {_number(hits['estimate'])} (between {hits['low']} and {hits['high']})"
    )
    between = (
        f" (between {_number(lift['low'])} and {_number(lift['high'])})" if lift["low"] is not None else ""
    )
    click.echo(f"the top has {_number(lift['estimate'])} times the hit rate of all arrivals{between}")
    _rejected(document["rejects"])
    for text in (told["method"], *document["messages"], document["coverage"]["says"]):
        echo_wrapped("", text, width=90)


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.1f}"


def _law_words(one: dict[str, Any]) -> str:
    mark = f"; {one['mark']}" if one["mark"] else ""
    return f"if {one['if']}: {one['outcome']} under {one['title']} ({one['cite']['cite']}{mark})"


def _row(row: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped, plain

    where = f"{row['file']} row {row['row']}" if row["file"] else row["id"]
    head = f"{row['id']}, {row['day'] or 'undated'}: {row['shipper'] or 'shipper not named'} to {row['consignee'] or 'nobody named'} ({where}); {row['score']} points"
    echo_wrapped(f"{row['rank']:>4}  ", plain(head), width=92)
    told = [("why", one) for one in row["reasons"]]
    told += [("unverified", one["mark"]) for one in row["because"] if one["mark"]]
    told += [("law", _law_words(one)) for one in row["law"]]
    told += [("open", row["opened"]["says"])] if row["opened"] else []
    told += [("lowers", one) for one in row["lowers"]]
    told.append(("not higher", row["why_not_higher"]))
    for label, text in told:
        echo_wrapped(f"      {label:<11}", plain(text), width=92)
