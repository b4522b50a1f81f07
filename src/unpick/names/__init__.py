"""What a name says: scripts, romanisations, legal forms, identifiers; how alike two names are."""

from unpick.names.identifiers import Identifier, identifiers
from unpick.names.lexicon import Tables, bundled_tables
from unpick.names.normalise import normalise, normalise_vessel
from unpick.names.pair import PairScore, ScorePart, score_pair
from unpick.names.parts import Name, Part
from unpick.names.party import PartyText, party_kind, read_party

__all__ = [
    "Identifier",
    "Name",
    "PairScore",
    "Part",
    "PartyText",
    "ScorePart",
    "Tables",
    "bundled_tables",
    "identifiers",
    "normalise",
    "normalise_vessel",
    "party_kind",
    "read_party",
    "score_pair",
]
