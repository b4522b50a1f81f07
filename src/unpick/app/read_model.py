"""A language model asked beside the rules; what it names is checked against the text before it is shown."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unpick.app.read import Reading

if TYPE_CHECKING:
    from unpick.exhibits.press.proposal import Proposal

__all__ = ["with_model"]


def with_model(readings: Sequence[Reading], path: Path) -> list[Reading]:
    """Return the readings with the proposals of the model that a file names; what rules found already is not doubled.

    Raises:
        UsageError, UnreadableFile: the file names no endpoint that may be asked.
    """
    from unpick.datasets.press.endpoint import read_endpoint

    endpoint = read_endpoint(path, os.environ)
    return [_asked(one, endpoint) if one.article.text else one for one in readings]


def _asked(one: Reading, endpoint: object) -> Reading:
    from unpick.datasets.press.endpoint import Endpoint, ask_model
    from unpick.exhibits.press.borne import borne_out, known_predicates
    from unpick.exhibits.press.sentences import sentences
    from unpick.model.reject import Reject

    assert isinstance(endpoint, Endpoint)
    text, file = one.article.text, one.article.file
    rows, rejects = ask_model(endpoint, text, sorted(known_predicates()), file=file)
    spans = sentences(text)
    found: list[Proposal] = []
    for number, row in enumerate(rows, 1):
        made = borne_out(row, text, published=one.article.published, spans=spans)
        if isinstance(made, str):
            shown = str(row.get("quote", ""))[:80]
            rejects.append(
                Reject(
                    file=file,
                    row=number,
                    column="model",
                    value=shown,
                    problem=made,
                    remedy="nothing to do: it is left out",
                )
            )
        elif not any(_same(made, other) for other in (*one.proposals, *found)):
            found.append(made)
    together = sorted((*one.proposals, *found), key=lambda two: (two.span.start, two.span.end, two.predicate))
    return replace(
        one,
        proposals=tuple(together),
        rejects=tuple(reject.as_dict() for reject in rejects),
        asked=endpoint.host,
    )


def _same(a: "Proposal", b: "Proposal") -> bool:
    across = a.span.start < b.span.end and b.span.start < a.span.end
    return across and a.predicate == b.predicate and a.value == b.value
