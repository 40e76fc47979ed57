package ticketrace.view.words;

import org.jspecify.annotations.Nullable;
import ticketrace.guard.Promise;

/** What a guard kept, in a sentence. */
public final class PromiseWords {

    private PromiseWords() {}

    /**
     * The guard did as it promises; if that depends on a condition, the sentence says so.
     *
     * @param guard the guard, with its isolation level if it has one
     * @param whole all that it promises; null if that is not known
     */
    public static String kept(String guard, @Nullable Promise whole) {
        String kept = "Guard " + guard + " did as it promises";
        if (whole == null || whole.condition() == null) {
            return kept + ".";
        }
        return kept + ": it keeps buyers apart only if " + whole.condition()
                + (whole.isFenced() ? "; if one is, the store refuses its older grant." : ".");
    }
}
