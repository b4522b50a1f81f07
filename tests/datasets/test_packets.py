"""The list of a packet: no conclusion gets in, a bad row is left out by name, a hostile archive is refused."""

import io
import zipfile
from pathlib import Path

import pytest
import yaml

from unpick.app.load import template
from unpick.datasets.packets import CONCLUSIONS, open_packet, parse_packet
from unpick.model.errors import UnreadableFile

LIST = """\
title: Packet of an invented importer
exhibits:
  - {id: E1, file: audit.txt, says: Audit}
  - payroll.csv
record:
  - {file: notice.txt, by: authority}
"""


def packet(folder: Path, text: str = LIST) -> Path:
    (folder / "packet.yml").write_text(text, encoding="utf-8")
    for name in ("audit.txt", "payroll.csv", "notice.txt", "stray.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_a_folder_is_read_with_what_its_list_names(tmp_path):
    found = open_packet(packet(tmp_path))
    assert [row["file"] for row in found.body["exhibits"]] == ["audit.txt", "payroll.csv"]
    assert (sorted(found.files), found.unlisted) == (
        ["audit.txt", "notice.txt", "payroll.csv"],
        ("stray.txt",),
    )


def test_a_file_that_is_named_and_absent_is_told(tmp_path):
    packet(tmp_path)
    (tmp_path / "payroll.csv").unlink()
    assert open_packet(tmp_path).missing == ("payroll.csv",)


def zipped(rows: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in rows.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_gives_what_its_folder_gives(tmp_path):
    folder = packet(tmp_path)
    rows = {f"packet/{one.name}": one.read_bytes() for one in sorted(folder.iterdir())}
    (tmp_path / "p.zip").write_bytes(zipped(rows))
    a, b = open_packet(folder), open_packet(tmp_path / "p.zip")
    assert (a.files, a.body) == (b.files, b.body)


@pytest.mark.parametrize(
    "name", ["../outside/packet.yml", "/etc/packet.yml", "a/../../packet.yml", "C:/packet.yml"]
)
def test_an_archive_that_points_outside_is_refused(tmp_path, name):
    (tmp_path / "p.zip").write_bytes(zipped({name: LIST.encode(), "packet.yml": LIST.encode()}))
    with pytest.raises(UnreadableFile, match="points outside"):
        open_packet(tmp_path / "p.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    (tmp_path / "p.zip").write_bytes(zipped({"packet.yml": LIST.encode(), "zeros": bytes(80 << 20)}))
    with pytest.raises(UnreadableFile, match="would expand"):
        open_packet(tmp_path / "p.zip")


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    inside = tmp_path / "packet"
    inside.mkdir()
    packet(inside)
    (tmp_path / "secret.txt").write_text("x")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(UnreadableFile, match="outside the folder"):
        open_packet(inside)


@pytest.mark.parametrize("key", sorted(CONCLUSIONS))
def test_a_conclusion_refuses_the_list_with_its_line(key):
    text = LIST.replace("says: Audit}", f"says: Audit, {key}: true}}")
    with pytest.raises(UnreadableFile, match="is a conclusion") as caught:
        parse_packet(text.encode(), "packet.yml")
    assert "packet.yml line 3" in str(caught.value)


@pytest.mark.parametrize("key", ["legible", "coverage", "match", "dates_read"])
def test_a_conclusion_hides_nowhere(key):
    body = yaml.safe_load(LIST) | {"events": {key: "2021-01-01"}}
    with pytest.raises(UnreadableFile, match="is a conclusion"):
        parse_packet(yaml.safe_dump(body).encode(), "packet.yml")


def test_an_unknown_key_is_left_out_and_named():
    text = LIST.replace("says: Audit}", "says: Audit, color: blue}") + "mood: good\n"
    body, rejects = parse_packet(text.encode(), "packet.yml")
    assert [(one.column, one.row) for one in rejects] == [("color", 3), ("mood", 7)]
    assert body["exhibits"][0] == {"id": "E1", "file": "audit.txt", "says": "Audit"}


def test_a_row_that_breaks_the_form_is_left_out_and_the_others_go_on():
    text = LIST.replace("- payroll.csv", "- {id: E2}\n  - {file: payroll.csv, date: yesterday}")
    body, rejects = parse_packet(text.encode(), "packet.yml")
    assert [row.get("file") for row in body["exhibits"]] == ["audit.txt", "payroll.csv"]
    assert len(rejects) == 2
    assert all(one.problem and one.remedy and one.row for one in rejects)


@pytest.mark.parametrize(
    "data", [b"", b"- a", b"title: [", b"\xff\xfe", b"title: x", b"exhibits: nothing", b"a: &x 1\nb: *x"]
)
def test_what_is_no_list_is_refused_in_words(data):
    with pytest.raises(UnreadableFile) as caught:
        parse_packet(data, "packet.yml")
    assert "packet.yml" in str(caught.value)


def test_claims_of_the_submitter_come_as_text_list_or_names():
    for claims in ("49 workers", ["49 workers", 12], {"headcount": 49}):
        body = yaml.safe_load(LIST)
        body["exhibits"][0]["claims"] = claims
        read, rejects = parse_packet(yaml.safe_dump(body).encode(), "packet.yml")
        assert read["exhibits"][0]["claims"] == claims
        assert not rejects


def test_the_template_is_a_list_of_the_documented_form():
    _, rejects = parse_packet(template("packet"), "packet.yml")
    assert rejects == []


def test_the_example_of_the_documentation_is_a_list_of_the_documented_form():
    text = (Path(__file__).parents[2] / "docs" / "packets.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    _, rejects = parse_packet(example.encode(), "packet.yml")
    assert rejects == []
