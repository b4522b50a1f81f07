"""The command `law`: which regimes hold on the day, element by element, in words or JSON."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["law_command"]

_LEVELS = {"presumed": ("presumed", "prohibited", "not_rebutted"), "prohibited": ("prohibited",)}


@click.command(name="law")
@click.argument("subject", required=False)
@click.option(
    "--facts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A facts file with questions.",
)
@click.option("--regime", help="Only this regime, such as US-CAATSA321.")
@click.option("--country", default="", help="Country of import (ISO code), where the data do not say.")
@click.option("--hs", default="", help="HS code of the goods, where the data do not say.")
@click.option("--material", multiple=True, help="What the goods are made of, such as cotton.")
@click.option("--event", multiple=True, metavar="NAME=DAY", help="A dated step, such as notice=2021-01-08.")
@click.option("--extensions", type=click.IntRange(min=0), default=0, help="Extensions granted for the task.")
@click.option("--detained-under", multiple=True, metavar="ID", help="A regime that the notice names.")
@click.option(
    "--regimes",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own regime files, asked beside the bundled ones.",
)
@click.option("--ical", type=click.Path(dir_okay=False, path_type=Path), help="Write deadlines to this .ics.")
@click.option("--fail-on", type=click.Choice(sorted(_LEVELS)), help="Exit 3 at or above this outcome.")
@common_options
def law_command(
    settings: Settings,
    subject: str | None,
    facts: Path | None,
    regime: str | None,
    country: str,
    hs: str,
    material: tuple[str, ...],
    event: tuple[str, ...],
    extensions: int,
    detained_under: tuple[str, ...],
    regimes: Path | None,
    ical: Path | None,
    fail_on: str | None,
) -> int:
    """Say which regimes hold on the day, element by element.

    \b
    Example:
      unpick law "Poof Apparel" --known-at 2021-03-05
      unpick law fc-paekto-goods --country US --on 2026-02-15
      unpick law --facts case.yml --regime US-CAATSA321 --json
      unpick law "Poof Apparel" --event imported=2020-12-15 --event notice=2020-12-23 --ical due.ics
    """
    from unpick.app.law import Line, law_of_facts, law_of_subject, steps_given, write_calendar
    from unpick.app.workspace import find_workspace, now

    steps = steps_given(event, extensions=extensions, detained_under=detained_under)
    shared: dict[str, Any] = {
        "on": settings.on,
        "known_at": settings.known_at,
        "regime": regime,
        "steps": steps,
        "own_regimes": regimes,
        "at": now(),
    }
    if facts:
        document = law_of_facts(facts.read_bytes(), facts.name, **shared)
    elif subject:
        line = Line(import_country=country, hs=hs, materials=material)
        document = law_of_subject(find_workspace(settings.workspace), subject, line=line, **shared)
    else:
        raise click.UsageError("Name a SUBJECT or give --facts FILE.")
    if ical:
        document["messages"] = [*document.get("messages", []), write_calendar(document, ical)]
    emit(settings, document, _print)
    reached = [
        row
        for row in document["assessments"]
        # A rule under which nothing is barred from entry stops no build.
        if fail_on and row["outcome"] in _LEVELS[fail_on] and row["effect"] in ("entry", "blocking")
    ]
    return exit_code(rejected=len(document.get("rejects", [])), at_level=bool(reached))


def _note(note: dict[str, str]) -> str:
    """Return a note of a rule with its mark in words; a remark of this project on its own file has none."""
    from unpick.law.marks import in_brackets
    from unpick.law.wording import spell_days

    mark = f" {in_brackets(note['mark'], note['cite'])}" if note["mark"] else ""
    return f"Note: {spell_days(note['says'])}{mark}"


def _quiet(row: dict[str, Any]) -> str:
    """Return one rule that does not reach the goods, with what ended it, or that its record begins later."""
    if row["before_record"]:
        return f"{row['regime']} not recorded for that day"
    ended = [one["ended_by"] for one in row["history"] if one["ended_by"]]
    why = f" ({'; '.join(ended)})" if ended and row["outcome"] == "not_in_force" else ""
    return f"{row['regime']} {row['outcome'].replace('_', ' ')}{why}"


def _print(document: dict[str, Any]) -> None:
    click.echo(f"{document['subject']}\n")
    quiet = [row for row in document["assessments"] if row["outcome"] in ("not_in_force", "not_triggered")]
    for row in document["assessments"]:
        if row in quiet:
            continue
        click.secho(
            f"{row['regime']}: {row['means'] or row['outcome'].replace('_', ' ')}  ({row['line']}, {row['on'] or 'undated'})",
            bold=True,
        )
        for paragraph in (*row["plain"], *(_note(one) for one in row["notes"])):
            click.echo(click.wrap_text(paragraph, width=88, initial_indent="  ", subsequent_indent="  "))
        click.echo("")
    if quiet:
        says = "; ".join(dict.fromkeys(_quiet(row) for row in quiet))
        click.echo(click.wrap_text(f"Also asked: {says}.", width=90))
    for message in document.get("messages", []):
        click.echo(click.wrap_text(message, width=90))
    click.echo(click.wrap_text(f"Searched: {document['coverage']['says']} Absence proves nothing.", width=90))
