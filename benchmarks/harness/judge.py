"""Compares the measurements with the targets."""

from . import targets
from .rounds import by_round, ratio, spread

KINDS = {"purchase": "purchase", "database": "purchase", "lock": "lock alone", "start": "start-up"}


def judge(result):
    """A row for every target of the parts that ran: the measured value and whether it met the target.

    Both are None if nothing was measured.
    """
    parts, measurements = result["settings"]["parts"], result["measurements"]
    rows = []
    for part, subject, peer, count, bound in targets.RATIOS:
        if part in parts:
            what = f"{KINDS[part]}: {subject} / {peer}"
            rows.append(row(what, count, ratio(measurements, part, subject, peer, count), bound))
    for contender, count, bound in targets.FAIRNESS:
        if "purchase" in parts:
            values = by_round(measurements, "purchase", contender, count, "fairness").values()
            measured = spread(values) if values else None
            rows.append(row(f"purchase: Jain's index of {contender}, nobody overtaken", count, measured, bound))
    if "recording" in parts:
        recorded = {one["processes"]: one["cost"] for one in result.get("recording", [])}
        for count in targets.RECORDING_COUNTS:
            what = "recording: time that it adds to a purchase, as part of it"
            rows.append(row(what, count, recorded.get(count), targets.RECORDING_COST))
    if "lease" in parts:
        leases = {one["processes"]: one for one in result.get("lease", [])}
        for count in targets.LEASE_COUNTS:
            measured = leases.get(count, {})
            what = "lease: what heartbeat and recheck add, as part of what file-lock adds"
            rows.append(row(what, count, measured.get("renewing"), targets.LEASE_COST))
            what = "lease: what fencing adds, as part of the purchase"
            rows.append(row(what, count, measured.get("fencing"), targets.FENCING_COST))
    if "start" in parts:
        second = result.get("secondGuard") or {}
        count = targets.SECOND_GUARD_PROCESSES
        what = "second and later guard of a compare"
        for measured, words, bound in (
            ("forked", "processes forked", targets.SECOND_GUARD_FORKED),
            ("millis", "until ready, without the warm-up, ms", targets.SECOND_GUARD_MILLIS),
        ):
            rows.append(row(f"start-up: {what}, {words}", count, second.get(measured), bound, ".0f"))
        many, count = result.get("manyBuyers") or {}, targets.MANY_PROCESSES
        left = spread([many["left"]]) if many else None
        rows.append(
            row("start-up: memory of a buyer, MiB", count, many.get("mebibytes"), targets.MANY_MEBIBYTES, ".1f")
        )
        rows.append(row("start-up: processes left over", count, left, targets.MANY_LEFT, ".0f"))
    return rows


def row(what, processes, measured, bound, form=".2f"):
    """Compares the median with the bound: ("at least" or "at most", number). Without a bound the row only shows the value."""
    direction, number = bound or (None, None)
    if measured is None or bound is None:
        met = None
    else:
        met = measured["median"] >= number if direction == targets.AT_LEAST else measured["median"] <= number
    return {
        "what": what,
        "processes": processes,
        "measured": measured,
        "direction": direction,
        "target": number,
        "met": met,
        "form": form,
    }
