# SPDX-License-Identifier: Apache-2.0
"""Where the Python libraries of peers are, if this Python has them not: PEERS_PYTHON, or what tools/bench/peers has fetched."""
import os
import pathlib
import sys

FETCHED = pathlib.Path(__file__).resolve().parents[2] / "build" / "bench" / "venv" / "bin" / "python"
SKIPPED = 77


def start_again(error, libraries):
    """Runs the script anew with another Python, or ends it as skipped and says what it needs."""
    other = os.environ.get("PEERS_PYTHON") or (str(FETCHED) if FETCHED.exists() else "")
    if other and sys.executable != other and "PEERS_TRIED" not in os.environ:
        os.execve(other, [other, *sys.argv], {**os.environ, "PEERS_TRIED": "1"})
    print(f"skipped: {error}. Name a Python that has {libraries} with PEERS_PYTHON, or call tools/bench/peers, which fetches those of tools/bench/lib/requirements.txt.")
    sys.exit(SKIPPED)
