"""What the terminal says of a drafted paper: its sentences with their exhibits, its bars, its gaps."""

from typing import Any

import click

__all__ = ["echo_bars", "echo_draft", "echo_gaps", "echo_paper", "echo_tail"]


def echo_draft(document: dict[str, Any], what: str) -> None:
    """Print a whole draft: its sentences or that it is refused, its bars, its gaps.

    Args:
        what: kind of the paper, in one word.
    """
    click.secho(document["title"], bold=True)
    click.echo(f"case {document['case']}, known on {document['known_at']}\n")
    if document["refused"]:
        click.secho(f"REFUSED: no {what} is written.", bold=True)
    else:
        echo_paper(document)
    echo_bars(document)
    echo_gaps(document)
    echo_tail(document)


_MOST_LABELS = 12
"""Exhibits that a line of the terminal names; `--json` and the paper have all."""


def echo_paper(document: dict[str, Any]) -> None:
    """Print the sections with their sentences, each with the labels of its exhibits, then the annexes."""
    from unpick.cli.terminal import echo_wrapped

    said: dict[str, list[dict[str, Any]]] = {}
    for one in document["sentences"]:
        said.setdefault(one["part"], []).append(one)
    for section in document["sections"]:
        rule = f" [{section['rule']}]" if section["rule"] else ""
        click.secho(f"{section['number']} {section['heading']}{rule}", bold=True)
        for text, exhibits in _lines(said.get(section["number"], [])):
            more = f" and {len(exhibits) - _MOST_LABELS} more" if len(exhibits) > _MOST_LABELS else ""
            cites = f" [{', '.join(exhibits[:_MOST_LABELS])}{more}]" if exhibits else ""
            echo_wrapped("  ", f"{text}{cites}", width=86)
        click.echo("")
    for one in document["exhibits"]:
        echo_wrapped(
            f"{one['id']:<6}",
            f"{one['title']} ({one['published'] or 'no day'}) {one['url']}".rstrip(),
            width=84,
        )


def echo_bars(document: dict[str, Any]) -> None:
    """Print the quality bar."""
    from unpick.cli.terminal import echo_wrapped

    click.secho("\nQuality bar", bold=True)
    for one in document["bars"]:
        found = f"{one['value']} of {one['n']}" if one["n"] else one["value"]
        echo_wrapped(
            f"  {'met' if one['met'] else 'not met':<8}",
            f"{one['name']}: {found}, asked: {one['asked']}",
            width=80,
        )


def echo_gaps(document: dict[str, Any]) -> None:
    """Print the gaps and how to close each."""
    from unpick.cli.terminal import echo_wrapped

    click.secho("\nGaps, and how to close them", bold=True)
    for one in document["gaps"]:
        mark = "STOPS" if one["stops"] else "gap"
        echo_wrapped(f"  {mark:<8}", f"{one['what']} ({one['rule']})", width=80)
        echo_wrapped(f"  {'':<8}", f"to close: {'; '.join(one['where_to_get'])}", width=80)


def echo_tail(document: dict[str, Any]) -> None:
    """Print what was looked at, messages, and the files that were written."""
    from unpick.cli.terminal import echo_wrapped

    for message in (document["coverage"]["says"], *document["messages"]):
        echo_wrapped("", message, width=90)
    for one in document["files"]:
        click.echo(f"written: {one['path']}")


def _lines(sentences: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return sentences as they print on a terminal; the cells of a row of a table stand in one line, with their heads."""
    lines: dict[tuple[Any, ...], tuple[list[str], list[str]]] = {}
    for at, one in enumerate(sentences):
        key = (one["table"], one["row"]) if "table" in one else (at,)
        texts, exhibits = lines.setdefault(key, ([], []))
        texts.append(f"{one['column']}: {one['text']}" if "table" in one else one["text"])
        exhibits += [label for label in one["exhibits"] if label not in exhibits]
    return [(" | ".join(texts), exhibits) for texts, exhibits in lines.values()]
