"""The commands sites and goods: words that fit, JSON of the promised shape, nearest names, what was public."""

import json
import unicodedata

import click
import pytest
from click.testing import CliRunner

from unpick.cli.registers import goods_command, sites_command
from unpick.goods.watched import watched_goods
from unpick.model.errors import UsageError
from unpick.places.watched import TWO_SIGNS, watched_sites
from unpick.report.json_out import find_faults

BOTH = pytest.mark.parametrize("command", [sites_command, goods_command], ids=["sites", "goods"])


def run(command: click.Group, *arguments: str) -> str:
    done = CliRunner().invoke(command, list(arguments), standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.output


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def names_of(command: click.Group) -> list[str]:
    return [entry.name for entry in (watched_sites() if command is sites_command else watched_goods())]


@BOTH
def test_the_list_names_every_entry_in_lines_that_fit(command: click.Group):
    output = run(command, "list")
    squeezed = " ".join(output.split())
    assert all(name in squeezed for name in names_of(command))
    assert max(columns(line) for line in output.splitlines()) <= 88


@BOTH
def test_every_entry_is_shown_with_its_sentences_in_lines_that_fit(command: click.Group):
    for entry in watched_sites() if command is sites_command else watched_goods():
        output = run(command, "show", entry.id)
        squeezed = " ".join(output.split())
        assert all(" ".join(said.text.split()) in squeezed for said in entry.why), entry.id
        assert all(event.source.title in squeezed for event in entry.history), entry.id
        assert max(columns(line) for line in output.splitlines()) <= 88, entry.id


@BOTH
def test_the_list_in_json_has_the_promised_shape(command: click.Group):
    document = json.loads(run(command, "list", "--json"))
    assert find_faults(document) == []
    assert [entry["name"] for entry in document["entries"]] == names_of(command)


@pytest.mark.parametrize(
    ("command", "name", "found"),
    [
        (sites_command, "개성공단", ["kaesong"]),
        (sites_command, "Onsong County", ["onsong"]),
        (goods_command, "wigs", ["wigs"]),
        (goods_command, "6704.19", ["wigs", "false-eyelashes"]),
    ],
)
def test_an_entry_in_json_has_the_promised_shape(command: click.Group, name: str, found: list[str]):
    document = json.loads(run(command, "show", name, "--json"))
    assert find_faults(document) == []
    assert [entry["id"] for entry in document["entries"]] == found


@pytest.mark.parametrize(
    ("command", "name", "near"),
    [
        (sites_command, "Kaesung", "Kaesong"),
        (sites_command, "Xinjang", "Xinjiang"),
        (goods_command, "eyelashs", "False eyelashes"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(command: click.Group, name: str, near: str):
    with pytest.raises(UsageError, match=near) as told:
        run(command, "show", name)
    assert told.value.exit_code == 2
    assert name in told.value.wrong


@pytest.mark.parametrize(
    ("command", "name", "known"), [(sites_command, "12345", "kaesong"), (goods_command, "8471", "wigs")]
)
def test_a_name_like_no_other_is_answered_with_all_that_are_known(
    command: click.Group, name: str, known: str
):
    with pytest.raises(UsageError, match=known):
        run(command, "show", name)


def test_every_answer_on_sites_says_that_a_location_needs_two_signs():
    assert " ".join(TWO_SIGNS.split()) in " ".join(run(sites_command, "show", "Dandong").split())
    assert TWO_SIGNS in json.loads(run(sites_command, "list", "--json"))["messages"]


def test_what_became_public_later_is_not_shown():
    late = json.loads(run(sites_command, "show", "dandong", "--json"))["entries"][0]
    early = json.loads(run(sites_command, "show", "dandong", "--known-at", "2021-06-01", "--json"))
    (entry,) = early["entries"]
    assert [said["source"]["date"] for said in entry["why"]] == ["2021-03-05"]
    assert max(event["source"]["date"] for event in entry["history"]) == "2021-03-05"
    assert (entry["signals"], late["signals"]) == (1, 2)
    assert (entry["note"], bool(late["note"])) == ("", True)
    assert find_faults(early) == []


def test_entries_of_which_nothing_was_public_are_left_out_and_counted():
    document = json.loads(run(goods_command, "list", "--known-at", "2022-01-30", "--json"))
    assert [entry["id"] for entry in document["entries"]] == ["ppe-coveralls"]
    assert any("17 of 18" in message for message in document["messages"])


def test_a_month_of_publication_counts_from_its_last_day():
    with pytest.raises(UsageError, match="public by 2022-01-30"):
        run(goods_command, "show", "cotton", "--known-at", "2022-01-30")
    from_then = json.loads(run(goods_command, "show", "cotton", "--known-at", "2022-01-31", "--json"))
    assert [entry["id"] for entry in from_then["entries"]] == ["cotton"]


def test_an_undated_page_is_left_out_of_an_answer_about_an_earlier_day():
    today = json.loads(run(sites_command, "show", "jongori", "--json"))
    assert {said["source"]["date"] for said in today["entries"][0]["why"]} == {None}
    with pytest.raises(UsageError, match="public by 2026-01-01"):
        run(sites_command, "show", "jongori", "--known-at", "2026-01-01")


def test_a_good_is_shown_with_the_official_words_of_its_headings():
    document = json.loads(run(goods_command, "show", "blankets", "--json"))
    assert document["entries"][0]["descriptions"] == {"6301": "Blankets and travelling rugs"}
