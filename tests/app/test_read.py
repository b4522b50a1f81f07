"""`read`: files to proposals in the form of the schema; originals kept; the same bytes twice. All names invented."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from unpick.app.evidence import read_evidence
from unpick.app.read import read_press
from unpick.cli.read import read_command
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
TEXT = """Invented mill uses prisoners

5 March 2024

Invented River Garment Co., Ltd. pays workers 3 yuan a day, a former manager said. The company denied it.

Customs stopped six shipments of its hats worth $40,000 last month.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_document_keeps_its_schema_and_says_the_same_twice(article):
    first, second = (read_press(None, [article], at=AT) for _ in range(2))
    assert find_faults(first) == []
    assert json.dumps(first) == json.dumps(second)
    assert {one["predicate"] for one in first["claims"]} >= {"day_wage", "shipments_stopped", "value_stopped"}


def test_the_day_of_the_text_settles_last_month_and_a_given_day_goes_before(article):
    def day(**more):
        claims = read_press(None, [article], at=AT, **more)["claims"]
        return next(one["from"] for one in claims if one["predicate"] == "shipments_stopped")

    assert day() == "2024-02"
    assert day(published=dt.date(2025, 1, 9)) == "2024-12"


def test_the_original_is_kept_untouched_and_no_claim_enters(article, tmp_path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    document = read_press(workspace, [article], at=AT)["documents"][0]["document"]
    read_press(workspace, [article], at=AT)
    assert (workspace.folder / "originals" / document[:2] / document).read_bytes() == TEXT.encode()
    with workspace.reader() as reader:
        assert read_evidence(reader).said == ()
        assert reader.table("document").num_rows == 1


def test_a_file_that_cannot_be_read_is_reported_and_the_others_go_on(article, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    document = read_press(None, [bad, article], at=AT)
    assert [one["characters"] > 0 for one in document["documents"]] == [False, True]
    assert [(one["file"], bool(one["remedy"])) for one in document["rejects"]] == [("bad.txt", True)]
    assert find_faults(document) == []


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="there is no such file"):
        read_press(None, [tmp_path / "none.txt"], at=AT)


def test_the_command_prints_words_with_speaker_and_place(article, tmp_path):
    done = CliRunner().invoke(
        read_command,
        [str(article), "--workspace", str(Workspace.create(tmp_path / "ws", created_at=AT).folder)],
    )
    assert done.exit_code == 0, done.output
    assert "says who: a former manager" in done.output
    assert "until a person accepts" in done.output.replace("\n", " ")


def test_a_name_spelled_as_on_a_list_is_shown_and_a_shared_word_is_not(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "The text speaks of Korea Hyoksin Trading Corporation and of Hyoksin Bakery.\n", encoding="utf-8"
    )
    document = read_press(None, [path], at=AT)
    assert [one["name"] for one in document["listed"]] == ["Korea Hyoksin Trading Corporation"]
    assert find_faults(document) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("It sews knitted dolls, hats, bags, and caps, the report says.", ["dolls, hats, bags, and caps"]),
        ("It sews knitted dolls and hats, the report says.", ["dolls and hats"]),
        ("It sent 11 shipments of knitted hats, customs records show.", []),
        ("It sells dried fish and the workers are paid.", []),
    ],
)
def test_a_word_before_a_list_of_goods_is_asked_about_and_one_before_a_single_good_is_not(
    tmp_path, said, told
):
    (tmp_path / "a.txt").write_text(f"Invented Hill Mill stands in Dandong. {said}\n", encoding="utf-8")
    document = read_press(None, [tmp_path / "a.txt"], at=AT)
    scopes = [one["says"].split("”")[0] for one in document["conflicts"] if one["kind"] == "scope"]
    assert scopes == [f"“{'knitted ' + one}" for one in told]
