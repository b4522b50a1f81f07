"""How text is written: encodings, delimiters, lines without end. All names invented."""

import pytest

from unpick.datasets.shipments import text
from unpick.datasets.shipments.text import as_utf8, find_delimiter, head_rows
from unpick.model.errors import UnreadableFile

SPANISH = "exportador,puerto\n" + "Confección Española Ficción,Málaga\n" * 40
TURKISH = "ihracatçı,liman\n" + "Hayali Işık Tekstil Şirketi Ağrı,İzmir\n" * 40
FEW_CHINESE = "subject,place\n虚构河纺织厂,丹东\n"
KOREAN = "subject,place\n가상강방직공장,신의주\n"
CHINESE = "出口商,港口\n" + "虚构被子制造有限公司,虚构港口\n" * 40


@pytest.mark.parametrize(
    ("written", "encoding", "said"),
    [
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "utf-8-sig", "utf-8"),
        (SPANISH, "cp1252", "cp1252"),
        (SPANISH, "utf-16", "utf-16"),
        (SPANISH, "utf-16-le", "utf-16-le"),
        (SPANISH, "utf-16-be", "utf-16-be"),
        (SPANISH, "utf-32", "utf-32"),
        (TURKISH, "cp1254", "cp1254"),
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "gb18030", "gb18030"),
        (FEW_CHINESE, "gb18030", "gb18030"),
        (KOREAN, "cp949", "cp949"),
    ],
)
def test_text_comes_out_as_it_was_meant_and_the_encoding_is_said(written, encoding, said, tmp_path, scratch):
    path = tmp_path / "bills.csv"
    path.write_bytes(written.encode(encoding))
    whole, found = as_utf8(path, scratch, name="bills.csv")
    assert (whole.read_bytes().decode("utf-8"), found) == (written, said)


def test_a_letter_cut_by_the_edge_of_a_block_is_whole(tmp_path, scratch, monkeypatch):
    monkeypatch.setattr(text, "_BLOCK", 7)
    for encoding in ("utf-8", "utf-16", "gb18030"):
        path = tmp_path / "bills.csv"
        path.write_bytes(CHINESE.encode(encoding))
        whole, _ = as_utf8(path, scratch, name="bills.csv")
        assert whole.read_bytes().decode("utf-8") == CHINESE


def test_text_that_breaks_off_within_a_letter_is_refused(tmp_path, scratch):
    path = tmp_path / "bills.csv"
    path.write_bytes(SPANISH.encode()[:-1] + "ó".encode()[:1])
    with pytest.raises(UnreadableFile, match="byte 0 of a block is no utf_8"):
        as_utf8(path, scratch, name="bills.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_longer_than_the_cap_is_refused_in_every_encoding(encoding, tmp_path, scratch, monkeypatch):
    monkeypatch.setattr(text, "LONGEST_LINE", 1 << 20)
    monkeypatch.setattr(text, "_BLOCK", 1 << 18)
    path = tmp_path / "bills.csv"
    path.write_bytes(("a,b\n" + "x" * (3 << 20) + "\n").encode(encoding))
    with pytest.raises(UnreadableFile, match="a line is longer than 1 MB"):
        as_utf8(path, scratch, name="bills.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_even_rows(delimiter, tmp_path):
    path = tmp_path / "bills.csv"
    cells = [["maker", "goods", "place"], ["Invented Mill, Ltd", "quilts; sheets", "Nowhere"]] * 5
    path.write_text("\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in cells))
    assert find_delimiter(path) == delimiter
    assert head_rows(path, delimiter, count=2) == cells[:2]
