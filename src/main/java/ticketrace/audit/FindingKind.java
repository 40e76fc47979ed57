package ticketrace.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;

/** The kinds of findings, and what each does to the verdict. */
public enum FindingKind {
    OVERSOLD(Anomaly.OVERSOLD),
    DOUBLE_BOOKED(Anomaly.DOUBLE_BOOKED),
    LOST_UPDATE(Anomaly.LOST_UPDATE),
    VANISHED(Anomaly.VANISHED),
    OUT_OF_ORDER(Anomaly.OUT_OF_ORDER),
    STORE_MISMATCH(Anomaly.STORE_MISMATCH),
    /** Violates where exclusion is promised; a note elsewhere. */
    OVERLAP(Anomaly.OVERLAP),
    /** Looked for only where first come, first served is promised. */
    OVERTAKEN(Anomaly.OVERTAKEN),
    /** All that lived waited for what nobody would free. Violates where the guard forbids it; a note elsewhere. */
    DEADLOCK(Anomaly.DEADLOCK),

    /** A buyer died in the middle of a purchase. */
    BUYER_DIED(Effect.LEAVES_UNKNOWN),
    /** A buyer never closed its history. */
    HISTORY_OPEN(Effect.LEAVES_UNKNOWN),
    /** The clocks of two processes differ, so what needs one common clock was not checked. */
    CLOCK_SKEW(Effect.LEAVES_UNKNOWN),
    /** The buyers recorded nothing, as was wished: there is no evidence. */
    HISTORY_OFF(Effect.LEAVES_UNKNOWN),

    /** No purchase ever met another: a right count proves nothing. */
    NO_CONTENTION(Effect.NOTES),
    TIME_LIMIT(Effect.NOTES),
    SEATS_LEFT(Effect.NOTES),
    /** A transaction died with its buyer, and the database has undone it. */
    ROLLED_BACK(Effect.NOTES);

    /** What a finding does to the verdict. */
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
