"""A YAML file of the law held against its form; a fault names file, line and place."""

import datetime as dt
import functools
import json
from typing import Any

from unpick.law.lines import Lines, check_days
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import RegimeFault

__all__ = ["check_form"]


def check_form(body: Any, form: str, lines: Lines, *, see: str) -> None:
    """Check a document against a bundled JSON schema of this room.

    Args:
        body: the document as the YAML reader gives it; days may be dates or text.
        form: name of the schema, such as `amount.schema.json`.
        see: the page of the documentation that shows the form.

    Raises:
        RegimeFault: the form is broken; the line of the first fault is named.
    """
    faults = sorted(
        _validator(form).iter_errors(_plain(body)), key=lambda fault: [str(step) for step in fault.path]
    )
    if faults:
        raise RegimeFault(lines.place(list(faults[0].path)), faults[0].message, f"see {see} for the form")
    check_days(body, lines)


@functools.cache
def _validator(form: str) -> Any:
    import jsonschema

    return jsonschema.Draft202012Validator(json.loads(bundled_bytes("unpick.law", form)))


def _plain(body: Any) -> Any:
    """Return the document with days as text, as the schema checks them."""
    if isinstance(body, dict):
        return {str(key): _plain(value) for key, value in body.items()}
    if isinstance(body, list):
        return [_plain(value) for value in body]
    return body.isoformat() if isinstance(body, dt.date) else body
