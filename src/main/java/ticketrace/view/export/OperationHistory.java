package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.json.Json;
import ticketrace.json.JsonKey;
import ticketrace.json.JsonLines;

/**
 * A race as operations on a counter of tickets, for a checker of linearizability (Herlihy and Wing, 1990). Each
 * operation is one line of JSON; the lines are in the order of the calls.
 *
 * <p>A purchase is one operation if it took a ticket, may have taken one, or found none. If the buyer died, the
 * operation says what the evidence shows: if the purchase certainly took a ticket, it returned when that step ended; if
 * it may have taken one, it has no return. Each count that a buyer read is an operation of its own, whatever the
 * purchase's outcome. The count at the end is one, too.
 *
 * <p>If buyers can read uncommitted counts, the counts that they read, and the count at the end, may be none that the
 * counter ever had. Then only the purchases are operations.
 */
final class OperationHistory {

    private final RaceHistory race;
    private final long origin;
    private final boolean atCommit;
    private final boolean showsUncommitted;
    private final long end;

    /** The effect of a purchase on the counter. */
    private enum Effect {
        NONE,
        /** It found no ticket. */
        FOUND_NONE,
        TOOK_ONE,
        MAY_HAVE_TAKEN_ONE
    }

    /** A line with the number of tickets at the beginning. */
    private record Init(String f, int init) {}

    /** A line with the count at the end. */
    private record End(String f, int left) {}

    /** An operation of a client: one line. */
    private sealed interface Operation {

        /** The time of its call. */
        long call();
    }

    /**
     * A purchase that took a ticket, may have taken one, or found none.
     *
     * @param returned null if the evidence does not show it
     * @param ok whether it took one: true, false, or {@link Json#NULL} if the evidence does not show it
     * @param seen the count that the buyer read; null if the evidence has none
     * @param sold {@link Json#NULL} if the ticket was taken and the evidence has no sale of it; else null
     * @param from the earliest time of the change; null if the purchase changed nothing
     * @param by the latest time of the change; null if the evidence does not show it
     */
    private record Buy(
            int client,
            String f,
            long call,
            @JsonKey("return") @Nullable Long returned,
            Object ok,
            @Nullable Integer seen,
            @Nullable Object sold,
            @Nullable Long from,
            @Nullable Long by)
            implements Operation {}

    /** A count that a buyer read. */
    private record Read(
            int client,
            String f,
            long call,
            @JsonKey("return") long returned,
            int seen) implements Operation {}

    private OperationHistory(RaceHistory race) {
        this.race = race;
        this.origin = Math.min(race.originNanos(), earliestCall(race) - 1);
        Guard guard = Guards.find(race.guard());
        Promise promise = Guards.findPromise(race.guard(), race.store(), race.isolation());
        this.atCommit = guard != null && guard.isTransaction();
        this.showsUncommitted = atCommit && (promise == null || !promise.isAllOrNothing());
        this.end = 1
                + race.buyers().stream()
                        .flatMapToLong(buyer -> buyer.purchases().stream()
                                .mapToLong(purchase -> buyer.offset().latest(purchase.latest())))
                        .max()
                        .orElse(origin);
    }

    /** The earliest time at which a buyer on another machine can have begun. */
    private static long earliestCall(RaceHistory race) {
        return race.buyers().stream()
                .filter(buyer -> !buyer.offset().isNone() && !buyer.purchases().isEmpty())
                .mapToLong(buyer ->
                        buyer.offset().earliest(buyer.purchases().get(0).call()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    static void write(RaceHistory race, Writer out) throws IOException {
        OperationHistory history = new OperationHistory(race);
        JsonLines lines = new JsonLines(out);
        lines.line(new Init("init", race.tickets()));
        for (Operation operation : history.operations()) {
            lines.line(operation);
        }
        Integer left = race.end().remaining();
        if (left != null && !history.showsUncommitted) {
            lines.line(new End("end", left));
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        int client = 0;
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                Effect effect = effect(purchase);
                if (effect != Effect.NONE) {
                    operations.add(buy(client, buyer.offset(), purchase, effect));
                }
                if (purchase.value() != PurchaseRecord.NOTHING && !showsUncommitted) {
                    operations.add(read(client, buyer.offset(), purchase));
                }
            }
            client++;
        }
        operations.sort(Comparator.comparingLong(Operation::call));
        return operations;
    }

    private static Effect effect(PurchaseRecord purchase) {
        if (purchase.isSold() || purchase.hasChanged()) {
            return Effect.TOOK_ONE;
        }
        if (purchase.mayHaveChanged()) {
            return Effect.MAY_HAVE_TAKEN_ONE;
        }
        boolean givenUp = purchase.outcome() != null && purchase.outcome().isGivenUp();
        return purchase.value() == 0 && !givenUp ? Effect.FOUND_NONE : Effect.NONE;
    }

    /** The operation of a purchase. Begins are as early, and ends as late, as the buyer's clock offset allows. */
    private Buy buy(int client, ClockOffset clock, PurchaseRecord purchase, Effect effect) {
        boolean unknown = effect == Effect.MAY_HAVE_TAKEN_ONE;
        boolean took = effect == Effect.TOOK_ONE;
        return new Buy(
                client,
                "buy",
                clock.earliest(purchase.call()) - origin,
                unknown ? null : Long.valueOf(returned(clock, purchase) - origin),
                unknown ? Json.NULL : Boolean.valueOf(took),
                purchase.value() >= 0 ? Integer.valueOf(purchase.value()) : null,
                took && !purchase.isSold() ? Json.NULL : null,
                purchase.mayHaveChanged() ? Long.valueOf(clock.earliest(purchase.changeBegan()) - origin) : null,
                purchase.hasChanged() && changeEnd(purchase) != 0
                        ? Long.valueOf(clock.latest(changeEnd(purchase)) - origin)
                        : null);
    }

    /**
     * The operation of a read. Its call is 0, not the stamp: a processor may read a moment before it stamps the begin.
     * All that is certain is that the count was there at some time before the end.
     */
    private Read read(int client, ClockOffset clock, PurchaseRecord purchase) {
        long known = purchase.readEnd() != 0 ? clock.latest(purchase.readEnd()) : end;
        return new Read(client, "read", 0, known - origin, purchase.value());
    }

    /**
     * When the purchase ended. If its buyer died: when its effect was visible, or after all other operations if
     * unknown.
     */
    private long returned(ClockOffset clock, PurchaseRecord purchase) {
        if (!purchase.isOpen()) {
            return clock.latest(purchase.returned());
        }
        long there = purchase.value() == 0 ? purchase.readEnd() : changeEnd(purchase);
        return there != 0 ? clock.latest(there) : end;
    }

    /** When the change was visible to all buyers; zero if the evidence does not show it. */
    private long changeEnd(PurchaseRecord purchase) {
        return atCommit ? purchase.end(Step.RELEASE) : purchase.written();
    }
}
