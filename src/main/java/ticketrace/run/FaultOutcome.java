package ticketrace.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fault happened, and to which buyer.
 *
 * @param fault the fault
 * @param buyer the buyer that it hit; null if it did not happen
 */
public record FaultOutcome(Fault fault, @Nullable String buyer) {

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
            outcomes.add(new FaultOutcome(fault, match == null ? null : match.buyer()));
        }
        left.forEach(each -> outcomes.add(new FaultOutcome(each.fault(), each.buyer())));
        return outcomes;
    }
}
