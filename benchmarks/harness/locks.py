"""Locks alone. Each contender makes one measurement at a time, in its own processes, and proves that its lock excluded."""

import json
import os
import sys

from .commands import Failed, build_c, compile_java, output_of, require
from .contenders import jain


class LockAlone:
    """The common part: the number must have fallen by the sum of all acquisitions."""

    name = ""
    most_processes = 128

    def measure(self, folder, processes, millis):
        """Acquisitions per second of all processes together, and Jain's index over the processes."""
        result = json.loads(output_of(self.command(folder, processes, millis)))
        each = result["acquired"]
        if result["fell"] != sum(each) or len(each) != processes or min(each) < 1:
            raise Failed(f"{self.name}: {each} acquisitions of {processes} processes, the number fell by {result['fell']}")
        return {"perSecond": sum(each) / (millis / 1000), "fairness": jain(each)}

    def command(self, folder, processes, millis):
        raise NotImplementedError


class C(LockAlone):
    def __init__(self, source, kind, name):
        self.source, self.kind, self.name = source, kind, name
        self.program = None

    def prepare(self, build_folder):
        self.program = build_c(self.source, build_folder)

    def command(self, folder, processes, millis):
        return [self.program, self.kind, folder, processes, millis]


class Python(LockAlone):
    def __init__(self, source):
        self.name, self.source = "Python Lock", source

    def prepare(self, build_folder):
        pass

    def command(self, folder, processes, millis):
        return [sys.executable, self.source, folder, processes, millis]


class Ticketrace(LockAlone):
    def __init__(self, java, jar, source, kind, most_processes):
        self.name = f"Ticketrace {kind}"
        self.java, self.jar, self.source, self.kind = java, jar, source, kind
        self.most_processes = most_processes
        self.classes = None

    def prepare(self, build_folder):
        require(self.java)
        self.classes = compile_java(self.source, build_folder, self.jar)

    def command(self, folder, processes, millis):
        class_path = f"{self.classes}{os.pathsep}{self.jar}"
        return [self.java, "-cp", class_path, self.source.stem, self.kind, folder, processes, millis]
