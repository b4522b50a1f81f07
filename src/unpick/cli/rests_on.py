"""Which lists an answer rests on, each with its day, as a closing line of the terminal."""

from typing import Any

import click

__all__ = ["echo_lists"]


def echo_lists(coverage: dict[str, Any]) -> None:
    """Print the lists that were read with the day of each; nothing where the answer names none."""
    days: dict[str, list[str]] = {}
    for one in coverage.get("list_versions", ()):
        days.setdefault(one["list"], []).append(one["as_of"] or "no day")
    if days:
        click.echo(f"lists: {', '.join(f'{name} of {_span(of)}' for name, of in days.items())}")


def _span(days: list[str]) -> str:
    """Return the day of a list, or the first and last where it was put together from several."""
    ordered = sorted(set(days))
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"
