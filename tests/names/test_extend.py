"""A user's own tables: what they add, and how a row that cannot be used is refused."""

import pytest

from unpick.model.errors import TableFault
from unpick.names import bundled_tables, normalise
from unpick.names.extend import extend_tables

WORDS = "form,kind,concept\nLoofah Sponges,trade,loofah\n丝瓜甲,trade,loofah\n"
PLACES = "form,code,reading\nQuillmoor Harbor,XX-01,sure\n"


def extended(**files: str):
    return extend_tables((f"{name}.csv", text.encode()) for name, text in files.items())


def test_own_words_and_places_are_read_beside_the_bundled_ones():
    tables = extended(words=WORDS, places=PLACES)
    name = normalise("Quillmoor Harbor Vessard LOOFAH SPONGES Co", tables)
    assert [(p.kind, p.concept) for p in name.parts] == [
        ("place", "XX-01"),
        ("brand", ""),
        ("trade", "loofah"),
        ("legal", "company"),
    ]
    assert normalise("甲乙絲瓜甲", tables).of("trade")[0].concept == "loofah"


def test_the_bundled_tables_stay_as_they_are_and_the_version_tells_which_were_used():
    before = bundled_tables().version
    first, second = extended(words=WORDS), extended(words=WORDS + "Sponge X,trade,loofah\n")
    assert len({before, first.version, second.version}) == 3
    assert extended(words=WORDS).version == first.version
    assert first.own == ("words.csv",)
    assert not normalise("Vessard Loofah Sponges").of("trade") or bundled_tables().version == before


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "words",
            "form,kind,concept\nabc,brandname,x\n",
            ["words.csv, row 2, column kind", "'brandname'", "one of"],
        ),
        (
            "words",
            "form,kind,concept\ngarment,trade,seafood\n",
            ["row 2, column form", "'garment'", "trade 'garment'"],
        ),
        (
            "words",
            "form,kind,concept\nabcd,trade,x\nabcd,trade,y\n",
            ["row 3, column form", "'abcd'", "drop the row"],
        ),
        ("words", "form,kind,concept\nabcd,trade,\n", ["row 2, column concept", "say what"]),
        ("words", "form,kind,concept\n!!,trade,x\n", ["row 2, column form", "'!!'", "no letter"]),
        ("words", "form,kind,concept,where\nabcd,legal,x,middle\n", ["row 2, column where", "'middle'"]),
        ("words", "form,kind,concept,tongue\nabcd,legal,x,latin\n", ["row 2, column tongue", "'latin'"]),
        ("words", "form,kind,concept\nDandong,trade,x\n", ["row 2, column form", "'Dandong'", "place 2106"]),
        ("words", "form,sort,concept\nabcd,trade,x\n", ["row 1", "sort", "form, kind, concept"]),
        ("places", "form,code\ngarment,2106\n", ["places.csv, row 2, column form", "'garment'"]),
        ("places", "form,code\nQuillmoor,丹东\n", ["row 2, column code", "'丹东'", "GB/T 2260"]),
        (
            "places",
            "form,code,reading\nQuillmoor,2106,maybe\n",
            ["row 2, column reading", "'maybe'", "sure, shy, named"],
        ),
        (
            "places",
            "form,code,reading\nDandong,2106,shy\n",
            ["row 2, column reading", "'shy'", "sure for 2106"],
        ),
        ("firms", "form,kind,concept\n", ["tables/firms.csv", "words.csv or places.csv"]),
        ("words", 'form,kind,concept\n"abc,trade,x\n', ["tables/words.csv", "no CSV"]),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_by_file_row_column_and_value(
    file: str, text: str, says: list[str]
):
    with pytest.raises(TableFault) as caught:
        extended(**{file: text})
    assert [one for one in says if one not in str(caught.value)] == [], str(caught.value)


def test_a_file_that_is_no_utf_8_is_refused_as_a_whole():
    with pytest.raises(TableFault, match="byte 22 is no UTF-8"):
        extend_tables([("words.csv", b"form,kind,concept\nabcd\xff,trade,x\n")])


def test_the_order_of_the_files_makes_no_difference():
    files = [("words.csv", WORDS.encode()), ("places.csv", PLACES.encode())]
    assert extend_tables(files).version == extend_tables(files[::-1]).version


def test_a_workspace_reads_its_folder_of_tables(tmp_path):
    from unpick.app.names_tables import names_tables

    assert names_tables(tmp_path) is bundled_tables()
    (tmp_path / "tables").mkdir()
    assert names_tables(tmp_path) is bundled_tables()
    (tmp_path / "tables" / "words.csv").write_text(WORDS, encoding="utf-8")
    assert names_tables(tmp_path).words["loofah sponges"].concept == "loofah"


def test_an_answer_prints_which_tables_it_was_read_by(tmp_path):
    import datetime as dt

    from unpick.app.screen import compare_names
    from unpick.store.workspace import Workspace

    at = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    pairs = [("Vessard Loofah Sponges Co", "Vessard Loofah Sponges Ltd")]
    folder = tmp_path / "workspace"
    Workspace.create(folder, created_at=at)
    plain = compare_names(folder, pairs, at=at)["versions"]
    assert plain["names_tables"] == bundled_tables().version
    (folder / "tables").mkdir()
    (folder / "tables" / "words.csv").write_text(WORDS, encoding="utf-8")
    own = compare_names(folder, pairs, at=at)["versions"]
    assert own["names_tables"] != plain["names_tables"]
    assert own["names_tables_own"] == "words.csv"
    (folder / "tables" / "firms.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(TableFault, match=r"firms\.csv"):
        compare_names(folder, pairs, at=at)
