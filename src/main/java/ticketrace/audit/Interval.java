package ticketrace.audit;

/** A part of one purchase in time, from the stamp {@code begin} to the stamp {@code end}, in nanoseconds. */
record Interval(Attempt attempt, long begin, long end) {}
