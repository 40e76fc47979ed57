package ticketrace.view.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import ticketrace.history.LatestPurchase;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.RunFolder;

/**
 * A buyer that was killed, and whether it had the guard: its own history says, once it has ended.
 *
 * @param name its name
 * @param atMicros when it was killed, as the launcher saw it, in microseconds since the start signal; null of a race of long
 *     ago
 * @param held whether it died with the guard in its hands; null if that cannot be told (yet), as of one that was about to
 *     give it back
 * @param step the step in which it died, or behind which; null if it was in no purchase, or is not known to be dead
 * @param stepEnded whether that step had ended
 */
record KilledBuyer(
        String name,
        @Nullable Long atMicros,
        @Nullable Boolean held,
        @Nullable Step step,
        boolean stepEnded) {

    /** Somebody has killed it, and it has not ended yet. */
    static KilledBuyer dying(String name, @Nullable Long atMicros) {
        return new KilledBuyer(name, atMicros, null, null, false);
    }

    /** The same, now that it has ended. */
    KilledBuyer dead(RunFolder folder) {
        try {
            PurchaseRecord last = LatestPurchase.in(folder.historyOf(name));
            return last == null || !last.isOpen() ? new KilledBuyer(name, atMicros, false, null, false) : in(last);
        } catch (IOException unreadable) {
            return this;
        }
    }

    private KilledBuyer in(PurchaseRecord last) {
        Step in = last.latestStep();
        boolean mayHaveHeld = last.end(Step.ACQUIRE) != 0 && last.end(Step.RELEASE) == 0;
        Boolean had = last.hasGuard() ? Boolean.TRUE : mayHaveHeld ? null : Boolean.FALSE;
        return new KilledBuyer(name, atMicros, had, in, last.end(in) != 0);
    }
}
