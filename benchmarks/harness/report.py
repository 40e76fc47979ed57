"""The result of a run as JSON (a dict goes in) and as Markdown."""

import json
import re

LATEST = re.compile(r"(<!-- latest -->\n).*?(<!-- /latest -->)", re.DOTALL)
QUIET = 0.05  # others used less than this share of the CPU: the numbers can be trusted


def markdown(result):
    machine, settings = result["machine"], result["settings"]
    lines = [
        f"{result['date']}: think 0; {settings['rounds']} rounds, interleaved: median (lowest to highest).",
        "",
        *(files_and_starts(result) if "purchase" in result else []),
        f"H2 store, {result['database']['tickets']:,} tickets:",
        "",
        *[line for table in result["database"]["tables"] for line in [*purchase_table(table), ""]],
        *[f"Not run: {one['contender']} ({one['why']}).\n" for one in result["notRun"]],
        trust(result),
        "",
        f"- machine: {machine['cpu']}, {machine['cores']} cores, {machine['memoryGiB']} GiB, {machine['kernel']}, "
        f"{machine['fileSystem']}",
        f"- tools: {machine['jdk']}; {machine['gcc']}; Python {machine['python']}",
        f"- Ticketrace: commit {machine['commit']}; jar with SHA-256 {machine['jarSha256'][:16]}...",
        f"- command: `{result['command']}`",
    ]
    return "\n".join(lines) + "\n"


def files_and_starts(result):
    yield f"File store, {result['settings']['tickets']:,} tickets:"
    yield ""
    yield from purchase_table(result["purchase"])
    yield ""
    yield from start_up_table(result["startUp"])
    yield ""
    yield from store_table(result["startUpByStore"])
    yield ""


def purchase_table(rows):
    peer = next((row["peer"] for row in rows if "peer" in row), None)
    if peer is None:
        yield from (f"| buyers | {rows[0]['subject']}, tickets/s |", "|---:|---:|")
        yield from (f"| {row['buyers']} | {speed(row['ticketsPerSecond'])} |" for row in rows)
        return
    yield f"| buyers | {rows[0]['subject']}, tickets/s | {peer}, tickets/s | ratio | target | |"
    yield "|---:|---:|---:|---:|---:|---|"
    for row in rows:
        yield (
            f"| {row['buyers']} | {speed(row['ticketsPerSecond'])} | {speed(row['peerTicketsPerSecond'])} | "
            f"{spread(row['ratio'], '.2f')} | {row['target']} | {'met' if row['met'] else '**missed**'} |"
        )


def start_up_table(start):
    yield "| from start-up to finish | whole run, s | to the start line, s | target, s | |"
    yield "|---|---:|---:|---:|---|"
    yield (
        f"| {start['buyers']} buyers, {start['tickets']:,} tickets | {spread(start['wallSeconds'], '.1f')} | "
        f"{spread(start['forkSeconds'], '.1f')} | {start['targetSeconds']} | {'met' if start['met'] else '**missed**'} |"
    )


def store_table(stores):
    yield "| until all stood at the start line | s |"
    yield "|---|---:|"
    yield from (
        f"| {one['buyers']} buyers on store {one['store']} | {spread(one['forkSeconds'], '.2f')} |" for one in stores
    )


def trust(result):
    """How far the numbers can be believed, from what other processes used meanwhile."""
    shares = sorted(one["otherCpu"] for one in result["measurements"] + result.get("startUp", {}).get("measurements", []))
    highest, middle = shares[-1], shares[len(shares) // 2]
    word = "a quiet machine" if highest < QUIET else "mostly quiet" if middle < QUIET else "**a busy machine, take care**"
    return f"Other processes used {middle:.0%} of the CPU in the middle, {highest:.0%} at worst: {word}."


def speed(values):
    return spread(values, ",.0f")


def spread(values, form):
    return f"{values['median']:{form}} ({values['lowest']:{form}} to {values['highest']:{form}})"


def keep(result, folder, readme):
    """Writes both files, and the table into the README between its markers. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    text = markdown(result)
    what = "purchase" if "purchase" in result else "database"
    files = {
        folder / f"{result['date']}-{what}.md": f"# Benchmark, {result['date']}\n\n{text}",
        folder / f"{result['date']}-{what}.json": json.dumps(result, indent=1) + "\n",
    }
    if readme is not None:
        files[readme] = LATEST.sub(lambda at: f"{at[1]}\n{text}\n{at[2]}", readme.read_text(encoding="utf-8"))
    for file, content in files.items():
        file.write_text(content, encoding="utf-8")
    return list(files)
