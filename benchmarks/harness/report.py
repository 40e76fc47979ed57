"""The result of a run as JSON (a dict goes in), as Markdown, and as pictures."""

import json
import math
import re
import statistics

from . import parts, picture
from .rounds import by_round, spread

LATEST = re.compile(r"(<!-- latest -->\n).*?(<!-- /latest -->)", re.DOTALL)
QUIET = 0.05  # others used less than this share of the CPU: the numbers can be trusted

PARTS = {
    "purchase": ("The purchase, file store and mapped", "tickets a second"),
    "database": ("The purchase, H2 store", "tickets a second"),
    "lock": ("The lock alone", "acquisitions a second"),
    "start": ("Start-up, until all are there", "ms for each process"),
}

WITHOUT_PEER = {
    "secondGuard": "start: second and later guards of a compare",
    "recording": "purchase: what recording adds",
    "jmh": "jmh: one lock in one process",
}


def markdown(result):
    machine, measurements = result["machine"], result["measurements"]
    lines = [
        f"{result['date']}, think 0, {result['settings']['rounds']} rounds, interleaved: median (lowest to highest).",
        "",
        *(against_targets(result["targets"]) if result["targets"] else []),
    ]
    for part, (title, unit) in PARTS.items():
        if any(one["part"] == part for one in measurements):
            lines += ["", f"**{title}, {unit}:**", "", *table(measurements, part)]
    if any(one.get("waitMicros") for one in measurements):
        lines += ["", "**Wait for the guard in a purchase, microseconds, median / 99th percentile:**", ""]
        lines += small_table([one for one in measurements if one.get("waitMicros")], wait)
    if any("fairness" in one for one in measurements):
        lines += ["", "**Fairness, Jain's index over the processes (1: all have the same), purchase and lock alone:**", ""]
        lines += small_table([one for one in measurements if one.get("fairness")], fairness)
    lines += ["", *one_process(result), *(f"- not run: {one['what']} ({one['why']})" for one in result["notRun"]), ""]
    lines += [
        trust(measurements),
        "",
        f"- machine: {machine['cpu']}, {machine['cores']} cores, {machine['memoryGiB']} GiB, {machine['kernel']}, "
        f"{machine['fileSystem']}",
        f"- tools: {machine['jdk']}; {machine['gcc']}; Python {machine['python']}",
        f"- Ticketrace: commit {machine['commit']}; jar with SHA-256 {machine['jarSha256'][:16]}...",
        f"- command: `{result['command']}`",
    ]
    return "\n".join(lines) + "\n"


def against_targets(rows):
    """Each ratio beside its target."""
    yield "| what | processes | measured | target | |"
    yield "|---|---:|---:|---:|---|"
    for row in rows:
        measured = spread_text(row["measured"], row["form"]) if row["measured"] else "-"
        verdict = {True: "met", False: "**missed**", None: "not measured"}[row["met"]]
        yield f"| {row['what']} | {row['processes']} | {measured} | {row['direction']} {row['target']:g} | {verdict} |"


def table(measurements, part):
    """A row for each contender, a column for each number of processes."""
    here = [one for one in measurements if one["part"] == part]
    counts = sorted({one["processes"] for one in here})
    yield f"| | {' | '.join(map(str, counts))} |"
    yield f"|---|{'---:|' * len(counts)}"
    for name in dict.fromkeys(one["contender"] for one in here):
        cells = []
        for count in counts:
            values = by_round(measurements, part, name, count)
            per = count if part == "start" else 1
            cells.append(brief(spread([one / per for one in values.values()])) if values else "-")
        yield f"| {name}{work([one for one in here if one['contender'] == name])} | {' | '.join(cells)} |"


def work(measurements):
    """How many tickets it had: the usual number, and where it was another."""
    tickets = {one["processes"]: one["tickets"] for one in measurements if "tickets" in one}
    if not tickets:
        return ""
    usual = statistics.mode(tickets.values())
    others = [f"{number:,} at {count}" for count, number in tickets.items() if number != usual]
    return f" ({'; '.join([f'{usual:,} tickets', *others])})"


def small_table(measurements, told):
    """A row for each contender of each part, a column for each number of processes; told(measurements) is a cell."""
    counts = sorted({one["processes"] for one in measurements})
    yield f"| | {' | '.join(map(str, counts))} |"
    yield f"|---|{'---:|' * len(counts)}"
    for part, name in dict.fromkeys((one["part"], one["contender"]) for one in measurements):
        row = [one for one in measurements if (one["part"], one["contender"]) == (part, name)]
        here = [[one for one in row if one["processes"] == count] for count in counts]
        label = name + (", alone" if part == "lock" else "")
        yield f"| {label} | {' | '.join(told(cell) if cell else '-' for cell in here)} |"


def wait(cell):
    return " / ".join(f"{statistics.median(one['waitMicros'][key] for one in cell):,.1f}" for key in ("p50", "p99"))


def fairness(cell):
    return f"{statistics.median(one['fairness'] for one in cell):.3f}"


def one_process(result):
    if result.get("jmh"):
        yield "**One acquire and one release in one process, nanoseconds (JMH):**"
        yield ""
        yield "| " + " | ".join(one["lock"] for one in result["jmh"]) + " |"
        yield "|" + "---:|" * len(result["jmh"])
        yield "| " + " | ".join(f"{digits(one['nanos'])} ± {digits(one['error'])}" for one in result["jmh"]) + " |"
        yield ""


def trust(measurements):
    """How far the numbers can be believed, from what other processes used meanwhile."""
    shares = sorted(one["otherCpu"] for one in measurements)
    if not shares:
        return "How busy others kept the machine was not measured."
    highest, middle = shares[-1], shares[len(shares) // 2]
    word = "a quiet machine" if highest < QUIET else "mostly quiet" if middle < QUIET else "**a busy machine, take care**"
    return f"Other processes used {middle:.0%} of the CPU in the middle, {highest:.0%} at worst: {word}."


def spread_text(values, form):
    return f"{values['median']:{form}} ({values['lowest']:{form}} to {values['highest']:{form}})"


def brief(values):
    """With three digits: the JSON has them all."""
    return f"{digits(values['median'])} ({digits(values['lowest'])} to {digits(values['highest'])})"


def digits(number):
    for unit, suffix in ((1e6, "M"), (1e3, "k"), (1, "")):
        if number >= unit:
            scaled = number / unit
            return f"{scaled:.{max(0, 2 - int(math.log10(scaled)))}f}{suffix}"
    return f"{number:.2f}"


def pictures(result):
    """Part -> SVG, for each part that has lines to draw."""
    drawn = {}
    for part, (title, unit) in PARTS.items():
        here = [one for one in result["measurements"] if one["part"] == part]
        counts = {one["processes"] for one in here}
        if len(counts) > 1:
            series = {}
            for one in here:
                values = by_round(here, part, one["contender"], one["processes"]).values()
                per = one["processes"] if part == "start" else 1
                series.setdefault(one["contender"], {})[one["processes"]] = spread(values)["median"] / per
            drawn[part] = picture.lines(title, unit, series)
    return drawn


def keep(result, folder, readme):
    """Writes all files, and what they show into the README between its markers. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = tuple(result["settings"]["parts"])
    name = f"{result['date']}-{'all' if chosen == parts.NAMES else '-'.join(chosen)}"
    drawn = pictures(result)
    text = markdown(result)
    files = {folder / f"{name}-{part}.svg": svg for part, svg in drawn.items()}
    files[folder / f"{name}.json"] = json.dumps(result, indent=1) + "\n"
    files[folder / f"{name}.md"] = f"# Benchmark, {result['date']}\n\n{shown(drawn, name)}{text}"
    if readme is not None:
        latest = f"\n{shown(drawn, f'{folder.name}/{name}')}{text}\n"
        files[readme] = LATEST.sub(lambda at: at[1] + latest + at[2], readme.read_text(encoding="utf-8"))
    for file, content in files.items():
        file.write_text(content, encoding="utf-8")
    return list(files)


def shown(drawn, name):
    """The pictures, as Markdown draws them."""
    return "".join(f"![{PARTS[part][0]}]({name}-{part}.svg)\n\n" for part in drawn)
