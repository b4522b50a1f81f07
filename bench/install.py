"""Installed size and first-run time of the two commands, in a clean clone with an empty home folder.

python3 dev.py bench install [--only demo|test] [--scratch DIR]

Downloads every package again: the time depends on the network, so CPU seconds stand beside it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _frame import ROOT, Run, figure, folder_bytes, run_child

CORE_BYTES = 700 * 10**6  # design, dependencies: the core at 700 MB or less
SECOND_RUN = 5.0  # issue "Foundation": a second run starts in under 5 s
DEMO_AFTER_INSTALL = 60.0  # the same: under 60 s after installation


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment with an empty home and no cache, keeping what the network needs."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR"}
        or name.lower().endswith("_proxy")
        or name.startswith(("PIP_INDEX", "PIP_CERT", "UV_INDEX", "UV_DEFAULT_INDEX"))
    }
    return kept | {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "NO_COLOR": "1"}


def clone(scratch: Path) -> Path:
    """Return a clean clone of what is committed."""
    target = scratch / "clone"
    command = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)]
    subprocess.run(command, check=True)
    return target


def timed(clone_folder: Path, env: dict[str, str], *arguments: str) -> Run:
    """Run dev.py in the clone with the interpreter that runs this script outside any environment."""
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    python = str(base) if base.exists() else shutil.which("python3") or sys.executable
    return run_child([python, "dev.py", *arguments], cwd=clone_folder, env=env)


def report(name: str, run: Run, **more: object) -> None:
    """Print the time of one run."""
    figure(name, round(run.wall, 1), "s", cpu_s=round(run.cpu, 1), peak_bytes=run.peak_bytes, **more)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=("demo", "test"))
    parser.add_argument("--small", action="store_true", help="the demo only")
    parser.add_argument("--scratch", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="unpick-install-", dir=asked.scratch) as folder:
        scratch = Path(folder)
        here, env = clone(scratch), clean_environment(scratch / "home")
        if asked.only != "test":
            show = ["demo", str(scratch / "demo"), "--no-browser"]
            report("first run of dev.py demo, installation included", timed(here, env, *show))
            size = folder_bytes(here / ".venv")
            figure(
                "installed size of the core", size, "bytes", target=f"<= {CORE_BYTES}", met=size <= CORE_BYTES
            )
            fresh = timed(here, env, "demo", str(scratch / "demo-2"), "--no-browser")
            within = fresh.wall <= DEMO_AFTER_INSTALL
            report("demo into a new folder after installation", fresh, target="<= 60", met=within)
            again = timed(here, env, *show)
            report(
                "second run of dev.py demo", again, target=f"<= {SECOND_RUN}", met=again.wall <= SECOND_RUN
            )
        if asked.only != "demo" and not asked.small:
            report("first run of dev.py test, installation included", timed(here, env, "test"))
            figure("installed size with tests and docs", folder_bytes(here / ".venv"), "bytes")


if __name__ == "__main__":
    main()
