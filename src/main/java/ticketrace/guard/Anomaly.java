package ticketrace.guard;

import java.util.ArrayList;
import java.util.List;

/** What can go wrong in a race. */
public enum Anomaly {
    OVERSOLD("more sales than there were tickets"),
    DOUBLE_BOOKED("one seat sold more than once"),
    LOST_UPDATE("a written count overwritten by a buyer that had not read it"),
    VANISHED("a count written but no sale recorded, by a buyer that did not die"),
    OUT_OF_ORDER("sales that no order in real time explains"),
    STORE_MISMATCH("histories, count and list of sales disagree"),
    OVERLAP("two buyers inside the guarded section at once"),
    STALE_WRITE("a count written under a grant that was not the newest any more"),
    OVERTAKEN("a buyer that asked later was served earlier"),
    DEADLOCK("all wait for a guard that no buyer will ever free");

    private final String explanation;

    Anomaly(String explanation) {
        this.explanation = explanation;
    }

    /**
     * The anomaly of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Anomaly named(String name) {
        for (Anomaly anomaly : values()) {
            if (anomaly.name().equals(name)) {
                return anomaly;
            }
        }
        List<String> names = new ArrayList<>();
        for (Anomaly anomaly : values()) {
            names.add(anomaly.name());
        }
        throw new IllegalArgumentException(
                "unknown anomaly '" + name + "'; anomalies are: " + String.join(", ", names));
    }

    /** A few words that explain the anomaly to people. */
    public String explanation() {
        return explanation;
    }
}
