"""How long N processes take to start: Ticketrace's buyers, empty JVMs, and Python's `spawn`."""

import json
import sys

from .commands import NotInstalled, compile_java, output_of, require, run_together
from .contenders import output_if_known


class Buyers:
    """The time from the first fork until all buyers are warm and at the start line, from `run --json`."""

    name = "Ticketrace buyers"
    TICKETS_EACH = 10  # for the race; and as many for each buyer's warm-up

    def __init__(self, ticketrace):
        self.ticketrace = ticketrace

    def prepare(self, build_folder):
        self.ticketrace.prepare(build_folder)

    def measure(self, folder, processes):
        result = self.ticketrace.race(folder, processes, self.TICKETS_EACH * processes, "--think", "0")
        return result["millis"]["fork"]


class EmptyJvms:
    """Empty JVMs, started together as a shell starts them; the time until all have printed a line and ended."""

    name = "empty JVM"

    def __init__(self, java, jar, source):
        self.java, self.jar, self.source = java, jar, source
        self.classes = None

    def prepare(self, build_folder):
        require(self.java)
        self.classes = compile_java(self.source, build_folder, self.jar)

    def measure(self, folder, processes):
        return run_together([self.java, "-cp", self.classes, self.source.stem], processes)


class PythonSpawn:
    """Processes that `multiprocessing` starts with the method `spawn`."""

    name = "Python spawn"

    def __init__(self, source):
        self.source = source

    def prepare(self, build_folder):
        pass

    def measure(self, folder, processes):
        return float(output_of([sys.executable, self.source, processes]))


def second_guards(ticketrace_command, folder, buyers):
    """Milliseconds until the second and later guards of one `compare` were ready, without their warm-up.

    And the number of processes forked for them: buyers that did not take part in the first race.
    """
    guards = "file-lock,robust-lock,fair-lock"
    race = ["compare", "--json", "--guards", guards, "--buyers", buyers, "--tickets", 1000, "--think", 0]
    result = json.loads(output_if_known([*ticketrace_command, *race, "--runs-dir", folder]))
    first, *later = result["races"]
    millis = [race["millis"] for race in later]
    if any("warmUp" not in one for one in millis):
        raise NotInstalled("this jar does not report the time of the warm-up")
    known = pids(first)
    return {
        "millis": [max(0.0, one["fork"] - one["warmUp"]) for one in millis],
        "forked": sum(len(pids(race) - known) for race in later),
    }


def pids(race):
    return {buyer["pid"] for buyer in race["buyers"]}
