"""Run the command line with `python -m unpick`."""

from unpick.cli.main import main

if __name__ == "__main__":
    main()
