"""What is aimed at: ratios within one run. The only place for them."""

FILE_LOCK, ROBUST_LOCK, FAIR_LOCK = "Ticketrace file-lock", "Ticketrace robust-lock", "Ticketrace fair-lock"
C_FCNTL, C_ROBUST, PYTHON_LOCK = "C fcntl", "C robust mutex", "Python Lock"
JDBC = (("Ticketrace row-lock, h2", "JDBC loop row-lock"), ("Ticketrace atomic, h2", "JDBC loop atomic"))

# (part, subject, peer, processes, at least)
RATIOS = [
    *(("purchase", FILE_LOCK, C_FCNTL, count, 0.7) for count in (1, 2, 8, 32)),
    *(("purchase", ROBUST_LOCK, PYTHON_LOCK, count, 1.2) for count in (1, 2, 8, 32)),
    *(("database", subject, peer, count, 0.8) for subject, peer in JDBC for count in (1, 2, 8)),
    *(("lock", ROBUST_LOCK, C_ROBUST, count, 0.6) for count in (1, 2)),
    *(("lock", ROBUST_LOCK, C_ROBUST, count, 0.4) for count in (8, 32)),
    *(("lock", ROBUST_LOCK, FILE_LOCK, count, 10) for count in (1, 2, 8)),
]

# (part, subject, peer, processes, at most)
START_RATIOS = [
    ("start", "Ticketrace buyers", "empty JVM", 100, 1.2),
    ("start", "Ticketrace buyers", "Python spawn", 100, 0.7),
]

# Jain's index over tickets per buyer, at least; the race's audit says that nobody was overtaken
FAIRNESS = [(FAIR_LOCK, count, 0.99) for count in (8, 32)]

SECOND_GUARD_MILLIS = 50
RECORDING_COST = 0.10
