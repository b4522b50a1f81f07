"""What may reach a terminal: letters; never the control characters that move its cursor or turn its text."""

import re
from typing import Any, Final

__all__ = ["columns", "echo_wrapped", "plain", "plain_json", "printable"]

_CONTROL: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff]"
)
"""C0 but tab and line end, C1, bidirectional controls, line separators, halves of surrogate pairs.

Source: Unicode Technical Report 36, section 2.8 (bidirectional text spoofing); ECMA-48 control sequences.
Joiners (U+200C, U+200D) stay: Uyghur and Persian need them.
"""


_NARROWEST: Final = 30
"""Characters of the narrowest column that text is wrapped to."""


def plain(text: str) -> str:
    """Return the text with each control character written out.

    >>> print(plain("Invented \\x1b[31m Mill"))
    Invented \\x1b[31m Mill
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def plain_json(text: str) -> str:
    """Return JSON text with control characters as escapes: another spelling of the same document."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def printable(value: Any) -> Any:
    """Return a document whose every text is plain."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {printable(key): printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list | tuple) else value


def columns() -> int | None:
    """Return how wide the terminal is that is written to; None where it is a file or a pipe, whose lines must not depend on it."""
    import shutil
    import sys

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def echo_wrapped(label: str, text: str, *, width: int) -> None:
    """Print a label and a text beside it, wrapped at `width` characters or where a terminal ends, further lines under the first."""
    import textwrap

    import click

    if (wide := columns()) is not None:
        width = min(width, max(_NARROWEST, wide - len(label)))
    first, *rest = textwrap.wrap(text, width) or [""]
    click.echo(f"{label}{first}")
    for more in rest:
        click.echo(f"{'':{len(label)}}{more}")
