"""The commands `resolve` and `decide`."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["decide_command", "resolve_command"]


@click.command(name="resolve")
@click.option("--review", is_flag=True, help="Print the pairs that a person should decide.")
@common_options
def resolve_command(settings: Settings, review: bool) -> int:
    """Find which parties of the workspace are one.

    \b
    Example:
      unpick resolve --review
    """
    from unpick.app.resolve import resolve_workspace
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    document = resolve_workspace(folder, at=now(), known_at=settings.known_at)
    emit(settings, document, _print_review if review else _print_clusters)
    return exit_code()


@click.command(name="decide")
@click.argument("a")
@click.argument("b")
@click.argument("outcome", type=click.Choice(("same", "related", "different", "unsure")))
@click.option("--by", required=True, help="Who decides.")
@click.option("--why", required=True, help="On what ground.")
@common_options
def decide_command(settings: Settings, a: str, b: str, outcome: str, by: str, why: str) -> int:
    """Record what a person holds two things to be; it wins over the model and can be undone.

    \b
    Example:
      unpick decide pty-1a2b pty-3c4d different --by "A. Analyst" --why "two registration numbers"
    """
    from unpick.app.resolve import decide_pair
    from unpick.app.workspace import find_workspace, now

    folder = find_workspace(settings.workspace)
    emit(settings, decide_pair(folder, a, b, outcome, by=by, why=why, at=now()), _print_decision)
    return exit_code()


def _print_clusters(document: dict[str, Any]) -> None:
    for group in document["clusters"]:
        click.echo(" = ".join(member["name"] for member in group["members"]))
        for reason in group["reasons"]:
            click.echo(f"  {reason}")
    click.echo(f"{len(document['clusters'])} clusters; {document['review_total']} pairs to review (--review)")


def _print_review(document: dict[str, Any]) -> None:
    for pair in document["review"]:
        click.echo(f"{pair['a']} ({pair['a_id']}) / {pair['b']} ({pair['b_id']}): score {pair['score']}")
        for reason in pair["reasons"]:
            click.echo(f"  {reason}")
    for message in document["messages"]:
        click.echo(message)


def _print_decision(document: dict[str, Any]) -> None:
    click.echo(f"recorded as {document['decision']}")
