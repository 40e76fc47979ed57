package ticketrace.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a fault.
 *
 * @param fault its text
 * @param buyer to whom it was done; null if it never came about
 */
public record FaultOutcome(String fault, @Nullable String buyer) {

    /** Whether it never came about. */
    public boolean isMissed() {
        return buyer == null;
    }

    /** Of the faults that the settings name, in their order; then of those that somebody ordered while the race ran. */
    static List<FaultOutcome> of(List<Fault> planned, List<LauncherEvidence.DoneFault> done) {
        List<LauncherEvidence.DoneFault> left = new ArrayList<>(done);
        List<FaultOutcome> outcomes = new ArrayList<>();
        for (Fault fault : planned) {
            String text = fault.toString();
            LauncherEvidence.DoneFault match = left.stream()
                    .filter(each -> each.fault().equals(text))
                    .findFirst()
                    .orElse(null);
            left.remove(match);
            outcomes.add(new FaultOutcome(text, match == null ? null : match.buyer()));
        }
        left.forEach(each -> outcomes.add(new FaultOutcome(each.fault(), each.buyer())));
        return outcomes;
    }
}
