"""Names come apart into the parts a person would name, in each script; each case has its reason."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import Name, normalise, normalise_vessel, score_pair
from unpick.names.romanise import romanise_dprk, romanise_mr, sino_korean_spellings


def parts(name: str | Name) -> str:
    taken = normalise(name) if isinstance(name, str) else name
    return " ".join(f"{part.kind}={part.key}" for part in taken.parts)


@pytest.mark.parametrize(
    ("name", "expected", "reason"),
    [
        ("QUILLMOOR S.A.", "brand=quillmoor legal=sa", "dotted initials are one word"),
        ("SA SA Vessard Ltd", "brand=sa brand=sa brand=vessard legal=ltd", "SA is a form at the end only"),
        ("PT Quillmoor Tbk", "legal=pt brand=quillmoor legal=tbk", "PT is a form at the start"),
        ("Quillmoor C0., LTD", "brand=quillmoor legal=co ltd", "zero for o in C0"),
        ("QUILLMOOR TEXTlLES", "brand=quillmoor trade=textil", "l for I, one slip in a long word"),
        ("QUILLMOOR GARMENTCO", "brand=quillmoor trade=garment", "a legal form glued to its word"),
        ("QUILLMOOR IMP&EXP MFG", "brand=quillmoor trade=imp exp weak=mfg", "abbreviations of manifests"),
        ("Quillmoor INT'L GRP", "brand=quillmoor weak=intl role=grp", "an apostrophe is no word boundary"),
        ("Fushi Garment Co", "brand=fushi trade=garment legal=co", "fushi alone is a brand (富士), not 服饰"),
        (
            "Huaxin Fushi Youxian Gongsi",
            "brand=huaxin trade=fushi legal=youxian gongsi",
            "beside gongsi it is 服饰",
        ),
        (
            "Choson Unsong Muyok Hoesa",
            "state=choson brand=unsong trade=muyok legal=hoesa",
            "no other brand: not 운송",
        ),
        ("Shi Jia Zhuang Quillmoor", "place=shijiazhuang brand=quillmoor", "a city spelled by syllables"),
        (
            "Huaxin mao yi you xian gong si",
            "brand=huaxin trade=mao yi legal=you xian gong si",
            "pinyin by syllables",
        ),
        (
            "Choson Quillmoor Muyok Hoesa",
            "state=choson brand=quillmoor trade=muyok legal=hoesa",
            "Korean generics",
        ),
        ("TONGBANG U'NHAENG", "brand=tongbang trade=unhaeng", "McCune-Reischauer marks"),
        ("Moyu Garment Co", "brand=moyu trade=garment legal=co", "a county alone is a brand"),
        (
            "Moyu Quillmoor Garment",
            "place=moyu brand=quillmoor trade=garment",
            "a county before a brand is a place",
        ),
        ("Moyu County Garment", "place=moyu trade=garment", "a county with its word is a place"),
        ("Heping Garment", "brand=heping trade=garment", "a district without its word is a brand"),
        ("Heping District Garment", "place=heping trade=garment", "a district with its word is a place"),
        ("Garment Factory II", "trade=garment weak=factor number=2", "Roman numbers that are no syllable"),
        ("No. 08 Garment Factory", "number=8 trade=garment weak=factor", "numbers without leading zeros"),
        (
            "ООО Владивосток Вессард",
            "legal=ooo place=vladivostok brand=vessard",
            "Cyrillic is spelled in Latin letters",
        ),
    ],
)
def test_latin_names(name: str, expected: str, reason: str):
    assert parts(name) == expected, reason


@pytest.mark.parametrize(
    ("name", "expected", "reason"),
    [
        ("丹東甲乙紡織有限公司", "place=丹东 brand=jiayi trade=纺织 legal=有限公司", "traditional letters"),
        ("丹东市甲乙厂", "place=丹东 brand=jiayi weak=厂", "市 belongs to the place"),
        ("株式会社甲乙", "legal=株式会社 brand=jiayi", "a form that leads"),
        (
            "甲乙集团天津公司",
            "brand=jiayi role=集团 place=天津 legal=公司",
            "a branch names its place near the end",
        ),
        (
            "甲乙有限公司丹东分公司",
            "brand=jiayi legal=有限公司 place=丹东 role=分公司",
            "a form inside the name",
        ),
        (
            "新世界百货",
            "brand=xinshijie trade=百货",
            "one letter left over belongs with what was cut off last",
        ),
        ("东方红机械厂", "brand=dongfanghong trade=机械 weak=厂", "东方 is a city only before a brand"),
        ("洛浦县甲乙", "place=洛浦 brand=jiayi", "county level"),
        (
            "新疆生产建设兵团第八师甲乙厂",
            "place=新疆 role=生产建设兵团 number=8 role=师 brand=jiayi weak=厂",
            "units",
        ),
        ("第143团农场", "number=143 role=团 trade=农场", "a number in figures"),
        ("（株）甲乙", "legal=株 brand=jiayi", "a form in brackets"),
        ("乐清甲乙阀门", "place=乐清 brand=jiayi trade=阀门", "heteronyms: Yueqing, not Leqing"),
    ],
)
def test_hanzi_names(name: str, expected: str, reason: str):
    assert parts(name) == expected, reason


@pytest.mark.parametrize(
    ("name", "expected", "reason"),
    [
        (
            "조선대봉무역총회사",
            "state=조선 brand=daebong trade=무역 role=총회사",
            "state, brand, trade, role",
        ),
        ("㈜대봉무역", "legal=주 brand=daebong trade=무역", "the form in one sign"),
        ("신의주 방직공장", "place=신의주 trade=방직 weak=공장", "blanks cut as well"),
        ("제8공장", "number=8 weak=공장", "a number with its mark"),
        ("룡강군대봉식료공장", "place=룡강 brand=daebong trade=식료 weak=공장", "a county with its word"),
        ("대봉은행", "brand=daebong trade=은행", "bank"),
    ],
)
def test_hangul_names(name: str, expected: str, reason: str):
    assert parts(name) == expected, reason


@pytest.mark.parametrize("english", ["Hetian", "Hotan", "Khotan", "和田", "Hotan Prefecture", "和田地区"])
def test_a_place_is_one_in_every_spelling(english: str):
    codes = normalise(f"{english} Quillmoor Co").of("place")[0].concept.split()
    assert "6532" in codes


def test_homonyms_keep_all_their_codes():
    assert normalise("Suzhou Quillmoor").of("place")[0].concept.split() == ["3205", "3413"]


@pytest.mark.parametrize(
    ("hangul", "mr", "dprk"),
    [
        ("련봉", "ryonbong", "ryonbong"),
        ("라진", "rajin", "rajin"),
        ("청진", "chongjin", "chongjin"),
        ("남포", "nampo", "nampho"),
        ("압록강", "amnokkang", "amrokkang"),
        ("송림", "songnim", "songrim"),
        ("신라", "silla", "sinra"),
        ("은하", "unha", "unha"),
        ("독립", "tongnip", "tokrip"),
        ("백년", "paengnyon", "paengnyon"),
        ("장진", "changjin", "jangjin"),
    ],
)
def test_hangul_is_spelled_by_three_habits(hangul: str, mr: str, dprk: str):
    assert (romanise_mr(hangul), romanise_dprk(hangul)) == (mr, dprk)


@pytest.mark.parametrize(
    "hangul", ["련봉", "라진", "청진", "압록강", "송림", "은하", "독립", "백년", "장진", "류경"]
)
def test_the_three_habits_meet_in_one_fold(hangul: str):
    from unpick.names.fold import korean_fold
    from unpick.names.scripts import romanise_hangul

    habits = romanise_mr(hangul), romanise_dprk(hangul), romanise_hangul(hangul)
    assert len({korean_fold(one) for one in habits}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ryon", "yon"),
        ("pyeong", "pyong"),
        ("gang", "kang"),
        ("dae", "tae"),
        ("bu", "pu"),
        ("jang", "chang"),
        ("jang", "zhang"),
        ("amrok", "amnok"),
        ("aprok", "amnok"),
        ("ssang", "sang"),
        ("eun", "un"),
        ("rim", "lim"),
    ],
)
def test_spellings_of_one_korean_sound_fold_together(a: str, b: str):
    from unpick.names.fold import korean_fold

    assert korean_fold(a) == korean_fold(b)


def test_hanzi_meet_the_korean_reading_of_their_characters():
    assert "kumsang" in sino_korean_spellings("金祥")
    assert "kumsang" in normalise("丹东金祥贸易有限公司").spellings
    assert score_pair("丹东金祥贸易有限公司", "Dandong Kumsang Trade Co Ltd").outcome == "same"
    assert score_pair("丹东金祥贸易有限公司", "Dandong Kumsong Trade Co Ltd").outcome != "same"


def test_characters_with_several_readings_keep_the_other_ones():
    assert (
        "changyue" in normalise("甲乙长乐贸易").spellings
        or "jiayizhangle" in normalise("甲乙长乐贸易").spellings
    )
    assert normalise("绿源食品").brand == "lvyuan"


@pytest.mark.parametrize("prefix", ["MV", "M/V", "M.V.", "MT", "F/V"])
def test_a_vessel_is_told_by_its_prefix_and_keeps_its_number(prefix: str):
    name = normalise(f"{prefix} Golden Trading 18")
    assert name.route == "vessel"
    assert [(part.kind, part.key) for part in name.parts[1:]] == [
        ("brand", "golden"),
        ("brand", "trading"),
        ("number", "18"),
    ]
    assert name.typed_key == normalise_vessel("GOLDEN TRADING 18").typed_key
    assert name.typed_key != normalise_vessel("GOLDEN TRADING 19").typed_key


def test_a_firm_with_a_prefix_of_ships_in_its_name_stays_a_firm():
    assert normalise("MV Quillmoor Co Ltd").route == "firm"


@pytest.mark.parametrize("size", [33, 34, 35, 36])
def test_a_name_of_a_manifests_length_may_be_cut(size: int):
    assert normalise("DANDONG QUILLMOOR GARMENTS AND TEXTILES CO LTD"[:size]).truncated


def test_a_word_cut_at_35_letters_is_completed_only_where_it_can_mean_one_thing():
    full = "DANDONG QUILLMOORS VESSARD GARMENTS CO LTD"
    assert normalise(full[:35]).parts[-1].concept == "garment"
    assert parts("DANDONG QUILLMOORS VESSARD HOLDIN L")[-9:] != "brand=l"


MIXED = st.text(
    alphabet=string.ascii_letters
    + string.digits
    + " .,&()/'-至诚丹东市第八师服装有限公司조선부강무역회사제8é",
    max_size=60,
)
FORMS = ["Co., Ltd.", "Limited", "GmbH", "LLC", "Corp.", "Sdn Bhd"]


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_a_name_and_the_answer_is_always_the_same(text: str):
    first = normalise(text)
    assert normalise(text) == first
    assert all(part.kind and part.text for part in first.parts)


@given(MIXED)
@settings(max_examples=200, deadline=None)
def test_a_cleaned_name_gives_the_parts_of_the_name(text: str):
    name = normalise(text)
    assert normalise(name.text).parts == name.parts or len(text.strip()) != len(name.text)


@given(MIXED)
@settings(max_examples=150, deadline=None)
def test_compatibility_forms_of_letters_make_no_difference(text: str):
    import unicodedata

    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert normalise(wide).parts == normalise(unicodedata.normalize("NFKC", wide)).parts


@given(
    st.sampled_from(["Quillmoor", "Vessard Orrin", "至诚", "대봉"]), st.permutations(FORMS), st.integers(1, 3)
)
@settings(max_examples=60, deadline=None)
def test_the_order_of_legal_forms_does_not_matter(brand: str, forms: list[str], n: int):
    chosen = forms[:n]
    keys = {normalise(" ".join([brand, *order])).typed_key for order in (chosen, chosen[::-1])}
    assert keys == {normalise(brand).typed_key}


@given(MIXED)
@settings(max_examples=100, deadline=None)
def test_letter_case_makes_no_difference(text: str):
    assert normalise(text.upper()).typed_key == normalise(text.upper().lower()).typed_key
