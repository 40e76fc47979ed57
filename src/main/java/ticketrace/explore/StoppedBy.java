package ticketrace.explore;

/** What stopped an exploration early. */
public enum StoppedBy {
    /** It reached its time limit. */
    TIME,
    /** It reached the largest number of states. */
    STATES,
    /** It reached the largest number of schedules. */
    SCHEDULES,
    /** It has no memory for more states. */
    MEMORY,
    /** The user wanted it to end. */
    USER;

    private static final int BITS_OF_A_MEBIBYTE = 20;

    /** The same in words, to be read after "stopped by". The bounds are those of the exploration. */
    public String words(Bounds bounds) {
        return switch (this) {
            case TIME -> "the time limit";
            case STATES -> "the limit of " + bounds.maxStates() + " states";
            case SCHEDULES -> "the limit of " + bounds.maxSchedules() + " schedules";
            case MEMORY ->
                "the memory of this JVM, " + (Runtime.getRuntime().maxMemory() >> BITS_OF_A_MEBIBYTE)
                        + " MiB: java -Xmx gives it more";
            case USER -> "Ctrl-C";
        };
    }
}
