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

/** The steps that the buyers of a running race have recorded in their histories so far. Works on every store. */
final class RecordedSteps implements AutoCloseable {

    private final List<HistoryTail> tails = new ArrayList<>();
    private final Map<String, StepEvent> last = new HashMap<>();
    private int sales;

    RecordedSteps(RunFolder folder, List<BuyerInfo> buyers) throws IOException {
        for (BuyerInfo buyer : buyers) {
            tails.add(HistoryTail.open(folder.historyOf(buyer.name()), buyer.name()));
        }
    }

    /** Reads the events that were recorded since the last call. */
    void update() throws IOException {
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

    /** Whether the last recorded event of the buyer is the end of READ. It then holds the guard, if there is one. */
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
