"""What a name says: scripts, romanisations, legal forms, identifiers; how alike two names are."""

from unpick.names.identifiers import Identifier, identifiers
from unpick.names.normalise import Name, Part, normalise
from unpick.names.pair import PairScore, ScorePart, score_pair
from unpick.names.party import PartyText, party_kind, read_party

__all__ = [
    "Identifier",
    "Name",
    "PairScore",
    "Part",
    "PartyText",
    "ScorePart",
    "identifiers",
    "normalise",
    "party_kind",
    "read_party",
    "score_pair",
]
