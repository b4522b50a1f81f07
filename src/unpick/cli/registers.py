"""The commands `sites` and `goods`: the registers of what is watched, with the sentences they rest on."""

from typing import Any, Final

import click

from unpick.cli.options import Settings, common_options, emit

__all__ = ["goods_command", "sites_command"]

WIDTH: Final = 88
"""Columns of the widest line; East Asian letters take two."""


@click.group(name="sites")
def sites_command() -> None:
    """Watched sites: camps, complexes, cities, a region.

    \b
    Example:
      unpick sites list
      unpick sites show Kaesong
    """


@sites_command.command(name="list")
@common_options
def list_sites_command(settings: Settings) -> None:
    """List the watched sites."""
    from unpick.app.registers import sites
    from unpick.app.workspace import now

    emit(settings, sites(known_at=settings.known_at, at=now()), _print_list)


@sites_command.command(name="show")
@click.argument("name")
@common_options
def show_site_command(settings: Settings, name: str) -> None:
    """Show one site by name or alias: history and cited sentences."""
    from unpick.app.registers import sites
    from unpick.app.workspace import now

    emit(settings, sites(name, known_at=settings.known_at, at=now()), _print_entries)


@click.group(name="goods")
def goods_command() -> None:
    """Watched goods with their HS headings.

    \b
    Example:
      unpick goods list
      unpick goods show wigs
      unpick goods show 6704.19
    """


@goods_command.command(name="list")
@common_options
def list_goods_command(settings: Settings) -> None:
    """List the watched goods."""
    from unpick.app.registers import goods
    from unpick.app.workspace import now

    emit(settings, goods(known_at=settings.known_at, at=now()), _print_list)


@goods_command.command(name="show")
@click.argument("name")
@common_options
def show_good_command(settings: Settings, name: str) -> None:
    """Show a good by name or alias, or the goods of an HS code."""
    from unpick.app.registers import goods
    from unpick.app.workspace import now

    emit(settings, goods(name, known_at=settings.known_at, at=now()), _print_entries)


def _print_list(document: dict[str, Any]) -> None:
    for entry in document["entries"]:
        what = f"{entry['kind']}, {entry['place']}" if "place" in entry else _spans(entry["headings"])
        _say(f"{entry['id']:<26} {entry['country']}  {entry['name']}: {what}", hang=31)
    _messages(document)


def _print_entries(document: dict[str, Any]) -> None:
    for entry in document["entries"]:
        _say(f"{entry['name']} ({entry['country']})")
        if "place" in entry:
            _say(f"{entry['kind']}; {entry['place']}; known to: {entry['precision']}")
            _say(f"independent origins that place it: {entry['signals']}")
        _say(f"also: {'; '.join(entry['names'])}")
        for code, words in entry.get("descriptions", {}).items():
            _say(f"HS {code}  {words}", indent=2, hang=11)
        if entry["note"]:
            _say(entry["note"])
        _say("Rests on:")
        for said in entry["why"]:
            _say(f"“{said['text']}”", indent=2, hang=4)
            _say(_cite(said["source"]), indent=4)
        _say("History:")
        for event in entry["history"]:
            _say(f"{_when(event)}  {event['says']}", indent=2, hang=4)
            _say(_cite(event["source"]), indent=4)
        click.echo()
    _messages(document)


def _messages(document: dict[str, Any]) -> None:
    for message in (*document["messages"], document["coverage"]["says"]):
        _say(message)


def _when(event: dict[str, Any]) -> str:
    if event["from"] == event["to"]:
        return str(event["from"])
    return f"{event['from'] or '…'} to {event['to'] or 'open'}"


def _cite(source: dict[str, Any]) -> str:
    mark = f" ({source['mark']})" if source["mark"] else ""
    return f"{source['title']}, {source['date'] or 'undated'}{mark}"


def _spans(codes: list[str]) -> str:
    """Return headings with neighbors joined, so that 26 of them fit a line."""
    spans: list[list[str]] = []
    for code in codes:
        if spans and int(code) == int(spans[-1][-1]) + 1:
            spans[-1].append(code)
        else:
            spans.append([code])
    return "HS " + ", ".join(span[0] if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


def _say(text: str, *, indent: int = 0, hang: int | None = None) -> None:
    """Print a paragraph no wider than WIDTH columns; later lines hang."""
    later = " " * (indent if hang is None else hang)
    line, room = " " * indent, True
    for word in text.split(" "):
        joined = line + word if room else f"{line} {word}"
        if _columns(joined) > WIDTH and not room:
            click.echo(line)
            joined = later + word
        line, room = joined, False
    click.echo(line)


def _columns(text: str) -> int:
    """Return the columns of a text on a terminal; East Asian wide letters take two."""
    import unicodedata

    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
