"""What is measured of Ticketrace alone, with no peer beside it."""

import json
import statistics

from . import contenders, jmh, many, starts, targets
from .commands import built, compiled, output_of, require
from .rounds import spread

CALLED_TIMES = 300_000
RECORDING_TICKETS = 100_000  # short, so that both races of a pair meet the same machine
RECORDING_PAIRS = 6
RACE = ("--think", "0", "--timeout", contenders.RACE_LIMIT)
UNRECORDED = ("--history", "off")


def second_guard(options, made):
    """How long until the second and later guards of a `compare` are ready, and how many processes they forked."""
    ticketrace = [options.java, "-jar", options.jar]
    buyers = targets.SECOND_GUARD_PROCESSES
    millis, forked = [], []
    for number in range(1, options.rounds + 1):
        answer, _ = made.measure(lambda folder: starts.second_guards(ticketrace, folder, buyers))
        millis += answer["millis"]
        forked.append(answer["forked"])
        made.say(f"start, round {number}/{options.rounds}, later guards of a compare: {max(answer['millis']):,.0f} ms")
    return {"processes": buyers, "millis": spread(millis), "forked": spread(forked)}


def many_buyers(options, made):
    """One race of very many: all ready, started together, judged, and gone."""
    count = targets.MANY_PROCESSES
    answer, _ = made.measure(lambda folder: many.buyers(options.java, options.jar, folder, count))
    made.say(f"start, {count} buyers: {answer['verdict']}, all ready after {answer['readyMillis'] / 1000:,.0f} s")
    return answer


def recording(options, made, build_folder):
    """By what part of itself a purchase with its history takes longer than one without."""
    ticketrace = contenders.Ticketrace(options.java, options.jar, "file-lock")
    ticketrace.try_out(build_folder, *UNRECORDED)
    tickets = min(options.tickets, RECORDING_TICKETS)

    def with_it(folder):
        return ticketrace.race(folder, count, tickets, *RACE)["ticketsPerSecond"]

    def without(folder):
        return ticketrace.race(folder, count, tickets, *RACE, *UNRECORDED, verdict="UNKNOWN")["ticketsPerSecond"]

    rows = []
    for count in [each for each in targets.RECORDING_COUNTS if not options.processes or each in options.processes]:
        costs, shares = [], []
        for number in range(1, options.rounds + 1):
            pairs = []
            for pair in range(RECORDING_PAIRS):
                speed = {}
                for work in (with_it, without) if pair % 2 == 0 else (without, with_it):
                    speed[work], watch = made.measure(work)
                    shares.append(watch.others)
                pairs.append(speed[without] / speed[with_it] - 1)
            costs.append(statistics.median(pairs))
            made.say(f"recording, round {number}/{options.rounds}, {count} processes: {costs[-1]:+.0%}")
        rows.append({"processes": count, "cost": spread(costs), "otherCpu": round(max(shares), 3)})
    return rows


def calls(options, peers, made, build_folder):
    """What the system calls of a purchase cost one process that nobody else keeps waiting, in nanoseconds."""
    require(options.java)
    program, classes = built(peers / "calls.c", build_folder), compiled(peers / "Calls.java", build_folder, options.jar)
    times = min(options.tickets, CALLED_TIMES)
    callers = {
        "C": lambda folder: [program, folder, 1, times],
        "C, with a second thread that sleeps": lambda folder: [program, folder, 2, times],
        "Java, FileChannel": lambda folder: [options.java, "-cp", classes, "Calls", folder, times],
    }
    rounds, shares = {name: [] for name in callers}, {name: [] for name in callers}
    for number in range(1, options.rounds + 1):
        for name, command in callers.items():
            answer, watch = made.measure(lambda folder, command=command: json.loads(output_of(command(folder))))
            rounds[name].append(answer | {"all": sum(answer.values())})
            shares[name].append(watch.others)
            made.say(f"calls, round {number}/{options.rounds}, {name}: {rounds[name][-1]['all']:,.0f} ns")
    return [
        {"who": name, "nanos": {call: spread([one[call] for one in answers]) for call in answers[0]}}
        | {"otherCpu": round(max(shares[name]), 3)}
        for name, answers in rounds.items()
    ]


def one_lock(options, source, repository, made):
    """What acquiring and releasing a lock costs in one process, by JMH."""
    answer, watch = made.measure(lambda folder: jmh.one_process(options.java, options.jar, source, repository, folder))
    return [one | {"otherCpu": round(watch.others, 3)} for one in answer]
