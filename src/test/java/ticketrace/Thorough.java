package ticketrace;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a long test runs: hundreds of kills, long properties, whole tables of explorations. {@code mvn verify}
 * runs a part of each, {@code mvn -Pthorough verify} all.
 */
public final class Thorough {

    private static final boolean WANTED = Boolean.getBoolean("ticketrace.thorough");

    private Thorough() {}

    /** Whether {@code -Pthorough} is on. */
    public static boolean isWanted() {
        return WANTED;
    }

    /** The cases that always run, and under {@code -Pthorough} the others as well. */
    public static <T> List<T> with(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        if (WANTED) {
            all.addAll(others);
        }
        return all;
    }

    /** Returns {@code all} under {@code -Pthorough}, else {@code some}. */
    public static int or(int all, int some) {
        return WANTED ? all : some;
    }
}
