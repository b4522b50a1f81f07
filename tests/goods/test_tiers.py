"""The tracing tiers: what is asked of a chain, by product."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.goods.tiers import find_tiers, has_material, product_of, products, tiers


def names(product: str, text: str) -> list[str]:
    return [tier.name for tier in find_tiers(product, text)]


def test_cotton_is_traced_from_the_farm_and_the_bale_to_sewing():
    assert [tier.name for tier in tiers("cotton")] == [
        "farm",
        "gin",
        "spinning",
        "weaving",
        "dyeing",
        "sewing",
    ]
    assert "bale IDs" in tiers("cotton")[1].documents


@pytest.mark.parametrize("product", products())
def test_every_product_starts_at_a_raw_material_and_ends_where_something_is_made(product: str):
    found = tiers(product)
    assert found[0].role == "raw"
    assert found[0].must
    assert any(tier.role == "make" for tier in found)
    assert [tier.number for tier in found] == list(range(1, len(found) + 1))
    assert all(tier.mark and tier.source.startswith("research law 4.2") for tier in found)


def test_a_tier_that_some_chains_lack_is_never_demanded():
    assert not {tier.name for tier in tiers("seafood") if tier.must} & {
        "transhipment",
        "cold store",
        "exporter",
    }
    assert not next(tier for tier in tiers("cotton") if tier.name == "dyeing").must


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yarn lot production log", ["spinning"]),
        ("纺纱车间", ["spinning"]),
        ("봉제 공장", ["sewing"]),
        ("Gin records", ["gin"]),
    ],
)
def test_a_tier_is_known_by_its_names_in_three_languages(text: str, expected: list[str]):
    assert names("cotton", text) == expected


def test_a_word_inside_another_word_names_no_tier():
    assert names("cotton", "engineering and beginnings") == []
    assert names("garment", "remarkable maker's mark") == []


def test_no_more_mass_leaves_the_gin_than_went_in():
    assert tiers("cotton")[1].gain == Decimal("1.00")


def test_a_blend_is_of_cotton_and_rayon_called_artificial_cotton_is_not():
    assert has_material(("35% cotton, 65% polyester",), "cotton")
    assert has_material(("100%棉",), "cotton")
    assert not has_material(("聚酯纤维", "人造棉"), "cotton")
    assert not has_material(("cotton-free polyester",), "cotton")


def test_the_material_says_more_than_the_heading():
    assert product_of(materials=("cotton",), hs="6204") == "cotton"
    assert product_of(materials=("polyester",), hs="6204") == "garment"
    assert product_of(hs="1604.14") == "seafood"
    assert product_of(hs="9403", text="wooden chair") == ""


@given(st.text(max_size=60), st.sampled_from(products()))
def test_the_tiers_that_a_text_names_are_tiers_of_the_product_in_order(text: str, product: str):
    found = find_tiers(product, text)
    assert list(found) == sorted(found, key=lambda tier: tier.number)
    assert set(found) <= set(tiers(product))
