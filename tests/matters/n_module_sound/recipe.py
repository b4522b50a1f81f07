"""The same modules with every step from the quarry, by lot, and the lots of this entry."""

from tests.matters.n_module.recipe import packet_files


def files() -> dict[str, bytes]:
    return packet_files(sound=True)
