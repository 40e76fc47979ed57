package ticketrace.view.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.explore.Play;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;
import ticketrace.view.model.SteppedBuyerView;

/**
 * What the user sees of a play before the next turn.
 *
 * @param pids the processes of the buyers; of an ended buyer, the last one
 * @param store what the store holds
 * @param judgement the verdict; null before the end, and in a deadlock
 * @param failure why the play cannot continue; null if it can
 * @param note one line, the answer to the last key; may be empty
 * @param explains whether the picture explains the next steps
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

    /** Its buyers in their present states. */
    List<SteppedBuyerView> buyers() {
        return SteppedBuyerView.all(settings, play, pids, store);
    }
}
