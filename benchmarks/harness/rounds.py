"""Rounds of measurements in turn, and the statistics of their results."""

import os
import shutil
import statistics
from pathlib import Path

from .machine import Watch


class Rounds:
    """Makes measurements in new folders below `folder`, and deletes each folder before the next measurement."""

    def __init__(self, folder, say):
        self.folder = folder
        self.say = say
        self.count = 0

    def measure(self, work):
        """Calls work(folder). Returns its answer and the Watch that measured it."""
        self.count += 1
        folder = Path(self.folder, str(self.count))
        folder.mkdir(parents=True)
        os.sync()  # writes out earlier data now, so that this measurement does not wait for it
        try:
            with Watch() as watch:
                answer = work(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return answer, watch

    def interleaved(self, part, unit, cells, rounds):
        """Measures each cell, (contender, processes, work), once per round. Every second round reverses the order.

        The work returns a dict whose "value" is in `unit`.
        """
        measurements = []
        for number in range(1, rounds + 1):
            for processes in sorted({cell[1] for cell in cells}):
                here = [cell for cell in cells if cell[1] == processes]
                for contender, _, work in here if number % 2 else here[::-1]:
                    answer, watch = self.measure(work)
                    measurements.append(
                        {"part": part, "contender": contender.name, "processes": processes, "round": number}
                        | answer
                        | {"otherCpu": round(watch.others, 3)}
                    )
                    self.say(
                        f"{part}, round {number}/{rounds}, {processes} processes, {contender.name}: "
                        f"{answer['value']:,.0f} {unit} (others used {watch.others:.0%} of the CPU)"
                    )
        return measurements


def spread(values):
    """The median, the lowest and the highest value."""
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def by_round(measurements, part, contender, processes, key="value"):
    """The values of one cell, as a dict from round to value."""
    return {
        one["round"]: one[key]
        for one in measurements
        if (one["part"], one["contender"], one["processes"]) == (part, contender, processes)
    }


def ratio(measurements, part, subject, peer, processes):
    """The spread of the ratio within each round, where a slow moment affects both sides. None if one was not measured."""
    of_subject, of_peer = (by_round(measurements, part, name, processes) for name in (subject, peer))
    ratios = [of_subject[number] / of_peer[number] for number in of_subject if number in of_peer]
    return spread(ratios) if ratios else None
