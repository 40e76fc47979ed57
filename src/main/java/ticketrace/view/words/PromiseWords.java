package ticketrace.view.words;

import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.store.Isolation;

/** What a guard kept, in a sentence. */
public final class PromiseWords {

    private PromiseWords() {}

    /** The guard did as it promises; if that depends on a condition, the sentence says so. */
    public static String kept(String guard, String store, @Nullable Isolation isolation) {
        Promise promise = Guards.findPromise(guard, store, isolation);
        String condition = promise == null ? null : promise.condition();
        return "Guard " + Guards.label(guard, isolation) + " did as it promises"
                + (condition == null ? "." : ": it keeps buyers apart only if " + condition + ".");
    }
}
