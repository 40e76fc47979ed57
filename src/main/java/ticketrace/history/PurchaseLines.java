package ticketrace.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the lines of one purchase into a record, and refuses lines that contradict each other. */
final class PurchaseLines {

    final int number;
    private final long[] stamps = new long[Stamp.COUNT];
    private GrantRecord grant = GrantRecord.PLAIN;
    private List<NamedStep> named = List.of();
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
        stamp(line, Stamp.REFUSED, "refused");
        if (line.has("value")) {
            value = line.integer("value");
        }
        if (line.has("outcome")) {
            outcome = line.constant("outcome", Outcome.class);
        }
        boolean refused = outcome != null && outcome.isRefused(); // the previous form has one key for both
        stamp(line, refused ? Stamp.REFUSED : Stamp.RELEASED, "givenUp");
        grant(line);
        if (line.has("named")) {
            named = named(line);
        }
        String flaw = PlausibilityCheck.flaw(purchase());
        if (flaw != null) {
            throw line.damaged("this purchase is impossible: " + flaw);
        }
    }

    private void grant(TextLine line) throws IOException {
        long token = line.longOr("token", grant.token());
        boolean died = line.flag("previousHolderDied") || grant.previousHolderDied();
        long lost = line.has("leaseLost") ? time(line, "leaseLost") : grant.leaseLost();
        grant = GrantRecord.of(token, died, lost);
    }

    private static List<NamedStep> named(TextLine line) throws IOException {
        List<NamedStep> steps = new ArrayList<>();
        for (TextLine step : line.objects("named")) {
            steps.add(new NamedStep(step.text("name"), time(step, "at")));
        }
        return List.copyOf(steps);
    }

    private static long time(TextLine line, String name) throws IOException {
        long time = line.longOr(name, 0);
        if (time <= 0) {
            throw line.damaged("\"" + name + "\" must be later than the start signal, which is 0");
        }
        return time;
    }

    boolean isOver() {
        return outcome != null;
    }

    private void stamp(TextLine line, int stamp, String name) throws IOException {
        if (!line.has(name)) {
            return;
        }
        long time = time(line, name);
        if (stamps[stamp] != 0 && stamps[stamp] != time) {
            throw line.damaged("\"" + name + "\" is " + time + ", but the step before it ended at " + stamps[stamp]
                    + "; neighbouring steps share that moment");
        }
        stamps[stamp] = time;
    }

    PurchaseRecord purchase() {
        return new PurchaseRecord(
                number, Stamps.of(stamp -> stamps[stamp]), value, begun, outcome, false, grant, named);
    }
}
