"""Sets of facts without which no chain stands, as text: each fact once, the sets by their numbers."""

from collections import Counter
from typing import Any, Final

__all__ = ["write_breaking"]

_MOST: Final = 5
"""Sets that are printed for one target."""


def write_breaking(breaking: list[dict[str, Any]]) -> None:
    """Print the sets of several facts without which no chain stands; single ones stand below their chain."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    for one in breaking:
        name = one["target"]["name"]
        sets = [each for each in one["sets"] if len(each) > 1]
        numbers, words = _facts(sets[:_MOST])
        if len(sets) == 1:
            console.print(f"No chain to {name} stands if all of this is false:", soft_wrap=True)
        elif sets:
            told = "; ".join(_joined([numbers[fact["id"]] for fact in each]) for each in sets[:_MOST])
            more = f"; and {len(sets) - _MOST} more sets, which --json lists" if len(sets) > _MOST else ""
            console.print(
                f"No chain to {name} stands if all facts of a set are false. Sets: {told}{more}.",
                soft_wrap=True,
            )
        rows = Table.grid(padding=(0, 2))
        for number, text in enumerate(words, 1):
            rows.add_row(str(number), text)
        if words:
            console.print(Padding(rows, (0, 0, 0, 2)))
        if not one["complete"]:
            console.print(
                f"Not every set of facts that breaks the chains to {name} was looked for.", soft_wrap=True
            )


def _facts(sets: list[list[dict[str, Any]]]) -> tuple[dict[str, int], list[str]]:
    """Return the number of each fact, from 1 as they occur, and their words; those with equal words are told by their id."""
    texts = {fact["id"]: fact["text"].rstrip(".") for each in sets for fact in each}
    alike = Counter(texts.values())
    words = [f"{text} [{one}]" if alike[text] > 1 else text for one, text in texts.items()]
    return {one: number for number, one in enumerate(texts, 1)}, words


def _joined(numbers: list[int]) -> str:
    *first, last = (str(number) for number in sorted(numbers))
    return f"{', '.join(first)} and {last}"
