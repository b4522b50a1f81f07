"""The same squid: unannounced, every building and floor, 50 of 62 heard alone, all 62 cards seen."""

from tests.matters.n_squid.recipe import packet_files


def files() -> dict[str, bytes]:
    return packet_files(sound=True)
