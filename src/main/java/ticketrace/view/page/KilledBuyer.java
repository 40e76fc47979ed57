package ticketrace.view.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import ticketrace.history.LatestPurchase;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.RunFolder;

/**
 * A buyer that was killed, and whether it held the guard. Its own history shows that after its process has ended.
 *
 * @param name its name
 * @param atMicros when the launcher killed it, in microseconds since the start signal; null for a finished race, whose
 *     folder does not tell it
 * @param held whether it held the guard when it died; null while its process has not ended, and if its history cannot
 *     show it: the buyer may have died while it released the guard
 * @param step the step in which, or after which, it died; null if it was in no purchase, or is not known to be dead
 * @param stepEnded whether it died after that step, and not in it
 */
record KilledBuyer(
        String name,
        @Nullable Long atMicros,
        @Nullable Boolean held,
        @Nullable Step step,
        boolean stepEnded) {

    /** A buyer that was killed, and whose process is not known to have ended. */
    static KilledBuyer dying(String name, @Nullable Long atMicros) {
        return new KilledBuyer(name, atMicros, null, null, false);
    }

    /** The same buyer after its process has ended, with what its history in the folder shows. */
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
