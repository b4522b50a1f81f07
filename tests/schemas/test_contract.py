"""Every command has a schema, every schema an invented example that keeps it, and breaking it is seen."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator

from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults, list_commands, load_example, load_schema, render_json

# Design, section 5: the table of commands.
DESIGN = (
    "demo init template lists load withdraw screen compare resolve decide undo trace exposure sites goods "
    "show law review photos read signals weigh rank petition rebuttal notice case watch export verify serve"
)

# What the design's table of commands says that each document carries.
CARRIES = {
    "demo": "workspace counts report replays",
    "load": "rows_read rows_loaded rows_rejected rejects layout columns_used columns_ignored",
    "screen": "results",
    "compare": "pairs",
    "trace": "chains touched skipped",
    "law": "assessments",
    "review": "defects requests assessment turned_exhibits not_looked",
    "photos": "matches",
    "read": "claims origins",
    "signals": "signals",
    "weigh": "lines total interval words confidence flips not_looked",
    "export": "ok problems",
    "verify": "ok problems",
    "serve": "ok problems",
}

SHARED = {
    "hop": "kind from to status why",
    "chain": "hops facts score single_points",
    "score": "best median low high calibrated",
    "match": "outcome score probability entity listings aliases basis reasons",
    "reject": "file row column value problem remedy",
    "assessment": "regime outcome presumption burden standard elements missing deadlines citations",
}


def test_every_command_of_the_design_has_a_schema():
    assert set(list_commands()) >= set(DESIGN.split())


@pytest.mark.parametrize("command", list_commands())
def test_a_schema_is_sound_and_its_example_keeps_it(command: str):
    Draft202012Validator.check_schema(load_schema(command))
    assert find_faults(load_example(command)) == []


@pytest.mark.parametrize("command", list_commands())
def test_an_example_says_that_it_is_invented(command: str):
    example = load_example(command)
    assert example["synthetic"] is True
    assert "invented" in example["note"].lower()


@pytest.mark.parametrize("command", list_commands())
def test_a_document_without_its_required_keys_is_faulty(command: str):
    example = load_example(command)
    for key in ["asked_at", "versions", "coverage", *load_schema(command)["required"]]:
        broken = {name: value for name, value in example.items() if name != key}
        assert any(f"'{key}'" in fault for fault in find_faults(broken)), key


@pytest.mark.parametrize("command", list_commands())
def test_later_versions_may_add_keys(command: str):
    assert find_faults({**load_example(command), "added_later": 1}) == []


@pytest.mark.parametrize(("command", "keys"), CARRIES.items())
def test_a_document_must_carry_what_the_design_says(command: str, keys: str):
    assert set(keys.split()) <= set(load_schema(command)["required"])


@pytest.mark.parametrize(("name", "keys"), SHARED.items())
def test_shared_records_must_carry_what_the_design_says(name: str, keys: str):
    assert set(keys.split()) <= set(load_schema("definitions")["$defs"][name]["required"])


def test_every_example_value_that_a_definition_names_is_checked():
    broken = copy.deepcopy(load_example("trace"))
    broken["chains"][0]["hops"][0]["status"] = "guilty"
    assert find_faults(broken) == [
        "$.chains[0].hops[0].status: 'guilty' is not one of ['stated', 'inferred', 'contradicted', 'unknown']"
    ]


def test_an_outcome_of_the_law_is_one_of_the_eight():
    broken = copy.deepcopy(load_example("law"))
    broken["assessments"][0]["outcome"] = "cleared"
    assert any("'cleared' is not one of" in fault for fault in find_faults(broken))


def test_a_probability_above_one_is_faulty():
    broken = copy.deepcopy(load_example("compare"))
    broken["pairs"][0]["probability"] = 1.2
    assert find_faults(broken)


def test_a_document_that_names_no_known_schema_is_refused():
    with pytest.raises(UsageError, match="no command is called 'convict'"):
        find_faults({"schema": "unpick.convict/1"})
    with pytest.raises(UsageError, match="name it unpick"):
        find_faults({"schema": "trace"})


def test_json_bytes_are_the_same_each_time_and_keep_every_script():
    example = load_example("trace")
    data = render_json(example)
    assert data == render_json(copy.deepcopy(example))
    assert "발".encode() in data or "发明".encode() in data
    assert json.loads(data) == example
