"""The same glove maker with every named indicator remedied and verified without notice."""

from tests.matters.n_nitrile.recipe import packet_files


def files() -> dict[str, bytes]:
    return packet_files(sound=True)
