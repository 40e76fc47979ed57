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

    def interleaved(self, part, unit, cells, rounds):
        """Each cell, (contender, processes, work), once a round; who goes first at a number of processes changes.

        The work answers with a dict that has a "value", in that unit.
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
    """Median, lowest and highest."""
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def by_round(measurements, part, contender, processes, key="value"):
    """The values of one cell, by round."""
    return {
        one["round"]: one[key]
        for one in measurements
        if (one["part"], one["contender"], one["processes"]) == (part, contender, processes)
    }


def ratio(measurements, part, subject, peer, processes):
    """Taken within each round, so that a slow moment hits both sides; None if one of them was not measured."""
    ours, theirs = (by_round(measurements, part, name, processes) for name in (subject, peer))
    ratios = [ours[number] / theirs[number] for number in ours if number in theirs]
    return spread(ratios) if ratios else None
