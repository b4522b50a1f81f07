"""Archives: what comes out of them, and what is refused. All contents invented."""

import gzip
import zipfile

import pytest

from unpick.datasets.shipments.unpack import file_kind, unpack
from unpick.model.errors import UnreadableFile

TEXT = b"shipper,consignee\nInvented Quilt Works,Made Up Imports LLC\n"


@pytest.fixture
def zipped(tmp_path):
    def write(**entries):
        path = tmp_path / "given.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries.items():
                archive.writestr(name, data)
        return path

    return write


def test_a_gz_gives_its_one_file_under_its_own_name(tmp_path, scratch):
    path = tmp_path / "bills.csv.gz"
    path.write_bytes(gzip.compress(TEXT))
    (member,) = unpack(path, scratch)
    assert (member.name, member.kind, member.path.read_bytes()) == ("bills.csv", "text", TEXT)


def test_a_zip_gives_every_table_and_no_folder_or_resource_fork(zipped, scratch):
    path = zipped(**{"2020/": b"", "2020/a.csv": TEXT, "__MACOSX/2020/a.csv": b"junk", "b.csv": TEXT * 2})
    members = unpack(path, scratch)
    assert [(one.name, one.path.read_bytes()) for one in members] == [
        ("2020/a.csv", TEXT),
        ("b.csv", TEXT * 2),
    ]


@pytest.mark.parametrize("inner", ["zip", "gz"])
@pytest.mark.parametrize("outer", ["zip", "gz"])
def test_an_archive_within_an_archive_is_refused_by_name(inner, outer, zipped, tmp_path, scratch):
    packed = zipped(**{"bills.csv": TEXT}).read_bytes() if inner == "zip" else gzip.compress(TEXT)
    if outer == "zip":
        path = zipped(**{"bills.csv": TEXT, f"older.{inner}": packed})
    else:
        path = tmp_path / f"older.{inner}.gz"
        path.write_bytes(gzip.compress(packed))
    with pytest.raises(UnreadableFile, match=f"'older.{inner}' is an archive within the archive") as caught:
        unpack(path, scratch)
    assert "unpack" in caught.value.remedy


@pytest.mark.parametrize("name", ["../outside.csv", "/outside.csv", "a/../../outside.csv", "..\\outside.csv"])
def test_a_name_that_climbs_out_of_the_archive_stays_in_scratch(name, zipped, tmp_path, scratch):
    path = zipped(**{name: TEXT})
    before = {one for one in tmp_path.rglob("*") if scratch not in one.parents}
    (member,) = unpack(path, scratch)
    assert member.path.resolve().parent == scratch.resolve()
    assert member.path.read_bytes() == TEXT
    assert {one for one in tmp_path.rglob("*") if scratch not in one.parents} == before


def test_an_archive_that_holds_no_table_is_refused(zipped, scratch):
    with pytest.raises(UnreadableFile, match="holds no table"):
        unpack(zipped(**{"letter.pdf": b"%PDF-1.7\n"}), scratch)


def test_a_locked_or_cut_zip_is_told(zipped, scratch):
    path = zipped(**{"bills.csv": TEXT * 500})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UnreadableFile, match="damaged, cut short or locked"):
        unpack(path, scratch)


def test_the_ratio_cap_holds_for_a_gz_as_for_a_zip(tmp_path, scratch, zipped):
    zeros = bytes(40 << 20)
    (tmp_path / "zeros.csv.gz").write_bytes(gzip.compress(zeros, 1))
    for path in (tmp_path / "zeros.csv.gz", zipped(**{"zeros.csv": zeros})):
        with pytest.raises(UnreadableFile, match="zip bomb"):
            unpack(path, scratch)
        assert sum(one.stat().st_size for one in scratch.iterdir()) < len(zeros) * 2


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "empty"),
        (b"\x89PNG", "picture"),
        (b"PAR1", "parquet"),
        (b" <!DOCTYPE html>", "page"),
        (TEXT, "text"),
    ],
)
def test_the_first_bytes_decide_not_the_name(head, kind, tmp_path):
    (tmp_path / "bills.csv").write_bytes(head)
    assert file_kind(tmp_path / "bills.csv") == kind
