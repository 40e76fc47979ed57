package ticketrace.history;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of one purchase. */
final class PurchaseLines {

    final int number;
    private final long[] stamps = new long[Stamp.COUNT];
    private int begun;
    private int value = PurchaseRecord.NOTHING;
    private @Nullable Outcome outcome;

    PurchaseLines(int number) {
        this.number = number;
    }

    void step(TextLine line) throws IOException {
        Step step = line.constant("step", Step.class);
        if (isOver()) {
            throw line.damaged("purchase " + number + " of this buyer is over");
        }
        if ((begun & step.bit()) != 0) {
            throw line.damaged("step " + step + " is there twice");
        }
        begun |= step.bit();
        stamp(line, step.beginStamp(), "begin");
        stamp(line, step.endStamp(), "end");
        stamp(line, Stamp.RELEASED, "givenUp");
        if (line.has("value")) {
            value = line.integer("value");
        }
        if (line.has("outcome")) {
            outcome = line.constant("outcome", Outcome.class);
        }
        String flaw = PlausibilityCheck.flaw(purchase());
        if (flaw != null) {
            throw line.damaged("this purchase cannot be: " + flaw);
        }
    }

    boolean isOver() {
        return outcome != null;
    }

    private void stamp(TextLine line, int stamp, String name) throws IOException {
        if (!line.has(name)) {
            return;
        }
        long time = line.longOr(name, 0);
        if (time <= 0) {
            throw line.damaged("\"" + name + "\" must be later than the start signal, which is 0");
        }
        if (stamps[stamp] != 0 && stamps[stamp] != time) {
            throw line.damaged("\"" + name + "\" is " + time + ", but the step before it ended at " + stamps[stamp]
                    + "; neighbouring steps share that moment");
        }
        stamps[stamp] = time;
    }

    PurchaseRecord purchase() {
        return new PurchaseRecord(
                number, stamps[0], stamps[1], stamps[2], stamps[3], stamps[4], stamps[5], stamps[6], value, begun,
                outcome);
    }
}
