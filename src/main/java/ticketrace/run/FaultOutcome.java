package ticketrace.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fault happened, and to which buyer.
 *
 * @param fault the fault
 * @param buyer the buyer that it hit; null if it did not happen
 * @param fromNanos see {@link LauncherEvidence.DoneFault}
 * @param toNanos see there
 */
public record FaultOutcome(Fault fault, @Nullable String buyer, long fromNanos, long toNanos) {

    /** The outcome of a kill, or of a fault that did not happen. */
    public FaultOutcome(Fault fault, @Nullable String buyer) {
        this(fault, buyer, 0, 0);
    }

    private static FaultOutcome of(LauncherEvidence.DoneFault done) {
        return new FaultOutcome(done.fault(), done.buyer(), done.fromNanos(), done.toNanos());
    }

    /** Whether the fault did not happen. */
    public boolean isMissed() {
        return buyer == null;
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
            outcomes.add(match == null ? new FaultOutcome(fault, null) : of(match));
        }
        left.forEach(each -> outcomes.add(of(each)));
        return outcomes;
    }
}
