package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the audit.
 *
 * @param kind the kind of finding
 * @param effect its effect on the verdict
 * @param seat the seat that it is about; null if it is about no single seat
 * @param buyers the buyers that it is about, in the order in which they acted
 * @param purchases the purchases of these buyers that show it, in the same order; empty if no single purchase shows it
 * @param says one sentence in plain words, with the evidence in it
 * @param count how many findings this one stands for: 1; more for the last one of a kind, which counts the omitted ones
 */
public record Finding(
        FindingKind kind,
        FindingKind.Effect effect,
        @Nullable Integer seat,
        List<String> buyers,
        List<Purchase> purchases,
        String says,
        int count) {

    /**
     * Names one purchase.
     *
     * @param buyer the buyer that made it
     * @param number the number of the purchase among that buyer's purchases, from 1
     */
    public record Purchase(String buyer, int number) {}
}
