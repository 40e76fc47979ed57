"""Rounds of measurements, interleaved, and what they amount to."""

import os
import shutil
import statistics
from pathlib import Path

from .machine import Watch


class Rounds:
    """Makes measurements in fresh folders below `folder`, each deleted before the next begins."""

    def __init__(self, folder, say):
        self.folder = folder
        self.say = say
        self.count = 0

    def measure(self, work):
        """Calls work(folder). Returns its answer and the watch that was held on it."""
        self.count += 1
        folder = Path(self.folder, str(self.count))
        folder.mkdir(parents=True)
        os.sync()  # what earlier measurements wrote is not to be paid for by this one
        try:
            with Watch() as watch:
                answer = work(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return answer, watch

    def purchase(self, contenders, buyer_counts, tickets, rounds):
        """One measurement of each contender at each number of buyers per round; who goes first changes."""
        measurements = []
        for number in range(1, rounds + 1):
            for buyers in buyer_counts:
                for contender in contenders if number % 2 else contenders[::-1]:
                    speed, watch = self.measure(lambda folder: contender.purchase(folder, buyers, tickets))
                    measurements.append(
                        {
                            "contender": contender.name,
                            "buyers": buyers,
                            "round": number,
                            "ticketsPerSecond": speed,
                            "otherCpu": round(watch.others, 3),
                        }
                    )
                    self.say(
                        f"round {number}/{rounds}, {buyers} buyers, {contender.name}: "
                        f"{speed:,.0f} tickets/s (others used {watch.others:.0%} of the CPU)"
                    )
        return measurements

    def start_up(self, ticketrace, buyers, tickets, rounds):
        """A whole race from the command line: how long from start-up to finish, and how long of it to the start line."""
        measurements = []
        for number in range(1, rounds + 1):
            result, watch = self.measure(lambda folder: ticketrace.race(folder, buyers, tickets))
            measurements.append(
                {
                    "round": number,
                    "wallSeconds": round(watch.seconds, 3),
                    "forkSeconds": round(result["millis"]["fork"] / 1000, 3),
                    "otherCpu": round(watch.others, 3),
                }
            )
            self.say(
                f"round {number}/{rounds}, start-up of {buyers} buyers: {watch.seconds:.1f} s "
                f"(others used {watch.others:.0%} of the CPU)"
            )
        return measurements


def spread(values):
    """Median, lowest and highest."""
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def compared(measurements, subject, peer, target):
    """One row for each number of buyers. A ratio is taken within a round, so that a slow moment hits both sides."""

    def speeds(name, buyers):
        return {
            one["round"]: one["ticketsPerSecond"]
            for one in measurements
            if (one["contender"], one["buyers"]) == (name, buyers)
        }

    rows = []
    for buyers in sorted({one["buyers"] for one in measurements}):
        ours, theirs = speeds(subject, buyers), speeds(peer, buyers)
        row = {"buyers": buyers, "subject": subject, "ticketsPerSecond": spread(ours.values())}
        if theirs:
            ratio = spread([ours[number] / theirs[number] for number in ours])
            row |= {"peer": peer, "peerTicketsPerSecond": spread(theirs.values()), "ratio": ratio}
            row |= {"target": target, "met": ratio["median"] >= target}
        rows.append(row)
    return rows
