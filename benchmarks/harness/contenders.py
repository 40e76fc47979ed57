"""Who is measured. A contender makes one measurement at a time, in a folder of its own, and proves that the work was done.

A new one is a class with `name`, `prepare` and `purchase`, and an entry in `parts`.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

LIMIT_SECONDS = 660  # the C peer ends itself earlier, Ticketrace much earlier
STOP_LIMIT_SECONDS = 10
RACE_LIMIT = "5m"
MOST_SAID = 2000  # characters of a command, and of what it said, in a message
SALE = re.compile(r"([1-9][0-9]*),buyer-[0-9]{2,},[1-9][0-9]*\n")


class Failed(Exception):
    """A measurement that did not come about, or a result that is wrong. The message says who and why."""


class NotInstalled(Exception):
    """A contender that cannot run on this machine. The message says what is missing."""


def output_of(command, accepted=(0,)):
    """What the command prints, if it ends with an accepted exit code. It and what it started is ended if it takes too long or we are interrupted."""
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
    if process.returncode not in accepted:
        said = (err.strip() or out.strip())[-MOST_SAID:]
        raise Failed(f"{' '.join(map(str, command))[:MOST_SAID]}: exit code {process.returncode}\n{said}")
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


def require(*programs):
    for program in programs:
        if not shutil.which(program):
            raise NotInstalled(f"no {program}")


class Ticketrace:
    """One guard of Ticketrace, on one of its stores, through its command line."""

    def __init__(self, java, jar, guard, store="file", tickets=None):
        self.name = f"Ticketrace {guard}" + ("" if store == "file" else f", {store}")
        self.command = [java, "-jar", jar, "run", "--json", "--store", store, "--guard", guard]
        self.tickets = tickets

    def prepare(self, build_folder):
        require(self.command[0])

    def purchase(self, folder, buyers, tickets):
        """Its speed, its waits, its fairness; the race's own audit must find nothing."""
        result = self.race(folder, buyers, tickets, "--think", "0", "--timeout", RACE_LIMIT)
        return {key: result[key] for key in ("ticketsPerSecond", "waitMicros", "fairness")}

    def race(self, folder, buyers, tickets, *options, verdict="VALID"):
        """The result of one race."""
        race = ["--buyers", buyers, "--tickets", tickets, "--runs-dir", folder]
        result = json.loads(output_of([*self.command, *race, *options], accepted=(0, 4)))
        if (result["verdict"], result["sold"], result["remaining"]) != (verdict, tickets, 0):
            raise Failed(
                f"{self.name}: {result['verdict']}, sold {result['sold']} of {tickets}, {result['remaining']} remaining"
            )
        return result


class CPurchase:
    """A C program that makes the same purchase under a blocking `fcntl` record lock, or `flock`."""

    def __init__(self, source, lock, tickets=None):
        self.name = f"C {lock}"
        self.source, self.lock, self.tickets = source, lock, tickets
        self.program = None

    def prepare(self, build_folder):
        self.program = built(self.source, build_folder)

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; every seat must be on the list of sales, once, and the count at 0."""
        result = json.loads(output_of([self.program, self.lock, folder, buyers, tickets]))
        count = int.from_bytes(Path(folder, "count.bin").read_bytes(), "little", signed=True)
        require_all_sold(self.name, folder, tickets, result["sold"], count)
        return {"ticketsPerSecond": result["ticketsPerSecond"]}


class PythonPurchase:
    """The same purchase with `multiprocessing`, as the tutorial makes it."""

    PYTHONS = ("python3", "/usr/bin/python3")  # Debian's packages are seen by Debian's Python only

    def __init__(self, source, name, kind, tickets=None):
        self.name, self.source, self.kind, self.tickets = name, source, kind, tickets
        self.python = sys.executable

    def prepare(self, build_folder):
        if self.kind == "filelock":
            self.python = next((python for python in self.PYTHONS if has_module(python, "filelock")), None)
            if self.python is None:
                raise NotInstalled("no package filelock; Debian has it as python3-filelock")

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; every seat must be on the list of sales, once, and the count at 0."""
        result = json.loads(output_of([self.python, self.source, self.kind, folder, buyers, tickets]))
        require_all_sold(self.name, folder, tickets, result["sold"], result["remaining"])
        return {"ticketsPerSecond": result["ticketsPerSecond"]}


def has_module(python, module):
    try:
        return subprocess.run([python, "-c", f"import {module}"], capture_output=True, timeout=60).returncode == 0
    except OSError:
        return False


def built(source, build_folder):
    """A program made from one file of C."""
    require("gcc")
    program = Path(build_folder, source.stem)
    warnings = ["-Wall", "-Wextra", "-Werror"]
    output_of(["gcc", "-std=c11", "-O2", *warnings, "-pthread", "-o", program, source])
    return program


def compiled(source, build_folder, jar):
    """The folder with the classes of one file of Java."""
    require("javac")
    classes = Path(build_folder, "classes")
    output_of(["javac", "-d", classes, "-cp", jar, source])
    return classes


def require_all_sold(name, folder, tickets, sold, left):
    listed = seats_sold(Path(folder, "sales.csv"), tickets)
    if (left, sold, listed) != (0, tickets, tickets):
        raise Failed(f"{name}: {sold} purchases, {listed} sales listed, {left} left; had {tickets}")


class JdbcLoop:
    """A plain JDBC loop that runs the same statements, served from the same kind of server in a JVM of its own."""

    WARM_UP = 2000  # purchases of each buyer, as Ticketrace's buyers make on this store

    def __init__(self, java, jar, source, guard, tickets=None):
        self.name = f"JDBC loop {guard}"
        self.tickets = tickets
        self.java, self.jar, self.source, self.guard = java, jar, source, guard
        self.classes = None

    def prepare(self, build_folder):
        self.classes = compiled(self.source, build_folder, self.jar)

    def purchase(self, folder, buyers, tickets):
        """Tickets per second; every seat must be in the table of sales, once, and the count at 0."""
        class_path = f"{self.classes}{os.pathsep}{self.jar}"
        warm_up = min(self.WARM_UP, tickets // buyers)
        arguments = [folder, buyers, tickets, warm_up, self.guard]
        result = json.loads(output_of([self.java, "-cp", class_path, self.source.stem, *arguments]))
        if (result["sold"], result["listed"], result["remaining"]) != (tickets, tickets, 0):
            raise Failed(f"{self.name}: {result}; had {tickets} tickets")
        return {"ticketsPerSecond": result["ticketsPerSecond"]}


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
