"""The registers as documents: in contract, as of a day, and honest about what they lack."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from unpick.app.registers import goods, sites
from unpick.cli.registers import goods_command, sites_command
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("ask", [sites, goods])
def test_the_registers_keep_the_contract(ask):
    assert list(find_faults(json.loads(json.dumps(ask(known_at=None, at=AT))))) == []


def test_the_camp_is_not_in_the_register_the_day_before_the_report():
    with pytest.raises(UsageError, match="no entry is called 'Paekto'"):
        sites("Paekto", known_at=dt.date(2026, 2, 10), at=AT)
    assert sites("Paekto", known_at=dt.date(2026, 2, 11), at=AT)["entries"][0]["id"] == "paekto"


def test_a_source_known_by_its_month_alone_is_public_when_the_month_has_ended():
    with pytest.raises(UsageError):
        goods("helmet linings", known_at=dt.date(2022, 1, 15), at=AT)
    assert goods("helmet linings", known_at=dt.date(2022, 2, 1), at=AT)["entries"]


def test_an_hs_code_shows_the_goods_of_its_heading():
    assert [entry["id"] for entry in goods("9503.00", known_at=None, at=AT)["entries"]] == ["knitted-dolls"]


@pytest.mark.parametrize(
    ("command", "name", "word"), [(sites_command, "丹东", "Dandong"), (goods_command, "wigs", "6704")]
)
def test_the_commands_print_words_and_json(command, name, word):
    run = CliRunner()
    assert word in run.invoke(command, ["show", name]).output
    assert json.loads(run.invoke(command, ["show", name, "--json"]).output)["entries"]
    assert "not cleared" in run.invoke(command, ["list"]).output
