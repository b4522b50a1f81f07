"""The review of proposals in the terminal: the sentence with its words marked, one key each; the logic is in `app`."""

from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from unpick.app.read_review import Session

__all__ = ["ask"]

Json = dict[str, Any]

_KEYS: Final = {"a": "accept", "e": "edit", "r": "reject", "d": "duplicate"}
_FIELDS: Final = (
    "subject",
    "predicate",
    "object",
    "bound",
    "value",
    "unit",
    "from",
    "to",
    "attribution",
    "certainty",
)


def ask(session: "Session") -> None:
    """Show each open proposal and take an answer.

    What was answered up to a `q` is kept; an interrupt keeps nothing.
    """
    from unpick.cli.terminal import echo_wrapped

    waiting = session.pending()
    if not waiting:
        click.echo("No proposal is open: all were answered, or the files propose nothing.")
        return
    many = f"{len(waiting)} proposal{'s' * (len(waiting) != 1)}."
    echo_wrapped(
        "", f"{many} a accept, e edit, r reject, d duplicate of, s skip, q keep and leave.", width=90
    )
    for number, claim in enumerate(waiting, 1):
        _show(session, claim, f"{number}/{len(waiting)}")
        if not _one(session, claim, waiting):
            return


def _one(session: "Session", claim: Json, waiting: list[Json]) -> bool:
    from unpick.app.read_answers import Answer
    from unpick.model.errors import UsageError

    while True:
        key = click.prompt("a/e/r/d/s/q", default="s", show_default=False).strip().lower()[:1]
        if key == "q":
            return False
        if key == "s":
            return True
        if key not in _KEYS:
            continue
        changes = _changes(claim) if key == "e" else {}
        of = _of(waiting) if key == "d" else ""
        why = click.prompt("why", default="", show_default=False) if key in "rd" else ""
        try:
            session.say(Answer(id=claim["id"], action=_KEYS[key], changes=changes, of=of, why=why))
        except UsageError as fault:
            click.secho(str(fault), fg="red")
            continue
        return True


def _of(waiting: list[Json]) -> str:
    """Ask of which proposal it is a duplicate: by its id, or by its number in this review."""
    said = str(click.prompt("duplicate of (id or number)")).strip()
    if said.isdigit() and 0 < int(said) <= len(waiting):
        return str(waiting[int(said) - 1]["id"])
    return said


def _changes(claim: Json) -> dict[str, str]:
    """Ask for each field; an empty answer leaves it, a single - empties it."""
    changes = {}
    for name in _FIELDS:
        held = "" if claim[name] is None else str(claim[name])
        said = click.prompt(f"  {name} [{held}]", default="", show_default=False).strip()
        if said:
            changes[name] = "" if said == "-" else said
    return changes


def _show(session: "Session", claim: Json, place: str) -> None:
    from unpick.cli.terminal import echo_wrapped, plain

    sentence, start, end = session.text_of(claim)
    click.echo()
    for line in _marked(plain(sentence[:start]), plain(sentence[start:end]), plain(sentence[end:]), place):
        click.echo(line)
    for name in _FIELDS:
        if claim[name] not in (None, ""):
            echo_wrapped(f"  {name:<12}", plain(str(claim[name])), width=80)
    click.echo(f"  {'id':<12}{claim['id']}")


def _marked(before: str, words: str, after: str, place: str) -> list[str]:
    """Return a sentence in lines that fit the terminal, the words of the claim marked in each line that has some."""
    import textwrap

    from unpick.cli.terminal import columns

    text = f"[{place}] {before}"
    first, last = len(text), len(text) + len(words)
    text = f"{text}{words}{after}".replace("\n", " ").replace("\t", " ")
    wide = min(100, columns() or 100)
    lines, at = [], 0
    for line in textwrap.wrap(text, wide, break_on_hyphens=False):
        at = text.index(line, at)
        begin, end = (min(max(edge - at, 0), len(line)) for edge in (first, last))
        marked = click.style(line[begin:end], reverse=True) if begin < end else ""
        lines.append(f"{line[:begin]}{marked}{line[end:]}")
        at += len(line)
    return lines
