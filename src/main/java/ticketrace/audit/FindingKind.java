package ticketrace.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;

/** The kinds of findings, each with its effect on the verdict. */
public enum FindingKind {
    OVERSOLD(Anomaly.OVERSOLD),
    DOUBLE_BOOKED(Anomaly.DOUBLE_BOOKED),
    LOST_UPDATE(Anomaly.LOST_UPDATE),
    VANISHED(Anomaly.VANISHED),
    OUT_OF_ORDER(Anomaly.OUT_OF_ORDER),
    STORE_MISMATCH(Anomaly.STORE_MISMATCH),
    STALE_WRITE(Anomaly.STALE_WRITE),
    /** Violates if the guard promises exclusion; otherwise a note. */
    OVERLAP(Anomaly.OVERLAP),
    /** The audit checks it only if the guard promises first come, first served. */
    OVERTAKEN(Anomaly.OVERTAKEN),
    /**
     * The living buyers waited for a guard that no process would release. Violates if the guard forbids it; otherwise a
     * note.
     */
    DEADLOCK(Anomaly.DEADLOCK),

    /** A buyer died in the middle of a purchase. */
    BUYER_DIED(Effect.LEAVES_UNKNOWN),
    /** A buyer never closed its history. */
    HISTORY_OPEN(Effect.LEAVES_UNKNOWN),
    /** The clocks of two processes differ, so the audit skipped the checks that compare stamps of different buyers. */
    CLOCK_SKEW(Effect.LEAVES_UNKNOWN),
    /** The verdict depends on the order of two stamps, and the clocks of their buyers are not known well enough. */
    ORDER_UNKNOWN(Effect.LEAVES_UNKNOWN),
    /** The buyers recorded no history, as the settings of the race asked: there is no evidence. */
    HISTORY_OFF(Effect.LEAVES_UNKNOWN),

    /** No two purchases overlapped in time: a right count proves nothing. */
    NO_CONTENTION(Effect.NOTES),
    TIME_LIMIT(Effect.NOTES),
    SEATS_LEFT(Effect.NOTES),
    /** A buyer died in a transaction, and the database undid it. */
    ROLLED_BACK(Effect.NOTES);

    /** The effect of a finding on the verdict. */
    public enum Effect {
        VIOLATES,
        LEAVES_UNKNOWN,
        NOTES
    }

    private final Effect effect;
    private final @Nullable Anomaly anomaly;

    FindingKind(Anomaly anomaly) {
        this.effect = Effect.VIOLATES;
        this.anomaly = anomaly;
    }

    FindingKind(Effect effect) {
        this.effect = effect;
        this.anomaly = null;
    }

    Effect effect() {
        return effect;
    }

    /** The anomaly that this finding shows, if it shows one. */
    public Optional<Anomaly> anomaly() {
        return Optional.ofNullable(anomaly);
    }
}
