package ticketrace.view.model;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.explore.Play;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.TurnResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;

/**
 * What there is after some turns of a play.
 *
 * @param turnResults the turns that led there, and their results
 * @param buyers where each buyer stands, what it has read and sold
 * @param store the contents of the store
 * @param deadlock who waits for whom if nobody can go on; null if there is no deadlock
 * @param judgement the audit of the play if it ends here; null if it goes on
 */
public record Moment(
        List<TurnResult> turnResults,
        List<SteppedBuyerView> buyers,
        FinalState store,
        @Nullable String deadlock,
        @Nullable Judgement judgement) {

    public Moment {
        turnResults = List.copyOf(turnResults);
        buyers = List.copyOf(buyers);
    }

    /** The present moment of a play that is not judged. Reads the store. */
    static Moment of(RaceSettings settings, SteppedBuyers buyers, Play play) throws IOException {
        FinalState store = buyers.look();
        List<Long> pids = IntStream.range(0, play.buyerStates().size())
                .mapToObj(buyers::pid)
                .toList();
        return new Moment(
                play.turnResults(),
                SteppedBuyerView.all(settings, play, pids, store),
                store,
                play.isDeadlock() ? play.deadlock() : null,
                null);
    }

    /** The same moment with the judgement of the play that ends here. */
    Moment judged(Judgement audited) {
        return new Moment(turnResults, buyers, store, deadlock, audited);
    }
}
