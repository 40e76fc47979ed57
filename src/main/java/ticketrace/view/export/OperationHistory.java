package ticketrace.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * A race as operations on a counter of tickets, in the order of their calls: a line of JSON each, for a checker of
 * linearizability (Herlihy and Wing, 1990).
 *
 * <p>A purchase that bought nothing and told nothing is no operation: it met a conflict, gave up waiting, or its buyer died
 * before it began to change the count. Of a buyer that died later, the operation says what its evidence says: a ticket that
 * was taken for certain was taken, by the time at which that step ended; one that may have been taken has no return.
 */
final class OperationHistory {

    private final RaceHistory race;
    private final long origin;
    private final boolean atCommit;
    private final long end;

    /** What a purchase did to the counter. */
    private enum Effect {
        NONE,
        /** It found no ticket. */
        FOUND_NONE,
        TOOK_ONE,
        MAY_HAVE_TAKEN_ONE
    }

    /** An operation and who called it. */
    private record Operation(int client, PurchaseRecord purchase, Effect effect) {}

    private OperationHistory(RaceHistory race) {
        this.race = race;
        this.origin = race.originNanos();
        this.atCommit =
                Guards.all().stream().anyMatch(guard -> guard.name().equals(race.guard()) && guard.isTransaction());
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
            json.object(history.line(operation));
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
                    operations.add(new Operation(client, purchase, effect));
                }
            }
            client++;
        }
        operations.sort(
                Comparator.comparingLong(operation -> operation.purchase().call()));
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

    private Map<String, @Nullable Object> line(Operation operation) {
        PurchaseRecord purchase = operation.purchase();
        Map<String, @Nullable Object> line =
                fields("client", operation.client(), "f", "buy", "call", purchase.call() - origin);
        if (operation.effect() == Effect.MAY_HAVE_TAKEN_ONE) {
            line.put("ok", null);
        } else {
            line.put("return", returned(purchase) - origin);
            line.put("ok", operation.effect() == Effect.TOOK_ONE);
        }
        if (purchase.value() >= 0) {
            line.put("seen", purchase.value());
        }
        if (operation.effect() == Effect.TOOK_ONE && !purchase.isSold()) {
            line.put("sold", null);
        }
        return line;
    }

    /** When it was over; of a buyer that died, by when its effect was there; if that is not known, after all else. */
    private long returned(PurchaseRecord purchase) {
        if (!purchase.isOpen()) {
            return purchase.returned();
        }
        long there =
                purchase.value() == 0 ? purchase.readEnd() : atCommit ? purchase.end(Step.RELEASE) : purchase.written();
        return there != 0 ? there : end;
    }

    private static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return fields;
    }
}
