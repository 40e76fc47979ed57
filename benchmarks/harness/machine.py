"""Describes the machine without its name or paths, and measures the CPU time that other processes use."""

import hashlib
import os
import platform
import resource
import subprocess
import time
from pathlib import Path


def describe(java, jar, folder, repository):
    """The machine and the tools. The commit is known only for a jar that is in the repository."""
    return {
        "cpu": cpu_model(),
        "cores": len(os.sched_getaffinity(0)),
        "memoryGiB": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "kernel": f"{platform.system()} {platform.release()}",
        "fileSystem": file_system(folder),
        "jdk": jdk(java),
        "gcc": first_line(["gcc", "--version"]),
        "python": platform.python_version(),
        "commit": commit(repository) if repository in Path(jar).resolve().parents else "unknown",
        "jarSha256": hashlib.sha256(Path(jar).read_bytes()).hexdigest(),
    }


def cpu_model():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def file_system(folder):
    """The type of the file system that holds the folder, which is the one with the longest mount point above it."""
    best = ("", "unknown")
    for line in Path("/proc/mounts").read_text().splitlines():
        _, mount, kind = line.split()[:3]
        if Path(mount) in [folder, *folder.parents] and len(mount) >= len(best[0]):
            best = (mount, kind)
    return best[1]


def jdk(java):
    runtime = [line for line in printed([java, "-version"]).splitlines() if "Runtime" in line]
    return runtime[0] if runtime else "none"


def commit(repository):
    git = ["git", "-C", str(repository)]
    revision = first_line([*git, "rev-parse", "--short", "HEAD"])
    changed = printed([*git, "status", "--porcelain", "--", "src/main", "pom.xml"])
    return revision + (" and uncommitted changes" if changed else "")


def first_line(command):
    return (printed(command).splitlines() or ["none"])[0]


def printed(command):
    """Both output streams of a command; empty if the command fails or does not exist."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
        return done.stdout if done.returncode == 0 else ""
    except OSError:
        return ""


class Watch:
    """Measures the wall time of a block, and the share of all cores that processes of others used meanwhile."""

    def __enter__(self):
        self.started = (time.monotonic(), busy_seconds(), own_seconds())
        return self

    def __exit__(self, *failure):
        wall, busy, own = (now - then for now, then in zip((time.monotonic(), busy_seconds(), own_seconds()), self.started))
        self.seconds = wall
        self.others = min(1.0, max(0.0, (busy - own) / (wall * os.cpu_count())))


def busy_seconds():
    """Seconds since boot in which the cores were not idle, including other virtual machines on this hardware (steal)."""
    user, nice, system, idle, iowait, irq, softirq, steal = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
