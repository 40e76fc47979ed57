package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * A race as operations on a counter of tickets, in the order of their calls: a line of JSON each, for a checker of
 * linearizability (Herlihy and Wing, 1990).
 *
 * <p>Each purchase that took a ticket, may have taken one or found none is one operation. Of a buyer that died it says what the
 * evidence says: a ticket that was taken for certain was taken, by the time at which that step ended; one that may have been
 * taken has no return. Each count that was read, by whoever and whatever became of it, is an operation of its own, and so is
 * the count at the end.
 *
 * <p>Where buyers read what is not committed, a count that was read, and the one at the end, need not be on the counter's
 * way: there only the purchases are operations.
 */
final class OperationHistory {

    private final RaceHistory race;
    private final long origin;
    private final boolean atCommit;
    private final boolean showsUncommitted;
    private final long end;

    /** What a purchase did to the counter. */
    private enum Effect {
        NONE,
        /** It found no ticket. */
        FOUND_NONE,
        TOOK_ONE,
        MAY_HAVE_TAKEN_ONE
    }

    /** When an operation was called, and its line. */
    private record Operation(long call, Map<String, @Nullable Object> line) {}

    private OperationHistory(RaceHistory race) {
        this.race = race;
        this.origin = race.originNanos();
        Guard guard = Guards.find(race.guard());
        Promise promise = Guards.findPromise(race.guard(), race.store(), race.isolation());
        this.atCommit = guard != null && guard.isTransaction();
        this.showsUncommitted = atCommit && (promise == null || !promise.isAllOrNothing());
        this.end = 1
                + race.buyers().stream()
                        .flatMap(buyer -> buyer.purchases().stream())
                        .mapToLong(PurchaseRecord::latest)
                        .max()
                        .orElse(origin);
    }

    static void write(RaceHistory race, Writer out) throws IOException {
        OperationHistory history = new OperationHistory(race);
        JsonLines json = new JsonLines(out);
        json.object(fields("f", "init", "init", race.tickets()));
        out.write('\n');
        for (Operation operation : history.operations()) {
            json.object(operation.line());
            out.write('\n');
        }
        Integer left = race.end().remaining();
        if (left != null && !history.showsUncommitted) {
            json.object(fields("f", "end", "left", left));
            out.write('\n');
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        int client = 0;
        for (BuyerHistory buyer : race.buyers()) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                Effect effect = effect(purchase);
                if (effect != Effect.NONE) {
                    operations.add(new Operation(purchase.call() - origin, buy(client, purchase, effect)));
                }
                if (purchase.value() != PurchaseRecord.NOTHING && !showsUncommitted) {
                    operations.add(new Operation(0, read(client, purchase)));
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

    private Map<String, @Nullable Object> buy(int client, PurchaseRecord purchase, Effect effect) {
        Map<String, @Nullable Object> line = fields("client", client, "f", "buy", "call", purchase.call() - origin);
        if (effect == Effect.MAY_HAVE_TAKEN_ONE) {
            line.put("ok", null);
        } else {
            line.put("return", returned(purchase) - origin);
            line.put("ok", effect == Effect.TOOK_ONE);
        }
        if (purchase.value() >= 0) {
            line.put("seen", purchase.value());
        }
        if (effect == Effect.TOOK_ONE && !purchase.isSold()) {
            line.put("sold", null);
        }
        if (purchase.mayHaveChanged()) {
            line.put("from", purchase.changeBegan() - origin);
        }
        if (purchase.hasChanged() && changeEnd(purchase) != 0) {
            line.put("by", changeEnd(purchase) - origin);
        }
        return line;
    }

    /** A processor may read a moment before it stamps the begin: what was read was there at some time before the end. */
    private Map<String, @Nullable Object> read(int client, PurchaseRecord purchase) {
        long known = purchase.readEnd() != 0 ? purchase.readEnd() : end;
        return fields("client", client, "f", "read", "call", 0, "return", known - origin, "seen", purchase.value());
    }

    /** When it was over; of a buyer that died, by when its effect was there; if that is not known, after all else. */
    private long returned(PurchaseRecord purchase) {
        if (!purchase.isOpen()) {
            return purchase.returned();
        }
        long there = purchase.value() == 0 ? purchase.readEnd() : changeEnd(purchase);
        return there != 0 ? there : end;
    }

    /** When the change was there for all to see; zero if that is not known. */
    private long changeEnd(PurchaseRecord purchase) {
        return atCommit ? purchase.end(Step.RELEASE) : purchase.written();
    }

    private static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return fields;
    }
}
