package ticketrace.race;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.Step;

/**
 * A point at which a buyer stands still for a fault, until the launcher kills it or lets it go. One word of a buyer's
 * task holds all its points; the code here parses it by hand.
 *
 * @param fault the number of the fault in the list of the race, from 0
 * @param step the buyer stands still before this step
 * @param seat only if the step is for this seat or a lower one; 0 for any seat
 * @param afterNanos not earlier than this time after the start signal
 * @param sleepNanos how long the buyer waits there by itself, without a word to the launcher; 0 if the launcher decides
 */
record StopPoint(int fault, Step step, int seat, long afterNanos, long sleepNanos) {

    private static final String NONE = "-";
    private static final String PART = ":";
    private static final String NEXT = ",";

    /** A point at which the launcher decides. */
    StopPoint(int fault, Step step, int seat, long afterNanos) {
        this(fault, step, seat, afterNanos, 0);
    }

    static String toWord(List<StopPoint> all) {
        StringBuilder word = new StringBuilder();
        for (StopPoint each : all) {
            word.append(word.length() == 0 ? "" : NEXT)
                    .append(each.fault)
                    .append(PART)
                    .append(each.step.name())
                    .append(PART)
                    .append(each.seat)
                    .append(PART)
                    .append(each.afterNanos)
                    .append(PART)
                    .append(each.sleepNanos);
        }
        return word.length() == 0 ? NONE : word.toString();
    }

    static List<StopPoint> fromWord(String word) {
        List<StopPoint> all = new ArrayList<>();
        if (!word.equals(NONE)) {
            for (String each : word.split(NEXT, -1)) {
                String[] parts = each.split(PART, -1);
                all.add(new StopPoint(
                        Integer.parseInt(parts[0]),
                        Step.valueOf(parts[1]),
                        Integer.parseInt(parts[2]),
                        Long.parseLong(parts[3]),
                        Long.parseLong(parts[4])));
            }
        }
        return all;
    }
}
