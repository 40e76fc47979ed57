"""Commands of other programs, run with a limit; and the peers' sources, built."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

LIMIT_SECONDS = 660  # the C peer ends itself earlier, Ticketrace much earlier
STOP_LIMIT_SECONDS = 10
MOST_SAID = 2000  # characters of a command, and of what it said, in a message


class Failed(Exception):
    """A measurement that did not come about, or a result that is wrong. The message says who and why."""

    def __init__(self, message, exit_code=None):
        super().__init__(message)
        self.exit_code = exit_code


class NotInstalled(Exception):
    """A contender that cannot run on this machine. The message says what is missing."""


def output_of(command, accepted=(0,)):
    """What the command prints, if it ends with an accepted exit code.

    It and all that it started is ended if it takes too long, or if we are interrupted.
    """
    process = started(command)
    try:
        out, err = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]}: not finished after {LIMIT_SECONDS} s") from None
    finally:
        if process.poll() is None:
            end(process)
    if process.returncode not in accepted:
        said = (err.strip() or out.strip())[-MOST_SAID:]
        shown = " ".join(map(str, command))[:MOST_SAID]
        raise Failed(f"{shown}: exit code {process.returncode}\n{said}", process.returncode)
    return out


def started(command):
    """Starts the command in a session of its own, so that `end` reaches all that it starts."""
    return subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run_together(command, count):
    """Runs the command so many times at once, until all have ended; milliseconds from the first start on."""
    command = [str(word) for word in command]
    running = []
    begin = time.monotonic()
    try:
        for _ in range(count):
            running.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
        codes = [process.wait(max(0, begin + LIMIT_SECONDS - time.monotonic())) for process in running]
        took = time.monotonic() - begin
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]}: {count} together not finished after {LIMIT_SECONDS} s") from None
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()
                process.wait()
    if any(codes):
        raise Failed(f"{' '.join(command)}: {count} together: exit codes {sorted(set(codes))}")
    return took * 1000


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


def has_module(python, module):
    """Whether that Python is there and has the module."""
    try:
        return subprocess.run([python, "-c", f"import {module}"], capture_output=True, timeout=60).returncode == 0
    except OSError:
        return False


def require(*programs):
    for program in programs:
        if not shutil.which(program):
            raise NotInstalled(f"no {program}")


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
