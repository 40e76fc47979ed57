"""How long until N processes are there: Ticketrace's buyers, empty JVMs, and Python's `spawn`."""

import json
import subprocess
import sys
import time

from . import contenders


class Buyers:
    """From the first fork until all stand at the start line, warm; as `run --json` tells."""

    name = "Ticketrace buyers"
    FEW_TICKETS = 1000

    def __init__(self, ticketrace):
        self.ticketrace = ticketrace

    def prepare(self, build_folder):
        self.ticketrace.prepare(build_folder)

    def measure(self, folder, processes):
        result = self.ticketrace.race(folder, processes, max(self.FEW_TICKETS, processes), "--think", "0")
        return result["millis"]["fork"]


class Hellos:
    """Empty JVMs, started together as a shell would, until all have printed a line and ended."""

    name = "empty JVM"

    def __init__(self, java, jar, source):
        self.java, self.jar, self.source = java, jar, source
        self.classes = None

    def prepare(self, build_folder):
        contenders.require(self.java)
        self.classes = contenders.compiled(self.source, build_folder, self.jar)

    def measure(self, folder, processes):
        command = [self.java, "-cp", str(self.classes), self.source.stem]
        begin = time.monotonic()
        running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(processes)]
        codes = [process.wait() for process in running]
        if any(codes):
            raise contenders.Failed(f"{self.name}: exit codes {codes}")
        return (time.monotonic() - begin) * 1000


class Spawned:
    name = "Python spawn"

    def __init__(self, source):
        self.source = source

    def prepare(self, build_folder):
        pass

    def measure(self, folder, processes):
        return float(contenders.output_of([sys.executable, self.source, processes]))


def second_guards(ticketrace_command, folder, buyers):
    """How long the second and later guards of one `compare` took to be ready, without their warm-up, in milliseconds."""
    guards = "file-lock,robust-lock,fair-lock"
    race = ["compare", "--json", "--guards", guards, "--buyers", buyers, "--tickets", 1000, "--think", 0]
    result = json.loads(contenders.output_of([*ticketrace_command, *race, "--runs-dir", folder]))
    millis = [race["millis"] for race in result["races"][1:]]
    if any("warmUp" not in one for one in millis):
        raise contenders.NotInstalled("this jar does not say how long buyers warmed up")
    return [max(0.0, one["fork"] - one["warmUp"]) for one in millis]
