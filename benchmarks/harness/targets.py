"""The targets: ratios within one run, and a few numbers. All targets are here."""

FILE_LOCK, ROBUST_LOCK, FAIR_LOCK = "Ticketrace file-lock", "Ticketrace robust-lock", "Ticketrace fair-lock"
JAVA_LOOPS = ("Java loop, optimizing compiler", "Java loop, quick compiler")
C_FCNTL, C_ROBUST, PYTHON_LOCK = "C fcntl", "C robust mutex", "Python Lock"
BUYERS, HELLO, SPAWN = "Ticketrace buyers", "empty JVM", "Python spawn"
JDBC = (("Ticketrace row-lock, h2", "JDBC loop row-lock"), ("Ticketrace atomic, h2", "JDBC loop atomic"))

AT_LEAST, AT_MOST = "at least", "at most"

# The bare loop in Java has no target: it shows which part of the target of file-lock Java can reach at all.
NO_TARGET = None

# (part, subject, peer, processes, bound)
RATIOS = [
    *(("purchase", FILE_LOCK, C_FCNTL, count, (AT_LEAST, 0.7)) for count in (1, 2, 8, 32)),
    *(("purchase", loop, C_FCNTL, count, NO_TARGET) for loop in JAVA_LOOPS for count in (1, 2, 8, 32)),
    *(("purchase", ROBUST_LOCK, PYTHON_LOCK, count, (AT_LEAST, 1.2)) for count in (1, 2, 8, 32)),
    *(("lock", ROBUST_LOCK, C_ROBUST, count, (AT_LEAST, 0.6)) for count in (1, 2)),
    *(("lock", ROBUST_LOCK, C_ROBUST, count, (AT_LEAST, 0.4)) for count in (8, 32)),
    *(("lock", ROBUST_LOCK, FILE_LOCK, count, (AT_LEAST, 10)) for count in (1, 2, 8)),
    *(("database", subject, peer, count, (AT_LEAST, 0.8)) for subject, peer in JDBC for count in (1, 2, 8)),
    ("start", BUYERS, HELLO, 100, (AT_MOST, 1.2)),
    ("start", BUYERS, SPAWN, 100, (AT_MOST, 0.7)),
]

# Jain's index over tickets per buyer. The race's audit checks that no buyer overtakes another; if one does, the measurement fails.
FAIRNESS = [(FAIR_LOCK, count, (AT_LEAST, 0.99)) for count in (8, 32)]

# How much longer a purchase takes with its history than without, as part of the time without.
RECORDING_COST = (AT_MOST, 0.10)
RECORDING_COUNTS = (1, 2, 8)

# What the heartbeat and STILL_HELD add to a purchase under lease-lock, as part of what file-lock adds to an unguarded one;
# and what fencing adds, as part of the purchase. Both on the mapped store.
LEASE_COST = (AT_MOST, 1)
FENCING_COST = (AT_MOST, 0.20)
LEASE_COUNTS = (1, 2, 8)

# One race with very many buyers.
MANY_PROCESSES = 1000
MANY_MEBIBYTES = (AT_MOST, 20)
MANY_LEFT = (AT_MOST, 0)

# The second and later guards of one `compare`.
SECOND_GUARD_PROCESSES = 32
SECOND_GUARD_FORKED = (AT_MOST, 0)
SECOND_GUARD_MILLIS = (AT_MOST, 50)
