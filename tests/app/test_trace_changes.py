"""What changed between two states of knowledge: each side is what a full run on that state says, with its reasons."""

import datetime as dt
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.test_trace import AT, BILLS, INVENTED, bill, load
from unpick.app.replays import founding_cases
from unpick.app.trace import trace
from unpick.app.trace_changes import trace_changes
from unpick.app.trace_state import conclusion, state_of
from unpick.cli.trace import trace_command
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

LATER = AT + dt.timedelta(days=3)
NEW_BILL = ("N1", "2021-06-01", "Invented Sewing Hall", "Invented New Shop", "620462")
NEW_CLAIM = INVENTED.replace(b"Invented Gazette", b"Invented Herald").replace(
    b"id: invented\n", b"id: invented-two\n"
)


def season(folder: Path) -> Workspace:
    workspace = Workspace.create(folder, created_at=AT)
    load(workspace, INVENTED, BILLS)
    return workspace


def load_bills(workspace: Workspace, *bills: tuple[str | None, ...]) -> str:
    import pyarrow as pa

    with workspace.loading(at=LATER, note="later bills") as loading:
        data = repr(bills).encode()
        document = loading.add_original(
            data, name="later.csv", dataset="invented", public_from=dt.date(2021, 7, 1)
        )
        rows = [
            bill(document, number, *row) | {"public_from": dt.date(2021, 7, 1)}
            for number, row in enumerate(bills, start=2)
        ]
        loading.write("shipment", pa.table({name: [row[name] for row in rows] for name in rows[0]}))
    return document


def changes(workspace: Workspace, since: str | None = "1", **asked):
    document = trace_changes(workspace, since=since, at=LATER, **asked)
    assert find_faults(document) == []
    again = trace_changes(workspace, since=since, at=LATER, **asked)
    assert json.dumps(document) == json.dumps(again)
    return document["changes"]


def by_name(told) -> dict:
    return {row["target"]["name"]: row for row in told["changed"]}


def full_run(workspace: Workspace, name: str, **asked):
    """Return what `trace` itself concludes of a firm."""
    document = trace(workspace, to=name, top=1, at=LATER, **asked)
    if not document["chains"]:
        return None
    (chain,) = document["chains"]
    (touched,) = document["touched"]
    return {
        "score": touched["score"],
        "shipments": touched["shipments"],
        "chain_id": chain["chain_id"],
        "best": chain["score"]["best"],
        "single_points": chain["single_points"],
    }


def short(side):
    if side is None or not side["reached"]:
        return None
    return {
        "score": side["score"],
        "shipments": side["shipments"],
        "chain_id": side["chain"]["chain_id"],
        "best": side["chain"]["best"],
        "single_points": [one["id"] for one in side["single_points"]],
    }


def test_nothing_changed_where_nothing_was_added(tmp_path):
    told = changes(season(tmp_path / "ws"))
    assert (told["changed"], told["between"]) == ([], [])
    assert told["same"] > 0 and "0 conclusions changed" in told["says"]


def test_a_new_load_reaches_a_shop_and_says_by_which_bill(tmp_path):
    workspace = season(tmp_path / "ws")
    document = load_bills(
        workspace, NEW_BILL, ("N2", "2021-06-03", "Invented Alu Mill", "Invented Far Shop", "760410")
    )
    told = changes(workspace)
    rows = by_name(told)
    assert list(rows) == ["Invented New Shop"]
    row = rows["Invented New Shop"]
    assert row["before"] is None and row["after"]["reached"]
    assert [(one["what"], one["kind"], one["document"], one["row"]) for one in row["because"]] == [
        ("added", "shipment", document, 2)
    ]
    assert row["after"]["chain"]["firms"] == [
        "Invented River Mill",
        "Invented Sewing Hall",
        "Invented New Shop",
    ]
    assert short(row["after"]) == full_run(workspace, "Invented New Shop")
    assert [one["action"] for one in told["between"]] == ["published"]


def test_the_earlier_state_is_what_a_workspace_that_stopped_there_says(tmp_path):
    workspace, stopped = season(tmp_path / "ws"), season(tmp_path / "stopped")
    load_bills(workspace, ("N3", "2021-02-01", "Invented Sewing Hall", "Invented Heron Shop", "620462"))
    row = by_name(changes(workspace))["Invented Heron Shop"]
    assert short(row["before"]) == full_run(stopped, "Invented Heron Shop")
    assert short(row["after"]) == full_run(workspace, "Invented Heron Shop")
    assert row["after"]["shipments"] == row["before"]["shipments"] + 1


def test_a_withdrawn_statement_takes_the_conclusion_back_and_is_named(tmp_path):
    workspace, clean = season(tmp_path / "ws"), season(tmp_path / "clean")
    with workspace.reader() as reader:
        (claim,) = [row for row in reader.table("claim").to_pylist() if row["polarity"] != "denied"]
    decision = workspace.decisions.withdraw(claim["why"][0], by="invented analyst", why="invented", at=LATER)
    told = changes(workspace, decision)
    row = by_name(told)["Invented Heron Shop"]
    assert short(row["before"]) == full_run(clean, "Invented Heron Shop")
    assert short(row["after"]) == full_run(workspace, "Invented Heron Shop") is None
    assert ("removed", claim["claim_id"]) in [(one["what"], one["id"]) for one in row["because"]]
    assert decision in [one["id"] for one in row["because"]]
    undone = workspace.decisions.undo(decision, by="invented analyst", why="invented", at=LATER)
    back = by_name(changes(workspace, undone))["Invented Heron Shop"]
    assert back["before"] is None and short(back["after"]) == short(row["before"])
    assert undone in [one["id"] for one in back["because"]]
    assert changes(workspace, decision)["changed"] == []


def test_another_report_changes_the_score_and_is_named(tmp_path):
    workspace = season(tmp_path / "ws")
    load(workspace, NEW_CLAIM, [])
    row = by_name(changes(workspace))["Invented Heron Shop"]
    assert row["before"]["reached"] and row["after"]["reached"] and row["before"] != row["after"]
    assert {one["kind"] for one in row["because"]} >= {"claim"}
    assert short(row["after"]) == full_run(workspace, "Invented Heron Shop")


def test_a_decision_that_two_names_are_one_firm_is_named_with_what_it_changed(tmp_path):
    workspace = season(tmp_path / "ws")
    load_bills(workspace, ("N4", "2021-06-01", "Qorvane Stitching", "Invented Last Shop", "620462"))
    assert by_name(changes(workspace)) == {}
    decision = workspace.decisions.decide(
        "Invented Sewing Hall", "Qorvane Stitching", "same", by="invented analyst", why="invented", at=LATER
    )
    told = changes(workspace, decision)
    row = by_name(told)["Invented Last Shop"]
    assert row["before"] is None
    assert short(row["after"]) == full_run(workspace, "Invented Last Shop")
    assert decision in [one["id"] for one in row["because"]]
    assert [(one["action"], one["by"]) for one in told["between"]] == [("decide", "invented analyst")]


def test_two_days_of_knowledge_are_compared_in_one_workspace(tmp_path):
    workspace = season(tmp_path / "ws")
    load_bills(workspace, NEW_BILL)
    day = dt.date(2021, 6, 15)
    told = changes(workspace, None, known_since=day)
    assert list(by_name(told)) == ["Invented New Shop"]
    assert (told["before"]["known_at"], told["after"]["known_at"]) == ("2021-06-15", None)
    early = changes(workspace, None, known_since=dt.date(2021, 3, 1), known_at=day)
    row = by_name(early)["Invented Heron Shop"]
    assert row["before"] is None
    assert short(row["after"]) == full_run(workspace, "Invented Heron Shop", known_at=day)


def test_a_firm_that_the_earlier_state_does_not_know_is_new(tmp_path):
    workspace = season(tmp_path / "ws")
    load_bills(workspace, NEW_BILL)
    told = changes(workspace, to="Invented New Shop")
    assert by_name(told)["Invented New Shop"]["before"] is None
    assert "nobody in the workspace is called so" in told["messages"][0]
    with pytest.raises(UsageError, match="nobody in the workspace"):
        trace_changes(workspace, since="1", to="Invented Nobody", at=LATER)


@pytest.mark.parametrize("since", ["7", "1999-01-01", "yesterday", "0123456789abcdef", "2021-13-45", ""])
def test_a_state_that_never_was_is_refused_with_what_to_give(tmp_path, since):
    workspace = season(tmp_path / "ws")
    with pytest.raises(UsageError, match="has no such state"):
        trace_changes(workspace, since=since, at=LATER)


def test_an_empty_workspace_and_the_state_before_the_first_load(tmp_path):
    workspace = season(tmp_path / "ws")
    told = changes(workspace, "0")
    assert "Invented Heron Shop" in by_name(told) and told["same"] == 0
    empty = Workspace.create(tmp_path / "empty", created_at=AT)
    assert changes(empty, "0")["changed"] == []


def test_a_state_of_the_past_cannot_be_written(tmp_path):
    past = season(tmp_path / "ws").as_of(1)
    with pytest.raises(ValueError, match="earlier"):
        past.decisions.withdraw("x", by="a", why="b", at=LATER)
    with pytest.raises(ValueError, match="earlier"), past.loading(at=LATER):
        pass


def test_founding_cases_loaded_one_after_the_other_change_only_what_they_bear_on(tmp_path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    cases = [(data, facts) for data, facts in founding_cases() if facts.id != "elf-company-view"]
    for data, _ in cases:
        load(workspace, data, [])
    last = len(cases)
    told = changes(workspace, str(last - 1))
    for row in told["changed"]:
        assert row["because"], row["target"]
        assert short(row["after"]) == full_run(workspace, row["target"]["id"])
    everything = changes(workspace, "0")
    reached = {row["importer"]["id"] for row in trace(workspace, at=LATER)["touched"]}
    assert {row["target"]["id"] for row in everything["changed"]} == reached


def test_the_terminal_names_before_after_and_reasons(tmp_path):
    workspace = season(tmp_path / "ws")
    load_bills(workspace, NEW_BILL)
    done = CliRunner().invoke(trace_command, ["--workspace", str(workspace.folder), "--since", "1"])
    assert done.exit_code == 0, done.output
    assert "before: not among those that anything reaches" in done.output
    assert (
        "because shipment added: shipment Invented Sewing Hall to Invented New Shop, 2021-06-01, goods 6204"
        in done.output
    )
    assert "1 conclusion changed" in done.output
    bad = CliRunner().invoke(trace_command, ["--workspace", str(workspace.folder), "--since", "soon"])
    assert bad.exit_code != 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_counted_as_the_same_is_the_same_in_two_full_runs(tmp_path, seed):
    rng = random.Random(seed)
    firms = [
        "Invented River Mill",
        "Invented Sewing Hall",
        *(f"Invented Random Firm {one}" for one in "ABCDE"),
    ]

    def bills(n: int) -> list[tuple[str, str, str, str, str]]:
        day = [dt.date(2021, 1, 1) + dt.timedelta(days=rng.randrange(150)) for _ in range(n)]
        ends = [rng.sample(firms, 2) for _ in range(n)]
        goods = [rng.choice(("520812", "620462", "760410")) for _ in range(n)]
        return [
            (f"R{rng.randrange(10**9)}", on.isoformat(), *two, hs)
            for on, two, hs in zip(day, ends, goods, strict=True)
        ]

    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, INVENTED, bills(25))
    load_bills(workspace, *bills(3))
    told = changes(workspace)
    now = workspace.decisions.entries()[-1].number
    asked = {"to": None, "from_": None, "known_at": None, "at": LATER, "tiers": 6, "hold_days": 730}
    states = [
        state_of(workspace.as_of(row), row, may_lack=False, **asked)
        for row in (told["before"]["log_row"], now)
    ]
    ends = sorted({end for state in states for end in state.ends})
    both = {end: [conclusion(state, end) for state in states] for end in ends}
    differ = {end: pair for end, pair in both.items() if pair[0] != pair[1]}
    assert {row["target"]["id"]: [row["before"], row["after"]] for row in told["changed"]} == differ
    assert told["same"] == len(ends) - len(differ)
    assert all(row["because"] for row in told["changed"])
