package ticketrace;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is done of what is long by nature: hundreds of kills, long properties, whole tables of explorations. {@code mvn
 * verify} does some of each kind, {@code mvn -Pthorough verify} all of it.
 */
public final class Thorough {

    private static final boolean WANTED = Boolean.getBoolean("ticketrace.thorough");

    private Thorough() {}

    /** Whether all of it is wanted. */
    public static boolean isWanted() {
        return WANTED;
    }

    /** What is always done, and what is done besides under {@code -Pthorough}. */
    public static <T> List<T> with(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        if (WANTED) {
            all.addAll(others);
        }
        return all;
    }

    /** How many: the first under {@code -Pthorough}, the second otherwise. */
    public static int or(int all, int some) {
        return WANTED ? all : some;
    }
}
