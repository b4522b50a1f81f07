"""A part of a person's name that stands alone is found in every script, and words of the language are left."""

import pytest

from unpick.exhibits.leaks import probe_output
from unpick.exhibits.name_parts import find_parts, letters_of, parts_of
from unpick.exhibits.redact import Box, Glyph, find_name_parts, image_pdf, normal


def places(name: str, text: str) -> list[tuple[str, bool]]:
    """Return what of a name is found in a text beside the full name, as it stands there, and whether it is sure."""
    letters = [letter for letter, _ in letters_of([text])]
    found = find_parts(letters, parts_of(name), [normal(name)])
    return [("".join(one.plain for one in letters[place.start : place.end]), place.sure) for place in found]


@pytest.mark.parametrize(
    ("name", "text", "sure"),
    [
        ("Mr. Kim Chol Su", "Kim's dormitory; Chol Su stays.", ["Kim", "CholSu"]),
        ("Mr. Kim Chol Su", "KIM CHOL SU, called kim or Cholsu", ["KIMCHOLSU", "kim", "Cholsu"]),
        ("Kim Chol Su", "the bed of Chol-su", ["Cholsu"]),
        ("KIM, Chol Su", "Chol\nSu (Kim)", ["CholSu", "Kim"]),
        ("Ch'oe Ji-young", "Ch'oe's bunk, Jiyoung's shift, Ji", ["Choe", "Jiyoung", "Ji"]),
        ("Quillon Varestad", "Ms Varestad_2 and quillon", ["Varestad", "quillon"]),
        ("Ysbeth de la Morcanthe", "de la Morcanthe, de la, Ysbeth", ["delaMorcanthe", "Ysbeth"]),
        ("So Min", "Then So went, and Min slept.", ["So", "Min"]),
        ("He Mei", "Ask Ms. He what Mei knows.", ["He", "Mei"]),
        ("김철수", "철수는 갔다. 철수네 집, 김 씨와 김동무에게", ["철수", "철수", "김", "김"]),
        ("김 철수", "철수가, 김씨", ["철수", "김"]),
        ("남궁은별", "은별이는 남궁 씨", ["은별", "남궁"]),
        ("이하나", "하나 씨가 왔다", ["하나"]),
        ("金哲洙", "在哲洙的宿舍，小金说金先生走了。证人：金。", ["哲洙", "金", "金", "金"]),
        ("欧阳小明", "告诉小明，欧阳先生", ["小明", "欧阳"]),
        ("王建国", "建国同志，王某", ["建国", "王"]),
        ("阿依古丽·买买提", "问买买提和阿依古丽", ["买买提", "阿依古丽"]),
        ("نۇرگۈل ئابدۇللا", "نۇرگۈلنىڭ ئۆيى", ["نۇرگۈل"]),
        ("Нургуль Абдулла", "комната НУРГУЛЬ", ["НУРГУЛЬ"]),
    ],
)
def test_what_is_surely_the_name_is_found(name: str, text: str, sure: list[str]):
    assert sorted(one for one, known in places(name, text) if known) == sorted(sure)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("So Min", "So they left, so within 30 min.", ["So", "so", "min"]),
        ("He Mei", "He said that he knew.", ["He", "he"]),
        ("An Yong Ho", "an audit", ["an"]),
        ("Rose Baker", "the baker rose early", ["baker", "rose"]),
        ("이하나", "하나는 좋다, 이 사람", ["하나", "이"]),
        ("王建国", "建国以来", ["建国"]),
    ],
)
def test_what_is_also_a_word_is_left_for_a_person_to_look_at(name: str, text: str, left: list[str]):
    assert places(name, text) == [(one, False) for one in left]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kim Chol Su", "a kimono, skim milk, Sunday, Chola, KIMS"),
        ("Ana Lo", "an apple, slow, Lobo"),
        ("Kim Chol Su", "Kim Chol Su, KIM CHOL-SU, Kim\nCholsu"),
        ("김철수", "김치, 철수하였다, 김철수가"),
        ("金哲洙", "黄金很贵，现金，金属，金哲洙"),
        ("王小明", "王牌，国王，王国"),
        ('"Green Mountain"', "Green, Mountain"),
        ("Mr. Quillon", "Mr. Smith"),
        ("J. Quillmoor", "J. Smith"),
    ],
)
def test_other_words_and_full_names_are_no_parts(name: str, text: str):
    assert places(name, text) == []


def glyphs(lines: list[str], *, turned: bool = False) -> list[Glyph]:
    """Return letters as a text layer has them, without the blanks, ten pixels each, lines of 20."""
    found = []
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            left, top = column * 10, row * 40
            box = Box(page=0, left=left, top=top, right=left + 10, bottom=top + 20)
            if turned:
                box = Box(page=0, left=top, top=left, right=top + 20, bottom=left + 10)
            if letter != " ":
                found.append(Glyph(text=letter, box=box))
    return found


@pytest.mark.parametrize("turned", [False, True])
def test_blanks_are_seen_by_their_room_where_the_text_layer_has_none(turned: bool):
    read = glyphs(["the skim of Kim", "Chol Su knows"], turned=turned)
    found = find_name_parts(read, parts_of("Kim Chol Su"), ["Kim Chol Su"])
    assert found == []
    found = find_name_parts(read, parts_of("Kim Yong"), ["Kim Yong"])
    assert [sure for _, sure in found] == [True]
    box = found[0][0][0]
    assert (box.top, box.left) == ((120, 0) if turned else (0, 120))


def test_a_part_that_leaks_is_seen_by_its_probe():
    empty = image_pdf([])
    seen = {
        "file name": {"file_name": "Varestad.pdf"},
        "log": {"file_name": "a.pdf", "log": "of Varestad"},
        "OCR": {"file_name": "a.pdf", "read": lambda _: "the room of varestad"},
        "raw bytes": {"file_name": "a.pdf", "tail": b"varestad"},
    }
    for probe, given in seen.items():
        data = empty + given.pop("tail", b"")
        leaks, _ = probe_output(data, names=["Quillon Varestad"], parts=parts_of("Quillon Varestad"), **given)
        assert [leak.probe for leak in leaks if "part" in leak.what] == [probe]
        assert "arestad" not in str(leaks)


def test_a_word_that_is_left_is_no_leak():
    leaks, _ = probe_output(
        image_pdf([]),
        file_name="a.pdf",
        names=["So Min"],
        parts=parts_of("So Min"),
        read=lambda _: "Then So in a min",
    )
    assert leaks == []


def test_a_short_name_is_no_leak_of_every_file():
    """Too short for the bytes of a picture, where it stands by chance, but not for a text."""
    leaks, _ = probe_output(image_pdf([]), file_name="a.pdf", names=["Kim", "So Min"], read=lambda _: "")
    assert leaks == []
    leaks, _ = probe_output(image_pdf([]), file_name="a.pdf", names=["So Min"], read=lambda _: "by so min")
    assert [leak.probe for leak in leaks] == ["OCR"]
