package ticketrace.guard;

import java.util.EnumSet;
import java.util.Set;
import ticketrace.store.Traits;

/**
 * A lock that people really wrote and that does not hold, with its story. It is a guard like any other; its name begins
 * with {@link #PREFIX}, and lists of guards leave it out. A trap is one class and a line in {@code
 * META-INF/services/ticketrace.guard.Trap}.
 */
public interface Trap extends SteppableGuard {

    /** The beginning of the names of traps. */
    String PREFIX = "trap:";

    /** The beginning of the names of mended traps. */
    String MENDED_PREFIX = "mended:";

    /**
     * What people tell of it, a sentence each.
     *
     * @param seenAt where somebody met it: a project and its issue
     * @param believed why its author took it for a lock
     * @param wrong what goes wrong
     * @param cost what that cost
     * @param mend how the mended lock differs
     */
    record Story(String seenAt, String believed, String wrong, String cost, String mend) {}

    /**
     * The smallest race in which it fails.
     *
     * @param quota how many tickets each buyer wants
     * @param kills how many buyers are killed, each replaced by a new process at once
     * @param timeouts how often time passes
     */
    record Size(int buyers, int tickets, int quota, int kills, int timeouts) {

        /** Two buyers, one ticket, and nobody dies. */
        public static final Size SMALLEST = new Size(2, 1, 1, 0, 0);
    }

    Story story();

    default Size size() {
        return Size.SMALLEST;
    }

    /** The anomalies that it shows at that size: mostly, two buyers are in at once, and sell the same seat. */
    default Set<Anomaly> shows() {
        return EnumSet.of(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED, Anomaly.OVERLAP);
    }

    /** What its author believed: mostly, that it keeps others out. */
    @Override
    default Promise promise(Traits store) {
        return Promise.exclusion("its author believed so");
    }

    /** The store on which its story is told. */
    default String store() {
        return "file";
    }

    /** A trap that fails when time passes notices it. */
    @Override
    default boolean noticesTime() {
        return size().timeouts() > 0;
    }

    /** The lock that does the same and holds. */
    SteppableGuard mended();

    @Override
    default String explanation() {
        return "A trap: " + story().believed();
    }

    @Override
    default String onCrash() {
        return "Nobody should use it: " + story().wrong();
    }
}
