package ticketrace.audit;

/** A span of time in which a buyer was busy with one purchase. */
record Interval(Attempt attempt, long begin, long end) {}
