package ticketrace.view.page;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;
import ticketrace.explore.StoppedBy;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.LosingOrder;

/**
 * The state of an exploration, in the form that the page gets.
 *
 * @param kills how many buyers are killed in an order at most, each replaced by a new process at once
 * @param timeouts how often time passes in an order at most
 * @param failure why it failed, in one line; the result is then what it had covered, or null. Null if it did not fail, or
 *     still runs
 * @param result null while the exploration runs
 */
record ExplorationState(
        Map<String, @Nullable Object> settings,
        int kills,
        int timeouts,
        boolean running,
        int states,
        int turns,
        int turnsLeft,
        @Nullable String failure,
        @Nullable Answer result) {

    /**
     * The answer to "how many orders lose?".
     *
     * @param orders how many orders of steps it counted, as text, which holds any number; null if an order need not end
     * @param losing how many of them end violated or in a deadlock; null if an order need not end
     * @param simplest the simplest order that shows the worst that any order shows; null if none loses
     * @param shows what that order is, in words: "The simplest order in which a seat is sold twice"
     * @param complete whether these were all orders
     * @param stoppedBy what ended it early; null if nothing did
     * @param livelock the turns that buyers can repeat for ever; null if each order ends
     */
    record Answer(
            @Nullable String orders,
            @Nullable String losing,
            @Nullable String simplest,
            @Nullable String shows,
            boolean complete,
            @Nullable StoppedBy stoppedBy,
            @Nullable String livelock) {

        private static Answer of(Exploration exploration) {
            LosingOrder order = LosingOrder.in(exploration);
            return new Answer(
                    exploration.isCounted() ? exploration.schedules().toString() : null,
                    exploration.isCounted()
                            ? count(exploration, LosingOrder::isLost).toString()
                            : null,
                    order == null ? null : order.explored().shortest().toString(),
                    order == null ? null : order.words(exploration.complete()),
                    exploration.complete(),
                    exploration.stoppedBy(),
                    exploration.livelock() == null
                            ? null
                            : exploration.livelock().again().toString());
        }

        private static BigInteger count(Exploration exploration, Predicate<Outcome> counts) {
            return exploration.outcomes().stream()
                    .filter(explored -> counts.test(explored.outcome()))
                    .map(Explored::count)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /**
     * The state of an exploration.
     *
     * @param result null if there is none, or none yet
     * @param failure why there is none; null if there is one
     */
    static ExplorationState of(
            RaceSettings settings,
            Bounds bounds,
            boolean running,
            OpenExploration.Covered covered,
            @Nullable Exploration result,
            @Nullable String failure) {
        String failed = result != null && result.failure() != null
                ? "in '" + result.failedAt() + "' " + result.failure()
                : failure;
        return new ExplorationState(
                settings.toJson(),
                bounds.kills(),
                bounds.timeouts(),
                running,
                covered.states(),
                covered.turns(),
                covered.turnsLeft(),
                running ? null : failed,
                running || result == null ? null : Answer.of(result));
    }
}
