"""The result of a run as JSON (a dict goes in), as Markdown, and as pictures."""

import json
import re

from . import picture, targets
from .rounds import by_round, ratio, spread

LATEST = re.compile(r"(<!-- latest -->\n).*?(<!-- /latest -->)", re.DOTALL)
QUIET = 0.05  # others used less than this share of the CPU: the numbers can be trusted

PARTS = {
    "purchase": ("The purchase, file store and mapped", "tickets a second"),
    "database": ("The purchase, H2 store", "tickets a second"),
    "lock": ("The lock alone", "acquisitions a second"),
    "start": ("Start-up, until all are there", "ms for each process"),
}


def markdown(result):
    machine, measurements = result["machine"], result["measurements"]
    lines = [
        f"{result['date']}, think 0, {result['settings']['rounds']} rounds, interleaved: median (lowest to highest).",
        "",
        *against_targets(result),
    ]
    for part, (title, unit) in PARTS.items():
        if any(one["part"] == part for one in measurements):
            lines += ["", f"**{title}, {unit}:**", "", *table(measurements, part)]
    if any("waitMicros" in one for one in measurements):
        lines += ["", "**Wait for the guard, microseconds, median and 99th percentile; Jain's index over tickets per buyer:**", ""]
        lines += waits(measurements)
    lines += ["", *one_process(result), *(f"Not run: {one['what']} ({one['why']})." for one in result["notRun"]), ""]
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


def against_targets(result):
    yield "| what | processes | measured | target | |"
    yield "|---|---:|---:|---:|---|"
    for row in result["targets"]:
        bound = f"{'at least' if row['atLeast'] else 'at most'} {row['target']:g}{row['unit']}"
        yield (
            f"| {row['what']} | {row['processes']} | {spread_text(row['measured'], row['form'])}{row['unit']} | {bound} | "
            f"{'met' if row['met'] else '**missed**'} |"
        )


def judged(result):
    """Every target that was measured, and whether it was met."""
    measurements, rows = result["measurements"], []

    def add(what, processes, measured, target, at_least=True, unit="", form=".2f"):
        if measured:
            value = measured["median"]
            rows.append(
                {"what": what, "processes": processes, "measured": measured, "target": target, "atLeast": at_least}
                | {"met": value >= target if at_least else value <= target, "unit": unit, "form": form}
            )

    for part, subject, peer, count, least in targets.RATIOS:
        kind = "purchase" if part == "database" else "lock alone" if part == "lock" else part
        add(f"{kind}: {subject} / {peer}", count, ratio(measurements, part, subject, peer, count), least)
    for part, subject, peer, count, most in targets.START_RATIOS:
        add(f"start-up: {subject} / {peer}", count, ratio(measurements, part, subject, peer, count), most, False)
    for contender, count, least in targets.FAIRNESS:
        values = by_round(measurements, "purchase", contender, count, "fairness")
        add(f"Jain's index of {contender}, nobody overtaken", count, spread(values.values()) if values else None, least)
    if result.get("secondGuard"):
        add(
            "second and later guard of a compare, until ready, without the warm-up",
            result["secondGuard"]["processes"],
            result["secondGuard"]["millis"],
            targets.SECOND_GUARD_MILLIS,
            False,
            " ms",
            ".0f",
        )
    for one in result.get("recording", []):
        add("time that recording adds to a purchase", one["processes"], one["cost"], targets.RECORDING_COST, False)
    return rows


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
            cells.append(spread_text(spread([one / per for one in values.values()]), ",.0f") if values else "-")
        tickets = {one["tickets"] for one in here if one["contender"] == name and "tickets" in one}
        note = f" ({', '.join(f'{one:,}' for one in sorted(tickets))} tickets)" if tickets else ""
        yield f"| {name}{note} | {' | '.join(cells)} |"


def waits(measurements):
    here = [one for one in measurements if one.get("waitMicros")]
    counts = sorted({one["processes"] for one in here})
    yield f"| | {' | '.join(map(str, counts))} |"
    yield f"|---|{'---:|' * len(counts)}"
    for name in dict.fromkeys(one["contender"] for one in here):
        cells = []
        for count in counts:
            found = [one for one in here if (one["contender"], one["processes"]) == (name, count)]
            if not found:
                cells.append("-")
                continue
            median = {key: spread([one["waitMicros"][key] for one in found])["median"] for key in ("p50", "p99")}
            fair = spread([one["fairness"] for one in found])["median"]
            cells.append(f"{median['p50']:,.1f}, {median['p99']:,.0f}; {fair:.3f}")
        yield f"| {name} | {' | '.join(cells)} |"


def one_process(result):
    if result.get("jmh"):
        yield "**One acquire and one release in one process, nanoseconds (JMH):**"
        yield ""
        yield "| " + " | ".join(one["lock"] for one in result["jmh"]) + " |"
        yield "|" + "---:|" * len(result["jmh"])
        yield "| " + " | ".join(f"{one['nanos']:,.1f} ± {one['error']:,.1f}" for one in result["jmh"]) + " |"
        yield ""


def trust(measurements):
    """How far the numbers can be believed, from what other processes used meanwhile."""
    shares = sorted(one["otherCpu"] for one in measurements)
    highest, middle = shares[-1], shares[len(shares) // 2]
    word = "a quiet machine" if highest < QUIET else "mostly quiet" if middle < QUIET else "**a busy machine, take care**"
    return f"Other processes used {middle:.0%} of the CPU in the middle, {highest:.0%} at worst: {word}."


def spread_text(values, form):
    return f"{values['median']:{form}} ({values['lowest']:{form}} to {values['highest']:{form}})"


def pictures(result):
    """File name -> SVG, for each part that has lines to draw."""
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
            drawn[f"{part}.svg"] = picture.lines(title, unit, series)
    return drawn


def keep(result, folder, readme):
    """Writes all files, and the tables into the README between its markers. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    text = markdown(result)
    name = f"{result['date']}-{'-'.join(result['settings']['parts'])}"
    files = {folder / f"{name}.json": json.dumps(result, indent=1) + "\n"}
    drawn = {f"{name}-{file}": svg for file, svg in pictures(result).items()}
    files |= {folder / file: svg for file, svg in drawn.items()}
    shown = "".join(f"![{PARTS[file.rsplit('-', 1)[1][:-4]][0]}](%s{file})\n\n" for file in drawn)
    files[folder / f"{name}.md"] = f"# Benchmark, {result['date']}\n\n{shown.replace('%s', '')}{text}"
    if readme is not None:
        latest = f"\n{shown.replace('%s', 'results/')}{text}\n"
        files[readme] = LATEST.sub(lambda at: at[1] + latest + at[2], readme.read_text(encoding="utf-8"))
    for file, content in files.items():
        file.write_text(content, encoding="utf-8")
    return list(files)
