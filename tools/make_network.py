"""Write an invented trade network to a folder: bills and links that `unpick load` reads, and their truth.

python3 dev.py run load FOLDER/synthetic-us-bills-61.parquet FOLDER/synthetic-links.csv

Usage: python tools/make_network.py FOLDER [--edges N] [--seed N]
"""

import argparse
from pathlib import Path

from unpick.datasets.generate import generate_network, write_network


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edges", type=int, default=100_000, help="shipments, 2,000 or more")
    parser.add_argument("--seed", type=int, default=20)
    asked = parser.parse_args()
    for path in write_network(asked.folder, generate_network(asked.edges, asked.seed)):
        print(path)


if __name__ == "__main__":
    main()
