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
    waiting = session.pending()
    click.echo(
        f"{len(waiting)} proposals. a accept, e edit, r reject, d duplicate of, s skip, q keep and leave."
    )
    for number, claim in enumerate(waiting, 1):
        _show(session, claim, f"{number}/{len(waiting)}")
        if not _one(session, claim):
            return


def _one(session: "Session", claim: Json) -> bool:
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
        of = click.prompt("duplicate of (id)").strip() if key == "d" else ""
        why = click.prompt("why", default="", show_default=False) if key in "rd" else ""
        try:
            session.say(Answer(id=claim["id"], action=_KEYS[key], changes=changes, of=of, why=why))
        except UsageError as fault:
            click.secho(str(fault), fg="red")
            continue
        return True


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
    from unpick.cli.terminal import plain

    sentence, start, end = session.text_of(claim)
    click.echo()
    click.echo(
        f"[{place}] {plain(sentence[:start])}{click.style(plain(sentence[start:end]), reverse=True)}{plain(sentence[end:])}"
    )
    for name in _FIELDS:
        if claim[name] not in (None, ""):
            click.echo(f"  {name:<12}{plain(str(claim[name]))}")
    click.echo(f"  {'id':<12}{claim['id']}")
