package ticketrace.race;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.Step;

/**
 * Where a buyer stands still for a fault, until it is killed or let go. One word of what a buyer is told; parsed by hand.
 *
 * @param fault which of the race's faults, counted from 0
 * @param step before this step
 * @param seat if the step is for this seat or a lower one; 0 for any
 * @param afterNanos not sooner than this after the start signal
 */
record StandStill(int fault, Step step, int seat, long afterNanos) {

    private static final String NONE = "-";
    private static final String PART = ":";
    private static final String NEXT = ",";

    static String toWord(List<StandStill> all) {
        StringBuilder word = new StringBuilder();
        for (StandStill each : all) {
            word.append(word.length() == 0 ? "" : NEXT)
                    .append(each.fault)
                    .append(PART)
                    .append(each.step.name())
                    .append(PART)
                    .append(each.seat)
                    .append(PART)
                    .append(each.afterNanos);
        }
        return word.length() == 0 ? NONE : word.toString();
    }

    static List<StandStill> fromWord(String word) {
        List<StandStill> all = new ArrayList<>();
        if (!word.equals(NONE)) {
            for (String each : word.split(NEXT, -1)) {
                String[] parts = each.split(PART, -1);
                all.add(new StandStill(
                        Integer.parseInt(parts[0]),
                        Step.valueOf(parts[1]),
                        Integer.parseInt(parts[2]),
                        Long.parseLong(parts[3])));
            }
        }
        return all;
    }
}
