#!/usr/bin/env python3
"""Draw the picture of the README from the invented example of the trace command.

    python tools/build_picture.py docs/picture.svg

Everything in it is invented; the example lies in src/unpick/data/schemas/examples/report.json.
"""

import sys
from pathlib import Path

from unpick.report.chain_svg import draw_chains
from unpick.report.json_out import load_example


def main() -> None:
    """Write the picture; the same example gives the same bytes."""
    example = load_example("report")
    svg = draw_chains(example["chains"], example["assessments"], title=example["title"])
    Path(sys.argv[1]).write_text(svg, encoding="utf-8")
    print(sys.argv[1])


if __name__ == "__main__":
    main()
