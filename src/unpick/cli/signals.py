"""The command `signals`: indicators over the workspace, each measured or refused."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["signals_command"]


@click.command(name="signals")
@click.argument("names", nargs=-1)
@click.option(
    "--indicator", "only", multiple=True, help="Id of an indicator, such as I01; may be given again."
)
@click.option(
    "--engine",
    default="",
    metavar="URL",
    help="Where the statements over shipments run: duckdb, local (Spark here), spark://HOST:7077 or sc://HOST:15002.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="A new HTML file: each signal with its picture, and the same numbers as a table.",
)
@common_options
def signals_command(
    settings: Settings, names: tuple[str, ...], only: tuple[str, ...], engine: str, out: Path | None
) -> int:
    """Measure prices, wages, capacity, mass, audits and breaks of suppliers against what paid labor and peers allow.

    \b
    Example:
      unpick signals "Invented River Mill"
      unpick signals --indicator I01 --json
      unpick signals --out signals.html
    """
    from unpick.app.review_page import check_new
    from unpick.app.signals import signals, write_signals
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(find_workspace(settings.workspace))
    if out:
        check_new(out, "--out")
    document = signals(workspace, names, at=now(), known_at=settings.known_at, only=only, engine=engine)
    if out:
        document = write_signals(document, out)
    emit(settings, document, _words)
    return exit_code()


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped
    from unpick.report.signal_fold import fold_signals

    shown = document["signals"]
    for resolution in dict.fromkeys(one["resolution"] for one in shown):
        own = [one for one in shown if one["resolution"] == resolution]
        click.secho(f"{resolution}: {own[0]['wording']}", bold=True)
        for one in fold_signals(own):
            _signal(one)
    if ran := document.get("engine"):
        click.echo(f"Found with: {ran['name']}, version {ran['version']}")
    for message in (document["coverage"]["says"], *document["messages"]):
        echo_wrapped("", message, width=90)


def _signal(one: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped, plain

    for line, text in enumerate(_lines(one)):
        echo_wrapped(f"  {'' if line else one['mark']:<8}", plain(text), width=80)


def _lines(one: dict[str, Any]) -> list[str]:
    """Return what is told of one entry: its head, its sentence, its controls, its doubts."""
    head = f"{one['indicator']} {one['name']}"
    if len(one["subjects"]) > 1:
        return [f"{head}: of {len(one['subjects'])} subjects", f"{_some(one['subjects'])} (all with --json)"]
    goods = f", {one['product']}" if one["product"] and one["product"] not in one["subject"] else ""
    told = [f"{head}: {one['subject']}{goods}{_days(one['period'])}{_times(one)}"]
    if one["refused"]:
        others = len(one["lacked"]) - 1
        more = f" (and {others} more such, all with --json)" if others else ""
        return [*told, f"{one['refused']}; wanted: {one['lacked'][0]}{more}"]
    told.append(one["says"])
    if one["controls"]:
        nearest = _some(one["controls"])
        told.append(f"{len(one['controls'])} controls, the nearest first: {nearest} (all with --json)")
    # Where the sentence tells the power itself it stands there once.
    if one["power_for"] and f"{one['power']:.0%}" not in one["says"]:
        told.append(f"chance to see {one['power_for']}: {one['power']:.0%}")
    told += [f"against: {text}" for text in one["against"]]
    if one["fires"]:
        rank = "" if one["p"] is None else f" (p {one['p']:.3g})"
        told.append(f"held against: {one['null_model']}{rank}")
        if one["rests_on"]:
            told.append(
                f"rests on: {_some(one['rests_on'])}{' (all with --json)' * (len(one['rests_on']) > 5)}"
            )
        told += [f"rule out first: {'; '.join(one['innocent'])}", f"ask for: {one['ask']}"]
    return told


def _days(period: dict[str, str] | None) -> str:
    if not period:
        return ""
    return (
        f", {period['from']}" if period["from"] == period["to"] else f", {period['from']} to {period['to']}"
    )


def _times(one: dict[str, Any]) -> str:
    return f", {one['times']} times" if one["times"] > 1 else ""


def _some(names: list[str]) -> str:
    """Return the first five names, and that there are others."""
    return f"{', '.join(names[:5])}{', ...' * (len(names) > 5)}"
