"""How long until N processes are there: Ticketrace's buyers, empty JVMs, and Python's `spawn`."""

import json
import sys

from .commands import NotInstalled, compiled, output_of, require, run_together
from .contenders import output_if_known


class Buyers:
    """From the first fork until all stand at the start line, warm; as `run --json` tells."""

    name = "Ticketrace buyers"
    TICKETS_EACH = 10  # and as many to warm up with, whatever their number

    def __init__(self, ticketrace):
        self.ticketrace = ticketrace

    def prepare(self, build_folder):
        self.ticketrace.prepare(build_folder)

    def measure(self, folder, processes):
        result = self.ticketrace.race(folder, processes, self.TICKETS_EACH * processes, "--think", "0")
        return result["millis"]["fork"]


class Hellos:
    """Empty JVMs, started together as a shell would, until all have printed a line and ended."""

    name = "empty JVM"

    def __init__(self, java, jar, source):
        self.java, self.jar, self.source = java, jar, source
        self.classes = None

    def prepare(self, build_folder):
        require(self.java)
        self.classes = compiled(self.source, build_folder, self.jar)

    def measure(self, folder, processes):
        return run_together([self.java, "-cp", self.classes, self.source.stem], processes)


class Spawned:
    name = "Python spawn"

    def __init__(self, source):
        self.source = source

    def prepare(self, build_folder):
        pass

    def measure(self, folder, processes):
        return float(output_of([sys.executable, self.source, processes]))


def second_guards(ticketrace_command, folder, buyers):
    """How long the second and later guards of one `compare` took to be ready, without their warm-up, in milliseconds.

    And how many processes they forked: buyers that were not there in the first race.
    """
    guards = "file-lock,robust-lock,fair-lock"
    race = ["compare", "--json", "--guards", guards, "--buyers", buyers, "--tickets", 1000, "--think", 0]
    result = json.loads(output_if_known([*ticketrace_command, *race, "--runs-dir", folder]))
    first, *later = result["races"]
    millis = [race["millis"] for race in later]
    if any("warmUp" not in one for one in millis):
        raise NotInstalled("this jar does not say how long buyers warmed up")
    there = pids(first)
    return {
        "millis": [max(0.0, one["fork"] - one["warmUp"]) for one in millis],
        "forked": sum(len(pids(race) - there) for race in later),
    }


def pids(race):
    return {buyer["pid"] for buyer in race["buyers"]}
