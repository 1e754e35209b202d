# SPDX-License-Identifier: Apache-2.0
"""Runs a program and measures what lies between two lines of its messages: the training, without start, reading and writing."""
import os
import pathlib
import re
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Failure(Exception):
    """What to tell the person; no traceback."""


def run(command, **options):
    """Runs a command to its end; its output, or a Failure with the last lines of what it said."""
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    except OSError as error:
        raise Failure(f"cannot run {command[0]}: {error.strerror}") from error
    if done.returncode:
        said = "\n".join((done.stderr + done.stdout).strip().splitlines()[-8:])
        raise Failure(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}")
    return done.stdout


def measure(command, begin, end, environment):
    """Wall seconds and processor seconds from the message that matches `begin` to the one that matches `end`, and the peak of memory
    until then, in MB; of the program and of all processes it starts."""
    said, at_begin, at_end = [], None, None
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
                          env=os.environ | environment, start_new_session=True) as child:
        for line in child.stderr:
            if at_begin is None and re.search(begin, line):
                at_begin = state(child.pid)
            elif at_end is None and re.search(end, line):
                at_end = state(child.pid)
            said.append(line)
    if child.returncode or not at_end:
        raise Failure(f"{command[0]} ended with {child.returncode}:\n{''.join(said[-8:])}")
    return {"seconds": at_end[0] - at_begin[0], "processor_seconds": at_end[1] - at_begin[1], "peak_mb": at_end[2]}


def state(session):
    """Now: the time, the processor seconds used by the processes of a session, the sum of their peaks of memory."""
    now, processor, peak = time.monotonic(), 0.0, 0.0
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            processor += sum(map(int, fields[11:15])) / TICKS
            found = re.search(r"VmHWM:\s+(\d+) kB", (folder / "status").read_text("utf-8", "replace"))
            peak += int(found[1]) / 1024 if found else 0
        except (OSError, IndexError):
            continue  # it has ended meanwhile
    return now, processor, peak
