"""The Merkle tree gives the published roots and proofs, and no other proof is taken."""

import hashlib

import pytest

from unpick.store.merkle import EMPTY_ROOT, Tree, holds_consistency, holds_inclusion, leaf_hash, node_hash

# Leaves, roots and proofs of the reference tests of certificate-transparency (merkletree, testonly).
LEAVES = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A, B, C = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
D, E = (
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
)
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = {(0, 8): [A, B, C], (5, 8): [D, E, ROOTS[4]]}
CONSISTENCY = {(1, 1): [], (1, 8): [A, B, C], (6, 8): [F, E, ROOTS[4]], (2, 5): [B, D]}


def naive(leaves: list[bytes]) -> bytes:
    """Return the root as RFC 9162, 2.1.1, defines it."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(naive(leaves[:split]), naive(leaves[split:]))


def test_published_roots():
    assert EMPTY_ROOT.hex() == ROOTS[0]
    tree = Tree(LEAVES)
    assert [tree.root(size).hex() for size in range(9)] == ROOTS


@pytest.mark.parametrize(("place", "size"), INCLUSION)
def test_published_inclusion_proofs(place: int, size: int):
    path = Tree(LEAVES).inclusion(place, size)
    assert [one.hex() for one in path] == INCLUSION[place, size]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_published_consistency_proofs(old: int, size: int):
    path = Tree(LEAVES).consistency(old, size)
    assert [one.hex() for one in path] == CONSISTENCY[old, size]


def test_every_proof_of_every_size_holds_and_no_altered_one():
    leaves = [bytes([one]) for one in range(33)]
    tree = Tree(leaves)
    for size in range(1, 34):
        root = tree.root(size)
        assert root == naive(leaves[:size])
        for place in range(size):
            path = tree.inclusion(place, size)
            leaf = leaf_hash(leaves[place])
            assert holds_inclusion(leaf, place, size, path, root)
            assert not holds_inclusion(leaf_hash(b"other"), place, size, path, root)
            assert not holds_inclusion(leaf, place, size, [*path, root], root)
            if path:
                assert not holds_inclusion(leaf, place, size, path[:-1], root)
                assert not holds_inclusion(leaf, place ^ 1, size, path, root)
        for old in range(1, size + 1):
            path, before = tree.consistency(old, size), tree.root(old)
            assert holds_consistency(old, size, path, old_root=before, root=root)
            assert not holds_consistency(old, size, path, old_root=leaf_hash(b"fork"), root=root)
            assert not holds_consistency(old, size, [*path, root], old_root=before, root=root)


@pytest.mark.parametrize(("place", "size"), [(8, 8), (-1, 8), (0, 9), (0, 0)])
def test_what_the_tree_does_not_have_is_refused(place: int, size: int):
    with pytest.raises(ValueError, match="no place"):
        Tree(LEAVES).inclusion(place, size)


def test_an_empty_log_proves_nothing():
    with pytest.raises(ValueError, match="empty log"):
        Tree(LEAVES).consistency(0, 8)
