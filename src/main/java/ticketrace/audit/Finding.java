package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the audit found.
 *
 * @param kind what it is
 * @param effect what it does to the verdict
 * @param seat the seat it is about, if it is about one
 * @param buyers whom it is about, in the order in which they acted
 * @param purchases which of their purchases show it, in the same order; empty if it is about no single moment
 * @param says one sentence in plain words, with the evidence in it
 * @param count how many such findings this one stands for: one, or more for the last of many alike
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
     * A purchase.
     *
     * @param buyer whose
     * @param number which of that buyer's, counted from 1
     */
    public record Purchase(String buyer, int number) {}
}
