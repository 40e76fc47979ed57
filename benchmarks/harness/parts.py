"""The parts of the benchmark: the contenders, the numbers of processes, and the amount of work."""

from . import contenders, locks, starts

NAMES = ("purchase", "recording", "lease", "lock", "start", "database", "calls", "jmh")

TICKETS = 1_000_000
COUNTS = (1, 2, 4, 8, 32, 128)
START_COUNTS = (1, 8, 32, 100, 300)
DATABASE_COUNTS = (1, 2, 8)
LOCK_MILLIS = 1000

# Slower contenders get fewer tickets, so that a measurement takes seconds; so do contenders without a target. At a number
# of processes without a target, all contenders get a fifth of their tickets. The tables show the number of tickets.
SLOW, SLOWEST, DATABASE = 100_000, 5_000, 30_000
LOOP = 200_000
WITHOUT_TARGET, PART_WITHOUT_TARGET = (4, 128), 5


def purchase(options, peers):
    """Ticketrace's guards that exclude other processes, with files and in shared memory, and their peers."""
    java, jar = options.java, options.jar
    python, loop = peers / "purchase.py", peers / "PurchaseLoop.java"
    return [
        contenders.Ticketrace(java, jar, "file-lock"),
        contenders.CPurchase(peers / "purchase.c", "fcntl"),
        contenders.CPurchase(peers / "purchase.c", "flock"),
        contenders.JavaPurchase(java, jar, loop, "optimizing", LOOP),
        contenders.JavaPurchase(java, jar, loop, "quick", LOOP),
        contenders.Ticketrace(java, jar, "robust-lock"),
        contenders.PythonPurchase(python, "Python Lock", "lock"),
        contenders.Ticketrace(java, jar, "fair-lock", tickets=SLOW),
        contenders.Ticketrace(java, jar, "lock-file", tickets=SLOWEST),
        contenders.PythonPurchase(python, "Python filelock", "filelock", SLOW),
        contenders.PythonPurchase(python, "Python Lock, JSON file", "json", SLOWEST),
        contenders.Ticketrace(java, jar, "robust-lock", "mapped"),
        contenders.Ticketrace(java, jar, "optimistic", "mapped"),
        contenders.Ticketrace(java, jar, "atomic", "mapped"),
    ]


def database(options, peers):
    return [
        contender
        for guard in ("row-lock", "atomic")
        for contender in (
            contenders.Ticketrace(options.java, options.jar, guard, "h2", DATABASE),
            contenders.JdbcLoop(options.java, options.jar, peers / "PurchaseJdbc.java", guard, DATABASE),
        )
    ]


def lock(options, peers):
    java, jar, source = options.java, options.jar, peers / "LockAlone.java"
    return [
        locks.Ticketrace(java, jar, source, "robust-lock", 128),
        locks.C(peers / "lock_alone.c", "robust", "C robust mutex"),
        locks.Python(peers / "lock_alone.py"),
        locks.Ticketrace(java, jar, source, "file-lock", 32),
        locks.C(peers / "lock_alone.c", "fcntl", "C fcntl"),
        locks.Ticketrace(java, jar, source, "fair-lock", 32),
        locks.Ticketrace(java, jar, source, "lock-file", 8),
    ]


def start(options, peers):
    return [
        starts.Buyers(contenders.Ticketrace(options.java, options.jar, "file-lock")),
        starts.EmptyJvms(options.java, options.jar, peers / "Hello.java"),
        starts.PythonSpawn(peers / "spawn.py"),
    ]


def purchase_cells(running, counts, most_tickets):
    """Cells of purchases: (contender, buyers, work)."""
    for contender in running:
        for count in counts:
            tickets = min(most_tickets, contender.tickets or most_tickets)
            if count in WITHOUT_TARGET:
                tickets = max(count, tickets // PART_WITHOUT_TARGET)
            yield contender, count, purchase_work(contender, count, tickets)


def purchase_work(contender, count, tickets):
    def work(folder):
        answer = contender.purchase(folder, count, tickets)
        return {"value": answer.pop("ticketsPerSecond"), "tickets": tickets} | answer

    return work


def lock_cells(running, counts, millis):
    for contender in running:
        for count in counts:
            if count <= contender.most_processes:
                yield contender, count, lock_work(contender, count, millis)


def lock_work(contender, count, millis):
    def work(folder):
        answer = contender.measure(folder, count, millis)
        return {"value": answer.pop("perSecond")} | answer

    return work


def start_cells(running, counts):
    for contender in running:
        for count in counts:
            yield contender, count, lambda folder, who=contender, many=count: {"value": who.measure(folder, many)}
