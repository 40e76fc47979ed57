package ticketrace.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fault happened, and to which buyer.
 *
 * @param fault the fault
 * @param done how it happened; null if it did not
 */
public record FaultOutcome(Fault fault, LauncherEvidence.@Nullable DoneFault done) {

    /** The buyer that it hit; null if it did not happen. */
    public @Nullable String buyer() {
        return done == null ? null : done.buyer();
    }

    /** See {@link LauncherEvidence.DoneFault}; 0 if it did not happen. */
    public long fromNanos() {
        return done == null ? 0 : done.fromNanos();
    }

    /** See {@link LauncherEvidence.DoneFault}; 0 if it did not happen. */
    public long toNanos() {
        return done == null ? 0 : done.toNanos();
    }

    /** Whether the fault did not happen. */
    public boolean isMissed() {
        return done == null;
    }

    /** The outcomes of the planned faults, in order, then of the faults that a user ordered while the race ran. */
    static List<FaultOutcome> of(List<Fault> planned, List<LauncherEvidence.DoneFault> done) {
        List<LauncherEvidence.DoneFault> left = new ArrayList<>(done);
        List<FaultOutcome> outcomes = new ArrayList<>();
        for (Fault fault : planned) {
            LauncherEvidence.DoneFault match = left.stream()
                    .filter(each -> each.fault().equals(fault))
                    .findFirst()
                    .orElse(null);
            left.remove(match);
            outcomes.add(new FaultOutcome(fault, match));
        }
        left.forEach(each -> outcomes.add(new FaultOutcome(each.fault(), each)));
        return outcomes;
    }
}
