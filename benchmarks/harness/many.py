"""A race of very many buyers on one machine: whether all come to the start line, what each takes, and what is left over."""

import json
import os
import re
import subprocess
import time
from pathlib import Path

from .commands import LIMIT_SECONDS, Failed, end, started
from .rounds import spread

# A purchase holds the guard while it thinks, so that the race lasts long enough to look at everybody's memory.
RACE = ("--tickets", "100", "--think", "100ms", "--timeout", "5m")
PSS = re.compile(r"^Pss:\s+([0-9]+) kB", re.MULTILINE)
LOOK_SECONDS = 0.1
MOST_SILENT = 0.1  # of the buyers: the kernel does not tell the memory of a process that it is busy with


def buyers(java, jar, folder, count):
    """Holds one race and looks at the buyers in the middle of it.

    How long until all were ready and how far apart they started, in milliseconds; the proportional share of memory of each,
    in MiB; how many had a clean end; how many processes are left when the race is over.
    """
    command = [java, "-jar", jar, "run", "--json", "--buyers", count, *RACE, "--runs-dir", folder]
    launcher = started(command)
    try:
        await_first_sale(launcher, folder)
        pids = children(launcher.pid)
        mebibytes = [share for share in map(mebibytes_of, pids) if share is not None]
        out, said = launcher.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"{count} buyers: not finished after {LIMIT_SECONDS} s") from None
    finally:
        if launcher.poll() is None:
            end(launcher)
    if launcher.returncode != 0:
        raise Failed(f"{count} buyers: exit code {launcher.returncode}\n{said.strip() or out.strip()}")
    if len(mebibytes) < (1 - MOST_SILENT) * count:
        raise Failed(f"{count} buyers: the memory of {len(mebibytes)} could be looked at")
    result = json.loads(out)
    ended = sum(buyer["exitCode"] == 0 and buyer["sold"] + buyer["soldOut"] > 0 for buyer in result["buyers"])
    if len(pids) != count or ended != count:
        raise Failed(f"{count} buyers: {len(pids)} were there in mid-race, {ended} came to their end")
    return {
        "processes": count,
        "verdict": result["verdict"],
        "readyMillis": result["millis"]["fork"],
        "startSpreadMillis": result["millis"]["startSpread"],
        "looked": len(mebibytes),
        "mebibytes": spread(mebibytes),
        "left": sum(Path("/proc", str(pid)).exists() for pid in pids),
    }


def await_first_sale(launcher, folder):
    deadline = time.monotonic() + LIMIT_SECONDS
    while not any(file.read_text().count("\n") > 1 for file in Path(folder).glob("*/sales.csv")):
        if launcher.poll() is not None:
            raise Failed(f"the race ended before a ticket was sold\n{launcher.stderr.read().strip()}")
        if time.monotonic() > deadline:
            raise Failed(f"no ticket was sold within {LIMIT_SECONDS} s")
        time.sleep(LOOK_SECONDS)


def children(pid):
    """The processes that this one has started."""
    found = []
    for task in os.listdir(f"/proc/{pid}/task"):
        found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    return found


def mebibytes_of(pid):
    """The proportional set size: pages that processes share are counted in parts. None if the kernel does not say."""
    try:
        return int(PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())[1]) / 1024
    except OSError:
        return None
