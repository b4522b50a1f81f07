"""Which layout a table is read with: named, mapped by a person, recognised, or guessed with its doubts."""

from typing import TYPE_CHECKING, Any, Final

from unpick.datasets.shipments.layout import FIELDS, Layout, layout_named, parse_layout
from unpick.model.errors import NoLayout

if TYPE_CHECKING:
    from unpick.app.load_original import Take
    from unpick.datasets.shipments.sheet import Sheet

__all__ = ["choose_layout"]

_KINDS: Final = (
    ("arriv", "arrival"),
    ("month", "month"),
    ("export", "export"),
    ("ship", "export"),
    ("exp", "export"),
    ("entry", "entry"),
)
"""What a date column's own words say about its kind; else it is the day of a declaration."""

_OPTIONS: Final = ("date_order", "date_kind", "decimal", "weight_unit", "dataset", "reliability")


def choose_layout(sheet: "Sheet", take: "Take") -> tuple[Layout, list[str], list[str]]:
    """Return the layout, the doubts that are left, and notes on how it was found.

    Raises:
        NoLayout: the named layout does not fit, or nothing does and the guess is in doubt.
    """
    if take.mapping is not None:
        return _mapped(sheet, take.mapping.read_bytes(), take.mapping.name), [], []
    if take.layout:
        named = layout_named(take.layout)
        if not named.matched(sheet.header):
            problem = f"none of its columns is one of layout '{named.id}'"
            raise NoLayout(sheet.name, problem, "leave --layout out to have it recognised")
        return named, [], []
    if sheet.layout:
        return sheet.layout, [], []
    return _guessed(sheet)


def _mapped(sheet: "Sheet", data: bytes, name: str) -> Layout:
    from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

    try:
        given: Any = read_keyed_yaml(data)
    except KeyedYamlFault as fault:
        raise NoLayout(
            name, f"no YAML ({fault})", "write one line per field, as `date: Arrival Date`"
        ) from None
    if isinstance(given, dict) and "id" in given:
        return parse_layout(data, name)
    if not isinstance(given, dict) or not given:
        raise NoLayout(name, "it maps nothing", "write one line per field, as `date: Arrival Date`")
    strange = [str(field) for field in given if field not in FIELDS and field not in _OPTIONS]
    if strange:
        problem = f"'{strange[0]}' is no field"
        raise NoLayout(name, problem, f"use {', '.join((*FIELDS, *_OPTIONS))}")
    fields = {field: column for field, column in given.items() if field in FIELDS}
    for column in fields.values():
        for one in column if isinstance(column, list) else [column]:
            if one not in sheet.header:
                problem = f"the file has no column '{one}'"
                raise NoLayout(name, problem, f"its columns are {', '.join(sheet.header)}")
    return _own(fields, given, "mapped")


def _guessed(sheet: "Sheet") -> tuple[Layout, list[str], list[str]]:
    import pyarrow as pa

    from unpick.datasets.shipments.guess import guess_layout

    width = len(sheet.header)
    cells = [(*row, *[""] * width)[:width] for row in sheet.sample]
    columns = [pa.array([row[place] for row in cells], pa.string()) for place in range(width)]
    guess = guess_layout(list(sheet.header), pa.Table.from_arrays(columns, names=list(sheet.header)))
    doubts = [
        f"{sheet.name}: {doubt.field}: {doubt.reason} ({', '.join(doubt.columns)})" for doubt in guess.doubts
    ]
    found = [f"{field}: {one.column}" for field, one in guess.fields.items()]
    if not guess.ok:
        shown = "; ".join(found) or "nothing"
        open_ends = f"; in doubt: {'; '.join(doubts)}" if doubts else ""
        raise NoLayout(
            sheet.name,
            f"no layout fits its columns ({', '.join(sheet.header)[:400]}); guessed {shown}{open_ends}",
            "write the right columns into a YAML file, one `field: column` a line, and give it with --map FILE",
        )
    notes = [f"{sheet.name}: guessed {one}" for one in found]
    fields = {field: one.column for field, one in guess.fields.items() if field in FIELDS}
    return _own(fields, {}, "guessed"), doubts, notes


def _own(fields: dict[str, Any], options: dict[str, Any], name: str) -> Layout:
    date = fields.get("date", "")
    words = str(date[0] if isinstance(date, list) else date).casefold()
    kind = next((kind for word, kind in _KINDS if word in words), "declaration")
    constants = {"weight_unit": str(options["weight_unit"])} if options.get("weight_unit") else {}
    weight = str(fields.get("gross_weight_kg", "")).casefold()
    if not constants and any(word in weight for word in ("lb", "pound")):
        constants = {"weight_unit": "lb"}
    return Layout(
        id=name,
        title=f"columns {name}",
        source="the person who loads the file" if name == "mapped" else "the guesser",
        dataset=str(options.get("dataset", f"shipments_{name}")),
        reliability=str(options.get("reliability", "F")),
        date_kind=str(options.get("date_kind", kind)),
        columns={
            field: tuple(column) if isinstance(column, list) else (column,)
            for field, column in fields.items()
        },
        constants=constants,
        order=str(options.get("date_order", "ask")),
        decimal=str(options.get("decimal", ".")),
    )
