"""Writes the result of a run, which is a dict, as JSON, as Markdown, and as pictures."""

import json
import math
import re
import statistics

from . import judge, picture
from .rounds import by_round, spread

LATEST = r"(<!-- latest {part} -->\n).*?(<!-- /latest {part} -->)"
QUIET = 0.05  # if others used less than this share of the CPU, the numbers are reliable

PARTS = {
    "purchase": ("The purchase, file store and mapped", "tickets a second"),
    "database": ("The purchase, H2 store", "tickets a second"),
    "lock": ("The lock alone", "acquisitions a second"),
    "start": ("Start-up, until all are there", "ms for each process"),
}

WITHOUT_PEER = {
    "secondGuard": "start: second and later guards of a compare",
    "manyBuyers": "start: a race of very many buyers",
    "recording": "recording: what it adds to a purchase",
    "lease": "lease: what a heartbeat, a recheck and fencing add to a purchase",
    "calls": "calls: the system calls of a purchase",
    "jmh": "jmh: one lock in one process",
}

WATCHED = ("recording", "lease", "calls", "jmh")  # the rows of these also have the CPU use of other processes


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
    lines += ["", *many_buyers(result), *system_calls(result), *one_process(result)]
    lines += [*(f"- not run: {one['what']} ({one['why']})" for one in result["notRun"]), ""]
    lines += [
        trust([*measurements, *(row for name in WATCHED for row in result.get(name, []))]),
        "",
        f"- machine: {machine['cpu']}, {machine['cores']} cores, {machine['memoryGiB']} GiB, {machine['kernel']}, "
        f"{machine['fileSystem']}",
        f"- tools: {machine['jdk']}; {machine['gcc']}; Python {machine['python']}",
        f"- Ticketrace: commit {machine['commit']}; jar with SHA-256 {machine['jarSha256'][:16]}...",
        f"- command: `{result['command']}`",
    ]
    return "\n".join(lines) + "\n"


def against_targets(rows):
    """A table of the measured values and their targets."""
    yield "| what | processes | measured | target | |"
    yield "|---|---:|---:|---:|---|"
    for row in rows:
        measured = spread_text(row["measured"], row["form"]) if row["measured"] else "-"
        aim = f"{row['direction']} {row['target']:g}" if row["direction"] else "-"
        verdict = {True: "met", False: "**missed**", None: "" if row["measured"] else "not measured"}[row["met"]]
        yield f"| {row['what']} | {row['processes']} | {measured} | {aim} | {verdict} |"


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
    """The number of tickets: the usual one, and each other with its number of processes."""
    tickets = {one["processes"]: one["tickets"] for one in measurements if "tickets" in one}
    if not tickets:
        return ""
    usual = statistics.mode(tickets.values())
    others = [f"{number:,} at {count}" for count, number in tickets.items() if number != usual]
    return f" ({'; '.join([f'{usual:,} tickets', *others])})"


def small_table(measurements, cell_text):
    """A row for each contender of each part, a column for each number of processes; cell_text(measurements) is a cell."""
    counts = sorted({one["processes"] for one in measurements})
    yield f"| | {' | '.join(map(str, counts))} |"
    yield f"|---|{'---:|' * len(counts)}"
    for part, name in dict.fromkeys((one["part"], one["contender"]) for one in measurements):
        row = [one for one in measurements if (one["part"], one["contender"]) == (part, name)]
        here = [[one for one in row if one["processes"] == count] for count in counts]
        label = name + (", alone" if part == "lock" else "")
        yield f"| {label} | {' | '.join(cell_text(cell) if cell else '-' for cell in here)} |"


def wait(cell):
    return " / ".join(f"{statistics.median(one['waitMicros'][key] for one in cell):,.1f}" for key in ("p50", "p99"))


def fairness(cell):
    return f"{statistics.median(one['fairness'] for one in cell):.3f}"


def many_buyers(result):
    many = result.get("manyBuyers")
    if many:
        yield (
            f"**A race of {many['processes']:,} buyers:** {many['verdict']}; all ready after "
            f"{many['readyMillis'] / 1000:,.0f} s, started within {many['startSpreadMillis'] / 1000:,.1f} s, "
            f"{spread_text(many['mebibytes'], '.1f')} MiB each (proportional set size), {many['left']} left over."
        )
        yield ""


def system_calls(result):
    if result.get("calls"):
        yield "**The system calls of a purchase, in one process that has the lock to itself, nanoseconds:**"
        yield ""
        yield "| | lock and unlock | read | write | append | together | C / this |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        least = result["calls"][0]["nanos"]["all"]["median"]
        for one in result["calls"]:
            nanos = one["nanos"]
            cells = [digits(nanos[call]["median"]) for call in ("lock", "read", "write", "append")]
            share = least / nanos["all"]["median"]
            yield f"| {one['who']} | {' | '.join(cells)} | {brief(nanos['all'])} | {share:.2f} |"
        yield ""


def one_process(result):
    if result.get("jmh"):
        yield "**One acquire and one release in one process, nanoseconds (JMH):**"
        yield ""
        yield "| " + " | ".join(one["lock"] for one in result["jmh"]) + " |"
        yield "|" + "---:|" * len(result["jmh"])
        yield "| " + " | ".join(f"{digits(one['nanos'])} ± {digits(one['error'])}" for one in result["jmh"]) + " |"
        yield ""


def trust(measurements):
    """How reliable the numbers are, judged by the CPU use of other processes."""
    shares = sorted(one["otherCpu"] for one in measurements if "otherCpu" in one)
    if not shares:
        return "How busy others kept the machine was not measured."
    highest, middle = shares[-1], shares[len(shares) // 2]
    word = "a quiet machine" if highest < QUIET else "mostly quiet" if middle < QUIET else "**a busy machine, take care**"
    return f"Other processes used {middle:.0%} of the CPU in the middle, {highest:.0%} at worst: {word}."


def spread_text(values, form):
    return f"{values['median']:{form}} ({values['lowest']:{form}} to {values['highest']:{form}})"


def brief(values):
    """The spread with three digits; the JSON has all digits."""
    return f"{digits(values['median'])} ({digits(values['lowest'])} to {digits(values['highest'])})"


def digits(number):
    for unit, suffix in ((1e6, "M"), (1e3, "k"), (1, "")):
        if number >= unit:
            scaled = number / unit
            return f"{scaled:.{max(0, 2 - int(math.log10(scaled)))}f}{suffix}"
    return f"{number:.2f}"


def pictures(result):
    """Name -> (title, SVG), for each value that was measured at more than one number of processes."""
    measurements = result["measurements"]
    drawn = {}
    for part, (title, unit) in PARTS.items():
        here = [one for one in measurements if one["part"] == part]
        together = part == "start"
        for name, of_what, in_what, value in (
            ("speed", title, unit, lambda one, shared=together: one["value"] / (one["processes"] if shared else 1)),
            ("wait-median", f"{title}: wait for the guard, median", "microseconds", waited("p50")),
            ("wait-p99", f"{title}: wait for the guard, 99th percentile", "microseconds", waited("p99")),
            ("fairness", f"{title}: fairness", "Jain's index", lambda one: one.get("fairness")),
        ):
            series = series_of(here, value)
            if len({count for points in series.values() for count in points}) > 1:
                drawn[name] = (of_what, picture.lines(of_what, in_what, series))
    return drawn


def waited(percentile):
    return lambda one: (one.get("waitMicros") or {}).get(percentile)


def series_of(measurements, value):
    """Contender -> {processes: median of value(measurement)}; leaves out values that are missing or 0."""
    cells = {}
    for one in measurements:
        drawn = value(one)
        if drawn:
            cells.setdefault(one["contender"], {}).setdefault(one["processes"], []).append(drawn)
    return {name: {count: statistics.median(values) for count, values in cell.items()} for name, cell in cells.items()}


def of_each_part(result):
    """The result of each part, as if only that part had run."""
    for part in result["settings"]["parts"]:
        alone = result | {
            "settings": result["settings"] | {"parts": [part]},
            "notRun": [one for one in result["notRun"] if one["what"].startswith(f"{part}: ")],
            "measurements": [one for one in result["measurements"] if one["part"] == part],
        }
        for name, what in WITHOUT_PEER.items():
            if not what.startswith(f"{part}: "):
                alone.pop(name, None)
        yield part, alone | {"targets": judge.judge(alone)}


def keep(result, folder, readme):
    """Writes the files of each part, and the same text into the README between its markers. Returns the written files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for part, alone in of_each_part(result):
        name = f"{alone['date']}-{part}"
        drawn = pictures(alone)
        text = markdown(alone)
        files |= {folder / f"{name}-{picture_name}.svg": svg for picture_name, (_, svg) in drawn.items()}
        files[folder / f"{name}.json"] = json.dumps(alone, indent=1) + "\n"
        files[folder / f"{name}.md"] = f"# Benchmark, {part}, {alone['date']}\n\n{shown(drawn, name)}{text}"
        if readme is not None:
            latest = f"\n{shown(drawn, f'{folder.name}/{name}')}{text}\n"
            before = files.get(readme) or readme.read_text(encoding="utf-8")
            files[readme] = re.sub(
                LATEST.format(part=part), lambda at, text=latest: at[1] + text + at[2], before, flags=re.DOTALL
            )
    for file, content in files.items():
        file.write_text(content, encoding="utf-8")
    return list(files)


def shown(drawn, name):
    """Markdown that shows the pictures."""
    return "".join(f"![{title}]({name}-{picture_name}.svg)\n\n" for picture_name, (title, _) in drawn.items())
