"""A race of very many buyers on one machine: whether all start, their memory, and the processes that are left afterwards."""

import json
import os
import re
import subprocess
import time
from pathlib import Path

from .commands import LIMIT_SECONDS, Failed, end, start
from .rounds import spread

# A buyer holds the guard while it thinks, so the race lasts long enough to measure the memory of all buyers.
RACE = ("--tickets", "100", "--think", "100ms", "--timeout", "5m")
PSS = re.compile(r"^Pss:\s+([0-9]+) kB", re.MULTILINE)
POLL_SECONDS = 0.1
MAX_UNKNOWN = 0.1  # share of buyers whose memory the kernel does not report because it is busy with them


def buyers(java, jar, folder, count):
    """Holds one race and measures the buyers' memory while it runs.

    Returns the milliseconds until all were ready and between the first and the last start; the proportional set size of
    the buyers in MiB; and how many of their processes are left after the race.
    """
    command = [java, "-jar", jar, "run", "--json", "--buyers", count, *RACE, "--runs-dir", folder]
    launcher = start(command)
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
    if len(mebibytes) < (1 - MAX_UNKNOWN) * count:
        raise Failed(f"{count} buyers: the memory of only {len(mebibytes)} could be measured")
    result = json.loads(out)
    ended = sum(buyer["exitCode"] == 0 and buyer["sold"] + buyer["soldOut"] > 0 for buyer in result["buyers"])
    if len(pids) != count or ended != count:
        raise Failed(f"{count} buyers: {len(pids)} processes during the race, {ended} ended normally")
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
        time.sleep(POLL_SECONDS)


def children(pid):
    """The pids of the children of a process."""
    found = []
    for task in os.listdir(f"/proc/{pid}/task"):
        found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    return found


def mebibytes_of(pid):
    """The proportional set size, which divides shared pages among the processes. None if the kernel does not report it."""
    try:
        return int(PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())[1]) / 1024
    except OSError:
        return None
