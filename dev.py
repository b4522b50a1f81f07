#!/usr/bin/env python3
"""Build the environment and run the project: demo, test, check, bench, docs. Standard library only.

    python3 dev.py demo [ARGS]    build .venv, run the demonstration, open the report
    python3 dev.py test [ARGS]    build .venv with the test extra, run every test
    python3 dev.py check          format, lint, types, floors, tests, docs
    python3 dev.py bench NAME     run bench/NAME.py (--small for a minute's version)
    python3 dev.py docs           build the documentation into docs/_build/html
    python3 dev.py run ARGS       run the unpick command line in .venv
    python3 dev.py env NAME       build an environment that cannot live with the product: peers, photopeers, sail, spark

Works without root, without a compiler and without ensurepip: uv is used when it is there, else pip
installs into an environment made `--without-pip` through `pip --python`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOWEST, HIGHEST = (3, 11), (3, 15)


def say(text: str) -> None:
    """Print progress on stderr, so that stdout stays free for results."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def venv_python(folder: Path = VENV) -> Path:
    """Return the interpreter of an environment."""
    if sysconfig.get_platform().startswith("win"):
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def stamp_of(extras: str) -> str:
    """Return what the environment was made from: pyproject, extras, interpreter, place."""
    material = (ROOT / "pyproject.toml").read_bytes() + repr((extras, sys.version, str(ROOT))).encode()
    return hashlib.sha256(material).hexdigest()


def newest_stamp(extras: str) -> str | None:
    """Return the stamp for these extras if the environment already has them."""
    stamp = VENV / f".stamp-{extras or 'core'}"
    return stamp.read_text() if stamp.exists() else None


def make_environment(extras: str) -> Path:
    """Make or reuse .venv with the product and the extras, and return its interpreter."""
    python, wanted = venv_python(), stamp_of(extras)
    if python.exists() and newest_stamp(extras) == wanted:
        return python
    started = time.monotonic()
    if not python.exists():
        say(f"making {VENV.name}")
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt", clear=VENV.exists()).create(VENV)
    target = f".[{extras}]" if extras else "."
    say(f"installing {target} (a minute with pip, seconds with uv)")
    subprocess.run([*installer(python), "-e", target], cwd=ROOT, check=True)
    (VENV / f".stamp-{extras or 'core'}").write_text(wanted)
    say(f"environment ready after {time.monotonic() - started:.0f} s")
    return python


def installer(python: Path) -> list[str]:
    """Return the command that installs into an environment: uv when present, else pip."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", str(python)]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-warn-script-location"]
    return [sys.executable, "-m", "pip", "--python", str(python), "install", *quiet]


# What cannot live in one environment with the product, pinned: the matcher's peer needs an older DuckDB and,
# for its ICU binding, a compiler; the Java-free Spark stand-in and real Spark install the same package. Spark's
# workers run the product itself, so that it stands beside it there.
ENVIRONMENTS = {
    "peers": [
        "duckdb==1.5.6",
        "splink==5.0.0",
        "nomenklatura==4.17.4",
        "rapidfuzz==3.14.6",
        "networkx==3.6.1",
    ],
    "topn": ["sparse_dot_topn==1.2.0", "scipy==1.17.1", "numpy==2.4.6", "pyarrow==26.0.1"],
    "photopeers": [
        "pdqhash==0.2.8",
        "imagehash==4.3.2",
        "faiss-cpu==1.15.1",
        "opencv-python-headless==5.0.0.93",
        "numpy==2.4.6",
        "scipy==1.17.1",
        "pillow==13.0.0",
    ],
    "sail": ["duckdb==2.0.0", "pyarrow==26.0.1", "pysail==0.7.2", "pyspark-client==4.1.3"],
    "spark": ["duckdb==2.0.0", "pyarrow==26.0.1", "pyspark[connect]==4.1.4", "-e", "."],
}


def env(arguments: list[str]) -> int:
    """Build one of the environments beside .venv; benchmarks and parity tests skip what is not built."""
    if len(arguments) != 1 or arguments[0] not in ENVIRONMENTS:
        say(f"environments: {', '.join(ENVIRONMENTS)}")
        return 2
    folder = ROOT / f".venv-{arguments[0]}"
    if not venv_python(folder).exists():
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    subprocess.run([*installer(venv_python(folder)), *ENVIRONMENTS[arguments[0]]], cwd=ROOT, check=True)
    say(f"{folder.name} is ready")
    return 0


def run(python: Path, *arguments: str) -> int:
    """Run the environment's interpreter in the project folder and return its exit code."""
    return subprocess.run([str(python), *arguments], cwd=ROOT, check=False).returncode


def demo(arguments: list[str]) -> int:
    """Set everything up and do the main job on the embedded default."""
    return run(make_environment(""), "-m", "unpick", "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Set everything up and pass all tests."""
    python = make_environment("test,docs")
    return run(python, "-m", "pytest", *(arguments or ["-n", "auto", "--dist", "worksteal", "-q"]))


def check(arguments: list[str]) -> int:
    """Format, lint, types, floors, tests, docs: what a change must pass."""
    python = make_environment("test,docs")
    steps = [
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("lint", ["-m", "ruff", "check", "."]),
        ("types", ["-m", "mypy"]),
        ("floors", ["-c", "from importlinter.cli import lint_imports_command as go; go()"]),
        ("tests", ["-m", "pytest", "-n", "auto", "--dist", "worksteal", "-q", *arguments]),
        ("docs", [*SPHINX, "docs", "docs/_build/html"]),
    ]
    failed = []
    for name, command in steps:
        say(f"-- {name}")
        if run(python, *command):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all green")
    return 1 if failed else 0


SPHINX = ["-m", "sphinx", "-q", "-W", "-b", "html"]


def bench(arguments: list[str]) -> int:
    """Run one benchmark script, or list them."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    if not arguments or arguments[0] not in names:
        say(f"benchmarks: {', '.join(names) or 'none yet'}")
        return 2
    # Drawings of pictures are imported as bench.pictures, from the project folder.
    os.environ["PYTHONPATH"] = str(ROOT)
    return run(make_environment("test,docs"), f"bench/{arguments[0]}.py", *arguments[1:])


def docs(arguments: list[str]) -> int:
    """Build the documentation."""
    return run(make_environment("test,docs"), *SPHINX, "docs", "docs/_build/html", *arguments)


def unpick(arguments: list[str]) -> int:
    """Run the command line of the product."""
    return run(make_environment(""), "-m", "unpick", *arguments)


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "docs": docs,
    "run": unpick,
    "env": env,
}


def main() -> int:
    """Read the command and run it."""
    if not LOWEST <= sys.version_info[:2] < HIGHEST:
        say(f"Python 3.{LOWEST[1]} to 3.{HIGHEST[1] - 1} is needed, this is {sys.version.split()[0]}")
        return 1
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(__doc__)
        return 2
    try:
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except subprocess.CalledProcessError as failure:
        command = " ".join(map(str, failure.cmd[:6]))
        say(f"'{command} ...' failed with exit code {failure.returncode}; see the lines above")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
