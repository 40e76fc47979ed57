"""The contenders. Each makes one measurement at a time, in a new folder, and proves that the work was done.

A new contender is a class with `name`, `prepare` and `purchase`, and an entry in `parts`.
"""

import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

from .commands import Failed, NotInstalled, build_c, compile_java, has_module, output_of, require

WRONG_USAGE = 2
WITH_A_VERDICT = (0, 3, 4)  # exit codes: valid, violated, unknown
RACE_LIMIT = "5m"
SALE = re.compile(r"([1-9][0-9]*),(buyer-[0-9]{2,}),[1-9][0-9]*\n")


class Ticketrace:
    """One guard of Ticketrace, on one of its stores, through its command line."""

    def __init__(self, java, jar, guard, store="file", tickets=None):
        self.name = f"Ticketrace {guard}" + ("" if store == "file" else f", {store}")
        self.command = [java, "-jar", jar, "run", "--json", "--store", store, "--guard", guard]
        self.tickets = tickets

    def prepare(self, build_folder):
        """Sells one ticket, to find out whether this jar knows the guard, the store and the options."""
        require(self.command[0])
        self.try_out(build_folder)

    def try_out(self, build_folder, *options):
        race = ["--buyers", 1, "--tickets", 1, "--think", 0, "--runs-dir", Path(build_folder, "tried-out")]
        output_if_known([*self.command, *race, *options], accepted=WITH_A_VERDICT)

    def purchase(self, folder, buyers, tickets):
        """Speed, waits and fairness of one race. The audit of the race must find nothing."""
        result = self.race(folder, buyers, tickets, "--think", "0", "--timeout", RACE_LIMIT)
        return {key: result[key] for key in ("ticketsPerSecond", "waitMicros", "fairness")}

    def race(self, folder, buyers, tickets, *options, verdict="VALID"):
        """Holds one race and returns its result. Raises Failed if the verdict or the counts are not as expected."""
        race = ["--buyers", buyers, "--tickets", tickets, "--runs-dir", folder]
        result = json.loads(output_of([*self.command, *race, *options], accepted=WITH_A_VERDICT))
        if (result["verdict"], result["sold"], result["remaining"]) != (verdict, tickets, 0):
            raise Failed(
                f"{self.name}: {result['verdict']}, sold {result['sold']} of {tickets}, {result['remaining']} remaining"
            )
        return result

    def speed(self, folder, buyers, tickets, *options):
        """Tickets a second of one race, whatever its verdict: an unguarded race is violated."""
        race = ["--buyers", buyers, "--tickets", tickets, "--runs-dir", folder]
        return json.loads(output_of([*self.command, *race, *options], accepted=WITH_A_VERDICT))["ticketsPerSecond"]


def output_if_known(command, accepted=(0,)):
    """The output of Ticketrace. Raises NotInstalled if this jar does not know an option of the command."""
    try:
        return output_of(command, accepted)
    except Failed as failure:
        if failure.exit_code != WRONG_USAGE:
            raise
        raise NotInstalled(str(failure).splitlines()[-1]) from None


class Loop:
    """A program that makes the same purchase in a bare loop, and writes a count and a list of sales."""

    name = ""
    tickets = None

    def command(self, folder, buyers, tickets):
        raise NotImplementedError

    def purchase(self, folder, buyers, tickets):
        """Speed and fairness. Every seat must be on the list of sales exactly once, and the count must be 0."""
        result = json.loads(output_of(self.command(folder, buyers, tickets)))
        count = int.from_bytes(Path(folder, "count.bin").read_bytes(), "little", signed=True)
        fairness = fairness_of_all_sold(self.name, folder, buyers, tickets, result["sold"], count)
        return {"ticketsPerSecond": result["ticketsPerSecond"], "fairness": fairness}


class CPurchase(Loop):
    """The purchase in C, under a blocking `fcntl` record lock or `flock`."""

    def __init__(self, source, lock):
        self.name = f"C {lock}"
        self.source, self.lock = source, lock
        self.program = None

    def prepare(self, build_folder):
        self.program = build_c(self.source, build_folder)

    def command(self, folder, buyers, tickets):
        return [self.program, self.lock, folder, buyers, tickets]


class JavaPurchase(Loop):
    """The purchase in Java with `FileChannel`, compiled by the optimizing or the quick compiler."""

    def __init__(self, java, jar, source, compiler, tickets):
        self.name = f"Java loop, {compiler} compiler"
        self.tickets = tickets
        self.java, self.jar, self.source, self.compiler = java, jar, source, compiler
        self.classes = None

    def prepare(self, build_folder):
        require(self.java)
        self.classes = compile_java(self.source, build_folder, self.jar)

    def command(self, folder, buyers, tickets):
        return [self.java, "-cp", self.classes, self.source.stem, self.compiler, folder, buyers, tickets]


class PythonPurchase:
    """The same purchase with `multiprocessing`, as the tutorial makes it."""

    PYTHONS = ("python3", "/usr/bin/python3")  # only Debian's Python finds Debian's packages

    def __init__(self, source, name, kind, tickets=None):
        self.name, self.source, self.kind, self.tickets = name, source, kind, tickets
        self.python = sys.executable

    def prepare(self, build_folder):
        if self.kind == "filelock":
            self.python = next((python for python in self.PYTHONS if has_module(python, "filelock")), None)
            if self.python is None:
                raise NotInstalled("no package filelock; on Debian, install python3-filelock")

    def purchase(self, folder, buyers, tickets):
        """Speed and fairness. Every seat must be on the list of sales exactly once, and the count must be 0."""
        result = json.loads(output_of([self.python, self.source, self.kind, folder, buyers, tickets]))
        fairness = fairness_of_all_sold(self.name, folder, buyers, tickets, result["sold"], result["remaining"])
        return {"ticketsPerSecond": result["ticketsPerSecond"], "fairness": fairness}


def fairness_of_all_sold(name, folder, buyers, tickets, sold, left):
    """Jain's index over the buyers. Raises Failed unless every ticket was sold and listed."""
    each = sold_by_buyer(Path(folder, "sales.csv"), tickets)
    listed = sum(each.values())
    if (left, sold, listed) != (0, tickets, tickets):
        raise Failed(f"{name}: {sold} purchases, {listed} sales listed, {left} left; had {tickets}")
    return jain([*each.values()] + [0] * (buyers - len(each)))


def jain(shares):
    """Jain's index of fairness: 1 if all shares are equal, 1/n if one of n has everything."""
    return sum(shares) ** 2 / (len(shares) * sum(share * share for share in shares))


class JdbcLoop:
    """A plain JDBC loop that runs the same statements. Its own JVM runs the same kind of server."""

    WARM_UP = 2000  # purchases per buyer, as many as Ticketrace's buyers make on this store

    def __init__(self, java, jar, source, guard, tickets=None):
        self.name = f"JDBC loop {guard}"
        self.tickets = tickets
        self.java, self.jar, self.source, self.guard = java, jar, source, guard
        self.classes = None

    def prepare(self, build_folder):
        self.classes = compile_java(self.source, build_folder, self.jar)

    def purchase(self, folder, buyers, tickets):
        """Tickets per second. Every seat must be in the table of sales exactly once, and the count must be 0."""
        class_path = f"{self.classes}{os.pathsep}{self.jar}"
        warm_up = min(self.WARM_UP, tickets // buyers)
        arguments = [folder, buyers, tickets, warm_up, self.guard]
        result = json.loads(output_of([self.java, "-cp", class_path, self.source.stem, *arguments]))
        if (result["sold"], result["listed"], result["remaining"]) != (tickets, tickets, 0):
            raise Failed(f"{self.name}: {result}; had {tickets} tickets")
        return {"ticketsPerSecond": result["ticketsPerSecond"]}


def sold_by_buyer(sales, tickets):
    """The number of sales of each buyer on the list. Raises Failed unless all are of different seats from 1 to `tickets`."""
    seen, each = bytearray(tickets + 1), Counter()
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
            each[sale[2]] += 1
    return each
