package ticketrace.view.words;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;
import ticketrace.explore.Schedule;

/**
 * The order of steps that shows best what goes wrong: of all orders that show the worst thing that any order shows, the
 * simplest.
 *
 * @param explored the outcome to which it comes
 * @param loss the worst thing that it shows
 */
public record LosingOrder(Explored explored, Loss loss) {

    /** What can go wrong in an order of steps, the worst first. */
    public enum Loss {
        SOLD_TWICE("a seat is sold twice"),
        LOST_UPDATE("an update is lost"),
        VANISHED("a sale vanishes"),
        OUT_OF_ORDER("a buyer reads a count that is out of date"),
        OVERLAP("two buyers are in at once"),
        OTHER("the audit says VIOLATED"),
        DEADLOCK("all buyers wait for ever");

        private final String words;

        Loss(String words) {
            this.words = words;
        }

        private boolean isShownBy(Outcome outcome) {
            return switch (this) {
                case SOLD_TWICE -> outcome.doubleBooked() > 0;
                case LOST_UPDATE -> isSome(outcome.lostUpdates());
                case VANISHED -> outcome.vanished() > 0;
                case OUT_OF_ORDER -> isSome(outcome.outOfOrder());
                case OVERLAP -> Boolean.TRUE.equals(outcome.overlaps());
                case OTHER -> outcome.verdict() == Verdict.VIOLATED;
                case DEADLOCK -> outcome.deadlock();
            };
        }

        private static boolean isSome(@Nullable Integer number) {
            return number != null && number > 0;
        }
    }

    private static final Comparator<Explored> SIMPLEST_FIRST =
            Comparator.comparing(Explored::shortest, Schedule.SIMPLEST_FIRST);

    /** The losing order of an exploration; null if no order ends VIOLATED or in a deadlock. */
    public static @Nullable LosingOrder in(Exploration exploration) {
        for (Loss loss : Loss.values()) {
            Explored simplest = exploration.outcomes().stream()
                    .filter(explored -> isLost(explored.outcome()) && loss.isShownBy(explored.outcome()))
                    .min(SIMPLEST_FIRST)
                    .orElse(null);
            if (simplest != null) {
                return new LosingOrder(simplest, loss);
            }
        }
        return null;
    }

    /** Whether an order with this outcome loses. */
    public static boolean isLost(Outcome outcome) {
        return outcome.verdict() == Verdict.VIOLATED || outcome.deadlock();
    }

    /**
     * What it is, such as "The simplest order in which a seat is sold twice".
     *
     * @param complete whether all orders were explored
     */
    public String words(boolean complete) {
        return (complete ? "The simplest order" : "An order") + " in which " + loss.words;
    }
}
