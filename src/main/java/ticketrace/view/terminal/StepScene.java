package ticketrace.view.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.explore.Play;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;
import ticketrace.view.model.SteppedBuyer;

/**
 * All that is to be seen of a play whose next turn is being chosen.
 *
 * @param pids the processes of the buyers, or of the last that were
 * @param store what the store holds
 * @param judgement what it came to; null before its end, and in a deadlock
 * @param failure why it cannot go on; null if it can
 * @param note one line of answer to the last key; empty if there is nothing to say
 * @param explains whether the steps are explained that the buyers stand before
 */
public record StepScene(
        RaceSettings settings,
        Play play,
        List<Long> pids,
        FinalState store,
        @Nullable Judgement judgement,
        @Nullable String failure,
        String note,
        boolean explains) {

    /** Its buyers, as they stand. */
    List<SteppedBuyer> buyers() {
        return SteppedBuyer.all(settings, play, pids, store);
    }
}
