# SPDX-License-Identifier: Apache-2.0
"""Builds lda-vi and fetches its peers, once; all of it below build/bench of this checkout."""
import functools
import pathlib
import shutil
import sys

from process import Failure, run

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CACHE = ROOT / "build" / "bench"


def say(message):
    print(message, file=sys.stderr, flush=True)


def built_program(root=ROOT):
    """The program of a checkout, built with the preset release where it is not there."""
    program = root / "build" / "release" / "src" / "cli" / "lda-vi"
    if not program.exists():
        say(f"building {root} with the preset release")
        run([root / "tools" / "setup"])
        run(["cmake", "--preset", "release"], cwd=root)
        run(["cmake", "--build", "--preset", "release"], cwd=root)
    return program


@functools.cache
def python_peers():
    """What fetch_python_peers gives, which is called once even where it fails."""
    try:
        return fetch_python_peers()
    except Failure as failure:
        return failure


def fetch_python_peers():
    """The interpreter of the virtual environment that has what requirements.txt names."""
    wanted, folder = HERE / "requirements.txt", CACHE / "venv"
    stamp, python = folder / "requirements.txt", folder / "bin" / "python"
    if not stamp.exists() or stamp.read_bytes() != wanted.read_bytes():
        say("fetching the Python peers from PyPI")
        try:
            run([sys.executable, "-m", "venv", "--clear", folder])
        except Failure as failure:
            raise Failure(f"no virtual environment; Debian: apt install python3-venv\n{failure}") from failure
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", wanted])
        shutil.copyfile(wanted, stamp)
    return python


def mallet_jars():
    """The folder with MALLET and what it depends on."""
    if not shutil.which("java"):
        raise Failure("MALLET needs java; Debian: apt install default-jre-headless maven")
    wanted, folder = HERE / "mallet.pom.xml", CACHE / "mallet"
    stamp = folder / "pom.xml"
    if not stamp.exists() or stamp.read_bytes() != wanted.read_bytes():
        if not shutil.which("mvn"):
            raise Failure("Maven, which fetches MALLET, is missing; Debian: apt install maven")
        say("fetching MALLET from Maven Central")
        run(["mvn", "--quiet", "--batch-mode", "-f", wanted, "dependency:copy-dependencies", f"-DoutputDirectory={folder}/jars",
             f"-Dmaven.repo.local={CACHE}/maven"])
        shutil.copyfile(wanted, stamp)
    return folder / "jars"
