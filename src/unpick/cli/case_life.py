"""The commands on the life of a case: `case diary`, `case harm`, `case reply`, `case joint`, `case sheet`, `case merge`."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from unpick.cli.options import DAY, Settings, common_options, emit

__all__ = ["LIFE_COMMANDS"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _usage(says: str) -> click.UsageError:
    return click.UsageError(says)


@click.command(name="diary")
@click.argument("case")
@click.option(
    "--step",
    default="",
    help="A step: petitioned, received, returned, referred, ordered, modified, detained, ...",
)
@click.option("--day", type=DAY, help="The day of the step.")
@click.option("--says", default="", help="Who says so, such as the letter's sender.")
@click.option("--exhibit", default="", help="Id of the exhibit that shows it.")
@click.option("--note", default="", help="What else to keep with it.")
@click.option("--instead", default="", help="Id of the line that this one corrects; both stay in the log.")
@click.option(
    "--order",
    multiple=True,
    metavar="ID",
    help="Regime that a notice of detention names; its clocks run too.",
)
@click.option(
    "--ical",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the open time limits as a calendar.",
)
@click.option("--by", default="", help="Who writes it down.")
@common_options
def diary_command(
    settings: Settings,
    case: str,
    step: str,
    day: dt.date | None,
    order: tuple[str, ...],
    ical: Path | None,
    **parts: str,
) -> None:
    """The diary of a petition: steps with who says so and what shows it, and the time limits that follow.

    \b
    Example:
      unpick case diary mine --step received --day 2024-03-01 --says "CBP, letter" --exhibit EX-2 --by "A. Clerk"
      unpick case diary mine
    """
    from unpick.app.life_diary import note_step, show_diary
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_diary

    folder = find_workspace(settings.workspace)
    if step:
        if day is None:
            raise _usage("Give --day, the day of the step.")
        document = note_step(folder, case, step, day=day, at=now(), **parts)
    else:
        document = show_diary(folder, case, at=now(), known_at=settings.known_at, orders=order, ical=ical)
    emit(settings, document, print_diary)


@click.command(name="harm")
@click.argument("case")
@click.option(
    "--answer", nargs=2, metavar="QUESTION TEXT", help="An answer: hit, repatriation, wages, remedy, ..."
)
@click.option("--sign", is_flag=True, help="Sign the page as it stands; by somebody who wrote none of it.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the page, .docx or .pdf.")
@click.option("--by", default="", help="Who answers or signs.")
@common_options
def harm_command(
    settings: Settings, case: str, answer: tuple[str, str] | None, sign: bool, out: Path | None, by: str
) -> None:
    """The harm page: who is hit, repatriation, wages owed, remedy, timing, who spoke; a second person signs.

    \b
    Example:
      unpick case harm mine --answer wages "About 40 workers are owed nine months, held by the trading firm." --by "A. Clerk"
      unpick case harm mine --sign --by "B. Reader"
    """
    from unpick.app.life_harm import answer_harm, harm_page, sign_harm
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_harm

    if answer and sign:
        raise _usage("Answer or sign; who answers cannot sign.")
    folder = find_workspace(settings.workspace)
    if answer:
        document = answer_harm(folder, case, answer[0], answer[1], by=by, at=now())
    elif sign:
        document = sign_harm(folder, case, by=by, at=now())
    else:
        document = harm_page(folder, case, at=now(), out=out)
    emit(settings, document, print_harm)


@click.command(name="reply")
@click.argument("case")
@click.option("--from", "firm", default="", help="The firm, as the case or the letter names it.")
@click.option("--file", "file", type=_FILE, help="The reply as it came: text, e-mail, PDF or DOCX.")
@click.option("--day", type=DAY, help="The day it came; with --asked, the day the firm was asked.")
@click.option(
    "--about", multiple=True, metavar="CLAIM", help="Id of a claim that it answers; without, all of the firm."
)
@click.option("--asked", is_flag=True, help="Record that the firm was asked.")
@click.option("--until", type=DAY, help="By when it was to answer.")
@click.option("--by", default="", help="Who writes it down.")
@common_options
def reply_command(
    settings: Settings, case: str, file: Path | None, asked: bool, by: str, **parts: Any
) -> None:
    """Replies of firms, every word, beside what they answer; firms that were not asked are named.

    \b
    Example:
      unpick case reply mine --asked --from "Invented Mill" --day 2024-02-01 --until 2024-02-15 --by "A. Clerk"
      unpick case reply mine --from "Invented Mill" --file letter.pdf --day 2024-02-12 --by "A. Clerk"
    """
    from unpick.app.life_reply import Letter, keep_reply, note_asked, show_replies
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_replies

    folder, firm, day = find_workspace(settings.workspace), str(parts["firm"]), parts["day"]
    if (file or asked) and (day is None or not firm):
        raise _usage("Give --from FIRM and --day.")
    if file and asked:
        raise _usage("Record the letter to the firm and its reply one after the other.")
    if file:
        letter = Letter(file=file, firm=firm, day=day, about=parts["about"])
        document = keep_reply(folder, case, letter, by=by, at=now())
    elif asked:
        document = note_asked(folder, case, firm, day=day, due=parts["until"], by=by, at=now())
    else:
        document = show_replies(folder, case, at=now())
    emit(settings, document, print_replies)


@click.command(name="joint")
@common_options
def joint_command(settings: Settings) -> None:
    """Joint sites of the workspace: one factory or compound with North Korean labor and transfers from Xinjiang, and when.

    \b
    Example:
      unpick case joint
      unpick case joint --known-at 2021-04-01 --json
    """
    from unpick.app.life_joint import joint_sites
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_joint

    document = joint_sites(find_workspace(settings.workspace), at=now(), known_at=settings.known_at)
    emit(settings, document, print_joint)


@click.command(name="sheet")
@click.argument("case")
@click.option("--sign", nargs=2, metavar="CLAIM VERDICT", help="Sign a line off: right, wrong or unclear.")
@click.option("--note", default="", help="What the check found.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the sheet, .docx or .pdf."
)
@click.option("--by", default="", help="Who checks.")
@common_options
def sheet_command(
    settings: Settings, case: str, sign: tuple[str, str] | None, note: str, out: Path | None, by: str
) -> None:
    """The fact-check sheet: sentence, quote, what speaks against it, reply, sign-off; a changed line is unsigned again.

    \b
    Example:
      unpick case sheet mine --out sheet.docx
      unpick case sheet mine --sign c-12 right --note "read on the page" --by "B. Reader"
    """
    from unpick.app.life_sheet import show_sheet, sign_line
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_sheet

    folder = find_workspace(settings.workspace)
    if sign:
        document = sign_line(folder, case, sign[0], sign[1], note=note, by=by, at=now())
    else:
        document = show_sheet(folder, case, at=now(), known_at=settings.known_at, out=out)
    emit(settings, document, print_sheet)


@click.command(name="merge")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--why", default="", help="Why the two are merged; the log keeps it.")
@click.option("--by", default="", help="Who merges.")
@click.option("--accept", is_flag=True, help="Merge also where one id names things of different names.")
@common_options
def merge_command(settings: Settings, folder: Path, why: str, by: str, accept: bool) -> None:
    """Read what another group's workspace holds in the open; its protected sources stay with it.

    \b
    Example:
      unpick case merge other-group-handover --by "A. Clerk" --why "one yard, two lists"
      unpick case joint
    """
    from unpick.app.life_merge import merge_group
    from unpick.app.workspace import find_workspace, now
    from unpick.cli.case_life_words import print_merge

    here = find_workspace(settings.workspace)
    emit(settings, merge_group(here, folder, by=by, why=why, at=now(), accept=accept), print_merge)


LIFE_COMMANDS = (
    *(diary_command, harm_command, reply_command),
    *(joint_command, sheet_command, merge_command),
)
"""Commands that the group `case` takes in beside its own."""
