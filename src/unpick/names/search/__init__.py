"""Candidates among many names: keys in which the scripts meet, an index of rare grams, and its search."""

from unpick.names.search.dials import Dials
from unpick.names.search.found import Found, HotGram, Report
from unpick.names.search.index import GramIndex, search_batch
from unpick.names.search.key import search_key

__all__ = ["Dials", "Found", "GramIndex", "HotGram", "Report", "search_batch", "search_key"]
