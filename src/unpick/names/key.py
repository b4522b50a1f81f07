"""One key per spelling, the same whatever the word tables: what parties, suppliers and decisions share."""

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["fold_name", "name_key"]


@lru_cache(maxsize=262_144)
def fold_name(name: str) -> str:
    """Return a name as the view `party` folds it: composed, upper case, letters and digits only.

    >>> fold_name("Invented Mill Co., Ltd.")
    'INVENTED MILL CO LTD'
    """
    upper = unicodedata.normalize("NFC", name).upper()
    return re.sub(r"[\W_]+", " ", upper).strip()


def name_key(name: str) -> str:
    """Return 16 hex digits that stand for a spelling; upper case, marks and blanks do not count.

    No table of words has a part in it: what a person decided on a name today is found under the same key
    after every update.

    >>> name_key("Invented Mill, Ltd.") == name_key("INVENTED  MILL LTD")
    True
    """
    return hashlib.md5(fold_name(name).encode(), usedforsecurity=False).hexdigest()[:16]
