"""The commands `sites` and `goods`: the registers, with history and the sentence each entry rests on."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["goods_command", "sites_command"]


@click.group(name="sites")
def sites_command() -> None:
    """Show the register of watched sites.

    \b
    Example:
      unpick sites list
      unpick sites show Paekto --json
    """


@click.group(name="goods")
def goods_command() -> None:
    """Show the register of watched goods.

    \b
    Example:
      unpick goods list
      unpick goods show "false eyelashes"
      unpick goods show 9503
    """


@sites_command.command(name="list")
@common_options
def sites_list(settings: Settings) -> None:
    """List every watched site."""
    _sites(settings, None)


@sites_command.command(name="show")
@click.argument("name")
@common_options
def sites_show(settings: Settings, name: str) -> None:
    """Show one site with its history and sources."""
    _sites(settings, name)


@goods_command.command(name="list")
@common_options
def goods_list(settings: Settings) -> None:
    """List every watched good."""
    _goods(settings, None)


@goods_command.command(name="show")
@click.argument("name")
@common_options
def goods_show(settings: Settings, name: str) -> None:
    """Show a good, or the goods of an HS code, with history and sources."""
    _goods(settings, name)


def _sites(settings: Settings, name: str | None) -> None:
    from unpick.app.registers import sites
    from unpick.app.workspace import now

    emit(settings, sites(name, known_at=settings.known_at, at=now()), _whole if name else _lines)


def _goods(settings: Settings, name: str | None) -> None:
    from unpick.app.registers import goods
    from unpick.app.workspace import now

    emit(settings, goods(name, known_at=settings.known_at, at=now()), _whole if name else _lines)


def _lines(document: dict[str, Any]) -> None:
    for entry in document["entries"]:
        place = ", ".join(entry.get("headings", [])) or f"{entry['kind']}, {entry['country']}"
        click.echo(f"{entry['id']:<20} {entry['name']}  ({place})")
    click.echo(document["coverage"]["says"])


def _whole(document: dict[str, Any]) -> None:
    for entry in document["entries"]:
        click.secho(entry["name"], bold=True)
        click.echo(f"  also: {', '.join(entry['names'])}")
        if entry.get("headings"):
            click.echo(f"  HS 2022: {', '.join(entry['headings'])}")
        if entry["note"]:
            click.echo(f"  note: {entry['note']}")
        for row in entry["why"]:
            click.echo(f"  “{row['text']}”" if row["verbatim"] else f"  {row['text']}")
            click.echo(f"    {_cite(row['source'])}")
        for row in entry["history"]:
            span = f"{row['from'] or '...'} to {row['to']}" if row["to"] else row["from"] or "undated"
            click.echo(f"  {span}: {row['says']}")
            click.echo(f"    {_cite(row['source'])}")
    click.echo(document["coverage"]["says"])


def _cite(source: dict[str, Any]) -> str:
    return ", ".join(str(source[key]) for key in ("title", "date", "mark") if source.get(key))
