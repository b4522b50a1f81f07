"""The command `read`: press and reports to proposed claims, and confirming them."""

from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit, exit_code

__all__ = ["read_command"]

FILE = click.Path(path_type=Path)


@click.command(name="read")
@click.argument("files", nargs=-1, type=FILE, required=True)
@click.option(
    "--published", type=DAY, help='Day of publication, over what the files say: "last year" counts from it.'
)
@click.option(
    "--model",
    type=FILE,
    help="A file that names a language model to ask as well (url, model); the text is sent there. Off without it.",
)
@click.option("--review", is_flag=True, help="Confirm the proposals one by one; needs a workspace and --by.")
@click.option(
    "--answers", type=FILE, help="Answers from a file instead of the terminal: a list of id, action, changes."
)
@click.option("--by", default="", help="Who confirms; the log keeps the name.")
@click.option(
    "--grade", default="F", show_default=True, help="Reliability of the source, A to F; F cannot be judged."
)
@click.option(
    "--again",
    is_flag=True,
    help="A second person answers as well, without seeing the first one's answers; with --review or --answers.",
)
@click.option(
    "--agreement", is_flag=True, help="How far those agree who answered these files; needs a workspace."
)
@common_options
def read_command(
    settings: Settings,
    files: tuple[Path, ...],
    published: Any,
    model: Path | None,
    review: bool,
    answers: Path | None,
    by: str,
    grade: str,
    again: bool,
    agreement: bool,
) -> int:
    """Read articles, pages, PDFs and e-mails into proposed claims; nothing counts before a person accepts it.

    \b
    Example:
      unpick read article.html report.pdf
      unpick read article.txt --published 2026-02-11 --json
      unpick read article.txt --review --by "A. Reader" --grade C
    """
    from unpick.app.read import read_press
    from unpick.app.workspace import now

    if review or answers is not None:
        document = _reviewed(settings, files, published, model, answers, by, grade, again)
    else:
        document = read_press(_workspace(settings), files, at=now(), published=published, model=model)
    if agreement and "agreement" not in document:
        document["agreement"] = _agreement(settings, files, published, model)
    emit(settings, document, _words)
    return exit_code(rejected=sum(1 for one in document["documents"] if not one["characters"]))


def _reviewed(
    settings: Settings,
    files: tuple[Path, ...],
    published: Any,
    model: Path | None,
    answers: Path | None,
    by: str,
    grade: str,
    again: bool,
) -> Any:
    from unpick.app.read_answers import answers_in
    from unpick.app.read_review import open_review
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.read_review import ask
    from unpick.model.errors import UsageError
    from unpick.store.workspace import Workspace

    if not by.strip():
        raise UsageError("--by", "nobody is named", "say who reviews")
    session = open_review(
        Workspace.open(find_workspace(settings.workspace)),
        files,
        at=now(),
        published=published,
        model=model,
        again=by if again else "",
    )
    if answers is None:
        ask(session)
    else:
        for answer in answers_in(answers):
            session.say(answer)
    return session.keep(by=by, grade=grade)


def _agreement(settings: Settings, files: tuple[Path, ...], published: Any, model: Path | None) -> Any:
    from unpick.app.read_review import open_review
    from unpick.app.workspace import find_workspace, now
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(find_workspace(settings.workspace))
    return open_review(workspace, files, at=now(), published=published, model=model).agreement()


def _workspace(settings: Settings) -> Any:
    """Return the workspace; without --workspace and without one at the usual places, None: reading alone needs none."""
    from unpick.app.workspace import find_workspace
    from unpick.model.errors import NotAWorkspace
    from unpick.store.workspace import Workspace

    try:
        return Workspace.open(find_workspace(settings.workspace))
    except NotAWorkspace:
        if settings.workspace is not None:
            raise
        return None


def _words(document: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped, plain

    for one in document["documents"]:
        day = one["published"] or "no day of publication"
        click.secho(f"{one['file']} ({one['media']}, {day}): {one['title'] or 'no title'}", bold=True)
        for claim in (claim for claim in document["claims"] if claim["span"]["document"] == one["document"]):
            _claim(claim)
    for conflict in document["conflicts"]:
        echo_wrapped(
            "  do not agree  ",
            f"{conflict['says']}{' (' + conflict['note'] + ')' if conflict['note'] else ''}",
            width=90,
        )
    if (told := document.get("agreement")) and (told["answered_by_two"] or told["rest_on_one"]):
        _agreed(told)
    for origin in (one for one in document["origins"] if len(one["documents"]) > 1):
        echo_wrapped("  one origin    ", origin["says"], width=90)
    for name in dict.fromkeys(one["name"] for one in document["listed"]):
        echo_wrapped("  spelled so on a list  ", f"{name}: screen it (unpick screen)", width=84)
    for reject in document["rejects"]:
        part = f", {reject['column']}" if reject["column"] not in ("", reject["file"]) else ""
        click.echo(plain(f"{reject['file']}{part}: {reject['problem']}; {reject['remedy']}"), err=True)
    for message in (document["coverage"]["says"], *document["messages"]):
        echo_wrapped("", message, width=90)


def _agreed(told: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped

    if told["answered_by_two"]:
        _alike(told)
    for one in told["differ"]:
        said = "; ".join(
            f"{answer['by']}: {answer['action']}"
            + "".join(f" {key}={value}" for key, value in answer["changes"].items())
            for answer in one["answers"]
        )
        echo_wrapped("  differ        ", f"{one['claim']} “{one['quote']}”: {said}", width=90)
    if told["rest_on_one"]:
        echo_wrapped(
            "  one reader    ",
            f"claims on wages, prices, sites or people that one person alone accepted: {', '.join(told['rest_on_one'])}",
            width=90,
        )


def _alike(told: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped

    alpha = (
        ", ".join(f"{name} {value}" for name, value in told["alpha"].items() if value is not None)
        or "not defined"
    )
    echo_wrapped(
        "  agreement     ",
        f"{told['same_action']} of {told['answered_by_two']} proposals that two answered are answered alike; Krippendorff's alpha: {alpha} (target {told['target']}).",
        width=90,
    )


def _claim(claim: dict[str, Any]) -> None:
    from unpick.cli.terminal import echo_wrapped

    figure = " ".join(str(claim[key]) for key in ("bound", "value", "unit") if claim[key] is not None)
    period = f" [{claim['from'] or '...'} to {claim['to'] or '...'}]" if claim["from"] or claim["to"] else ""
    said = f"{claim['subject'] or '(nobody named)'}: {claim['predicate']}"
    said += f" {claim['object']}" if claim["object"] else ""
    said += f" {figure}" if figure else ""
    echo_wrapped(f"  {claim['id']}  ", f"{said}{period}, {claim['certainty']}", width=90)
    echo_wrapped(
        " " * 16,
        f"says who: {claim['attribution']}; “{claim['quote']}” ({claim['span']['start']}-{claim['span']['end']})",
        width=90,
    )
