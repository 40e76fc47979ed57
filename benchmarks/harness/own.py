"""Measurements of Ticketrace that have no peer."""

import json
import statistics

from . import contenders, jmh, many, starts, targets
from .commands import build_c, compile_java, output_of, require
from .rounds import spread

REPEATED_CALLS = 300_000
RECORDING_TICKETS = 100_000  # few, so that the machine is in the same state for both races of a pair
RECORDING_PAIRS = 6
LEASE_TICKETS = 400_000
RACE = ("--think", "0", "--timeout", contenders.RACE_LIMIT)
UNRECORDED = ("--history", "off")


def second_guard(options, runner):
    """How long until the second and later guards of a `compare` are ready, and how many processes they forked."""
    ticketrace = [options.java, "-jar", options.jar]
    buyers = targets.SECOND_GUARD_PROCESSES
    millis, forked = [], []
    for number in range(1, options.rounds + 1):
        answer, _ = runner.measure(lambda folder: starts.second_guards(ticketrace, folder, buyers))
        millis += answer["millis"]
        forked.append(answer["forked"])
        runner.say(f"start, round {number}/{options.rounds}, later guards of a compare: {max(answer['millis']):,.0f} ms")
    return {"processes": buyers, "millis": spread(millis), "forked": spread(forked)}


def many_buyers(options, runner):
    """Holds one race of very many buyers."""
    count = targets.MANY_PROCESSES
    answer, _ = runner.measure(lambda folder: many.buyers(options.java, options.jar, folder, count))
    runner.say(f"start, {count} buyers: {answer['verdict']}, all ready after {answer['readyMillis'] / 1000:,.0f} s")
    return answer


def recording(options, runner, build_folder):
    """How much longer a purchase with its history takes than one without, as part of the time without."""
    ticketrace = contenders.Ticketrace(options.java, options.jar, "file-lock")
    ticketrace.try_out(build_folder, *UNRECORDED)
    tickets = min(options.tickets, RECORDING_TICKETS)

    def with_history(folder):
        return ticketrace.race(folder, count, tickets, *RACE)["ticketsPerSecond"]

    def without_history(folder):
        return ticketrace.race(folder, count, tickets, *RACE, *UNRECORDED, verdict="UNKNOWN")["ticketsPerSecond"]

    rows = []
    for count in [each for each in targets.RECORDING_COUNTS if not options.processes or each in options.processes]:
        costs, shares = [], []
        for number in range(1, options.rounds + 1):
            pairs = []
            for pair in range(RECORDING_PAIRS):
                speed = {}
                for work in (with_history, without_history) if pair % 2 == 0 else (without_history, with_history):
                    speed[work], watch = runner.measure(work)
                    shares.append(watch.others)
                pairs.append(speed[without_history] / speed[with_history] - 1)
            costs.append(statistics.median(pairs))
            runner.say(f"recording, round {number}/{options.rounds}, {count} processes: {costs[-1]:+.0%}")
        rows.append({"processes": count, "cost": spread(costs), "otherCpu": round(max(shares), 3)})
    return rows


def lease(options, runner, build_folder):
    """What a lease that is renewed and rechecked, and fencing, add to a purchase on the mapped store."""
    kinds = {
        "none": ("none",),
        "file-lock": ("file-lock",),
        "bare": ("lease-lock", "--renew", "off", "--recheck", "off"),
        "usual": ("lease-lock",),
        "fenced": ("lease-lock", "--fencing"),
    }
    guards = {name: contenders.Ticketrace(options.java, options.jar, kind[0], "mapped") for name, kind in kinds.items()}
    guards["fenced"].try_out(build_folder, "--fencing")
    tickets = min(options.tickets, LEASE_TICKETS)

    def nanos(folder, name):
        # an unguarded race sells seats twice: its verdict and its counts are not those of the others
        speed = guards[name].speed(folder, count, tickets, *RACE, *kinds[name][1:])
        return 1e9 / speed

    rows = []
    for count in [each for each in targets.LEASE_COUNTS if not options.processes or each in options.processes]:
        renewing, fencing, shares = [], [], []
        for number in range(1, options.rounds + 1):
            took = {}
            for name in kinds:
                took[name], watch = runner.measure(lambda folder, name=name: nanos(folder, name))
                shares.append(watch.others)
            renewing.append((took["usual"] - took["bare"]) / (took["file-lock"] - took["none"]))
            fencing.append(took["fenced"] / took["usual"] - 1)
            runner.say(f"lease, round {number}/{options.rounds}, {count} processes: {took['usual']:,.0f} ns, {fencing[-1]:+.0%}")
        rows.append({
            "processes": count,
            "renewing": spread(renewing),
            "fencing": spread(fencing),
            "otherCpu": round(max(shares), 3),
        })
    return rows


def calls(options, peers, runner, build_folder):
    """Nanoseconds for each system call of a purchase in one process, without contention."""
    require(options.java)
    program, classes = build_c(peers / "calls.c", build_folder), compile_java(peers / "Calls.java", build_folder, options.jar)
    times = min(options.tickets, REPEATED_CALLS)
    callers = {
        "C": lambda folder: [program, folder, 1, times],
        "C, with a second thread that sleeps": lambda folder: [program, folder, 2, times],
        "Java, FileChannel": lambda folder: [options.java, "-cp", classes, "Calls", folder, times],
    }
    rounds, shares = {name: [] for name in callers}, {name: [] for name in callers}
    for number in range(1, options.rounds + 1):
        for name, command in callers.items():
            answer, watch = runner.measure(lambda folder, command=command: json.loads(output_of(command(folder))))
            rounds[name].append(answer | {"all": sum(answer.values())})
            shares[name].append(watch.others)
            runner.say(f"calls, round {number}/{options.rounds}, {name}: {rounds[name][-1]['all']:,.0f} ns")
    return [
        {"who": name, "nanos": {call: spread([one[call] for one in answers]) for call in answers[0]}}
        | {"otherCpu": round(max(shares[name]), 3)}
        for name, answers in rounds.items()
    ]


def one_lock(options, source, repository, runner):
    """The cost of acquiring and releasing a lock in one process, measured by JMH."""
    answer, watch = runner.measure(lambda folder: jmh.one_process(options.java, options.jar, source, repository, folder))
    return [one | {"otherCpu": round(watch.others, 3)} for one in answer]
