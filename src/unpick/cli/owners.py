"""The command `owners`: who that is listed owns a firm, under the rule of the day, stake by stake."""

from typing import Any

import click

from unpick.cli.options import Settings, common_options, emit, exit_code

__all__ = ["owners_command"]


@click.command(name="owners")
@click.argument("name", required=False)
@click.option("--regime", help="Only the rule of OFAC, EU or UK.")
@click.option("--fail-on", type=click.Choice(["yes", "not_decided"]), help="Exit 3 at or above this answer.")
@common_options
def owners_command(settings: Settings, name: str | None, regime: str | None, fail_on: str | None) -> int:
    """Say whether listed persons own a firm, in the aggregate, on the day; without NAME every such firm.

    \b
    Example:
      unpick owners "Invented River Mill" --on 2024-06-01
      unpick owners "Invented River Mill" --regime OFAC --json
    """
    from unpick.app.owners import owners
    from unpick.app.workspace import find_workspace, now

    document = owners(
        find_workspace(settings.workspace),
        name,
        at=now(),
        on=settings.on,
        known_at=settings.known_at,
        regime=regime,
    )
    emit(settings, document, _words)
    states = [
        one["blocked_by_rule"]
        for row in document["answers"]
        for one in (row, *row.get("firms", []))
        if "blocked_by_rule" in one
    ]
    levels = {"yes": {"yes"}, "not_decided": {"yes", "not_decided"}}
    return exit_code(at_level=bool(fail_on and levels[fail_on] & set(states)))


def _words(document: dict[str, Any]) -> None:
    subject = document["subject"]
    click.echo(f"{subject['name'] if subject else 'All firms'}, on {document['on']}\n")
    for answer in document["answers"]:
        click.secho(f"{answer['regime']}: {_answer(answer)}", bold=True)
        _say(answer["says"])
        rule = answer["rule"]
        if rule:
            _say(f"Rule: {rule['says']} {_cite(rule['sources'][0])}")
        for step in answer.get("steps", []):
            _step(step)
        for row in answer.get("firms", []):
            click.echo(f"  {_answer(row)}: {row['firm']['name']}, {row['held']['says']}")
        for control in answer.get("control", []):
            _control(control)
        for conflict in answer.get("conflicts", []):
            _say(f"Conflict: {conflict['firm']['name']}: {conflict['says']}; {_facts(conflict['facts'])}")
        for left in answer.get("left_out", []):
            _say(f"Left out: {left['reason']}; {_facts([left['fact']])}")
        click.echo("")
    for left in document["left_out"]:
        _say(f"Left out: {left['reason']}; {_facts([left['fact']])}")
    for message in document["messages"]:
        _say(message)
    _say(f"Searched: {document['coverage']['says']} Absence proves nothing.")


def _say(text: str, indent: str = "  ") -> None:
    click.echo(click.wrap_text(text, width=88, initial_indent=indent, subsequent_indent=indent))


def _answer(row: dict[str, Any]) -> str:
    if row.get("listed"):
        return "listed itself"
    if "blocked_by_rule" not in row:
        return f"{len(row['firms'])} firms"
    return {"yes": "yes", "no": "no", "not_decided": "not decided", None: "no rule recorded"}[
        row["blocked_by_rule"]
    ]


def _cite(source: dict[str, Any]) -> str:
    mark = f"; {source['mark']}" if source["mark"].startswith("unverified") else ""
    return f"({source['cite']}{mark})"


def _step(step: dict[str, Any]) -> None:
    held = f", together {step['held']['says']}" if step["held"] and len(step["stakes"]) > 1 else ""
    could, counts = ("", "counts") if step["surely"] else (" could be", "may count")
    _say(f"{step['firm']['name']}{could} held{held}:")
    for stake in step["stakes"]:
        lists = ", ".join([*stake["listed"], *(f"perhaps {one}" for one in stake["perhaps_listed"])])
        who = f"{stake['owner']['name']} ({lists or counts + ' as listed, see below'})"
        share = f"{stake['share']['says']} of {step['of']}" if step["of"] != "control" else "a stated control"
        _say(f"{who}: {share}; {_facts(stake['facts'])}", "    ")


def _control(control: dict[str, Any]) -> None:
    counted = "a ground of its own, judged on the facts" if control["counted"] else "shown, not counted"
    _say(
        f"Control, {counted}: {control['who']['name']} over {control['firm']['name']}; {_facts(control['facts'])}. "
        f"{control['says']} {_cite(control['rule_source'])}"
    )


def _facts(facts: list[dict[str, Any]]) -> str:
    """Return what states it: the source, the place in it, the days."""
    told = []
    for fact in facts:
        days = " ".join(f"{word} {day}" for word, day in (("from", fact["from"]), ("to", fact["to"])) if day)
        where = f" {fact['source']['locator']}" if fact["source"]["locator"] else ""
        told.append(f"{fact['source']['title']}{where}{', ' + days if days else ''}")
    return "; ".join(told)
