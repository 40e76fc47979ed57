package ticketrace.view.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ticketrace.history.HistoryTail;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/** Follows the histories of all buyers of a race. Not thread-safe. */
public final class HistoryTails implements AutoCloseable {

    private final List<HistoryTail> tails = new ArrayList<>();

    public HistoryTails(RunFolder folder, List<BuyerInfo> buyers) {
        try {
            for (BuyerInfo buyer : buyers) {
                tails.add(HistoryTail.open(folder.historyOf(buyer.name()), buyer.name()));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** Passes all events since the last call to the listener, one buyer after the other. */
    public void poll(Consumer<StepEvent> listener) {
        try {
            for (HistoryTail tail : tails) {
                tail.poll(listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (HistoryTail tail : tails) {
            try {
                tail.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
