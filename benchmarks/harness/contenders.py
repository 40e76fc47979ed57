"""Who is measured. A contender makes one measurement at a time, in a folder of its own, and proves that the work was done.

A new one is a class with `name`, `prepare` and `purchase`, and an entry in `run`.
"""

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

LIMIT_SECONDS = 660  # the C peer ends itself earlier, Ticketrace much earlier
STOP_LIMIT_SECONDS = 10
RACE_LIMIT = "5m"
SALE = re.compile(r"([1-9][0-9]*),buyer-[0-9]{2,},[1-9][0-9]*\n")


class Failed(Exception):
    """A measurement that did not come about, or a result that is wrong. The message says who and why."""


class NotInstalled(Exception):
    """A contender that cannot run on this machine. The message says what is missing."""


def output_of(command):
    """What the command prints. It and what it started is ended if it takes too long or we are interrupted."""
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]}: not finished after {LIMIT_SECONDS} s") from None
    finally:
        if process.poll() is None:
            end(process)
    if process.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{err.strip() or out.strip()}")
    return out


def end(process):
    """Asks first, so that Ticketrace can end its buyers; then the whole session goes."""
    process.terminate()
    try:
        process.wait(STOP_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


class Ticketrace:
    """One guard of Ticketrace, on one of its stores, through its command line."""

    def __init__(self, java, jar, guard, store="file"):
        self.name = f"Ticketrace {guard}"
        self.command = [java, "-jar", jar, "run", "--json", "--store", store, "--guard", guard]

    def prepare(self, build_folder):
        if not shutil.which(self.command[0]):
            raise NotInstalled(f"no {self.command[0]}")

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; the race's own audit must find nothing."""
        return self.race(folder, buyers, tickets, "--think", "0", "--timeout", RACE_LIMIT)["ticketsPerSecond"]

    def race(self, folder, buyers, tickets, *options):
        """The result of one race."""
        race = ["--buyers", buyers, "--tickets", tickets, "--runs-dir", folder]
        result = json.loads(output_of([*self.command, *race, *options]))
        if (result["verdict"], result["sold"], result["remaining"]) != ("VALID", tickets, 0):
            raise Failed(
                f"{self.name}: {result['verdict']}, sold {result['sold']} of {tickets}, {result['remaining']} remaining"
            )
        return result


class CFcntl:
    """A C program that makes the same purchase under a blocking `fcntl` record lock."""

    name = "C fcntl"

    def __init__(self, source):
        self.source = source
        self.program = None

    def prepare(self, build_folder):
        if not shutil.which("gcc"):
            raise NotInstalled("no gcc")
        self.program = Path(build_folder, self.source.stem)
        output_of(["gcc", "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", self.program, self.source])

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; every seat must be on the list of sales, once, and the count at 0."""
        result = json.loads(output_of([self.program, folder, buyers, tickets]))
        count = int.from_bytes(Path(folder, "count.bin").read_bytes(), "little", signed=True)
        sold = seats_sold(Path(folder, "sales.csv"), tickets)
        if (count, result["sold"], sold) != (0, tickets, tickets):
            raise Failed(f"{self.name}: {result['sold']} purchases, {sold} sales listed, {count} left; had {tickets}")
        return result["ticketsPerSecond"]


class JdbcLoop:
    """A plain JDBC loop that runs the same statements, served from the same kind of server in a JVM of its own."""

    WARM_UP = 2000  # purchases of each buyer, as Ticketrace's buyers make on this store

    def __init__(self, java, jar, source, guard):
        self.name = f"JDBC loop {guard}"
        self.java, self.jar, self.source, self.guard = java, jar, source, guard
        self.classes = None

    def prepare(self, build_folder):
        if not shutil.which("javac"):
            raise NotInstalled("no javac")
        self.classes = Path(build_folder, "classes")
        output_of(["javac", "-d", self.classes, "-cp", self.jar, self.source])

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; every seat must be in the table of sales, once, and the count at 0."""
        class_path = f"{self.classes}{os.pathsep}{self.jar}"
        warm_up = min(self.WARM_UP, tickets // buyers)
        arguments = [folder, buyers, tickets, warm_up, self.guard]
        result = json.loads(output_of([self.java, "-cp", class_path, self.source.stem, *arguments]))
        if (result["sold"], result["listed"], result["remaining"]) != (tickets, tickets, 0):
            raise Failed(f"{self.name}: {result}; had {tickets} tickets")
        return result["ticketsPerSecond"]


def seats_sold(sales, tickets):
    """How many sales are listed, if they are of different seats from 1 to `tickets`."""
    seen = bytearray(tickets + 1)
    with open(sales, encoding="ascii") as lines:
        next(lines)
        for line in lines:
            sale = SALE.fullmatch(line)
            if not sale or not 1 <= int(sale[1]) <= tickets:
                raise Failed(f"{sales.name}: no sale of a seat from 1 to {tickets}: {line!r}")
            seat = int(sale[1])
            if seen[seat]:
                raise Failed(f"{sales.name}: seat {seat} was sold twice")
            seen[seat] = 1
    return sum(seen)
