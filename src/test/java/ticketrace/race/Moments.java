package ticketrace.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ticketrace.history.HistoryTail;
import ticketrace.history.Step;
import ticketrace.history.StepEvent;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/** What the buyers of a running race have done so far, as their histories show it; on every store the same. */
final class Moments implements AutoCloseable {

    private final List<HistoryTail> tails = new ArrayList<>();
    private final Map<String, StepEvent> last = new HashMap<>();
    private int sales;

    Moments(RunFolder folder, List<BuyerInfo> buyers) throws IOException {
        for (BuyerInfo buyer : buyers) {
            tails.add(HistoryTail.open(folder.historyOf(buyer.name()), buyer.name()));
        }
    }

    void look() throws IOException {
        for (HistoryTail tail : tails) {
            tail.poll(stepEvent -> {
                last.put(stepEvent.buyer(), stepEvent);
                sales += stepEvent.step() == Step.RECORD && stepEvent.kind() == StepEvent.Kind.ENDED ? 1 : 0;
            });
        }
    }

    int sales() {
        return sales;
    }

    /** Whether the buyer was last seen between reading and writing: with the guard in its hands, if it has one. */
    boolean isThinking(String buyer) {
        StepEvent stepEvent = last.get(buyer);
        return stepEvent != null && stepEvent.step() == Step.READ && stepEvent.kind() == StepEvent.Kind.ENDED;
    }

    @Override
    public void close() throws IOException {
        for (HistoryTail tail : tails) {
            tail.close();
        }
    }
}
