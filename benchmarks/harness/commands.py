"""Runs other programs with a time limit, and builds the peers."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

LIMIT_SECONDS = 660  # longer than the C peer's own limit, and much longer than Ticketrace's
STOP_LIMIT_SECONDS = 10
MAX_SHOWN = 2000  # characters of a command, and of its output, in an error message


class Failed(Exception):
    """A measurement failed, or its result is wrong. The message names the contender and the reason."""

    def __init__(self, message, exit_code=None):
        super().__init__(message)
        self.exit_code = exit_code


class NotInstalled(Exception):
    """A contender cannot run on this machine. The message says what is missing."""


def output_of(command, accepted=(0,)):
    """Runs the command and returns its standard output. Raises Failed if its exit code is not accepted.

    Ends the command and all processes that it started if it takes too long, or if this program is interrupted.
    """
    process = start(command)
    try:
        out, err = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]}: not finished after {LIMIT_SECONDS} s") from None
    finally:
        if process.poll() is None:
            end(process)
    if process.returncode not in accepted:
        said = (err.strip() or out.strip())[-MAX_SHOWN:]
        shown = " ".join(map(str, command))[:MAX_SHOWN]
        raise Failed(f"{shown}: exit code {process.returncode}\n{said}", process.returncode)
    return out


def start(command):
    """Starts the command in its own session, so that `end` reaches all processes that the command starts."""
    return subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run_together(command, count):
    """Starts the command `count` times and waits for all. Returns the milliseconds from the first start to the last end."""
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
    """Sends SIGTERM, so that Ticketrace can end its buyers; then kills the whole session."""
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
    """Whether this Python exists and has the module."""
    try:
        return subprocess.run([python, "-c", f"import {module}"], capture_output=True, timeout=60).returncode == 0
    except OSError:
        return False


def require(*programs):
    for program in programs:
        if not shutil.which(program):
            raise NotInstalled(f"no {program}")


def build_c(source, build_folder):
    """Compiles one file of C and returns the program."""
    require("gcc")
    program = Path(build_folder, source.stem)
    warnings = ["-Wall", "-Wextra", "-Werror"]
    output_of(["gcc", "-std=c11", "-O2", *warnings, "-pthread", "-o", program, source])
    return program


def compile_java(source, build_folder, jar):
    """Compiles one file of Java and returns the folder of its classes."""
    require("javac")
    classes = Path(build_folder, "classes")
    output_of(["javac", "-d", classes, "-cp", jar, source])
    return classes
